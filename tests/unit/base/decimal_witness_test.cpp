// Decimal against a second witness: Intel's decimal floating-point library (BID encoding), digit for digit.
#include <bid_conf.h>
#include <bid_functions.h>
#include <gtest/gtest.h>

#include <random>

#include "riskrule/base/decimal.hpp"

namespace {

using riskrule::Decimal;
using riskrule::Rounding;

constexpr std::int32_t bias = 6176;

BID_UINT128 to_bid(const Decimal& d) {
  const auto p = d.parts();
  BID_UINT128 out;
  out.w[0] = p.low;
  out.w[1] = p.high | (static_cast<std::uint64_t>(p.exponent + bias) << 49U) | (p.negative ? 1ULL << 63U : 0ULL);
  if (d.is_nan()) out.w[1] = 0x7CULL << 56U;
  return out;
}

/// Infinities are not numbers here, and zero has no sign.
std::string text_of(BID_UINT128 x) {
  if ((x.w[1] & 0x7800000000000000ULL) == 0x7800000000000000ULL) return "NaN";
  const auto exponent = static_cast<std::int32_t>((x.w[1] >> 49U) & 0x3FFFU) - bias;
  const auto high = x.w[1] & 0x1FFFFFFFFFFFFULL;
  const bool negative = (x.w[1] >> 63U) != 0 && (high | x.w[0]) != 0;
  return (negative ? "-" : "+") + std::to_string(high) + ":" + std::to_string(x.w[0]) + "E" + std::to_string(exponent);
}

std::string text_of(const Decimal& d) { return d.is_nan() ? "NaN" : text_of(to_bid(d)); }

/// Numbers of every size, with many that are nearly equal, end in zeros, lie half-way or touch the ends of the range.
class Numbers {
 public:
  explicit Numbers(std::uint64_t seed) : random_(seed) {}

  std::uint64_t below(std::uint64_t n) { return random_() % n; }

  Decimal next() {
    const Decimal whole = digits(1 + static_cast<int>(below(34)));
    auto p = whole.parts();
    p.exponent = exponent();
    p.negative = below(3) == 0;
    return Decimal::from_parts(p);
  }

  /// A second operand that often lies near the first.
  Decimal near(const Decimal& a) {
    if (below(2) == 0) return next();
    auto p = below(3) == 0 ? a.parts() : next().parts();
    p.exponent = a.exponent() + static_cast<std::int32_t>(below(81)) - 40;
    if (below(4) == 0) p.low ^= below(4);
    p.negative = below(2) == 0;
    const Decimal b = Decimal::from_parts(p);
    return b.is_nan() ? next() : b;
  }

 private:
  std::int32_t exponent() {
    switch (below(8)) {
      case 0: return static_cast<std::int32_t>(below(6112));
      case 1: return -static_cast<std::int32_t>(below(6177));
      case 2: return -6176 + static_cast<std::int32_t>(below(80));
      case 3: return 6111 - static_cast<std::int32_t>(below(80));
      default: return static_cast<std::int32_t>(below(40)) - 30;
    }
  }

  Decimal digits(int count) {
    static constexpr const char* endings[] = {"", "5", "50", "500000", "4999", "0000", "9999999", "00000001"};
    const std::uint64_t all_alike = below(6);  // 999..., 100..., or random
    std::string text(1, static_cast<char>('0' + below(10)));
    while (static_cast<int>(text.size()) < count)
      text += all_alike == 0 ? '9' : all_alike == 1 ? '0' : static_cast<char>('0' + below(10));
    const std::string ending = endings[below(8)];
    if (ending.size() < text.size()) text.replace(text.size() - ending.size(), ending.size(), ending);
    return *Decimal::parse(text);
  }

  std::mt19937_64 random_;
};

constexpr int rounds = 40'000;  // times the five operations below

TEST(DecimalWitness, AddSubtractMultiplyDivideCompare) {
  Numbers numbers(20240229);
  for (int i = 0; i < rounds; ++i) {
    const Decimal a = numbers.next();
    const Decimal b = numbers.near(a);
    const BID_UINT128 x = to_bid(a);
    const BID_UINT128 y = to_bid(b);
    _IDEC_flags flags = 0;
    const std::string operands = text_of(a) + " and " + text_of(b);
    ASSERT_EQ(text_of(a + b), text_of(bid128_add(x, y, 0, &flags))) << operands;
    ASSERT_EQ(text_of(a - b), text_of(bid128_sub(x, y, 0, &flags))) << operands;
    ASSERT_EQ(text_of(a * b), text_of(bid128_mul(x, y, 0, &flags))) << operands;
    ASSERT_EQ(text_of(a / b), text_of(bid128_div(x, y, 0, &flags))) << operands;
    ASSERT_EQ(a < b, bid128_quiet_less(x, y, &flags) != 0) << operands;
    ASSERT_EQ(a == b, bid128_quiet_equal(x, y, &flags) != 0) << operands;
    ASSERT_TRUE(a != b || hash(a) == hash(b)) << operands;
  }
}

TEST(DecimalWitness, SmallNumbersOnTheShortWay) {
  Numbers numbers(7);
  for (int i = 0; i < rounds; ++i) {
    const auto small = [&] {
      const auto low = numbers.below(numbers.below(2) == 0 ? 1000 : 18'000'000'000'000'000'000ULL);
      return Decimal::from_parts({numbers.below(2) == 0, 0, low, static_cast<std::int32_t>(numbers.below(12)) - 8});
    };
    const Decimal a = small();
    const Decimal b = small();
    const BID_UINT128 x = to_bid(a);
    const BID_UINT128 y = to_bid(b);
    _IDEC_flags flags = 0;
    const std::string operands = text_of(a) + " and " + text_of(b);
    ASSERT_EQ(text_of(a + b), text_of(bid128_add(x, y, 0, &flags))) << operands;
    ASSERT_EQ(text_of(a - b), text_of(bid128_sub(x, y, 0, &flags))) << operands;
    ASSERT_EQ(text_of(a * b), text_of(bid128_mul(x, y, 0, &flags))) << operands;
    ASSERT_EQ(text_of(a / b), text_of(bid128_div(x, y, 0, &flags))) << operands;
    ASSERT_EQ(a == b, bid128_quiet_equal(x, y, &flags) != 0) << operands;
    ASSERT_EQ(a < b, bid128_quiet_less(x, y, &flags) != 0) << operands;
  }
}

TEST(DecimalWitness, SquareRoot) {
  Numbers numbers(2);
  for (int i = 0; i < rounds; ++i) {
    const Decimal root = abs(numbers.next());
    const Decimal a = i % 2 == 0 ? root : root * root;
    _IDEC_flags flags = 0;
    ASSERT_EQ(text_of(sqrt(a)), text_of(bid128_sqrt(to_bid(a), 0, &flags))) << text_of(a);
  }
}

TEST(DecimalWitness, Rescale) {
  // The library's modes, in its numbering: nearest even, floor, ceiling, to zero, nearest away.
  constexpr Rounding modes[] = {Rounding::half_even, Rounding::floor, Rounding::ceiling, Rounding::down,
                                Rounding::half_up};
  Numbers numbers(4);
  for (int i = 0; i < rounds; ++i) {
    const Decimal a = numbers.next();
    const auto mode = static_cast<unsigned>(numbers.below(5));
    int exponent = a.exponent() + static_cast<int>(numbers.below(60)) - 20;
    exponent = std::min(std::max(exponent, Decimal::min_exponent), Decimal::max_exponent);
    _IDEC_flags flags = 0;
    const auto like = Decimal::from_parts({false, 0, 1, exponent});
    const std::string expected = text_of(bid128_quantize(to_bid(a), to_bid(like), mode, &flags));
    const Decimal got = rescale(a, -exponent, modes[mode]);
    // Where the other says that the digits do not fit, ours keeps the value.
    ASSERT_TRUE(expected == "NaN" ? got == a : text_of(got) == expected)
        << text_of(a) << " to " << exponent << " in mode " << mode << ": " << text_of(got) << ", not " << expected;
  }
}

TEST(DecimalWitness, Modulo) {
  Numbers numbers(5);
  for (int i = 0; i < rounds; ++i) {
    const Decimal a = abs(numbers.next());
    const Decimal b = abs(numbers.near(a));
    _IDEC_flags flags = 0;
    const std::string expected = text_of(bid128_fmod(to_bid(a), to_bid(b), &flags));
    ASSERT_EQ(text_of(modulo(a, b)), expected) << text_of(a) << " and " << text_of(b);
  }
}

// The witness computes powers in binary and is itself off by tens of units; decimal_test.cpp has correctly rounded
// powers.
TEST(DecimalWitness, PowerIsNear) {
  Numbers numbers(6);
  for (int i = 0; i < rounds / 10; ++i) {
    const Decimal base = 1 + Decimal::from_parts({false, 0, numbers.below(100'000), -6});
    const auto n = static_cast<std::int64_t>(numbers.below(1000)) - 500;
    _IDEC_flags flags = 0;
    const BID_UINT128 x = bid128_pow(to_bid(base), to_bid(n), 0, &flags);
    const auto exponent = static_cast<std::int32_t>((x.w[1] >> 49U) & 0x3FFFU) - bias;
    const Decimal expected = Decimal::from_parts({false, x.w[1] & 0x1FFFFFFFFFFFFULL, x.w[0], exponent});
    const Decimal allowed = abs(expected) * Decimal::from_parts({false, 0, 1, -31});
    ASSERT_LE(abs(power(base, n) - expected), allowed) << text_of(base) << " to the " << n;
  }
}

TEST(DecimalWitness, TextToNumber) {
  Numbers numbers(8);
  for (int i = 0; i < rounds; ++i) {
    std::string text = numbers.below(2) == 0 ? "-" : "";
    const auto whole = 1 + numbers.below(45);
    for (std::uint64_t k = 0; k < whole; ++k) text += static_cast<char>('0' + numbers.below(10));
    const auto fraction = numbers.below(30);
    if (fraction != 0) text += '.';
    for (std::uint64_t k = 0; k < fraction; ++k)
      text += static_cast<char>('0' + (numbers.below(2) == 0 ? numbers.below(10) : 0));
    if (numbers.below(3) == 0) text += "e" + std::to_string(static_cast<int>(numbers.below(12'600)) - 6300);
    _IDEC_flags flags = 0;
    std::string copy = text;
    const std::string expected = text_of(bid128_from_string(copy.data(), 0, &flags));
    const auto rounded = Decimal::parse_rounded(text);
    ASSERT_EQ(rounded ? text_of(*rounded) : "NaN", expected) << text;
    const auto exact = Decimal::parse(text);
    constexpr unsigned inexact = 0x20;
    ASSERT_EQ(exact.has_value(), rounded.has_value() && (flags & inexact) == 0) << text;
    ASSERT_TRUE(!rounded || *Decimal::parse(rounded->to_string()) == *rounded) << text;
  }
}

}  // namespace
