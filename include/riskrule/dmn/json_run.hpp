// A model with JSON on both sides: what the doors hand through.
//
//   auto out = dmn::evaluate_json(*model, "Risk Grade", R"({"Applicant Age": 42})");
//   if (out) std::cout << *out;       // {"decisions": {"Risk Grade": "low"}, "problems": []}
//
// Inputs are an object with a member for each input of the model, read as read_inputs() does, or the empty text. Errors of
// all: those of reading JSON, `json.type` (no object), `dmn.unknown_decision` with a guess, and `limit.…` where an
// evaluation passed one.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "riskrule/base/limits.hpp"
#include "riskrule/base/result.hpp"
#include "riskrule/dmn/model.hpp"

namespace riskrule::dmn {

/// `{"name", "namespace", "inputs": [{"name", "type"}], "decisions": [{"name", "type", "inputs"}], "services",
/// "knowledge_models"}`.
std::string describe_json(const Model& model);

/// What evaluations have of their host; all of it must live as long as they do.
struct RunOptions {
  Limits limits{};
  const feel::Clock* clock = nullptr;
  const feel::ExternalFunctions* external = nullptr;
};

/// A decision, decision service or knowledge model by name, or the decisions that no other requires:
/// `{"decisions": {NAME: value}, "problems": [{"element", "code", "message"}]}`.
Result<std::string> evaluate_json(const Model& model, std::optional<std::string_view> name, std::string inputs,
                                  const RunOptions& options = {});

/// The same of decisions with every step on the way and the rules that matched: `{"decisions", "explanation"}`.
Result<std::string> explain_json(const Model& model, std::optional<std::string_view> name, std::string inputs,
                                 const RunOptions& options = {});

}  // namespace riskrule::dmn
