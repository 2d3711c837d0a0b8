#include "riskrule/dmn/table.hpp"

#include <gtest/gtest.h>

#include "riskrule/feel/builtins.hpp"

namespace riskrule::dmn {
namespace {

/// Over `a` and `b`: rules of two tests and the outputs.
TableSource two_inputs(HitPolicy policy, std::vector<std::vector<std::string>> rows, std::size_t outputs = 1) {
  TableSource source;
  source.hit_policy = policy;
  source.inputs = {{.expression = {"a"}}, {.expression = {"b"}}};
  for (std::size_t i = 0; i < outputs; ++i) source.outputs.push_back({.name = i == 0 ? "x" : "y"});
  for (const auto& row : rows) {
    Rule rule;
    for (std::size_t i = 0; i < row.size(); ++i) (i < 2 ? rule.inputs : rule.outputs).push_back({row[i]});
    source.rules.push_back(std::move(rule));
  }
  return source;
}

feel::Scope scope() {
  feel::Scope out;
  out.add("a");
  out.add("b");
  return out;
}

std::string run(const TableSource& source, const char* a, const char* b, std::string* code = nullptr) {
  const auto table = compile_table(source, scope());
  EXPECT_TRUE(table) << to_text(table.diagnostics());
  if (!table) return "";
  feel::Evaluation call;
  const auto first = feel::compile(a, feel::Scope());
  const auto second = feel::compile(b, feel::Scope());
  const feel::Value inputs[] = {first->evaluate(call, {}), second->evaluate(call, {})};
  const feel::Value value = table->evaluate(call, inputs);
  if (code != nullptr) *code = value.is_null() && value.reason() != nullptr ? std::string(value.reason()->code) : "";
  return feel::to_feel(value);
}

TEST(Table, UniqueTakesTheOnlyMatch) {
  const auto source = two_inputs(HitPolicy::unique, {{"< 5", "-", "\"low\""}, {">= 5", "\"x\", \"y\"", "\"high\""}});
  EXPECT_EQ(run(source, "1", "null"), "\"low\"");
  EXPECT_EQ(run(source, "5", "\"y\""), "\"high\"");
  std::string code;
  EXPECT_EQ(run(source, "5", "\"z\"", &code), "null");
  EXPECT_EQ(code, "dmn.no_match");
}

TEST(Table, UniqueIsAnErrorWhenTwoMatch) {
  std::string code;
  EXPECT_EQ(run(two_inputs(HitPolicy::unique, {{"< 5", "-", "1"}, {"< 9", "-", "2"}}), "1", "1", &code), "null");
  EXPECT_EQ(code, "dmn.unique");
}

TEST(Table, PossibleValuesMayBeNamesOfConstants) {
  auto source = two_inputs(HitPolicy::priority, {{"-", "-", "low"}, {"> 3", "-", "high"}});
  source.outputs[0].allowed = {"high, low"};
  feel::Scope names = scope();
  for (const char* word : {"low", "high"}) names.add_constant(word, feel::Value::string(word));
  const auto table = compile_table(source, names, {.mode = feel::Mode::strict});
  ASSERT_TRUE(table) << to_text(table.diagnostics());
  feel::Evaluation call;
  const feel::Value inputs[] = {feel::Value::number(Decimal(4)), feel::Value()};
  EXPECT_EQ(feel::to_feel(table->evaluate(call, inputs)), "\"high\"");
}

TEST(Table, FirstTakesTheFirst) {
  EXPECT_EQ(run(two_inputs(HitPolicy::first, {{"> 3", "-", "1"}, {"-", "", "2"}}), "4", "0"), "1");
  EXPECT_EQ(run(two_inputs(HitPolicy::first, {{"> 3", "-", "1"}, {"-", "", "2"}}), "3", "0"), "2");
}

TEST(Table, AnyMustAgree) {
  std::string code;
  EXPECT_EQ(run(two_inputs(HitPolicy::any, {{"-", "-", "1.0"}, {"-", "-", "1"}}), "0", "0"), "1.0");
  EXPECT_EQ(run(two_inputs(HitPolicy::any, {{"-", "-", "1"}, {"-", "-", "2"}}), "0", "0", &code), "null");
  EXPECT_EQ(code, "dmn.any");
}

TEST(Table, PriorityAndOutputOrderFollowThePossibleValues) {
  auto source =
      two_inputs(HitPolicy::priority,
                 {{"-", "-", "\"low\"", "1"}, {"> 0", "-", "\"high\"", "2"}, {"> 0", "-", "\"high\"", "1"}}, 2);
  source.outputs[0].allowed = {"\"high\", \"low\""};
  source.outputs[1].allowed = {"1, 2"};
  EXPECT_EQ(run(source, "1", "0"), R"({x: "high", y: 1})");
  source.hit_policy = HitPolicy::output_order;
  EXPECT_EQ(run(source, "1", "0"), R"([{x: "high", y: 1}, {x: "high", y: 2}, {x: "low", y: 1}])");
}

TEST(Table, CollectListsOrAggregates) {
  auto source = two_inputs(HitPolicy::collect, {{"> 0", "-", "3"}, {"> 1", "-", "1.5"}, {"> 2", "-", "7"}});
  EXPECT_EQ(run(source, "2", "0"), "[3, 1.5]");
  source.aggregator = Aggregator::sum;
  EXPECT_EQ(run(source, "2", "0"), "4.5");
  source.aggregator = Aggregator::min;
  EXPECT_EQ(run(source, "3", "0"), "1.5");
  source.aggregator = Aggregator::max;
  EXPECT_EQ(run(source, "3", "0"), "7");
  source.aggregator = Aggregator::count;
  EXPECT_EQ(run(source, "3", "0"), "3");
  EXPECT_EQ(run(source, "0", "0"), "0");
}

TEST(Table, RuleOrderKeepsTheOrderOfRules) {
  EXPECT_EQ(run(two_inputs(HitPolicy::rule_order, {{"-", "-", "2"}, {"> 5", "-", "0"}, {"-", "-", "1"}}), "1", "1"),
            "[2, 1]");
}

TEST(Table, DefaultsStandInWhenNothingMatches) {
  auto source = two_inputs(HitPolicy::unique, {{"1", "1", "\"a\"", "\"b\""}}, 2);
  source.outputs[1].otherwise = {"\"none\""};
  EXPECT_EQ(run(source, "2", "1"), R"({x: null, y: "none"})");
}

TEST(Table, AnOutputCellMayReadTheInputs) {
  EXPECT_EQ(run(two_inputs(HitPolicy::unique, {{"-", "-", "a * b"}}), "6", "7"), "42");
}

TEST(Table, InputsMustBeOfTheirTypeAndAmongTheirAllowedValues) {
  auto source = two_inputs(HitPolicy::first, {{"-", "null", "\"null\""}, {"-", "-", "\"other\""}});
  source.inputs[0].allowed = {"[0..10]"};
  source.inputs[1].type = feel::simple_type(feel::TypeKind::number);
  std::string code;
  EXPECT_EQ(run(source, "11", "1", &code), "null");
  EXPECT_EQ(code, "dmn.allowed");
  EXPECT_EQ(run(source, "1", "[5]"), "\"other\"") << "a list of one number is that number";
  EXPECT_EQ(run(source, "1", "\"five\""), "\"null\"") << "what is not a number is null";
}

TEST(Table, ABrokenCellNeverMatchesInStandardModeAndIsAnErrorInStrictMode) {
  const auto source = two_inputs(HitPolicy::first, {{"< (", "-", "1"}, {"-", "-", "2"}});
  EXPECT_EQ(run(source, "0", "0"), "2");
  const auto strict = compile_table(source, scope(), {.mode = feel::Mode::strict});
  ASSERT_FALSE(strict);
  EXPECT_EQ(strict.diagnostics().front().pointer, "/rules/0/inputs/0");
}

TEST(Table, EveryRuleHasACellPerColumn) {
  const auto table = compile_table(two_inputs(HitPolicy::unique, {{"1", "1", "1"}, {"1", "1"}}), scope());
  ASSERT_FALSE(table);
  EXPECT_EQ(table.diagnostics().front().message, "rule 2 has 2 inputs and 0 outputs, the table 2 and 1");
}

TEST(Table, OnlyCollectAggregates) {
  auto source = two_inputs(HitPolicy::unique, {{"1", "1", "1"}});
  source.aggregator = Aggregator::sum;
  EXPECT_FALSE(compile_table(source, scope()));
}

TEST(Table, PoliciesAreNamedAsInTheStandard) {
  EXPECT_EQ(hit_policy_from("RULE ORDER"), HitPolicy::rule_order);
  EXPECT_EQ(hit_policy_from("rule order"), std::nullopt);
  EXPECT_EQ(aggregator_from("COUNT"), Aggregator::count);
}

TEST(Table, TellsTheRulesThatMatch) {
  const std::vector<std::vector<std::string>> rows{{"> 1", "-", "1"}, {"> 2", "-", "2"}, {"> 3", "-", "3"}};
  const auto rules = [&](HitPolicy policy, std::int64_t a) {
    auto source = two_inputs(policy, rows);
    source.outputs[0].allowed = {"3, 2, 1"};
    const auto table = compile_table(source, scope());
    feel::Evaluation call;
    const feel::Value inputs[] = {feel::Value::number(Decimal(a)), feel::Value()};
    const auto found = table->decide(call, inputs).rules;
    return std::vector<std::size_t>(found.begin(), found.end());
  };
  using Rules = std::vector<std::size_t>;
  EXPECT_EQ(rules(HitPolicy::unique, 2), Rules{0});
  EXPECT_EQ(rules(HitPolicy::unique, 3), (Rules{0, 1}));
  EXPECT_EQ(rules(HitPolicy::first, 4), Rules{0});
  EXPECT_EQ(rules(HitPolicy::priority, 4), (Rules{0, 1, 2}));
  EXPECT_EQ(rules(HitPolicy::output_order, 4), (Rules{0, 1, 2}));
  EXPECT_EQ(rules(HitPolicy::collect, 1), Rules{});
}

TEST(Table, EveryPlaceOfABrokenTextIsTold) {
  auto source = two_inputs(HitPolicy::first, {{"> (", "-", "1 +"}, {"> (", "1", "2"}, {"5", "> (", "1 +"}});
  const auto table = compile_table(source, scope());
  ASSERT_TRUE(table);
  std::vector<std::string> pointers;
  for (const auto& d : table.diagnostics()) pointers.push_back(d.pointer);
  EXPECT_EQ(pointers, (std::vector<std::string>{"/rules/0/inputs/0", "/rules/0/outputs/0", "/rules/1/inputs/0",
                                                "/rules/2/inputs/1", "/rules/2/outputs/0"}));
  EXPECT_EQ(run(source, "5", "1"), "null");
}

TEST(Table, AConstantOutputIsCheckedAsAnyOther) {
  auto source = two_inputs(HitPolicy::first, {{"1", "-", "7"}, {"2", "-", "8"}, {"3", "-", "\"x\""}, {"4", "-", "5"}});
  source.outputs[0].type = feel::simple_type(feel::TypeKind::number);
  source.outputs[0].allowed = {"7, > b"};
  std::string code;
  EXPECT_EQ(run(source, "1", "9", &code), "7");
  EXPECT_EQ(run(source, "2", "9", &code), "null");
  EXPECT_EQ(code, "dmn.allowed");
  EXPECT_EQ(run(source, "2", "6", &code), "8");
  EXPECT_EQ(run(source, "3", "9", &code), "null");
  EXPECT_EQ(code, "dmn.type");
  source.outputs[0].allowed = {"7, 5"};
  EXPECT_EQ(run(source, "4", "9", &code), "5");
  EXPECT_EQ(run(source, "2", "9", &code), "null");
  EXPECT_EQ(code, "dmn.allowed");
}

TEST(Table, ATraceShowsTheCellsThatWereTested) {
  const auto table = compile_table(two_inputs(HitPolicy::first, {{"> 3", "-", "1"}, {"> b", "2", "2"}}), scope());
  feel::Evaluation call;
  call.recording = feel::Recording::proof;
  const feel::Value inputs[] = {feel::Value::number(Decimal(3)), feel::Value::number(Decimal(2))};
  EXPECT_EQ(feel::to_feel(table->evaluate(call, inputs)), "2");
  std::string shown;
  for (const auto& node : call.trace.nodes())
    if (node.depth == 0)
      shown += std::string(node.operation) + " " + std::string(node.text) + " " + feel::to_feel(node.value) + "\n";
  EXPECT_EQ(shown, "read a 3\nread b 2\nin > 3 false\n> > b true\nin 2 true\n");
}

TEST(Table, AStepLimitStopsIt) {
  std::vector<std::vector<std::string>> rows(7, {"> 3", "> 4", "1"});
  const auto table = compile_table(two_inputs(HitPolicy::first, rows), scope());
  Limits limits;
  limits.steps = 5;
  feel::Evaluation call(limits);
  const feel::Value inputs[] = {feel::Value::number(Decimal(3)), feel::Value()};
  const TableResult result = table->decide(call, inputs);
  ASSERT_NE(result.value.reason(), nullptr);
  EXPECT_EQ(result.value.reason()->code, "limit.steps");
  EXPECT_TRUE(result.rules.empty());
}

}  // namespace
}  // namespace riskrule::dmn
