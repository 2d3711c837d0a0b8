#include "riskrule/grade/experts.hpp"

#include "profile.hpp"

namespace riskrule::grade {
namespace {

using profile::codes;
using profile::d;
using Codes = std::vector<std::string>;
using Scores = std::vector<std::vector<Decimal>>;

const SummaryRule sample{Spread::sample, Quartiles::linear};
const SummaryRule population{Spread::population, Quartiles::halves};

/// By hand: 2 4 4 4 5 5 7 9 has mean 5, squares 32, so SD 2 by n and √(32/7) by n − 1.
TEST(Experts, MiddleAndSpread) {
  const std::vector<Decimal> values = {9, 2, 4, 5, 4, 7, 4, 5};
  const auto all = summarise(values, population);
  ASSERT_TRUE(all.has_value());
  EXPECT_EQ(all->mean, 5);
  EXPECT_EQ(all->median, d("4.5"));
  EXPECT_EQ(*all->deviation, 2);
  EXPECT_EQ(*all->variation, d("0.4"));
  EXPECT_EQ(all->lower_quartile, 4);
  EXPECT_EQ(all->upper_quartile, 6);
  const auto some = summarise(values, sample);
  EXPECT_EQ(rescale(*some->deviation, 15, Rounding::half_even), d("2.138089935299395"));
  EXPECT_EQ(some->lower_quartile, 4);
  EXPECT_EQ(some->upper_quartile, d("5.5"));
  EXPECT_EQ(some->interquartile, d("1.5"));
}

TEST(Experts, HalvesLeaveTheMiddleOut) {
  const std::vector<Decimal> five = {1, 2, 3, 4, 10};
  const auto found = summarise(five, population);
  EXPECT_EQ(found->median, 3);
  EXPECT_EQ(found->lower_quartile, d("1.5"));
  EXPECT_EQ(found->upper_quartile, 7);
}

TEST(Experts, OneValueHasNoSampleSpread) {
  const std::vector<Decimal> one = {3};
  const auto found = summarise(one, sample);
  ASSERT_TRUE(found.has_value());
  EXPECT_FALSE(found->deviation.has_value());
  EXPECT_EQ(found->interquartile, 0);
  EXPECT_EQ(summarise(one, population)->deviation, Decimal(0));
  const std::vector<Decimal> about_zero = {-1, 1};
  EXPECT_FALSE(summarise(about_zero, sample)->variation.has_value());
  EXPECT_EQ(codes(summarise({}, sample).diagnostics()), Codes{"grade.no_experts"});
  const std::vector<Decimal> bad = {Decimal::not_a_number()};
  EXPECT_EQ(codes(summarise(bad, sample).diagnostics()), Codes{"grade.score"});
}

/// The two rounds of a published table: 0.860 and 0.894.
TEST(Experts, Authority) {
  EXPECT_EQ(*authority(d("0.944"), d("0.775")), d("0.8595"));
  EXPECT_EQ(rescale(*authority(d("0.944"), d("0.775")), 3, Rounding::half_even).to_string(), "0.860");
  EXPECT_EQ(*authority(d("0.963"), d("0.825")), d("0.894"));
  EXPECT_EQ(codes(authority(d("1.1"), 0).diagnostics()), Codes{"grade.authority"});
  EXPECT_EQ(codes(authority(0, Decimal::not_a_number()).diagnostics()), Codes{"grade.authority"});
}

/// By hand: rank sums 4 5 9, mean 6, S = 14; W = 12·14 / (9·24) = 7/9, χ² = 3·2·7/9 = 14/3.
TEST(Kendall, WithoutTies) {
  const Scores scores = {{1, 2, 3}, {2, 1, 3}, {1, 2, 3}};
  const auto found = kendall_w(scores);
  ASSERT_TRUE(found.has_value());
  EXPECT_EQ(found->w, Decimal(7) / 9);
  EXPECT_EQ(found->chi_square, Decimal(14) / 3);
  EXPECT_EQ(found->freedom, 2U);
}

/// By hand: ranks 1 2.5 2.5 4 and 1 2 3 4; sums 2 4.5 5.5 8, mean 5, S = 9 + .25 + .25 + 9 = 18.5; Σ(t³ − t) = 6;
/// W = 12·18.5 / (4·60 − 2·6) = 222/228 = 37/38. Uncorrected it would be 222/240.
TEST(Kendall, TiesAreCorrected) {
  const Scores scores = {{10, 20, 20, 30}, {1, 2, 3, 4}};
  EXPECT_EQ(kendall_w(scores)->w, Decimal(37) / 38);
}

TEST(Kendall, OnlyTheOrderCountsAndBothWaysAlike) {
  const Scores same = {{1, 5, 9}, {2, 3, 400}, {-3, 0, d("0.5")}};
  EXPECT_EQ(kendall_w(same)->w, 1);
  const Scores opposed = {{1, 2, 3}, {3, 2, 1}};
  EXPECT_EQ(kendall_w(opposed)->w, 0);
}

TEST(Kendall, BadScores) {
  const Scores tied = {{1, 1}, {2, 2}};
  EXPECT_EQ(codes(kendall_w(tied).diagnostics()), Codes{"grade.all_tied"});
  const Scores uneven = {{1, 2}, {1, 2, 3}};
  EXPECT_EQ(codes(kendall_w(uneven).diagnostics()), Codes{"grade.no_experts"});
  const Scores bad = {{1, 2}, {1, Decimal::not_a_number()}};
  EXPECT_EQ(codes(kendall_w(bad).diagnostics()), Codes{"grade.score"});
  EXPECT_EQ(codes(kendall_w({}).diagnostics()), Codes{"grade.no_experts"});
}

Summary item(const char* mean, const char* variation, const char* interquartile) {
  Summary out;
  out.mean = d(mean);
  out.variation = d(variation);
  out.interquartile = d(interquartile);
  return out;
}

TEST(Delphi, StopsWhenEveryCriterionAskedHolds) {
  const std::vector<Summary> first = {item("4.0", "0.30", "1"), item("3.0", "0.20", "1")};
  const std::vector<Summary> second = {item("4.2", "0.25", "1"), item("3.1", "0.18", "0.5")};
  const DelphiRule rule{.variation_at_most = d("0.25"), .w_at_least = d("0.5"), .change_at_most = d("0.2")};
  const auto stop = check_delphi(rule, first, second, Concordance{d("0.5"), 9, 1});
  ASSERT_TRUE(stop.has_value());
  EXPECT_TRUE(stop->stop);
  ASSERT_EQ(stop->criteria.size(), 3U);
  EXPECT_EQ(stop->criteria[0].name, "variation_at_most");
  EXPECT_EQ(*stop->criteria[0].value, d("0.25"));
  EXPECT_EQ(*stop->criteria[2].value, d("0.2"));
  const auto on = check_delphi(rule, first, second, Concordance{d("0.49"), 9, 1});
  EXPECT_FALSE(on->stop);
  EXPECT_FALSE(on->criteria[1].holds);
  const DelphiRule critical{.interquartile_at_most = 1, .chi_square_above = 9};
  EXPECT_FALSE(check_delphi(critical, first, second, Concordance{1, 9, 1})->stop);
  EXPECT_TRUE(check_delphi(critical, first, second, Concordance{1, d("9.01"), 1})->stop);
}

TEST(Delphi, FirstRoundCannotBeStable) {
  const std::vector<Summary> now = {item("4.0", "0.1", "0")};
  const auto found = check_delphi({.change_at_most = 5}, {}, now, std::nullopt);
  ASSERT_TRUE(found.has_value());
  EXPECT_FALSE(found->stop);
  EXPECT_FALSE(found->criteria[0].value.has_value());
}

TEST(Delphi, BadQuestions) {
  const std::vector<Summary> now = {item("4.0", "0.1", "0")};
  const std::vector<Summary> two(2);
  EXPECT_EQ(codes(check_delphi({}, {}, now, std::nullopt).diagnostics()), Codes{"grade.delphi"});
  EXPECT_EQ(codes(check_delphi({.w_at_least = 1}, {}, now, std::nullopt).diagnostics()), Codes{"grade.delphi"});
  EXPECT_EQ(codes(check_delphi({.change_at_most = 1}, two, now, std::nullopt).diagnostics()), Codes{"grade.delphi"});
  EXPECT_EQ(codes(check_delphi({.change_at_most = 1}, {}, {}, std::nullopt).diagnostics()), Codes{"grade.delphi"});
}

}  // namespace
}  // namespace riskrule::grade
