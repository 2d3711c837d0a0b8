#include "riskrule/grade/fuzzy.hpp"

#include "profile.hpp"

namespace riskrule::grade {
namespace {

using profile::codes;
using profile::d;
using Codes = std::vector<std::string>;
using Row = std::vector<Decimal>;
using Rows = std::vector<Row>;
using Weights = std::vector<Weight>;

const FuzzySettings exact{Normalise::never, 0};
const FuzzySettings rounded{Normalise::never, d("0.01")};

Row row(std::initializer_list<const char*> texts) {
  Row out;
  for (const char* text : texts) out.push_back(d(text));
  return out;
}

Row evaluated(const Weights& weights, const Rows& rows, FuzzyOperator how, const FuzzySettings& settings = exact) {
  const auto found = evaluate_fuzzy(weights, rows, how, settings);
  EXPECT_TRUE(found.has_value()) << to_text(found.diagnostics());
  return found ? found->grades : Row();
}

/// By hand, w = 0.6 0.4, R = (0.5 0.5 0), (0.2 0.3 0.5): e.g. first column min 0.5 0.2, products 0.30 0.08.
TEST(Fuzzy, FourOperatorsByHand) {
  const Weights weights = {{"a", d("0.6")}, {"b", d("0.4")}};
  const Rows rows = {row({"0.5", "0.5", "0"}), row({"0.2", "0.3", "0.5"})};
  EXPECT_EQ(evaluated(weights, rows, FuzzyOperator::min_max), row({"0.5", "0.5", "0.4"}));
  EXPECT_EQ(evaluated(weights, rows, FuzzyOperator::product_max), row({"0.30", "0.30", "0.20"}));
  EXPECT_EQ(evaluated(weights, rows, FuzzyOperator::min_sum), row({"0.7", "0.8", "0.4"}));
  EXPECT_EQ(evaluated(weights, rows, FuzzyOperator::product_sum), row({"0.38", "0.42", "0.20"}));
}

TEST(Fuzzy, SumIsBoundedByOne) {
  const Weights weights = {{"a", d("0.51")}, {"b", d("0.50")}};
  const Rows rows = {{1}, {1}};
  EXPECT_EQ(evaluated(weights, rows, FuzzyOperator::min_sum, rounded), Row{1});
  EXPECT_EQ(evaluated(weights, rows, FuzzyOperator::product_sum, rounded), Row{1});
}

/// A published study of major projects, group policy and law: weights add up to 1.01.
TEST(Fuzzy, PublishedGroupRecomputed) {
  const Weights weights = {{"unfair compensation", d("0.22")},
                           {"forced demolition", d("0.21")},
                           {"violation of rules", d("0.20")},
                           {"unreasonable relocation", d("0.20")},
                           {"changing policy", d("0.18")}};
  const Rows rows = {row({"0", "0", "0.13", "0.13", "0.5", "0.06", "0.19"}),
                     row({"0", "0.06", "0.25", "0.06", "0.31", "0.13", "0.19"}),
                     row({"0.06", "0", "0.06", "0.25", "0.38", "0.25", "0"}),
                     row({"0", "0.06", "0.19", "0.13", "0.31", "0.25", "0.06"}),
                     row({"0.06", "0.06", "0.13", "0.31", "0.25", "0.13", "0.06"})};
  const auto found = evaluate_fuzzy(weights, rows, FuzzyOperator::product_sum, rounded);
  ASSERT_TRUE(found.has_value());
  Row four;
  for (const Decimal& b : found->grades) four.push_back(rescale(b, 4, Rounding::half_even));
  EXPECT_EQ(four, row({"0.0228", "0.0354", "0.1545", "0.1730", "0.3581", "0.1639", "0.1045"}));
  EXPECT_EQ(codes(found.diagnostics())[0], "grade.weight_sum");
  EXPECT_FALSE(has_errors(found.diagnostics()));
  EXPECT_EQ(found->row_sums[0], d("1.01"));
}

/// The same study, from its six groups: 4.668, and 4.633 once it is divided by the memberships' sum.
TEST(Fuzzy, PublishedGroupsTogether) {
  const Weights weights = {{"policy", d("0.29")},  {"society", d("0.28")},   {"environment", d("0.06")},
                           {"finance", d("0.06")}, {"technique", d("0.06")}, {"organisation", d("0.26")}};
  const Rows rows = {row({"0.02", "0.04", "0.13", "0.17", "0.36", "0.16", "0.10"}),
                     row({"0", "0.07", "0.13", "0.27", "0.25", "0.19", "0.08"}),
                     row({"0", "0.06", "0.06", "0.13", "0.31", "0.38", "0.06"}),
                     row({"0", "0.06", "0.06", "0.38", "0.31", "0.19", "0.06"}),
                     row({"0.06", "0", "0.06", "0.13", "0.5", "0.19", "0.06"}),
                     row({"0.03", "0.07", "0.07", "0.35", "0.29", "0.17", "0.03"})};
  const Row b = evaluated(weights, rows, FuzzyOperator::product_sum, rounded);
  const Row values = {1, 2, 3, 4, 5, 6, 7};
  EXPECT_EQ(*centroid(b, values, Centroid::undivided), d("4.6683"));
  EXPECT_EQ(rescale(*centroid(b, values, Centroid::divided), 3, Rounding::half_even).to_string(), "4.633");
}

/// Its published vector: 4.67 only while memberships that add up to 1.01 are not
/// divided by it.
TEST(Fuzzy, PublishedLevelDependsOnDividing) {
  const Row po = row({"0.02", "0.06", "0.10", "0.25", "0.32", "0.19", "0.07"});
  const Row values = {1, 2, 3, 4, 5, 6, 7};
  EXPECT_EQ(*centroid(po, values, Centroid::undivided), d("4.67"));
  EXPECT_EQ(rescale(*centroid(po, values, Centroid::divided), 3, Rounding::half_even).to_string(), "4.624");
  EXPECT_EQ(greatest_membership(po), std::vector<std::size_t>{4});
}

TEST(Fuzzy, RowsAreNormalisedAsAsked) {
  const Weights one = {{"a", 1}};
  const Rows rows = {row({"0.2", "0.6"})};
  const auto never = evaluate_fuzzy(one, rows, FuzzyOperator::product_sum, {Normalise::never, d("0.01")});
  EXPECT_EQ(never->grades, row({"0.2", "0.6"}));
  ASSERT_EQ(codes(never.diagnostics()), Codes{"grade.membership_sum"});
  EXPECT_EQ(never.diagnostics()[0].message, "the memberships of row 1 add up to 0.8");
  const auto needed = evaluate_fuzzy(one, rows, FuzzyOperator::product_sum, {Normalise::if_needed, d("0.01")});
  EXPECT_EQ(needed->grades, row({"0.25", "0.75"}));
  EXPECT_EQ(needed->row_sums, row({"0.8"}));
  EXPECT_TRUE(needed.diagnostics().empty());
  const auto not_needed = evaluate_fuzzy(one, rows, FuzzyOperator::product_sum, {Normalise::if_needed, d("0.2")});
  EXPECT_EQ(not_needed->grades, row({"0.2", "0.6"}));
  const auto always = evaluate_fuzzy(one, rows, FuzzyOperator::product_sum, {Normalise::always, d("0.2")});
  EXPECT_EQ(always->grades, row({"0.25", "0.75"}));
  const Rows zeros = {{0, 0}};
  const auto nothing = evaluate_fuzzy(one, zeros, FuzzyOperator::product_sum, {Normalise::always, 0});
  EXPECT_EQ(codes(nothing.diagnostics()), Codes{"grade.membership_sum"});
  EXPECT_FALSE(nothing.has_value());
}

TEST(Fuzzy, TwoLevels) {
  const Weights half = {{"a", d("0.5")}, {"b", d("0.5")}};
  const Row first = evaluated(half, {row({"1", "0"}), row({"0.5", "0.5"})}, FuzzyOperator::product_sum);
  const Row second = evaluated(half, {row({"0", "1"}), row({"0.25", "0.75"})}, FuzzyOperator::product_sum);
  EXPECT_EQ(evaluated({{"g", d("0.4")}, {"h", d("0.6")}}, {first, second}, FuzzyOperator::product_sum),
            row({"0.375", "0.625"}));
}

TEST(Fuzzy, TiesAreTold) {
  EXPECT_EQ(greatest_membership(row({"0.1", "0.4", "0.1", "0.40"})), (std::vector<std::size_t>{1, 3}));
  EXPECT_TRUE(greatest_membership({}).empty());
}

TEST(Fuzzy, BadInput) {
  const Weights two = {{"a", d("0.5")}, {"b", d("0.5")}};
  const auto all = [&](const Weights& weights, const Rows& rows) {
    return codes(evaluate_fuzzy(weights, rows, FuzzyOperator::min_max, exact).diagnostics());
  };
  EXPECT_EQ(all(two, {}), Codes{"grade.membership_size"});
  EXPECT_EQ(all(two, {{1, 0}}), Codes{"grade.membership_size"});
  EXPECT_EQ(all(two, {{1, 0}, {1}}), Codes{"grade.membership_size"});
  EXPECT_EQ(all(two, {{1, 0}, {-1, 2}}), Codes(2, "grade.membership"));
  EXPECT_EQ(all(two, {{1, 0}, {Decimal::not_a_number(), 1}}), Codes{"grade.membership"});
  EXPECT_EQ(all({{"a", 2}}, {{1, 0}}), Codes{"grade.weight_sum"});
  EXPECT_EQ(codes(centroid(Row{1}, Row{1, 2}, Centroid::divided).diagnostics()), Codes{"grade.membership_size"});
  EXPECT_EQ(codes(centroid(Row{0}, Row{1}, Centroid::divided).diagnostics()), Codes{"grade.membership_sum"});
  EXPECT_EQ(codes(centroid(Row{1}, Row{Decimal::not_a_number()}, Centroid::divided).diagnostics()),
            Codes{"grade.score"});
}

}  // namespace
}  // namespace riskrule::grade
