#include "riskrule/grade/weights.hpp"

#include "profile.hpp"

namespace riskrule::grade {
namespace {

using profile::codes;
using profile::d;
using Codes = std::vector<std::string>;
using Weights = std::vector<Weight>;

TEST(Weights, SumOfOneIsQuiet) {
  EXPECT_TRUE(check_weights(Weights{{"a", d("0.3")}, {"b", d("0.70")}}, 0).empty());
  EXPECT_EQ(missing_weight(Weights{{"a", d("0.3")}, {"b", d("0.70")}}), 0);
}

/// The group weights of a published study add up to 1.01, those of one of its groups to 0.99.
TEST(Weights, PublishedSumsPassWithAWarning) {
  const Weights groups = {{"policy", d("0.29")},  {"society", d("0.28")},   {"environment", d("0.06")},
                          {"finance", d("0.06")}, {"technique", d("0.06")}, {"organisation", d("0.26")}};
  const auto more = check_weights(groups, d("0.01"));
  ASSERT_EQ(codes(more), Codes{"grade.weight_sum"});
  EXPECT_FALSE(has_errors(more));
  EXPECT_EQ(more[0].message, "the weights add up to 0.01 more than 1");
  const Weights society = {{"a", d("0.22")}, {"b", d("0.21")}, {"c", d("0.20")}, {"d", d("0.18")}, {"e", d("0.18")}};
  const auto less = check_weights(society, d("0.01"));
  EXPECT_FALSE(has_errors(less));
  EXPECT_EQ(less.at(0).message, "the weights add up to 0.01 less than 1");
  EXPECT_TRUE(has_errors(check_weights(society, d("0.0099"))));
}

TEST(Weights, MissIsExactToTheLastDigit) {
  const Weights weights = {{"a", 1}, {"b", d("1E-34")}};
  EXPECT_EQ(missing_weight(weights), d("-1E-34"));
  EXPECT_TRUE(has_errors(check_weights(weights, 0)));
}

TEST(Weights, BadOnesAreNamed) {
  EXPECT_EQ(codes(check_weights(Weights{}, 0)), Codes{"grade.no_factors"});
  EXPECT_EQ(codes(check_weights(Weights{{"a", -1}, {"b", Decimal::not_a_number()}}, 0)), Codes(2, "grade.weight"));
  EXPECT_EQ(codes(check_weights(Weights{{"a", 1}}, -1)), Codes{"grade.tolerance"});
  EXPECT_EQ(codes(check_weights(Weights{{"a", 1}}, Decimal::not_a_number())), Codes{"grade.tolerance"});
}

TEST(Weights, PointsAndCountsBecomeShares) {
  const auto shares = normalise(Weights{{"publicity", 30}, {"compensation", 10}});
  ASSERT_TRUE(shares.has_value());
  EXPECT_EQ((*shares)[0].weight, d("0.75"));
  EXPECT_EQ((*shares)[1].name, "compensation");
  const auto sevenths = normalise(Weights{{"a", 2}, {"b", 2}, {"c", 3}});
  EXPECT_EQ((*sevenths)[0].weight, d("0.285714285714285714285714285714"));
  EXPECT_EQ((*sevenths)[2].weight, d("0.428571428571428571428571428572"));
  EXPECT_TRUE(check_weights(*sevenths, 0).empty());
  EXPECT_EQ(codes(normalise(Weights{{"a", 0}}).diagnostics()), Codes{"grade.weight_sum"});
}

/// By hand, four items, criteria impact and likelihood: R of a is 0 and 2, so b = (4−0) + (4−2) = 6; b: 1 and 0, so
/// 3 + 4 = 7; c: 1 and 1 (it ties with b under the first), so 3 + 3 = 6; d: 3 and 2, so 1 + 2 = 3.
TEST(Borda, CountsByHand) {
  const std::vector<BordaItem> items = {{"a", {5, 2}}, {"b", {4, 4}}, {"c", {4, 3}}, {"d", {1, 2}}};
  const auto counts = borda_counts(items);
  ASSERT_TRUE(counts.has_value());
  const std::int64_t expected[] = {6, 7, 6, 3};
  const std::size_t ranks[] = {1, 0, 1, 3};
  for (std::size_t i = 0; i < 4; ++i) {
    EXPECT_EQ((*counts)[i].count, expected[i]) << items[i].name;
    EXPECT_EQ((*counts)[i].rank, ranks[i]) << items[i].name;
  }
}

TEST(Borda, BadItemsAreNamed) {
  EXPECT_EQ(codes(borda_counts({}).diagnostics()), Codes{"grade.no_factors"});
  const std::vector<BordaItem> uneven = {{"a", {1, 2}}, {"b", {1}}};
  const auto counts = borda_counts(uneven);
  ASSERT_EQ(codes(counts.diagnostics()), Codes{"grade.borda"});
  EXPECT_EQ(counts.diagnostics()[0].message, "`b` is judged by 1 criteria, the first item by 2");
  const std::vector<BordaItem> none = {{"a", {}}};
  EXPECT_EQ(codes(borda_counts(none).diagnostics()), Codes{"grade.borda"});
  const std::vector<BordaItem> no_number = {{"a", {Decimal::not_a_number()}}};
  EXPECT_EQ(codes(borda_counts(no_number).diagnostics()), Codes{"grade.borda"});
}

}  // namespace
}  // namespace riskrule::grade
