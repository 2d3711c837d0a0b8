// The matter as JSON: reading with located errors, writing, checking.
//
//   Result<Matter> matter = read_matter(text, "songjiang.json");
//   if (!matter) std::cerr << to_text(matter.diagnostics());
//   std::string json = write_matter(*matter);
//
// docs/matter.md tells what the members mean; seeds/schemas/matter.json is the JSON Schema.
#pragma once

#include <string>
#include <string_view>

#include "riskrule/base/limits.hpp"
#include "riskrule/base/result.hpp"
#include "riskrule/model/matter.hpp"

namespace riskrule {

/// A matter from JSON text. Errors: all of data/read.hpp, and those of check_matter; with a matter there may be
/// warnings and notes. `file` names the text in diagnostics; nothing is opened.
Result<Matter> read_matter(std::string_view json, std::string file = {}, const Limits& limits = {});

/// The matter as indented JSON with a line end behind it, members in the order of the description, absent ones left
/// out. read_matter of it gives an equal matter.
std::string write_matter(const Matter& matter);

/// What contradicts itself in a matter, each with its JSON pointer and without a place (there may be no text).
///
///   matter.order          error    a period ends before it begins (consultation, time limit)
///                         warning  two steps stand in the wrong order, which may be what truly happened
///   matter.period         error    the last year comes before the first
///   matter.counts         error    a part is greater than the whole
///   matter.jurisdiction   error    not a GB/T 2260 code of six digits
///   matter.weight         error    a weight above 1
///   matter.opinions       warning  the declared number of opinions differs from those listed
Diagnostics check_matter(const Matter& matter);

/// The description of Matter. The library's own home of it: type_of<Matter>() elsewhere costs seconds of compile time.
const data::TypeInfo& matter_type() noexcept;

}  // namespace riskrule
