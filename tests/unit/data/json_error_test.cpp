// What a person sees who wrote JSON wrongly: place, underlined text, code, message and guess.
#include <gtest/gtest.h>

#include <random>

#include "riskrule/data/json.hpp"

namespace riskrule::data {
namespace {

/// `line:column [underlined] code: message; guess`.
std::string shown(const std::string& text) {
  const auto tree = parse_json(text);
  if (tree) return "no error";
  const Diagnostic& d = tree.diagnostics().front();
  std::string underlined;
  std::uint32_t column = 0;
  for (std::size_t i = 0; i < d.line.size(); ++i) {
    column += starts_code_point(d.line[i]) ? 1U : 0U;
    if (column >= d.place.column && column < d.place.column + d.width) underlined += d.line[i];
  }
  return std::to_string(d.place.line) + ":" + std::to_string(d.place.column) + " [" + underlined + "] " + d.code +
         ": " + d.message + (d.guess.empty() ? "" : "; " + d.guess);
}

TEST(JsonError, TextThatEndsTooEarly) {
  EXPECT_EQ(
      shown("{"),
      "1:2 [] json.truncated: the text ends too early: expected a member name or `}`; the `{` of line 1 is still open");
  EXPECT_EQ(shown("\n{\"a\""),
            "2:5 [] json.truncated: the text ends too early: expected `:`; the `{` of line 2 is still open");
  EXPECT_EQ(shown("{\"a\":  \n"),
            "1:6 [ ] json.truncated: the text ends too early: expected a value; the `{` of line 1 is still open");
  EXPECT_EQ(shown("{\"a\":1"),
            "1:7 [] json.truncated: the text ends too early: expected `,` or `}`; the `{` of line 1 is still open");
  EXPECT_EQ(shown("{\"a\":1,"),
            "1:8 [] json.truncated: the text ends too early: expected a member name; the `{` of line 1 is still open");
  EXPECT_EQ(shown("["),
            "1:2 [] json.truncated: the text ends too early: expected a value or `]`; the `[` of line 1 is still open");
  EXPECT_EQ(shown("[[1],"),
            "1:6 [] json.truncated: the text ends too early: expected a value; the `[` of line 1 is still open");
  EXPECT_EQ(shown("[tru"),
            "1:5 [] json.truncated: the text ends too early: `tru` is not finished; the `[` of line 1 is still open");
  EXPECT_EQ(shown("[-"),
            "1:3 [] json.truncated: the text ends too early: the number `-` is not finished; the `[` of line 1 is "
            "still open");
  EXPECT_EQ(shown("1."), "1:3 [] json.truncated: the text ends too early: the number `1.` is not finished");
  EXPECT_EQ(shown("\"ab"),
            "1:4 [] json.truncated: the text ends too early: the text that begins in line 1 has no closing `\"`");
  EXPECT_EQ(shown("\"ab\\"),
            "1:5 [] json.truncated: the text ends too early: the text that begins in line 1 has no closing `\"`");
  EXPECT_EQ(shown("\"ab\\ud83d\\u"),
            "1:12 [] json.truncated: the text ends too early: the text that begins in line 1 has no closing `\"`");
}

TEST(JsonError, NoText) {
  EXPECT_EQ(shown(""), "1:1 [] json.no_text: the text is empty; expected a value");
  EXPECT_EQ(shown(" \n\t"), "1:1 [ ] json.no_text: the text is empty; expected a value");
}

TEST(JsonError, SomethingElseWasExpected) {
  EXPECT_EQ(shown("[1 2]"), "1:4 [2] json.syntax: expected `,` or `]`, found `2`");
  EXPECT_EQ(shown("[1}"), "1:3 [}] json.syntax: expected `,` or `]`, found `}`");
  EXPECT_EQ(shown("{\"a\" 1}"), "1:6 [1] json.syntax: expected `:`, found `1`");
  EXPECT_EQ(shown("{\"a\":1 \"b\":2}"), "1:8 [\"] json.syntax: expected `,` or `}`, found `\"`");
  EXPECT_EQ(shown("[,1]"), "1:2 [,] json.syntax: expected a value or `]`, found `,`");
  EXPECT_EQ(shown("[1] 中"), "1:5 [中] json.trailing: the document ends before `中`; nothing may follow it");
  EXPECT_EQ(shown("{}}"), "1:3 [}] json.trailing: the document ends before `}`; nothing may follow it");
}

TEST(JsonError, WhatOtherNotationsAllow) {
  EXPECT_EQ(shown("[1,]"), "1:4 []] json.syntax: expected a value, found `]`; the `,` before it is too many");
  EXPECT_EQ(shown("{\"a\":1,}"),
            "1:8 [}] json.syntax: expected a member name, found `}`; the `,` before it is too many");
  EXPECT_EQ(shown("{a:1}"),
            "1:2 [a] json.syntax: expected a member name or `}`; a member name stands in double quotes");
  EXPECT_EQ(shown("['x']"), "1:2 ['] json.syntax: expected a value or `]`; a text stands in double quotes");
  EXPECT_EQ(shown("[1] // x"), "1:5 [//] json.syntax: JSON has no comments");
  EXPECT_EQ(shown("/* x */ 1"), "1:1 [/*] json.syntax: JSON has no comments");
  EXPECT_EQ(shown("[True]"), "1:2 [True] json.syntax: expected a value or `]`, found `True`; true");
  EXPECT_EQ(shown("[None]"), "1:2 [None] json.syntax: expected a value or `]`, found `None`; null");
  EXPECT_EQ(shown("[NaN]"), "1:2 [NaN] json.syntax: expected a value or `]`, found `NaN`");
  EXPECT_EQ(shown("{\"a\": low}"), "1:7 [low] json.syntax: expected a value, found `low`");
}

TEST(JsonError, ChinesePunctuation) {
  EXPECT_EQ(shown("{“a”: 1}"), "1:2 [“] json.syntax: `“` is not the quotation mark of JSON; \"");
  EXPECT_EQ(shown("{\"中\"： 1}"), "1:5 [：] json.syntax: expected `:`, found the full-width `：`; :");
  EXPECT_EQ(shown("[1，2]"), "1:3 [，] json.syntax: expected `,` or `]`, found the full-width `，`; ,");
}

TEST(JsonError, Numbers) {
  EXPECT_EQ(shown("[01]"), "1:2 [01] json.syntax: a number may not begin with 0");
  EXPECT_EQ(shown("[.5]"),
            "1:2 [.5] json.syntax: `.5` is not a number as JSON writes it, for instance -12, 0.5 or 1.5e3");
  EXPECT_EQ(shown("[+1]"),
            "1:2 [+1] json.syntax: `+1` is not a number as JSON writes it, for instance -12, 0.5 or 1.5e3");
  EXPECT_EQ(shown("[1.]"),
            "1:2 [1.] json.syntax: `1.` is not a number as JSON writes it, for instance -12, 0.5 or 1.5e3");
  EXPECT_EQ(shown("[0x10]"), "1:3 [x] json.syntax: expected `,` or `]`, found `x`");
  EXPECT_EQ(shown("[1,1e400]"),
            "1:4 [1e400] json.number_range: the number `1e400` is too large; it must be below 1E+308");
}

TEST(JsonError, TextsAndEscapes) {
  using namespace std::string_literals;
  EXPECT_EQ(
      shown("[\"\\q\"]"),
      "1:3 [\\q] json.escape: `\\q` is not an escape of JSON; they are \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX");
  EXPECT_EQ(shown("[\"\\u12x\"]"), "1:3 [\\u12] json.escape: `\\u12` has fewer than four hexadecimal digits");
  EXPECT_EQ(shown("[\"\\ud800\"]"), "1:3 [\\ud800] json.escape: `\\ud800` is half of a surrogate pair");
  EXPECT_EQ(shown("[\"\\udc00\"]"), "1:3 [\\udc00] json.escape: `\\udc00` is half of a surrogate pair");
  EXPECT_EQ(shown("[\"\\ud800\\u0041\"]"),
            "1:3 [\\ud800\\u0041] json.escape: `\\ud800\\u0041` is half of a surrogate pair");
  EXPECT_EQ(shown("{\"a\nb\": 1}"),
            "1:2 [\"a] json.control: a text may not run over the end of a line: a closing `\"` is missing, or `\\n`");
  EXPECT_EQ(shown("[\"a\tb\"]"), "1:4 [\t] json.control: a tab may not stand in a text as it is; write `\\t`");
  EXPECT_EQ(shown("[\"a\0b\"]"s),
            "1:4 [\xEF\xBF\xBD] json.control: a NUL byte may not stand in a text as it is; write `\\u0000`");
  EXPECT_EQ(shown("[1,\0]"s), "1:4 [\xEF\xBF\xBD] json.control: expected a value, found a NUL byte");
}

TEST(JsonError, Encoding) {
  EXPECT_EQ(shown("[\"中\xFF\"]"),
            "1:4 [\xEF\xBF\xBD] json.utf8: byte 0xFF at offset 5 is not UTF-8; save the text as UTF-8");
  EXPECT_EQ(shown("[\"\xC0\xAF\"]"),
            "1:3 [\xEF\xBF\xBD] json.utf8: byte 0xC0 at offset 2 is not UTF-8; save the text as UTF-8");  // overlong
  EXPECT_EQ(shown("[\"\xED\xA0\x80\"]"),
            "1:3 [\xEF\xBF\xBD] json.utf8: byte 0xED at offset 2 is not UTF-8; save the text as UTF-8");  // surrogate
  EXPECT_EQ(shown("[\"\xF4\x90\x80\x80\"]"),
            "1:3 [\xEF\xBF\xBD] json.utf8: byte 0xF4 at offset 2 is not UTF-8; save the text as UTF-8");  // > 10FFFF
  EXPECT_EQ(shown("[\xFE]"),
            "1:2 [\xEF\xBF\xBD] json.utf8: byte 0xFE at offset 1 is not UTF-8; save the text as UTF-8");
  EXPECT_EQ(shown("\xFF\xFE{"), "1:1 [\xEF\xBF\xBD] json.utf8: the text looks like UTF-16; save it as UTF-8");
  EXPECT_EQ(shown(std::string("{\0}\0", 4)), "1:1 [{] json.utf8: the text looks like UTF-16; save it as UTF-8");
  EXPECT_EQ(shown("\xEF\xBB\xBF{}"),
            "1:1 [\xEF\xBB\xBF] json.bom: the text begins with a byte order mark; save it as UTF-8 without one");
}

/// A document cut off anywhere is truncated, and an error stands behind the last byte that could have been right.
TEST(JsonError, PrefixesOfADocument) {
  const std::string text =
      "{\"a\\n\\ud83d\\ude00\": [1, -2.5e+3, true, false, null, {}, [], \"中文\"], \"b\": {\"c\": \"\"}}";
  for (std::size_t end = 1; end < text.size(); ++end) {
    const auto tree = parse_json(text.substr(0, end));
    ASSERT_FALSE(tree) << end;
    const std::string& code = tree.diagnostics().front().code;
    const bool inside_character = end < text.size() && !starts_code_point(text[end]);
    EXPECT_EQ(code, inside_character ? "json.utf8" : "json.truncated") << text.substr(0, end);
  }
}

std::size_t offset_of(const std::string& text, Place place) {
  std::size_t i = 0;
  for (std::uint32_t line = 1; line < place.line; ++i) line += text[i] == '\n' ? 1U : 0U;
  for (std::uint32_t column = 1; column < place.column; ++column) do
      ++i;
    while (i < text.size() && !starts_code_point(text[i]));
  return i;
}

TEST(JsonError, WhatStandsBeforeAnErrorIsTheBeginningOfADocument) {
  const std::string good =
      "{\"a\": [1, -2.5e3, true, \"\\u4e2d中\"],\n \"b\": {\"c\": null, \"d\": \"x\"}, \"e\": [[], {}]}";
  const std::string others = "{}[],:\"\\ \nae0-.+truxn'/";
  std::mt19937 random(7);
  int refused = 0;
  for (int round = 0; round < 20'000; ++round) {
    std::string text = good;
    for (auto edits = 1 + random() % 2; edits > 0; --edits) {
      const std::size_t at = random() % text.size();
      const char c = others[random() % others.size()];
      if (random() % 3 == 0)
        text.erase(at, 1);
      else if (random() % 2 == 0)
        text.insert(at, 1, c);
      else
        text[at] = c;
    }
    const auto tree = parse_json(text);
    if (tree) continue;
    const Diagnostic& d = tree.diagnostics().front();
    if (d.code == "json.duplicate" || d.code == "json.number_range" || d.code == "json.utf8") continue;
    ++refused;
    const std::string before = text.substr(0, offset_of(text, d.place));
    const auto prefix = parse_json(before);
    if (prefix) {
      EXPECT_TRUE(d.code == "json.trailing" || d.message == "JSON has no comments") << text << "\n" << to_text(d);
    } else {
      const std::string& code = prefix.diagnostics().front().code;
      EXPECT_TRUE(code == "json.truncated" || code == "json.no_text") << text << "\n" << to_text(d) << "\n" << before;
    }
  }
  EXPECT_GT(refused, 10'000);
}

}  // namespace
}  // namespace riskrule::data
