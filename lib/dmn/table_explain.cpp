// Which rules match and why the others do not, found out when asked for.
#include "blank.hpp"
#include "table_tests.hpp"

namespace riskrule::dmn {

using feel::Value;

namespace {

RuleOutcome outcome(const TableCall& tests, std::size_t rule) {
  const std::size_t column = tests.first_failure(rule);
  if (column == tests.inputs.size()) return {.rule = rule, .matched = true};
  return {.rule = rule, .column = column, .cell = trimmed(tests.table.source.rules[rule].inputs[column].text)};
}

}  // namespace

RuleOutcome Table::explain(feel::Evaluation& call, std::span<const Value> inputs, std::size_t rule) const {
  const TableInputs read = read_inputs(*table_, call, inputs);
  if (read.failure) return {.rule = rule};
  return outcome({*table_, call, inputs, read.values}, rule);
}

TableExplanation Table::explain(feel::Evaluation& call, std::span<const Value> inputs) const {
  TableExplanation out;
  const TableInputs read = read_inputs(*table_, call, inputs);
  out.inputs.assign(read.values.begin(), read.values.end());
  if (read.failure) {
    out.failure = *read.failure;
    return out;
  }
  out.rules.reserve(table_->rules);
  for (std::size_t r = 0; r < table_->rules; ++r) {
    out.rules.push_back(outcome({*table_, call, inputs, read.values}, r));
    if (out.rules.back().matched) out.matched.push_back(r);
  }
  return out;
}

}  // namespace riskrule::dmn
