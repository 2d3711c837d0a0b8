#include <gtest/gtest.h>

#include <thread>

#include "sample.hpp"

namespace riskrule::dmn {
namespace {

using test::decision;
using test::definitions;
using test::input;
using test::literal;
using test::needs;
using test::needs_decision;
using test::needs_knowledge;
using test::Sample;

std::string knowledge(const std::string& id, const std::string& parameters, const std::string& body,
                      const std::string& type = "") {
  return "<businessKnowledgeModel id=\"" + id + "\" name=\"" + id + "\"><variable name=\"" + id + "\"" +
         (type.empty() ? "" : " typeRef=\"" + type + "\"") + "/><encapsulatedLogic>" + parameters + body +
         "</encapsulatedLogic></businessKnowledgeModel>\n";
}
std::string parameter(const std::string& name, const std::string& type = "Any") {
  return "<formalParameter name=\"" + name + "\" typeRef=\"" + type + "\"/>";
}

TEST(Drg, DecisionsReadInputsAndOtherDecisions) {
  Sample sample(input("monthly income", "number") +
                decision("Yearly", needs("monthly income") + literal("monthly income * 12"), "number") +
                decision("Grade", needs_decision("Yearly") + literal("if Yearly >= 50000 then \"A\" else \"B\"")));
  EXPECT_EQ(sample.with("monthly income", "5000").decide("Grade"), "\"A\"");
  EXPECT_TRUE(sample.problems.empty());
}

TEST(Drg, OnlyWhatIsRequiredIsInScope) {
  Sample sample(input("a") + decision("d", literal("a")));
  EXPECT_EQ(sample.with("a", "1").decide("d"), "null");
}

TEST(Drg, AMissingInputIsNullAndSaysSo) {
  Sample sample(input("days", "number") + decision("Verdict", needs("days") + literal("days + 1")));
  EXPECT_EQ(sample.decide("Verdict"), "null");
  ASSERT_FALSE(sample.problems.empty());
  EXPECT_EQ(sample.problems.front().element, "days");
  EXPECT_EQ(sample.problems.front().code, "dmn.missing_input");
}

TEST(Drg, AnUnknownDecisionOrServiceIsNull) {
  Sample sample(decision("d", literal("1")));
  EXPECT_EQ(sample.decide("e"), "null");
  EXPECT_EQ(sample.last_code(), "dmn.unknown_decision");
  EXPECT_EQ(sample.serve("d"), "null");
  EXPECT_EQ(sample.last_code(), "dmn.unknown_service");
}

TEST(Drg, InputsAreCoercedToTheirType) {
  Sample sample(input("n", "number") + decision("d", needs("n") + literal("n = null")));
  EXPECT_EQ(sample.with("n", "\"5\"").decide("d"), "true");
  EXPECT_EQ(sample.problems.front().code, "dmn.type");
  Sample single(input("n", "number") + decision("d", needs("n") + literal("n + 1")));
  EXPECT_EQ(single.with("n", "[5]").decide("d"), "6");
}

TEST(Drg, ItemDefinitionsConstrainValues) {
  const std::string types =
      "<itemDefinition name=\"tLevel\"><typeRef>string</typeRef><allowedValues><text>\"low\", \"high\"</text>"
      "</allowedValues></itemDefinition>"
      "<itemDefinition name=\"tLevels\" isCollection=\"true\"><typeRef>tLevel</typeRef>"
      "<typeConstraint><text>count(?) &lt; 3</text></typeConstraint></itemDefinition>"
      "<itemDefinition name=\"tRisk\"><itemComponent name=\"level\"><typeRef>tLevel</typeRef></itemComponent>"
      "<itemComponent name=\"weight\"><typeRef>number</typeRef></itemComponent></itemDefinition>";
  Sample sample(types + decision("good", literal("{level: \"low\", weight: 1, more: 2}"), "tRisk") +
                decision("bad level", literal("{level: \"lo\", weight: 1}"), "tRisk") +
                decision("no weight", literal("{level: \"low\"}"), "tRisk") +
                decision("few", literal("[\"low\", \"high\"]"), "tLevels") +
                decision("many", literal("[\"low\", \"high\", \"low\"]"), "tLevels") +
                decision("wrong", literal("[\"low\", \"x\"]"), "tLevels") +
                decision("one", literal("\"high\""), "tLevels"));
  EXPECT_EQ(sample.decide("good"), R"({level: "low", weight: 1, more: 2})");
  EXPECT_EQ(sample.decide("bad level"), "null");
  EXPECT_EQ(sample.last_code(), "dmn.allowed");
  EXPECT_EQ(sample.decide("no weight"), "null");
  EXPECT_EQ(sample.last_code(), "dmn.type");
  EXPECT_EQ(sample.decide("few"), R"(["low", "high"])");
  EXPECT_EQ(sample.decide("many"), "null");
  EXPECT_EQ(sample.decide("wrong"), "null");
  EXPECT_EQ(sample.decide("one"), R"(["high"])") << "a lone value is a list of one";
}

TEST(Drg, PossibleValuesOrderTheOutputsWhereverTheyAreDefined) {
  const std::string types =
      "<itemDefinition name=\"tGrade\"><typeRef>string</typeRef><allowedValues><text>\"high\", \"mid\", \"low\"</text>"
      "</allowedValues></itemDefinition>"
      "<itemDefinition name=\"tNarrow\"><typeRef>tGrade</typeRef></itemDefinition>"
      "<itemDefinition name=\"tSmall\"><typeRef>number</typeRef><allowedValues><text>[0..9]</text></allowedValues>"
      "</itemDefinition>"
      "<itemDefinition name=\"tGrades\" isCollection=\"true\"><typeRef>tGrade</typeRef></itemDefinition>";
  const auto table = [](const std::string& policy, const std::string& type_ref) {
    return "<decisionTable hitPolicy=\"" + policy + "\"><output" + type_ref +
           "/><rule><outputEntry><text>\"low\"</text></outputEntry></rule>"
           "<rule><outputEntry><text>\"high\"</text></outputEntry></rule></decisionTable>";
  };
  Sample sample(types + decision("own", table("PRIORITY", " typeRef=\"tGrade\"")) +
                decision("refined", table("PRIORITY", " typeRef=\"tNarrow\"")) +
                decision("variable", table("PRIORITY", ""), "tGrade") +
                decision("list", table("OUTPUT ORDER", ""), "tGrades") +
                decision("lists",
                         "<decisionTable><output typeRef=\"tGrades\"/><rule><outputEntry><text>[\"low\", \"mid\"]"
                         "</text></outputEntry></rule></decisionTable>") +
                decision("total",
                         "<decisionTable hitPolicy=\"COLLECT\" aggregation=\"COUNT\"><output/><rule><outputEntry>"
                         "<text>\"high\"</text></outputEntry></rule></decisionTable>",
                         "tSmall"));
  EXPECT_EQ(sample.decide("lists"), "[\"low\", \"mid\"]") << "each item is among the possible values";
  EXPECT_EQ(sample.decide("total"), "1") << "what the outputs come to has the type, not each of them";
  EXPECT_EQ(sample.decide("own"), "\"high\"");
  EXPECT_EQ(sample.decide("refined"), "\"high\"");
  EXPECT_EQ(sample.decide("variable"), "\"high\"");
  EXPECT_EQ(sample.decide("list"), "[\"high\", \"low\"]");
}

TEST(Drg, ABuiltinIsAFunctionOfADefinedType) {
  const std::string types =
      "<itemDefinition name=\"tOfNumber\"><functionItem outputTypeRef=\"number\"><parameters name=\"x\" "
      "typeRef=\"number\"/></functionItem></itemDefinition>";
  Sample sample(types + knowledge("apply", parameter("f", "tOfNumber") + parameter("x", "number"), literal("f(x)")) +
                decision("root", needs_knowledge("apply") + literal("apply(sqrt, 9)")) +
                decision("text", needs_knowledge("apply") + literal("apply(upper case, 9)")));
  EXPECT_EQ(sample.decide("root"), "3");
  EXPECT_EQ(sample.decide("text"), "null");
  EXPECT_EQ(sample.last_code(), "dmn.type");
}

TEST(Drg, TypesAreNamesInExpressions) {
  Sample sample(
      "<itemDefinition name=\"tPair\"><itemComponent name=\"a\"><typeRef>number</typeRef></itemComponent>"
      "</itemDefinition>" +
      decision("yes", literal("{a: 1} instance of tPair")) + decision("no", literal("{b: 1} instance of tPair")));
  EXPECT_EQ(sample.decide("yes"), "true");
  EXPECT_EQ(sample.decide("no"), "false");
}

TEST(Drg, KnowledgeModelsAreFunctions) {
  Sample sample(knowledge("twice", parameter("n", "number"), literal("n * 2"), "number") +
                decision("by place", needs_knowledge("twice") + literal("twice(21)")) +
                decision("by name", needs_knowledge("twice") + literal("twice(n: 4)")) +
                decision("wrong name", needs_knowledge("twice") + literal("twice(m: 4)")) +
                decision("wrong type", needs_knowledge("twice") + literal("twice(\"x\")")) +
                decision("passed on", needs_knowledge("twice") + literal("for f in [twice] return f(1)")));
  EXPECT_EQ(sample.decide("by place"), "42");
  EXPECT_EQ(sample.decide("by name"), "8");
  EXPECT_EQ(sample.decide("wrong name"), "null");
  EXPECT_EQ(sample.decide("wrong type"), "null");
  EXPECT_EQ(sample.decide("passed on"), "[2]");
  feel::Evaluation call;
  const feel::Entry arguments[] = {{"n", feel::Value::number(Decimal(5))}};
  const auto value = sample.model().evaluate_knowledge(call, "twice", feel::make_context(call.arena, arguments));
  EXPECT_EQ(feel::to_feel(value), "10");
}

TEST(Drg, AKnowledgeModelMayCallItselfWithinTheLimit) {
  Sample sample(knowledge("sum to", parameter("n", "number"), literal("if n <= 0 then 0 else n + sum to(n - 1)")) +
                decision("small", needs_knowledge("sum to") + literal("sum to(10)")) +
                decision("endless", needs_knowledge("sum to") + literal("sum to(100000)")));
  EXPECT_EQ(sample.decide("small"), "55");
  EXPECT_EQ(sample.decide("endless"), "null");
}

std::string java(const std::string& tag, const std::string& parameters) {
  return "<" + tag + " kind=\"Java\">" + parameters + "<context>" + "<contextEntry><variable name=\"class\"/>" +
         literal("\"java.lang.Math\"") + "</contextEntry>" + "<contextEntry><variable name=\"method signature\"/>" +
         literal("\"max(double,double)\"") + "</contextEntry></context></" + tag + ">";
}

/// The mapping and the arguments as they came.
feel::Value show_call(feel::Evaluation& call, const feel::Value& mapping, std::span<const feel::Value> arguments,
                      const void* context) {
  ++*static_cast<int*>(const_cast<void*>(context));
  const feel::Entry entries[] = {{"mapping", mapping}, {"arguments", feel::Value::list({arguments})}};
  return feel::make_context(call.arena, entries);
}

TEST(Drg, TheHostRunsExternalFunctions) {
  const std::string parameters =
      "<formalParameter name=\"a\" typeRef=\"number\"/><formalParameter name=\"b\" typeRef=\"number\"/>";
  const auto model = load_dmn(
      definitions("<businessKnowledgeModel id=\"k\" name=\"k\">" + java("encapsulatedLogic", parameters) +
                  "</businessKnowledgeModel>" + decision("invoked", needs_knowledge("k") + literal("k(1, [2])")) +
                  decision("wrong", needs_knowledge("k") + literal("k(1, \"x\")")) +
                  decision("boxed", "<context><contextEntry><variable name=\"f\"/>" +
                                        java("functionDefinition", parameters) + "</contextEntry><contextEntry>" +
                                        literal("f(3, 4)") + "</contextEntry></context>") +
                  decision("text", literal("(function(a) external {pmml: {document: \"d\"}})(a: 5)"))),
      "s.dmn");
  ASSERT_TRUE(model) << to_text(model.diagnostics());
  feel::Evaluation call;
  const auto decide = [&](const char* name) { return feel::to_feel(model->evaluate_decision(call, name, {})); };
  std::vector<Problem> problems;
  EXPECT_TRUE(model->evaluate_decision(call, "invoked", {}, &problems).is_null());
  ASSERT_FALSE(problems.empty());
  EXPECT_EQ(problems.back().code, "feel.external");
  int calls = 0;
  const feel::ExternalFunctions host{show_call, &calls};
  call.external = &host;
  const std::string mapping =
      "{mapping: {java: {class: \"java.lang.Math\", method signature: \"max(double,double)\"}}, arguments: ";
  EXPECT_EQ(decide("invoked"), mapping + "[1, 2]}");
  EXPECT_EQ(decide("boxed"), mapping + "[3, 4]}");
  EXPECT_EQ(decide("text"), "{mapping: {pmml: {document: \"d\"}}, arguments: [5]}");
  EXPECT_EQ(calls, 3);
  EXPECT_EQ(decide("wrong"), "null");
  EXPECT_EQ(calls, 3) << "with an argument of a wrong type it is not called";
}

std::string service(const std::string& name, const std::string& references) {
  return "<decisionService id=\"" + name + "\" name=\"" + name + "\">" + references + "</decisionService>\n";
}

TEST(Drg, ServicesTakeInputsAndInputDecisions) {
  const std::string body =
      input("x", "number") + decision("base", literal("100")) +
      decision("total", needs("x") + needs_decision("base") + literal("x + base")) +
      decision("half", needs_decision("total") + literal("total / 2")) +
      service("one", "<outputDecision href=\"#total\"/><inputDecision href=\"#base\"/><inputData href=\"#x\"/>") +
      service("two", "<outputDecision href=\"#total\"/><outputDecision href=\"#half\"/><inputData href=\"#x\"/>") +
      decision("caller", needs("x") + needs_decision("base") + needs_knowledge("one") +
                             literal("[one(1, 2), one(x: 5, base: 6), x, base]"));
  Sample sample(body);
  sample.with("x", "10");
  EXPECT_EQ(sample.decide("total"), "110");
  EXPECT_EQ(sample.serve("two"), "{total: 110, half: 55}");
  EXPECT_EQ(sample.decide("caller"), "[3, 11, 10, 100]") << "a service's arguments are its own";
  EXPECT_EQ(sample.with("base", "1").serve("one"), "11");
  EXPECT_EQ(sample.decide("total"), "110") << "an entry named like a decision does not replace it";
}

TEST(Drg, EachDecisionIsEvaluatedOnce) {
  std::string chain = decision("d0", literal("1"));
  for (int i = 1; i <= 60; ++i) {
    const std::string before = "d" + std::to_string(i - 1);
    chain += decision("d" + std::to_string(i),
                      needs_decision(before) + literal(before + " + " + before + " - " + before + " + 1"));
  }
  EXPECT_EQ(Sample(chain).decide("d60"), "61");
}

TEST(Drg, AModelServesManyThreads) {
  Sample sample(input("n", "number") + knowledge("square", parameter("m"), literal("m * m")) +
                decision("d", needs("n") + needs_knowledge("square") + literal("square(n) + 1")));
  std::vector<std::thread> threads;
  std::vector<std::string> results(4);
  for (std::size_t i = 0; i < results.size(); ++i)
    threads.emplace_back([&, i] {
      feel::Evaluation call;
      const feel::Entry entries[] = {{"n", feel::Value::number(Decimal(static_cast<int>(i)))}};
      for (int round = 0; round < 200; ++round) {
        call.reset();
        results[i] =
            feel::to_feel(sample.model().evaluate_decision(call, "d", feel::make_context(call.arena, entries)));
      }
    });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(results, (std::vector<std::string>{"1", "2", "5", "10"}));
}

}  // namespace
}  // namespace riskrule::dmn
