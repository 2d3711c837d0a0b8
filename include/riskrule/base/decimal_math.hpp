// Functions of decimals: rescale, floor, ceiling, truncate, modulo, abs, sqrt, power, hash.
#pragma once

#include <functional>

#include "riskrule/base/decimal_arithmetic.hpp"

namespace riskrule {

constexpr Decimal abs(const Decimal& d) noexcept { return d.is_negative() ? -d : d; }

/// d with `digits` digits after the point: 2.345 to 2 digits half_up gives 2.35; to -1 digits 12 gives 10. Where that
/// would take more than 34 digits, the value stays as it is, with as many trailing zeros as it can hold.
constexpr Decimal rescale(const Decimal& d, int digits, Rounding how) noexcept {
  if (d.is_nan()) return d;
  const int finest = -Decimal::min_exponent;
  const int coarsest = -Decimal::max_exponent;
  const int exponent = -(digits > finest ? finest : digits < coarsest ? coarsest : digits);
  detail::u128 c = detail::DecimalAccess::coefficient(d);
  if (c == 0) return detail::DecimalAccess::make(false, 0, exponent);
  if (exponent > d.exponent()) {
    const auto cut = detail::cut_digits({0, c}, exponent - d.exponent(), false);
    c = cut.kept.low;
    if (detail::rounds_away(how, cut.rest, (c & 1U) != 0, d.is_negative())) ++c;
    return detail::to_decimal(d.is_negative(), c, exponent);
  }
  const int room = Decimal::max_digits - detail::digit_count(c);
  const int wanted = d.exponent() - exponent;
  const int zeros = wanted < room ? wanted : room;
  return detail::DecimalAccess::make(d.is_negative(), c * detail::power_of_ten(zeros), d.exponent() - zeros);
}

/// The greatest integer not above d.
constexpr Decimal floor(const Decimal& d) noexcept { return d.exponent() >= 0 ? d : rescale(d, 0, Rounding::floor); }
/// The least integer not below d.
constexpr Decimal ceiling(const Decimal& d) noexcept {
  return d.exponent() >= 0 ? d : rescale(d, 0, Rounding::ceiling);
}
/// d without what stands after the point.
constexpr Decimal truncate(const Decimal& d) noexcept { return d.exponent() >= 0 ? d : rescale(d, 0, Rounding::down); }

constexpr Decimal Decimal::normalized() const noexcept {
  detail::u128 c = coefficient();
  if (nan_ || c == 0) return nan_ ? *this : Decimal();
  const int stripped = detail::strip_zeros(c, max_exponent - exponent_);
  return make(negative_, c, exponent_ + stripped);
}

constexpr bool Decimal::is_integer() const noexcept {
  if (nan_ || exponent_ >= 0 || is_zero()) return !nan_;
  return exponent_ >= -max_digits && coefficient() % detail::power_of_ten(-exponent_) == 0;
}

constexpr std::optional<std::int64_t> Decimal::to_int64() const noexcept {
  if (!is_integer()) return std::nullopt;
  if (is_zero()) return 0;
  detail::u128 c = coefficient();
  if (exponent_ > 18) return std::nullopt;
  if (exponent_ < 0) c /= detail::power_of_ten(-exponent_);
  constexpr std::uint64_t most = std::uint64_t{1} << 63U;  // magnitude of the least int64
  if (c > most) return std::nullopt;
  if (exponent_ > 0) c *= detail::power_of_ten(exponent_);
  if (c > most || (c == most && !negative_)) return std::nullopt;
  const auto magnitude = detail::low_word(c);
  return negative_ ? -static_cast<std::int64_t>(magnitude - 1) - 1 : static_cast<std::int64_t>(magnitude);
}

namespace detail {

/// 10^n mod m.
constexpr u128 power_of_ten_modulo(int n, u128 m) noexcept {
  u128 result = 1 % m;
  for (u128 base = 10 % m; n > 0; n /= 2) {
    if (n % 2 != 0) result = divide(multiply(result, base), m).remainder;
    base = divide(multiply(base, base), m).remainder;
  }
  return result;
}

/// |a| - |b| * floor(|a| / |b|), exact; b is not zero.
constexpr Decimal remainder_of_magnitudes(const Decimal& a, const Decimal& b) noexcept {
  const u128 x = DecimalAccess::coefficient(a);
  const u128 y = DecimalAccess::coefficient(b);
  const int apart = a.exponent() - b.exponent();
  if (apart >= 0) {
    const u128 rest = divide(multiply(x % y, power_of_ten_modulo(apart, y)), y).remainder;
    return DecimalAccess::make(false, rest, b.exponent());
  }
  if (digit_count(y) - apart > 38) return abs(a);  // |a| < |b|
  return DecimalAccess::make(false, x % (y * power_of_ten(-apart)), a.exponent());
}

/// The integer square root, rounded down, of n > 0 below 10^72 (Newton from above).
constexpr u128 square_root(const U256& n) noexcept {
  const int bits = n.high != 0 ? 128 + bit_length(n.high) : bit_length(n.low);
  u128 root = u128{1} << static_cast<unsigned>((bits + 1) / 2);
  while (true) {
    const u128 next = (root + divide(n, root).quotient.low) / 2;
    if (next >= root) return root;
    root = next;
  }
}

}  // namespace detail

/// a - b * floor(a / b): the result has the sign of b (FEEL's modulo). Exact where it fits 34 digits; NaN for b = 0.
constexpr Decimal modulo(const Decimal& a, const Decimal& b) noexcept {
  if (a.is_nan() || b.is_nan() || b.is_zero()) return Decimal::not_a_number();
  const Decimal rest = detail::remainder_of_magnitudes(a, b);
  const Decimal with_sign = a.is_negative() ? -rest : rest;
  return rest.is_zero() || a.is_negative() == b.is_negative() ? with_sign : with_sign + b;
}

/// The square root, correctly rounded half to even; NaN below zero. The root of 2.25 is 1.5, of 4.00 is 2.0.
constexpr Decimal sqrt(const Decimal& d) noexcept {
  if (d.is_nan() || d.is_negative()) return Decimal::not_a_number();
  const int preferred = (d.exponent() - (d.exponent() & 1)) / 2;  // half of it, rounded down
  const detail::u128 c = detail::DecimalAccess::coefficient(d);
  if (c == 0) return detail::DecimalAccess::make(false, 0, preferred);
  const int digits = detail::digit_count(c);
  int up = 70 - digits;  // a radicand of 70 or 71 digits has a root of 35 or 36
  if (((d.exponent() - up) & 1) != 0) ++up;
  const detail::U256 radicand = detail::scale_up(c, digits, up);
  detail::u128 root = detail::square_root(radicand);
  const int exponent = (d.exponent() - up) / 2;
  if (!(detail::multiply(root, root) == radicand))
    return detail::round_to_decimal(false, {0, root}, exponent, true).value;
  const int stripped = detail::strip_zeros(root, preferred - exponent);
  return detail::to_decimal(false, root, exponent + stripped);
}

namespace detail {

/// A number of 38 digits, rounded to the nearest, and any exponent: four digits more than the result needs.
struct Guarded {
  u128 coefficient = 1;
  std::int64_t exponent = 0;
  bool inexact = false;
};

constexpr Guarded multiply(const Guarded& a, const Guarded& b) noexcept {
  const U256 c = multiply(a.coefficient, b.coefficient);
  const std::int64_t exponent = a.exponent + b.exponent;
  const bool inexact = a.inexact || b.inexact;
  const int drop = digit_count(c) - 38;
  if (drop <= 0) return {c.low, exponent, inexact};
  const Cut cut = cut_digits(c, drop, false);
  const u128 kept = cut.kept.low + (rounds_away(Rounding::half_up, cut.rest, false, false) ? 1U : 0U);
  if (kept == power_of_ten(38)) return {power_of_ten(37), exponent + drop + 1, true};
  return {kept, exponent + drop, inexact || cut.rest != Rest::zero};
}

/// c^n for c > 0, n >= 0, most significant bit first: if the result is exact, so is every step.
constexpr Guarded raise(u128 c, int exponent, std::uint64_t n) noexcept {
  const Guarded base{c, exponent, false};
  Guarded result;
  for (int bit = bit_length(n) - 1; bit >= 0; --bit) {
    result = multiply(result, result);
    if (((n >> static_cast<unsigned>(bit)) & 1U) != 0) result = multiply(result, base);
    if (result.exponent > 50'000 || result.exponent < -50'000) break;  // out of range for good
  }
  return result;
}

constexpr Decimal one_over(bool negative, const Guarded& g, int exponent) noexcept {
  const int up = 36 + digit_count(g.coefficient);
  const Quotient q = divide(wide_powers_of_ten[static_cast<std::size_t>(up)], g.coefficient);
  const bool inexact = g.inexact || q.remainder != 0;
  if (inexact) return round_to_decimal(negative, q.quotient, -exponent - up, true).value;
  u128 exact = q.quotient.low;
  const int stripped = strip_zeros(exact, up);
  return to_decimal(negative, exact, -exponent - up + stripped);
}

}  // namespace detail

/// base^n. Exact if the result (or for n < 0 its inverse) fits 34 digits, else within one unit of the last digit while
/// |n| <= 500. 0^0 = 1; 0 to a negative power, and overflow, are NaN. Takes about 2 * log2(n) multiplications.
constexpr Decimal power(const Decimal& base, std::int64_t n) noexcept {
  if (base.is_nan()) return base;
  if (n == 0) return 1;
  if (base.is_zero()) return n > 0 ? Decimal() : Decimal::not_a_number();
  const bool negative = base.is_negative() && (n & 1) != 0;
  const auto count = n < 0 ? std::uint64_t{0} - static_cast<std::uint64_t>(n) : static_cast<std::uint64_t>(n);
  const auto g = detail::raise(detail::DecimalAccess::coefficient(base), base.exponent(), count);
  const int exponent = static_cast<int>(g.exponent);
  if (n < 0) return detail::one_over(negative, g, exponent);
  return detail::round_to_decimal(negative, {0, g.coefficient}, exponent, g.inexact).value;
}

/// Equal numbers have equal hashes, whatever their trailing zeros. Stable within one process only.
constexpr std::size_t hash(const Decimal& d) noexcept {
  const Decimal::Parts p = d.normalized().parts();
  std::uint64_t h = p.low ^ (p.high * 0x9E3779B97F4A7C15U) ^ (d.is_nan() ? 0xA5A5U : 0U);
  h ^=
      static_cast<std::uint64_t>(static_cast<std::uint32_t>(p.exponent)) * 0xD6E8FEB86659FD93U + (p.negative ? 1U : 0U);
  h ^= h >> 32U;
  h *= 0xD6E8FEB86659FD93U;
  return static_cast<std::size_t>(h ^ (h >> 32U));
}

}  // namespace riskrule

template <>
struct std::hash<riskrule::Decimal> {
  std::size_t operator()(const riskrule::Decimal& d) const noexcept { return riskrule::hash(d); }
};
