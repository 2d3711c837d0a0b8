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

/// What a table yields, and the rules that it comes from, in its order; none for a default and where the table is at
/// fault.
struct Decision {
  feel::Value value{};
  std::span<const std::size_t> rules{};
};

/// All of an evaluation.
Decision decide(const CompiledTable& table, feel::Evaluation& call, std::span<const feel::Value> slots);
/// The same once it is known which rules match, ascending; where the first one decides, the others may be left out.
/// `hits` live as long as the values of the call.
Decision decide(const CompiledTable& table, feel::Evaluation& call, std::span<const feel::Value> slots,
                std::span<const std::size_t> hits);
/// One output of one rule; of no rule: the default.
feel::Value output_of(const CompiledTable& table, feel::Evaluation& call, std::span<const feel::Value> slots,
                      std::optional<std::size_t> rule, std::size_t column);

/// True for the policies whose value is a list, one item for each rule.
inline bool lists_rules(const CompiledTable& table) noexcept {
  const auto policy = table.source.hit_policy;
  return policy == HitPolicy::rule_order || policy == HitPolicy::output_order ||
         (policy == HitPolicy::collect && !table.aggregate);
}
/// True for the policies by which at most one rule decides.
inline bool takes_one_rule(const CompiledTable& table) noexcept { return !lists_rules(table) && !table.aggregate; }

}  // namespace riskrule::dmn
