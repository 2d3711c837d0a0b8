#include "riskrule/grade/columns.hpp"

#include "riskrule/grade/index.hpp"

#include "profile.hpp"

namespace riskrule::grade {
namespace {

using profile::codes;
using profile::d;
using Codes = std::vector<std::string>;

CellGrid grid() {
  const auto scores = profile::end_scores();
  const auto matrix = Matrix::from_bands(profile::degrees(), scores, scores);
  std::vector<Decimal> values;
  for (const auto& p : scores)
    for (const auto& q : scores) values.push_back(p * q);
  const std::vector<std::string> words = {"微小", "较小", "一般", "较大", "重大"};
  return *CellGrid::make(*matrix, words, values);
}

/// Every cell once, against product, bands and index one by one.
TEST(Columns, SayWhatOneByOneIsSaid) {
  const auto scores = profile::end_scores();
  std::vector<std::uint8_t> p;
  std::vector<std::uint8_t> q;
  std::vector<Factor> factors;
  for (std::uint8_t i = 0; i < 5; ++i)
    for (std::uint8_t j = 0; j < 5; ++j) {
      p.push_back(i);
      q.push_back(j);
      factors.push_back({"f", d("0.04"), scores[i], scores[j]});
    }
  const std::vector<std::uint32_t> weights(25, 40'000'000);
  std::vector<std::uint8_t> out(25);
  const auto graded = grade_columns(grid(), {p, q, weights}, out);
  ASSERT_TRUE(graded) << to_text(graded.diagnostics());
  EXPECT_EQ(graded->index, index_by_raw_products(factors)->value);
  EXPECT_EQ(graded->counts, (std::vector<std::uint64_t>{1, 7, 7, 7, 3}));
  for (std::size_t i = 0; i < 25; ++i) EXPECT_EQ(out[i] + 1, level_of_ranks(p[i] + 1, q[i] + 1)) << i;
}

TEST(Columns, ErrorsNameTheRowOrTheMiss) {
  const std::vector<std::uint8_t> p = {0, 4};
  const std::vector<std::uint8_t> q = {0, 5};
  std::vector<std::uint8_t> out(2);
  const std::vector<std::uint32_t> halves(2, 500'000'000);
  EXPECT_EQ(grade_columns(grid(), {p, q, halves}, out).diagnostics()[0].message,
            "row 2 has a rank that the matrix does not have");
  const std::vector<std::uint32_t> thirds(2, 333'333'333);
  EXPECT_EQ(grade_columns(grid(), {p, p, thirds}, out).diagnostics()[0].message,
            "the weights add up to 333333334/1000000000 less than 1");
  EXPECT_EQ(codes(grade_columns(grid(), {p, p, {}}, out).diagnostics()), Codes{"grade.columns"});
  EXPECT_EQ(codes(grade_columns(grid(), {}, {}).diagnostics()), Codes{"grade.no_factors"});
  const auto matrix = Matrix::make({{"a", "b"}});
  const std::vector<std::string> words = {"a"};
  const std::vector<Decimal> values = {1, Decimal::not_a_number()};
  EXPECT_EQ(codes(CellGrid::make(*matrix, words, values).diagnostics()), (Codes{"grade.unknown", "grade.score"}));
  EXPECT_EQ(codes(CellGrid::make(*matrix, words, {}).diagnostics()), Codes{"grade.matrix_size"});
}

}  // namespace
}  // namespace riskrule::grade
