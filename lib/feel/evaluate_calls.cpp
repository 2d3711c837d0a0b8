// Calls: of built-ins, of functions of the host, of FEEL functions.
#include <algorithm>

#include "feel/builtin_support.hpp"
#include "feel/machine.hpp"

namespace riskrule::feel {
namespace {

constexpr std::uint32_t deepest = 8192;   // operations one in another, over all calls
constexpr std::size_t few_arguments = 8;  // that need no room in the arena

bool is_kind(const Value& v, ParameterKind kind) noexcept {
  switch (kind) {
    case ParameterKind::any: return true;
    case ParameterKind::boolean: return v.is(Tag::boolean);
    case ParameterKind::number: return v.is(Tag::number);
    case ParameterKind::string: return v.is(Tag::string);
    case ParameterKind::date: return v.is(Tag::date);
    case ParameterKind::time: return v.is(Tag::time);
    case ParameterKind::date_time: return v.is(Tag::date_time);
    case ParameterKind::date_or_date_time: return v.is(Tag::date) || v.is(Tag::date_time);
    case ParameterKind::years_months: return v.is(Tag::years_months);
    case ParameterKind::days_time: return v.is(Tag::days_time);
    case ParameterKind::duration: return v.is(Tag::years_months) || v.is(Tag::days_time);
    case ParameterKind::list:
    case ParameterKind::list_of_numbers:
    case ParameterKind::list_of_strings:
    case ParameterKind::list_of_booleans: return v.is(Tag::list);
    case ParameterKind::context: return v.is(Tag::context) || v.is(Tag::record);
    case ParameterKind::range: return v.is(Tag::range);
    case ParameterKind::function: return v.is(Tag::function);
    case ParameterKind::temporal: return v.is(Tag::date) || v.is(Tag::time) || v.is(Tag::date_time);
  }
  return false;
}

bool wants_list(ParameterKind kind) noexcept {
  return kind == ParameterKind::list || kind == ParameterKind::list_of_numbers ||
         kind == ParameterKind::list_of_strings || kind == ParameterKind::list_of_booleans;
}

/// The arguments of one row in the order of its parameters; false if some argument is of a wrong kind.
bool fill(Evaluation& call, const FittingRow& fitting, std::span<const Value> arguments, Value* out) {
  const auto& parameters = fitting.row->parameters;
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    const auto from = fitting.arrangement[i];
    if (fitting.row->variadic && i + 1 == parameters.size()) {
      auto rest = from < 0 ? std::span<const Value>{} : arguments.subspan(static_cast<std::size_t>(from));
      if (from >= 0 && static_cast<std::size_t>(from) != i) rest = rest.first(1);  // named, so it is one
      out[i] = copy_list(call, rest);
      continue;
    }
    if (from < 0) {
      out[i] = Value();
      continue;
    }
    const Value& argument = arguments[static_cast<std::size_t>(from)];
    bool fits = true;
    out[i] = is_kind(argument, parameters[i].kind) ? argument : as_argument(call, argument, parameters[i].kind, fits);
    if (!fits) return false;
  }
  return true;
}

/// Whether the arguments are what the row takes as they stand: in its order, of its kinds, none of them null.
bool fit_as_they_are(const FittingRow& fitting, std::span<const Value> arguments) noexcept {
  const auto& parameters = fitting.row->parameters;
  if (fitting.row->variadic || parameters.size() != arguments.size()) return false;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (fitting.arrangement[i] != static_cast<std::int32_t>(i) || arguments[i].is_null()) return false;
    if (!is_kind(arguments[i], parameters[i].kind)) return false;
  }
  return true;
}

/// The parameter whose null argument makes the result null, or none.
const Parameter* null_argument(const FittingRow& fitting, std::span<const Value> filled) noexcept {
  const auto& parameters = fitting.row->parameters;
  for (std::size_t i = 0; i < parameters.size(); ++i)
    if (filled[i].is_null() && fitting.arrangement[i] >= 0 && !parameters[i].nullable) return &parameters[i];
  return nullptr;
}

Value null_result(Evaluation& call, const FittingRow& fitting, const Parameter& parameter,
                  std::span<const Value> filled) {
  const auto& null = filled[static_cast<std::size_t>(&parameter - fitting.row->parameters.data())];
  if (null.reason() != nullptr) return null;  // why it is null says more
  return null_because(call, "feel.null_argument",
                      join(call.arena, {"`", parameter.name, "` of `", fitting.row->name, "` is null"}));
}

/// Says which argument of the row is of a wrong kind.
Value misfit(Evaluation& call, const FittingRow& fitting, std::span<const Value> arguments) {
  const auto& parameters = fitting.row->parameters;
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    if (fitting.arrangement[i] < 0) continue;
    const Value& argument = arguments[static_cast<std::size_t>(fitting.arrangement[i])];
    bool fits = true;
    as_argument(call, argument, parameters[i].kind, fits);
    if (!fits)
      return wrong_argument(call, fitting.row->name, parameters[i].name, kind_name(parameters[i].kind), argument);
  }
  return null_because(call, "feel.argument_type",
                      join(call.arena, {"`", fitting.row->name, "` takes other arguments"}));
}

Value misfit(Evaluation& call, std::string_view label, std::span<const Value> arguments) {
  std::string_view kinds;
  for (const Value& v : arguments) kinds = join(call.arena, {kinds, kinds.empty() ? "" : ", ", kind_name(v)});
  return null_because(call, "feel.argument_type", join(call.arena, {"can not ", label, "(", kinds, ")"}));
}

[[gnu::noinline]] Value call_fitting(Evaluation& call, std::span<const FittingRow> rows, std::string_view label,
                                     std::span<const Value> arguments) {
  constexpr std::size_t most = small_frame;  // parameters of a row
  SmallFrame room;
  Value* filled = room.places;
  for (const FittingRow& fitting : rows) {
    const std::size_t count = fitting.row->parameters.size();
    if (count > most || !fill(call, fitting, arguments, filled)) continue;
    const std::span<const Value> ready(filled, count);
    if (const Parameter* null = null_argument(fitting, ready)) return null_result(call, fitting, *null, ready);
    if (!step(call)) return stop(call, call.stopped);
    return fitting.row->body(call, ready);
  }
  if (rows.empty())
    return null_because(call, "feel.arity", join(call.arena, {"can not ", label, " with these arguments"}));
  return rows.size() == 1 ? misfit(call, rows.front(), arguments) : misfit(call, label, arguments);
}

Value call_rows(Evaluation& call, std::span<const FittingRow> rows, std::string_view label,
                std::span<const Value> arguments) {
  if (rows.empty() || !fit_as_they_are(rows.front(), arguments)) return call_fitting(call, rows, label, arguments);
  if (!step(call)) return stop(call, call.stopped);
  return rows.front().row->body(call, arguments);
}

Value run_body(Evaluation& call, const Function& function, std::span<const Value> arguments) {
  const Program& program = *function.program;
  const FunctionBody& body = program.functions[function.body];
  SmallFrame small;
  Value* locals = body.frame <= small_frame ? small.places : call.arena.make_array<Value>(body.frame);
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    locals[i] = arguments[i];
    const Type& wanted = *body.type->parameters[i];
    if (!body.checks_parameters || wanted.kind == TypeKind::any || arguments[i].is_null()) continue;
    locals[i] = coerce(call, arguments[i], wanted);
    if (locals[i].is_null()) return locals[i];
  }
  if (body.self != none) locals[body.self] = Value::function(&function);
  for (std::size_t i = 0; i < body.captures.size(); ++i) locals[body.captures[i].inner] = function.captures[i];
  Frame frame{call, program, nullptr, locals};
  const Value value = evaluate(frame, body.root);
  if (!body.external) return value;
  const Value result = call_external(call, value, {locals, arguments.size()});
  return coerce(call, result, *body.type->result);
}

Value call_closure(Evaluation& call, const Function& function, std::span<const Value> arguments) {
  const FunctionBody& body = function.program->functions[function.body];
  if (arguments.size() != body.parameters.size())
    return null_because(call, "feel.arity", "the function takes another number of arguments");
  if (!step(call)) return stop(call, call.stopped);
  if (call.depth >= call.limits().call_depth || call.nesting + body.height > deepest)
    return stop(call, "limit.call_depth");
  ++call.depth;
  call.nesting += body.height;
  const Value result = run_body(call, function, arguments);
  call.nesting -= body.height;
  --call.depth;
  return result;
}

Value call_native(Evaluation& call, const Function& function, std::span<const Value> arguments) {
  if (arguments.size() != function.parameters.size())
    return null_because(call, "feel.arity", "the function takes another number of arguments");
  if (!step(call)) return stop(call, call.stopped);
  if (call.depth >= call.limits().call_depth) return stop(call, "limit.call_depth");
  ++call.depth;
  const Value kept = copy_list(call, arguments);
  const Value result = function.native(call, kept.as_list(), function.context);
  --call.depth;
  return result;
}

Value call_rows_of(Evaluation& call, const Function& function, std::span<const Value> arguments,
                   std::span<const std::string> names) {
  std::vector<FittingRow> rows;
  for (const Builtin* row : function.rows)
    if (auto arrangement = arrange(*row, arguments.size(), names)) rows.push_back({row, std::move(*arrangement)});
  return call_rows(call, rows, function.name, arguments);
}

/// Named arguments in the order of the parameters, null for those that are not given; false if the names are not theirs.
bool order_by_name(std::span<const std::string_view> parameters, std::span<const std::string> names,
                   std::span<const Value> arguments, Value* out) {
  std::fill(out, out + parameters.size(), Value());
  std::vector<bool> given(parameters.size());
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto found = std::find(parameters.begin(), parameters.end(), names[i]);
    const auto at = static_cast<std::size_t>(found - parameters.begin());
    if (found == parameters.end() || given[at]) return false;
    given[at] = true;
    out[at] = arguments[i];
  }
  return true;
}

Value call_named(Evaluation& call, const Function& function, std::span<const Value> arguments,
                 std::span<const std::string> names) {
  if (function.kind == Function::Kind::builtin) return call_rows_of(call, function, arguments, names);
  Value* ordered = call.arena.make_array<Value>(function.parameters.size());
  if (!order_by_name(function.parameters, names, arguments, ordered))
    return null_because(call, "feel.arity", "the function has other parameters");
  return call_function(call, Value::function(&function), {ordered, function.parameters.size()});
}

/// Are the arguments named `n1`, `n2` and so on, as the standard names those of which there may be any number?
bool are_numbered(std::span<const std::string> names, std::string_view stem) {
  for (std::size_t i = 0; i < names.size(); ++i)
    if (names[i] != std::string(stem) + std::to_string(i + 1)) return false;
  return true;
}

/// The evaluated arguments, on the stack when they are few.
struct Arguments {
  union {
    Value few[few_arguments];
  };
  std::span<const Value> all;

  Arguments(Frame& frame, std::uint32_t first, std::uint32_t count) {  // NOLINT: what is read of `few` is written
    Value* room = count <= few_arguments ? few : frame.call.arena.make_array<Value>(count);
    for (std::uint32_t i = 0; i < count; ++i) room[i] = evaluate(frame, frame.program.children[first + i]);
    all = {room, count};
  }
};

}  // namespace

std::optional<Arrangement> arrange(const Builtin& row, std::size_t count, std::span<const std::string> names) {
  const auto& parameters = row.parameters;
  Arrangement arrangement(parameters.size(), -1);
  if (names.empty()) {
    if (count > parameters.size() && !row.variadic) return {};
    for (std::size_t i = 0; i < parameters.size(); ++i) {
      if (i < count)
        arrangement[i] = static_cast<std::int32_t>(i);
      else if (!parameters[i].optional)
        return {};
    }
    return arrangement;
  }
  if (row.variadic && parameters.size() == 1 && are_numbered(names, parameters.front().name)) return Arrangement{0};
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto p =
        std::find_if(parameters.begin(), parameters.end(), [&](const auto& q) { return q.name == names[i]; });
    if (p == parameters.end()) return {};
    const auto at = static_cast<std::size_t>(p - parameters.begin());
    if (row.in_order && at != i) return {};
    auto& place = arrangement[at];
    if (place >= 0) return {};
    place = static_cast<std::int32_t>(i);
  }
  for (std::size_t i = 0; i < parameters.size(); ++i)
    if (arrangement[i] < 0 && !parameters[i].optional) return {};
  return arrangement;
}

Value as_argument(Evaluation& call, const Value& argument, ParameterKind kind, bool& fits) {
  fits = true;
  if (argument.is_null() || is_kind(argument, kind)) return argument;
  if (wants_list(kind)) return copy_list(call, {&argument, 1});
  if (argument.is(Tag::list) && argument.as_list().size() == 1) {
    const Value& lone = argument.as_list().front();
    if (is_kind(lone, kind)) return lone;
  }
  if (kind == ParameterKind::date_time && argument.is(Tag::date))
    return Value::date_time(call.arena.make<DateTime>(at_midnight(argument.as_date())));
  fits = false;
  return {};
}

Value call_external(Evaluation& call, const Value& mapping, std::span<const Value> arguments) {
  if (call.external == nullptr)
    return null_because(call, "feel.external", "the host runs no functions of other languages");
  if (mapping.is_null()) return mapping;
  const Value kept = copy_list(call, arguments);  // the host may return a list of them
  return call.external->call(call, mapping, kept.as_list(), call.external->context);
}

Value call_builtin(Frame& frame, const Instruction& code) {
  const Call& site = frame.program.calls[code.a];
  const Arguments arguments(frame, code.b, code.c);
  return call_rows(frame.call, site.rows, site.label, arguments.all);
}

Value call_value(Frame& frame, const Instruction& code) {
  const Call& site = frame.program.calls[code.a];
  const Value callee = evaluate(frame, frame.program.children[code.b]);
  if (callee.is_null()) return callee;
  if (!callee.is(Tag::function))
    return null_because(frame.call, "feel.type",
                        join(frame.call.arena, {"a ", kind_name(callee), " can not be called"}));
  const Arguments arguments(frame, code.b + 1, code.c);
  if (!site.names.empty()) return call_named(frame.call, callee.as_function(), arguments.all, site.names);
  return call_function(frame.call, callee, arguments.all);
}

Value call_function(Evaluation& call, const Value& function, std::span<const Value> arguments) {
  if (!function.is(Tag::function))
    return function.is_null() ? function : null_because(call, "feel.type", "this is not a function");
  const Function& f = function.as_function();
  switch (f.kind) {
    case Function::Kind::builtin: return call_rows_of(call, f, arguments, {});
    case Function::Kind::native: return call_native(call, f, arguments);
    case Function::Kind::closure: break;
  }
  return call_closure(call, f, arguments);
}

Value make_closure(Frame& frame, const Instruction& code) {
  const FunctionBody& body = frame.program.functions[code.a];
  Value* captures = frame.call.arena.make_array<Value>(body.captures.size());
  for (std::size_t i = 0; i < body.captures.size(); ++i) {
    const Capture& capture = body.captures[i];
    captures[i] = capture.from_slot ? frame.inputs[capture.outer] : frame.locals[capture.outer];
  }
  auto* function = frame.call.arena.make<Function>();
  function->kind = Function::Kind::closure;
  function->parameters = body.parameters;
  function->type = body.type.get();
  function->program = &frame.program;
  function->body = code.a;
  function->captures = {captures, body.captures.size()};
  return Value::function(function);
}

}  // namespace riskrule::feel
