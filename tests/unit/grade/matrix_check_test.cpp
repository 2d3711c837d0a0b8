#include "riskrule/grade/matrix_check.hpp"

#include "profile.hpp"

namespace riskrule::grade {
namespace {

using profile::codes;
using profile::d;
using Codes = std::vector<std::string>;
using Cells = std::vector<std::vector<std::string>>;
using Where = std::vector<MatrixCell>;

std::vector<Decimal> fifths() { return {0, d("0.2"), d("0.4"), d("0.6"), d("0.8"), 1}; }

Matrix usual_grid() {
  auto grid = Matrix::from_bands(profile::degrees(), profile::end_scores(), profile::end_scores());
  EXPECT_TRUE(grid.has_value());
  return *std::move(grid);
}

GradeScale scale_of(std::vector<GradeName> names) {
  auto scale = GradeScale::make(std::move(names));
  EXPECT_TRUE(scale.has_value());
  return *std::move(scale);
}

GradeScale five_colours() { return scale_of({{"微小", {}}, {"较小", {}}, {"一般", {}}, {"较大", {}}, {"重大", {}}}); }

std::vector<MatrixFinding> checked(const Matrix& matrix, const GradeScale& colours) {
  std::vector<Decimal> rows;
  std::vector<Decimal> columns;
  for (std::size_t i = 0; i <= matrix.rows(); ++i) rows.push_back(Decimal(i) / matrix.rows());
  for (std::size_t j = 0; j <= matrix.columns(); ++j) columns.push_back(Decimal(j) / matrix.columns());
  const auto found = check_matrix({matrix, colours, rows, columns});
  EXPECT_TRUE(found.has_value()) << to_text(found.diagnostics());
  return found ? *found : std::vector<MatrixFinding>();
}

std::vector<MatrixFinding> only(const std::vector<MatrixFinding>& all, std::string_view code) {
  std::vector<MatrixFinding> out;
  for (const auto& one : all)
    if (one.problem.code == code) out.push_back(one);
  return out;
}

Codes codes_of(const std::vector<MatrixFinding>& all) {
  Codes out;
  for (const auto& one : all) out.push_back(one.problem.code);
  return out;
}

const GradeScale& abc() {
  static const GradeScale scale = scale_of({{"g", {}}, {"y", {}}, {"r", {}}});
  return scale;
}

std::vector<MatrixFinding> checked(const Cells& cells) { return checked(*Matrix::make(cells), abc()); }

/// The usual grid: monotone; weakly consistent for five pairs of levels, one of them at equality, for no neighbours.
TEST(MatrixCheck, UsualGridByPairsOfLevels) {
  const Matrix grid = usual_grid();
  const auto bounds = fifths();
  const GradeScale colours = five_colours();
  const auto pairs = weak_consistency({grid, colours, bounds, bounds});
  ASSERT_TRUE(pairs.has_value());
  ASSERT_EQ(pairs->size(), 10U);
  for (const auto& pair : *pairs) {
    const bool neighbours = pair.higher - pair.lower == 1;
    const bool none = neighbours || (pair.higher == 2 && pair.lower == 0);
    EXPECT_EQ(pair.consistent == Consistent::no, none) << pair.higher << " over " << pair.lower;
  }
  const PairConsistency& tight = (*pairs)[5];  // 较大 over 较小
  EXPECT_EQ(tight.consistent, Consistent::at_equality);
  EXPECT_EQ(tight.least_of_higher, d("0.16"));
  EXPECT_EQ(tight.greatest_of_lower, d("0.16"));
  const PairConsistency& broken = (*pairs)[1];  // 一般 over 微小: 一般 reaches risk 0 in the first row
  EXPECT_EQ(broken.least_of_higher, 0);
  EXPECT_EQ(broken.higher_cell, (MatrixCell{0, 4}));
}

TEST(MatrixCheck, UsualGridIsMonotoneWithoutJumps) {
  const auto found = checked(usual_grid(), five_colours());
  EXPECT_TRUE(only(found, "grade.matrix_monotone").empty());
  EXPECT_TRUE(only(found, "grade.matrix_weak_consistency").empty());
  EXPECT_TRUE(only(found, "grade.matrix_dead_level").empty());
  EXPECT_TRUE(only(found, "grade.matrix_jump").empty());
}

TEST(MatrixCheck, CollapseThatSatisfiesEverything) {
  EXPECT_EQ(codes_of(checked(usual_grid(),
                             scale_of({{"green", {"微小", "较小", "一般"}}, {"yellow", {"较大"}}, {"red", {"重大"}}}))),
            Codes{});
}

/// The other collapse: weakly consistent at equality only, two corners without anything between, and the far ends of
/// the first row and column not green.
TEST(MatrixCheck, CollapseThatBreaksBetweennessAtTwoCorners) {
  const auto found =
      checked(usual_grid(), scale_of({{"green", {"微小", "较小"}}, {"yellow", {"一般"}}, {"red", {"较大", "重大"}}}));
  const auto weak = only(found, "grade.matrix_weak_consistency");
  ASSERT_EQ(weak.size(), 1U);
  EXPECT_EQ(weak[0].problem.severity, Severity::note);
  const auto corners = only(found, "grade.matrix_betweenness");
  ASSERT_EQ(corners.size(), 2U);
  EXPECT_EQ(corners[0].cells, (Where{{1, 4}, {0, 3}}));
  EXPECT_EQ(corners[1].cells, (Where{{4, 1}, {3, 0}}));
  EXPECT_EQ(corners[0].problem.severity, Severity::warning);
  EXPECT_EQ(corners[0].problem.message,
            "nothing stands between the cell in row 1, column 4 (`green`) and the cell in row 2, column 5 (`red`)");
  const auto theorem = only(found, "grade.matrix_theorem");
  ASSERT_EQ(theorem.size(), 4U);
  EXPECT_EQ(theorem[0].cells, (Where{{0, 4}}));
  EXPECT_EQ(found.size(), 7U);
}

/// By counts: 1 + 49 + 49 + 49 + 9 of 625 for five colours, 225 + 49 + 9 for three.
TEST(MatrixCheck, FallingColourIsNotMonotone) {
  const auto found = only(checked({{"g", "y"}, {"y", "g"}}), "grade.matrix_monotone");
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].cells, (Where{{0, 1}, {1, 1}}));
  EXPECT_EQ(found[0].problem.message,
            "the cell in row 2, column 2 (`g`) is rated below the cell in row 1, column 2 (`y`)");
}

/// By hand: the red cell at row 1, column 3 reaches risk 0, under the 4/9 where the green one in the middle ends,
/// and its range (0, 1/3) overlaps those of all five green cells.
TEST(MatrixCheck, RedInTheFirstRow) {
  const auto found = checked({{"g", "g", "r"}, {"g", "g", "y"}, {"g", "y", "r"}});
  EXPECT_EQ(codes_of(found), (Codes{"grade.matrix_monotone", "grade.matrix_weak_consistency", "grade.matrix_lemma_1",
                                    "grade.matrix_lemma_2", "grade.matrix_betweenness", "grade.matrix_betweenness",
                                    "grade.matrix_colour_consistency", "grade.matrix_colour_consistency",
                                    "grade.matrix_colour_consistency", "grade.matrix_colour_consistency",
                                    "grade.matrix_colour_consistency", "grade.matrix_theorem", "grade.matrix_jump"}));
  EXPECT_EQ(only(found, "grade.matrix_weak_consistency")[0].cells, (Where{{0, 2}, {1, 1}}));
  EXPECT_EQ(only(found, "grade.matrix_lemma_1")[0].cells, (Where{{0, 2}, {0, 1}}));
  EXPECT_EQ(only(found, "grade.matrix_lemma_2")[0].cells, (Where{{0, 2}}));
}

TEST(MatrixCheck, SameRisksNeedTheSameColour) {
  const auto found = checked({{"g", "g", "y"}, {"g", "y", "y"}, {"g", "y", "r"}});
  const auto unequal = only(found, "grade.matrix_colour_consistency");
  ASSERT_EQ(unequal.size(), 1U);
  EXPECT_EQ(unequal[0].cells, (Where{{0, 2}, {2, 0}}));
}

TEST(MatrixCheck, DeadLevelsAndJumps) {
  const auto found = checked({{"g", "g"}, {"g", "r"}});
  EXPECT_EQ(codes_of(only(found, "grade.matrix_dead_level")), Codes{"grade.matrix_dead_level"});
  EXPECT_EQ(only(found, "grade.matrix_dead_level")[0].problem.message, "no cell is `y`");
  EXPECT_EQ(only(found, "grade.matrix_jump").size(), 2U);
}

TEST(MatrixCheck, OneColourIsQuiet) {
  EXPECT_TRUE(checked(*Matrix::make({{"a", "a"}}), scale_of({{"a", {}}})).empty());
}

TEST(MatrixCheck, BadBoundsAndWords) {
  const Matrix matrix = *Matrix::make({{"g", "x"}});
  const std::vector<Decimal> one = {0, 1};
  const std::vector<Decimal> two = {0, d("0.5"), 1};
  const std::vector<Decimal> falling = {0, 1, d("0.5")};
  const std::vector<Decimal> no_number = {0, Decimal::not_a_number(), 1};
  EXPECT_EQ(codes(check_matrix({matrix, abc(), one, two}).diagnostics()), Codes{"grade.unknown"});
  EXPECT_EQ(codes(check_matrix({matrix, abc(), two, falling}).diagnostics()), Codes(2, "grade.matrix_bounds"));
  EXPECT_EQ(codes(weak_consistency({matrix, abc(), one, no_number}).diagnostics()), Codes{"grade.matrix_bounds"});
}

/// 0.04, 0.16 (three times), 0.36 and 0.64 stand on the grid, so for six cells it matters which end is closed.
TEST(MatrixCheck, SixCellsStandOnABound) {
  const auto scores = profile::end_scores();
  const auto found = cells_on_bounds(profile::degrees(), scores, scores);
  const Where expected = {{0, 0}, {0, 3}, {1, 1}, {2, 2}, {3, 0}, {3, 3}};
  ASSERT_EQ(found.size(), expected.size());
  for (std::size_t i = 0; i < found.size(); ++i) EXPECT_EQ(found[i].cell, expected[i]);
  EXPECT_EQ(found[0].if_lower_holds, "微小");
  EXPECT_EQ(found[0].if_upper_holds, "较小");
  EXPECT_EQ(found[5].product, d("0.64"));
  EXPECT_EQ(found[5].if_upper_holds, "重大");
  const auto middles = profile::midpoint_scores();
  EXPECT_TRUE(cells_on_bounds(profile::degrees(), middles, middles).empty());
}

}  // namespace
}  // namespace riskrule::grade
