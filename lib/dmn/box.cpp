#include "box.hpp"

#include <algorithm>

#include "named.hpp"
#include "riskrule/feel/builtins.hpp"
#include "riskrule/feel/function.hpp"
#include "run.hpp"
#include "table_tests.hpp"

namespace riskrule::dmn {

using feel::Tag;
using feel::Value;

namespace {

/// What a boxed function refers to.
struct BoxedFunction {
  const FunctionBox* box;
  Run* run;
  Frame frame;
};

Value call_boxed(feel::Evaluation& call, std::span<const Value> arguments, const void* context) {
  const auto& function = *static_cast<const BoxedFunction*>(context);
  const FunctionBox& box = *function.box;
  const Frame frame{call.arena.make_array<Value>(function.frame.size()), function.frame.size()};
  std::copy(function.frame.begin(), function.frame.end(), frame.begin());
  for (std::size_t i = 0; i < box.parameters.size(); ++i) {
    const Value given = i < arguments.size() ? arguments[i] : Value();
    const Value value = coerce(call, box.parameters[i].type.get(), given);
    if (value.is_null() && !given.is_null()) return value;  // a wrong argument: the function is not invoked
    frame[box.first + i] = value;
  }
  return box.body->value(*function.run, frame);
}

/// The names of the parameters of the row that has all these; none if no row fits.
std::span<const std::string_view> parameters_of_row(feel::Arena& arena, const feel::Function& function,
                                                    std::span<const std::string> names) {
  for (const feel::Builtin* row : function.rows) {
    const std::size_t count = row->parameters.size();
    auto* parameters = arena.make_array<std::string_view>(count);
    for (std::size_t i = 0; i < count; ++i) parameters[i] = row->parameters[i].name;
    const bool fits = std::all_of(names.begin(), names.end(), [&](const std::string& name) {
      return std::find(parameters, parameters + count, name) != parameters + count;
    });
    if (fits && names.size() <= count) return {parameters, count};
  }
  return {};
}

}  // namespace

Value Box::coerced(Run& run, Frame frame) const { return coerce(*run.call, type.get(), evaluate(run, frame)); }

Value BrokenBox::evaluate(Run& run, Frame) const { return feel::null_because(*run.call, code, message); }

Value LiteralBox::evaluate(Run& run, Frame frame) const { return dmn::evaluate(expression, *run.call, frame); }

Value ContextBox::evaluate(Run& run, Frame frame) const {
  const bool has_result = !items.empty() && items.back().name.empty();
  feel::ContextMaker entries(run.call->arena, has_result ? 0 : items.size());
  for (const Item& item : items) {
    const Value value = coerce(*run.call, item.type.get(), item.box->value(run, frame));
    if (item.name.empty()) return value;
    frame[item.slot] = value;
    if (item.defines_function && value.is(Tag::function))
      static_cast<const BoxedFunction*>(value.as_function().context)->frame[item.slot] = value;
    if (!has_result) entries.add(item.name, value);
  }
  return entries.value();
}

Value ListBox::evaluate(Run& run, Frame frame) const {
  auto* values = run.call->arena.make_array<Value>(items.size());
  for (std::size_t i = 0; i < items.size(); ++i) values[i] = items[i]->value(run, frame);
  return Value::list({{values, items.size()}});
}

Value RelationBox::evaluate(Run& run, Frame frame) const {
  feel::Arena& arena = run.call->arena;
  auto* names = arena.make_array<std::string_view>(columns.size());
  std::transform(columns.begin(), columns.end(), names,
                 [](const auto& column) { return std::string_view(column.name); });
  auto* items = arena.make_array<Value>(rows.size());
  auto* values = arena.make_array<Value>(rows.size() * columns.size());
  for (std::size_t r = 0; r < rows.size(); ++r) {
    items[r] = Value::context({names, values, columns.size()});
    for (std::size_t c = 0; c < columns.size(); ++c)
      *values++ = coerce(*run.call, columns[c].type.get(), rows[r][c]->value(run, frame));
  }
  return Value::list({{items, rows.size()}, true});
}

Value FunctionBox::evaluate(Run& run, Frame frame) const {
  feel::Arena& arena = run.call->arena;
  const Frame copy{arena.make_array<Value>(frame.size()), frame.size()};
  std::copy(frame.begin(), frame.end(), copy.begin());
  const auto* bound = arena.make<BoxedFunction>(this, &run, copy);
  return make_function(run, {}, names, seen.get(), call_boxed, bound);
}

Value ExternalBox::evaluate(Run& run, Frame frame) const {
  feel::Evaluation& call = *run.call;
  const feel::Entry entry[] = {{kind, mapping->value(run, frame)}};
  return feel::call_external(call, feel::make_context(call.arena, entry), frame.subspan(first, count));
}

Value InvocationBox::invoke_model(Run& run, Frame frame) const {
  feel::Evaluation& call = *run.call;
  const Frame inner = frame_of(run, *model);
  Value* parameters = inner.data() + model->self + 1;
  for (std::size_t i = 0; i < places.size(); ++i) {
    const Value& given = *::new (parameters + places[i]) Value(arguments[i]->value(run, frame));
    if (types[i]) parameters[places[i]] = coerce(call, types[i].get(), given);
  }
  if (!feel::step(call)) return feel::stop(call, call.stopped);
  if (call.depth >= call.limits().call_depth) return feel::stop(call, "limit.call_depth");
  for (const std::uint32_t at : unchecked) {
    const Value given = parameters[at];
    parameters[at] = coerce(call, model->parameters[at].type.get(), given);
    if (parameters[at].is_null() && !given.is_null()) return parameters[at];  // the model is not invoked
  }
  ++call.depth;
  const Value value = run_knowledge(run, *model, inner);
  --call.depth;
  return value;
}

Value InvocationBox::evaluate(Run& run, Frame frame) const {
  feel::Evaluation& call = *run.call;
  if (model != nullptr && call.recording == feel::Recording::nothing) return invoke_model(run, frame);
  const Value called = function->value(run, frame);
  if (!called.is(Tag::function))
    return null_with(call, "dmn.not_a_function", "what is invoked is not a function",
                     called.is_null() ? called.reason() : nullptr);
  const feel::Function& callee = called.as_function();
  const bool builtin = callee.kind == feel::Function::Kind::builtin;
  const auto parameters = builtin ? parameters_of_row(call.arena, callee, names) : callee.parameters;
  std::size_t used = 0;
  auto* ordered = call.arena.make_array<Value>(parameters.size());
  std::fill(ordered, ordered + parameters.size(), Value());
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto found = std::find(parameters.begin(), parameters.end(), names[i]);
    if (found == parameters.end())
      return null_with(call, "dmn.parameter", "the function has no parameter `" + names[i] + "`");
    const auto position = static_cast<std::size_t>(found - parameters.begin());
    ordered[position] = coerce(call, types[i].get(), arguments[i]->value(run, frame));
    used = std::max(used, position + 1);
  }
  return feel::call_function(call, called, {ordered, builtin ? used : parameters.size()});
}

Value TableBox::evaluate(Run& run, Frame frame) const {
  const TableResult result = table.decide(*run.call, frame);
  if (Recorder* recorder = run.top->recorder) recorder->table(table, result);
  return result.value;
}

bool TableBox::yields(const ItemTypePtr& wanted) const {
  if (Box::yields(wanted)) return true;
  if (type && type != wanted && !settled) return false;  // a value may be converted first
  const CompiledTable& compiled = table.compiled();
  if (!takes_one_rule(compiled) || compiled.outputs.size() != 1 || compiled.has_default) return false;
  const auto& entries = compiled.outputs.front().entries;
  feel::Evaluation scratch;
  return std::all_of(entries.begin(), entries.end(), [&](const CompiledEntry& entry) {
    if (entry.kind != CompiledEntry::Kind::settled) return false;
    return entry.value.is_null() || (feel::is_instance(scratch, entry.value, *wanted->type) &&
                                     !coerce(scratch, wanted.get(), entry.value).is_null());
  });
}

Value ConditionalBox::evaluate(Run& run, Frame frame) const {
  const Value verdict = condition->value(run, frame);
  if (!verdict.is(Tag::boolean) && !verdict.is_null())
    return null_with(*run.call, "dmn.condition", "the condition is neither true nor false");
  return (verdict.is_true() ? then_box : else_box)->value(run, frame);
}

}  // namespace riskrule::dmn
