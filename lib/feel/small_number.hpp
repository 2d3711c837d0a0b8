// Numbers as most rules have them: a whole number of 64 bits times a power of ten, which two registers hold. Results
// are those of Decimal, trailing zeros included; what does not fit is unknown here and left to Decimal.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>

#include "riskrule/feel/value.hpp"

namespace riskrule::feel {

/// coefficient * 10^exponent, if it is known.
struct SmallNumber {
  std::int64_t coefficient = 0;
  std::int32_t exponent = 0;
  bool known = false;
};
static_assert(sizeof(SmallNumber) == 16);

/// Unknown for what is no number, or has more than 63 bits.
inline SmallNumber small_of(const Value& value) noexcept {
  if (!value.is(Tag::number)) return {};
  const auto parts = value.as_number().parts();
  const auto low = static_cast<std::int64_t>(parts.low);
  if (parts.high != 0 || low < 0) return {};
  return {parts.negative ? -low : low, parts.exponent, true};
}

/// The same number, which is known.
inline Decimal to_decimal(const SmallNumber& n) noexcept {
  const auto magnitude = static_cast<std::uint64_t>(n.coefficient);
  const bool negative = n.coefficient < 0;
  return Decimal::from_parts({negative, 0, negative ? 0 - magnitude : magnitude, n.exponent});
}

/// Brings both to the smaller exponent. False if one of them is not known, or does not fit then.
inline bool align(SmallNumber& a, SmallNumber& b) noexcept {
  static constexpr auto powers = [] {
    std::array<std::int64_t, 19> out{1};
    for (std::size_t i = 1; i < out.size(); ++i) out[i] = out[i - 1] * 10;
    return out;
  }();
  if (!a.known || !b.known) return false;
  // Both are scaled, one of them by 1: exponents vary from input to input, and no branch guesses them.
  const std::int32_t exponent = std::min(a.exponent, b.exponent);
  const auto up_a = static_cast<std::size_t>(a.exponent - exponent);
  const auto up_b = static_cast<std::size_t>(b.exponent - exponent);
  if (up_a >= powers.size() || up_b >= powers.size()) return false;
  a.exponent = b.exponent = exponent;
  return !__builtin_mul_overflow(a.coefficient, powers[up_a], &a.coefficient) &&
         !__builtin_mul_overflow(b.coefficient, powers[up_b], &b.coefficient);
}

inline SmallNumber operator+(SmallNumber a, SmallNumber b) noexcept {
  SmallNumber sum;
  sum.known = align(a, b) && !__builtin_add_overflow(a.coefficient, b.coefficient, &sum.coefficient);
  sum.exponent = a.exponent;
  return sum;
}

inline SmallNumber operator-(SmallNumber a, SmallNumber b) noexcept {
  SmallNumber difference;
  difference.known = align(a, b) && !__builtin_sub_overflow(a.coefficient, b.coefficient, &difference.coefficient);
  difference.exponent = a.exponent;
  return difference;
}

inline SmallNumber operator*(const SmallNumber& a, const SmallNumber& b) noexcept {
  constexpr std::int32_t far = 2000;  // well within those that Decimal can hold
  SmallNumber product;
  product.exponent = a.exponent + b.exponent;
  product.known = a.known && b.known && product.exponent >= -far && product.exponent <= far &&
                  !__builtin_mul_overflow(a.coefficient, b.coefficient, &product.coefficient);
  return product;
}

}  // namespace riskrule::feel
