// Decisions of models over columns against the same decisions one by one: they must never differ.
#include "riskrule/dmn/columns.hpp"
#include "unit/arrow_arrays.hpp"
#include "unit/dmn/sample.hpp"

namespace riskrule::dmn {
namespace {

using feel::TestColumn;
using namespace test;  // NOLINT
using feel::Value;

std::string table(const std::string& inputs, const std::string& rules) {
  return "<decisionTable hitPolicy=\"FIRST\">" + inputs + "<output/>" + rules + "</decisionTable>";
}
std::string column(const std::string& name) {
  return "<input><inputExpression><text>" + name + "</text></inputExpression></input>";
}
std::string rule(const std::string& test, const std::string& output) {
  return "<rule><inputEntry><text><![CDATA[" + test + "]]></text></inputEntry><outputEntry><text>" + output +
         "</text></outputEntry></rule>";
}

const std::string bands = column("a");
const std::string rules = rule("< 10", "\"low\"") + rule("[10..20]", "\"mid\"") + rule("> 20", "\"high\"");

/// A batch with a column `a`, and what each row of a decision is, one by one.
struct Rows {
  std::vector<std::optional<std::int64_t>> values{5, 10, 15, {}, 20, 21, -1};
  TestColumn batch = feel::batch_of(values.size(), feel::fixed<std::int64_t>("a", "l", values));
};

/// The texts of column `at`.
std::vector<std::string> texts_of(const data::OwnedArray& made, const data::OwnedSchema& schema, std::int64_t at) {
  Diagnostics problems;
  const auto type = feel::read_column_type(*schema->children[at], problems);
  const auto read = feel::Column::bind(*type, made->children[at], 0, made->length, made->length, problems);
  EXPECT_TRUE(problems.empty()) << to_text(problems);
  std::vector<std::string> out;
  feel::Arena arena;
  for (std::size_t row = 0; row < static_cast<std::size_t>(made->length); ++row)
    out.push_back(read->is_null(row) ? "null" : feel::to_string(read->read(row, arena)));
  return out;
}

/// Columns against single evaluations; returns what column `at` says.
std::vector<std::string> compare(const std::string& body, const std::string& decision, std::int64_t at = 0) {
  const auto model = load_dmn(definitions(body), "sample.dmn");
  EXPECT_TRUE(model) << to_text(model.diagnostics());
  Rows rows;
  const auto program = bind_columns(*model, decision, *rows.batch.schema, {.scale = 0});
  if (!program) return {to_text(program.diagnostics())};
  const auto made = program->evaluate(*rows.batch.array);
  if (!made) return {to_text(made.diagnostics())};
  const auto schema = program->schema();
  const auto found = texts_of(*made, schema, 0);
  feel::Evaluation call;
  for (std::size_t row = 0; row < rows.values.size(); ++row) {
    call.reset();
    const feel::Entry entries[] = {{"a", rows.values[row] ? Value::number(Decimal(*rows.values[row])) : Value()}};
    const Value one = model->evaluate_decision(call, decision, feel::make_context(call.arena, entries));
    EXPECT_EQ(found[row], one.is_null() ? "null" : feel::to_string(one)) << decision << " row " << row;
  }
  return texts_of(*made, schema, at);
}

TEST(ColumnModel, ATableOverInputsNamesItsRule) {
  const std::string body = input("a", "number") + decision("d", needs("a") + table(bands, rules), "string");
  EXPECT_EQ(compare(body, "d", 1), (std::vector<std::string>{"1", "2", "2", "null", "2", "3", "1"}));
}

TEST(ColumnModel, ATableBehindAnotherDecisionNamesItsOwnRule) {
  const std::string body = input("a", "number") + decision("half", needs("a") + literal("a / 2"), "number") +
                           decision("d", needs_decision("half") + table(column("half"), rules), "string");
  EXPECT_EQ(compare(body, "d", 1), (std::vector<std::string>{"1", "1", "1", "null", "2", "2", "1"}));
}

TEST(ColumnModel, ATypeThatRefusesAnAnswerMakesItNull) {
  const std::string body = input("a", "number") + decision("d", needs("a") + table(bands, rules), "number");
  EXPECT_EQ(compare(body, "d"), std::vector<std::string>(7, "null"));
}

TEST(ColumnModel, AConstraintOfAnInputHolds) {
  const std::string type =
      "<itemDefinition name=\"tSmall\"><typeRef>number</typeRef><allowedValues><text>[0..20]</text></allowedValues>"
      "</itemDefinition>";
  const std::string body = type + input("a", "tSmall") + decision("d", needs("a") + table(bands, rules), "string");
  EXPECT_EQ(compare(body, "d", 1), (std::vector<std::string>{"1", "2", "2", "null", "2", "null", "null"}));
}

TEST(ColumnModel, OtherDecisionsAreAValueOrTheEntriesOfAContext) {
  const std::string body =
      input("a", "number") + decision("d", needs("a") + literal("if a > 10 then a * 2 else null"), "number");
  EXPECT_EQ(compare(body, "d"), (std::vector<std::string>{"null", "null", "30", "null", "40", "42", "null"}));
}

TEST(ColumnModel, OutputsStayApartWhateverOrderTheirTypeHas) {
  const std::string type =
      "<itemDefinition name=\"tPair\"><itemComponent name=\"second\"><typeRef>number</typeRef></itemComponent>"
      "<itemComponent name=\"first\"><typeRef>string</typeRef></itemComponent></itemDefinition>";
  const std::string pair =
      "<decisionTable hitPolicy=\"FIRST\">" + bands +
      "<output name=\"first\"/><output name=\"second\"/><rule><inputEntry><text>-</text></inputEntry>"
      "<outputEntry><text>\"x\"</text></outputEntry><outputEntry><text>a</text></outputEntry></rule>"
      "</decisionTable>";
  const auto model =
      load_dmn(definitions(type + input("a", "number") + decision("d", needs("a") + pair, "tPair")), "m.dmn");
  ASSERT_TRUE(model) << to_text(model.diagnostics());
  Rows rows;
  const auto program = bind_columns(*model, "d", *rows.batch.schema, {.scale = 0});
  ASSERT_TRUE(program) << to_text(program.diagnostics());
  const auto made = program->evaluate(*rows.batch.array);
  ASSERT_TRUE(made) << to_text(made.diagnostics());
  EXPECT_EQ(texts_of(*made, program->schema(), 0), std::vector<std::string>(7, "x"));
  EXPECT_EQ(texts_of(*made, program->schema(), 1),
            (std::vector<std::string>{"5", "10", "15", "null", "20", "21", "-1"}));
}

TEST(ColumnModel, UnknownDecisionsAndMissingColumnsAreNamed) {
  const std::string body =
      input("a", "number") + input("b", "number") + decision("decide", needs("a") + needs("b") + literal("a + b"));
  EXPECT_NE(compare(body, "decde").front().find("did you mean `decide`"), std::string::npos);
  EXPECT_NE(compare(body, "decide").front().find("there is no column `b`"), std::string::npos);
}

}  // namespace
}  // namespace riskrule::dmn
