// The n-th root of a decimal and the geometric mean, for methods that need them (AHP). No double, no logarithm.
//
//   grade::root(8, 3)                          // 2
//   grade::geometric_mean(std::vector<Decimal>{1, 4})   // 2
#pragma once

#include <span>

#include "riskrule/base/decimal.hpp"

namespace riskrule::grade {

/// The greatest n that `root` takes.
inline constexpr int max_root = 500;

/// The n-th root of x, 1 <= n <= max_root, rounded half up to 30 significant digits, the last of which may be off by
/// one; a root that has no more than that is exact. NaN below zero, for a NaN and for another n. Newton's method from
/// above: it falls to the root and stops where it no longer falls.
constexpr Decimal root(const Decimal& x, int n) noexcept;

/// (Π values)^(1/count). NaN for no value, a value below zero, a NaN, or more than max_root of them.
constexpr Decimal geometric_mean(std::span<const Decimal> values) noexcept;

namespace detail {

/// The power of ten just above a positive number: 10^decade > x >= 10^(decade - 1).
constexpr int decade(const Decimal& x) noexcept {
  const Decimal::Parts parts = x.parts();
  return riskrule::detail::digit_count(riskrule::detail::from_words(parts.high, parts.low)) + parts.exponent;
}

constexpr Decimal to_30_digits(const Decimal& x) noexcept {
  return rescale(x, 30 - decade(x), Rounding::half_up).normalized();
}

}  // namespace detail

constexpr Decimal root(const Decimal& x, int n) noexcept {
  if (x.is_nan() || x.is_negative() || n < 1 || n > max_root) return Decimal::not_a_number();
  if (x.is_zero() || n == 1) return x;
  const int top = detail::decade(x);
  Decimal y = power(Decimal(10), top >= 0 ? (top + n - 1) / n : -(-top / n));  // not below the root
  while (true) {
    const Decimal next = (Decimal(n - 1) * y + x / power(y, n - 1)) / n;
    if (!(next < y)) return detail::to_30_digits(y);
    y = next;
  }
}

constexpr Decimal geometric_mean(std::span<const Decimal> values) noexcept {
  if (values.empty() || values.size() > static_cast<std::size_t>(max_root)) return Decimal::not_a_number();
  Decimal product = 1;
  for (const Decimal& value : values) {
    if (value.is_negative()) return Decimal::not_a_number();
    product *= value;
  }
  return root(product, static_cast<int>(values.size()));
}

}  // namespace riskrule::grade
