// The index of a table against the scan of its rules: they must never differ.
#include <gtest/gtest.h>

#include "dmn/index.hpp"
#include "unit/dmn/random_table.hpp"

namespace riskrule::dmn {
namespace {

using namespace test;  // NOLINT

/// The value, why it is null, and the rules that match.
std::string answer(const Table& table, feel::Evaluation& call, std::span<const feel::Value> inputs) {
  const TableResult result = table.decide(call, inputs);
  std::string out = feel::to_feel(result.value);
  if (result.value.is_null() && result.value.reason() != nullptr)
    out += " " + std::string(result.value.reason()->message);
  for (const std::size_t rule : result.rules) out += " " + std::to_string(rule);
  return out;
}

/// Compares the two for random inputs; counts those that match something.
std::size_t compare(Draw& draw, const TableSource& source, feel::Mode mode, std::span<const feel::Value> all) {
  const feel::Scope names = scope();
  const auto indexed = compile_table(source, names, {.mode = mode});
  const auto scanned = compile_table(source, names, {.mode = mode, .index = false});
  EXPECT_EQ(bool(indexed), bool(scanned));
  if (!indexed || !scanned) return 0;
  std::size_t matching = 0;
  feel::Evaluation call;
  for (int i = 0; i < 24; ++i) {
    call.reset();
    feel::Value inputs[4];
    for (auto& input : inputs) input = all[draw.below(all.size())];
    const std::string found = answer(*indexed, call, inputs);
    auto why = scanned->explain(call, inputs);
    EXPECT_EQ(found, answer(*scanned, call, inputs))
        << feel::to_feel(inputs[0]) << ", " << feel::to_feel(inputs[1]) << ", " << feel::to_feel(inputs[2]) << ", "
        << feel::to_feel(inputs[3]) << "\n"
        << shown(source);
    if (source.hit_policy == HitPolicy::first && why.matched.size() > 1) why.matched.resize(1);
    const auto rules = indexed->decide(call, inputs).rules;
    EXPECT_EQ(std::vector<std::size_t>(rules.begin(), rules.end()), why.matched);
    call.recording = i % 8 == 0 ? feel::Recording::proof : feel::Recording::nothing;
    EXPECT_EQ(found, answer(*indexed, call, inputs)) << "while tracing\n" << shown(source);
    call.recording = feel::Recording::nothing;
    if (!why.matched.empty()) ++matching;
    if (testing::Test::HasFailure()) return matching;
  }
  return matching;
}

TEST(TableIndex, AnswersAsTheScanDoes) {
  Draw draw(20240401);
  feel::Evaluation call;
  std::vector<feel::Expression> keep;
  const auto all = values(call, keep);
  std::size_t matching = 0;
  for (int i = 0; i < 1000 && !HasFailure(); ++i)
    matching += compare(draw, random_table(draw, 8 + draw.below(12)), feel::Mode::standard, all);
  EXPECT_GT(matching, 5000U) << "the tables must be worth comparing";
}

TEST(TableIndex, AnswersAsTheScanDoesWithManyRules) {
  Draw draw(7);
  feel::Evaluation call;
  std::vector<feel::Expression> keep;
  const auto all = values(call, keep);
  for (int i = 0; i < 6 && !HasFailure(); ++i) compare(draw, random_table(draw, 1100), feel::Mode::standard, all);
}

/// In strict mode a cell of the wrong kind is an error: tables of one kind, without the free cells that are wrong.
TEST(TableIndex, AnswersAsTheScanDoesInStrictMode) {
  Draw draw(11);
  feel::Evaluation call;
  std::vector<feel::Expression> keep;
  const auto all = values(call, keep);
  std::size_t matching = 0;
  for (int i = 0; i < 600 && !HasFailure(); ++i) {
    auto source = random_table(draw, 12, false);
    for (auto& rule : source.rules)
      for (auto& text : rule.inputs)
        if (!feel::compile_unary_tests(text.text, scope(), {.mode = feel::Mode::strict})) text.text = "null, 1";
    matching += compare(draw, source, feel::Mode::strict, all);
  }
  EXPECT_GT(matching, 1500U);
}

/// Rule i passes for [i, i + 1).
TableSource steps(std::size_t rules) {
  TableSource source;
  source.hit_policy = HitPolicy::unique;
  source.inputs = {{.expression = {"a"}}, {.expression = {"b"}}};
  source.outputs = {{.name = "x"}};
  for (std::size_t i = 0; i < rules; ++i)
    source.rules.push_back({.inputs = {{"[" + std::to_string(i) + ".." + std::to_string(i + 1) + ")"}, {"-"}},
                            .outputs = {{std::to_string(i)}}});
  return source;
}

void find_each(const TableSource& source) {
  const auto table = compile_table(source, scope());
  ASSERT_TRUE(table);
  feel::Evaluation call;
  for (std::size_t i = 0; i < source.rules.size(); ++i) {
    call.reset();
    const feel::Value inputs[4] = {feel::Value::number(Decimal(i) + *Decimal::parse("0.5")), feel::Value()};
    ASSERT_EQ(table->evaluate(call, inputs).as_number(), Decimal(i));
    const feel::Value exact[4] = {feel::Value::number(Decimal(i)), feel::Value()};
    ASSERT_EQ(table->evaluate(call, exact).as_number(), Decimal(i));
  }
  const feel::Value outside[4] = {feel::Value::number(Decimal(source.rules.size())), feel::Value()};
  EXPECT_TRUE(table->evaluate(call, outside).is_null());
}

TEST(TableIndex, FindsEachOfTenThousandRules) { find_each(steps(10000)); }

/// The bound on the memory is shared by the columns: with so many of them, segments share their sets.
TEST(TableIndex, FindsEachRuleWhereSetsAreCoarse) {
  auto source = steps(10000);
  for (int extra = 0; extra < 16; ++extra) {
    source.inputs.push_back({.expression = {"c"}});
    for (auto& rule : source.rules) rule.inputs.push_back({"-"});
  }
  find_each(source);
}

TEST(TableIndex, TakesFewerStepsThanTheScan) {
  const auto indexed = compile_table(steps(1000), scope());
  const auto scanned = compile_table(steps(1000), scope(), {.index = false});
  const feel::Value inputs[4] = {feel::Value::number(Decimal(500)), feel::Value()};
  feel::Evaluation call;
  indexed->evaluate(call, inputs);
  const auto few = call.steps;
  call.reset();
  scanned->evaluate(call, inputs);
  EXPECT_LT(few, 10U);
  EXPECT_GT(call.steps, 900U);
}

/// 10 000 distinct ranges take half a megabyte if they are disjoint, some three if half of them overlap anywhere; a column
/// that tells nothing apart takes almost none.
TEST(TableIndex, TakesAFewMegabytesForTenThousandBounds) {
  const auto bytes = [](const TableSource& source) {
    return compile_table(source, scope())->compiled().index->bytes();
  };
  auto source = steps(10000);
  const std::size_t disjoint = bytes(source);
  EXPECT_LT(disjoint, 1U << 20U);
  for (std::size_t i = 0; i < source.rules.size(); ++i)  // 5 000 rules pass at a time
    source.rules[i].inputs[0].text = "[" + std::to_string(i) + ".." + std::to_string(i + 5000) + ")";
  const std::size_t overlapping = bytes(source);
  EXPECT_LT(overlapping, 4U << 20U);
  for (auto& rule : source.rules) rule.inputs[1].text = "\"all\"";
  EXPECT_LT(bytes(source), overlapping + (512U << 10U));
}

TEST(TableExplanation, NamesTheFirstCellThatDidNotPass) {
  auto source = steps(9);
  source.rules[8].inputs = {{"> 3"}, {" \"x\" "}};
  const auto table = compile_table(source, scope());
  feel::Evaluation call;
  const feel::Value inputs[4] = {feel::Value::number(Decimal(4)), feel::Value::string("y")};
  const auto why = table->explain(call, inputs);
  EXPECT_EQ(why.matched, std::vector<std::size_t>{4});
  ASSERT_EQ(why.rules.size(), 9U);
  EXPECT_TRUE(why.rules[4].matched);
  EXPECT_EQ(why.rules[3].column, 0U);
  EXPECT_EQ(why.rules[3].cell, "[3..4)");
  EXPECT_EQ(why.rules[8].column, 1U);
  EXPECT_EQ(why.rules[8].cell, "\"x\"");
  EXPECT_EQ(table->explain(call, inputs, 8).cell, "\"x\"");
  EXPECT_TRUE(table->explain(call, inputs, 4).matched);
}

TEST(TableExplanation, SaysThatAnInputIsNotAllowed) {
  auto source = steps(9);
  source.inputs[0].allowed = {"[0..5]"};
  const auto table = compile_table(source, scope());
  feel::Evaluation call;
  const feel::Value inputs[4] = {feel::Value::number(Decimal(6)), feel::Value()};
  const auto why = table->explain(call, inputs);
  ASSERT_NE(why.failure.reason(), nullptr);
  EXPECT_EQ(why.failure.reason()->code, "dmn.allowed");
  EXPECT_TRUE(why.rules.empty());
  EXPECT_FALSE(table->explain(call, inputs, 6).matched);
}

}  // namespace
}  // namespace riskrule::dmn
