// exp, log and powers against published digits, and against each other.
#include "feel/transcendental.hpp"

#include <gtest/gtest.h>

#include <string>

namespace riskrule::feel {
namespace {

Decimal number(std::string_view text) { return *Decimal::parse(text); }

/// True if they differ by at most one unit of the 33rd significant digit.
bool near(const Decimal& a, const Decimal& b) { return abs(a - b) <= abs(b) * number("1e-33"); }

TEST(Transcendental, KnownDigits) {
  EXPECT_EQ(exponential(1).to_string(), "2.718281828459045235360287471352662");
  EXPECT_EQ(exponential(-1).to_string(), "0.3678794411714423215955237701614609");
  EXPECT_EQ(logarithm(2).to_string(), "0.6931471805599453094172321214581766");
  EXPECT_EQ(logarithm(10).to_string(), "2.302585092994045684017991454684364");
  EXPECT_EQ(raise(2, number("0.5")).to_string(), "1.414213562373095048801688724209698");
  EXPECT_TRUE(near(raise(10, number("-2.5")), number("0.003162277660168379331998893544432719")));
}

TEST(Transcendental, ExactWhereItCanBe) {
  EXPECT_EQ(exponential(0).to_string(), "1");
  EXPECT_EQ(logarithm(1).to_string(), "0");
  EXPECT_EQ(raise(number("0.2"), 2).to_string(), "0.04");
  EXPECT_EQ(raise(4, number("1.5")).to_string(), "8");
  EXPECT_EQ(raise(number("2.25"), number("0.5")).to_string(), "1.5");
  EXPECT_EQ(raise(2, -2).to_string(), "0.25");
  EXPECT_EQ(raise(-2, 3).to_string(), "-8");
  EXPECT_EQ(raise(0, number("0.3")).to_string(), "0");
}

TEST(Transcendental, WhatHasNoValue) {
  EXPECT_TRUE(exponential(20'000).is_nan());
  EXPECT_TRUE(logarithm(0).is_nan());
  EXPECT_TRUE(logarithm(-1).is_nan());
  EXPECT_TRUE(raise(-4, number("0.5")).is_nan());
  EXPECT_TRUE(raise(0, number("-0.5")).is_nan());
  EXPECT_TRUE(raise(number("1e6000"), number("1.5")).is_nan());
  EXPECT_TRUE(exponential(Decimal::not_a_number()).is_nan());
  EXPECT_TRUE(exponential(-20'000).is_zero());
}

TEST(Transcendental, TheInverseUndoes) {
  for (int i = 1; i <= 200; ++i) {
    const Decimal x = Decimal(i * i * 37 + 1) / 113;
    EXPECT_TRUE(abs(logarithm(exponential(x / 100)) - x / 100) <= number("1e-31")) << x.to_string();
    EXPECT_TRUE(abs(raise(raise(x, number("0.3")), Decimal(10) / 3) - x) <= x * number("1e-32")) << x.to_string();
  }
}

TEST(Transcendental, TheLargestAndSmallestNumbersSurviveTheEncoding) {
  const Decimal largest = number("9999999999999999999999999999999999e6111");
  EXPECT_TRUE(near(logarithm(largest), logarithm(10) * 6145));
  const Decimal smallest = number("1e-6176");
  EXPECT_TRUE(near(logarithm(smallest), logarithm(10) * -6176));
}

}  // namespace
}  // namespace riskrule::feel
