// What evaluating a table and explaining it share: the values of the inputs, and the test of one cell.
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

/// Does the input pass the cell?
inline bool passes(const CompiledTest& cell, feel::Evaluation& call, std::span<const feel::Value> slots,
                   const feel::Value& input) {
  return cell.any || (cell.test && cell.test.evaluate(call, slots, input).is_true());
}

}  // namespace riskrule::dmn
