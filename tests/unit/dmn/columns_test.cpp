// Tables over columns against the same tables row by row: they must never differ.
#include "riskrule/dmn/columns.hpp"

#include <gtest/gtest.h>

#include "unit/arrow_arrays.hpp"
#include "unit/dmn/random_table.hpp"

namespace riskrule::dmn {
namespace {

using feel::TestColumn;
using namespace test;  // NOLINT
using feel::Value;

/// A column of the kind, with values near the constants of random tables, nulls, and values beyond 64 bits.
template <class T>
TestColumn drawn(Draw& draw, const char* name, const char* format, std::size_t rows, std::initializer_list<T> from) {
  std::vector<std::optional<T>> values;
  for (std::size_t i = 0; i < rows; ++i)
    values.push_back(draw.once_in(8) ? std::nullopt : std::optional(from.begin()[draw.below(from.size())]));
  return feel::fixed(name, format, values);
}

struct Wide {
  std::int64_t low = 0;
  std::int64_t high = 0;
};

constexpr std::int64_t largest = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t smallest = std::numeric_limits<std::int64_t>::min();

TestColumn numbers_column(Draw& draw, const char* name, std::size_t rows) {
  switch (draw.below(7)) {
    case 0: return drawn<std::int8_t>(draw, name, "c", rows, {-128, -3, -2, -1, 0, 1, 2, 3, 7, 8, 100, 127});
    case 1: return drawn<std::uint64_t>(draw, name, "L", rows, {0, 1, 2, 3, 7, 100, ~std::uint64_t{0}});
    case 2: return drawn<std::int64_t>(draw, name, "l", rows, {smallest, -3, -1, 0, 2, 3, 100, largest});
    case 3:
      return drawn<std::int64_t>(draw, name, "d:18,2,64", rows, {-250, -251, 0, 1, 200, 249, 250, 251, 300, largest});
    case 4: return drawn<std::int32_t>(draw, name, "d:9,-1,32", rows, {-1, 0, 1, 10, 11});
    case 5:  // 2.5, 1 and 7 with 20 digits after the point: beyond 64 bits
      return drawn<Wide>(draw, name, "d:38,20", rows,
                         {Wide{0, 0}, Wide{-1, -1}, Wide{10'000'000'000, 0}, Wide{7'766'279'631'452'241'920, 5},
                          Wide{-7'766'279'631'452'241'920, 13}, Wide{1, 5}, Wide{0, largest / 100000}});
    default:
      return drawn<Wide>(draw, name, "d:38,1", rows,
                         {Wide{25, 0}, Wide{24, 0}, Wide{20, 0}, Wide{-25, -1}, Wide{0, 1}, Wide{0, -1}, Wide{70, 0}});
  }
}

TestColumn moments_column(Draw& draw, const char* name, std::size_t rows) {
  constexpr std::int64_t day = 1704067200;  // 2024-01-01
  switch (draw.below(5)) {
    case 0: return drawn<std::int32_t>(draw, name, "tdD", rows, {19723, 19724, 19782, -1, 20269, 0, 19725});
    case 1:
      return drawn<std::int64_t>(draw, name, "tdm", rows, {19723 * 86'400'000LL, -86'400'000, 19782 * 86'400'000LL});
    case 2:
      return drawn<std::int64_t>(draw, name, "tsm:UTC", rows, {day * 1000, day * 1000 + 500, day * 1000 + 1000, 0});
    case 3:
      return drawn<std::int64_t>(draw, name, "tsn:Asia/Shanghai", rows,
                                 {day * 1'000'000'000, day * 1'000'000'000 + 1, (day + 1) * 1'000'000'000, 0});
    default: return drawn<std::int64_t>(draw, name, "tsu:", rows, {day * 1'000'000, day * 1'000'000 - 1, 0, largest});
  }
}

TestColumn lengths_column(Draw& draw, const char* name, std::size_t rows) {
  switch (draw.below(4)) {
    case 0: return drawn<std::int32_t>(draw, name, "tiM", rows, {0, 12, 30, -1, 29});
    case 1: return drawn<std::int64_t>(draw, name, "tDm", rows, {0, -1500, 1500, 86'400'000, 2000, -1000, 999});
    case 2: return drawn<std::int64_t>(draw, name, "tDs", rows, {0, -2, -1, 1, 2, 86400, largest, smallest});
    default: return drawn<std::int32_t>(draw, name, "tts", rows, {36000, 41400, 0});
  }
}

TestColumn words_column(Draw& draw, const char* name, std::size_t rows) {
  const std::vector<std::optional<std::string>> words = {"a",    "b", "", "c", "long enough for the heap, surely",
                                                         "none", {}};
  if (draw.once_in(2)) {
    std::vector<std::optional<std::int16_t>> codes;
    for (std::size_t i = 0; i < rows; ++i)
      codes.push_back(draw.once_in(8) ? std::nullopt
                                      : std::optional(static_cast<std::int16_t>(draw.below(words.size()))));
    return feel::coded(name, "s", codes, words);
  }
  std::vector<std::optional<std::string>> values;
  for (std::size_t i = 0; i < rows; ++i) values.push_back(words[draw.below(words.size())]);
  return feel::texts(name, values);
}

TestColumn any_column(Draw& draw, const char* name, std::size_t rows, std::size_t kind) {
  if (draw.once_in(6)) kind = draw.below(7);
  switch (kind) {
    case 0: return numbers_column(draw, name, rows);
    case 1:
    case 2: return moments_column(draw, name, rows);
    case 3:
    case 4: return lengths_column(draw, name, rows);
    case 5: return words_column(draw, name, rows);
    default: break;
  }
  std::vector<std::optional<bool>> values;
  for (std::size_t i = 0; i < rows; ++i)
    values.push_back(draw.once_in(5) ? std::nullopt : std::optional(draw.once_in(2)));
  return feel::booleans(name, values);
}

/// The kind of constants that most cells of a column have, as random_table() draws it.
std::size_t kind_of(const TableSource& source, std::size_t column) {
  const auto has = [&](const char* text) {
    std::size_t count = 0;
    for (const Rule& rule : source.rules) count += rule.inputs[column].text.find(text) != std::string::npos ? 1U : 0U;
    return count * 3 > source.rules.size();
  };
  return has("duration") ? 3 : has("time") ? 2 : has("date") ? 1 : has("\"") ? 5 : 0;
}

bool same(feel::Evaluation& call, const Value& a, const Value& b) {
  if (a.is_null() || b.is_null()) return a.is_null() && b.is_null();
  if (!a.is(feel::Tag::list) || !b.is(feel::Tag::list)) return feel::equal(call, a, b).is_true();
  const auto x = a.as_list();
  const auto y = b.as_list();
  return std::equal(x.begin(), x.end(), y.begin(), y.end(),
                    [&](const Value& v, const Value& w) { return same(call, v, w); });
}

/// One output of the table's value.
Value component(feel::Evaluation& call, const Value& value, std::size_t outputs, std::size_t at) {
  if (outputs == 1 || value.is_null()) return value;
  if (value.is(feel::Tag::context)) return value.as_context().values()[at];
  if (!value.is(feel::Tag::list)) return value;  // a count
  const auto items = value.as_list();
  auto* out = call.arena.make_array<Value>(items.size());
  for (std::size_t i = 0; i < items.size(); ++i) out[i] = component(call, items[i], outputs, at);
  return Value::list({{out, items.size()}});
}

/// What a column of texts holds of a value; `is_list`: of each item.
Value as_text(feel::Evaluation& call, const Value& value, bool is_list) {
  if (value.is_null()) return value;
  if (!is_list || !value.is(feel::Tag::list)) return Value::string(call.arena.copy(feel::to_string(value)));
  const auto items = value.as_list();
  auto* out = call.arena.make_array<Value>(items.size());
  for (std::size_t i = 0; i < items.size(); ++i) out[i] = as_text(call, items[i], false);
  return Value::list({{out, items.size()}});
}

/// What the column `rule` has to say, from what an explanation says.
std::string rules_text(const Table& table, feel::Evaluation& call, std::span<const Value> inputs, const Value& value) {
  const auto matched = table.explain(call, inputs).matched;
  if (matched.empty()) return "null";
  std::string all;
  for (const std::size_t rule : matched) all += (all.empty() ? "[" : ", ") + std::to_string(rule + 1);
  switch (table.source().hit_policy) {
    case HitPolicy::unique: return matched.size() == 1 ? std::to_string(matched.front() + 1) : "null";
    case HitPolicy::first: return std::to_string(matched.front() + 1);
    case HitPolicy::any:
      return value.is_null() && value.reason() != nullptr && value.reason()->code == "dmn.any"
                 ? "null"
                 : std::to_string(matched.front() + 1);
    case HitPolicy::collect:
    case HitPolicy::rule_order: return all + "]";
    default: return "";  // the order is not the rules': checked by the outputs
  }
}

struct Comparison {
  std::size_t rows = 0;
  std::size_t matching = 0;
};

/// Every row of a batch through the columns, and through a table that tests rule by rule.
Comparison compare(Draw& draw, const TableSource& source, feel::Mode mode, std::size_t rows, unsigned threads) {
  const feel::Scope names = scope();
  const auto table = compile_table(source, names, {.mode = mode});
  const auto scanned = compile_table(source, names, {.mode = mode, .index = false});
  if (!table || !scanned) return {};
  std::vector<TestColumn> made;
  for (std::size_t c = 0; c < columns; ++c) made.push_back(any_column(draw, slots[c], rows, kind_of(source, c)));
  made.push_back(any_column(draw, "other", rows, draw.below(7)));
  const auto batch = feel::record_of("", std::move(made), rows);
  const auto program = bind_columns(*table, names, *batch.schema, {.threads = threads});
  EXPECT_TRUE(program);
  const auto decided = program->evaluate(*batch.array);
  EXPECT_TRUE(decided) << to_text(decided.diagnostics());
  if (!decided) return {};
  const auto schema = program->schema();
  const feel::Cells given(*batch.schema, *batch.array);
  const feel::Cells cells(*schema, **decided);
  const std::size_t outputs = source.outputs.size();
  feel::Evaluation call;
  Comparison out;
  for (; out.rows < rows && !testing::Test::HasFailure(); ++out.rows) {
    call.reset();
    Value inputs[4];
    for (std::size_t c = 0; c < 4; ++c) inputs[c] = given.at(c, out.rows, call.arena);
    const Value value = scanned->evaluate(call, inputs);
    const std::string rules = rules_text(*scanned, call, inputs, value);
    for (std::size_t c = 0; c < outputs; ++c) {
      const ArrowSchema& column = *schema->children[c];
      const bool is_list = std::string_view(column.format) == "+l";
      const bool is_text = std::string_view(is_list ? column.children[0]->format : column.format) == "u";
      Value wanted = component(call, value, outputs, c);
      if (is_text) wanted = as_text(call, wanted, is_list);
      const Value alone = wanted;
      if (is_list && !wanted.is_null() && !wanted.is(feel::Tag::list)) wanted = Value::list({{&alone, 1}});
      const Value found = cells.at(c, out.rows, call.arena);
      EXPECT_TRUE(same(call, found, wanted))
          << feel::to_feel(found) << " is not " << feel::to_feel(wanted) << " for " << feel::to_feel(inputs[0]) << ", "
          << feel::to_feel(inputs[1]) << ", " << feel::to_feel(inputs[2]) << ", " << feel::to_feel(inputs[3]) << "\n"
          << shown(source);
    }
    const Value rule = cells.at(outputs, out.rows, call.arena);
    EXPECT_TRUE(rules.empty() || feel::to_feel(rule) == rules)
        << feel::to_feel(rule) << " is not " << rules << " for " << feel::to_feel(inputs[0]) << ", "
        << feel::to_feel(inputs[1]) << ", " << feel::to_feel(inputs[2]) << ", " << feel::to_feel(inputs[3]) << "\n"
        << shown(source);
    if (rules != "null") ++out.matching;
  }
  return out;
}

/// Tables whose outputs are numbers, texts, or computed.
TableSource with_outputs(Draw& draw, TableSource source) {
  const std::size_t way = draw.below(4);
  if (way == 0 || source.aggregator != Aggregator::none) return source;
  constexpr const char* outputs[] = {R"("low")", R"("medium")", R"("high")", "null"};
  source.outputs[0].allowed = {};
  source.outputs[0].type = nullptr;
  if (draw.once_in(2)) source.outputs[0].otherwise = {R"("high")"};
  for (Rule& rule : source.rules) rule.outputs[0].text = way == 3 && draw.once_in(3) ? "other" : draw.of(outputs);
  return source;
}

TEST(TableColumns, AnswerAsTheRowsDo) {
  Draw draw(20260101);
  Comparison all;
  for (int i = 0; i < 400 && !HasFailure(); ++i) {
    const auto one = compare(draw, with_outputs(draw, random_table(draw, 1 + draw.below(24))), feel::Mode::standard,
                             draw.once_in(20) ? 1500 : 40, draw.once_in(10) ? 2 : 1);
    all.rows += one.rows;
    all.matching += one.matching;
  }
  EXPECT_GT(all.rows, 20'000U);
  EXPECT_GT(all.matching, 8'000U) << "the tables must be worth comparing";
}

TEST(TableColumns, AnswerAsTheRowsDoInStrictMode) {
  Draw draw(5);
  std::size_t rows = 0;
  for (int i = 0; i < 200 && !HasFailure(); ++i) {
    auto source = random_table(draw, 12, false);
    for (auto& rule : source.rules)
      for (auto& text : rule.inputs)
        if (!feel::compile_unary_tests(text.text, scope(), {.mode = feel::Mode::strict})) text.text = "null, 1";
    rows += compare(draw, source, feel::Mode::strict, 40, 1).rows;
  }
  EXPECT_GT(rows, 4'000U);
}

TEST(TableColumns, AnswerAsTheRowsDoWithManyRules) {
  Draw draw(9);
  for (int i = 0; i < 4 && !HasFailure(); ++i) compare(draw, random_table(draw, 1100), feel::Mode::standard, 60, 1);
}

TableSource bands(HitPolicy policy) {
  TableSource source;
  source.hit_policy = policy;
  source.inputs = {{.expression = {"index"}}};
  source.outputs = {{.name = "grade"}, {.name = "days"}};
  source.rules = {{.inputs = {{"< 0.36"}}, .outputs = {{R"("low")"}, {"10"}}},
                  {.inputs = {{"[0.36..0.64)"}}, .outputs = {{R"("medium")"}, {"20.5"}}},
                  {.inputs = {{">= 0.5"}}, .outputs = {{R"("high")"}, {"null"}}}};
  return source;
}

/// One row as text, the columns one after the other.
std::vector<std::string> rows_of(const TableSource& source, TestColumn index, const ColumnNames& names = {}) {
  feel::Scope names_of_table;
  names_of_table.add("index");
  const auto rows = static_cast<std::size_t>(index.array->length);
  const auto batch = feel::batch_of(rows, std::move(index));
  const auto program = bind_columns(*compile_table(source, names_of_table), names_of_table, *batch.schema, {}, names);
  if (!program) return {program.diagnostics().front().code};
  const auto made = program->evaluate(*batch.array);
  const auto schema = program->schema();
  const feel::Cells cells(*schema, **made);
  feel::Arena arena;
  std::vector<std::string> out;
  for (std::size_t row = 0; row < rows; ++row) {
    std::string line;
    for (std::size_t c = 0; c < static_cast<std::size_t>(schema->n_children); ++c)
      line +=
          std::string(c == 0 ? "" : "; ") + schema->children[c]->name + " " + feel::to_feel(cells.at(c, row, arena));
    out.push_back(line);
  }
  return out;
}

TestColumn indexes() { return feel::fixed<std::int64_t>("index", "d:18,2,64", {35, 36, 50, 64, {}}); }
using Lines = std::vector<std::string>;

TEST(TableColumns, NameTheRuleThatDecided) {
  EXPECT_EQ(rows_of(bands(HitPolicy::first), indexes()),
            (Lines{R"(grade "low"; days 10.0; rule 1)", R"(grade "medium"; days 20.5; rule 2)",
                   R"(grade "medium"; days 20.5; rule 2)", R"(grade "high"; days null; rule 3)",
                   "grade null; days null; rule null"}));
  EXPECT_EQ(rows_of(bands(HitPolicy::unique), indexes())[2], "grade null; days null; rule null");
  EXPECT_EQ(rows_of(bands(HitPolicy::any), indexes())[2], "grade null; days null; rule null");
}

TEST(TableColumns, ListTheRulesOfAPolicyThatTakesSeveral) {
  EXPECT_EQ(rows_of(bands(HitPolicy::rule_order), indexes()),
            (Lines{R"(grade ["low"]; days [10.0]; rule [1])", R"(grade ["medium"]; days [20.5]; rule [2])",
                   R"(grade ["medium", "high"]; days [20.5, null]; rule [2, 3])",
                   R"(grade ["high"]; days [null]; rule [3])", "grade null; days null; rule null"}));
  auto source = bands(HitPolicy::output_order);
  source.outputs[0].allowed = {R"("high", "medium", "low")"};
  EXPECT_EQ(rows_of(source, indexes())[2], R"(grade ["high", "medium"]; days [null, 20.5]; rule [3, 2])");
  source.hit_policy = HitPolicy::priority;
  EXPECT_EQ(rows_of(source, indexes())[2], R"(grade "high"; days null; rule 3)");
}

TEST(TableColumns, ListTheRulesThatWentIntoAnAggregate) {
  auto source = bands(HitPolicy::collect);
  source.aggregator = Aggregator::sum;
  source.outputs = {{.name = "days"}};
  source.rules[0].outputs = {{"1"}};
  source.rules[1].outputs = {{"2"}};
  source.rules[2].outputs = {{"0.5"}};
  EXPECT_EQ(rows_of(source, indexes()), (Lines{"days 1.0; rule [1]", "days 2.0; rule [2]", "days 2.5; rule [2, 3]",
                                               "days 0.5; rule [3]", "days null; rule null"}));
  source.aggregator = Aggregator::count;
  EXPECT_EQ(rows_of(source, indexes())[2], "days 2; rule [2, 3]");
}

TEST(TableColumns, HaveDefaultsAndNoRuleThen) {
  auto source = bands(HitPolicy::first);
  source.outputs[0].otherwise = {R"("unknown")"};
  EXPECT_EQ(rows_of(source, indexes())[4], R"(grade "unknown"; days null; rule null)");
  source.hit_policy = HitPolicy::collect;
  EXPECT_EQ(rows_of(source, indexes())[4], R"(grade ["unknown"]; days null; rule null)");
}

TEST(TableColumns, NeedNotNameRules) {
  EXPECT_EQ(rows_of(bands(HitPolicy::first), indexes(), {.rule = ""})[0], R"(grade "low"; days 10.0)");
  EXPECT_EQ(rows_of(bands(HitPolicy::first), indexes(), {.rule = "why"})[0], R"(grade "low"; days 10.0; why 1)");
}

TEST(TableColumns, EvaluateInputsThatAreNoColumns) {
  auto source = bands(HitPolicy::first);
  source.inputs[0].expression = {"index * 2"};
  EXPECT_EQ(rows_of(source, indexes())[0], R"(grade "high"; days null; rule 3)");
  source.inputs[0] = {.expression = {"index"}, .allowed = {"[0..0.5]"}};
  EXPECT_EQ(rows_of(source, indexes())[3], "grade null; days null; rule null");
  EXPECT_EQ(rows_of(source, indexes())[0], R"(grade "low"; days 10.0; rule 1)");
}

TEST(TableColumns, AreNotThereForEveryName) {
  EXPECT_EQ(rows_of(bands(HitPolicy::first), feel::fixed<double>("index", "g", {0.36})), Lines{"columns.format"});
  EXPECT_EQ(rows_of(bands(HitPolicy::first), feel::texts("indexes", {"a"})), Lines{"columns.missing"});
}

}  // namespace
}  // namespace riskrule::dmn
