#include "riskrule/dmn/conformance.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "sample.hpp"

namespace riskrule::dmn {
namespace {

using test::decision;
using test::definitions;
using test::input;
using test::literal;
using test::needs;

std::string cases(const std::string& body) {
  return "<testCases xmlns=\"http://www.omg.org/spec/DMN/20160719/testcase\" xmlns:xsi=\"urn:xsi\" "
         "xmlns:xsd=\"urn:xsd\">"
         "<modelName>echo.dmn</modelName>" +
         body + "</testCases>";
}
std::string value(const std::string& type, const std::string& text) {
  return "<value xsi:type=\"xsd:" + type + "\">" + text + "</value>";
}
/// A case that gives `x` and expects of the decision `echo` what is given second.
std::string echo(const std::string& id, const std::string& given, const std::string& expected) {
  return "<testCase id=\"" + id + "\"><inputNode name=\"x\">" + given +
         "</inputNode><resultNode name=\"echo\"><expected>" + expected + "</expected></resultNode></testCase>";
}
std::string echo_model() { return definitions(input("x") + decision("echo", needs("x") + literal("x"))); }

bool passes(const std::string& given, const std::string& expected) {
  const auto model = load_dmn(echo_model(), "echo.dmn");
  const auto results = run_cases(cases(echo("1", given, expected)), "echo-test-01.xml", *model);
  EXPECT_TRUE(results) << to_text(results.diagnostics());
  return results && results->size() == 1 && results->front().passed;
}

TEST(Conformance, ComparesByKindAndValue) {
  EXPECT_TRUE(passes(value("decimal", "1.50"), value("double", "1.5")));
  EXPECT_FALSE(passes(value("decimal", "1.5"), value("decimal", "1.6")));
  EXPECT_FALSE(passes(value("decimal", "1"), value("string", "1")));
  EXPECT_TRUE(passes(value("string", " a "), value("string", " a ")));
  EXPECT_FALSE(passes(value("string", "a "), value("string", "a")));
  EXPECT_TRUE(passes(value("date", "2024-02-29"), value("date", "2024-02-29")));
  EXPECT_TRUE(passes(value("dateTime", "2024-02-29T08:00:00+08:00"), value("dateTime", "2024-02-29T00:00:00Z")));
  EXPECT_TRUE(passes(value("time", "10:00:00"), value("time", "10:00:00")));
  EXPECT_TRUE(passes(value("duration", "P1Y"), value("duration", "P12M")));
  EXPECT_FALSE(passes(value("duration", "P1D"), value("duration", "P1M")));
  EXPECT_TRUE(passes(value("boolean", "true"), value("boolean", "1")));
  EXPECT_TRUE(passes("<value xsi:nil=\"true\"/>", "<value xsi:nil=\"true\"/>"));
  EXPECT_FALSE(passes("<value xsi:nil=\"true\"/>", value("boolean", "false")));
}

TEST(Conformance, ComparesListsAndContextsItemByItem) {
  const auto list = [](const std::string& items) { return "<list>" + items + "</list>"; };
  const auto item = [](const std::string& of) { return "<item>" + of + "</item>"; };
  const auto part = [](const std::string& name, const std::string& of) {
    return "<component name=\"" + name + "\">" + of + "</component>";
  };
  const std::string one = item(value("decimal", "1"));
  const std::string two = item(value("decimal", "2"));
  EXPECT_TRUE(passes(list(one + two), list(one + two)));
  EXPECT_FALSE(passes(list(one + two), list(two + one)));
  EXPECT_FALSE(passes(list(one), list(one + one)));
  EXPECT_TRUE(passes(list(""), list("")));
  const std::string a = part("a", value("string", "x"));
  const std::string b = part("b", list(one));
  EXPECT_TRUE(passes(a + b, b + a));
  EXPECT_FALSE(passes(a + b, a));
}

TEST(Conformance, NumbersWithManyDecimalsMayDifferALittle) {
  EXPECT_TRUE(passes(value("decimal", "0.333333333333"), value("decimal", "0.333333333334")));
  EXPECT_FALSE(passes(value("decimal", "0.3333331"), value("decimal", "0.333333")));
  EXPECT_FALSE(passes(value("decimal", "0.33333334"), value("decimal", "0.33333333")));
}

TEST(Conformance, RunsAFolderOfFiles) {
  namespace fs = std::filesystem;
  const fs::path top = fs::path(testing::TempDir()) / "riskrule_conformance_test";
  const fs::path folder = top / "level-9" / "0001-echo";
  fs::create_directories(folder);
  std::ofstream(folder / "echo.dmn") << echo_model();
  std::ofstream(folder / "echo-test-01.xml") << cases(echo("good", value("decimal", "1"), value("decimal", "1")) +
                                                      echo("bad", value("decimal", "1"), value("decimal", "2")));
  const auto report = run_conformance(top.string());
  fs::remove_all(top);
  ASSERT_EQ(report.cases.size(), 2U);
  EXPECT_EQ(report.passed(), 1U);
  EXPECT_EQ(report.cases[0].level, "level-9");
  EXPECT_EQ(report.cases[0].folder, "0001-echo");
  EXPECT_EQ(report.cases[0].file, "echo-test-01");
  EXPECT_TRUE(report.cases[0].passed);
  EXPECT_EQ(report.cases[1].id, "bad");
  EXPECT_EQ(report.cases[1].detail, "echo: expected 2, came 1");
}

TEST(Conformance, AModelThatDoesNotLoadFailsItsCases) {
  EXPECT_TRUE(run_conformance("no/such/folder").cases.empty());
  EXPECT_FALSE(run_conformance("no/such/folder").problems.empty());
  const auto model = load_dmn(echo_model(), "echo.dmn");
  EXPECT_FALSE(run_cases("<other/>", "x.xml", *model));
}

}  // namespace
}  // namespace riskrule::dmn
