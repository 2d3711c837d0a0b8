// dmn: evaluate a DMN model and say how its decisions came about, or list what they need.
#include <algorithm>
#include <iostream>
#include <optional>

#include "commands.hpp"
#include "dmn_models.hpp"
#include "riskrule/base/guess.hpp"
#include "riskrule/dmn/json.hpp"
#include "riskrule/feel/stopped.hpp"
#include "terminal.hpp"

namespace riskrule::cli {
namespace {

using Names = std::vector<std::string_view>;

bool holds(const Names& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::string listed(const Names& names) {
  std::string out;
  for (const auto name : names) out += (out.empty() ? "`" : ", `") + std::string(name) + "`";
  return out;
}

/// What may be asked for by name: decisions, and decision services where only values are wanted, for these have no steps.
Names askable(const dmn::Model& model, const DmnArguments& arguments) {
  Names out = model.decisions();
  if (arguments.format != "values") return out;
  const auto services = model.services();
  out.insert(out.end(), services.begin(), services.end());
  return out;
}

std::string refusal(const dmn::Model& model, const std::string& name, const Names& all) {
  if (holds(model.services(), name))
    return "`" + name + "` is a decision service, which has no steps to tell; --format values evaluates it";
  return "there is no decision `" + name + "` in this model; it has " + listed(all);
}

/// The decisions that are asked for; empty if there are none, which has then been said.
Names wanted_decisions(const dmn::Model& model, const DmnArguments& arguments) {
  const auto all = askable(model, arguments);
  if (all.empty()) {
    print({{.code = "usage.decision", .message = "this model has no decisions", .file = shown_name(arguments.model)}});
    return {};
  }
  if (arguments.decisions.empty()) return dmn::top_decisions(model);
  Names out;
  Diagnostics problems;
  for (const auto& name : arguments.decisions) {
    if (holds(all, name)) {
      out.emplace_back(name);
      continue;
    }
    problems.push_back({.code = "usage.decision",
                        .message = refusal(model, name, all),
                        .file = shown_name(arguments.model),
                        .guess = nearest(name, all)});
  }
  print(problems);
  return problems.empty() ? out : Names();
}

/// The inputs that one of the decisions needs, each once.
Names needed_inputs(const dmn::Model& model, const Names& decisions) {
  Names out;
  for (const auto decision : decisions)
    for (const auto input : model.inputs_of(decision))
      if (!holds(out, input)) out.push_back(input);
  return out;
}

std::string type_of(const dmn::Model& model, std::string_view name) { return feel::to_string(*model.type_of(name)); }

void list_needs_as_json(const dmn::Model& model, const Names& decisions) {
  data::JsonWriter out;
  out.begin_list();
  for (const auto decision : decisions) {
    out.begin_object();
    out.name("decision"), out.text(decision);
    out.name("type"), out.text(type_of(model, decision));
    out.name("inputs"), out.begin_list();
    for (const auto input : model.inputs_of(decision)) {
      out.begin_object();
      out.name("name"), out.text(input);
      out.name("type"), out.text(type_of(model, input));
      out.end_object();
    }
    out.end_list();
    out.end_object();
  }
  out.end_list();
  std::cout << std::move(out).take();
}

void list_needs(const dmn::Model& model, const Names& decisions) {
  for (const auto decision : decisions) {
    std::cout << "decision `" << decision << "`: " << type_of(model, decision) << "\n";
    for (const auto input : model.inputs_of(decision))
      std::cout << "  needs `" << input << "`: " << type_of(model, input) << "\n";
  }
  std::cout << "give the inputs with --input FILE, a JSON object with a member for each\n";
}

/// Inputs as they were given, and warnings about those that are not given or not known.
struct Inputs {
  std::optional<data::JsonTree> tree;
  feel::Value values;
};

void compare_inputs(const dmn::Model& model, const Names& needed, const data::JsonTree& tree) {
  Diagnostics problems;
  Names given;
  for (const auto member : tree.root().members()) given.push_back(member.name);
  for (const auto name : needed)
    if (!holds(given, name))
      problems.push_back(
          {.severity = Severity::warning,
           .code = "dmn.missing_input",
           .message = "input `" + std::string(name) + "` (" + type_of(model, name) + ") is not given; it is null",
           .file = tree.file()});
  for (const auto member : tree.root().members())
    if (!holds(model.inputs(), member.name) && !holds(needed, member.name) &&
        member.name.find('#') == std::string_view::npos)
      problems.push_back(located_at(tree, member.name_span,
                                    {.severity = Severity::warning,
                                     .code = "dmn.unknown_input",
                                     .message = "`" + std::string(member.name) + "` is not an input of this model",
                                     .guess = nearest(member.name, model.inputs())}));
  print(problems);
}

bool read_input_file(const std::string& path, const dmn::Model& model, const Names& needed, feel::Evaluation& call,
                     Inputs& inputs) {
  Diagnostics problems;
  const auto text = read_input(path, problems);
  if (text) inputs.tree = data::parse_json(*text, shown_name(path), {}, problems);
  if (inputs.tree && !inputs.tree->root().is(data::JsonKind::object))
    problems.push_back(
        located_at(*inputs.tree, std::string_view(),
                   {.code = "json.type", .message = "expected an object with a member for each input of the model"}));
  print(problems);
  if (!inputs.tree || has_errors(problems)) return false;
  compare_inputs(model, needed, *inputs.tree);
  inputs.values = dmn::read_inputs(call, model, inputs.tree->root());
  return true;
}

void print_table(const dmn::TableUse& use) {
  std::cout << "    table of `" << use.element << "` gives " << feel::to_feel(use.value) << "\n";
  for (const std::size_t rule : use.rules)
    std::cout << "      rule " << rule + 1 << ": " << dmn::rule_text(*use.table, rule) << "\n";
  if (use.rules.empty()) std::cout << "      no rule matches\n";
}

void print_step(const dmn::Step& step, const std::vector<dmn::Problem>& problems) {
  std::cout << "  " << (step.input ? "input `" : "decision `") << step.name << "` = " << feel::to_feel(step.value)
            << "\n";
  if (!step.required.empty()) std::cout << "    from " << listed({step.required.begin(), step.required.end()}) << "\n";
  for (const auto& use : step.tables) print_table(use);
  for (const auto& problem : problems)
    if (problem.element == step.name)
      std::cout << "    null because " << problem.message << " [" << problem.code << "]\n";
}

void print_text(const Names& decisions, const dmn::Explanation& why) {
  for (const auto name : decisions)
    if (const auto* step = why.find(name)) std::cout << name << " = " << feel::to_feel(step->value) << "\n";
  std::cout << "\nhow:\n";
  for (const auto& step : why.steps) print_step(step, why.problems);
  if (why.tables_left_out > 0) std::cout << "  " << why.tables_left_out << " more tables were evaluated\n";
}

bool print_json(const Names& decisions, const dmn::Explanation& why) {
  if (const auto problem = dmn::json_problem(why, {})) {
    print({*problem});
    return false;
  }
  data::JsonWriter out;
  dmn::write_decisions(out, decisions, why);
  std::cout << std::move(out).take();
  return true;
}

int stopped_at_a_limit(const feel::Evaluation& call) {
  print({feel::stopped_at(call)});
  return bad;
}

int print_values(const dmn::Model& model, const Names& decisions, feel::Evaluation& call, const feel::Value& inputs) {
  data::JsonWriter out;
  const auto problem = dmn::write_values(out, model, decisions, call, inputs);
  if (!call.stopped.empty()) return stopped_at_a_limit(call);
  if (problem) {
    print({*problem});
    return bad;
  }
  std::cout << std::move(out).take() << std::flush;
  return done;
}

}  // namespace

int run_dmn(const DmnArguments& arguments) {
  if (arguments.model == "-" && arguments.input == "-") {
    print({{.code = "usage.stdin", .message = "the model and its inputs can not both be standard input"}});
    return bad;
  }
  Models models;
  const auto model = models.load(arguments.model);
  if (!model) return bad;
  const auto decisions = wanted_decisions(*model, arguments);
  if (decisions.empty()) return bad;
  const auto needed = needed_inputs(*model, decisions);
  const bool json = arguments.format != "text";
  if (arguments.input.empty() && !needed.empty()) {
    (json ? list_needs_as_json : list_needs)(*model, decisions);
    return done;
  }
  feel::Evaluation call;
  Inputs inputs;
  inputs.values = feel::Value::context({});
  if (!arguments.input.empty() && !read_input_file(arguments.input, *model, needed, call, inputs)) return bad;
  if (arguments.format == "values") return print_values(*model, decisions, call, inputs.values);
  const auto why = dmn::explain_decisions(*model, call, decisions, inputs.values);
  if (!json)
    print_text(decisions, why);
  else if (!print_json(decisions, why))
    return bad;
  std::cout << std::flush;
  return call.stopped.empty() ? done : stopped_at_a_limit(call);
}

}  // namespace riskrule::cli
