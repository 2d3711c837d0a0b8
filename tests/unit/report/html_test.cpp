#include <gtest/gtest.h>

#include <vector>

#include "sample.hpp"

namespace riskrule::report {
namespace {

bool has(const std::string& where, std::string_view what) { return where.find(what) != std::string::npos; }

std::string report() { return to_html(sample::plan_matter(), sample::plan_assessment()); }

std::string report_with_estimates() {
  Matter m = sample::plan_matter();
  Assessment a = sample::plan_assessment();
  sample::add_estimates(m, a);
  return to_html(m, a);
}

/// The first tag that is closed in the wrong place, or empty.
std::string misnested(const std::string& html) {
  std::vector<std::string> open;
  for (std::size_t at = html.find('<'); at != std::string::npos; at = html.find('<', at + 1)) {
    const std::size_t end = html.find('>', at);
    const std::string tag = html.substr(at + 1, end - at - 1);
    const std::string name = tag.substr(0, tag.find_first_of(" \n/", tag[0] == '/' ? 1 : 0));
    const bool is_void = name == "!doctype" || name == "meta" || name == "br" || tag.back() == '/';
    if (is_void) continue;
    if (name[0] != '/') {
      open.push_back(name);
    } else if (open.empty() || "/" + open.back() != name) {
      return tag;
    } else {
      open.pop_back();
    }
  }
  return open.empty() ? std::string() : open.back();
}

TEST(Html, IsOneChinesePage) {
  const std::string html = report();
  EXPECT_EQ(html.rfind("<!doctype html>\n<html lang=\"zh-CN\">", 0), 0U);
  EXPECT_TRUE(has(html, "<meta charset=\"utf-8\">"));
  EXPECT_TRUE(has(html, "<meta name=\"viewport\""));
  EXPECT_TRUE(has(html, "<h1>某区质量提升行动方案（2024-2026）</h1>"));
}

TEST(Html, NeedsNothingFromOutside) {
  const std::string html = report_with_estimates();
  for (const char* word : {"<script", "<link", "<img", "src=", "url(", "@import", "javascript:", "onload", "<iframe"})
    EXPECT_FALSE(has(html, word)) << word;
  for (std::size_t at = html.find("href=\""); at != std::string::npos; at = html.find("href=\"", at + 1))
    EXPECT_EQ(html[at + 6], '#');
  EXPECT_TRUE(has(html, "default-src 'none'"));
}

TEST(Html, TagsAreClosedWhereTheyShould) {
  EXPECT_EQ(misnested(report()), "");
  EXPECT_EQ(misnested(report_with_estimates()), "");
  EXPECT_EQ(misnested(to_html({}, {})), "");
  EXPECT_EQ(misnested("<p><b>x</p></b>"), "/p");
}

TEST(Html, EveryLinkLeadsSomewhere) {
  const std::string html = report();
  std::size_t links = 0;
  for (std::size_t at = html.find("href=\"#"); at != std::string::npos; at = html.find("href=\"#", at + 1)) {
    const std::size_t begin = at + 7;
    const std::string id = html.substr(begin, html.find('"', begin) - begin);
    EXPECT_TRUE(has(html, "id=\"" + id + "\"")) << id;
    ++links;
  }
  EXPECT_GE(links, 12U);  // nine parts and the findings
}

TEST(Html, VerdictsAreWordsNotColoursAlone) {
  const std::string html = report();
  EXPECT_TRUE(has(html, "<span class=\"v violated\">不符合</span>"));
  EXPECT_TRUE(has(html, "<span class=\"v cannot_tell\">无法判断</span>"));
  EXPECT_TRUE(has(html, "<span class=\"v met\">符合</span>"));
  EXPECT_TRUE(has(html, "<span class=\"b\">不具约束力</span>"));
}

TEST(Html, CellsCarryTheirLabelForPhones) {
  EXPECT_TRUE(has(
      report(),
      "<td data-label=\"判定\" class=\"narrow\"><div><a href=\"#duty-2\"><span class=\"v violated\">不符合</span></a></div></td>"));
}

TEST(Html, WhatDoesNotBindLooksDifferent) {
  const std::string html = report();
  EXPECT_TRUE(has(html, "<section class=\"card k-violated\" id=\"duty-2\">"));
  EXPECT_TRUE(has(html, "<section class=\"card k-plain\" id=\"duty-4\">"));
}

TEST(Html, MatrixOnlyWithEstimates) {
  EXPECT_FALSE(has(report(), "<svg"));
  const std::string html = report_with_estimates();
  EXPECT_TRUE(has(
      html, "<title>风险矩阵；1（措施前）风险概率较高、影响程度较高；1（措施后）风险概率很低、影响程度很低</title>"));
  EXPECT_TRUE(has(html, "stroke-dasharray"));
  EXPECT_TRUE(has(html, "不代表等级界限"));
}

TEST(Html, ScaleShowsTheGradeThatWasReached) {
  EXPECT_TRUE(has(report(), "<li class=\"here\">低</li><li>中</li><li>高</li>"));
  Assessment a = sample::plan_assessment();
  a.grade.grade = {};
  EXPECT_FALSE(has(to_html(sample::plan_matter(), a), "class=\"here\""));
}

TEST(Html, ConclusionIsSeenFirst) {
  const std::string html = report();
  EXPECT_TRUE(has(html, "<p class=\"l\">风险等级</p><p class=\"w\">低</p><p class=\"n\">报告断言</p>"));
  EXPECT_TRUE(has(html, "<p class=\"w\">尚不能判断</p><p class=\"n\"></p>"));
  EXPECT_LT(html.find("class=\"tiles\""), html.find("id=\"chapter-1\""));
}

TEST(Html, ManyMarksInOneCellStayApartOrAreLeftToTheTable) {
  Matter m = sample::plan_matter();
  Assessment a = sample::plan_assessment();
  RiskPoint point = m.risk_assessment->points->front();
  point.estimates = std::vector<Estimate>{{{}, AssessmentStage::before, Level::low, Level::low}};
  m.risk_assessment->points = std::vector<RiskPoint>(12, point);
  const std::string html = to_html(m, a);
  std::size_t circles = 0;
  for (std::size_t at = html.find("<circle"); at != std::string::npos; at = html.find("<circle", at + 1)) ++circles;
  EXPECT_EQ(circles, 8U);
  EXPECT_TRUE(has(html, "12. 与其他规划"));
}

}  // namespace
}  // namespace riskrule::report
