// Decimals from text and back. Include decimal.hpp.
#pragma once

#include <charconv>
#include <limits>

#include "riskrule/base/decimal_arithmetic.hpp"
#include "riskrule/base/scan.hpp"

namespace riskrule {
namespace detail {

/// The significant digits of a text, read one by one. The first 37 are kept: more than any rounding needs.
struct DigitReader {
  u128 coefficient = 0;
  int kept = 0;
  std::int64_t exponent = 0;
  bool inexact = false;  // a digit other than 0 was not kept

  constexpr void take(char c, bool after_point) noexcept {
    const auto digit = static_cast<unsigned>(c - '0');
    if (kept == 37) {
      inexact = inexact || digit != 0;
      exponent += after_point ? 0 : 1;
      return;
    }
    coefficient = coefficient * 10U + digit;
    if (coefficient != 0) ++kept;
    exponent -= after_point ? 1 : 0;
  }
};

/// Reads the digits at text[i] and moves i behind them; false if there are none.
constexpr bool take_digits(std::string_view text, std::size_t& i, bool after_point, DigitReader& digits) noexcept {
  const std::size_t begin = i;
  for (; i < text.size() && is_digit(text[i]); ++i) digits.take(text[i], after_point);
  return i > begin;
}

/// Reads `[+-]digits` at text[i]; a huge exponent is cut to a million, false if there are no digits.
constexpr bool take_exponent(std::string_view text, std::size_t& i, std::int64_t& exponent) noexcept {
  const bool negative = i < text.size() && text[i] == '-';
  if (i < text.size() && (text[i] == '-' || text[i] == '+')) ++i;
  const std::size_t begin = i;
  constexpr std::int64_t most = 1'000'000;
  std::int64_t value = 0;
  for (; i < text.size() && is_digit(text[i]); ++i) {
    value = value * 10 + (text[i] - '0');
    if (value > most) value = most;
  }
  exponent += negative ? -value : value;
  return i > begin;
}

constexpr std::optional<Rounded> parse_decimal(std::string_view text) noexcept {
  const bool negative = !text.empty() && text[0] == '-';
  std::size_t i = negative ? 1 : 0;
  DigitReader digits;
  const bool has_whole = take_digits(text, i, false, digits);
  if (i < text.size() && text[i] == '.') {
    if (!take_digits(text, ++i, true, digits)) return std::nullopt;
  } else if (!has_whole) {
    return std::nullopt;
  }
  if (i < text.size() && (text[i] == 'e' || text[i] == 'E') && !take_exponent(text, ++i, digits.exponent))
    return std::nullopt;
  if (i != text.size()) return std::nullopt;
  constexpr std::int64_t limit = 20'000;  // beyond it every exponent is alike
  const std::int64_t exponent = digits.exponent > limit ? limit : digits.exponent < -limit ? -limit : digits.exponent;
  const Rounded rounded =
      round_to_decimal(negative, {0, digits.coefficient}, static_cast<int>(exponent), digits.inexact);
  return rounded.value.is_nan() ? std::nullopt : std::optional<Rounded>(rounded);
}

/// Writes the digits of c, without leading zeros; returns how many.
constexpr int write_digits(u128 c, char* out) noexcept {
  const int count = digit_count(c);
  for (int i = count; i > 0; c /= 10U) out[--i] = static_cast<char>('0' + static_cast<int>(c % 10U));
  return count;
}

constexpr char* copy(char* out, const char* from, int count) noexcept {
  for (int i = 0; i < count; ++i) *out++ = from[i];
  return out;
}

constexpr char* write_zeros(char* out, int count) noexcept {
  for (int i = 0; i < count; ++i) *out++ = '0';
  return out;
}

/// d.ddd without trailing zeros, then E+n or E-n.
constexpr char* write_scientific(char* out, const char* digits, int count, int exponent) noexcept {
  const int power = count - 1 + exponent;
  while (count > 1 && digits[count - 1] == '0') --count;
  *out++ = digits[0];
  if (count > 1) {
    *out++ = '.';
    out = copy(out, digits + 1, count - 1);
  }
  *out++ = 'E';
  *out++ = power < 0 ? '-' : '+';
  return out + write_digits(static_cast<unsigned>(power < 0 ? -power : power), out);
}

/// Digits with the point `places` digits before their end, places > 0.
constexpr char* write_fraction(char* out, const char* digits, int count, int places) noexcept {
  if (count > places) {
    out = copy(out, digits, count - places);
    *out++ = '.';
    return copy(out, digits + count - places, places);
  }
  *out++ = '0';
  *out++ = '.';
  out = write_zeros(out, places - count);
  return copy(out, digits, count);
}

}  // namespace detail

constexpr std::optional<Decimal> Decimal::parse(std::string_view text) noexcept {
  const auto rounded = detail::parse_decimal(text);
  return rounded && rounded->exact ? std::optional<Decimal>(rounded->value) : std::nullopt;
}

constexpr std::optional<Decimal> Decimal::parse_rounded(std::string_view text) noexcept {
  const auto rounded = detail::parse_decimal(text);
  return rounded ? std::optional<Decimal>(rounded->value) : std::nullopt;
}

constexpr std::size_t Decimal::write(char* const begin) const noexcept {
  if (nan_) return static_cast<std::size_t>(detail::copy(begin, "NaN", 3) - begin);
  char digits[40] = {};
  const int count = detail::write_digits(coefficient(), digits);
  char* out = begin;
  if (negative_) *out++ = '-';
  if (exponent_ > 0 && is_zero()) {
    *out++ = '0';
  } else if (count + exponent_ > max_digits || count - 1 + exponent_ < -max_digits) {
    out = detail::write_scientific(out, digits, count, exponent_);
  } else if (exponent_ >= 0) {
    out = detail::write_zeros(detail::copy(out, digits, count), exponent_);
  } else {
    out = detail::write_fraction(out, digits, count, -exponent_);
  }
  return static_cast<std::size_t>(out - begin);
}

inline std::string Decimal::to_string() const {
  char text[max_text];
  return std::string(text, write(text));
}

inline double Decimal::to_double() const noexcept {
  if (nan_) return std::numeric_limits<double>::quiet_NaN();
  char text[max_text];
  double value = 0;
  const auto end = std::from_chars(text, text + write(text), value);
  if (end.ec == std::errc::result_out_of_range) {
    value = exponent_ > 0 ? std::numeric_limits<double>::infinity() : 0.0;
    return negative_ ? -value : value;
  }
  return value;
}

}  // namespace riskrule
