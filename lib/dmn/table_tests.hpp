// What evaluating a table and explaining it share: the values of the inputs, tests of rules, checks of outputs.
#pragma once

#include <optional>

#include "table_data.hpp"

namespace riskrule::dmn {

/// The table's inputs, evaluated and coerced; in the call's arena.
struct TableInputs {
  std::span<const feel::Value> values{};
  std::optional<feel::Value> failure{};  ///< null with its reason: an input is not one of its allowed values
};

TableInputs read_inputs(const CompiledTable& table, feel::Evaluation& call, std::span<const feel::Value> slots);

/// One call about one table: the slots of its scope and the values of its inputs.
struct TableCall {
  const CompiledTable& table;
  feel::Evaluation& call;
  std::span<const feel::Value> slots;
  std::span<const feel::Value> inputs;

  /// Does the input pass the rule's cell? A trace shows a cell that has no expression as one step, `in`.
  bool passes(std::size_t rule, std::size_t column) const;
  /// The first column whose cell does not pass, or how many columns there are.
  std::size_t first_failure(std::size_t rule) const;
};

/// The output as its column wants it: converted, and among the possible values; else null with a reason.
feel::Value checked_output(const CompiledTable& table, feel::Evaluation& call, std::span<const feel::Value> slots,
                           std::size_t column, const feel::Value& value);
/// The place among the possible values of the column; their number for a value that is not listed.
std::uint32_t rank_of(const CompiledOutput& output, feel::Evaluation& call, const feel::Value& value);

}  // namespace riskrule::dmn
