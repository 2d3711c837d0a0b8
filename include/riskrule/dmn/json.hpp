// JSON at a model's border: inputs come in as JSON, values and explanations go out as JSON.
//
//   auto tree = data::parse_json(R"({"applied": "2024-03-01", "age": 42})", "inputs.json");
//   feel::Value inputs = dmn::read_inputs(call, model, tree->root());      // `applied` is a date if the model says so
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "riskrule/data/json.hpp"
#include "riskrule/data/json_writer.hpp"
#include "riskrule/dmn/explain.hpp"

namespace riskrule::dmn {

/// The members of an object as inputs by name, each read as the type of the model's input asks (feel/json.hpp); where a
/// text should be a date and is none, evaluation says what is wrong. A member that is no input of the model is taken as it is. The values live in `call`
/// and in the node's tree. Anything but an object yields an empty context.
feel::Value read_inputs(feel::Evaluation& call, const Model& model, data::JsonNode object);

/// Writes a value: numbers with all their digits, contexts as objects, dates, times and durations as texts (`2024-03-01`,
/// `P1D`), ranges and functions as FEEL text. Ask json_problem() first.
void write_value(data::JsonWriter& out, const feel::Value& value);

/// The limit that the JSON of a value would pass (`limit.json_depth`, `limit.string_bytes`), or an empty text. Lists and
/// contexts that share their parts are small while their JSON is not. Cost: what the limit admits, at most.
std::string_view json_limit(const feel::Value& value, const Limits& limits);
/// The same as an error, for a value that goes out; and for the values of an explanation.
std::optional<Diagnostic> json_problem(const feel::Value& value, const Limits& limits);
std::optional<Diagnostic> json_problem(const Explanation& explanation, const Limits& limits);

/// `{"steps": [{"name", "kind", "value", "required", "tables": [{"element", "value", "rules": [{"rule", "text"}]}]}],
/// "problems": [{"element", "code", "message"}]}`; rules are counted from 1.
void write_explanation(data::JsonWriter& out, const Explanation& explanation);

/// The member `problems` of an object.
void write_problems(data::JsonWriter& out, std::span<const Problem> problems);

/// `{"decisions": {NAME: value}, "problems": […]}` of decisions, services and knowledge models of the model by name. The
/// error where a value passes json_limit(); what is written then is of no use.
std::optional<Diagnostic> write_values(data::JsonWriter& out, const Model& model,
                                       std::span<const std::string_view> names, feel::Evaluation& call,
                                       const feel::Value& inputs);

/// `{"decisions": {NAME: value}, "explanation": …}` of these decisions.
void write_decisions(data::JsonWriter& out, std::span<const std::string_view> decisions, const Explanation& why);

}  // namespace riskrule::dmn
