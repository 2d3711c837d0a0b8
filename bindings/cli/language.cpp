// feel, builtins and schema.
#include <iostream>

#include "commands.hpp"
#include "inputs.hpp"
#include "riskrule/assess/assess.hpp"
#include "riskrule/data/schema.hpp"
#include "riskrule/dmn/json.hpp"
#include "riskrule/feel/builtins.hpp"
#include "riskrule/feel/json.hpp"
#include "riskrule/feel/stopped.hpp"
#include "riskrule/model/io.hpp"
#include "terminal.hpp"

namespace riskrule::cli {
namespace {

/// The names and values of a context file.
struct Context {
  std::optional<data::JsonTree> tree;
  feel::Scope scope;
  std::vector<feel::Value> inputs;
};

bool read_context(const std::string& path, feel::Arena& arena, Context& context) {
  Diagnostics problems;
  const auto text = read_input(path, problems);
  if (text) context.tree = data::parse_json(*text, shown_name(path), {}, problems);
  if (context.tree && !context.tree->root().is(data::JsonKind::object))
    problems.push_back(located_at(*context.tree, std::string_view(),
                                  {.code = "json.type", .message = "expected an object whose members are the names"}));
  print(problems);
  if (!context.tree || has_errors(problems)) return false;
  for (const auto member : context.tree->root().members()) {
    context.scope.add(std::string(member.name));
    context.inputs.push_back(feel::from_json(arena, member.value));
  }
  return true;
}

std::string written(const feel::Value& value) {
  data::JsonWriter out;
  dmn::write_value(out, value);
  return std::move(out).take();
}

}  // namespace

int run_feel(const std::string& expression, const std::string& context_file, bool strict, bool json) {
  Diagnostics problems;
  const auto text = expression == "-" ? read_input("-", problems) : std::optional(expression);
  print(problems);
  if (!text) return bad;
  feel::Evaluation call;
  Context context;
  if (!context_file.empty() && !read_context(context_file, call.arena, context)) return bad;
  const auto compiled = feel::compile(
      *text, context.scope, {.mode = strict ? feel::Mode::strict : feel::Mode::standard, .file = "<expression>"});
  print(compiled.diagnostics());
  if (!compiled) return bad;
  const feel::Value value = compiled->evaluate(call, context.inputs);
  if (!call.stopped.empty()) {
    print({feel::stopped_at(call)});
    return bad;
  }
  if (const auto problem = dmn::json_problem(value, call.limits()); json && problem) {
    print({*problem});
    return bad;
  }
  std::cout << (json ? written(value) : feel::to_feel(value) + "\n");
  for (const auto* reason = value.is_null() ? value.reason() : nullptr; reason != nullptr; reason = reason->cause)
    std::cerr << "null: " << reason->message << " [" << reason->code << "]\n";
  return done;
}

int run_write(const std::string& path, const std::string& output) {
  const auto input = read_matter_file(path);
  return input && write_output(output, write_matter(*input->matter)) ? done : bad;
}

int run_builtins(const std::string& format) {
  std::cout << feel::builtins_manual(format == "markdown");
  return done;
}

int run_schema(const std::string& type) {
  std::cout << schema_of(type);
  return done;
}

}  // namespace riskrule::cli
