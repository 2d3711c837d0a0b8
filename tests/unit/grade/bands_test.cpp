#include "riskrule/grade/bands.hpp"

#include "profile.hpp"

namespace riskrule::grade {
namespace {

using profile::codes;
using profile::d;
using Codes = std::vector<std::string>;
using Bands = std::vector<IndexBand>;

IndexBand closed(const char* grade, const char* from, const char* to) { return {grade, d(from), true, d(to), true}; }

const PossibleValues points{0, 100, 1};
const PossibleValues all{0, 100, {}};

TEST(Bands, SoundOnesAreQuietInAnyOrder) {
  auto bands = profile::index_bands();
  EXPECT_TRUE(check_bands(bands, {0, 1, {}}).empty());
  std::reverse(bands.begin(), bands.end());
  EXPECT_TRUE(check_bands(bands, {0, 1, {}}).empty());
}

/// Between the ends of the table, whatever values can occur.
TEST(Bands, CoverWhatLiesBetweenTheirEnds) {
  auto bands = profile::index_bands();
  EXPECT_TRUE(check_bands(bands, covered_by(bands)).empty());
  EXPECT_EQ(covered_by(bands).least, d("-0.64"));
  EXPECT_EQ(covered_by(bands).greatest, d("1.64"));
  bands[1].from_closed = false;
  EXPECT_EQ(check_bands(bands, covered_by(bands))[0].message, "no band holds 0.36, beside band `中` (0.36, 0.64]");
  const Bands half_open = {{"a", 0, false, d("0.4"), true}, {"b", d("0.4"), false, 1, true}};
  EXPECT_TRUE(check_bands(half_open, covered_by(half_open)).empty());
  EXPECT_FALSE(covered_by(half_open).least_included);
  EXPECT_EQ(codes(check_bands(half_open, {0, 1, {}})), Codes{"grade.hole"});
  EXPECT_EQ(codes(check_bands({}, covered_by({}))), Codes{"grade.no_bands"});
}

/// A band set of a report tool: 0–20, 21–55, 56 and above. Whole points leave no hole, others do.
TEST(Bands, WholePointsCloseTheHoles) {
  const Bands bands = {closed("低", "0", "20"), closed("中", "21", "55"), {"高", d("56"), true, {}, false}};
  EXPECT_TRUE(check_bands(bands, points).empty());
  const auto found = check_bands(bands, all);
  ASSERT_EQ(codes(found), Codes(2, "grade.hole"));
  EXPECT_EQ(found[0].message, "no band holds (20, 21), beside band `中` [21, 55]");
  EXPECT_EQ(found[0].pointer, "/1");
  EXPECT_EQ(codes(check_bands(bands, {0, 100, d("0.5")})), Codes(2, "grade.hole"));
  EXPECT_EQ(check_bands(bands, {0, 100, d("0.5")})[0].message, "no band holds 20.5, beside band `中` [21, 55]");
}

/// The achievement card of 44 points, the more the better: ≥ 16 低, 12–16 中, < 12 高. 16 is in two bands.
TEST(Bands, BoundInTwoBands) {
  const Bands bands = {{"低", d("16"), true, {}, false}, closed("中", "12", "16"), {"高", {}, false, d("12"), false}};
  for (const auto& possible : {PossibleValues{0, 44, 1}, PossibleValues{0, 44, {}}}) {
    const auto found = check_bands(bands, possible);
    ASSERT_EQ(codes(found), Codes{"grade.ambiguous_bound"});
    EXPECT_EQ(found[0].message, "band `低` [16, ∞) and band `中` [12, 16] both hold 16");
    EXPECT_EQ(found[0].pointer, "/1");
  }
}

/// > 50 % 高, > 20 % and < 50 % 中: 50 % itself is in neither.
TEST(Bands, BoundInNoBand) {
  const Bands bands = {
      {"高", d("50"), false, {}, false}, {"中", d("20"), false, d("50"), false}, {"低", {}, false, d("20"), true}};
  const auto found = check_bands(bands, all);
  ASSERT_EQ(codes(found), Codes{"grade.ambiguous_bound"});
  EXPECT_EQ(found[0].message, "no band holds 50, beside band `高` (50, ∞)");
}

TEST(Bands, OverlapAndHolesAtTheEnds) {
  const auto found = check_bands(Bands{closed("a", "10", "40"), closed("b", "30", "90")}, all);
  EXPECT_EQ(codes(found), (Codes{"grade.overlap", "grade.hole", "grade.hole"}));
  EXPECT_EQ(found[0].message, "band `a` [10, 40] and band `b` [30, 90] both hold [30, 40]");
  EXPECT_EQ(found[1].message, "no band holds [0, 10), beside band `a` [10, 40]");
  EXPECT_EQ(found[2].message, "no band holds (90, 100], beside band `b` [30, 90]");
  const auto steps = check_bands(Bands{closed("a", "10", "40"), closed("b", "30", "90")}, points);
  EXPECT_EQ(steps[0].message, "band `a` [10, 40] and band `b` [30, 90] both hold 30 to 40");
  EXPECT_EQ(steps[2].message, "no band holds 91 to 100, beside band `b` [30, 90]");
}

TEST(Bands, WhatNothingReaches) {
  const Bands beyond = {closed("a", "0", "100"), {"b", d("100"), false, {}, false}};
  const auto found = check_bands(beyond, all);
  ASSERT_EQ(codes(found), Codes{"grade.unreachable_band"});
  EXPECT_EQ(found[0].message, "band `b` (100, ∞) holds no possible value");
  EXPECT_EQ(found[0].pointer, "/1");
  const auto shadowed = check_bands(Bands{closed("a", "0", "100"), closed("b", "20", "30")}, all);
  ASSERT_EQ(codes(shadowed), Codes{"grade.unreachable_band"});
  EXPECT_EQ(shadowed[0].message, "band `b` [20, 30] is never reached, band `a` [0, 100] is asked first");
  const Bands between = {closed("a", "0", "20"), closed("b", "20.1", "20.9"), closed("c", "21", "100")};
  EXPECT_EQ(codes(check_bands(between, points)), Codes{"grade.unreachable_band"});
}

TEST(Bands, EmptyBandsAndBadValues) {
  const Bands empty = {closed("a", "0", "100"), closed("b", "3", "2"), {"c", Decimal::not_a_number(), true, {}, false}};
  EXPECT_EQ(codes(check_bands(empty, all)), Codes(2, "grade.empty_band"));
  EXPECT_EQ(codes(check_bands({}, all)), Codes{"grade.no_bands"});
  const Bands one = {{"a", {}, false, {}, false}};
  EXPECT_TRUE(check_bands(one, all).empty());
  EXPECT_EQ(codes(check_bands(one, {1, 0, {}})), Codes{"grade.possible_values"});
  EXPECT_EQ(codes(check_bands(one, {0, 1, 0})), Codes{"grade.possible_values"});
  EXPECT_EQ(codes(check_bands(one, {0, Decimal::not_a_number(), {}})), Codes{"grade.possible_values"});
}

}  // namespace
}  // namespace riskrule::grade
