// Reading and writing short fixed texts: digits, signs, padded numbers. For the library's own use.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace riskrule::detail {

constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

/// Sum, difference and product, or empty on overflow.
constexpr std::optional<std::int64_t> checked_add(std::int64_t a, std::int64_t b) noexcept {
  std::int64_t result = 0;
  return __builtin_add_overflow(a, b, &result) ? std::nullopt : std::optional(result);
}
constexpr std::optional<std::int64_t> checked_subtract(std::int64_t a, std::int64_t b) noexcept {
  std::int64_t result = 0;
  return __builtin_sub_overflow(a, b, &result) ? std::nullopt : std::optional(result);
}
constexpr std::optional<std::int64_t> checked_multiply(std::int64_t a, std::int64_t b) noexcept {
  std::int64_t result = 0;
  return __builtin_mul_overflow(a, b, &result) ? std::nullopt : std::optional(result);
}

/// Division that rounds down, and its remainder in [0, b); b > 0.
constexpr std::int64_t floor_divide(std::int64_t a, std::int64_t b) noexcept { return a / b - (a % b < 0 ? 1 : 0); }
constexpr std::int64_t floor_modulo(std::int64_t a, std::int64_t b) noexcept { return a % b + (a % b < 0 ? b : 0); }

/// A text that is read from its beginning. Every take either reads what it says, or leaves the text as it was.
struct Scanner {
  std::string_view rest;

  constexpr bool at_end() const noexcept { return rest.empty(); }
  constexpr bool take(char c) noexcept {
    if (rest.empty() || rest[0] != c) return false;
    rest.remove_prefix(1);
    return true;
  }
  constexpr std::size_t count_digits() const noexcept {
    std::size_t n = 0;
    while (n < rest.size() && is_digit(rest[n])) ++n;
    return n;
  }
  /// A run of at least `least` and at most `most` digits; empty also if the number overflows.
  constexpr std::optional<std::int64_t> take_number(std::size_t least, std::size_t most) noexcept {
    const std::size_t count = count_digits();
    if (count < least || count > most) return std::nullopt;
    std::int64_t value = 0;
    for (std::size_t i = 0; i < count; ++i) {
      const int digit = rest[i] - '0';
      if (value > (std::numeric_limits<std::int64_t>::max() - digit) / 10) return std::nullopt;
      value = value * 10 + digit;
    }
    rest.remove_prefix(count);
    return value;
  }
  constexpr std::optional<std::int64_t> take_two_digits() noexcept { return take_number(2, 2); }
  /// `least` to nine digits after a decimal point, as nanoseconds.
  constexpr std::optional<std::int32_t> take_nanos(std::size_t least) noexcept {
    const std::size_t count = count_digits();
    auto value = count == 0 && least == 0 ? std::optional<std::int64_t>(0) : take_number(least, 9);
    if (!value) return std::nullopt;
    for (std::size_t i = count; i < 9; ++i) *value *= 10;
    return static_cast<std::int32_t>(*value);
  }
};

/// Appends `value` with at least `width` digits.
inline void append_padded(std::string& out, std::uint64_t value, std::size_t width) {
  const std::string digits = std::to_string(value);
  if (digits.size() < width) out.append(width - digits.size(), '0');
  out += digits;
}

/// Appends `.` and the digits of a fraction of a second without trailing zeros; nothing for 0.
inline void append_nanos(std::string& out, std::uint32_t nanos) {
  if (nanos == 0) return;
  out += '.';
  append_padded(out, nanos, 9);
  out.erase(out.find_last_not_of('0') + 1);
}

}  // namespace riskrule::detail
