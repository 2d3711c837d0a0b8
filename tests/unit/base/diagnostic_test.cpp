#include "riskrule/base/diagnostic.hpp"

#include <gtest/gtest.h>

#include <memory>

#include "riskrule/base/result.hpp"

namespace {

using namespace riskrule;

Diagnostic wrong(std::string message) { return {.code = "json.enum", .message = std::move(message)}; }

Span span_of(std::string_view text, std::string_view part) {
  const auto begin = static_cast<std::uint32_t>(text.find(part));
  return {begin, begin + static_cast<std::uint32_t>(part.size())};
}

TEST(Source, PlacesCountCodePoints) {
  const std::string_view text = "a\n评估 x\r\nz";
  EXPECT_EQ(place_of(text, 0), (Place{1, 1}));
  EXPECT_EQ(place_of(text, 1), (Place{1, 2}));
  EXPECT_EQ(place_of(text, 2), (Place{2, 1}));
  EXPECT_EQ(place_of(text, 5), (Place{2, 2}));
  EXPECT_EQ(place_of(text, 9), (Place{2, 4}));
  EXPECT_EQ(place_of(text, text.size()), (Place{3, 2}));
  EXPECT_EQ(place_of(text, 1000), (Place{3, 2}));
  EXPECT_EQ(place_of("", 0), (Place{1, 1}));
}

TEST(Source, LinesAreWholeAndWithoutTheirEnds) {
  const std::string_view text = "a\n评估 x\r\nz\n";
  EXPECT_EQ(line_at(text, 0), "a");
  EXPECT_EQ(line_at(text, 1), "a") << "the line end belongs to its line";
  EXPECT_EQ(line_at(text, 5), "评估 x");
  EXPECT_EQ(line_at(text, text.size() - 1), "z");
  EXPECT_EQ(line_at(text, text.size()), "");
  EXPECT_EQ(line_at(text, 1000), "");
}

TEST(Diagnostic, WholeText) {
  const std::string text = "{\n  \"likelihood\": \"hihg\"\n}";
  Diagnostic d = located(wrong("`hihg` is not one of low, high"), text, span_of(text, "\"hihg\""));
  d.file = "bad.json";
  d.pointer = "/likelihood";
  d.guess = "high";
  EXPECT_EQ(to_text(d),
            "bad.json:2:17: error: `hihg` is not one of low, high; did you mean `high`? [json.enum]\n"
            "  at /likelihood\n"
            "  |   \"likelihood\": \"hihg\"\n"
            "  |                 ^^^^^^");
}

TEST(Diagnostic, TheUnderlineStandsUnderChinese) {
  const std::string text = "if 可能性 = 高 then";
  EXPECT_EQ(to_text(located(wrong("what is `高`"), text, span_of(text, "高"))),
            "<text>:1:10: error: what is `高` [json.enum]\n"
            "  | if 可能性 = 高 then\n"
            "  |             ^^");
}

TEST(Diagnostic, TabsStayTabs) {
  const std::string text = "\t\tx";
  EXPECT_EQ(to_text(located(wrong("no"), text, {2, 3})), "<text>:1:3: error: no [json.enum]\n  | \t\tx\n  | \t\t^");
}

TEST(Diagnostic, AtTheEndOfTheText) {
  EXPECT_EQ(to_text(located(wrong("the text ends too early"), "ab", {2, 2})),
            "<text>:1:3: error: the text ends too early [json.enum]\n  | ab\n  |   ^");
  EXPECT_EQ(to_text(located(wrong("empty"), "", {0, 0})), "<text>:1:1: error: empty [json.enum]");
  EXPECT_EQ(located(wrong("beyond"), "ab", {7, 9}).width, 1U);
}

TEST(Diagnostic, ASpanOverLinesIsUnderlinedToTheEndOfItsFirst) {
  const auto d = located(wrong("long"), "ab{\r\n}", {2, 6});
  EXPECT_EQ(d.line, "ab{");
  EXPECT_EQ(d.width, 1U);
}

TEST(Diagnostic, ALongLineIsCutRoundTheSpan) {
  std::string text = "{";
  for (int i = 0; i < 200; ++i) text += "\"名\":0,";
  text += "\"bad\":1}";
  const Diagnostic d = located(wrong("no"), text, span_of(text, "\"bad\""));
  EXPECT_EQ(d.place, (Place{1, 2 + 200 * 6}));
  EXPECT_LT(d.line.size(), 170U);
  EXPECT_TRUE(starts_code_point(d.line.front()));
  const std::string shown = to_text(d);
  const auto mark = shown.rfind("  | ");
  const std::string blanks = shown.substr(mark + 4);
  const std::size_t columns = blanks.find('^');
  // The excerpt before the span, with two columns for each Chinese character of three bytes.
  const std::string before = d.line.substr(0, d.line.find("\"bad\""));
  std::size_t wide = 0;
  for (const char c : before) wide += static_cast<unsigned char>(c) >= 0xE0 ? 1U : 0U;
  EXPECT_EQ(columns, before.size() - wide);
  EXPECT_EQ(blanks.substr(columns), "^^^^^");
}

TEST(Diagnostic, WithoutAPlaceThereIsNoLine) {
  EXPECT_EQ(to_text(wrong("no")), "<text>: error: no [json.enum]");
  Diagnostic warning = wrong("hm");
  warning.severity = Severity::warning;
  Diagnostic note = wrong("so");
  note.severity = Severity::note;
  EXPECT_EQ(to_text(Diagnostics{warning, note}), "<text>: warning: hm [json.enum]\n<text>: note: so [json.enum]\n");
  EXPECT_FALSE(has_errors({warning, note}));
  EXPECT_TRUE(has_errors({warning, wrong("no")}));
  EXPECT_FALSE(has_errors({}));
}

TEST(Result, AValueOrReasons) {
  const Result<int> good = 7;
  ASSERT_TRUE(good);
  EXPECT_EQ(*good, 7);
  EXPECT_TRUE(good.diagnostics().empty());
  const Result<int> bad = wrong("no");
  EXPECT_FALSE(bad.has_value());
  EXPECT_EQ(bad.diagnostics().size(), 1U);
}

TEST(Result, WithoutAValueThereIsAlwaysAnError) {
  const Result<int> none = Diagnostics{};
  EXPECT_FALSE(none);
  EXPECT_TRUE(has_errors(none.diagnostics()));
  Diagnostic note = wrong("so");
  note.severity = Severity::note;
  const Result<int> only_a_note = note;
  EXPECT_TRUE(has_errors(only_a_note.diagnostics()));
  EXPECT_EQ(only_a_note.diagnostics().size(), 2U);
}

TEST(Result, AValueMayHaveWarningsAndBeMovedOut) {
  Diagnostic warning = wrong("hm");
  warning.severity = Severity::warning;
  Result<std::unique_ptr<int>> result(std::make_unique<int>(3), {warning});
  ASSERT_TRUE(result);
  EXPECT_EQ(result.diagnostics().size(), 1U);
  const auto value = *std::move(result);
  EXPECT_EQ(*value, 3);
}

}  // namespace
