// FEEL expressions: compiling, and evaluating with JSON.
#include <cstddef>

#include "handles.hpp"
#include "riskrule/base/guess.hpp"
#include "riskrule/data/json.hpp"
#include "riskrule/data/json_writer.hpp"
#include "riskrule/dmn/json.hpp"
#include "riskrule/feel/builtins.hpp"
#include "riskrule/feel/json.hpp"
#include "riskrule/feel/stopped.hpp"

namespace feel = riskrule::feel;
using riskrule::Diagnostics;
using riskrule::Result;
using riskrule::c::bad_argument;
using riskrule::c::copy_text;
using riskrule::c::create;
using riskrule::c::HostLimits;
using riskrule::c::NamedExpression;
using riskrule::c::read_text;

namespace {

/// The type of that name; null if there is none.
feel::TypePtr type_named(std::string_view name) {
  using Kind = feel::TypeKind;
  if (name == "Any") return feel::any_type();
  if (name == "list") return feel::list_of(feel::any_type());
  if (name == "context") return feel::context_of({});
  for (const auto kind : {Kind::number, Kind::string, Kind::boolean, Kind::date, Kind::time, Kind::date_time,
                          Kind::days_time, Kind::years_months})
    if (auto type = feel::simple_type(kind); feel::to_string(*type) == name) return type;
  return nullptr;
}

Result<feel::Scope> read_names(const riskrule_compile_options& options) {
  feel::Scope scope;
  Diagnostics problems;
  for (std::size_t i = 0; i < options.name_count; ++i) {
    const char* name = options.names[i];
    const char* type = options.types == nullptr ? nullptr : options.types[i];
    auto found = type == nullptr ? feel::any_type() : type_named(type);
    if (name == nullptr)
      problems.push_back(riskrule::c::argument_problem("name " + std::to_string(i) + " is NULL"));
    else if (found == nullptr)
      problems.push_back(
          {.code = "c.type", .message = "`" + std::string(type) + "`, the type of `" + name + "`, is no FEEL type"});
    else
      scope.add(name, std::move(found));
  }
  if (has_errors(problems)) return problems;
  return scope;
}

Result<std::shared_ptr<const NamedExpression>> compile(const std::string& text, const riskrule_compile_options& options,
                                                       const HostLimits& limits) {
  auto scope = read_names(options);
  if (!scope) return std::move(scope.diagnostics());
  feel::CompileOptions how;
  how.mode = options.mode == RISKRULE_STRICT ? feel::Mode::strict : feel::Mode::standard;
  how.file = copy_text(options.file);
  how.limits = limits.limits();
  auto expression = feel::compile(text, *scope, how);
  if (!expression) return std::move(expression.diagnostics());
  return std::shared_ptr<const NamedExpression>(std::make_shared<NamedExpression>(
      NamedExpression{*std::move(expression), *std::move(scope), limits, riskrule::c::read_host(options.host)}));
}

/// The members of an object as inputs, by name. One that is no name is an error: nothing is lost unseen.
bool take_members(const NamedExpression& named, const riskrule::data::JsonTree& tree, feel::Arena& arena,
                  std::vector<feel::Value>& inputs, Diagnostics& problems) {
  if (!tree.root().is(riskrule::data::JsonKind::object)) {
    problems.push_back(located_at(tree, std::string_view(),
                                  {.code = "json.type", .message = "expected an object with a member for each name"}));
    return false;
  }
  std::vector<std::string> known;
  for (const auto& name : named.scope.names()) known.push_back(name.name);
  for (const auto member : tree.root().members()) {
    const auto* name = named.scope.find(member.name);
    if (name != nullptr)
      inputs[name->slot] = feel::from_json(arena, member.value, *name->type);
    else
      problems.push_back(located_at(tree, member.name_span,
                                    {.code = "json.unknown_member",
                                     .message = "`" + std::string(member.name) + "` is no name of the expression",
                                     .guess = riskrule::nearest(member.name, known)}));
  }
  return problems.empty();
}

Result<std::string> evaluate(const NamedExpression& named, std::string inputs_text) {
  Diagnostics problems;
  feel::Evaluation call(named.limits.limits());
  std::vector<feel::Value> inputs(named.scope.slots());
  std::optional<riskrule::data::JsonTree> tree;
  if (!inputs_text.empty()) {
    tree = riskrule::data::parse_json(std::move(inputs_text), "inputs", named.limits.limits(), problems);
    if (!tree || !take_members(named, *tree, call.arena, inputs, problems)) return problems;
  }
  const auto value = named.host.begin(call) ? named.expression.evaluate(call, inputs) : feel::Value();
  if (!call.stopped.empty()) return feel::stopped_at(call);
  if (auto problem = riskrule::dmn::json_problem(value, call.limits())) return *std::move(problem);
  riskrule::data::JsonWriter out;
  riskrule::dmn::write_value(out, value);
  return std::move(out).take();
}

}  // namespace

extern "C" {

riskrule_status riskrule_expression_compile(const char* text, size_t length, const riskrule_compile_options* options,
                                            riskrule_expression** out, riskrule_error** error) {
  return riskrule::c::create_with(
      out, error, options, offsetof(riskrule_compile_options, host),
      [&](const auto& known, const auto& limits) -> Result<std::shared_ptr<const NamedExpression>> {
        if (known.name_count > 0 && known.names == nullptr)
          return riskrule::c::argument_problem("the names are NULL, but their count is not 0");
        if (auto refused = riskrule::c::refuse_text(text, length, limits.limits().json_bytes))
          return *std::move(refused);
        return compile(copy_text(text, length), known, limits);
      });
}
void riskrule_expression_free(riskrule_expression* expression) { delete expression; }

riskrule_status riskrule_expression_evaluate(const riskrule_expression* expression, const char* inputs, size_t length,
                                             riskrule_text** out, riskrule_error** error) {
  if (out != nullptr) *out = nullptr;
  if (expression == nullptr) return bad_argument(error, "the expression is NULL");
  return read_text(inputs, length, out, error,
                   [named = expression->named](std::string text) { return evaluate(*named, std::move(text)); });
}

riskrule_status riskrule_builtins(riskrule_text** out, riskrule_error** error) {
  return create(out, error, [] { return Result<std::string>(feel::builtins_manual(true)); });
}

}  // extern "C"
