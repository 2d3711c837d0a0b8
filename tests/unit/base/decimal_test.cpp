#include "riskrule/base/decimal.hpp"

#include <gtest/gtest.h>

#include <array>
#include <limits>
#include <type_traits>
#include <unordered_set>

namespace {

using riskrule::Decimal;
using riskrule::modulo;
using riskrule::power;
using riskrule::rescale;
using riskrule::Rounding;

Decimal d(std::string_view text) {
  const auto value = Decimal::parse(text);
  EXPECT_TRUE(value.has_value()) << text;
  return value.value_or(Decimal::not_a_number());
}

std::string text(const Decimal& value) { return value.to_string(); }

static_assert(sizeof(Decimal) == 24 && alignof(Decimal) == 8);
static_assert(std::is_trivially_copyable_v<Decimal>);
static_assert(std::is_convertible_v<int, Decimal> && std::is_convertible_v<std::uint64_t, Decimal>);
static_assert(!std::is_constructible_v<Decimal, double> && !std::is_constructible_v<Decimal, bool>);
static_assert(*Decimal::parse("0.1") + *Decimal::parse("0.2") == *Decimal::parse("0.3"));
static_assert(sqrt(Decimal(144)) == 12 && power(2, 10) == 1024 && modulo(-10, 12) == 2);

TEST(Decimal, DefaultIsZero) {
  EXPECT_EQ(Decimal(), 0);
  EXPECT_EQ(text(Decimal()), "0");
  EXPECT_TRUE(Decimal().is_zero());
}

TEST(Decimal, EveryIntegerIsExact) {
  EXPECT_EQ(text(std::numeric_limits<std::int64_t>::min()), "-9223372036854775808");
  EXPECT_EQ(text(std::numeric_limits<std::uint64_t>::max()), "18446744073709551615");
  EXPECT_EQ(text(static_cast<signed char>(-7)), "-7");
  EXPECT_EQ(text(-7L), "-7");
}

TEST(Decimal, ArithmeticKeepsTrailingZeros) {
  EXPECT_EQ(text(d("0.10") + d("0.1")), "0.20");
  EXPECT_EQ(text(d("1.20") * 2), "2.40");
  EXPECT_EQ(text(Decimal(10) / 4), "2.5");
  EXPECT_EQ(text(Decimal(1) / 1), "1");
  EXPECT_EQ(text(d("2.40") / 2), "1.20");
  EXPECT_EQ(text(d("1.00") - 1), "0.00");
  EXPECT_EQ(text(1 - d("0.9")), "0.1");
  EXPECT_EQ(text(Decimal(2) / 3), "0.6666666666666666666666666666666667");
  EXPECT_EQ(text(d("9999999999999999999999999999999999") + 1), "1E+34");
}

TEST(Decimal, NoNegativeZero) {
  EXPECT_EQ(text(-Decimal(0)), "0");
  EXPECT_EQ(text(d("-0.00")), "0.00");
  EXPECT_EQ(text(Decimal(0) * -5), "0");
  EXPECT_EQ(text(rescale(d("-0.4"), 0, Rounding::half_even)), "0");
  EXPECT_FALSE(d("-0").is_negative());
}

TEST(Decimal, OneNotANumber) {
  const Decimal nan = Decimal::not_a_number();
  for (const Decimal& value :
       {Decimal(1) / 0, Decimal(0) / 0, nan + 1, nan * 0, -nan, d("9e6144") * 10, sqrt(Decimal(-1)), modulo(1, 0),
        power(0, -1), abs(nan), rescale(nan, 2, Rounding::up), sqrt(nan), floor(nan)}) {
    EXPECT_TRUE(value.is_nan());
    EXPECT_EQ(text(value), "NaN");
  }
  EXPECT_FALSE(nan == nan);
  EXPECT_TRUE(nan != nan);
  EXPECT_FALSE(nan < 1 || nan > 1 || nan == 1);
  EXPECT_EQ(nan <=> 1, std::partial_ordering::unordered);
  EXPECT_FALSE(nan.is_integer() || nan.is_zero() || nan.is_negative());
  EXPECT_EQ(nan.to_int64(), std::nullopt);
}

TEST(Decimal, EndsOfTheRange) {
  EXPECT_EQ(text(d("1e6144")), "1E+6144");
  EXPECT_FALSE(Decimal::parse("1e6145"));
  EXPECT_FALSE(Decimal::parse_rounded("1e6145"));
  EXPECT_EQ(text(d("1e-6176")), "1E-6176");
  EXPECT_FALSE(Decimal::parse("1e-6177"));
  EXPECT_EQ(*Decimal::parse_rounded("1e-6177"), 0);
  EXPECT_EQ(*Decimal::parse_rounded("1e-99999999999999999999"), 0);
  EXPECT_FALSE(Decimal::parse_rounded("1e99999999999999999999"));
  EXPECT_EQ(d("0e99999999999999999999"), 0);
  EXPECT_EQ(d("1e-6176") / 10, 0);
  EXPECT_EQ(Decimal::from_parts({false, 0, 1, std::numeric_limits<std::int32_t>::min()}), 0);
  EXPECT_TRUE(Decimal::from_parts({false, 0, 1, std::numeric_limits<std::int32_t>::max()}).is_nan());
  const auto all_ones = std::numeric_limits<std::uint64_t>::max();
  EXPECT_EQ(text(Decimal::from_parts({true, all_ones, all_ones, 0})), "-3.402823669209384634633746074317682E+38");
}

TEST(Decimal, OrderAndHashGoByValue) {
  EXPECT_EQ(d("1.0"), d("1.00"));
  EXPECT_EQ(d("1e2"), 100);
  EXPECT_EQ(hash(d("1.0")), hash(d("1.00")));
  EXPECT_EQ(hash(d("1e40")), hash(d("10e39")));
  EXPECT_EQ(hash(d("0.00")), hash(Decimal()));
  EXPECT_LT(d("-1"), d("-0.5"));
  EXPECT_LT(d("-2"), d("0.001"));
  EXPECT_LT(0, d("1e-6000"));
  EXPECT_LT(d("9.99e33"), d("1e34"));
  EXPECT_GT(d("1e6000"), d("9999999999999999999999999999999999"));
  EXPECT_GE(d("2.50"), d("2.5"));
  std::unordered_set<Decimal> set{d("1"), d("1.0"), d("2")};
  EXPECT_EQ(set.size(), 2U);
}

TEST(Decimal, ParseRefusesWhatIsNotANumber) {
  for (const char* bad :
       {"",    "-",    ".",     "1.",   "-.",    "+1",  " 1",       "1 ",    "1e",  "1e+",   "1e-",         "e5",
        ".e5", "1..2", "1.2.3", "0x10", "1,000", "NaN", "Infinity", "1_000", "--1", "1e5.0", "\xEF\xBC\x91"})
    EXPECT_FALSE(Decimal::parse(bad) || Decimal::parse_rounded(bad)) << bad;
  EXPECT_FALSE(Decimal::parse(std::string_view("1\0", 2)));
}

TEST(Decimal, ParseAcceptsTheUsualForms) {
  EXPECT_EQ(text(d(".5")), "0.5");
  EXPECT_EQ(text(d("-.50")), "-0.50");
  EXPECT_EQ(text(d("1e3")), "1000");
  EXPECT_EQ(text(d("1E+3")), "1000");
  EXPECT_EQ(text(d("12e-3")), "0.012");
  EXPECT_EQ(text(d("007")), "7");
  EXPECT_EQ(text(d("0.000")), "0.000");
  EXPECT_EQ(text(d(std::string(500, '0') + "1")), "1");
}

TEST(Decimal, ParseHoldsThirtyFourDigitsAndNoMore) {
  EXPECT_EQ(text(d("1234567890123456789012345678901234")), "1234567890123456789012345678901234");
  EXPECT_FALSE(Decimal::parse("12345678901234567890123456789012345"));
  EXPECT_FALSE(Decimal::parse("0.12345678901234567890123456789012345"));
  EXPECT_EQ(text(*Decimal::parse_rounded("0.12345678901234567890123456789012345")),
            "0.1234567890123456789012345678901234");
  EXPECT_EQ(text(*Decimal::parse_rounded("0.12345678901234567890123456789012355")),
            "0.1234567890123456789012345678901236");
  const std::string half = "0.1234567890123456789012345678901234" + std::string("5") + std::string(100, '0');
  EXPECT_EQ(text(*Decimal::parse_rounded(half)), "0.1234567890123456789012345678901234");
  EXPECT_EQ(text(*Decimal::parse_rounded(half + "1")), "0.1234567890123456789012345678901235");
  EXPECT_EQ(d("1" + std::string(40, '0')), d("1e40")) << "zeros at the end do not need to be held";
}

TEST(Decimal, TextIsPlainWithinReason) {
  EXPECT_EQ(text(d("1e33")), "1" + std::string(33, '0'));
  EXPECT_EQ(text(d("1e34")), "1E+34");
  EXPECT_EQ(text(d("2.50e-34")), "0." + std::string(33, '0') + "250");
  EXPECT_EQ(text(d("2.50e-35")), "2.5E-35");
  EXPECT_EQ(text(d("-1.5e40")), "-1.5E+40");
  EXPECT_EQ(text(d("0e5")), "0");
  EXPECT_EQ(text(d("100").normalized()), "100");
  EXPECT_EQ(d("100").normalized().exponent(), 2);
  EXPECT_EQ(text(d("1.500").normalized()), "1.5");
  EXPECT_EQ(d("0.00").normalized().exponent(), 0);
  EXPECT_EQ(d("0.10").exponent(), -2);
}

TEST(Decimal, RescaleInEveryMode) {
  struct Row {
    const char* value;
    std::array<const char*, 7> to_integer;  // half_even, half_up, half_down, up, down, floor, ceiling
  };
  const Row rows[] = {
      {"5.5", {"6", "6", "5", "6", "5", "5", "6"}},         {"2.5", {"2", "3", "2", "3", "2", "2", "3"}},
      {"1.6", {"2", "2", "2", "2", "1", "1", "2"}},         {"1.1", {"1", "1", "1", "2", "1", "1", "2"}},
      {"1.0", {"1", "1", "1", "1", "1", "1", "1"}},         {"-1.0", {"-1", "-1", "-1", "-1", "-1", "-1", "-1"}},
      {"-1.1", {"-1", "-1", "-1", "-2", "-1", "-2", "-1"}}, {"-1.6", {"-2", "-2", "-2", "-2", "-1", "-2", "-1"}},
      {"-2.5", {"-2", "-3", "-2", "-3", "-2", "-3", "-2"}}, {"-5.5", {"-6", "-6", "-5", "-6", "-5", "-6", "-5"}},
      {"0.05", {"0", "0", "0", "1", "0", "0", "1"}},        {"2.50001", {"3", "3", "3", "3", "2", "2", "3"}},
      {"1e-300", {"0", "0", "0", "1", "0", "0", "1"}},      {"-1e-300", {"0", "0", "0", "-1", "0", "-1", "0"}},
  };
  for (const auto& row : rows)
    for (std::size_t mode = 0; mode < 7; ++mode)
      EXPECT_EQ(text(rescale(d(row.value), 0, static_cast<Rounding>(mode))), row.to_integer[mode])
          << row.value << " in mode " << mode;
}

TEST(Decimal, RescaleToAnyDigits) {
  EXPECT_EQ(text(rescale(d("2.345"), 2, Rounding::half_up)), "2.35");
  EXPECT_EQ(text(rescale(d("2.345"), 2, Rounding::half_even)), "2.34");
  EXPECT_EQ(text(rescale(5, 2, Rounding::half_even)), "5.00");
  EXPECT_EQ(text(rescale(12345, -2, Rounding::half_even)), "12300");
  EXPECT_EQ(text(rescale(-12350, -2, Rounding::half_even)), "-12400");
  EXPECT_EQ(text(rescale(49, -2, Rounding::half_up)), "0");
  EXPECT_EQ(text(rescale(d("9.99"), 1, Rounding::half_up)), "10.0");
  EXPECT_EQ(rescale(Decimal(1) / 3, 100, Rounding::half_even), Decimal(1) / 3);
  EXPECT_EQ(rescale(1, std::numeric_limits<int>::max(), Rounding::half_even), 1);
  EXPECT_EQ(rescale(1, std::numeric_limits<int>::min(), Rounding::half_even), 0);
  EXPECT_EQ(text(rescale(1, -6111, Rounding::up)), "1E+6111");
}

TEST(Decimal, FloorCeilingTruncate) {
  EXPECT_EQ(text(floor(d("1.5"))), "1");
  EXPECT_EQ(text(floor(d("-1.5"))), "-2");
  EXPECT_EQ(text(ceiling(d("1.5"))), "2");
  EXPECT_EQ(text(ceiling(d("-1.5"))), "-1");
  EXPECT_EQ(text(truncate(d("-1.99"))), "-1");
  EXPECT_EQ(floor(d("1e40")), d("1e40"));
  EXPECT_EQ(floor(d("-1e-6000")), -1);
}

TEST(Decimal, ModuloHasTheSignOfTheDivisor) {
  EXPECT_EQ(text(modulo(10, 12)), "10");
  EXPECT_EQ(text(modulo(-10, 12)), "2");
  EXPECT_EQ(text(modulo(10, -12)), "-2");
  EXPECT_EQ(text(modulo(-10, -12)), "-10");
  EXPECT_EQ(text(modulo(d("10.1"), d("4.5"))), "1.1");
  EXPECT_EQ(text(modulo(d("-10.1"), d("4.5"))), "3.4");
  EXPECT_EQ(text(modulo(d("10.1"), d("-4.5"))), "-3.4");
  EXPECT_EQ(text(modulo(d("-10.1"), d("-4.5"))), "-1.1");
  EXPECT_EQ(modulo(6, 3), 0);
  EXPECT_EQ(modulo(-6, 3), 0);
  EXPECT_EQ(modulo(d("1e6000"), 7), 1) << "10^6 = 1 modulo 7, and 6 divides 6000";
  EXPECT_EQ(modulo(5, d("1e300")), 5);
}

TEST(Decimal, SquareRoot) {
  EXPECT_EQ(text(sqrt(Decimal(2))), "1.414213562373095048801688724209698");
  EXPECT_EQ(text(sqrt(d("2.25"))), "1.5");
  EXPECT_EQ(text(sqrt(d("4.00"))), "2.0");
  EXPECT_EQ(text(sqrt(Decimal(0))), "0");
  EXPECT_EQ(text(sqrt(Decimal(100))), "10");
  EXPECT_EQ(text(sqrt(d("0.0001"))), "0.01");
  EXPECT_EQ(sqrt(d("1e-6176")), d("1e-3088"));
}

TEST(Decimal, Power) {
  EXPECT_EQ(text(power(2, 3)), "8");
  EXPECT_EQ(text(power(2, -3)), "0.125");
  EXPECT_EQ(text(power(d("-1.5"), 3)), "-3.375");
  EXPECT_EQ(text(power(d("1.20"), 2)), "1.4400");
  EXPECT_EQ(text(power(0, 0)), "1");
  EXPECT_EQ(text(power(d("1.05"), 12)), "1.795856326022129150390625");
  EXPECT_EQ(power(10, 6144), d("1e6144"));
  EXPECT_TRUE(power(10, 6145).is_nan());
  EXPECT_EQ(power(10, -6176), d("1e-6176"));
  EXPECT_EQ(power(1, std::numeric_limits<std::int64_t>::min()), 1);
  EXPECT_EQ(power(-1, std::numeric_limits<std::int64_t>::max()), -1);
  EXPECT_TRUE(power(d("1.1"), std::numeric_limits<std::int64_t>::max()).is_nan());
  EXPECT_EQ(power(d("0.9"), std::numeric_limits<std::int64_t>::max()), 0);
  EXPECT_EQ(power(d("1.1"), std::numeric_limits<std::int64_t>::min()), 0);
  // From a computation with 80 digits.
  EXPECT_EQ(text(power(d("1.038720"), 255)), "16110.75604969473273326760176752235");
}

TEST(Decimal, ToInteger) {
  EXPECT_EQ(d("12.00").to_int64(), 12);
  EXPECT_EQ(d("1.2e1").to_int64(), 12);
  EXPECT_EQ(d("12.5").to_int64(), std::nullopt);
  EXPECT_EQ(d("-9223372036854775808").to_int64(), std::numeric_limits<std::int64_t>::min());
  EXPECT_EQ(d("9223372036854775807").to_int64(), std::numeric_limits<std::int64_t>::max());
  EXPECT_EQ(d("9223372036854775808").to_int64(), std::nullopt);
  EXPECT_EQ(d("-9223372036854775809").to_int64(), std::nullopt);
  EXPECT_EQ(d("1e18").to_int64(), 1'000'000'000'000'000'000);
  EXPECT_EQ(d("1e19").to_int64(), std::nullopt);
  EXPECT_EQ(d("0e-50").to_int64(), 0);
  EXPECT_TRUE(d("1e6000").is_integer());
  EXPECT_FALSE(d("1e-40").is_integer());
  EXPECT_TRUE(d("3.000").is_integer());
}

TEST(Decimal, ToDouble) {
  EXPECT_EQ(d("0.1").to_double(), 0.1);
  EXPECT_EQ(d("-2.5").to_double(), -2.5);
  EXPECT_EQ(d("1e400").to_double(), std::numeric_limits<double>::infinity());
  EXPECT_EQ(d("-1e400").to_double(), -std::numeric_limits<double>::infinity());
  EXPECT_EQ(d("1e-400").to_double(), 0.0);
  EXPECT_NE(Decimal::not_a_number().to_double(), Decimal::not_a_number().to_double());
}

// Probability times impact on the standard scales. In doubles five of these cells come out one level too high.
TEST(Decimal, TwentyFiveCellsOfTheRiskGrid) {
  const std::array scores = {d("0.2"), d("0.4"), d("0.6"), d("0.8"), d("1.0")};
  const std::array upper_bounds = {d("0.04"), d("0.16"), d("0.36"), d("0.64"), d("1.00")};
  constexpr int expected[5][5] = {{1, 2, 2, 2, 3}, {2, 2, 3, 3, 4}, {2, 3, 3, 4, 4}, {2, 3, 4, 4, 5}, {3, 4, 4, 5, 5}};
  std::array<int, 6> cells{};
  for (std::size_t p = 0; p < 5; ++p) {
    for (std::size_t q = 0; q < 5; ++q) {
      int level = 1;
      for (const auto& bound : upper_bounds) level += scores[p] * scores[q] > bound ? 1 : 0;
      EXPECT_EQ(level, expected[p][q]) << text(scores[p]) << " * " << text(scores[q]);
      ++cells[static_cast<std::size_t>(level)];
    }
  }
  EXPECT_EQ(cells, (std::array<int, 6>{0, 1, 7, 7, 7, 3}));
}

TEST(Wide, DigitCountsAndDivision) {
  using namespace riskrule::detail;
  for (int n = 1; n <= max_power; ++n) {
    const U256 power_of_10 = wide_powers_of_ten[static_cast<std::size_t>(n)];
    EXPECT_EQ(digit_count(power_of_10), n + 1);
    EXPECT_EQ(digit_count(subtract(power_of_10, {0, 1})), n);
  }
  EXPECT_EQ(digit_count(U256{}), 1);
  const u128 largest = ~u128{0};
  const auto q = divide({largest, largest}, largest);
  EXPECT_TRUE((q.quotient == U256{1, 1} && q.remainder == 0));
  const auto r = divide({largest - 1, largest}, largest);
  EXPECT_TRUE((r.quotient == U256{0, largest} && r.remainder == largest - 1));
}

}  // namespace
