// The class Decimal; the bodies of its members stand in the other decimal headers. Include decimal.hpp.
#pragma once

#include <compare>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "riskrule/base/wide.hpp"

namespace riskrule {

namespace detail {
struct DecimalAccess;
}

/// What to do with digits that are dropped. `up` is away from zero, `down` towards zero.
enum class Rounding : std::uint8_t { half_even, half_up, half_down, up, down, floor, ceiling };

class Decimal {
 public:
  static constexpr int max_digits = 34;
  static constexpr int max_exponent = 6111;    ///< of the coefficient's last digit
  static constexpr int min_exponent = -6176;   ///< of the coefficient's last digit
  static constexpr std::size_t max_text = 80;  ///< no number is longer as text

  /// The sign, the coefficient high * 2^64 + low, and the power of ten it is scaled by.
  struct Parts {
    bool negative = false;
    std::uint64_t high = 0;
    std::uint64_t low = 0;
    std::int32_t exponent = 0;
    friend constexpr bool operator==(const Parts&, const Parts&) = default;
  };

  /// Zero.
  constexpr Decimal() noexcept = default;

  /// Any integer, exactly. Not from bool, and never from a floating-point number.
  template <std::integral T>
  requires(!std::same_as<T, bool>) constexpr Decimal(T integer) noexcept  // NOLINT: an integer is a decimal
      : low_(static_cast<std::uint64_t>(integer)), negative_(below_zero(integer)) {
    if (negative_) low_ = 0 - low_;
  }

  static constexpr Decimal not_a_number() noexcept {
    Decimal d;
    d.nan_ = true;
    return d;
  }

  /// The number with these parts, rounded to 34 digits; not a number if it is too large.
  static constexpr Decimal from_parts(const Parts& parts) noexcept;

  /// The number a text states: `[-]digits[.digits][e[+-]digits]` or `[-].digits[...]`, nothing before or after.
  /// Empty if the text is malformed, or if its value cannot be held exactly (more than 34 significant digits, too
  /// large, too small). Linear in the length of the text.
  static constexpr std::optional<Decimal> parse(std::string_view text) noexcept;

  /// The same, but what cannot be held exactly is rounded half to even. Empty if malformed or too large.
  static constexpr std::optional<Decimal> parse_rounded(std::string_view text) noexcept;

  constexpr bool is_nan() const noexcept { return nan_; }
  constexpr bool is_zero() const noexcept { return !nan_ && (high_ | low_) == 0; }
  constexpr bool is_negative() const noexcept { return negative_ != 0; }  ///< below zero
  constexpr bool is_integer() const noexcept;

  /// The integer, if it is one and fits.
  constexpr std::optional<std::int64_t> to_int64() const noexcept;
  /// The nearest double, for plots only; infinite where a double is.
  double to_double() const noexcept;

  /// The power of ten of the last digit: -2 for 0.10.
  constexpr int exponent() const noexcept { return exponent_; }
  constexpr Parts parts() const noexcept { return {is_negative(), high_, low_, exponent_}; }
  /// Exponent and sign at once, for going through many numbers: of those of one exponent that are not negative it is the
  /// exponent modulo 2^32, of the others 2^32 more. For numbers that are numbers.
  constexpr std::uint64_t exponent_and_sign() const noexcept {
    return std::uint64_t{nan_} << 48U | std::uint64_t{negative_} << 32U | static_cast<std::uint32_t>(exponent_);
  }

  /// Plain notation with its trailing zeros (`0.10`, `-1500`) as long as that takes about 34 digits, else scientific
  /// without them (`1E+40`, `2.5E-50`); `NaN`. parse() of it gives an equal number.
  std::string to_string() const;
  /// Writes to_string() to `out`, which has room for max_text bytes; returns the length. No terminator.
  constexpr std::size_t write(char* out) const noexcept;

  /// The equal number without trailing zeros: 1.50 gives 1.5, 100 gives 1E+2.
  constexpr Decimal normalized() const noexcept;

  // Rounded half to even to 34 digits.
  friend constexpr Decimal operator+(const Decimal& a, const Decimal& b) noexcept;
  friend constexpr Decimal operator-(const Decimal& a, const Decimal& b) noexcept;
  friend constexpr Decimal operator*(const Decimal& a, const Decimal& b) noexcept;
  friend constexpr Decimal operator/(const Decimal& a, const Decimal& b) noexcept;
  friend constexpr Decimal operator-(const Decimal& a) noexcept;
  constexpr Decimal& operator+=(const Decimal& b) noexcept;
  constexpr Decimal& operator-=(const Decimal& b) noexcept;
  constexpr Decimal& operator*=(const Decimal& b) noexcept;
  constexpr Decimal& operator/=(const Decimal& b) noexcept;

  // By value; not-a-number is unordered.
  friend constexpr std::partial_ordering operator<=>(const Decimal& a, const Decimal& b) noexcept;
  friend constexpr bool operator==(const Decimal& a, const Decimal& b) noexcept;

 private:
  template <std::integral T>
  static constexpr bool below_zero(T integer) noexcept {
    if constexpr (std::signed_integral<T>) return integer < T{0};
    return false;
  }
  /// The number with these parts, which the caller knows to be in range.
  static constexpr Decimal make(bool negative, detail::u128 coefficient, int exponent) noexcept {
    Decimal d;
    d.low_ = detail::low_word(coefficient);
    d.high_ = detail::high_word(coefficient);
    d.exponent_ = exponent;
    d.negative_ = negative && coefficient != 0 ? 1 : 0;
    return d;
  }

  friend struct detail::DecimalAccess;
  constexpr detail::u128 coefficient() const noexcept { return detail::from_words(high_, low_); }
  static constexpr Decimal sum(const Decimal& a, const Decimal& b, bool b_negative) noexcept;
  static constexpr Decimal sum_far(const Decimal& a, const Decimal& b, bool a_negative, bool b_negative) noexcept;

  std::uint64_t low_ = 0;
  std::uint64_t high_ = 0;
  std::int32_t exponent_ = 0;
  // 1 or 0. With the exponent they fill a word, so that no byte of it is nothing and all are compared at once.
  std::uint16_t negative_ = 0;  // never 1 for zero
  std::uint16_t nan_ = 0;
};

static_assert(sizeof(Decimal) == 24 && alignof(Decimal) == 8);

}  // namespace riskrule
