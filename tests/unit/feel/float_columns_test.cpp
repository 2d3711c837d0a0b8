// Floats that stand for decimals, because their digits are declared; and those that do not.
#include "riskrule/feel/float_columns.hpp"

#include "unit/arrow_arrays.hpp"

namespace riskrule::feel {
namespace {

using Doubles = std::vector<std::optional<double>>;

std::vector<std::string> texts_of(const ArrowArray& column, int scale) {
  std::vector<std::string> out;
  const auto* items = static_cast<const std::int64_t*>(column.buffers[1]);
  for (std::int64_t i = 0; i < column.length; ++i)
    out.push_back(std::to_string(items[2 * i]) + "e-" + std::to_string(scale));
  return out;
}

TEST(FloatColumns, BecomeTheDecimalsThatTheyAreNearestTo) {
  auto batch =
      batch_of(4, fixed<double>("p", "g", Doubles{0.29, -1.5, 1e9, 0.1}), fixed<std::int64_t>("n", "l", {1, 2, 3, 4}));
  const auto exact = DecimalColumns::make(*batch.schema, {{"p", 2}});
  ASSERT_TRUE(exact) << to_text(exact.diagnostics());
  const auto schema = exact->schema();
  EXPECT_STREQ(schema->children[0]->format, "d:38,2");
  EXPECT_STREQ(schema->children[1]->format, "l");
  const auto made = exact->convert(std::move(batch.array));
  ASSERT_TRUE(made) << to_text(made.diagnostics());
  EXPECT_EQ(texts_of(*(**made).children[0], 2),
            (std::vector<std::string>{"29e-2", "-150e-2", "100000000000e-2", "10e-2"}));
  EXPECT_EQ((**made).children[1]->length, 4);
}

TEST(FloatColumns, ThatAreNoDecimalOfTheseDigitsAreRefused) {
  for (const double wrong : {0.1 + 0.2, 0.295, 1e300, 4503599627370497.5}) {
    auto batch = batch_of(2, fixed<double>("p", "g", Doubles{0.5, wrong}));
    const auto made = DecimalColumns::make(*batch.schema, {{"p", 2}})->convert(std::move(batch.array));
    ASSERT_FALSE(made) << wrong;
    EXPECT_EQ(made.diagnostics().front().code, "columns.float");
    EXPECT_EQ(made.diagnostics().front().pointer, "/p/1");
  }
}

TEST(FloatColumns, RowsOutsideASliceDoNotMatter) {
  auto batch = batch_of(3, fixed<double>("p", "g", Doubles{0.1 + 0.2, 0.5, {}}));
  batch.array->offset = 1;
  batch.array->length = 2;
  const auto made = DecimalColumns::make(*batch.schema, {{"p", 1}})->convert(std::move(batch.array));
  ASSERT_TRUE(made) << to_text(made.diagnostics());
  EXPECT_EQ((**made).offset, 1);
  EXPECT_EQ((**made).children[0]->null_count, 1);
}

TEST(FloatColumns, WhatIsDeclaredMustBeThere) {
  auto batch = batch_of(1, fixed<double>("p", "g", Doubles{0.5}), fixed<std::int64_t>("n", "l", {1}));
  const auto problems = DecimalColumns::make(*batch.schema, {{"p", 16}, {"n", 1}, {"q", 1}}).diagnostics();
  ASSERT_EQ(problems.size(), 3U);
  EXPECT_EQ(problems[0].code, "columns.scale");
  EXPECT_EQ(problems[1].code, "columns.format");
  EXPECT_EQ(problems[2].code, "columns.missing");
}

TEST(FloatColumns, MalformedArraysAreErrors) {
  auto batch = batch_of(3, fixed<double>("p", "g", Doubles{0.5}));
  const auto made = DecimalColumns::make(*batch.schema, {{"p", 1}})->convert(std::move(batch.array));
  ASSERT_FALSE(made);
  EXPECT_EQ(made.diagnostics().front().code, "columns.array");
}

}  // namespace
}  // namespace riskrule::feel
