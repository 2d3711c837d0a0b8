#include "riskrule/grade/matrix.hpp"

#include "profile.hpp"

namespace riskrule::grade {
namespace {

using profile::codes;
using profile::d;
using Codes = std::vector<std::string>;
using Cells = std::vector<std::vector<std::string>>;

/// Rows: likelihood 很低 to 很高; columns: impact 可忽略 to 严重.
Cells published_grid() {
  return {{"微小", "较小", "较小", "较小", "一般"},
          {"较小", "较小", "一般", "一般", "较大"},
          {"较小", "一般", "一般", "较大", "较大"},
          {"较小", "一般", "较大", "较大", "重大"},
          {"一般", "较大", "较大", "重大", "重大"}};
}

TEST(Matrix, ProductAndBandsGiveThePublishedGrid) {
  const auto by_bands = Matrix::from_bands(profile::degrees(), profile::end_scores(), profile::end_scores());
  const auto by_cells = Matrix::make(published_grid());
  ASSERT_TRUE(by_bands.has_value());
  ASSERT_TRUE(by_cells.has_value());
  EXPECT_EQ(*by_bands, *by_cells);
}

TEST(Matrix, CountsOfTheCells) {
  const auto grid = Matrix::from_bands(profile::degrees(), profile::end_scores(), profile::end_scores());
  EXPECT_EQ(grid->count("微小"), 1U);
  EXPECT_EQ(grid->count("较小"), 7U);
  EXPECT_EQ(grid->count("一般"), 7U);
  EXPECT_EQ(grid->count("较大"), 7U);
  EXPECT_EQ(grid->count("重大"), 3U);
  EXPECT_EQ(grid->count("none of them"), 0U);
}

/// Two witnesses: decimals with bands, and the root of the product of the ranks in integers.
TEST(Matrix, IntegerIdentityAgreesInEveryCell) {
  const auto bands = profile::degree_bands();
  const Scale scale = profile::degrees();
  for (int i = 1; i <= 5; ++i) {
    for (int j = 1; j <= 5; ++j) {
      const Band* band = degree_by_bands(scale, Decimal(i) / 5, Decimal(j) / 5);
      ASSERT_NE(band, nullptr);
      EXPECT_EQ(band->word, bands[static_cast<std::size_t>(level_of_ranks(i, j).value() - 1)].word) << i << "×" << j;
    }
  }
}

static_assert(level_of_ranks(1, 1) == 1 && level_of_ranks(3, 4) == 4 && level_of_ranks(4, 4) == 4);
static_assert(level_of_ranks(4, 5) == 5 && level_of_ranks(1, 4) == 2 && level_of_ranks(1, 5) == 3);
static_assert(!level_of_ranks(0, 3) && !level_of_ranks(3, 6) && !level_of_ranks(-1, -1));

/// Scored by the middle of the probability bands, the same bounds move 12 of the 25 cells, all of them down.
TEST(Matrix, MidpointScoresMoveTwelveCellsDown) {
  const Scale scale = profile::degrees();
  const auto rank = [&](const Decimal& p, const Decimal& q) { return scale.find(p * q) - scale.bands().data(); };
  const auto ends = profile::end_scores();
  const auto middles = profile::midpoint_scores();
  int down = 0;
  int up = 0;
  for (std::size_t i = 0; i < 5; ++i) {
    for (std::size_t j = 0; j < 5; ++j) {
      down += rank(middles[i], middles[j]) < rank(ends[i], ends[j]) ? 1 : 0;
      up += rank(middles[i], middles[j]) > rank(ends[i], ends[j]) ? 1 : 0;
    }
  }
  EXPECT_EQ(down, 12);
  EXPECT_EQ(up, 0);
}

/// Why there is no double here: on these five cells binary products come out above the bound that they stand on.
TEST(Matrix, FloatingPointTraps) {
  struct Trap {
    const char* name;
    double p, q, bound;
    const char* dp;
    const char* dq;
    const char* word;
  };
  const Trap traps[] = {{"0.2 × 0.2 ≤ 0.04", 0.2, 0.2, 0.04, "0.2", "0.2", "微小"},
                        {"0.4 × 0.4 ≤ 0.16", 0.4, 0.4, 0.16, "0.4", "0.4", "较小"},
                        {"0.2 × 0.8 ≤ 0.16", 0.2, 0.8, 0.16, "0.2", "0.8", "较小"},
                        {"0.8 × 0.2 ≤ 0.16", 0.8, 0.2, 0.16, "0.8", "0.2", "较小"},
                        {"0.8 × 0.8 ≤ 0.64", 0.8, 0.8, 0.64, "0.8", "0.8", "较大"}};
  const Scale scale = profile::degrees();
  for (const Trap& trap : traps) {
    EXPECT_FALSE(trap.p * trap.q <= trap.bound) << trap.name << " should fail in doubles, or this test shows nothing";
    EXPECT_EQ(degree_by_bands(scale, d(trap.dp), d(trap.dq))->word, trap.word) << trap.name;
  }
}

TEST(Matrix, DegreeIsTheExactProduct) {
  EXPECT_EQ(degree_value(d("0.2"), d("0.2")).to_string(), "0.04");
  EXPECT_EQ(degree_value(d("0.05"), d("0.9")).to_string(), "0.045");
  EXPECT_EQ(degree_value(4, 5), 20);
}

TEST(Matrix, ReportsWhatIsWrongWithTheCells) {
  EXPECT_EQ(codes(Matrix::make({}).diagnostics()), Codes{"grade.matrix_size"});
  const auto matrix = Matrix::make({{"a", "b"}, {"c"}, {"", "d"}});
  EXPECT_EQ(codes(matrix.diagnostics()), (Codes{"grade.matrix_size", "grade.matrix_cell"}));
  EXPECT_EQ(matrix.diagnostics()[0].message, "row 2 has 1 cells, row 1 has 2");
}

TEST(Matrix, ProductOutsideEveryBandIsAnError) {
  const std::vector<Decimal> scores = {1, d("1.5")};
  const auto matrix = Matrix::from_bands(profile::degrees(), scores, scores);
  EXPECT_EQ(codes(matrix.diagnostics()), Codes(3, "grade.no_band"));
  EXPECT_EQ(matrix.diagnostics()[0].message, "no band holds 1 × 1.5 = 1.5");
}

TEST(Matrix, NeedNotBeSquare) {
  const auto matrix = Matrix::make({{"low", "low", "high"}, {"low", "high", "high"}});
  ASSERT_TRUE(matrix.has_value());
  EXPECT_EQ(*matrix->at(1, 1), "high");
  EXPECT_EQ(matrix->at(2, 0), nullptr);
  EXPECT_EQ(matrix->at(0, 3), nullptr);
}

}  // namespace
}  // namespace riskrule::grade
