// Every walk is bounded: nothing hangs, overflows the stack or eats the machine.
#include <gtest/gtest.h>

#include <string>
#include <thread>
#include <vector>

#include "riskrule/feel/expression.hpp"

namespace riskrule::feel {
namespace {

std::string repeated(std::string_view text, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

/// The code of the first problem of compilation, or of the null that comes out.
std::string code_of(const std::string& text, const Limits& limits = {}) {
  CompileOptions options;
  options.limits = limits;
  const auto compiled = compile(text, Scope(), options);
  if (!compiled) return compiled.diagnostics().front().code;
  Evaluation call(limits);
  const Value value = compiled->evaluate(call, {});
  if (!value.is_null()) return "a value";
  return value.reason() == nullptr ? "null" : std::string(value.reason()->code);
}

TEST(FeelLimits, NestingIsRefusedNotSurvived) {
  EXPECT_EQ(code_of(repeated("(", 10'000) + "1" + repeated(")", 10'000)), "limit.expression_depth");
  EXPECT_EQ(code_of(repeated("[", 10'000) + repeated("]", 10'000)), "limit.expression_depth");
  EXPECT_EQ(code_of(repeated("-", 10'000) + "1"), "limit.expression_depth");
  EXPECT_EQ(code_of(repeated("if true then ", 10'000)), "limit.expression_depth");
  EXPECT_EQ(code_of("1" + repeated(" + 1", 10'000)), "limit.expression_depth");
  EXPECT_EQ(code_of("1 instance of " + repeated("list<", 10'000)), "limit.expression_depth");
}

TEST(FeelLimits, WhatIsWithinTheBoundsWorks) {
  EXPECT_EQ(code_of(repeated("(", 200) + "1" + repeated(")", 200)), "a value");
  EXPECT_EQ(code_of("1" + repeated(" + 1", 1'000)), "a value");
  EXPECT_EQ(code_of("true" + repeated(" and true", 10'000)), "a value");
}

TEST(FeelLimits, ExpressionsHaveASize) {
  Limits limits;
  limits.expression_bytes = 10;
  EXPECT_EQ(code_of("1 + 1 + 1 + 1", limits), "limit.expression_bytes");
}

TEST(FeelLimits, LoopsHaveSteps) {
  EXPECT_EQ(code_of("for i in 1..10000, j in 1..10000 return 1"), "limit.steps");
  EXPECT_EQ(code_of("every x in 1..1000000000000 satisfies x > 0"), "limit.steps");
  EXPECT_EQ(code_of("count(for i in 1..1000 return i)"), "a value");
}

TEST(FeelLimits, ComparingManyNamesTakesSteps) {
  Limits limits;
  limits.steps = 1'000'000;
  const std::string contexts = "{c: context(for i in 1..2000 return {key: string(i), value: i}), d: ";
  EXPECT_EQ(code_of(contexts + "every i in 1..9999 satisfies c = c}", limits), "limit.steps");
  EXPECT_EQ(code_of(contexts + "every i in 1..9999 satisfies is(c, c)}", limits), "limit.steps");
  EXPECT_EQ(code_of(contexts + "c = c}", limits), "a value");
}

TEST(FeelLimits, LookingThroughManyNamesTakesSteps) {
  Limits limits;
  limits.steps = 1'000'000;
  const std::string context = "{c: context(for i in 1..2000 return {key: \"k\" + string(i), value: i}), d: ";
  EXPECT_EQ(code_of(context + "every i in 1..99999 satisfies c.k1999 > 0}", limits), "limit.steps");
  EXPECT_EQ(code_of(context + "every i in 1..99999 satisfies get value(c, \"k1999\") > 0}", limits), "limit.steps");
  EXPECT_EQ(code_of(context + "every i in 1..99999 satisfies [c].k1999 = [1999]}", limits), "limit.steps");
  EXPECT_EQ(code_of(context + "every i in 1..99999 satisfies count([c][k1999 > 0]) = 1}", limits), "limit.steps");
  EXPECT_EQ(code_of(context + "every i in 1..99999 satisfies some x in [c] satisfies x.k1999 > 0}", limits),
            "limit.steps");
  EXPECT_EQ(code_of(context + "every i in 1..99999 satisfies c instance of context<k1999: number>}", limits),
            "limit.steps");
  EXPECT_EQ(code_of(context + "every i in 1..99999 satisfies context([c]) = null}", limits), "limit.steps");
  EXPECT_EQ(code_of(context + "every i in 1..9999 satisfies c.k1999 > 0}", limits), "a value");
}

TEST(FeelLimits, LookingAtManyItemsForTheirTypeTakesSteps) {
  Limits limits;
  limits.steps = 1'000'000;
  const std::string list = "{l: for i in 1..10000 return i, d: every i in 1..N satisfies l instance of list<number>}";
  const auto times = [&](const char* n) { return std::string(list).replace(list.find('N'), 1, n); };
  EXPECT_EQ(code_of(times("99999"), limits), "limit.steps");
  EXPECT_EQ(code_of(times("99"), limits), "a value");
}

TEST(FeelLimits, ListsHaveALength) {
  Limits limits;
  limits.list_items = 100;
  EXPECT_EQ(code_of("for i in 1..1000 return i", limits), "limit.list_items");
}

TEST(FeelLimits, StringsHaveALength) {
  Limits limits;
  limits.string_bytes = 1000;
  EXPECT_EQ(code_of("{f: function(s, n) if n = 0 then s else f(s + s, n - 1), r: f(\"ab\", 30)}.r", limits),
            "limit.string_bytes");
}

TEST(FeelLimits, RegularExpressionsHaveASize) {
  Limits limits;
  limits.regex_bytes = 1000;
  EXPECT_EQ(code_of("{p: \"a{900}\", r: matches(\"a\", p)}.r", limits), "limit.regex_bytes");
  EXPECT_EQ(code_of("{p: \"((a{100}){100}){100}\", r: split(\"a\", p)}.r"), "limit.regex_bytes");
  limits = Limits();
  limits.string_bytes = 1000;
  EXPECT_EQ(
      code_of("{s: \"aaaaaaaaaaaaaaaaaaaaaaaaa\", r: replace(s, \"a\", \"" + std::string(100, 'b') + "\")}.r", limits),
      "limit.string_bytes");
}

TEST(FeelLimits, RecursionEnds) {
  EXPECT_EQ(code_of("{f: function(n) f(n + 1), r: f(1)}.r"), "limit.call_depth");
  EXPECT_EQ(code_of("{f: function(n) if n = 0 then 0 else 1 + f(n - 1), r: f(200)}.r"), "a value");
}

TEST(FeelLimits, TheHostCancels) {
  Limits limits;
  int asked = 0;
  limits.cancel_context = &asked;
  limits.cancel = [](void* context) { return ++*static_cast<int*>(context) == 3; };
  EXPECT_EQ(code_of("for i in 1..1000000 return i", limits), "limit.cancelled");
  EXPECT_EQ(asked, 3);
}

TEST(FeelLimits, ACallThatWasStoppedCanBeUsedAgain) {
  const auto endless = *compile("every x in 1..1000000000 satisfies x > 0", Scope());
  const auto sum = *compile("1 + 1", Scope());
  Evaluation call;
  EXPECT_TRUE(endless.evaluate(call, {}).is_null());
  EXPECT_EQ(call.stopped, "limit.steps");
  call.reset();
  EXPECT_EQ(to_feel(sum.evaluate(call, {})), "2");
}

TEST(FeelLimits, OneExpressionServesManyThreads) {
  Scope scope;
  scope.add("n", simple_type(TypeKind::number));
  const auto squares = *compile("sum(for i in 1..n return i * i)", scope);
  std::vector<std::string> answers(4);
  std::vector<std::thread> threads;
  for (std::size_t t = 0; t < answers.size(); ++t)
    threads.emplace_back([&squares, &answers, t] {
      Evaluation call;
      const Value input = Value::number(Decimal(static_cast<std::int64_t>(t) + 10));
      for (int i = 0; i < 200; ++i) {
        call.reset();
        answers[t] = to_feel(squares.evaluate(call, {&input, 1}));
      }
    });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(answers, (std::vector<std::string>{"385", "506", "650", "819"}));
}

}  // namespace
}  // namespace riskrule::feel
