// Every row of the built-in functions against its own examples.
#include "riskrule/feel/builtins.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "riskrule/base/calendar.hpp"

namespace riskrule::feel {
namespace {

/// A calendar that knows one year, without holidays.
const WorkCalendar& plain_2024() {
  static const WorkCalendar calendar = *WorkCalendar::build({{2024, "test", {}, {}}});
  return calendar;
}

/// The value of an expression as FEEL source; a problem of compilation is an answer too.
std::string answer(const std::string& text) {
  const auto compiled = compile(text, Scope());
  if (!compiled) return "does not compile: " + to_text(compiled.diagnostics());
  Evaluation call;
  call.calendar = &plain_2024();
  return to_feel(compiled->evaluate(call, {}));
}

/// True if both give null, or values that are equal.
bool same(const std::string& a, const std::string& b) {
  if (answer(b) == "null") return answer(a) == "null";
  return answer("(" + a + ") = (" + b + ")") == "true";
}

/// The arguments of `name(a, b)`, split at its outermost commas; nothing if the text is no such call and nothing else.
std::vector<std::string> arguments_of(std::string_view text, std::string_view name) {
  if (text.substr(0, name.size()) != name || text.substr(name.size(), 1) != "(" || text.back() != ')') return {};
  std::vector<std::string> out(1);
  int depth = 0;
  bool quoted = false;
  const std::string_view inside = text.substr(name.size() + 1, text.size() - name.size() - 2);
  for (std::size_t i = 0; i < inside.size(); ++i) {
    const char c = inside[i];
    if (c == '"' && (i == 0 || inside[i - 1] != '\\')) quoted = !quoted;
    if (!quoted && std::string_view("([{").find(c) != std::string_view::npos) ++depth;
    if (!quoted && std::string_view(")]}").find(c) != std::string_view::npos && --depth < 0) return {};
    if (!quoted && depth == 0 && c == ',')
      out.emplace_back();
    else
      out.back() += c;
  }
  return out;
}

/// The same call with named arguments, in reverse order where that is free; empty if row or text do not allow it.
std::string with_names(const Builtin& row, std::string_view text) {
  const auto arguments = arguments_of(text, row.name);
  if (row.variadic || arguments.empty() || arguments.size() > row.parameters.size()) return {};
  if (text.find('<') != std::string_view::npos || text.find("](") != std::string_view::npos) return {};
  std::string out;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string argument = std::string(row.parameters[i].name) + ": " + arguments[i];
    if (row.in_order)
      out += (i == 0 ? "" : ", ") + argument;
    else
      out = argument + (i == 0 ? "" : ", ") + out;
  }
  return std::string(row.name) + "(" + out + ")";
}

TEST(Builtins, ExamplesHold) {
  std::size_t count = 0;
  for (const Builtin& row : builtins()) {
    for (const Example& example : row.examples) {
      ++count;
      EXPECT_TRUE(same(std::string(example.expression), std::string(example.result)))
          << example.expression << " is " << answer(std::string(example.expression)) << ", not " << example.result;
    }
  }
  EXPECT_GT(count, 200U);
}

TEST(Builtins, NamedCallsAgreeWithPositionalOnes) {
  std::size_t count = 0;
  for (const Builtin& row : builtins()) {
    for (const Example& example : row.examples) {
      const std::string named = with_names(row, example.expression);
      if (named.empty()) continue;
      ++count;
      EXPECT_EQ(answer(named), answer(std::string(example.expression))) << named;
    }
  }
  EXPECT_GT(count, 150U);
}

TEST(Builtins, RowsAreComplete) {
  const std::set<std::string_view> families = {"conversion", "boolean", "string",  "list", "numeric",
                                               "temporal",   "range",   "context", "sort", "riskrule"};
  for (const Builtin& row : builtins()) {
    SCOPED_TRACE(row.name);
    EXPECT_GE(row.examples.size(), 2U);
    EXPECT_TRUE(families.count(row.family) == 1) << row.family;
    EXPECT_FALSE(row.label.empty());
    EXPECT_TRUE(row.body != nullptr);
    ASSERT_FALSE(row.sentence.empty());
    EXPECT_EQ(row.sentence.back(), '.');
    EXPECT_FALSE(row.variadic && row.parameters.empty());
    for (const Parameter& p : row.parameters) EXPECT_FALSE(p.name.empty());
  }
}

TEST(Builtins, RowsShowAnEdgeCase) {
  // At least one example of each function yields null, or takes something empty.
  std::set<std::string_view> shown;
  std::set<std::string_view> all;
  for (const Builtin& row : builtins()) {
    all.insert(row.name);
    for (const Example& e : row.examples)
      if (e.result == "null" || e.expression.find("null") != std::string_view::npos ||
          e.expression.find("[]") != std::string_view::npos || e.expression.find("\"\"") != std::string_view::npos)
        shown.insert(row.name);
  }
  EXPECT_EQ(shown, all);
}

TEST(Builtins, FindsAllRowsOfAName) {
  EXPECT_EQ(find_builtins("min").size(), 2U);
  EXPECT_EQ(find_builtins("before").size(), 4U);
  EXPECT_TRUE(find_builtins("no such function").empty());
}

TEST(Builtins, AWrongArgumentSaysWhichAndWhy) {
  const auto compiled = compile("string length(1)", Scope());
  ASSERT_TRUE(compiled);
  Evaluation call;
  const Value result = compiled->evaluate(call, {});
  ASSERT_TRUE(result.is_null());
  ASSERT_NE(result.reason(), nullptr);
  EXPECT_EQ(result.reason()->code, "feel.argument_type");
  EXPECT_EQ(result.reason()->message, "`string length`: `string` takes a string, not a number");
}

std::string reason_of(const std::string& text, const WorkCalendar* calendar, const Clock* clock = nullptr) {
  const auto compiled = compile(text, Scope());
  Evaluation call;
  call.calendar = calendar;
  call.clock = clock;
  const Value result = compiled->evaluate(call, {});
  if (!result.is_null()) return to_feel(result);
  return result.reason() == nullptr ? ""
                                    : std::string(result.reason()->code) + ": " + std::string(result.reason()->message);
}

TEST(Builtins, WorkingDaysNeedACalendarThatKnowsTheYear) {
  const std::string text = R"(working days between(date("2024-12-30"), date("2025-01-02")))";
  EXPECT_EQ(reason_of(text, nullptr),
            "feel.no_calendar: `working days between`: the caller has given no calendar of working days");
  EXPECT_EQ(reason_of(text, &plain_2024()),
            "feel.calendar_year: `working days between`: the calendar of working days does not know the year 2025");
  EXPECT_EQ(reason_of(R"(add working days(date("2024-12-31"), 1))", &plain_2024()),
            "feel.calendar_year: `add working days`: the calendar of working days does not know the year 2025");
}

TEST(Builtins, TheClockIsTheCallers) {
  Clock clock{DateTime{{2024, 2, 29}, *make_time(8, 30, 0)}};
  EXPECT_EQ(reason_of("now()", nullptr, &clock), R"(date and time("2024-02-29T08:30:00"))");
  EXPECT_EQ(reason_of("today()", nullptr, &clock), R"(date("2024-02-29"))");
  EXPECT_EQ(reason_of("today()", nullptr), "feel.no_clock: `today`: the caller has not said what time it is");
}

TEST(Builtins, TheManualNamesEveryRow) {
  const std::string text = builtins_manual(false);
  const std::string markdown = builtins_manual(true);
  for (const Builtin& row : builtins()) {
    for (const Example& e : row.examples) EXPECT_NE(text.find(e.expression), std::string::npos) << row.name;
    EXPECT_NE(markdown.find("### `" + std::string(row.name) + "("), std::string::npos) << row.name;
  }
}

TEST(Builtins, LargeListsStayWithinTheirBounds) {
  Limits limits;
  limits.steps = 100'000;
  Evaluation call(limits);
  const auto quadratic = compile("distinct values(for i in 1..1000 return [i])", Scope());
  ASSERT_TRUE(quadratic);
  EXPECT_TRUE(quadratic->evaluate(call, {}).is_null());
  EXPECT_EQ(call.stopped, "limit.steps");
  Evaluation enough;
  const auto linear = compile("count(distinct values(for i in 1..20000 return modulo(i, 5000)))", Scope());
  ASSERT_TRUE(linear);
  EXPECT_EQ(to_feel(linear->evaluate(enough, {})), "5000");
}

}  // namespace
}  // namespace riskrule::feel
