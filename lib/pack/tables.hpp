// Terms that are decision tables.
#pragma once

#include <optional>
#include <string>

#include "compiler.hpp"

namespace riskrule::pack {

/// Where a table stands, and what compiling it needs.
struct TablePlace {
  const data::JsonTree& tree;
  std::string pointer;
  const feel::Scope& scope;
  const Limits& limits;
  Diagnostics& problems;
};

/// The table in strict mode, proved (dmn/check.hpp): nothing if it does not compile. What is wrong with a cell is placed
/// in it, what is wrong with a rule at the rule. An input of a simple type is tested as one; one that is a word of a closed
/// list has the words of the list as its allowed values, unless the pack says others.
std::optional<dmn::Table> compile_table(const TermTable& source, const TablePlace& place);

/// The type of what a table yields, as far as its outputs state theirs.
feel::TypePtr yielded_type(const dmn::TableSource& table);

}  // namespace riskrule::pack
