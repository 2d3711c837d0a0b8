#include "riskrule/grade/matrix_resolution.hpp"

#include "profile.hpp"

namespace riskrule::grade {
namespace {

using profile::codes;
using profile::d;
using Codes = std::vector<std::string>;

GradeScale scale_of(std::vector<GradeName> names) { return *GradeScale::make(std::move(names)); }

TEST(MatrixResolution, ShareOfTies) {
  const Matrix grid = *Matrix::from_bands(profile::degrees(), profile::end_scores(), profile::end_scores());
  const std::vector<Decimal> bounds = {0, d("0.2"), d("0.4"), d("0.6"), d("0.8"), 1};
  const GradeScale five = scale_of({{"微小", {}}, {"较小", {}}, {"一般", {}}, {"较大", {}}, {"重大", {}}});
  EXPECT_EQ(*tie_share({grid, five, bounds, bounds}), Decimal(157) / 625);
  const GradeScale three = scale_of({{"低", {"微小", "较小", "一般"}}, {"中", {"较大"}}, {"高", {"重大"}}});
  EXPECT_EQ(*tie_share({grid, three, bounds, bounds}), Decimal(283) / 625);
}

/// Half of the likelihoods green, half red, whatever the impact: a red risk is the smaller one with the chance
/// 2 · 1/4 · E[p₂ / p₁] / 2 = ln 2 / 8, where p₂ is even below and p₁ above one half.
TEST(MatrixResolution, TellsHowOftenTheSmallerRiskIsRatedHigher) {
  const Matrix halves = *Matrix::make({{"g"}, {"r"}});
  const GradeScale colours = scale_of({{"g", {}}, {"y", {}}, {"r", {}}});
  const std::vector<Decimal> rows = {0, d("0.5"), 1};
  const std::vector<Decimal> columns = {0, 1};
  const MatrixToCheck check{halves, colours, rows, columns};
  const auto found = resolution(check);
  ASSERT_TRUE(found);
  EXPECT_LT(abs(found->reversed - d("0.0866434")), d("0.0001"));
  EXPECT_EQ(found->correct + found->reversed + *tie_share(check), Decimal(1));
  EXPECT_EQ(codes(resolution({halves, colours, {}, columns}).diagnostics()), Codes{"grade.matrix_bounds"});
  EXPECT_EQ(codes(tie_share({halves, colours, {}, columns}).diagnostics()), Codes{"grade.matrix_bounds"});
}

}  // namespace
}  // namespace riskrule::grade
