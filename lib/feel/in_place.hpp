// Values that need no making: where they stand is all that is asked. Nothing here takes a step or uses the arena.
#pragma once

#include "feel/machine.hpp"
#include "feel/short_text.hpp"
#include "feel/small_number.hpp"

namespace riskrule::feel {

/// Where the value of that name stands in the context, or null: Context::find, in line.
inline const Value* find_entry(const Context& context, std::string_view name) noexcept {
  const auto names = context.names();
  for (std::size_t i = 0; i < names.size(); ++i)
    if (same_text(names[i], name)) return &context.values()[i];
  return nullptr;
}

/// The entry that a read of a member of a context yields, `a.b` or within a filter `b`; null for what is no such read.
const Value* member_in_place(const Frame& frame, const Instruction& code) noexcept;

/// The value of an operand where it stands: a constant, an input, a local name, or an entry of one of these. Null if it
/// must be evaluated.
inline const Value* in_place(const Frame& frame, const Instruction& code) noexcept {
  if (code.op == Op::slot) return &frame.inputs[code.a];
  if (code.op == Op::local) return &frame.locals[code.a];
  if (code.op == Op::constant) return &frame.program.constants[code.a];
  return code.op == Op::member || code.op == Op::item_name ? member_in_place(frame, code) : nullptr;
}

/// The value of an operand that is no constant and no name: an entry where it stands, else made in `room`.
const Value& look_further(Frame& frame, const Instruction& code, Room& room);

/// The value of an operand, in place where it stands already.
inline const Value& look(Frame& frame, std::uint32_t at, Room& room) {
  const Instruction& code = frame.program.code[at];
  if (code.op == Op::constant) return frame.program.constants[code.a];
  const Recording recording = frame.call.recording;
  if (recording != Recording::proof && (code.op == Op::slot || code.op == Op::local)) {
    const Value& value = code.op == Op::slot ? frame.inputs[code.a] : frame.locals[code.a];
    if (recording == Recording::nothing || !value.is_null()) return value;
  }
  return look_further(frame, code, room);
}

/// Whether a comparison holds for two numbers; not for one that is not a number.
template <class Number>
constexpr bool comparison_holds(Op op, const Number& a, const Number& b) noexcept {
  switch (op) {
    case Op::equal: return a == b;
    case Op::not_equal: return a != b;
    case Op::less: return a < b;
    case Op::less_equal: return a <= b;
    case Op::greater: return a > b;
    default: return a >= b;
  }
}

}  // namespace riskrule::feel
