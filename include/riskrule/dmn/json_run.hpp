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

/// A decision, decision service or knowledge model by name, or the decisions that no other requires:
/// `{"decisions": {NAME: value}, "problems": [{"element", "code", "message"}]}`.
Result<std::string> evaluate_json(const Model& model, std::optional<std::string_view> name, std::string inputs,
                                  const Limits& limits = {});

/// The same of decisions with every step on the way and the rules that matched: `{"decisions", "explanation"}`.
Result<std::string> explain_json(const Model& model, std::optional<std::string_view> name, std::string inputs,
                                 const Limits& limits = {});

}  // namespace riskrule::dmn
