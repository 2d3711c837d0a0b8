#include "riskrule/grade/survey.hpp"

#include "profile.hpp"

namespace riskrule::grade {
namespace {

using profile::codes;
using profile::d;
using Codes = std::vector<std::string>;
using Words = std::vector<std::string>;

/// Per cent with two digits, as the sources print it.
std::string percent(const Decimal& share) { return rescale(share * 100, 2, Rounding::half_even).to_string(); }

SurveyCounts jinhu() { return {150, 150, 142, {{"支持", 85}, {"有条件支持", 42}, {"反对", 15}}}; }

TEST(Survey, SharesHaveANamedDenominator) {
  const std::vector<AnswerMerge> merges = {{"support", {"支持", "有条件支持"}}, {"oppose", {"反对"}}};
  const auto valid = merge_answers(jinhu(), merges, Denominator::valid);
  ASSERT_TRUE(valid.has_value());
  EXPECT_EQ((*valid)[0].count, 127);
  EXPECT_EQ((*valid)[0].of, 142);
  EXPECT_EQ(percent((*valid)[0].share), "89.44");
  EXPECT_EQ(percent((*valid)[1].share), "10.56");
  EXPECT_EQ(percent((*merge_answers(jinhu(), merges, Denominator::sent))[1].share), "10.00");
  EXPECT_EQ(percent((*merge_answers(jinhu(), merges, Denominator::answered))[1].share), "10.56");
}

TEST(Survey, EveryAnswerIsMergedOnce) {
  const std::vector<AnswerMerge> merges = {{"support", {"支持", "支特"}}, {"other", {"支持"}}};
  EXPECT_EQ(codes(merge_answers(jinhu(), merges, Denominator::valid).diagnostics()),
            (Codes{"survey.unknown_answer", "survey.merged_twice", "survey.not_merged", "survey.not_merged"}));
  SurveyCounts unknown = jinhu();
  unknown.sent.reset();
  EXPECT_EQ(
      codes(merge_answers(unknown, std::vector<AnswerMerge>{{"all", {"支持", "有条件支持", "反对"}}}, Denominator::sent)
                .diagnostics()),
      Codes{"survey.denominator"});
}

TEST(Survey, CountsMustAgree) {
  EXPECT_TRUE(check(jinhu()).empty());
  const SurveyCounts bad = {100, 120, 90, {{"a", 91}, {"a", 3}, {"b", -1}}};
  const auto problems = check(bad);
  EXPECT_EQ(codes(problems), (Codes{"survey.duplicate_answer", "survey.count", "survey.total", "survey.total"}));
  EXPECT_EQ(problems[2].message, "94 answers are more than 90 valid returns");
}

TEST(Survey, WilsonGivesThePublishedVectors) {
  struct Row {
    int x, n;
    const char* low;
    const char* high;
  };
  const Row rows[] = {{15, 142, "6.51", "16.70"}, {85, 142, "51.64", "67.56"}, {42, 142, "22.69", "37.54"},
                      {0, 26, "0.00", "12.87"},   {0, 50, "0.00", "7.13"},     {2, 50, "1.10", "13.46"},
                      {0, 100, "0.00", "3.70"},   {0, 200, "0.00", "1.88"},    {3, 200, "0.51", "4.32"}};
  for (const Row& row : rows) {
    const auto range = wilson(row.x, row.n, d("1.959964"));
    ASSERT_TRUE(range.has_value());
    EXPECT_EQ(percent(range->low), row.low) << row.x << "/" << row.n;
    EXPECT_EQ(percent(range->high), row.high) << row.x << "/" << row.n;
  }
}

/// Witness: the same formula in another decimal arithmetic with 70 digits.
TEST(Survey, WilsonIsRightToTwentyDigitsAndRoundedOutward) {
  const auto range = wilson(15, 142, d("1.959964"));
  EXPECT_EQ(range->low, d("0.06506672647973262958"));
  EXPECT_EQ(range->high, d("0.16697606259330048671"));
  const auto corrected = wilson(15, 142, d("1.959964"), 320);
  EXPECT_EQ(corrected->low, d("0.07356014539290910317"));
  EXPECT_EQ(corrected->high, d("0.14943643612340961346"));
  const auto census = wilson(1, 4, d("1.959964"), 4);
  EXPECT_EQ(census->low, d("0.25"));
  EXPECT_EQ(census->high, d("0.25"));
  EXPECT_EQ(wilson(26, 26, d("1.959964"))->high, 1);
}

/// Witness: tails summed with 70 digits and halved 120 times.
TEST(Survey, ClopperPearsonIsRightToTwentyDigits) {
  const auto some = clopper_pearson(15, 142, d("0.95"));
  EXPECT_EQ(some->low, d("0.06033953524805354694"));
  EXPECT_EQ(some->high, d("0.16823726150839404940"));
  const auto most = clopper_pearson(85, 142, d("0.95"));
  EXPECT_EQ(most->low, d("0.51308538048043740521"));
  EXPECT_EQ(most->high, d("0.67989542763490542919"));
  const auto none = clopper_pearson(0, 50, d("0.95"));
  EXPECT_EQ(none->low, 0);
  EXPECT_EQ(none->high, d("0.07112173646419766195"));
  const auto all = clopper_pearson(26, 26, d("0.95"));
  EXPECT_EQ(all->low, d("0.86772539550224586898"));
  EXPECT_EQ(all->high, 1);
  const auto large = clopper_pearson(10'000, 20'000, d("0.95"));
  ASSERT_TRUE(large.has_value());
  EXPECT_EQ(percent(large->low), "49.30");
  EXPECT_EQ(percent(large->high), "50.70");
}

TEST(Survey, QuantilesOfTheNormalDistribution) {
  EXPECT_EQ(rescale(z_of(Confidence::percent_95), 6, Rounding::half_even), d("1.959964"));
  EXPECT_EQ(rescale(z_of(Confidence::percent_90), 6, Rounding::half_even), d("1.644854"));
  EXPECT_EQ(rescale(z_of(Confidence::percent_98), 6, Rounding::half_even), d("2.326348"));
  EXPECT_EQ(rescale(z_of(Confidence::percent_99), 6, Rounding::half_even), d("2.575829"));
  EXPECT_EQ(level_of(Confidence::percent_98), d("0.98"));
}

std::vector<IndexBand> opposition(const char* low, const char* high) {
  return {{"低", std::nullopt, false, d(low), false},
          {"中", d(low), true, d(high), true},
          {"高", d(high), false, std::nullopt, false}};
}

/// 15 of 142 stands at 10.56 %, but its range spans the 10 % line: the sample does not decide the grade.
TEST(Survey, SampleThatDoesNotDecide) {
  const auto range = wilson(15, 142, z_of(Confidence::percent_95));
  EXPECT_EQ(grades_of(opposition("0.10", "0.33"), *range), (Words{"低", "中"}));
  EXPECT_EQ(grades_of(opposition("0.05", "0.33"), *range), Words{"中"});
  EXPECT_EQ(grades_of(opposition("0.20", "0.50"), *range), Words{"低"});
  const auto nobody = wilson(0, 50, z_of(Confidence::percent_95));
  EXPECT_EQ(grades_of(opposition("0.05", "0.33"), *nobody), (Words{"低", "中"}));
}

TEST(Survey, TwelvePerCentIsAnotherGradeElsewhere) {
  const Interval twelve = {d("0.12"), d("0.12")};
  EXPECT_EQ(grades_of(opposition("0.05", "0.33"), twelve), Words{"中"});
  EXPECT_EQ(grades_of(opposition("0.10", "0.33"), twelve), Words{"中"});
  EXPECT_EQ(grades_of(opposition("0.20", "0.50"), twelve), Words{"低"});
}

TEST(Survey, CleanSampleForFivePerCent) {
  const auto n = clean_sample_size(d("0.05"), d("1.959964"));
  ASSERT_TRUE(n.has_value());
  EXPECT_EQ(*n, 73);
  EXPECT_LT(wilson(0, 73, d("1.959964"))->high, d("0.05"));
  EXPECT_GT(wilson(0, 72, d("1.959964"))->high, d("0.05"));
}

TEST(Survey, SampleSizeForAnError) {
  EXPECT_EQ(*sample_size(d("0.5"), d("0.05"), d("1.96")), 385);        // 384.16
  EXPECT_EQ(*sample_size(d("0.5"), d("0.05"), d("1.96"), 1000), 278);  // 277.74
  EXPECT_EQ(*finite_population_factor(142, 142), 0);
  EXPECT_EQ(*finite_population_factor(1, 5), 1);
  EXPECT_EQ(*finite_population_factor(4, 10) * *finite_population_factor(4, 10) * 9,
            d("6.000000000000000000000000000000000"));
}

std::vector<SampleBand> environmental() {
  return {{0, 99, d("0.9"), true, 0}, {100, 500, d("0.5"), true, 90}, {501, std::nullopt, d("0.3"), true, 250}};
}
std::vector<SampleBand> nimby() {
  return {{0, 99, d("0.95"), true, 0}, {100, 500, d("0.6"), true, 95}, {501, std::nullopt, d("0.4"), true, 300}};
}

TEST(Survey, SeamsOfThePublishedSampleRules) {
  const std::pair<int, int> first[] = {{99, 90}, {100, 90}, {500, 251}, {501, 250}};
  for (const auto& [population, sample] : first) EXPECT_EQ(*required_sample(environmental(), population), sample);
  const std::pair<int, int> second[] = {{99, 95}, {100, 95}, {500, 301}, {501, 300}};
  for (const auto& [population, sample] : second) EXPECT_EQ(*required_sample(nimby(), population), sample);
  const auto seams = check(std::span<const SampleBand>(environmental()));
  ASSERT_EQ(codes(seams), Codes{"survey.seam"});
  EXPECT_EQ(seams[0].message, "of 500 the rule asks 251, of 501 only 250");
  EXPECT_FALSE(has_errors(seams));
}

TEST(Survey, HolesAndOverlapsOfASampleRule) {
  auto bands = environmental();
  bands[1].from = 101;
  EXPECT_EQ(codes(check(std::span<const SampleBand>(bands)))[0], "survey.hole");
  bands[1].from = 99;
  EXPECT_EQ(codes(check(std::span<const SampleBand>(bands)))[0], "survey.overlap");
  EXPECT_EQ(codes(required_sample(environmental(), -1).diagnostics()), Codes{"survey.no_band"});
  EXPECT_EQ(*required_sample(std::vector<SampleBand>{{0, std::nullopt, 0, false, 200}}, 120), 120);
}

TEST(Survey, BadInputIsReported) {
  EXPECT_EQ(codes(wilson(3, 2, 2).diagnostics()), Codes{"survey.sample"});
  EXPECT_EQ(codes(wilson(0, 0, 2).diagnostics()), Codes{"survey.sample"});
  EXPECT_EQ(codes(wilson(1, 4, 2, 3).diagnostics()), Codes{"survey.sample"});
  EXPECT_EQ(codes(wilson(1, 4, Decimal::not_a_number()).diagnostics()), Codes{"survey.z"});
  EXPECT_EQ(codes(clopper_pearson(1, 4, 1).diagnostics()), Codes{"survey.confidence"});
  EXPECT_EQ(codes(clopper_pearson(50'000, 100'000, d("0.95")).diagnostics()), Codes{"survey.too_large"});
  EXPECT_EQ(codes(clean_sample_size(0, 2).diagnostics()), Codes{"survey.share"});
  EXPECT_EQ(codes(sample_size(d("0.5"), d("1E-30"), 2).diagnostics()), Codes{"survey.too_large"});
}

}  // namespace
}  // namespace riskrule::grade
