// A pack's decision tables as a DMN model, for editors and other engines.
//
//   Result<std::string> xml = pack::write_tables(*pack::builtin("cn.competition"));   // dmn::load_dmn reads it back
#pragma once

#include <string>

#include "riskrule/base/result.hpp"
#include "riskrule/pack/pack.hpp"

namespace riskrule::pack {

/// DMN 1.3 XML, which most editors read, with a decision for each term that is a table, those of parents included, and
/// for each term that these need, in the order of the pack; inputs are the members of the matter that are read, and
/// `as_of`. Words of the model (`open_call`) become texts (`"open_call"`). Same pack, same bytes. Errors:
/// `pack.no_tables`; `pack.word_in_filter` (a word in a filter over items of no known type, where it may be a member:
/// write it in quotes).
///
/// For inputs that are stated the decisions come to what the terms come to. DMN passes over a rule whose input is null,
/// where a pack's term is null (docs/packs.md). Terms that call functions of this library beside those of DMN (`working
/// days between`) need an engine that has them. Linear in the tables and terms.
Result<std::string> write_tables(const Pack& pack);

}  // namespace riskrule::pack
