// The index of a table against the scan of its rules: they must never differ.
#include <gtest/gtest.h>

#include <random>

#include "riskrule/dmn/table.hpp"

namespace riskrule::dmn {
namespace {

/// Its own draws: those of the standard library differ between implementations.
class Draw {
 public:
  explicit Draw(std::uint64_t seed) : engine_(seed) {}
  std::size_t below(std::size_t n) { return static_cast<std::size_t>(engine_() % n); }
  bool once_in(std::size_t n) { return below(n) == 0; }
  template <std::size_t N>
  std::string of(const char* const (&texts)[N]) {
    return texts[below(N)];
  }

 private:
  std::mt19937_64 engine_;
};

constexpr const char* numbers[] = {"0", "1", "2", "2.5", "2.50", "3", "-1", "-2.5", "100", "1e30", "0.0000000001", "7"};
constexpr const char* days[] = {R"(date("2024-01-01"))", R"(date("2024-01-02"))", R"(date("2024-02-29"))",
                                R"(date("1969-12-31"))", R"(date("2025-06-30"))"};
constexpr const char* moments[] = {
    R"(date and time("2024-01-01T00:00:00Z"))",   R"(date and time("2024-01-01T08:00:00+08:00"))",
    R"(date and time("2024-01-01T00:00:00.5Z"))", R"(date and time("2024-01-01T00:00:01Z"))",
    R"(date and time("2024-01-01T00:00:00"))",    R"(date and time("2024-02-29T12:00:00@Asia/Shanghai"))",
    R"(date and time("2024-02-29T12:00:00.25"))"};
constexpr const char* lengths[] = {R"(duration("P1Y"))",  R"(duration("P0M"))",     R"(duration("PT0S"))",
                                   R"(duration("P1D"))",  R"(duration("-PT1.5S"))", R"(duration("PT1.5S"))",
                                   R"(duration("P30M"))", R"(duration("-PT1S"))",   R"(duration("PT2S"))"};
constexpr const char* times[] = {R"(time("10:00:00"))", R"(time("10:00:00Z"))", R"(time("11:30:00.5"))"};
constexpr const char* strings[] = {R"("a")", R"("b")", R"("")", R"("c")", R"("long enough for the heap, surely")"};
constexpr const char* others[] = {"null", "true", "false", "[1, 2]", "[1..3]", "{a: 1}", R"(["a"])"};
constexpr const char* free_cells[] = {
    "? > 2",        "> other",         "? = other", "other",       "string(?) = \"a\"", "[1, 2, \"a\"]",
    "(< 3)",        "(= 1)",           "(!= 1)",    "> \"a\"",     "[\"a\"..\"b\"]",    "broken (",
    "no such name", "[1..2], [3..[4]", "[null, 1]", "not([1, 2])", "[[1..2], \"b\"]",   "{a: 1}"};

std::string constant(Draw& draw, std::size_t kind) {
  switch (kind) {
    case 0: return draw.of(numbers);
    case 1: return draw.of(days);
    case 2: return draw.of(moments);
    case 3: return draw.of(lengths);
    case 4: return draw.of(times);
    case 5: return draw.of(strings);
    default: return draw.of(others);
  }
}

std::string test(Draw& draw, std::size_t kind) {
  if (draw.once_in(12)) kind = draw.below(7);
  const std::string a = constant(draw, kind);
  if (kind >= 5) return (draw.once_in(6) ? "!= " : "") + a;
  const char* const signs[] = {"< ", "<= ", "> ", ">= ", "= ", "!= ", "", ""};
  if (draw.once_in(2)) return draw.of(signs) + a;
  const char* const opens[] = {"[", "(", "]"};
  const char* const closes[] = {"]", ")", "["};
  const std::string low = draw.of(opens);
  const std::string b = constant(draw, kind);
  return low + a + ".." + b + draw.of(closes);
}

std::string cell(Draw& draw, std::size_t kind) {
  if (draw.once_in(4)) return "-";
  if (draw.once_in(10)) return draw.of(free_cells);
  std::string out = test(draw, kind);
  for (std::size_t more = draw.below(6); more > 3; --more) out += ", " + test(draw, kind);
  return draw.once_in(5) ? "not(" + out + ")" : out;
}

constexpr std::size_t columns = 3;
constexpr const char* slots[] = {"a", "b", "c", "other"};

TableSource random_table(Draw& draw, std::size_t rules) {
  constexpr HitPolicy policies[] = {HitPolicy::unique,  HitPolicy::first,      HitPolicy::priority,    HitPolicy::any,
                                    HitPolicy::collect, HitPolicy::rule_order, HitPolicy::output_order};
  constexpr Aggregator aggregators[] = {Aggregator::none, Aggregator::sum, Aggregator::min, Aggregator::max,
                                        Aggregator::count};
  TableSource source;
  source.hit_policy = policies[draw.below(7)];
  if (source.hit_policy == HitPolicy::collect) source.aggregator = aggregators[draw.below(5)];
  std::size_t kinds[columns];
  for (std::size_t c = 0; c < columns; ++c) {
    kinds[c] = draw.below(6);
    source.inputs.push_back({.expression = {slots[c]}});
  }
  source.outputs = {{.name = "x", .allowed = {"3, 1, 2, 0"}}};
  for (std::size_t r = 0; r < rules; ++r) {
    Rule rule;
    for (const std::size_t kind : kinds) rule.inputs.push_back({cell(draw, kind)});
    rule.outputs.push_back({std::to_string(draw.below(4))});
    source.rules.push_back(std::move(rule));
  }
  return source;
}

feel::Scope scope() {
  feel::Scope out;
  for (const char* name : slots) out.add(name);
  return out;
}

/// All constants as values, and a null.
std::vector<feel::Value> values(feel::Evaluation& call, std::vector<feel::Expression>& keep) {
  std::vector<feel::Value> out;
  const auto add = [&](const char* text) {
    keep.push_back(*feel::compile(text, feel::Scope()));
    out.push_back(keep.back().evaluate(call, {}));
  };
  for (const char* text : numbers) add(text);
  for (const char* text : {"2.4999", "1e-20", "1e33", "-1e33", "12345678901234567890123", "1.5", "-1.7", "2.55"})
    add(text);
  for (const char* text : days) add(text);
  for (const char* text : moments) add(text);
  for (const char* text : lengths) add(text);
  for (const char* text : times) add(text);
  for (const char* text : strings) add(text);
  for (const char* text : others) add(text);
  add(R"("unheard of")");
  return out;
}

std::string answer(const Table& table, feel::Evaluation& call, std::span<const feel::Value> inputs) {
  const feel::Value value = table.evaluate(call, inputs);
  std::string out = feel::to_feel(value);
  if (value.is_null() && value.reason() != nullptr) out += " " + std::string(value.reason()->message);
  return out;
}

std::string shown(const TableSource& source) {
  std::string out;
  for (const auto& rule : source.rules) {
    for (const auto& text : rule.inputs) out += text.text + " | ";
    out += rule.outputs.front().text + "\n";
  }
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
    const auto why = scanned->explain(call, inputs);
    EXPECT_EQ(found, answer(*scanned, call, inputs))
        << feel::to_feel(inputs[0]) << ", " << feel::to_feel(inputs[1]) << ", " << feel::to_feel(inputs[2]) << ", "
        << feel::to_feel(inputs[3]) << "\n"
        << shown(source);
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
    auto source = random_table(draw, 12);
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
