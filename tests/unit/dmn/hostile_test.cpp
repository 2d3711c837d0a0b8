// Models made to hurt: each is refused, or comes to null, with the name of the limit; none hangs, overflows the stack
// or eats the machine.
#include <gtest/gtest.h>

#include <chrono>
#include <string>

#include "sample.hpp"

namespace riskrule::dmn {
namespace {

using test::decision;
using test::definitions;
using test::literal;
using test::needs_decision;
using test::Sample;

std::string repeated(std::string_view text, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

std::string first_error(const std::string& xml) {
  const auto loaded = load_dmn(xml, "hostile.dmn");
  return loaded ? "loaded" : loaded.diagnostics().front().code;
}

/// Generous: these take milliseconds, but the machine may be busy and the build instrumented.
class Hostile : public testing::Test {
 protected:
  /// Why the decision with this logic is null: the code of the first problem of its compilation, else of the reason.
  std::string code_of(const std::string& feel_text) {
    const auto loaded = load_dmn(definitions(decision("d", literal(feel_text))), "hostile.dmn");
    if (!loaded.diagnostics().empty()) return loaded.diagnostics().front().code;
    feel::Evaluation call;
    const feel::Value value = loaded->evaluate_decision(call, "d", feel::Value::context({}));
    if (!value.is_null()) return "a value";
    if (value.reason() == nullptr) return "null";
    message_ = value.reason()->message;
    return std::string(value.reason()->code);
  }
  ~Hostile() override { EXPECT_LT(std::chrono::steady_clock::now() - start_, std::chrono::seconds(60)); }

  std::string message_;  // of the reason

 private:
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

TEST_F(Hostile, NestedExpressions) {
  EXPECT_EQ(code_of(repeated("(", 10'000) + "1" + repeated(")", 10'000)), "limit.expression_depth");
  EXPECT_EQ(code_of(repeated("[", 10'000) + repeated("]", 10'000)), "limit.expression_depth");
  EXPECT_EQ(code_of(repeated("{a: ", 10'000) + "1" + repeated("}", 10'000)), "limit.expression_depth");
}

TEST_F(Hostile, Products) {
  EXPECT_EQ(code_of("count(for i in 1..10000, j in 1..10000 return i * j)"), "limit.steps");
  EXPECT_EQ(code_of("some i in 1..10000, j in 1..10000 satisfies i * j < 0"), "limit.steps");
}

TEST_F(Hostile, RegularExpressions) {
  const std::string heavy = "matches(\"a\", \"" + repeated("(\\\\p{L}{900})", 100) + "\")";
  EXPECT_EQ(code_of(heavy), "limit.regex_bytes");
  EXPECT_EQ(message_, "`limit.regex_bytes` was passed");
  EXPECT_EQ(code_of("matches(\"a\", \"((x{900}){900}){900}\")"), "limit.regex_bytes");
  const std::string letters = repeated("a", 100'000);
  EXPECT_EQ(code_of("matches(\"" + letters + "!\", \"(a+)+$\")"), "a value") << "linear, not exponential";
}

TEST_F(Hostile, LongStrings) {
  const std::string doubling =
      "{grow: function(s, n) if n = 0 then s else grow(s + s, n - 1), r: grow(\"0123456789\", 24)}.r";
  EXPECT_EQ(code_of(doubling), "limit.string_bytes");
  EXPECT_EQ(code_of("string join(for i in 1..1000000 return \"" + repeated("x", 100) + "\")"), "limit.string_bytes");
  code_of("string length(replace(\"" + repeated("a", 10'000) + "\", \"a\", \"" + repeated("b", 10'000) + "\"))");
  EXPECT_NE(message_.find("`limit.string_bytes`"), std::string::npos) << message_;
}

TEST_F(Hostile, Requirements) {
  EXPECT_EQ(first_error(definitions(decision("a", needs_decision("b") + literal("b")) +
                                    decision("b", needs_decision("a") + literal("a")))),
            "dmn.cycle");
  EXPECT_EQ(first_error(definitions(decision("a", needs_decision("a") + literal("a")))), "dmn.cycle");
  std::string chain = decision("d0", literal("1"));
  for (int i = 1; i < 5'000; ++i) {
    const std::string before = "d" + std::to_string(i - 1);
    chain += decision("d" + std::to_string(i), needs_decision(before) + literal(before));
  }
  EXPECT_EQ(first_error(definitions(chain)), "limit.requirement_depth")
      << "also when each stands behind what it requires";
}

/// Each decision requires all before it: 2^40 paths, but each is visited once.
TEST_F(Hostile, RequirementsThatShareMuch) {
  std::string body = decision("d0", literal("1"));
  for (int i = 1; i < 40; ++i) {
    std::string logic;
    std::string sum = "0";
    for (int k = 0; k < i; ++k) {
      logic += needs_decision("d" + std::to_string(k));
      sum += " + d" + std::to_string(k);
    }
    body += decision("d" + std::to_string(i), logic + literal(sum));
  }
  Sample sample(body);
  EXPECT_EQ(sample.decide("d39"), "274877906944");
}

TEST_F(Hostile, Entities) {
  const std::string laughs =
      "<!DOCTYPE definitions [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;\">]>";
  EXPECT_EQ(first_error(laughs + definitions(decision("d", literal("1")))), "dmn.doctype");
  EXPECT_EQ(first_error("<!DOCTYPE definitions SYSTEM \"file:///dev/zero\">" + definitions("")), "loaded")
      << "nothing outside is ever read";
}

TEST_F(Hostile, DeepXml) {
  EXPECT_EQ(first_error(definitions(repeated("<a>", 100'000) + repeated("</a>", 100'000))), "limit.xml_depth");
  EXPECT_EQ(first_error(definitions("<decision id=\"d\" name=\"d\">" + repeated("<list>", 100'000) +
                                    repeated("</list>", 100'000) + "</decision>")),
            "limit.xml_depth");
  EXPECT_EQ(first_error(repeated("<a>", 100'000)), "dmn.xml");
}

TEST_F(Hostile, BoxesThatMultiply) {
  const auto loop = [](const std::string& name, const std::string& body) {
    return "<for iteratorVariable=\"" + name + "\"><in>" + literal("[1..10000]") + "</in><return>" + body +
           "</return></for>";
  };
  const auto loaded = load_dmn(definitions(decision("d", loop("i", loop("j", literal("i * j"))))), "hostile.dmn");
  ASSERT_TRUE(loaded) << to_text(loaded.diagnostics());
  feel::Evaluation call;
  EXPECT_TRUE(loaded->evaluate_decision(call, "d", feel::Value::context({})).is_null());
  EXPECT_EQ(call.stopped, "limit.steps");
}

TEST_F(Hostile, KnowledgeThatCallsItselfForEver) {
  const std::string body =
      "<businessKnowledgeModel id=\"f\" name=\"f\"><variable name=\"f\"/><encapsulatedLogic>"
      "<formalParameter name=\"n\"/>" +
      literal("f(n + 1)") + "</encapsulatedLogic></businessKnowledgeModel>" +
      decision("d", test::needs_knowledge("f") + literal("f(1)"));
  Sample sample(body);
  EXPECT_EQ(sample.decide("d"), "null");
  EXPECT_EQ(sample.last_code(), "limit.call_depth");
}

}  // namespace
}  // namespace riskrule::dmn
