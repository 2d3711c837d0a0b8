#include <gtest/gtest.h>

#include "sample.hpp"

namespace riskrule::dmn {
namespace {

using test::decision;
using test::literal;
using test::Sample;

std::string entry(const std::string& name, const std::string& expression, const std::string& type = "") {
  const std::string variable =
      name.empty() ? "" : "<variable name=\"" + name + "\"" + (type.empty() ? "" : " typeRef=\"" + type + "\"") + "/>";
  return "<contextEntry>" + variable + expression + "</contextEntry>";
}

std::string boxed(const std::string& expression, const std::string& type = "") {
  return Sample(decision("d", expression, type)).decide("d");
}

TEST(Boxed, AContextHasItsEntriesOrItsResult) {
  EXPECT_EQ(boxed("<context>" + entry("a b", literal("1")) + entry("c", literal("a b + 1")) + "</context>"),
            "{a b: 1, c: 2}");
  EXPECT_EQ(boxed("<context>" + entry("a", literal("1")) + entry("", literal("a * 10")) + "</context>"), "10");
  EXPECT_EQ(boxed("<context/>"), "{}");
}

TEST(Boxed, EntriesAreCoercedToTheirType) {
  EXPECT_EQ(boxed("<context>" + entry("a", literal("\"x\""), "number") + "</context>"), "{a: null}");
}

TEST(Boxed, NamesOfInnerContextsEndWithThem) {
  EXPECT_EQ(boxed("<context>" +
                  entry("a", "<context>" + entry("x", literal("1")) + entry("", literal("x + 1")) + "</context>") +
                  entry("b", literal("x")) + "</context>"),
            "{a: 2, b: null}");
}

TEST(Boxed, ListsAndRelations) {
  EXPECT_EQ(boxed("<list>" + literal("1") + literal("\"a\"") + "<list/>" + "</list>"), "[1, \"a\", []]");
  EXPECT_EQ(boxed("<relation><column name=\"n\"/><column name=\"t\" typeRef=\"number\"/>"
                  "<row>" +
                  literal("\"a\"") + literal("1") + "</row><row>" + literal("\"b\"") + literal("\"x\"") +
                  "</row></relation>"),
            R"([{n: "a", t: 1}, {n: "b", t: null}])");
}

std::string function(const std::string& parameters, const std::string& body) {
  return "<functionDefinition>" + parameters + body + "</functionDefinition>";
}

TEST(Boxed, FunctionsKeepWhatTheySee) {
  const std::string add = function("<formalParameter name=\"x\" typeRef=\"number\"/>", literal("x + base"));
  EXPECT_EQ(boxed("<context>" + entry("base", literal("10")) + entry("add", add) +
                  entry("", literal("[add(1), add(x: 2)]")) + "</context>"),
            "[11, 12]");
  const std::string make =
      function("<formalParameter name=\"y\"/>", function("<formalParameter name=\"x\"/>", literal("x - y")));
  EXPECT_EQ(boxed("<context>" + entry("make", make) + entry("minus two", literal("make(2)")) +
                  entry("minus three", literal("make(3)")) + entry("", literal("[minus two(10), minus three(10)]")) +
                  "</context>"),
            "[8, 7]");
}

TEST(Boxed, FunctionsMayCallThemselves) {
  const std::string factorial =
      function("<formalParameter name=\"n\"/>", literal("if n < 2 then 1 else n * factorial(n - 1)"));
  EXPECT_EQ(boxed("<context>" + entry("factorial", factorial) + entry("", literal("factorial(20)")) + "</context>"),
            "2432902008176640000");
}

std::string binding(const std::string& name, const std::string& expression) {
  return "<binding><parameter name=\"" + name + "\"/>" + expression + "</binding>";
}

TEST(Boxed, InvocationsBindByName) {
  const std::string minus =
      entry("minus", function("<formalParameter name=\"a\"/><formalParameter name=\"b\"/>", literal("a - b")));
  const auto invoke = [&](const std::string& bindings) {
    return boxed("<context>" + minus + entry("", "<invocation>" + literal("minus") + bindings + "</invocation>") +
                 "</context>");
  };
  EXPECT_EQ(invoke(binding("b", literal("1")) + binding("a", literal("5"))), "4");
  EXPECT_EQ(invoke(binding("c", literal("1"))), "null");
  EXPECT_EQ(boxed("<invocation>" + literal("string length") + binding("string", literal("\"four\"")) + "</invocation>"),
            "4");
  Sample sample(decision("d", "<invocation>" + literal("1 + 1") + "</invocation>"));
  EXPECT_EQ(sample.decide("d"), "null");
  EXPECT_EQ(sample.last_code(), "dmn.not_a_function");
}

std::string conditional(const std::string& condition) {
  return "<conditional><if>" + literal(condition) + "</if><then>" + literal("\"yes\"") + "</then><else>" +
         literal("\"no\"") + "</else></conditional>";
}

TEST(Boxed, Conditionals) {
  EXPECT_EQ(boxed(conditional("1 < 2")), "\"yes\"");
  EXPECT_EQ(boxed(conditional("1 > 2")), "\"no\"");
  EXPECT_EQ(boxed(conditional("null")), "\"no\"");
  EXPECT_EQ(boxed(conditional("\"true\"")), "null");
}

TEST(Boxed, Filters) {
  const auto filter = [](const std::string& list, const std::string& match) {
    return boxed("<filter><in>" + literal(list) + "</in><match>" + match + "</match></filter>");
  };
  EXPECT_EQ(filter("[{n: 1}, {n: 5}]", literal("n > 2")), "[{n: 5}]");
  EXPECT_EQ(filter("[1, 5, 9]", literal("item > 2")), "[5, 9]");
  EXPECT_EQ(filter("[1, 5, 9]", literal("2")), "5");
  EXPECT_EQ(filter("[1, 5, 9]", conditional("item > 5")), "null") << "`yes` and `no` are no conditions";
  const auto positive = [](const std::string& condition) {
    return "<conditional><if>" + literal(condition) + "</if><then>" + literal("true") + "</then><else>" +
           literal("false") + "</else></conditional>";
  };
  EXPECT_EQ(filter("[{n: 1}, {n: 5}]", positive("n > 2")), "[{n: 5}]") << "entries are names in any boxed match";
  EXPECT_EQ(filter("[{item: 1}, {item: 5}]", positive("item > 2")), "[{item: 5}]");
  EXPECT_EQ(filter("[1, 5, 9]", literal("item > 2 // but not 1")), "[5, 9]");
  EXPECT_EQ(filter("[1, 5, 9]", literal("item > 2] + [1")), "null") << "the match does not end the filter";
}

std::string iterate(const std::string& kind, const std::string& list, const std::string& body) {
  const std::string part = kind == "for" ? "return" : "satisfies";
  return "<" + kind + " iteratorVariable=\"e\"><in>" + literal(list) + "</in><" + part + ">" + literal(body) + "</" +
         part + "></" + kind + ">";
}

TEST(Boxed, Iterators) {
  EXPECT_EQ(boxed(iterate("for", "[1, 2, 3]", "e * e")), "[1, 4, 9]");
  EXPECT_EQ(boxed(iterate("for", "[2..4]", "e + count(partial)")), "[2, 4, 6]");
  EXPECT_EQ(boxed(iterate("for", "(2..4)", "e")), "[3]") << "as in FEEL, what an open end is next to";
  EXPECT_EQ(boxed(iterate("for", "[@\"2024-02-28\"..@\"2024-03-01\"]", "e.day")), "[28, 29, 1]");
  EXPECT_EQ(boxed(iterate("for", "[1.5..3]", "e")), "null");
  EXPECT_EQ(boxed(iterate("some", "[1, 2, 3]", "e > 2")), "true");
  EXPECT_EQ(boxed(iterate("some", "[]", "e > 2")), "false");
  EXPECT_EQ(boxed(iterate("every", "[1, 2, 3]", "e > 0")), "true");
  EXPECT_EQ(boxed(iterate("every", "[1, 2, null]", "e > 0")), "null");
  EXPECT_EQ(boxed(iterate("every", "[null, -1]", "e > 0")), "false");
  EXPECT_EQ(boxed(iterate("some", "[1, 2]", "if e = 2 then true else \"no\"")), "null");
}

TEST(Boxed, ATableInAContextReadsTheEntriesBefore) {
  const std::string table =
      "<decisionTable hitPolicy=\"FIRST\"><input><inputExpression "
      "typeRef=\"number\"><text>n</text></inputExpression></input>"
      "<output typeRef=\"string\"/><rule><inputEntry><text>&gt; "
      "limit</text></inputEntry><outputEntry><text>\"over\"</text>"
      "</outputEntry></rule><rule><inputEntry><text>-</text></inputEntry><outputEntry><text>\"under\"</text></"
      "outputEntry>"
      "</rule></decisionTable>";
  EXPECT_EQ(
      boxed("<context>" + entry("limit", literal("5")) + entry("n", literal("6")) + entry("", table) + "</context>"),
      "\"over\"");
}

TEST(Boxed, AnExpressionThatIsNotThereIsNull) {
  Sample sample(decision("d", "") + decision("e", "<literalExpression><text> </text></literalExpression>"));
  EXPECT_EQ(sample.decide("d"), "null");
  EXPECT_EQ(sample.last_code(), "dmn.no_expression");
  EXPECT_EQ(sample.decide("e"), "null");
}

}  // namespace
}  // namespace riskrule::dmn
