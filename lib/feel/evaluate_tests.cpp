// Unary tests and `in`.
#include "feel/in_place.hpp"

namespace riskrule::feel {
namespace {

/// Is the value in the list: equal to an item, or within an item that is a range?
Value in_list(Evaluation& call, const Value& value, std::span<const Value> items) {
  Value answer = Value::boolean(false);
  for (const Value& item : items) {
    if (!step(call)) return stop(call, call.stopped);
    if (item.is(Tag::string) && value.is(Tag::string)) {
      if (item.as_string() == value.as_string()) return Value::boolean(true);
      continue;
    }
    const Value found = item.is(Tag::range) && !value.is(Tag::range) ? in_range(call, value, item.as_range())
                                                                     : equal(call, value, item);
    if (found.is_true()) return found;
    if (is_untold(call, item)) answer = item;
  }
  return answer;
}

/// In a pack what is not stated is in no list and not out of it, and whether anything equals it can not be told.
bool can_not_be_told(const Frame& frame, const Instruction& code, const Value& input, const Value& wanted) {
  return (input.is_null() || wanted.is_null()) && frame.program.mode == Mode::strict &&
         !is_literal_null(frame.program, code.b);
}

Value test_value(Frame& frame, const Instruction& code) {
  const Value input = frame.locals[code.a];
  Room room;
  const Value& wanted = look(frame, code.b, room);
  if ((code.flag & 1U) != 0 && (wanted.is(Tag::boolean) || wanted.is_null())) return wanted;  // a condition on `?`
  if (can_not_be_told(frame, code, input, wanted)) return input.is_null() ? input : wanted;
  const Op wanted_op = frame.program.code[code.b].op;
  if (wanted.is_null() && (wanted_op == Op::range || wanted_op == Op::unary_range)) return wanted;  // no range at all
  if (wanted.is(Tag::range) && !input.is(Tag::range)) return in_range(frame.call, input, wanted.as_range());
  if (!wanted.is(Tag::list)) return equal(frame.call, input, wanted);
  if ((code.flag & 2U) != 0 && input.is(Tag::list) && equal(frame.call, input, wanted).is_true())
    return Value::boolean(true);
  return in_list(frame.call, input, wanted.as_list());
}

/// Is the input, a text, one of the words that the tests are?
[[gnu::always_inline]] inline Value among_words(const Frame& frame, const Instruction& tests,
                                                const Value& input) noexcept {
  return Value::boolean(frame.program.words[tests.c].contains(input.as_string()));
}

Value any_of(Frame& frame, const Instruction& code) {
  const auto* children = frame.program.children.data() + code.a;
  if (code.c != none && frame.call.recording != Recording::proof) {  // then each child is a test of the same input
    const Value& input = frame.locals[frame.program.code[children[0]].a];
    if (input.is(Tag::string)) return among_words(frame, code, input);
  }
  Value undecided = Value::boolean(false);
  for (std::uint32_t i = 0; i < code.b; ++i) {
    const Value v = evaluate(frame, children[i]);
    if (v.is_true()) return v;
    if (v.is_null() && !undecided.is_null()) undecided = v;
  }
  return undecided;
}

[[gnu::noinline]] Value in_tests(Frame& frame, const Instruction& code) {
  Room room;
  const Value& value = look(frame, code.a, room);
  if (value.is_null() && frame.program.mode == Mode::strict) return value;  // not stated: can not be told
  frame.locals[code.c] = value;
  return evaluate(frame, code.b);
}

}  // namespace

Value evaluate_test(Frame& frame, const Instruction& code) {
  switch (code.op) {
    case Op::test_compare: {
      const Value input = frame.locals[code.a];
      Room room;
      const Value& bound = look(frame, code.b, room);
      if (can_not_be_told(frame, code, input, bound)) return input.is_null() ? input : bound;
      return compare(frame.call, static_cast<Op>(static_cast<int>(Op::add) + code.flag), input, bound);
    }
    case Op::test_value: return test_value(frame, code);
    case Op::test_not: {
      const Value v = evaluate(frame, code.a);
      return v.is(Tag::boolean) ? Value::boolean(!v.as_boolean()) : v;
    }
    default: return any_of(frame, code);
  }
}

Value evaluate_in(Frame& frame, const Instruction& code) {
  if (code.flag == 1 && frame.call.recording != Recording::proof) {
    const Value* value = in_place(frame, frame.program.code[code.a]);
    if (value != nullptr && value->is(Tag::string)) return among_words(frame, frame.program.code[code.b], *value);
  }
  return in_tests(frame, code);
}

}  // namespace riskrule::feel
