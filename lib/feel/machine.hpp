// What the parts of the evaluator share. One Frame per evaluation or function call; values go by copy (32 bytes).
#pragma once

#include <algorithm>

#include "feel/builtin_support.hpp"
#include "feel/program.hpp"

namespace riskrule::feel {

struct Frame {
  Evaluation& call;
  const Program& program;
  const Value* inputs;
  Value* locals;
};

/// Room for one value, not filled in.
union Room {
  Room() noexcept {}  // NOLINT
  Value value;
};

/// Room for the places of most frames, not filled in.
inline constexpr std::uint32_t small_frame = 16;
union SmallFrame {
  SmallFrame() noexcept {}  // NOLINT
  Value places[small_frame];
};

/// Evaluates one instruction, whatever it is.
Value evaluate(Frame& frame, std::uint32_t at);
/// The same, recording what it does.
Value evaluate_recorded(Frame& frame, const Instruction& code);
/// One operation, without recording it.
Value operate(Frame& frame, const Instruction& code);

/// True for `null` as it is written.
inline bool is_literal_null(const Program& program, std::uint32_t at) noexcept {
  const Instruction& code = program.code[at];
  return code.op == Op::constant && program.constants[code.a].is_null();
}

/// In a pack: a null that was not written as one, such as a member that is not stated. Whether it equals something can
/// not be told.
inline bool is_untold(const Evaluation& call, const Value& value) noexcept {
  return call.mode == Mode::strict && value.is_null() && value.reason() != nullptr;
}

/// Null, and the evaluation ends: `limit` names the bound that was passed.
[[gnu::cold]] Value stop(Evaluation& call, std::string_view limit);
/// A list of these items, copied to the arena.
Value copy_list(Evaluation& call, std::span<const Value> items);
/// What step() does when a bound is near, or the host may want to cancel.
bool checked_step(Evaluation& call);
/// One step of a loop; false when the evaluation must end.
inline bool step(Evaluation& call) {
  ++call.steps;
  const bool free = (call.steps & 255U) != 0 && call.steps <= call.limits().steps && call.stopped.empty();
  return (free && !call.arena.exhausted()) || checked_step(call);
}

/// Names that are looked through one by one in the time of a step. Of so many it counts, quick as it is.
inline constexpr std::size_t names_a_step = 64;

/// A step, and those for looking through so many names.
inline bool step_through(Evaluation& call, std::size_t names) {
  call.steps += names / names_a_step;
  return step(call);
}

/// Counts the steps of looking through so many names or items; false when the evaluation must end. Few take none.
inline bool count_through(Evaluation& call, std::size_t names) {
  return names < names_a_step || step_through(call, names);
}

/// Steps that may be taken before one must be checked, if they use no memory.
inline std::uint64_t free_steps(const Evaluation& call) noexcept {
  const std::uint64_t most = call.limits().steps;
  if (!call.stopped.empty() || call.arena.exhausted() || call.steps >= most) return 0;
  return std::min<std::uint64_t>(255 - (call.steps & 255U), most - call.steps);
}

// operators.cpp
Value arithmetic(Evaluation& call, Op op, const Value& a, const Value& b);
Value negate(Evaluation& call, const Value& a);
Value type_problem(Evaluation& call, std::string_view operation, const Value& a, const Value& b);

// compare.cpp
Value compare(Evaluation& call, Op op, const Value& a, const Value& b);
Value between(Evaluation& call, const Value& value, const Value& low, const Value& high);
/// Is the value in the range?
Value in_range(Evaluation& call, const Value& value, const Range& range);

// evaluate_numbers.cpp
Value calculate(Frame& frame, const Instruction& code);
Value compare_two(Frame& frame, const Instruction& code);

// evaluate_tests.cpp
Value evaluate_test(Frame& frame, const Instruction& code);
Value evaluate_in(Frame& frame, const Instruction& code);

// evaluate_loops.cpp
Value evaluate_loop(Frame& frame, const Instruction& code);
Value evaluate_quantified(Frame& frame, const Instruction& code);
Value evaluate_filter(Frame& frame, const Instruction& code);
/// What a loop over the value runs over, as a list; null if it runs over nothing.
Value items_of(Evaluation& call, const Value& value);
Value item_at(Evaluation& call, const Value& list, const Value& position);

// evaluate_calls.cpp
Value call_builtin(Frame& frame, const Instruction& code);
Value call_value(Frame& frame, const Instruction& code);
Value make_closure(Frame& frame, const Instruction& code);
/// A function of another language, run by the host.
Value call_external(Evaluation& call, const Value& mapping, std::span<const Value> arguments);

// access.cpp
Value read_member(Frame& frame, const Instruction& code, const Value& operand);
/// The path of a record, or of the list that a record is an item of; null for what has none.
const Path* path_of(const Value& value) noexcept;

// temporal.cpp
Value temporal_sum(Evaluation& call, const Value& a, const Value& b);
Value temporal_difference(Evaluation& call, const Value& a, const Value& b);
Value temporal_product(Evaluation& call, const Value& a, const Value& b);
Value temporal_ratio(Evaluation& call, const Value& a, const Value& b);
/// -1, 0, 1; nothing where the two can not be ordered.
std::optional<int> temporal_order(const Value& a, const Value& b);
/// The same for two of which one has no offset: it takes that of the other (DMN 1.5, table 54).
std::optional<int> order_by_clock(const Value& a, const Value& b);
std::optional<Value> temporal_property(Evaluation& call, const Value& value, std::string_view name);
/// A date at midnight UTC, for where a date and time is wanted.
DateTime at_midnight(Date date) noexcept;

// types_runtime.cpp
/// `instance of`.
bool is_instance(Evaluation& call, const Value& value, const Type& type);
/// The value as the type wants it: a lone value as a list of one or the other way round, a date as a date and time (DMN
/// 1.5, 10.3.2.9.4), one of these and not two in a row; nothing if it can not be had.
std::optional<Value> convert(Evaluation& call, const Value& value, const Type& type);
/// The same, else null with `feel.type`.
Value coerce(Evaluation& call, const Value& value, const Type& type);
/// A copy that lives as long as the arena.
Value copy_value(Arena& arena, const Value& value);

}  // namespace riskrule::feel
