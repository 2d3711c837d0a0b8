// The answers of expressions over columns, as text.
#pragma once

#include <string>
#include <vector>

#include "riskrule/feel/columns.hpp"
#include "unit/arrow_arrays.hpp"

namespace riskrule::feel {

using Strings = std::vector<std::string>;
template <class T>
using Values = std::vector<std::optional<T>>;

inline Scope scope_of(std::initializer_list<const char*> names) {
  Scope out;
  for (const char* name : names) out.add(name);
  return out;
}

/// The one column of the answers to `text` over the batch, as FEEL writes the values; or the first problem.
inline std::vector<std::string> answers(const char* text, const Scope& scope, const TestColumn& batch,
                                        const ColumnOptions& options = {}) {
  const auto expression = compile(text, scope);
  const auto program = bind_columns(*expression, scope, *batch.schema, options);
  if (!program) return {program.diagnostics().front().code, program.diagnostics().front().pointer};
  const auto made = program->evaluate(*batch.array);
  if (!made) return {made.diagnostics().front().code, made.diagnostics().front().pointer};
  const auto schema = program->schema();
  const Cells cells(*schema, **made);
  Arena arena;
  std::vector<std::string> out;
  for (std::size_t row = 0; row < static_cast<std::size_t>((*made)->length); ++row)
    out.push_back(to_feel(cells.at(0, row, arena)));
  return out;
}

inline TestColumn two_numbers() { return fixed<std::int32_t>("x", "i", {1, 2}); }
inline TestColumn two_texts() { return texts("x", {"a", "bc"}); }

}  // namespace riskrule::feel
