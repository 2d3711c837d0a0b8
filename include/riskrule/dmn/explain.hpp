// How a model comes to its decisions: every element on the way with its value, what it required, and the rules that
// matched.
//
//   const std::string_view wanted[] = {"Routing"};
//   dmn::Explanation why = dmn::explain_decisions(model, call, wanted, inputs);
//   for (const auto& step : why.steps)                      // what is required stands before what requires it
//     std::cout << step.name << " = " << feel::to_feel(step.value) << "\n";
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "riskrule/dmn/model.hpp"
#include "riskrule/dmn/table.hpp"

namespace riskrule::dmn {

/// A decision table that was evaluated in a decision, or in a knowledge model that the decision invoked.
struct TableUse {
  std::string element;             ///< the decision or knowledge model in which the table stands
  const TableSource* table;        ///< in the model, which must outlive this
  std::vector<std::size_t> rules;  ///< what matched, as indexes into the table's rules, ascending
  feel::Value value{};             ///< of the table
};

/// An input or a decision that was evaluated, once.
struct Step {
  std::string name;
  bool input = false;                   ///< an input, else a decision
  feel::Value value{};                  ///< lives where those of Model::evaluate_decision do
  std::vector<std::string> required{};  ///< names of inputs, decisions, knowledge models and services, as in the file
  std::vector<TableUse> tables{};       ///< in the order in which they were evaluated
};

struct Explanation {
  std::vector<Step> steps{};        ///< what is required stands before what requires it; no step stands twice
  std::vector<Problem> problems{};  ///< as in Model::evaluate_decision
  std::size_t tables_left_out = 0;  ///< table evaluations beyond `most_tables`

  /// The step of that decision, or null.
  const Step* find(std::string_view decision) const noexcept;
};

/// Evaluates the decisions in one run and says how. An unknown one is a problem `dmn.unknown_decision` and no step. A
/// table is recorded each time it is evaluated, `most_tables` times in all. Cost: that of the evaluation, and a little
/// for each step and table.
Explanation explain_decisions(const Model& model, feel::Evaluation& call, std::span<const std::string_view> decisions,
                              const feel::Value& inputs, std::size_t most_tables = 1000);

/// The decisions that no other decision of the model requires, in the order of the file.
std::vector<std::string_view> top_decisions(const Model& model);

/// A rule as one line: what it asks of the inputs, what follows, and its note.
/// `Age < 18, Risk Category "HIGH", "MEDIUM" => "DECLINE"   (minors)`. A rule that asks nothing begins with `always`.
std::string rule_text(const TableSource& table, std::size_t rule);

}  // namespace riskrule::dmn
