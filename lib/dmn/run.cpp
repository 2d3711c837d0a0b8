#include "run.hpp"

#include <algorithm>

#include "riskrule/feel/function.hpp"

namespace riskrule::dmn {

using feel::Value;

namespace {

/// What a knowledge model's or a service's function refers to.
struct Bound {
  Run* run;
  const Node* node;
  Frame frame;
};

Value call_knowledge(feel::Evaluation& call, std::span<const Value> arguments, const void* context) {
  const auto& bound = *static_cast<const Bound*>(context);
  const Node& node = *bound.node;
  const Frame frame{call.arena.make_array<Value>(bound.frame.size()), bound.frame.size()};
  std::copy(bound.frame.begin(), bound.frame.end(), frame.begin());
  for (std::size_t i = 0; i < node.parameters.size(); ++i) {
    const Value given = i < arguments.size() ? arguments[i] : Value();
    const Value value = coerce(call, node.parameters[i].type.get(), given);
    if (value.is_null() && !given.is_null()) return value;  // a wrong argument: the model is not invoked
    frame[node.self + 1 + i] = value;
  }
  return run_knowledge(*bound.run, node, frame);
}

Value call_service(feel::Evaluation&, std::span<const Value> arguments, const void* context) {
  const auto& bound = *static_cast<const Bound*>(context);
  return run_service(*bound.run, *bound.node, arguments);
}

Value function_of(Run& run, const Node& node) {
  Frame frame;
  if (node.kind == Node::Kind::knowledge) frame = frame_of(run, node);
  auto* bound = run.call->arena.make<Bound>(&run, &node, frame);
  const auto native = node.kind == Node::Kind::knowledge ? call_knowledge : call_service;
  const Value function = make_function(run, node.name, node.parameter_names, node.function_type.get(), native, bound);
  if (node.kind == Node::Kind::knowledge) frame[node.self] = function;
  return function;
}

Value input_of(Run& run, const Node& node) {
  feel::Evaluation& call = *run.call;
  Value given;
  if (run.inputs.is(feel::Tag::context)) {
    const Value* found = run.inputs.as_context().find(node.qualified);
    if (found == nullptr) found = run.inputs.as_context().find(node.name);
    if (found == nullptr) return null_with(call, "dmn.missing_input", "input `" + node.name + "` is not given");
    given = *found;
  } else if (run.inputs.is(feel::Tag::record)) {
    given = feel::member_of(call, run.inputs, node.name);
  } else {
    return null_with(call, "dmn.missing_input", "input `" + node.name + "` is not given");
  }
  return coerce(call, node.type.get(), given);
}

/// The value of the element's logic, of the element's type.
Value run_logic(Run& run, const Node& node, Frame frame) {
  return node.settled ? node.logic->value(run, frame)
                      : coerce(*run.call, node.type.get(), node.logic->value(run, frame));
}

Value compute(Run& run, const Node& node) {
  switch (node.kind) {
    case Node::Kind::input: return input_of(run, node);
    case Node::Kind::decision: return run_logic(run, node, frame_of(run, node));
    case Node::Kind::knowledge:
    case Node::Kind::service: return function_of(run, node);
  }
  return Value();
}

Memo& memo_of(Run& run, const Node& node) {
  return run.memo[node.owner == run.model ? node.place : run.model->index.at(&node)];
}

}  // namespace

Run& begin_run(feel::Evaluation& call, const ModelData& model, const Value& inputs, Run* outer) {
  Run* run = call.arena.make<Run>();
  run->call = &call;
  run->model = &model;
  run->inputs = inputs;
  run->top = outer == nullptr ? run : outer->top;
  const std::size_t count = model.all.size();
  run->memo = {call.arena.make_array<Memo>(count), count};
  std::fill(run->memo.begin(), run->memo.end(), Memo{});
  return *run;
}

Value value_of(Run& run, const Node& node) {
  Memo& memo = memo_of(run, node);
  if (memo.state == Memo::State::known) return memo.value;
  const bool is_step = node.kind == Node::Kind::input || node.kind == Node::Kind::decision;
  Recorder* recorder = is_step ? run.top->recorder : nullptr;
  if (recorder != nullptr) recorder->open(node);
  memo.value = compute(run, node);
  memo.state = Memo::State::known;
  if (recorder != nullptr) recorder->close(memo.value);
  note(run, node, memo.value);
  return memo.value;
}

Frame frame_of(Run& run, const Node& node) {
  feel::Arena& arena = run.call->arena;
  const Frame frame{arena.make_array<Value>(node.frame_size), node.frame_size};
  std::fill(frame.begin(), frame.end(), Value());
  const bool recording = run.call->recording != feel::Recording::nothing;
  for (const Use& use : node.uses) {
    if (use.only_invoked && !recording) continue;
    if (use.node != nullptr) {
      frame[use.slot] = value_of(run, *use.node);
      continue;
    }
    feel::ContextMaker members(arena, use.members.size());
    for (const Node* member : use.members) members.add(member->name, value_of(run, *member));
    frame[use.slot] = members.value();
  }
  return frame;
}

Value run_knowledge(Run& run, const Node& node, Frame frame) {
  Recorder* recorder = run.top->recorder;
  const auto outer = recorder != nullptr ? recorder->enter(node.name) : std::string_view();
  const Value value = run_logic(run, node, frame);
  if (recorder != nullptr) recorder->enter(outer);
  return value;
}

Value run_service(Run& outer, const Node& service, std::span<const Value> arguments) {
  feel::Evaluation& call = *outer.call;
  Run& run = begin_run(call, *outer.model, Value(), &outer);
  for (std::size_t i = 0; i < service.service_inputs.size(); ++i) {
    const Node& input = *service.service_inputs[i];
    Memo& memo = memo_of(run, input);
    const Value given = i < arguments.size() ? arguments[i] : Value();
    memo.value = coerce(call, input.type.get(), given);
    memo.state = Memo::State::known;
    if (memo.value.is_null() && !given.is_null()) return memo.value;  // a wrong argument: the service is not invoked
  }
  const std::size_t count = service.outputs.size();
  if (count == 1) return coerce(call, service.type.get(), value_of(run, *service.outputs.front()));
  feel::ContextMaker outputs(call.arena, count);
  for (const Node* output : service.outputs) outputs.add(output->name, value_of(run, *output));
  return coerce(call, service.type.get(), outputs.value());
}

void note(Run& run, const Node& node, const Value& value) {
  auto* problems = run.top->problems;
  if (problems == nullptr || !value.is_null() || value.reason() == nullptr) return;
  Problem problem{node.name, std::string(value.reason()->code), std::string(value.reason()->message)};
  constexpr int most = 8;  // of a chain of causes; the first and the last tell the story
  int shown = 0;
  for (const auto* cause = value.reason()->cause; cause != nullptr && shown < most; cause = cause->cause, ++shown)
    problem.message += "; " + std::string(cause->message);
  problems->push_back(std::move(problem));
}

Value make_function(Run& run, std::string_view name, std::span<const std::string_view> parameters,
                    const feel::Type* type, feel::NativeFunction native, const void* context) {
  auto* function = run.call->arena.make<feel::Function>();
  function->kind = feel::Function::Kind::native;
  function->name = name;
  function->parameters = parameters;
  function->type = type;
  function->native = native;
  function->context = context;
  return Value::function(function);
}

}  // namespace riskrule::dmn
