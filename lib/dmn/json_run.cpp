#include "riskrule/dmn/json_run.hpp"

#include <algorithm>

#include "riskrule/base/guess.hpp"
#include "riskrule/data/json.hpp"
#include "riskrule/dmn/json.hpp"
#include "riskrule/feel/stopped.hpp"

namespace riskrule::dmn {
namespace {

using data::JsonWriter;
using Names = std::vector<std::string_view>;

bool holds(const Names& names, std::string_view name) { return std::ranges::find(names, name) != names.end(); }

void write_names(JsonWriter& out, std::string_view member, const Names& names) {
  out.name(member), out.begin_list();
  for (const auto name : names) out.text(name);
  out.end_list();
}

void write_name_and_type(JsonWriter& out, const Model& model, std::string_view name) {
  out.name("name"), out.text(name);
  out.name("type"), out.text(feel::to_string(*model.type_of(name)));
}

Diagnostic unknown(std::string_view name, const Names& names) {
  return {.code = "dmn.unknown_decision",
          .message = "there is no `" + std::string(name) + "` to evaluate in this model",
          .guess = nearest(name, names)};
}

/// Inputs of a model, and the scratch that their values live in.
struct Inputs {
  explicit Inputs(const RunOptions& options) : call(options.limits) {
    call.clock = options.clock;
    call.external = options.external;
  }
  feel::Evaluation call;
  std::optional<data::JsonTree> tree{};
  feel::Value values = feel::Value::context({});

  Diagnostics read(const Model& model, std::string text) {
    Diagnostics problems;
    if (text.empty()) return problems;
    tree = data::parse_json(std::move(text), "inputs", call.limits(), problems);
    if (tree && !tree->root().is(data::JsonKind::object))
      problems.push_back(
          located_at(*tree, std::string_view(),
                     {.code = "json.type", .message = "expected an object with a member for each input of the model"}));
    if (tree && !has_errors(problems)) values = read_inputs(call, model, tree->root());
    return problems;
  }
};

/// The value of whatever bears that name.
feel::Value evaluate_one(const Model& model, feel::Evaluation& call, std::string_view name, const feel::Value& inputs,
                         std::vector<Problem>& problems) {
  if (holds(model.decisions(), name)) return model.evaluate_decision(call, name, inputs, &problems);
  if (holds(model.services(), name)) return model.evaluate_service(call, name, inputs, &problems);
  return model.evaluate_knowledge(call, name, inputs, &problems);
}

}  // namespace

std::string describe_json(const Model& model) {
  JsonWriter out;
  out.begin_object();
  out.name("name"), out.text(model.name());
  out.name("namespace"), out.text(model.namespace_uri());
  out.name("inputs"), out.begin_list();
  for (const auto name : model.inputs()) out.begin_object(), write_name_and_type(out, model, name), out.end_object();
  out.end_list();
  out.name("decisions"), out.begin_list();
  for (const auto name : model.decisions()) {
    out.begin_object();
    write_name_and_type(out, model, name);
    write_names(out, "inputs", model.inputs_of(name));
    out.end_object();
  }
  out.end_list();
  write_names(out, "services", model.services());
  write_names(out, "knowledge_models", model.knowledge_models());
  out.end_object();
  return std::move(out).take();
}

std::optional<Diagnostic> write_values(JsonWriter& out, const Model& model, std::span<const std::string_view> names,
                                       feel::Evaluation& call, const feel::Value& inputs) {
  std::vector<Problem> problems;
  out.begin_object();
  out.name("decisions"), out.begin_object();
  for (const auto name : names) {
    const feel::Value value = evaluate_one(model, call, name, inputs, problems);
    if (auto problem = json_problem(value, call.limits())) return problem;
    out.name(name), write_value(out, value);
  }
  out.end_object();
  write_problems(out, problems);
  out.end_object();
  return {};
}

Result<std::string> evaluate_json(const Model& model, std::optional<std::string_view> name, std::string text,
                                  const RunOptions& options) {
  Inputs inputs(options);
  if (auto problems = inputs.read(model, std::move(text)); has_errors(problems)) return problems;
  Names all = model.decisions();
  for (const auto& more : {model.services(), model.knowledge_models()}) all.insert(all.end(), more.begin(), more.end());
  if (name && !holds(all, *name)) return unknown(*name, all);
  JsonWriter out;
  const auto problem = write_values(out, model, name ? Names{*name} : top_decisions(model), inputs.call, inputs.values);
  if (!inputs.call.stopped.empty()) return feel::stopped_at(inputs.call);
  if (problem) return *problem;
  return std::move(out).take();
}

Result<std::string> explain_json(const Model& model, std::optional<std::string_view> name, std::string text,
                                 const RunOptions& options) {
  Inputs inputs(options);
  if (auto problems = inputs.read(model, std::move(text)); has_errors(problems)) return problems;
  if (name && !holds(model.decisions(), *name)) return unknown(*name, model.decisions());
  const Names wanted = name ? Names{*name} : top_decisions(model);
  const auto why = explain_decisions(model, inputs.call, wanted, inputs.values);
  if (!inputs.call.stopped.empty()) return feel::stopped_at(inputs.call);
  if (auto problem = json_problem(why, options.limits)) return *std::move(problem);
  JsonWriter out;
  write_decisions(out, wanted, why);
  return std::move(out).take();
}

}  // namespace riskrule::dmn
