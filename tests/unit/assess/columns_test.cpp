// Risk points in columns. That whole assessments come to the same is tested through Python (bindings/python/tests).
#include "riskrule/assess/columns.hpp"

#include "unit/arrow_arrays.hpp"

namespace riskrule {
namespace {

using feel::TestColumn;
using Words = std::vector<std::optional<std::string>>;
using Numbers = std::vector<std::optional<std::int64_t>>;

const pack::Pack& index_a() {
  static const pack::Pack pack = *pack::builtin("method.index-a");
  return pack;
}

TestColumn points(const Words& likelihood, const Words& impact, const Numbers& weights) {
  return feel::batch_of(likelihood.size(), feel::texts("likelihood", likelihood), feel::texts("impact", impact),
                        feel::fixed<std::int64_t>("weight", "d:18,2,64", weights));
}

RiskSummary summary_of(TestColumn batch) {
  const auto program = bind_risks(index_a(), *batch.schema);
  EXPECT_TRUE(program) << to_text(program.diagnostics());
  RiskTally tally;
  const auto graded = program->evaluate(*batch.array, tally);
  EXPECT_TRUE(graded) << to_text(graded.diagnostics());
  return program->summary(tally);
}

TEST(RiskColumns, AddUpOverBatches) {
  auto first = points({"low", "high"}, {"low", "high"}, {25, 25});
  auto second = points({"low", {}}, {"low", "high"}, {50, 0});
  const auto program = bind_risks(index_a(), *first.schema);
  ASSERT_TRUE(program);
  RiskTally tally;
  ASSERT_TRUE(program->evaluate(*first.array, tally));
  const auto half = program->summary(tally);
  EXPECT_EQ(half.rows, 2);
  EXPECT_FALSE(half.value);
  EXPECT_NE(half.why.find("add up"), std::string::npos) << half.why;
  ASSERT_TRUE(program->evaluate(*second.array, tally));
  const auto whole = program->summary(tally);
  EXPECT_EQ(whole.rows, 4);
  EXPECT_EQ(whole.ungraded, 1);
  EXPECT_FALSE(whole.value);  // unknown is not low
}

TEST(RiskColumns, WeightsBeyond64BitsStayExact) {
  // Twice 2^62 units and twice as much again pass 64 bits; as hundredths of a whole they are too heavy, by an exact amount.
  const std::int64_t large = std::int64_t{1} << 62U;
  const auto summary = summary_of(points({"low", "low", "low"}, {"low", "low", "low"}, {large, large, large}));
  EXPECT_EQ(*summary.weight, *Decimal::parse("138350580552821637.12"));
}

TEST(RiskColumns, ColumnsOfAnswersAreNamedByTheirSchema) {
  auto batch = points({"low"}, {"low"}, {100});
  const auto program = bind_risks(index_a(), *batch.schema);
  ASSERT_TRUE(program);
  const auto schema = program->schema();
  ASSERT_EQ(schema->n_children, 3);
  EXPECT_STREQ(schema->children[0]->name, "degree");
  EXPECT_STREQ(schema->children[1]->name, "value");
  EXPECT_STREQ(schema->children[2]->name, "grade");
}

TEST(RiskColumns, AColumnThatIsNoRankIsRefused) {
  auto batch = feel::batch_of(1, feel::booleans("likelihood", {true}), feel::texts("impact", {"low"}));
  const auto program = bind_risks(index_a(), *batch.schema);
  ASSERT_FALSE(program);
  EXPECT_EQ(program.diagnostics().front().code, "risk.column");
  auto weight = feel::batch_of(1, feel::texts("likelihood", {"low"}), feel::texts("impact", {"low"}),
                               feel::texts("weight", {"1"}));
  EXPECT_EQ(bind_risks(index_a(), *weight.schema).diagnostics().front().pointer, "/weight");
}

TEST(RiskColumns, ThatAreMissingAreNamed) {
  auto batch = feel::batch_of(1, feel::texts("likelyhood", {"low"}), feel::texts("impact", {"low"}));
  const auto program = bind_risks(index_a(), *batch.schema);
  ASSERT_FALSE(program);
  EXPECT_EQ(program.diagnostics().front().code, "columns.missing");
  EXPECT_EQ(program.diagnostics().front().guess, "likelyhood");
}

}  // namespace
}  // namespace riskrule
