// Which rules match and why the others do not, found out when asked for.
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
