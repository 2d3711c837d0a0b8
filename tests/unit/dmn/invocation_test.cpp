// Invocations that name a knowledge model go straight to its body. A trace shows the function, which is then made and
// called: both must come to the same.
#include <gtest/gtest.h>

#include "riskrule/dmn/explain.hpp"
#include "riskrule/feel/builtins.hpp"
#include "sample.hpp"

namespace riskrule::dmn {
namespace {

using test::decision;
using test::input;
using test::literal;
using test::needs;
using test::needs_knowledge;

const std::string level =
    "<itemDefinition name=\"tLevel\"><typeRef>string</typeRef><allowedValues><text>\"low\", \"high\"</text>"
    "</allowedValues></itemDefinition>"
    "<itemDefinition name=\"tCase\"><itemComponent name=\"level\"><typeRef>tLevel</typeRef></itemComponent>"
    "</itemDefinition>";

std::string knowledge(const std::string& id, const std::string& parameters, const std::string& body) {
  return "<businessKnowledgeModel id=\"" + id + "\" name=\"" + id + "\"><variable name=\"" + id +
         "\"/><encapsulatedLogic>" + parameters + body + "</encapsulatedLogic></businessKnowledgeModel>\n";
}
std::string parameter(const std::string& name, const std::string& type) {
  return "<formalParameter name=\"" + name + "\" typeRef=\"" + type + "\"/>";
}
std::string binding(const std::string& name, const std::string& text) {
  return "<binding><parameter name=\"" + name + "\"/>" + literal(text) + "</binding>";
}
std::string invocation(const std::string& name, const std::string& bindings) {
  return "<invocation>" + literal(name) + bindings + "</invocation>";
}

/// The value and why it is null, by the shorter way or by the function.
std::string decide(const Model& model, const feel::Value& inputs, feel::Recording recording) {
  feel::Evaluation call;
  call.recording = recording;
  std::vector<Problem> problems;
  std::string out = feel::to_feel(model.evaluate_decision(call, "d", inputs, &problems));
  for (const auto& problem : problems) out += " | " + problem.element + " " + problem.code + " " + problem.message;
  return out;
}

std::string decide(const std::string& body, const feel::Value& inputs = {}) {
  const auto model = load_dmn(test::definitions(body), "s.dmn", {});
  EXPECT_TRUE(model) << to_text(model.diagnostics());
  const std::string straight = decide(*model, inputs, feel::Recording::nothing);
  EXPECT_EQ(straight, decide(*model, inputs, feel::Recording::proof)) << body;
  return straight;
}

/// The decision `d` invokes `weigh`, with the bindings.
std::string weigh(const std::string& bindings, const std::string& inner = "") {
  const std::string body = knowledge("weigh", parameter("n", "number") + parameter("level", "tLevel") + inner,
                                     literal("if level = \"high\" then n * 2 else n"));
  return decide(level + body + decision("d", needs_knowledge("weigh") + invocation("weigh", bindings)));
}

TEST(Invocation, BindsByNameInAnyOrder) {
  EXPECT_EQ(weigh(binding("n", "3") + binding("level", "\"high\"")), "6");
  EXPECT_EQ(weigh(binding("level", "\"high\"") + binding("n", "3")), "6");
  EXPECT_EQ(weigh(binding("n", "[3]")), "3") << "a list of one is its item; what is not given is null";
}

TEST(Invocation, AWrongArgumentIsWhy) {
  const std::string both = weigh(binding("level", "\"lo\"") + binding("n", "\"x\""));
  EXPECT_NE(both.find("dmn.type"), std::string::npos) << both << ": that of the first parameter";
  EXPECT_EQ(both.find("dmn.allowed"), std::string::npos) << both;
  const std::string one = weigh(binding("level", "\"lo\"") + binding("n", "1"));
  EXPECT_NE(one.find("dmn.allowed `\"lo\"` is not one of the allowed values of `tLevel`"), std::string::npos) << one;
}

TEST(Invocation, OfAnUnknownOrRepeatedParameter) {
  EXPECT_NE(weigh(binding("m", "1")).find("dmn.parameter"), std::string::npos);
  EXPECT_EQ(weigh(binding("n", "1") + binding("n", "2")), "2");
}

TEST(Invocation, AnArgumentMayHaveTheTypeAlready) {
  const std::string body =
      level + input("c", "tCase") + input("l", "tLevel") +
      knowledge("name of", parameter("level", "tLevel"), literal("if level = null then \"none\" else level")) +
      decision("d", needs("l") + needs("c") + needs_knowledge("name of") + "<list>" +
                        invocation("name of", binding("level", "l")) +
                        invocation("name of", binding("level", "c.level")) + "</list>");
  const auto with = [&](const char* text) {
    feel::Arena arena;
    const feel::Entry lone[] = {{"level", feel::Value::string(text)}};
    const feel::Entry inputs[] = {{"l", feel::Value::string(text)}, {"c", feel::make_context(arena, lone)}};
    return decide(body, feel::make_context(arena, inputs));
  };
  EXPECT_EQ(with("low"), "[\"low\", \"low\"]");
  EXPECT_EQ(with("middle").substr(0, 16), "[\"none\", \"none\"]");
}

TEST(Invocation, ModelsInvokeModels) {
  const std::string twice = knowledge("twice", parameter("n", "number"), literal("n * 2"));
  const std::string both = knowledge("both", parameter("n", "number"),
                                     needs_knowledge("twice") + invocation("twice", binding("n", "n + 1")));
  std::string nested = both;
  const std::string requirement = needs_knowledge("twice");
  nested.erase(nested.find(requirement), requirement.size());
  nested.insert(nested.find("</businessKnowledgeModel>"), requirement);
  EXPECT_EQ(decide(twice + nested +
                   decision("d", needs_knowledge("both") + needs_knowledge("twice") + "<list>" +
                                     invocation("both", binding("n", "1")) + literal("twice(both(2))") +
                                     literal("for f in [both] return f(3)") + "</list>")),
            "[4, 12, [8]]");
}

TEST(Invocation, OfOneThatCallsItself) {
  const std::string body =
      knowledge("sum to", parameter("n", "number"), literal("if n <= 0 then 0 else n + sum to(n - 1)"));
  EXPECT_EQ(decide(body + decision("d", needs_knowledge("sum to") + invocation("sum to", binding("n", "10")))), "55");
}

/// A chain of models, each of which invokes the next one, ends at the limit of calls.
TEST(Invocation, CountsAsACall) {
  std::string body = knowledge("m0", parameter("n", "number"), literal("n"));
  constexpr int models = 40;
  for (int i = 1; i <= models; ++i) {
    const std::string before = "m" + std::to_string(i - 1);
    std::string one =
        knowledge("m" + std::to_string(i), parameter("n", "number"), invocation(before, binding("n", "n + 1")));
    one.insert(one.find("</businessKnowledgeModel>"), needs_knowledge(before));
    body += one;
  }
  const std::string last = "m" + std::to_string(models);
  const auto model =
      load_dmn(test::definitions(body + decision("d", needs_knowledge(last) + invocation(last, binding("n", "0")))),
               "s.dmn", {});
  ASSERT_TRUE(model) << to_text(model.diagnostics());
  for (const std::uint32_t depth : {20U, 41U}) {
    Limits limits;
    limits.call_depth = depth;
    feel::Evaluation call(limits);
    const auto value = model->evaluate_decision(call, "d", {});
    EXPECT_EQ(feel::to_feel(value), depth > models ? "40" : "null");
    EXPECT_EQ(call.stopped, depth > models ? "" : "limit.call_depth");
  }
}

TEST(Invocation, TablesOfInvokedModelsAreExplained) {
  const std::string table =
      "<decisionTable hitPolicy=\"UNIQUE\"><input id=\"i\"><inputExpression typeRef=\"number\"><text>n</text>"
      "</inputExpression></input><output id=\"o\"/>"
      "<rule id=\"r1\"><inputEntry><text>&lt; 10</text></inputEntry><outputEntry><text>\"few\"</text></outputEntry></rule>"
      "<rule id=\"r2\"><inputEntry><text>&gt;= 10</text></inputEntry><outputEntry><text>\"many\"</text></outputEntry></rule>"
      "</decisionTable>";
  const auto model =
      load_dmn(test::definitions(knowledge("size", parameter("n", "number"), table) +
                                 decision("d", needs_knowledge("size") + invocation("size", binding("n", "12")))),
               "s.dmn", {});
  ASSERT_TRUE(model) << to_text(model.diagnostics());
  feel::Evaluation call;
  const std::string_view wanted[] = {"d"};
  const Explanation why = explain_decisions(*model, call, wanted, {});
  ASSERT_EQ(why.steps.size(), 1U);
  ASSERT_EQ(why.steps.front().tables.size(), 1U);
  EXPECT_EQ(why.steps.front().tables.front().element, "size");
  EXPECT_EQ(why.steps.front().tables.front().rules, std::vector<std::size_t>{1});
}

}  // namespace
}  // namespace riskrule::dmn
