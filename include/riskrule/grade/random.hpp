// Portable random draws in integers: the same seed gives the same draws under every compiler and on every machine.
// No library function of <random> or <cmath> takes part in a result (a double only guesses a root that integers mend).
//
// Generators: splitmix64 and xoshiro256** from their published algorithms (from memory [M]; witnessed by their published
// first outputs). Fractions are integers over 2^62.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <vector>

#include "riskrule/base/wide.hpp"

namespace riskrule::grade {

/// splitmix64: makes a state of a seed.
class SplitMix64 {
 public:
  explicit constexpr SplitMix64(std::uint64_t seed) noexcept : state_(seed) {}
  constexpr std::uint64_t next() noexcept {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15U);
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31U);
  }

 private:
  std::uint64_t state_;
};

/// xoshiro256**, not for secrets.
class Xoshiro256 {
 public:
  explicit constexpr Xoshiro256(std::uint64_t seed) noexcept {
    SplitMix64 mix(seed);
    for (auto& word : state_) word = mix.next();
  }
  explicit constexpr Xoshiro256(const std::array<std::uint64_t, 4>& state) noexcept : state_(state) {}
  constexpr std::uint64_t next() noexcept {
    const std::uint64_t result = std::rotl(state_[1] * 5, 7) * 9;
    const std::uint64_t t = state_[1] << 17U;
    state_[2] ^= state_[0];
    state_[3] ^= state_[1];
    state_[1] ^= state_[2];
    state_[0] ^= state_[3];
    state_[2] ^= t;
    state_[3] = std::rotl(state_[3], 45);
    return result;
  }

 private:
  std::array<std::uint64_t, 4> state_{};
};

/// A fraction of one, in units of 2^-62.
using Fraction = std::uint64_t;
inline constexpr Fraction whole = Fraction{1} << 62U;

namespace detail {

constexpr Fraction times(Fraction a, Fraction b) noexcept {
  return static_cast<Fraction>((riskrule::detail::u128{a} * b) >> 62U);
}

/// ⌊√n⌋ for n below 2^126: guessed in doubles, then mended in integers, so the guess cannot be seen.
inline std::uint64_t floor_root(riskrule::detail::u128 n) noexcept {
  using riskrule::detail::u128;
  if (n == 0) return 0;
  constexpr double two_to_64 = 18446744073709551616.0;
  const double guess = static_cast<double>(riskrule::detail::high_word(n)) * two_to_64 +
                       static_cast<double>(riskrule::detail::low_word(n));
  auto root = static_cast<std::uint64_t>(std::sqrt(guess));
  const u128 square = u128{root} * root;
  const bool above = square > n;
  const auto miss = 65536.0 * static_cast<double>(static_cast<std::uint64_t>((above ? square - n : n - square) >> 16U));
  const auto step = static_cast<std::uint64_t>(miss / (2.0 * static_cast<double>(root)));
  root = above ? root - step : root + step;
  while (u128{root} * root > n) --root;
  while (u128{root + 1} * (root + 1) <= n) ++root;
  return root;
}

/// −log2(x) in units of 2^-56, for 0 < x ≤ whole: bit by bit, by squaring.
constexpr std::uint64_t minus_log2(Fraction x) noexcept {
  const auto shift = static_cast<unsigned>(std::countl_zero(x) - 1);
  x <<= shift;             // [1, 2) in units of 2^-62, where 2^62 is one
  std::uint64_t bits = 0;  // log2 of it, 56 bits
  for (int i = 0; i < 56; ++i) {
    const auto square = (riskrule::detail::u128{x} * x) >> 62U;
    const bool two = square >= (riskrule::detail::u128{1} << 63U);
    x = static_cast<Fraction>(two ? square >> 1U : square);
    bits = (bits << 1U) | (two ? 1U : 0U);
  }
  return (static_cast<std::uint64_t>(shift) << 56U) - bits;
}

/// 2^-(1/2), 2^-(1/4), … in fractions.
inline std::array<Fraction, 56> inverse_roots_of_two() noexcept {
  std::array<Fraction, 56> out{};
  Fraction root = whole / 2;
  for (Fraction& one : out) {
    root = floor_root(riskrule::detail::u128{root} << 62U);
    one = root;
  }
  return out;
}

/// 2^-(e / 2^56).
inline Fraction exp2_minus(riskrule::detail::u128 e, const std::array<Fraction, 56>& roots) noexcept {
  const auto halvings = e >> 56U;
  if (halvings >= 62) return 0;
  Fraction out = whole;
  for (unsigned i = 0; i < 56; ++i)
    if (((e >> (55U - i)) & 1U) != 0) out = times(out, roots[i]);
  return out >> static_cast<unsigned>(halvings);
}

/// x^(numerator/denominator), about 15 digits.
inline Fraction raise(Fraction x, std::uint64_t numerator, std::uint64_t denominator,
                      const std::array<Fraction, 56>& roots) noexcept {
  if (numerator == 0) return whole;
  if (x == 0) return 0;
  return exp2_minus(riskrule::detail::u128{minus_log2(x)} * numerator / denominator, roots);
}

}  // namespace detail

/// The triangular distribution on [0, 1] with its mode at `mode`, by its inverse: √(u·m) below m, else 1 − √((1−u)(1−m)).
inline Fraction draw_triangular(Fraction mode, Xoshiro256& random) noexcept {
  const Fraction u = random.next() >> 2U;
  if (u < mode) return detail::floor_root(riskrule::detail::u128{u} * mode);
  return whole - detail::floor_root(riskrule::detail::u128{whole - u} * (whole - mode));
}

/// The PERT distribution on [0, 1]: beta(1 + 4m, 1 + 4(1−m)) for a mode m. Its distribution function is tabulated at
/// 1025 points (Simpson's rule, right to about 1e-6) and straight between them.
class PertTable {
 public:
  static constexpr std::size_t cells = 1024;

  /// The mode is numerator / denominator, from 0 to 1.
  PertTable(std::uint64_t numerator, std::uint64_t denominator) : below_(cells + 1, 0) {
    const auto roots = detail::inverse_roots_of_two();
    const auto density = [&](std::size_t half_cells) {
      const Fraction x = whole / (2 * cells) * half_cells;
      return detail::times(detail::raise(x, 4 * numerator, denominator, roots),
                           detail::raise(whole - x, 4 * (denominator - numerator), denominator, roots));
    };
    std::vector<riskrule::detail::u128> sum(cells + 1, 0);
    for (std::size_t i = 0; i < cells; ++i)
      sum[i + 1] = sum[i] + density(2 * i) + riskrule::detail::u128{density(2 * i + 1)} * 4 + density(2 * i + 2);
    // The density may start like a root, which no parabola follows: both end cells by the power itself.
    const auto first = end_cell(4 * numerator, 4 * (denominator - numerator), denominator, roots);
    const auto last = end_cell(4 * (denominator - numerator), 4 * numerator, denominator, roots);
    const auto before = sum[1];
    for (std::size_t i = 1; i <= cells; ++i) sum[i] = sum[i] - before + first;
    sum[cells] = sum[cells - 1] + last;
    unsigned shift = 0;  // so that sum << 62 does not overflow
    while ((sum[cells] >> shift) >> 64U != 0) ++shift;
    for (std::size_t i = 0; i <= cells; ++i)
      below_[i] = static_cast<Fraction>(((sum[i] >> shift) << 62U) / (sum[cells] >> shift));
  }

  /// P(X ≤ i / 1024).
  Fraction below(std::size_t i) const noexcept { return below_[i]; }

  Fraction draw(Xoshiro256& random) const noexcept {
    const Fraction u = random.next() >> 2U;
    std::size_t low = 0;
    for (std::size_t step = cells / 2; step > 0; step /= 2)
      if (below_[low + step] <= u) low += step;
    constexpr Fraction cell = whole / cells;
    Fraction span = below_[low + 1] - below_[low];
    if (u >= below_[low + 1]) return cell * (low + 1);
    Fraction part = u - below_[low];
    const int drop = std::max(0, riskrule::detail::bit_length(span) - 32);  // 32 bits within a cell are plenty
    span >>= static_cast<unsigned>(drop);
    part >>= static_cast<unsigned>(drop);
    return cell * low + ((part << 32U) / span) * (cell >> 32U);
  }

 private:
  /// Six times the mean of x^a·(1−x)^b over the cell at 0, for a = up / denominator, b = down / denominator: h^a / (a+1),
  /// and the other power at the cell's centre of mass h·(a+1)/(a+2).
  static riskrule::detail::u128 end_cell(std::uint64_t up, std::uint64_t down, std::uint64_t denominator,
                                         const std::array<Fraction, 56>& roots) noexcept {
    using riskrule::detail::u128;
    const Fraction cell = whole / cells;
    const auto centre = static_cast<Fraction>(u128{cell} * (up + denominator) / (up + 2 * denominator));
    const Fraction value = detail::times(detail::raise(cell, up, denominator, roots),
                                         detail::raise(whole - centre, down, denominator, roots));
    return u128{value} * 6 * denominator / (up + denominator);
  }

  std::vector<Fraction> below_;
};

}  // namespace riskrule::grade
