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
  std::uint32_t known = 0;  ///< 1 or 0; a whole word, or copies would go byte by byte past the padding of a bool
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

/// Whether the value is a small number with just this exponent, and then its coefficient: what most of a list are.
inline bool coefficient_at(std::int32_t exponent, const Value& value, std::int64_t& coefficient) noexcept {
  if (!value.is(Tag::number)) return false;
  const Decimal& number = value.as_number();
  const std::uint64_t differs = number.exponent_and_sign() ^ static_cast<std::uint32_t>(exponent);
  const auto parts = number.parts();
  coefficient = static_cast<std::int64_t>(parts.low);
  if ((parts.high | parts.low >> 63U) != 0) return false;
  if (differs == 0) [[likely]]
    return true;
  coefficient = -coefficient;
  return differs == std::uint64_t{1} << 32U;
}

/// The same number, which is known.
inline Decimal to_decimal(const SmallNumber& n) noexcept {
  const auto magnitude = static_cast<std::uint64_t>(n.coefficient);
  const bool negative = n.coefficient < 0;
  return Decimal::from_parts({negative, 0, negative ? 0 - magnitude : magnitude, n.exponent});
}

/// The powers of ten that a coefficient can be scaled by.
inline constexpr auto small_powers = [] {
  std::array<std::int64_t, 19> out{1};
  for (std::size_t i = 1; i < out.size(); ++i) out[i] = out[i - 1] * 10;
  return out;
}();

/// The exponents that a product may have: well within those that Decimal can hold.
inline constexpr std::int32_t small_exponents = 2000;

/// A range of coefficients: one subtraction and one comparison tell what is in it. It may go past the largest number and
/// on from the smallest (arithmetic is modulo 2^64).
struct CoefficientRange {
  std::uint64_t first = 0;
  std::uint64_t width = 0;

  bool contains(std::int64_t coefficient) const noexcept {
    return static_cast<std::uint64_t>(coefficient) - first <= width;
  }
  /// All that this does not contain.
  CoefficientRange others() const noexcept { return {first + width + 1, ~width - 1}; }
};

/// What numbers of the items of a list are compared with, and the coefficients of its exponent for which that holds.
struct Bound {
  SmallNumber number{};
  CoefficientRange range{};
};

/// Brings both to the smaller exponent. False if one of them is not known, or does not fit then.
inline bool align(SmallNumber& a, SmallNumber& b) noexcept {
  if (!a.known || !b.known) return false;
  // Both are scaled, one of them by 1: exponents vary from input to input, and no branch guesses them.
  const std::int32_t exponent = std::min(a.exponent, b.exponent);
  const auto up_a = static_cast<std::size_t>(a.exponent - exponent);
  const auto up_b = static_cast<std::size_t>(b.exponent - exponent);
  if (up_a >= small_powers.size() || up_b >= small_powers.size()) return false;
  a.exponent = b.exponent = exponent;
  return !__builtin_mul_overflow(a.coefficient, small_powers[up_a], &a.coefficient) &&
         !__builtin_mul_overflow(b.coefficient, small_powers[up_b], &b.coefficient);
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
  SmallNumber product;
  product.exponent = a.exponent + b.exponent;
  product.known = a.known && b.known && product.exponent >= -small_exponents && product.exponent <= small_exponents &&
                  !__builtin_mul_overflow(a.coefficient, b.coefficient, &product.coefficient);
  return product;
}

}  // namespace riskrule::feel
