// The evaluator: a function for each operation. What has a page of its own is in evaluate_*.cpp.
#include <algorithm>
#include <array>
#include <utility>

#include "feel/in_place.hpp"

namespace riskrule::feel {
namespace {

std::string_view operation_name(const Instruction& code, const Program& program) noexcept {
  switch (code.op) {
    case Op::slot:
    case Op::local:
    case Op::member:
    case Op::item_name: return "read";
    case Op::negate: return "-";
    case Op::between: return "between";
    case Op::conjunction: return "and";
    case Op::disjunction: return "or";
    case Op::choice: return "if";
    case Op::loop: return "for";
    case Op::some: return "some";
    case Op::every: return "every";
    case Op::filter:
    case Op::position: return "filter";
    case Op::list: return "list";
    case Op::context: return "context";
    case Op::range:
    case Op::unary_range: return "range";
    case Op::closure: return "function";
    case Op::call_builtin:
    case Op::call_value: return program.calls[code.a].label;
    case Op::instance_of: return "instance of";
    case Op::test_compare: return to_string(static_cast<Operator>(code.flag));
    case Op::test_value:
    case Op::in: return "in";
    case Op::test_not: return "not";
    case Op::tests: return "or";
    default: break;
  }
  if (code.op >= Op::add && code.op <= Op::greater_equal)
    return to_string(static_cast<Operator>(static_cast<int>(code.op) - static_cast<int>(Op::add)));
  return {};
}

Value constant(Frame& frame, const Instruction& code) { return frame.program.constants[code.a]; }
Value slot(Frame& frame, const Instruction& code) { return frame.inputs[code.a]; }
Value local(Frame& frame, const Instruction& code) { return frame.locals[code.a]; }
Value no_value(Frame&, const Instruction&) { return {}; }

/// `and` (stop at false) and `or` (stop at true): three-valued, whatever is not boolean counts as null.
Value connect(Frame& frame, const Instruction& code, bool deciding) {
  Value undecided = Value::boolean(!deciding);
  for (std::uint32_t i = 0; i < code.b; ++i) {
    Room room;
    const Value& v = look(frame, frame.program.children[code.a + i], room);
    if (v.is(Tag::boolean)) {
      if (v.as_boolean() == deciding) return v;
    } else if (undecided.is(Tag::boolean)) {
      undecided = v.is_null() ? v : null_because(frame.call, "feel.type", "a condition is not true or false");
    }
  }
  return undecided;
}
Value conjunction(Frame& frame, const Instruction& code) { return connect(frame, code, false); }
Value disjunction(Frame& frame, const Instruction& code) { return connect(frame, code, true); }

Value choose(Frame& frame, const Instruction& code) {
  Room room;
  const Value& condition = look(frame, code.a, room);
  // In a pack a condition that cannot be told makes no choice; in DMN it is as good as false.
  if (condition.is_null() && frame.program.mode == Mode::strict) return condition;
  return evaluate(frame, condition.is_true() ? code.b : code.c);
}

Value make_list_of(Frame& frame, const Instruction& code) {
  Value* items = frame.call.arena.make_array<Value>(code.b);
  for (std::uint32_t i = 0; i < code.b; ++i) items[i] = evaluate(frame, frame.program.children[code.a + i]);
  return Value::list({{items, code.b}});
}

Value make_context_of(Frame& frame, const Instruction& code) {
  Value* values = frame.call.arena.make_array<Value>(code.b);
  const auto* children = frame.program.children.data() + code.a;
  for (std::uint32_t i = 0; i < code.b; ++i) values[i] = frame.locals[code.c + i] = evaluate(frame, children[i]);
  return Value::context({frame.program.entry_names[children[code.b]].data(), values, code.b});
}

Value make_range(Frame& frame, const Instruction& code) {
  const Value low = evaluate(frame, code.a);
  const Value high = evaluate(frame, code.b);
  if (low.is_null()) return low;
  if (high.is_null()) return high;
  const bool alike = has_order(low.tag()) && has_order(high.tag());
  const Value rising = alike ? compare(frame.call, Op::less_equal, low, high) : Value();
  if (!rising.is(Tag::boolean)) return type_problem(frame.call, "..", low, high);
  if (rising.is_false()) return null_because(frame.call, "feel.range", "the range ends before it begins");
  return Value::range(frame.call.arena.make<Range>(low, high, (code.flag & 1U) != 0, (code.flag & 2U) != 0));
}

Value make_unary_range(Frame& frame, const Instruction& code) {
  const Value bound = evaluate(frame, code.a);
  if (bound.is_null()) return bound;
  if (!has_order(bound.tag()))
    return null_because(frame.call, "feel.type", join(frame.call.arena, {"a ", kind_name(bound), " ends no range"}));
  Range range;
  range.unary = true;
  const auto op = static_cast<Operator>(code.flag);
  const bool is_equality = op == Operator::equal || op == Operator::not_equal;
  if (is_equality || op == Operator::greater || op == Operator::greater_equal) range.low = bound;
  if (is_equality || op == Operator::less || op == Operator::less_equal) range.high = bound;
  range.low_closed = op == Operator::equal || op == Operator::greater_equal;
  range.high_closed = op == Operator::equal || op == Operator::less_equal;
  return Value::range(frame.call.arena.make<Range>(range));
}

Value item_name(Frame& frame, const Instruction& code) {
  const Value& item = frame.locals[code.a];
  const std::string_view name = frame.program.constants[code.b].as_string();
  if (item.is(Tag::context)) {
    const Context& context = item.as_context();
    if (!count_through(frame.call, context.size())) return stop(frame.call, frame.call.stopped);
    if (const Value* value = find_entry(context, name)) return *value;
  } else if (item.is(Tag::record) && item.as_record().type->find(name) != nullptr) {
    return member_of(frame.call, item, name);
  }
  if (code.c != none) return evaluate(frame, code.c);
  return null_because(frame.call, "feel.unknown_name", join(frame.call.arena, {"nothing is called `", name, "` here"}));
}

Value compare_three(Frame& frame, const Instruction& code) {
  const auto* children = frame.program.children.data() + code.a;
  const Value value = evaluate(frame, children[0]);
  const Value low = evaluate(frame, children[1]);
  return between(frame.call, value, low, evaluate(frame, children[2]));
}

Value position(Frame& frame, const Instruction& code) {
  const Value list = evaluate(frame, code.a);
  return item_at(frame.call, list, evaluate(frame, code.b));
}

Value instance_of(Frame& frame, const Instruction& code) {
  Room room;
  const bool is = is_instance(frame.call, look(frame, code.a, room), *frame.program.types[code.b]);
  return frame.call.stopped.empty() ? Value::boolean(is) : stop(frame.call, frame.call.stopped);
}

Value read(Frame& frame, const Instruction& code) {
  Room room;
  return read_member(frame, code, look(frame, code.a, room));
}

using Operation = Value (*)(Frame& frame, const Instruction& code);

constexpr Operation operation_of(Op op) noexcept {
  switch (op) {
    case Op::constant: return constant;
    case Op::slot: return slot;
    case Op::local: return local;
    case Op::item_name: return item_name;
    case Op::negate:
    case Op::add:
    case Op::subtract:
    case Op::multiply:
    case Op::divide:
    case Op::power: return calculate;
    case Op::equal:
    case Op::not_equal:
    case Op::less:
    case Op::less_equal:
    case Op::greater:
    case Op::greater_equal: return compare_two;
    case Op::between: return compare_three;
    case Op::conjunction: return conjunction;
    case Op::disjunction: return disjunction;
    case Op::choice: return choose;
    case Op::loop: return evaluate_loop;
    case Op::some:
    case Op::every: return evaluate_quantified;
    case Op::sequence: return no_value;
    case Op::member: return read;
    case Op::filter: return evaluate_filter;
    case Op::position: return position;
    case Op::list: return make_list_of;
    case Op::context: return make_context_of;
    case Op::range: return make_range;
    case Op::unary_range: return make_unary_range;
    case Op::closure: return make_closure;
    case Op::call_builtin: return call_builtin;
    case Op::call_value: return call_value;
    case Op::instance_of: return instance_of;
    case Op::test_compare:
    case Op::test_value:
    case Op::test_not:
    case Op::tests: return evaluate_test;
    case Op::in: return evaluate_in;
  }
  return no_value;
}

constexpr auto operations = [] {
  std::array<Operation, static_cast<std::size_t>(Op::in) + 1> out{};
  for (std::size_t op = 0; op < out.size(); ++op) out[op] = operation_of(static_cast<Op>(op));
  return out;
}();

}  // namespace

Value stop(Evaluation& call, std::string_view limit) {
  if (call.stopped.empty()) call.stopped = limit;
  return null_because(call, call.stopped, join(call.arena, {"`", call.stopped, "` was passed"}));
}

[[gnu::noinline]] bool checked_step(Evaluation& call) {
  if (!call.stopped.empty()) return false;
  const Limits& limits = call.limits();
  if (call.steps > limits.steps) {
    call.stopped = "limit.steps";
  } else if (call.arena.exhausted()) {
    call.stopped = "limit.arena_bytes";
  } else if ((call.steps & 255U) == 0 && limits.cancel != nullptr && limits.cancel(limits.cancel_context)) {
    call.stopped = "limit.cancelled";
  }
  return call.stopped.empty();
}

Value copy_list(Evaluation& call, std::span<const Value> items) {
  Value* copy = call.arena.make_array<Value>(items.size());
  std::copy(items.begin(), items.end(), copy);
  return Value::list({{copy, items.size()}});
}

Value null_because(Evaluation& call, std::string_view code, std::string_view message, const NullReason* cause) {
  auto* reason = call.arena.make<NullReason>();
  reason->code = code;
  reason->message = message;
  reason->cause = cause;
  if (cause != nullptr) reason->path = cause->path;
  return Value::null(reason);
}

Value operate(Frame& frame, const Instruction& code) {
  return operations[static_cast<std::size_t>(code.op)](frame, code);
}

const Value& look_further(Frame& frame, const Instruction& code, Room& room) {
  void* place = &room.value;
  if (frame.call.recording != Recording::nothing) return *::new (place) Value(evaluate_recorded(frame, code));
  if (const Value* value = in_place(frame, code)) return *value;
  return *::new (place) Value(operate(frame, code));  // built in place, not copied
}

Value evaluate(Frame& frame, std::uint32_t at) {
  const Instruction& code = frame.program.code[at];
  if (frame.call.recording != Recording::nothing && code.op != Op::constant) [[unlikely]]
    return evaluate_recorded(frame, code);
  return operate(frame, code);
}

namespace {

/// The path of what was read: its own, or that of a plain value within its owner.
const Path* read_path(Frame& frame, const Instruction& code, const Value& owner, const Value& value) {
  if (const Path* own = path_of(value)) return own;
  if (!owner.is(Tag::record)) return nullptr;
  auto* path = frame.call.arena.make<Path>();
  path->parent = owner.as_record().path;
  path->member = frame.program.constants[code.b].as_string();
  return path;
}

bool is_name(const Instruction& code) noexcept {
  return code.op == Op::slot || code.op == Op::local || code.op == Op::item_name;
}

/// A name or a chain of reads, `a.b.c`, without recording: it counts as one read.
Value read_silently(Frame& frame, const Instruction& code) {
  if (code.op == Op::slot) return frame.inputs[code.a];
  if (code.op == Op::local) return frame.locals[code.a];
  if (code.op == Op::member && code.flag == 1)
    return read_member(frame, code, read_silently(frame, frame.program.code[code.a]));
  const Recording recording = std::exchange(frame.call.recording, Recording::nothing);
  const Value value = operate(frame, code);
  frame.call.recording = recording;
  return value;
}

bool is_read(const Instruction& code) noexcept { return code.op == Op::member || is_name(code); }

/// The value of one step. A read counts as one; what a member is read from is kept, and is a step of its own if it is no
/// read.
Value take_step(Frame& frame, const Instruction& code, Value& owner) {
  if (is_name(code)) return read_silently(frame, code);
  if (code.op != Op::member) return operate(frame, code);
  owner = code.flag == 1 ? read_silently(frame, frame.program.code[code.a]) : evaluate(frame, code.a);
  return read_member(frame, code, owner);
}

Value evaluate_traced(Frame& frame, const Instruction& code) {
  Trace& trace = frame.call.trace;
  const auto node = trace.open(code.span.in(frame.program.text), operation_name(code, frame.program));
  Value owner;
  const Value value = take_step(frame, code, owner);
  trace.close(node, value, is_read(code) ? read_path(frame, code, owner, value) : nullptr);
  return value;
}

/// What lies under a step that has a value did not make the whole null, and is forgotten.
Value evaluate_for_null(Frame& frame, const Instruction& code) {
  auto& reads = frame.call.null_reads;
  const std::size_t before = reads.size();
  Value owner;
  const Value value = take_step(frame, code, owner);
  if (!value.is_null())
    reads.resize(before);
  else if (is_read(code))
    reads.push_back({value, code.op == Op::slot ? code.a : NullRead::no_slot});
  return value;
}

}  // namespace

Value evaluate_recorded(Frame& frame, const Instruction& code) {
  return frame.call.recording == Recording::proof ? evaluate_traced(frame, code) : evaluate_for_null(frame, code);
}

namespace {

[[gnu::noinline]] Value* large_frame(Evaluation& call, std::uint32_t places) {
  return call.arena.make_array<Value>(places);
}

/// The value is built where the caller wants it: this function has one way out.
[[gnu::always_inline]] inline Value run_in_frame(const Program& program, Evaluation& call, const Value* inputs,
                                                 const Value* unary_input) {
  SmallFrame small;
  Value* locals = program.frame <= small_frame ? small.places : large_frame(call, program.frame);
  if (unary_input != nullptr) locals[0] = *unary_input;
  Frame frame{call, program, inputs, locals};
  step(call);
  const Mode outer = call.mode;
  call.mode = program.mode;
  Value value = evaluate(frame, program.root);
  call.mode = outer;
  call.nesting -= program.height;
  if (!call.stopped.empty()) [[unlikely]]
    value = stop(call, call.stopped);
  else if (program.result != nullptr)
    value = coerce(call, value, *program.result);
  return value;
}

/// Runs the program in a frame of its own; the steps that its size allows are counted at once.
[[gnu::always_inline]] inline Value run(const Program& program, Evaluation& call, const Value* inputs,
                                        const Value* unary_input) {
  constexpr std::uint32_t deepest = 8192;
  if (call.nesting + program.height > deepest) return stop(call, "limit.call_depth");
  call.nesting += program.height;
  call.steps += program.steps - 1;
  return run_in_frame(program, call, inputs, unary_input);
}

}  // namespace

Value Expression::evaluate(Evaluation& call, std::span<const Value> inputs) const {
  return run(*program_, call, inputs.data(), nullptr);
}

Value Expression::evaluate(Evaluation& call, std::span<const Value> inputs, const Value& input) const {
  return run(*program_, call, inputs.data(), &input);
}

std::string_view Expression::text() const noexcept { return program_->text; }
const TypePtr& Expression::type() const noexcept { return program_->type; }
std::span<const std::uint32_t> Expression::reads() const noexcept { return program_->reads; }

}  // namespace riskrule::feel
