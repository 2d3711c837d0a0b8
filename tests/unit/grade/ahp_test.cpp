#include "riskrule/grade/ahp.hpp"

#include "profile.hpp"

namespace riskrule::grade {
namespace {

using profile::codes;
using profile::d;
using Codes = std::vector<std::string>;
using Rows = std::vector<std::vector<Decimal>>;

const Decimal fine = d("1E-28");

Decimal over(int n, int m) { return Decimal(n) / m; }
Decimal six_places(const Decimal& x) { return rescale(x, 6, Rounding::half_even); }

/// Judgements above the diagonal of the golden test.
PairwiseMatrix golden() {
  const std::vector<Decimal> upper = {over(1, 2), 4, 3, 3, 7, 5, 5, over(1, 2), over(1, 3), 1};
  auto matrix = PairwiseMatrix::from_upper(5, upper);
  EXPECT_TRUE(matrix.has_value());
  return *std::move(matrix);
}

void expect_weights(const Priorities& found, const std::vector<std::string>& expected) {
  ASSERT_EQ(found.weights.size(), expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i)
    EXPECT_EQ(six_places(found.weights[i]).to_string(), expected[i]) << "weight " << i;
}

TEST(Ahp, GoldenEigenvector) {
  const auto found = eigenvector_priorities(golden(), {.tolerance = fine});
  ASSERT_TRUE(found.has_value());
  expect_weights(*found, {"0.263603", "0.475835", "0.053815", "0.098068", "0.108678"});
  EXPECT_EQ(six_places(found->lambda_max).to_string(), "5.072084");
  EXPECT_LE(found->lambda_high - found->lambda_low, fine);
}

/// Second witness: another program with decimals of 60 digits and a fixed 200 steps.
TEST(Ahp, GoldenToTwentyFiveDigits) {
  const auto found = eigenvector_priorities(golden(), {.tolerance = fine});
  ASSERT_TRUE(found.has_value());
  const char* weights[] = {"0.2636034927992155382559224", "0.4758353781823157266037674", "0.0538145969257726692120464",
                           "0.0980682876005198198841406", "0.1086782444921762460441231"};
  for (std::size_t i = 0; i < 5; ++i) EXPECT_EQ(rescale(found->weights[i], 25, Rounding::half_even), d(weights[i]));
  EXPECT_EQ(rescale(found->lambda_max, 25, Rounding::half_even), d("5.0720844085702157751228352"));
}

TEST(Ahp, GoldenGeometricMeans) {
  const auto found = geometric_mean_priorities(golden());
  ASSERT_TRUE(found.has_value());
  expect_weights(*found, {"0.263633", "0.477264", "0.053074", "0.098840", "0.107189"});
  EXPECT_EQ(rescale(found->weights[1], 25, Rounding::half_even), d("0.4772638691948635641292113"));
  EXPECT_EQ(rescale(found->lambda_max, 25, Rounding::half_even), d("5.0717002105270874589480176"));
  EXPECT_LE(found->lambda_low, d("5.0720844085"));  // the eigenvalue lies between the two bounds
  EXPECT_GE(found->lambda_high, d("5.0720844086"));
}

TEST(Ahp, GoldenConsistencyByNamedTable) {
  const auto found = eigenvector_priorities(golden(), {.tolerance = fine});
  const auto saaty = check_consistency(*found, saaty_random_index, d("0.1"));
  ASSERT_TRUE(saaty.has_value());
  EXPECT_EQ(six_places(saaty->index).to_string(), "0.018021");
  EXPECT_EQ(six_places(saaty->ratio).to_string(), "0.016090");
  EXPECT_EQ(saaty->table, "Saaty");
  EXPECT_TRUE(saaty->consistent);
  const auto alonso = check_consistency(*found, alonso_lamata_random_index, d("0.1"));
  EXPECT_EQ(six_places(alonso->ratio).to_string(), "0.016256");
  const auto tran = check_consistency(*found, saaty_tran_random_index, d("0.016"));
  EXPECT_EQ(rescale(tran->ratio, 25, Rounding::half_even), d("0.0162630648339986858412678"));
  EXPECT_FALSE(tran->consistent);  // the bound is the caller's
}

TEST(Ahp, ConsistentMatrixGivesBackItsWeights) {
  const Rows rows = {{1, 2, 4}, {d("0.5"), 1, 2}, {d("0.25"), d("0.5"), 1}};
  const auto matrix = PairwiseMatrix::make(rows, 0);
  ASSERT_TRUE(matrix.has_value());
  for (const auto& found : {eigenvector_priorities(*matrix, {.tolerance = fine}), geometric_mean_priorities(*matrix)}) {
    ASSERT_TRUE(found.has_value());
    EXPECT_LE(abs(found->weights[0] - over(4, 7)), fine);
    EXPECT_LE(abs(found->lambda_max - 3), fine);
  }
}

TEST(Ahp, UpToTwoItemsAreAlwaysConsistent) {
  const std::vector<Decimal> nine = {9};
  for (std::size_t n = 1; n <= 2; ++n) {
    const auto matrix = PairwiseMatrix::from_upper(n, std::span(nine).first(n - 1));
    const auto found = eigenvector_priorities(*matrix, {.tolerance = fine});
    ASSERT_TRUE(found.has_value());
    const auto verdict = check_consistency(*found, saaty_random_index, d("0.1"));
    ASSERT_TRUE(verdict.has_value());
    EXPECT_EQ(verdict->ratio, 0);
    EXPECT_TRUE(verdict->consistent);
  }
}

/// a over b, b over c, c over a: every weight is the same, and nothing is less consistent.
TEST(Ahp, CircleIsInconsistent) {
  const std::vector<Decimal> circle = {9, over(1, 9), 9};
  const auto found = eigenvector_priorities(*PairwiseMatrix::from_upper(3, circle), {.tolerance = fine});
  ASSERT_TRUE(found.has_value());
  EXPECT_LE(abs(found->weights[0] - found->weights[2]), fine);
  EXPECT_EQ(six_places(found->lambda_max), d("10.111111"));  // 1 + 9 + 1/9
  EXPECT_FALSE(check_consistency(*found, saaty_random_index, d("0.1"))->consistent);
}

TEST(Ahp, RandomIndicesAreThoseOfTheNamedTable) {
  EXPECT_EQ(*random_index(saaty_random_index, 10), d("1.49"));
  EXPECT_EQ(*random_index(*find_random_index_table("Alonso-Lamata 2006"), 3), d("0.5247"));
  EXPECT_EQ(*random_index(saaty_tran_random_index, 8), d("1.4048"));
  EXPECT_EQ(codes(random_index(saaty_tran_random_index, 9).diagnostics()), Codes{"grade.random_index"});
  EXPECT_EQ(codes(random_index(saaty_random_index, 11).diagnostics()), Codes{"grade.random_index"});
  EXPECT_EQ(codes(random_index(alonso_lamata_random_index, 15).diagnostics()), Codes{"grade.random_index"});
  EXPECT_EQ(*random_index(alonso_lamata_random_index, 16), d("23.9671") / 15);  // 1.7699 · 16 − 4.3513, by hand
  EXPECT_EQ(codes(random_index(saaty_random_index, 2).diagnostics()), Codes{"grade.random_index"});
  const auto none = find_random_index_table("Satty");
  ASSERT_EQ(codes(none.diagnostics()), Codes{"grade.random_index_table"});
  EXPECT_EQ(none.diagnostics()[0].message,
            "`Satty` is not one of the tables of random indices Saaty, Alonso-Lamata 2006, Saaty-Tran 2007");
}

TEST(Ahp, BadMatricesAreToldCellByCell) {
  const Rows wrong = {{2, 3, 0}, {d("0.333"), 1, -1}, {1, 1, 1}};
  const auto found = PairwiseMatrix::make(wrong, d("1E-30"));
  EXPECT_EQ(codes(found.diagnostics()), (Codes{"grade.pairwise_positive", "grade.pairwise_diagonal",
                                               "grade.pairwise_reciprocal", "grade.pairwise_positive"}));
  EXPECT_EQ(found.diagnostics()[2].message, "row 1, column 2 is 3 and its mirror 0.333, whose product is 0.999, not 1");
  EXPECT_TRUE(PairwiseMatrix::make({{1, 3}, {d("0.333"), 1}}, d("0.001")).has_value());
  EXPECT_EQ(codes(PairwiseMatrix::make({{1, 2}}, 0).diagnostics()), Codes{"grade.pairwise_size"});
  EXPECT_EQ(codes(PairwiseMatrix::make({}, 0).diagnostics()), Codes{"grade.pairwise_size"});
  EXPECT_EQ(codes(PairwiseMatrix::make({{1}}, -1).diagnostics()), Codes{"grade.tolerance"});
  const std::vector<Decimal> zero = {0};
  EXPECT_EQ(codes(PairwiseMatrix::from_upper(2, zero).diagnostics()), Codes{"grade.pairwise_positive"});
  EXPECT_EQ(codes(PairwiseMatrix::from_upper(3, zero).diagnostics()), Codes{"grade.pairwise_size"});
}

TEST(Ahp, IterationIsBounded) {
  EXPECT_EQ(codes(eigenvector_priorities(golden(), {.tolerance = fine, .max_steps = 3}).diagnostics()),
            Codes{"grade.ahp_not_converged"});
  EXPECT_EQ(codes(eigenvector_priorities(golden(), {.tolerance = 0}).diagnostics()), Codes{"grade.tolerance"});
  const std::vector<Decimal> equal = {1, 1, 1};
  const auto found = eigenvector_priorities(*PairwiseMatrix::from_upper(3, equal), {.tolerance = fine});
  EXPECT_EQ(found->steps, 0U);
}

TEST(Ahp, ConsistencyNeedsABound) {
  const auto found = geometric_mean_priorities(golden());
  EXPECT_EQ(codes(check_consistency(*found, saaty_random_index, 0).diagnostics()), Codes{"grade.consistency_bound"});
  EXPECT_EQ(codes(check_consistency({}, saaty_random_index, 1).diagnostics()), Codes{"grade.no_factors"});
}

/// By hand: √(2·8) = 4 for equal voices; with 1 and 2 votes ∛(2·8·8) = ∛128 = 5.0396841995….
TEST(AhpGroup, JudgementsByGeometricMean) {
  const std::vector<Decimal> two = {2};
  const std::vector<Decimal> eight = {8};
  const std::vector<PairwiseMatrix> members = {*PairwiseMatrix::from_upper(2, two),
                                               *PairwiseMatrix::from_upper(2, eight)};
  const auto equal = aggregate_judgements(members);
  ASSERT_TRUE(equal.has_value());
  EXPECT_EQ(equal->at(0, 1), 4);
  EXPECT_EQ(equal->at(1, 0), d("0.25"));
  const std::vector<int> votes = {1, 2};
  EXPECT_EQ(aggregate_judgements(members, votes)->at(0, 1), d("5.03968419957949265906884242911"));
  const std::vector<int> bad = {1, -1};
  EXPECT_EQ(codes(aggregate_judgements(members, bad).diagnostics()), Codes{"grade.group"});
  EXPECT_EQ(codes(aggregate_judgements({}).diagnostics()), Codes{"grade.group"});
  const std::vector<PairwiseMatrix> uneven = {members[0], golden()};
  EXPECT_EQ(codes(aggregate_judgements(uneven).diagnostics()), Codes{"grade.group"});
}

TEST(AhpGroup, PrioritiesByMean) {
  const std::vector<std::vector<Decimal>> members = {{d("0.2"), d("0.8")}, {d("0.6"), d("0.4")}};
  EXPECT_EQ(*aggregate_priorities(members), (std::vector<Decimal>{d("0.4"), d("0.6")}));
  const std::vector<Decimal> authority = {d("0.75"), d("0.25")};
  EXPECT_EQ(*aggregate_priorities(members, authority), (std::vector<Decimal>{d("0.3"), d("0.7")}));
  const std::vector<Decimal> nobody = {0, 0};
  EXPECT_EQ(codes(aggregate_priorities(members, nobody).diagnostics()), Codes{"grade.group"});
  const std::vector<Decimal> negative = {2, -1};
  EXPECT_EQ(codes(aggregate_priorities(members, negative).diagnostics()), Codes{"grade.group"});
  EXPECT_EQ(codes(aggregate_priorities({}).diagnostics()), Codes{"grade.group"});
}

}  // namespace
}  // namespace riskrule::grade
