#include "riskrule/grade/scale.hpp"

#include "profile.hpp"

namespace riskrule::grade {
namespace {

using profile::codes;
using profile::d;
using Codes = std::vector<std::string>;

std::string word_of(const Scale& scale, std::string_view value) {
  const Band* band = scale.find(d(value));
  return band == nullptr ? "none" : band->word;
}

TEST(Scale, UpperEndBelongsToTheBandAndLowerEndDoesNot) {
  const Scale scale = profile::degrees();
  EXPECT_EQ(word_of(scale, "0"), "none");
  EXPECT_EQ(word_of(scale, "1E-30"), "微小");
  EXPECT_EQ(word_of(scale, "0.04"), "微小");
  EXPECT_EQ(word_of(scale, "0.0400000000000000000000000000000001"), "较小");
  EXPECT_EQ(word_of(scale, "0.16"), "较小");
  EXPECT_EQ(word_of(scale, "0.36"), "一般");
  EXPECT_EQ(word_of(scale, "0.640"), "较大");
  EXPECT_EQ(word_of(scale, "0.6400000000000001"), "重大");
  EXPECT_EQ(word_of(scale, "1.00"), "重大");
  EXPECT_EQ(word_of(scale, "1.01"), "none");
  EXPECT_EQ(scale.find(Decimal::not_a_number()), nullptr);
}

TEST(Scale, OrderOfBandsDoesNotMatter) {
  auto bands = profile::degree_bands();
  std::reverse(bands.begin(), bands.end());
  EXPECT_TRUE(check(bands).empty());
  const auto scale = Scale::make(bands);
  ASSERT_TRUE(scale.has_value());
  EXPECT_EQ(scale->bands().front().word, "微小");
}

/// 0–20 %, 21–40 %, … as texts print it: 20.5 % belongs nowhere.
TEST(Scale, TextFormOfTheProbabilityBandsHasHoles) {
  const std::vector<Band> percent = {
      {"很低", 0, 20}, {"较低", 21, 40}, {"中等", 41, 60}, {"较高", 61, 80}, {"很高", 81, 100}};
  const auto problems = check(percent);
  EXPECT_EQ(codes(problems), Codes(4, "grade.hole"));
  EXPECT_EQ(problems[0].message, "no band holds (20, 21], beside band `较低` (21, 40]");
  EXPECT_FALSE(Scale::make(percent).has_value());
}

TEST(Scale, OverlapIsReportedWithItsRange) {
  const std::vector<Band> bands = {{"a", 0, d("0.4")}, {"b", d("0.3"), 1}};
  const auto problems = check(bands);
  ASSERT_EQ(codes(problems), Codes{"grade.overlap"});
  EXPECT_EQ(problems[0].message, "band `a` (0, 0.4] and band `b` (0.3, 1] both hold (0.3, 0.4]");
}

TEST(Scale, EveryProblemIsReportedInOnePass) {
  EXPECT_EQ(codes(check(std::span<const Band>{})), Codes{"grade.no_bands"});
  const std::vector<Band> bands = {{"a", 0, 1}, {"a", 2, 3}, {"b", 5, 5}, {"c", Decimal::not_a_number(), 1}};
  EXPECT_EQ(codes(check(bands)), (Codes{"grade.duplicate_word", "grade.empty_band", "grade.empty_band", "grade.hole"}));
}

GradeScale three_grades() {
  auto grades = GradeScale::make({{"低", {"低风险", "一般"}}, {"中", {"中风险"}}, {"高", {"高风险", "重大"}}});
  EXPECT_TRUE(grades.has_value());
  return *std::move(grades);
}

TEST(GradeScale, RanksCompareAndTheHighestWins) {
  const GradeScale grades = three_grades();
  EXPECT_EQ(grades.lowest(), 0U);
  EXPECT_EQ(grades.highest(), 2U);
  EXPECT_LT(*grades.find("低"), *grades.find("高"));
  const std::vector<GradeScale::Rank> voices = {0, 1, 0};
  EXPECT_EQ(grades.word(GradeScale::max(voices).value()), "中");
  EXPECT_FALSE(GradeScale::max({}).has_value());
}

TEST(GradeScale, ReadsOtherSpellingsAndBlanks) {
  const GradeScale grades = three_grades();
  EXPECT_EQ(*grades.parse("低风险"), 0U);
  EXPECT_EQ(*grades.parse("  中 \n"), 1U);
  EXPECT_EQ(*grades.parse("重大"), 2U);
}

TEST(GradeScale, UnknownSpellingNamesTheWordsAndGuesses) {
  const auto rank = three_grades().parse("高风除");
  ASSERT_FALSE(rank.has_value());
  EXPECT_EQ(rank.diagnostics()[0].code, "grade.unknown");
  EXPECT_EQ(rank.diagnostics()[0].message, "`高风除` is not one of the grades 低, 中, 高");
  EXPECT_EQ(rank.diagnostics()[0].guess, "高风险");
  EXPECT_FALSE(three_grades().parse("").has_value());
}

TEST(GradeScale, NoSpellingMayNameTwoGrades) {
  EXPECT_EQ(codes(GradeScale::make({{"低", {"小"}}, {"高", {"小"}}}).diagnostics()), Codes{"grade.duplicate_word"});
  EXPECT_EQ(codes(GradeScale::make({}).diagnostics()), Codes{"grade.no_grades"});
}

}  // namespace
}  // namespace riskrule::grade
