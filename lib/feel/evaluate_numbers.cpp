// Arithmetic and comparisons. An operation whose operands may all be small numbers (flag 1) is tried as a whole on
// registers first; if one of them is something else, it is evaluated as any other.
#include <limits>
#include <optional>

#include "feel/in_place.hpp"

namespace riskrule::feel {

const Value* member_in_place(const Frame& frame, const Instruction& code) noexcept {
  const bool of_item = code.op == Op::item_name;
  const Value* of = of_item ? &frame.locals[code.a] : in_place(frame, frame.program.code[code.a]);
  if (of == nullptr || !of->is(Tag::context) || of->as_context().size() >= names_a_step) return nullptr;
  return find_entry(of->as_context(), frame.program.constants[code.b].as_string());
}

namespace {

SmallNumber small_result(const Frame& frame, const Instruction& code) noexcept;

const Value& value_of(const Frame& frame, const Term& term) noexcept {
  return (term.is_local ? frame.locals : frame.inputs)[term.place];
}

/// The exponent of the sum: the least of its terms'. Nothing if some value is no small number.
std::optional<std::int32_t> least_exponent(const Frame& frame, std::span<const Term> terms) noexcept {
  std::int32_t least = std::numeric_limits<std::int32_t>::max();
  for (const Term& term : terms) {
    const SmallNumber value = small_of(value_of(frame, term));
    if (!value.known) return std::nullopt;
    least = std::min(least, term.weight.exponent + value.exponent);
  }
  return least;
}

/// Each term is brought to the exponent of the sum at once: terms differ in it from input to input, and no branch guesses
/// how.
SmallNumber weighted_sum(const Frame& frame, std::span<const Term> terms) noexcept {
  const auto exponent = least_exponent(frame, terms);
  if (!exponent || *exponent < -small_exponents || *exponent > small_exponents) return {};
  std::int64_t sum = 0;
  for (const Term& term : terms) {
    const SmallNumber value = small_of(value_of(frame, term));
    const auto up = static_cast<std::size_t>(term.weight.exponent + value.exponent - *exponent);
    std::int64_t product = 0;
    if (up >= small_powers.size() || __builtin_mul_overflow(term.weight.coefficient, value.coefficient, &product) ||
        __builtin_mul_overflow(product, small_powers[up], &product) || __builtin_add_overflow(sum, product, &sum))
      return {};
  }
  return {sum, *exponent, true};
}

/// Of any other instruction the operands may be no instructions.
bool is_small_arithmetic(Op op) noexcept {
  return op == Op::negate || op == Op::add || op == Op::subtract || op == Op::multiply;
}

SmallNumber small_at(const Frame& frame, std::uint32_t at) noexcept {
  const Instruction& code = frame.program.code[at];
  if (const Value* value = in_place(frame, code)) return small_of(*value);
  return is_small_arithmetic(code.op) ? small_result(frame, code) : SmallNumber{};
}

SmallNumber small_result(const Frame& frame, const Instruction& code) noexcept {
  if ((code.op == Op::add || code.op == Op::subtract) && code.c != none)
    return weighted_sum(frame, frame.program.sums[code.c]);
  const SmallNumber a = small_at(frame, code.a);
  if (!a.known) return {};
  switch (code.op) {
    case Op::negate: return SmallNumber{0, a.exponent, true} - a;
    case Op::add: return a + small_at(frame, code.b);
    case Op::subtract: return a - small_at(frame, code.b);
    case Op::multiply: return a * small_at(frame, code.b);
    default: return {};
  }
}

/// May the operation be tried on small numbers? Not if a proof is wanted; of null reads, a number is made of none.
bool tries_small(const Frame& frame, const Instruction& code) noexcept {
  return code.flag == 1 && frame.call.recording != Recording::proof;
}

/// In a pack `=` with something that is not stated can not be told; only the literal null tests what is there.
Value compare_in(Frame& frame, const Instruction& code, const Value& a, const Value& b) {
  const bool equality = code.op == Op::equal || code.op == Op::not_equal;
  if (equality && (a.is_null() || b.is_null()) && frame.program.mode == Mode::strict &&
      !is_literal_null(frame.program, code.a) && !is_literal_null(frame.program, code.b))
    return a.is_null() ? a : b;
  return compare(frame.call, code.op, a, b);
}

// The plain way, apart (noinline): what only the other needs is not set up for it.

[[gnu::noinline]] Value calculate_values(Frame& frame, const Instruction& code) {
  Room left;
  Room right;
  const Value& a = look(frame, code.a, left);
  return code.op == Op::negate ? negate(frame.call, a) : arithmetic(frame.call, code.op, a, look(frame, code.b, right));
}

[[gnu::noinline]] Value compare_values(Frame& frame, const Instruction& code) {
  Room left;
  Room right;
  const Value& a = look(frame, code.a, left);
  const Value& b = look(frame, code.b, right);
  if (a.is(Tag::number) && b.is(Tag::number)) [[likely]]
    return Value::boolean(comparison_holds(code.op, a.as_number(), b.as_number()));
  return compare_in(frame, code, a, b);
}

}  // namespace

Value calculate(Frame& frame, const Instruction& code) {
  if (tries_small(frame, code))
    if (const SmallNumber result = small_result(frame, code); result.known) [[likely]]
      return Value::number_from([&]() noexcept { return to_decimal(result); });
  return calculate_values(frame, code);
}

Value compare_two(Frame& frame, const Instruction& code) {
  if (tries_small(frame, code)) {
    SmallNumber a = small_at(frame, code.a);
    SmallNumber b = small_at(frame, code.b);
    if (align(a, b)) [[likely]]
      return Value::boolean(comparison_holds(code.op, a.coefficient, b.coefficient));
  }
  return compare_values(frame, code);
}

}  // namespace riskrule::feel
