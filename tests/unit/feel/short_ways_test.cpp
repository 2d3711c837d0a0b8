// Small numbers, lists of words and conditions on items have short ways. A proof takes the plain way, step by step: both
// must give the same, in the same number of steps.
#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <random>
#include <string>
#include <vector>

#include "feel/item_test.hpp"
#include "feel/small_number.hpp"
#include "feel/word_set.hpp"
#include "riskrule/feel/expression.hpp"
#include "riskrule/feel/json.hpp"

namespace riskrule::feel {
namespace {

constexpr Recording ways[] = {Recording::nothing, Recording::null_reads, Recording::proof};

/// The value as text, trailing zeros included, why it is null, and the steps that it took.
std::string outcome(const Expression& expression, std::span<const Value> inputs, Recording way,
                    const Limits& limits = {}) {
  Evaluation call(limits);
  call.recording = way;
  const Value value = expression.evaluate(call, inputs);
  const bool has_reason = value.is_null() && value.reason() != nullptr;
  return to_string(value) + (has_reason ? " " + std::string(value.reason()->code) : "") + " after " +
         std::to_string(call.steps);
}

void expect_one_outcome(const Expression& expression, std::span<const Value> inputs, const Limits& limits = {}) {
  const std::string plain = outcome(expression, inputs, Recording::proof, limits);
  for (const Recording way : ways) ASSERT_EQ(outcome(expression, inputs, way, limits), plain) << expression.text();
}

Value number(std::string_view text) { return Value::number(*Decimal::parse(text)); }

/// Numbers at the edges of 64 bits, of all signs and exponents, and what is no number.
std::vector<Value> operands() {
  std::vector<Value> out;
  for (const char* text : {"0",
                           "0.00",
                           "1",
                           "-1",
                           "0.10",
                           "0.36",
                           "-2.50",
                           "1e2",
                           "3e18",
                           "9223372036854775807",
                           "-9223372036854775807",
                           "9223372036854775808",
                           "1e-18",
                           "1e19",
                           "0.333333333333333333",
                           "1234567890123456789012345678901234",
                           "5e-2000",
                           "7e2000",
                           "1e-6176",
                           "9e6111"})
    out.push_back(number(text));
  out.push_back(Value());
  out.push_back(Value::string("1"));
  out.push_back(Value::boolean(true));
  return out;
}

Expression compiled(const std::string& text, const Scope& scope) {
  auto result = compile(text, scope);
  EXPECT_TRUE(result) << text;
  return result ? *result : Expression();
}

TEST(FeelShortWays, ArithmeticOfAllOperands) {
  Scope scope;
  scope.add("a");
  scope.add("b");
  std::vector<Expression> expressions;
  for (const char* text : {"a + b",
                           "a - b",
                           "a * b",
                           "-a",
                           "-(a - b)",
                           "a < b",
                           "a <= b",
                           "a > b",
                           "a >= b",
                           "a = b",
                           "a != b",
                           "a + b * a",
                           "a * b - (a - b) >= a",
                           "0.05 * a + b * 0.30",
                           "a - 2 * b - (b - a) < 1.50",
                           "(a + 1) * (b - 1)",
                           "a + b - 9223372036854775807 * a",
                           "a * a * a * a",
                           "a * 1e-30 * b * 1e-30",
                           "a / b + a",
                           "a + (b + 1) / 2"})
    expressions.push_back(compiled(text, scope));
  const auto values = operands();
  for (const auto& expression : expressions)
    for (const Value& a : values)
      for (const Value& b : values) {
        const Value inputs[] = {a, b};
        expect_one_outcome(expression, inputs);
      }
}

TEST(FeelShortWays, WeightedSumsOfDrawnNumbers) {
  std::mt19937 random(20240302);
  const auto draw = [&](int from, int to) { return std::uniform_int_distribution(from, to)(random); };
  const auto decimal = [&](int digits) {
    std::string text = draw(0, 3) == 0 ? "-" : "";
    for (int i = draw(1, digits); i > 0; --i) text += static_cast<char>('0' + draw(0, 9));
    return text + "e" + std::to_string(draw(-6, 3));
  };
  for (int round = 0; round < 300; ++round) {
    Scope scope;
    std::vector<Value> inputs;
    std::string text;
    for (int term = 0, terms = draw(2, 9); term < terms; ++term) {
      const std::string name = "r" + std::to_string(term);
      scope.add(name);
      inputs.push_back(number(decimal(draw(0, 9) == 0 ? 20 : 4)));
      text += (term == 0         ? ""
               : draw(0, 3) == 0 ? " - "
                                 : " + ") +
              (draw(0, 4) == 0   ? name
               : draw(0, 1) == 0 ? decimal(4) + " * " + name
                                 : name + " * " + decimal(4));
    }
    expect_one_outcome(compiled(text, scope), inputs);
    expect_one_outcome(compiled("if " + text + " >= 0.36 then \"high\" else \"low\"", scope), inputs);
  }
}

/// A list of items as a host may give them: contexts that share their names, all of them or the first, others, and what
/// is no context at all.
std::vector<Value> items(Arena& arena) {
  static constexpr std::string_view names[] = {"kind", "amount"};
  std::vector<Value> out;
  for (const Value& value : operands()) {
    auto* values = arena.make_array<Value>(2);
    values[0] = Value::string("x");
    values[1] = value;
    out.push_back(Value::context({names, values, 2}));
    out.push_back(Value::context({names, values, 1}));
    out.push_back(value);
    const Entry other[] = {{"amounts", value}};
    out.push_back(make_context(arena, other));
    const Entry alike[] = {{"kind", Value::string("x")}, {"amount", value}};
    out.push_back(make_context(arena, alike));
  }
  return out;
}

/// Rows of `kind` and `amount`, the values behind one another.
Value relation(Arena& arena) {
  static constexpr std::string_view names[] = {"kind", "amount"};
  const auto amounts = operands();
  auto* values = arena.make_array<Value>(2 * amounts.size());
  std::vector<Value> rows;
  for (std::size_t i = 0; i < amounts.size(); ++i) {
    values[2 * i] = Value::string("x");
    values[2 * i + 1] = amounts[i];
    rows.push_back(Value::context({names, values + 2 * i, 2}));
  }
  auto* items = arena.make_array<Value>(rows.size());
  std::ranges::copy(rows, items);
  return Value::list({{items, rows.size()}, true});
}

TEST(FeelShortWays, ConditionsOnItems) {
  Scope scope;
  scope.add("items");
  scope.add("limit");
  Arena arena;
  auto all = items(arena);
  std::mt19937 random(7);
  for (const char* text : {"some i in items satisfies i.amount > 3e18", "every i in items satisfies i.amount != 77.7",
                           "some i in items satisfies i = 0.1", "every i in items satisfies i.amount >= limit",
                           "items[amount > 0.05]", "items[item.amount <= limit]", "items[item > 0]",
                           "count(items[amount = 0])", "sum(items[amount < limit].amount)",
                           "some i in items, j in items satisfies j.amount > 9e6110", "items[amount > 0].amount"}) {
    const Expression expression = compiled(text, scope);
    for (const char* limit : {"0", "-1", "0.360", "1e30"}) {
      std::shuffle(all.begin(), all.end(), random);
      for (const std::size_t count : {std::size_t{0}, std::size_t{1}, std::size_t{5}, all.size()}) {
        const Value inputs[] = {Value::list({{all.data(), count}}), number(limit)};
        expect_one_outcome(expression, inputs);
      }
    }
    const Value lone[] = {all.front(), number("1")};
    expect_one_outcome(expression, lone);
    const Value rows[] = {relation(arena), number("77.7")};
    expect_one_outcome(expression, rows);
  }
}

/// Items that were read as one list share the texts of their names, in whatever order they have them.
TEST(FeelShortWays, ConditionsOnItemsOfJson) {
  const auto tree = data::parse_json(
      R"([{"a": 1, "b": 2}, {"a": 2, "b": 1}, {"b": 3, "a": 0}, {"ab": 3}, {"b": 3.0}, 4, {"a": {"b": 3}, "c": 1}, {"b": 5}])");
  ASSERT_TRUE(tree);
  Scope scope;
  scope.add("items");
  Arena arena;
  const Value inputs[] = {from_json(arena, tree->root())};
  const auto answer = [&](const char* text) {
    const Expression expression = compiled(text, scope);
    expect_one_outcome(expression, inputs);
    Evaluation call;
    return to_string(expression.evaluate(call, inputs));
  };
  EXPECT_EQ(answer("items[b >= 3].b"), "[3, 3.0, 5]");
  EXPECT_EQ(answer("items[a < 2].b"), "[2, 3]");
  EXPECT_EQ(answer("count(items[b = 3])"), "2");
  EXPECT_EQ(answer("some i in items satisfies i.b > 4"), "true");
}

TEST(FeelShortWays, ConditionsOnItemsEndWhereStepsDo) {
  Scope scope;
  scope.add("items");
  const std::vector<Value> ones(700, number("1"));
  const Value inputs[] = {Value::list({{ones}})};
  for (const char* text : {"every i in items satisfies i > 0", "some i in items satisfies i > 1", "items[item > 0]"}) {
    const Expression expression = compiled(text, scope);
    for (std::uint64_t most = 250; most < 800; most += 17) {
      Limits limits;
      limits.steps = most;
      expect_one_outcome(expression, inputs, limits);
    }
  }
  Limits few;
  few.steps = 300;
  EXPECT_NE(
      outcome(compiled("every i in items satisfies i > 0", scope), inputs, Recording::nothing, few).find("limit.steps"),
      std::string::npos);
}

/// Lists whose items are alike are passed over at once, up to the first that is not.
TEST(FeelShortWays, ConditionsOnItemsThatAreAlikeButForSome) {
  Scope scope;
  scope.add("items");
  Arena arena;
  std::mt19937 random(11);
  const auto draw = [&](int from, int to) { return std::uniform_int_distribution(from, to)(random); };
  for (const int odd : {0, 3, 40}) {  // in a hundred
    for (int round = 0; round < 8; ++round) {
      std::string text = "[";
      for (int i = draw(1, 500); i > 0; --i) {
        const std::string amount = std::to_string(draw(-200, 999)) + (draw(1, 100) <= odd ? ".50" : "");
        text += draw(1, 100) <= odd ? "{\"kind\": 1, \"amount\": " + amount + "}," : "{\"amount\": " + amount + "},";
      }
      text.back() = ']';
      const auto tree = data::parse_json(text);
      ASSERT_TRUE(tree);
      const Value inputs[] = {from_json(arena, tree->root())};
      for (const char* condition :
           {"some i in items satisfies i.amount > 990", "every i in items satisfies i.amount < 997",
            "some i in items satisfies i.amount = 998.5", "sum(items[amount > 500].amount)",
            "items[amount != 12].amount", "items[amount <= -100]", "items.amount"})
        expect_one_outcome(compiled(condition, scope), inputs);
    }
  }
}

TEST(FeelShortWays, FiltersEndWhereListsDo) {
  Scope scope;
  scope.add("items");
  const std::vector<Value> ones(100, number("1"));
  const Value inputs[] = {Value::list({{ones}})};
  const Expression expression = compiled("items[item > 0]", scope);
  for (std::uint32_t most = 0; most < 120; ++most) {
    Limits limits;
    limits.list_items = most;
    expect_one_outcome(expression, inputs, limits);
    const bool ends =
        outcome(expression, inputs, Recording::nothing, limits).find("limit.list_items") != std::string::npos;
    EXPECT_EQ(ends, most < ones.size()) << most;
  }
}

TEST(FeelShortWays, RangesOfCoefficients) {
  const std::int64_t most = std::numeric_limits<std::int64_t>::max();
  const std::vector<std::int64_t> edges = {-most, -most + 1, -2, -1, 0, 1, 2, 980, most - 1, most};
  for (const Op op : {Op::equal, Op::not_equal, Op::less, Op::less_equal, Op::greater, Op::greater_equal})
    for (const auto bound : edges)
      for (const auto value : edges) {
        EXPECT_EQ(range_of(op, bound).contains(value), comparison_holds(op, value, bound)) << value << " " << bound;
        EXPECT_NE(range_of(op, bound).others().contains(value), comparison_holds(op, value, bound));
      }
}

TEST(FeelShortWays, SumsAtTheEdgesOfSmallNumbers) {
  Scope scope;
  scope.add("a");
  scope.add("b");
  const Expression sum = compiled("sum([a, b, a])", scope);
  const Expression plain = compiled("(a + b) + a", scope);
  Evaluation call;
  for (const Value& a : operands())
    for (const Value& b : operands()) {
      if (!a.is(Tag::number) || !b.is(Tag::number)) continue;
      const Value inputs[] = {a, b};
      EXPECT_EQ(to_string(sum.evaluate(call, inputs)), to_string(plain.evaluate(call, inputs)));
    }
}

TEST(FeelShortWays, FewWordsAndMany) {
  std::mt19937 random(5);
  const auto word = [&] { return "kind " + std::to_string(std::uniform_int_distribution(0, 4000)(random)); };
  for (std::size_t count = 1; count < 1500; count += count / 3 + 1) {
    std::vector<std::string> known(count);
    for (auto& text : known) text = word();
    const std::vector<std::string_view> views(known.begin(), known.end());
    const WordSet set(views);
    for (const auto& text : known) EXPECT_TRUE(set.contains(text));
    for (int i = 0; i < 500; ++i) {
      const std::string text = word();
      EXPECT_EQ(set.contains(text), std::find(known.begin(), known.end(), text) != known.end()) << text;
    }
  }
}

TEST(FeelShortWays, WordsOfEveryLength) {
  std::vector<std::string> texts;
  for (std::size_t size = 0; size < 40; ++size)
    for (const char letter : {'a', 'b'}) {
      texts.emplace_back(size, letter);
      if (size == 0) continue;
      texts.push_back(texts.back());
      texts.back()[size / 2] = 'z';  // in the middle: the ends of a long one stay
      texts.push_back(std::string(size - 1, letter) + "z");
    }
  for (std::size_t step = 1; step < 4; ++step) {
    std::vector<std::string_view> words;
    for (std::size_t i = 0; i < texts.size(); i += step) words.push_back(texts[i]);
    const WordSet set(words);
    for (const auto& text : texts)
      EXPECT_EQ(set.contains(text), std::find(words.begin(), words.end(), text) != words.end()) << text;
  }
}

TEST(FeelShortWays, ListsOfWords) {
  Scope scope;
  scope.add("kind");
  for (const char* text :
       {R"(kind in ("land", "housing", "", "公开征求意见"))", R"(kind in ("land", null, "housing"))",
        R"(kind in ("land"))", R"(not(kind in ("land", "water")))", R"(kind in (["land"], "water"))"}) {
    const Expression expression = compiled(text, scope);
    for (const Value& kind : {Value::string("land"), Value::string("housing"), Value::string(""), Value::string("hous"),
                              Value::string("公开征求意见"), Value(), number("1")})
      expect_one_outcome(expression, {{kind}});
  }
  EXPECT_EQ(outcome(compiled(R"(kind in ("land", "water"))", scope), {{Value::string("water")}}, Recording::nothing)
                .substr(0, 4),
            "true");
}

}  // namespace
}  // namespace riskrule::feel
