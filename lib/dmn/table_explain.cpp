// Which rules match and why the others do not, found out when asked for.
#include "coerce.hpp"
#include "table_tests.hpp"

namespace riskrule::dmn {

using feel::Value;

namespace {

std::string_view trimmed(std::string_view text) noexcept {
  constexpr std::string_view blanks = " \t\r\n";
  const auto first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

RuleOutcome outcome(const CompiledTable& table, std::size_t index, feel::Evaluation& call, std::span<const Value> slots,
                    std::span<const Value> inputs) {
  const auto& tests = table.rules[index].tests;
  for (std::size_t c = 0; c < tests.size(); ++c)
    if (!passes(tests[c], call, slots, inputs[c]))
      return {.rule = index, .column = c, .cell = trimmed(table.source.rules[index].inputs[c].text)};
  return {.rule = index, .matched = true};
}

}  // namespace

TableInputs read_inputs(const CompiledTable& table, feel::Evaluation& call, std::span<const Value> slots) {
  TableInputs out;
  auto* values = call.arena.make_array<Value>(table.inputs.size());
  out.values = {values, table.inputs.size()};
  for (std::size_t i = 0; i < table.inputs.size(); ++i) {
    const CompiledInput& clause = table.inputs[i];
    values[i] = clause.expression ? clause.expression.evaluate(call, slots) : Value();
    if (clause.type) values[i] = coerce(call, *clause.type, values[i]);
    if (clause.allowed && !values[i].is_null() && !clause.allowed.evaluate(call, slots, values[i]).is_true()) {
      out.failure = null_with(call, "dmn.allowed",
                              "input " + std::to_string(i + 1) + " (`" + table.source.inputs[i].expression.text +
                                  "`) is not one of its allowed values");
      return out;
    }
  }
  return out;
}

RuleOutcome Table::explain(feel::Evaluation& call, std::span<const Value> inputs, std::size_t rule) const {
  const TableInputs read = read_inputs(*table_, call, inputs);
  if (read.failure) return {.rule = rule};
  return outcome(*table_, rule, call, inputs, read.values);
}

TableExplanation Table::explain(feel::Evaluation& call, std::span<const Value> inputs) const {
  TableExplanation out;
  const TableInputs read = read_inputs(*table_, call, inputs);
  out.inputs.assign(read.values.begin(), read.values.end());
  if (read.failure) {
    out.failure = *read.failure;
    return out;
  }
  out.rules.reserve(table_->rules.size());
  for (std::size_t r = 0; r < table_->rules.size(); ++r) {
    out.rules.push_back(outcome(*table_, r, call, inputs, read.values));
    if (out.rules.back().matched) out.matched.push_back(r);
  }
  return out;
}

}  // namespace riskrule::dmn
