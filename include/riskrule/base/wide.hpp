// Unsigned integers of 128 and 256 bits, as far as exact decimals need them: products, quotients, powers of ten.
// For the library's own use; every function is pure and constexpr.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace riskrule::detail {

__extension__ typedef unsigned __int128 u128;

constexpr std::uint64_t high_word(u128 x) noexcept { return static_cast<std::uint64_t>(x >> 64U); }
constexpr std::uint64_t low_word(u128 x) noexcept { return static_cast<std::uint64_t>(x); }
constexpr u128 from_words(std::uint64_t high, std::uint64_t low) noexcept { return (u128{high} << 64U) | low; }

/// high * 2^128 + low.
struct U256 {
  u128 high = 0;
  u128 low = 0;

  friend constexpr bool operator==(const U256&, const U256&) = default;
  friend constexpr bool operator<(const U256& a, const U256& b) noexcept {
    return a.high != b.high ? a.high < b.high : a.low < b.low;
  }
};

constexpr U256 add(const U256& a, const U256& b) noexcept {
  const u128 low = a.low + b.low;
  return {a.high + b.high + (low < a.low ? 1U : 0U), low};
}

/// a - b, for a >= b.
constexpr U256 subtract(const U256& a, const U256& b) noexcept {
  return {a.high - b.high - (a.low < b.low ? 1U : 0U), a.low - b.low};
}

constexpr U256 multiply(u128 a, u128 b) noexcept {
  const u128 low = u128{low_word(a)} * low_word(b);
  const u128 cross1 = u128{high_word(a)} * low_word(b);
  const u128 cross2 = u128{low_word(a)} * high_word(b);
  const u128 high = u128{high_word(a)} * high_word(b);
  const u128 middle = u128{high_word(low)} + low_word(cross1) + low_word(cross2);
  return {high + high_word(cross1) + high_word(cross2) + high_word(middle), (middle << 64U) | low_word(low)};
}

struct Quotient {
  U256 quotient;
  u128 remainder = 0;
};

namespace wide {
/// Schoolbook division by one word: four steps of 128 by 64 bits.
constexpr Quotient divide_by_word(const U256& n, std::uint64_t d) noexcept {
  const u128 a = high_word(n.high);
  const u128 b = ((a % d) << 64U) | low_word(n.high);
  const u128 c = ((b % d) << 64U) | high_word(n.low);
  const u128 e = ((c % d) << 64U) | low_word(n.low);
  return {{from_words(low_word(a / d), low_word(b / d)), from_words(low_word(c / d), low_word(e / d))}, e % d};
}

/// One digit of long division: (remainder * 2^64 + next) / d, where d has its top bit set and remainder < d.
constexpr std::uint64_t divide_step(u128& remainder, std::uint64_t next, u128 d) noexcept {
  const std::uint64_t d1 = high_word(d);
  const u128 d0 = low_word(d);
  u128 guess = high_word(remainder) >= d1 ? u128{~std::uint64_t{0}} : remainder / d1;  // at most two too large
  u128 rest = remainder - guess * d1;
  while (high_word(rest) == 0 && guess * d0 > ((rest << 64U) | next)) {
    --guess;
    rest += d1;
  }
  remainder = ((rest << 64U) | next) - guess * d0;
  return low_word(guess);
}
}  // namespace wide

/// n / d and n % d, for d > 0 (Knuth's algorithm D with digits of 64 bits).
constexpr Quotient divide(const U256& n, u128 d) noexcept {
  if (n.high == 0) return {{0, n.low / d}, n.low % d};
  if (high_word(d) == 0) return wide::divide_by_word(n, low_word(d));
  const auto shift = static_cast<unsigned>(std::countl_zero(high_word(d)));
  const u128 divisor = d << shift;
  const u128 high = shift == 0 ? n.high : (n.high << shift) | (n.low >> (128U - shift));
  const u128 low = n.low << shift;
  const u128 carry = shift == 0 ? 0 : n.high >> (128U - shift);
  u128 remainder = (carry << 64U) | high_word(high);
  u128 top = 0;
  if (remainder >= divisor) {  // only when nothing was shifted
    top = 1;
    remainder -= divisor;
  }
  const std::uint64_t q2 = wide::divide_step(remainder, low_word(high), divisor);
  const std::uint64_t q1 = wide::divide_step(remainder, high_word(low), divisor);
  const std::uint64_t q0 = wide::divide_step(remainder, low_word(low), divisor);
  return {{(top << 64U) | q2, from_words(q1, q0)}, remainder >> shift};
}

/// The exponents whose power of ten fits 256 bits are 0 to max_power; 128 bits hold up to 38, 64 bits up to 19.
inline constexpr int max_power = 77;

inline constexpr std::array<U256, max_power + 1> wide_powers_of_ten = [] {
  std::array<U256, max_power + 1> table{};
  table[0] = {0, 1};
  for (std::size_t i = 1; i < table.size(); ++i) {
    const U256 low = multiply(table[i - 1].low, 10);
    table[i] = {table[i - 1].high * 10 + low.high, low.low};
  }
  return table;
}();

/// 10^n, 0 <= n <= 38.
constexpr u128 power_of_ten(int n) noexcept { return wide_powers_of_ten[static_cast<std::size_t>(n)].low; }

constexpr int bit_length(std::uint64_t x) noexcept { return 64 - std::countl_zero(x); }
constexpr int bit_length(u128 x) noexcept {
  return high_word(x) != 0 ? 64 + bit_length(high_word(x)) : bit_length(low_word(x));
}

/// Decimal digits of x; 1 for 0.
constexpr int digit_count(const U256& x) noexcept {
  const int bits = x.high != 0 ? 128 + bit_length(x.high) : bit_length(x.low);
  if (bits == 0) return 1;
  const int guess = (bits * 1233) >> 12;  // bits * log10(2): the count, or one less
  return guess + (x < wide_powers_of_ten[static_cast<std::size_t>(guess)] ? 0 : 1);
}

/// c * 10^n, which the caller knows to have at most 76 digits; n >= 0.
constexpr U256 scale_up(u128 c, int digits_of_c, int n) noexcept {
  const int first = n < 38 - digits_of_c ? n : 38 - digits_of_c;
  return multiply(c * power_of_ten(first), power_of_ten(n - first));
}

}  // namespace riskrule::detail
