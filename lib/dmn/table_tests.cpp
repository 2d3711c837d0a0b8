#include "table_tests.hpp"

#include <algorithm>

#include "coerce.hpp"
#include "named.hpp"

namespace riskrule::dmn {

using feel::Value;

TableInputs read_inputs(const CompiledTable& table, feel::Evaluation& call, std::span<const Value> slots) {
  TableInputs out;
  auto* values = call.arena.make_array<Value>(table.inputs.size());
  out.values = {values, table.inputs.size()};
  for (std::size_t i = 0; i < table.inputs.size(); ++i) {
    const CompiledInput& clause = table.inputs[i];
    const Value& value =
        *::new (values + i) Value(clause.expression ? evaluate(clause.expression, call, slots) : Value());
    if (clause.type && value.tag() != tag_of(clause.type->kind)) values[i] = coerce(call, *clause.type, value);
    if (clause.allowed && !value.is_null() && !allows(clause.allowed, clause.allowed_form, call, slots, value)) {
      out.failure = null_with(call, "dmn.allowed",
                              "input " + std::to_string(i + 1) + " (`" + table.source.inputs[i].expression.text +
                                  "`) is not one of its allowed values");
      std::fill(values + i + 1, values + table.inputs.size(), Value());
      return out;
    }
  }
  return out;
}

bool TableCall::passes(std::size_t rule, std::size_t column) const {
  const CompiledTest& cell = table.cell(rule, column);
  if (call.recording != feel::Recording::proof || cell.test || cell.form.kind == CellForm::Kind::any) [[likely]]
    return dmn::passes(cell, call, slots, inputs[column]);
  const auto node = call.trace.open(table.source.rules[rule].inputs[column].text, "in");
  const bool found = dmn::passes(cell, call, slots, inputs[column]);
  call.trace.close(node, Value::boolean(found));
  return found;
}

std::size_t TableCall::first_failure(std::size_t rule) const {
  std::size_t column = 0;
  while (column < inputs.size() && passes(rule, column)) ++column;
  return column;
}

Value checked_output(const CompiledTable& table, feel::Evaluation& call, std::span<const Value> slots,
                     std::size_t column, const Value& value) {
  const CompiledOutput& clause = table.outputs[column];
  const Value typed = clause.type ? coerce(call, *clause.type, value) : value;
  if (typed.is_null() || !clause.allowed || clause.allowed.evaluate(call, slots, typed).is_true()) return typed;
  return null_with(call, "dmn.allowed", "output " + std::to_string(column + 1) + " is not one of its possible values");
}

std::uint32_t rank_of(const CompiledOutput& output, feel::Evaluation& call, const Value& value) {
  const auto found = std::find_if(output.ranking.begin(), output.ranking.end(),
                                  [&](const Value& v) { return feel::equal(call, v, value).is_true(); });
  return static_cast<std::uint32_t>(found - output.ranking.begin());
}

}  // namespace riskrule::dmn
