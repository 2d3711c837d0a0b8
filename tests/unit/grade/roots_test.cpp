#include "riskrule/grade/roots.hpp"

#include "profile.hpp"

namespace riskrule::grade {
namespace {

using profile::d;

static_assert(root(8, 3) == 2 && root(1024, 10) == 2 && root(7, 1) == 7 && root(0, 4) == 0);

/// Second witness: the roots of 60 digits that another program's decimals give, cut to 30.
TEST(Root, AgreesWithAnotherProgram) {
  EXPECT_EQ(root(2, 3), d("1.25992104989487316476721060728"));
  EXPECT_EQ(root(10, 5), d("1.58489319246111348520210137339"));
  EXPECT_EQ(root(d("0.5"), 7), d("0.905723664263906671594172873215"));
}

TEST(Root, ExactRootsAreExact) {
  for (int n = 2; n <= 9; ++n)
    for (int base = 1; base <= 9; ++base) {
      EXPECT_EQ(root(power(Decimal(base), n), n), base) << base << "^" << n;
      EXPECT_EQ(root(power(Decimal(base) / 100, n), n), Decimal(base) / 100) << base << "^" << n;
    }
  EXPECT_EQ(root(d("1E-3000"), 3), d("1E-1000"));
  EXPECT_EQ(root(d("1E+3000"), 500), d("1E+6"));
}

/// The inverse is the witness: the root to the n-th is the number again, to 27 digits.
TEST(Root, PowerUndoesIt) {
  for (int n = 2; n <= 40; ++n) {
    const Decimal x = d("0.0123456789") * Decimal(n) * Decimal(n);
    EXPECT_LE(abs(power(root(x, n), n) / x - 1), d("1E-27")) << n;
  }
}

TEST(Root, WhatHasNone) {
  EXPECT_TRUE(root(-8, 3).is_nan());
  EXPECT_TRUE(root(8, 0).is_nan());
  EXPECT_TRUE(root(8, max_root + 1).is_nan());
  EXPECT_TRUE(root(Decimal::not_a_number(), 2).is_nan());
}

TEST(GeometricMean, OfSomeValues) {
  const std::vector<Decimal> pair = {d("0.25"), 4};
  EXPECT_EQ(geometric_mean(pair), 1);
  const std::vector<Decimal> three = {2, 4, 8};
  EXPECT_EQ(geometric_mean(three), 4);
  const std::vector<Decimal> with_zero = {0, 3};
  EXPECT_EQ(geometric_mean(with_zero), 0);
  const std::vector<Decimal> below = {-1, -4};
  EXPECT_TRUE(geometric_mean(below).is_nan());
  EXPECT_TRUE(geometric_mean({}).is_nan());
}

}  // namespace
}  // namespace riskrule::grade
