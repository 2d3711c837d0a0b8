#include "riskrule/grade/index.hpp"

#include "profile.hpp"

namespace riskrule::grade {
namespace {

using profile::codes;
using profile::d;
using Codes = std::vector<std::string>;

/// Six factors whose variants A and B lead to different grades.
std::vector<Factor> six_factors() {
  const int ranks[6][2] = {{3, 4}, {2, 3}, {3, 2}, {2, 2}, {1, 3}, {2, 4}};
  const char* weights[6] = {".25", ".20", ".20", ".15", ".10", ".10"};
  const auto scores = profile::end_scores();
  std::vector<Factor> out;
  for (std::size_t i = 0; i < 6; ++i)
    out.push_back({"f" + std::to_string(i + 1), d(weights[i]), scores[static_cast<std::size_t>(ranks[i][0] - 1)],
                   scores[static_cast<std::size_t>(ranks[i][1] - 1)]});
  return out;
}

std::string grade_of(const Decimal& value) {
  const auto bands = profile::index_bands();
  const IndexBand* band = find_band(bands, value);
  return band == nullptr ? "none" : band->grade;
}

TEST(Index, SameJudgementsDifferentVariantsDifferentGrades) {
  const auto factors = six_factors();
  const auto a = index_by_representative_values(factors, profile::represented_bands());
  const auto b = index_by_raw_products(factors);
  ASSERT_TRUE(a.has_value());
  ASSERT_TRUE(b.has_value());
  EXPECT_EQ(a->value, d("0.380"));
  EXPECT_EQ(grade_of(a->value), "中");
  EXPECT_EQ(b->value, d("0.284"));
  EXPECT_EQ(grade_of(b->value), "低");
}

TEST(Index, TermsProveTheSum) {
  const auto a = index_by_representative_values(six_factors(), profile::represented_bands());
  std::vector<std::string> degrees;
  Decimal sum;
  for (const IndexTerm& term : a->terms) {
    degrees.push_back(term.degree);
    EXPECT_EQ(term.product, term.weight * term.r) << term.name;
    sum += term.product;
  }
  EXPECT_EQ(degrees, (Codes{"较大", "一般", "一般", "较小", "较小", "一般"}));
  EXPECT_EQ(sum, a->value);
  EXPECT_EQ(a->terms[0].r, d("0.64"));
}

TEST(Index, LikelihoodGradesDoNotReadTheImpact) {
  auto factors = six_factors();
  const auto c = index_by_likelihood_grades(factors);
  EXPECT_EQ(c->value, d("0.470"));  // .25·.6 + .20·.4 + .20·.6 + .15·.4 + .10·.2 + .10·.4
  for (Factor& factor : factors) factor.impact = Decimal::not_a_number();
  EXPECT_EQ(index_by_likelihood_grades(factors)->value, c->value);
}

/// One grave risk among small ones vanishes in the sum: why packs set gates before any score.
TEST(Index, Dilution) {
  std::vector<Factor> factors = {{"grave", d("0.1"), 1, 1}};
  for (int i = 0; i < 9; ++i) factors.push_back({"small", d("0.1"), d("0.2"), d("0.4")});
  const auto b = index_by_raw_products(factors);
  EXPECT_EQ(b->value, d("0.172"));
  EXPECT_EQ(grade_of(b->value), "低");
}

TEST(Index, WeightsMustAddUpToOneAndTheMissIsTold) {
  auto factors = six_factors();
  factors[0].weight = d("0.2");
  const auto little = index_by_raw_products(factors);
  ASSERT_EQ(codes(little.diagnostics()), Codes{"grade.weight_sum"});
  EXPECT_EQ(little.diagnostics()[0].message, "the weights add up to 0.05 less than 1");
  factors[0].weight = d("0.2500000000000000000000000000000001");
  const auto much = index_by_raw_products(factors);
  ASSERT_EQ(codes(much.diagnostics()), Codes{"grade.weight_sum"});
  EXPECT_EQ(much.diagnostics()[0].message, "the weights add up to 0.0000000000000000000000000000000001 more than 1");
}

TEST(Index, BadWeightsAndScores) {
  EXPECT_EQ(codes(index_by_raw_products({}).diagnostics()), Codes{"grade.no_factors"});
  const std::vector<Factor> negative = {{"a", -1, 1, 1}, {"b", 2, 1, 1}};
  EXPECT_EQ(codes(index_by_raw_products(negative).diagnostics()), Codes{"grade.weight"});
  const std::vector<Factor> too_fine = {{"a", d("1E-35"), 1, 1}, {"b", 1, 1, 1}};
  EXPECT_EQ(codes(index_by_raw_products(too_fine).diagnostics()), Codes{"grade.weight"});
  const std::vector<Factor> no_score = {{"a", 1, Decimal::not_a_number(), 1}};
  EXPECT_EQ(codes(index_by_raw_products(no_score).diagnostics()), Codes{"grade.score"});
  const std::vector<Factor> above = {{"a", 1, 2, 1}};
  EXPECT_EQ(codes(index_by_representative_values(above, profile::represented_bands()).diagnostics()),
            Codes{"grade.no_band"});
  EXPECT_EQ(codes(index_by_representative_values(six_factors(), {}).diagnostics())[0], "grade.no_bands");
}

TEST(Index, NormaliseIsAskedForAndExact) {
  const auto thirds = normalise({{"a", 1, 1, 1}, {"b", 1, 1, 1}, {"c", 1, 1, 1}});
  ASSERT_TRUE(thirds.has_value());
  EXPECT_TRUE(check_weights(*thirds).empty());
  EXPECT_EQ((*thirds)[0].weight - (*thirds)[1].weight, d("1E-30"));
  const auto quarters = normalise({{"a", 1, 1, 1}, {"b", 3, 1, 1}});
  EXPECT_EQ((*quarters)[1].weight, d("0.75"));
  const auto uneven = normalise({{"a", d("0.0007"), 1, 1}, {"b", 7, 1, 1}, {"c", d("0.11"), 1, 1}, {"d", 0, 1, 1}});
  EXPECT_TRUE(check_weights(*uneven).empty());
  EXPECT_EQ(codes(normalise({{"a", 0, 1, 1}}).diagnostics()), Codes{"grade.weight_sum"});
  EXPECT_EQ(codes(normalise({}).diagnostics()), Codes{"grade.no_factors"});
}

TEST(IndexBand, EndsAreClosedAsTheyAreSaid) {
  EXPECT_EQ(grade_of(d("0.3599999")), "低");
  EXPECT_EQ(grade_of(d("0.36")), "中");
  EXPECT_EQ(grade_of(d("0.640")), "中");
  EXPECT_EQ(grade_of(d("0.6400001")), "高");
  EXPECT_EQ(grade_of(Decimal::not_a_number()), "none");
}

TEST(IndexBand, DistanceToTheNextBandUp) {
  const auto bands = profile::index_bands();
  const auto from_low = distances(bands, d("0.284")).up;
  ASSERT_TRUE(from_low.has_value());
  EXPECT_EQ(from_low->grade, "中");
  EXPECT_EQ(from_low->distance, d("0.076"));
  EXPECT_TRUE(from_low->bound_is_in);
  const auto at_the_bound = distances(bands, d("0.64")).up;
  EXPECT_EQ(at_the_bound->grade, "高");
  EXPECT_EQ(at_the_bound->distance, 0);
  EXPECT_FALSE(at_the_bound->bound_is_in);
  EXPECT_FALSE(distances(bands, d("0.65")).up.has_value());
}

TEST(IndexOfDegrees, IsVariantAWhereverTheDegreeComesFrom) {
  const std::vector<DegreedFactor> factors = {{"a", d("0.25"), "较大", d("0.64")}, {"b", d("0.75"), "较小", d("0.16")}};
  const auto index = index_of_degrees(factors);
  ASSERT_TRUE(index.has_value());
  EXPECT_EQ(index->value, d("0.28"));
  EXPECT_EQ(index->terms[0].degree, "较大");
  EXPECT_EQ(codes(index_of_degrees(std::span(factors).first(1)).diagnostics()), Codes{"grade.weight_sum"});
}

}  // namespace
}  // namespace riskrule::grade
