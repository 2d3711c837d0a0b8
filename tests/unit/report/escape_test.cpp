// Text of others is harmless in every form of the report.
#include <gtest/gtest.h>

#include "sample.hpp"

namespace riskrule::report {
namespace {

struct Reports {
  std::string text, markdown, html;
};

/// The three reports of a matter with this title, a finding that says it, and a proof that holds it.
Reports reports_of(const std::string& nasty) {
  Matter m = sample::plan_matter();
  Assessment a = sample::plan_assessment();
  m.title = nasty;
  m.background = nasty;
  m.citations = std::vector<Citation>{{nasty, {}}};
  a.findings[1].says = nasty;
  a.findings[1].proof.own()[0].text = nasty;
  a.notes = {nasty};
  return {to_text(m, a), to_markdown(m, a), to_html(m, a)};
}

bool has(const std::string& where, std::string_view what) { return where.find(what) != std::string::npos; }

TEST(Escape, HtmlMarksAreText) {
  const auto r = reports_of(R"(<script>alert("x")</script> & 'y')");
  EXPECT_FALSE(has(r.html, "<script"));
  EXPECT_TRUE(has(r.html, "&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#39;y&#39;"));
  EXPECT_TRUE(has(r.markdown, "&lt;script&gt;"));
  for (std::size_t at = r.markdown.find("<script"); at != std::string::npos; at = r.markdown.find("<script", at + 1))
    EXPECT_EQ(r.markdown[at - 1], '`');  // in a code span it is text
  EXPECT_TRUE(has(r.text, R"(<script>alert("x")</script> & 'y')"));
}

TEST(Escape, AttributesAreNotLeft) {
  Matter m = sample::plan_matter();
  m.documents = std::vector<Document>{{"risk_report", R"("><img src=x onerror=alert(1)>)", {}, {}, {}}};
  const std::string html = to_html(m, sample::plan_assessment());
  EXPECT_FALSE(has(html, "<img"));
  EXPECT_TRUE(has(html, "&quot;&gt;&lt;img src=x onerror=alert(1)&gt;"));
}

TEST(Escape, ControlCharactersAreWrittenOut) {
  const auto r = reports_of(std::string("a\x1b[31mb\x07") + '\0' + "c\x7f");
  for (const std::string* report : {&r.text, &r.markdown, &r.html}) {
    EXPECT_FALSE(has(*report, "\x1b"));
    EXPECT_FALSE(has(*report, "\x07"));
    EXPECT_FALSE(has(*report, std::string_view("\0", 1)));
    EXPECT_TRUE(has(*report, "⟨U+001B⟩"));
    EXPECT_TRUE(has(*report, "⟨U+0007⟩"));
    EXPECT_TRUE(has(*report, "⟨U+0000⟩"));
    EXPECT_TRUE(has(*report, "⟨U+007F⟩"));
  }
}

TEST(Escape, WhatTurnsOrHidesTextIsWrittenOut) {
  const auto r = reports_of("同意\u202E反对\u2066x\u2069\u200B\uFEFF\u00AD\U000E0041");
  for (const std::string* report : {&r.text, &r.markdown, &r.html}) {
    for (const char* unseen : {"\u202E", "\u2066", "\u2069", "\u200B", "\uFEFF", "\u00AD", "\U000E0041"})
      EXPECT_FALSE(has(*report, unseen));
    EXPECT_TRUE(has(*report, "同意⟨U+202E⟩反对⟨U+2066⟩x⟨U+2069⟩⟨U+200B⟩⟨U+FEFF⟩⟨U+00AD⟩⟨U+E0041⟩"));
  }
}

TEST(Escape, BytesThatAreNoUtf8AreWrittenOut) {
  const auto r = reports_of("a\xff\xc0\xafz\xe4\xb8");
  for (const std::string* report : {&r.text, &r.markdown, &r.html})
    EXPECT_TRUE(has(*report, "a⟨0xFF⟩⟨0xC0⟩⟨0xAF⟩z⟨0xE4⟩⟨0xB8⟩"));
}

TEST(Escape, MarkdownMarksAreText) {
  const auto r = reports_of("# a *b* _c_ [d](e) `f` | ~g~ $h$ \\");
  EXPECT_TRUE(has(r.markdown, R"(\# a \*b\* \_c\_ \[d\](e) \`f\` \| \~g\~ \$h\$ \\)"));
  EXPECT_TRUE(has(r.markdown, "- \\# a"));
}

/// In a code span back-ticks make the fence longer, and a bar does not end a table's cell.
TEST(Escape, MarkdownCodeHoldsBackTicks) {
  const auto r = reports_of("x`` | y");
  EXPECT_TRUE(has(r.markdown, "``` x`` \\| y ```"));
}

TEST(Escape, LineEndsStayInTheirRow) {
  Matter m = sample::plan_matter();
  m.citations = std::vector<Citation>{{"first\r\nsecond\n- third", {}}};
  const Assessment a = sample::plan_assessment();
  EXPECT_TRUE(has(to_markdown(m, a), "| first<br>second<br>- third |"));
  EXPECT_TRUE(has(to_html(m, a), "first<br>second<br>- third"));
}

TEST(Escape, BlanksAtTheStartMakeNoCodeBlock) {
  Matter m = sample::plan_matter();
  m.background = "        1. item";
  EXPECT_TRUE(has(to_markdown(m, sample::plan_assessment()), "\n1\\. item\n"));
}

}  // namespace
}  // namespace riskrule::report
