// How decimals are rounded, added, multiplied, divided and ordered. Include decimal.hpp.
#pragma once

#include "riskrule/base/decimal_type.hpp"

namespace riskrule {
namespace detail {

/// The way to a decimal's insides for the functions of this layer.
struct DecimalAccess {
  static constexpr Decimal make(bool negative, u128 coefficient, int exponent) noexcept {
    return Decimal::make(negative, coefficient, exponent);
  }
  static constexpr u128 coefficient(const Decimal& d) noexcept { return d.coefficient(); }
};

constexpr int digit_count(u128 x) noexcept { return digit_count(U256{0, x}); }

/// How what was cut off compares with half a unit of what was kept.
enum class Rest : std::uint8_t { zero, below_half, half, above_half };

struct Cut {
  U256 kept;
  Rest rest = Rest::zero;
};

/// c without its last n digits, 1 <= n. `inexact`: a positive fraction of a unit has been lost before.
constexpr Cut cut_digits(U256 c, int n, bool inexact) noexcept {
  if (n > max_power) return {{}, c == U256{} && !inexact ? Rest::zero : Rest::below_half};
  if (n > 38) {
    const Quotient first = divide(c, power_of_ten(n - 38));
    c = first.quotient;
    inexact = inexact || first.remainder != 0;
    n = 38;
  }
  const Quotient q = divide(c, power_of_ten(n));
  const u128 half = power_of_ten(n) / 2;
  if (q.remainder > half) return {q.quotient, Rest::above_half};
  if (q.remainder == half) return {q.quotient, inexact ? Rest::above_half : Rest::half};
  return {q.quotient, q.remainder == 0 && !inexact ? Rest::zero : Rest::below_half};
}

/// Whether the kept coefficient grows by one.
constexpr bool rounds_away(Rounding how, Rest rest, bool odd, bool negative) noexcept {
  if (rest == Rest::zero) return false;
  switch (how) {
    case Rounding::half_even: return rest == Rest::above_half || (rest == Rest::half && odd);
    case Rounding::half_up: return rest != Rest::below_half;
    case Rounding::half_down: return rest == Rest::above_half;
    case Rounding::up: return true;
    case Rounding::down: return false;
    case Rounding::floor: return negative;
    case Rounding::ceiling: return !negative;
  }
  return false;
}

struct Rounded {
  Decimal value;
  bool exact = true;
};

/// +-c * 10^exponent rounded half to even into range. `inexact`: the true magnitude is a little more than c (less than
/// one unit more); then c has more than 34 digits.
constexpr Rounded round_to_decimal(bool negative, const U256& c, int exponent, bool inexact) noexcept {
  int drop = digit_count(c) - Decimal::max_digits;
  if (Decimal::min_exponent - exponent > drop) drop = Decimal::min_exponent - exponent;
  u128 kept = c.low;
  bool exact = !inexact;
  if (drop > 0) {
    const Cut cut = cut_digits(c, drop, inexact);
    kept = cut.kept.low;
    exact = cut.rest == Rest::zero;
    exponent += drop;
    if (rounds_away(Rounding::half_even, cut.rest, (kept & 1U) != 0, negative)) ++kept;
    if (kept == power_of_ten(Decimal::max_digits)) {
      kept = power_of_ten(Decimal::max_digits - 1);
      ++exponent;
    }
  }
  if (exponent > Decimal::max_exponent) {  // trailing zeros may still bring it into range
    const int missing = exponent - Decimal::max_exponent;
    if (kept != 0) {
      if (digit_count(kept) + missing > Decimal::max_digits) return {Decimal::not_a_number(), false};
      kept *= power_of_ten(missing);
    }
    exponent = Decimal::max_exponent;
  }
  return {DecimalAccess::make(negative, kept, exponent), exact};
}

constexpr bool fits(u128 coefficient, int exponent) noexcept {
  return coefficient < power_of_ten(Decimal::max_digits) && exponent <= Decimal::max_exponent &&
         exponent >= Decimal::min_exponent;
}

/// The same for a coefficient of 128 bits, which mostly fits as it is.
constexpr Decimal to_decimal(bool negative, u128 coefficient, int exponent) noexcept {
  if (fits(coefficient, exponent)) return DecimalAccess::make(negative, coefficient, exponent);
  return round_to_decimal(negative, {0, coefficient}, exponent, false).value;
}

/// Takes up to `most` trailing zeros off c (not zero); returns how many.
constexpr int strip_zeros(u128& c, int most) noexcept {
  int stripped = 0;
  for (int step = 32; step > 0; step /= 2) {
    if ((c & 1U) != 0) break;  // odd, so no zero at its end
    if (stripped + step > most || c < power_of_ten(step) || c % power_of_ten(step) != 0) continue;
    c /= power_of_ten(step);
    stripped += step;
  }
  return stripped;
}

}  // namespace detail

constexpr Decimal Decimal::from_parts(const Parts& parts) noexcept {
  const int limit = 20'000;  // beyond it every exponent is alike
  const int exponent = parts.exponent > limit ? limit : parts.exponent < -limit ? -limit : parts.exponent;
  return detail::to_decimal(parts.negative, detail::from_words(parts.high, parts.low), exponent);
}

constexpr Decimal Decimal::sum(const Decimal& a, const Decimal& b, bool b_negative) noexcept {
  if (a.nan_ || b.nan_) return not_a_number();
  const int apart = a.exponent_ - b.exponent_;
  if ((a.high_ | b.high_) != 0 || apart > 19 || apart < -19) {
    return apart >= 0 ? sum_far(a, b, a.negative_, b_negative) : sum_far(b, a, b_negative, a.negative_);
  }
  detail::u128 x = a.low_;
  detail::u128 y = b.low_;
  if (apart > 0) x *= detail::power_of_ten(apart);
  if (apart < 0) y *= detail::power_of_ten(-apart);
  const int exponent = apart > 0 ? b.exponent_ : a.exponent_;
  if (a.negative_ == b_negative) return detail::to_decimal(b_negative, x + y, exponent);
  return x >= y ? detail::to_decimal(a.negative_, x - y, exponent) : detail::to_decimal(b_negative, y - x, exponent);
}

/// The long way, for exponents a >= b. Where the digits do not overlap at all, b only says which way a is inexact.
constexpr Decimal Decimal::sum_far(const Decimal& a, const Decimal& b, bool a_negative, bool b_negative) noexcept {
  using detail::U256;
  const detail::u128 x = a.coefficient();
  const detail::u128 y = b.coefficient();
  const int apart = a.exponent_ - b.exponent_;
  if (x == 0) return make(b_negative, y, b.exponent_);
  const int digits = detail::digit_count(x);
  if (digits + apart <= 76) {
    const U256 left = detail::scale_up(x, digits, apart);
    const U256 right{0, y};
    if (a_negative == b_negative)
      return detail::round_to_decimal(a_negative, add(left, right), b.exponent_, false).value;
    const bool flips = left < right;
    const U256 difference = flips ? subtract(right, left) : subtract(left, right);
    return detail::round_to_decimal(flips ? b_negative : a_negative, difference, b.exponent_, false).value;
  }
  const int up = (y == 0 ? max_digits : max_digits + 2) - digits;
  const detail::u128 left = x * detail::power_of_ten(up) - (y != 0 && a_negative != b_negative ? 1U : 0U);
  return detail::round_to_decimal(a_negative, {0, left}, a.exponent_ - up, y != 0).value;
}

constexpr Decimal operator+(const Decimal& a, const Decimal& b) noexcept { return Decimal::sum(a, b, b.negative_); }
constexpr Decimal operator-(const Decimal& a, const Decimal& b) noexcept { return Decimal::sum(a, b, !b.negative_); }

constexpr Decimal operator-(const Decimal& a) noexcept {
  Decimal d = a;
  d.negative_ = !a.is_negative() && (a.high_ | a.low_) != 0 ? 1 : 0;
  return d;
}

constexpr Decimal operator*(const Decimal& a, const Decimal& b) noexcept {
  if (a.nan_ || b.nan_) return Decimal::not_a_number();
  const bool negative = a.negative_ != b.negative_;
  const int exponent = a.exponent_ + b.exponent_;
  if ((a.high_ | b.high_) == 0) return detail::to_decimal(negative, detail::u128{a.low_} * b.low_, exponent);
  return detail::round_to_decimal(negative, detail::multiply(a.coefficient(), b.coefficient()), exponent, false).value;
}

constexpr Decimal operator/(const Decimal& a, const Decimal& b) noexcept {
  if (a.nan_ || b.nan_ || b.is_zero()) return Decimal::not_a_number();
  const bool negative = a.negative_ != b.negative_;
  const int exponent = a.exponent_ - b.exponent_;
  if ((a.high_ | b.high_) == 0 && a.low_ % b.low_ == 0) {
    return detail::to_decimal(negative, a.low_ / b.low_, exponent);
  }
  const int digits = detail::digit_count(a.coefficient());
  // Scaled so far that the quotient has 35 or 36 digits.
  const int up = Decimal::max_digits + 1 + detail::digit_count(b.coefficient()) - digits;
  const auto q = detail::divide(detail::scale_up(a.coefficient(), digits, up), b.coefficient());
  if (q.remainder != 0) return detail::round_to_decimal(negative, q.quotient, exponent - up, true).value;
  detail::u128 exact = q.quotient.low;
  const int stripped = exact == 0 ? up : detail::strip_zeros(exact, up);
  return detail::to_decimal(negative, exact, exponent - up + stripped);
}

constexpr Decimal& Decimal::operator+=(const Decimal& b) noexcept { return *this = *this + b; }
constexpr Decimal& Decimal::operator-=(const Decimal& b) noexcept { return *this = *this - b; }
constexpr Decimal& Decimal::operator*=(const Decimal& b) noexcept { return *this = *this * b; }
constexpr Decimal& Decimal::operator/=(const Decimal& b) noexcept { return *this = *this / b; }

constexpr std::partial_ordering operator<=>(const Decimal& a, const Decimal& b) noexcept {
  if (a.nan_ || b.nan_) return std::partial_ordering::unordered;
  if (a.negative_ != b.negative_) return a.negative_ ? std::partial_ordering::less : std::partial_ordering::greater;
  detail::u128 x = a.negative_ ? b.coefficient() : a.coefficient();
  detail::u128 y = a.negative_ ? a.coefficient() : b.coefficient();
  int apart = a.negative_ ? b.exponent_ - a.exponent_ : a.exponent_ - b.exponent_;
  if ((a.high_ | b.high_) == 0 && apart <= 19 && apart >= -19) {  // both stay within 128 bits
    if (apart > 0) x *= detail::power_of_ten(apart);
    if (apart < 0) y *= detail::power_of_ten(-apart);
  } else if (apart != 0 && x != 0 && y != 0) {
    const int more_digits = detail::digit_count(x) - detail::digit_count(y) + apart;
    if (more_digits != 0) return more_digits > 0 ? std::partial_ordering::greater : std::partial_ordering::less;
    // Equally long numbers: scaling one of them keeps it within 34 digits.
    if (apart > 0) x *= detail::power_of_ten(apart);
    if (apart < 0) y *= detail::power_of_ten(-apart);
  }
  if (x == y) return std::partial_ordering::equivalent;
  return x < y ? std::partial_ordering::less : std::partial_ordering::greater;
}

constexpr bool operator==(const Decimal& a, const Decimal& b) noexcept {
  if (a.exponent_ == b.exponent_ && !a.nan_ && !b.nan_)
    return a.low_ == b.low_ && a.high_ == b.high_ && a.negative_ == b.negative_;
  return (a <=> b) == 0;
}

}  // namespace riskrule
