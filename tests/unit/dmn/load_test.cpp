#include <gtest/gtest.h>

#include "sample.hpp"
#include "unit/corpus.hpp"

namespace riskrule::dmn {
namespace {

using test::decision;
using test::definitions;
using test::input;
using test::literal;
using test::needs;
using test::Sample;

std::string first_error(const std::string& xml, const LoadOptions& options = {}) {
  const auto loaded = load_dmn(xml, "bad.dmn", options);
  EXPECT_FALSE(loaded);
  return loaded.diagnostics().empty() ? "" : loaded.diagnostics().front().code;
}

TEST(Load, NamesWhatTheModelHas) {
  Sample sample(input("days", "number") + decision("Verdict", needs("days") + literal("days >= 30")) +
                "<decisionService id=\"s\" name=\"Service\"><outputDecision href=\"#Verdict\"/>"
                "<inputData href=\"#days\"/></decisionService>");
  EXPECT_EQ(sample.model().name(), "sample");
  EXPECT_EQ(sample.model().namespace_uri(), "urn:sample");
  EXPECT_EQ(sample.model().decisions(), std::vector<std::string_view>{"Verdict"});
  EXPECT_EQ(sample.model().inputs(), std::vector<std::string_view>{"days"});
  EXPECT_EQ(sample.model().services(), std::vector<std::string_view>{"Service"});
  EXPECT_EQ(sample.model().inputs_of("Verdict"), std::vector<std::string_view>{"days"});
  EXPECT_EQ(feel::to_string(*sample.model().type_of("days")), "number");
}

TEST(Load, AcceptsEveryVersionOfTheNamespace) {
  for (const char* uri :
       {"http://www.omg.org/spec/DMN/20151101/dmn.xsd", "http://www.omg.org/spec/DMN/20180521/MODEL/",
        "https://www.omg.org/spec/DMN/20191111/MODEL/", "https://www.omg.org/spec/DMN/20211108/MODEL/"})
    EXPECT_TRUE(load_dmn("<d:definitions xmlns:d=\"" + std::string(uri) + "\" name=\"n\" namespace=\"u\"/>", "v.dmn"))
        << uri;
  EXPECT_EQ(first_error("<definitions xmlns=\"urn:other\"/>"), "dmn.root");
}

TEST(Load, KeepsToItsBounds) {
  std::string deep;
  for (int i = 0; i < 300; ++i) deep += "<a>";
  for (int i = 0; i < 300; ++i) deep += "</a>";
  EXPECT_EQ(first_error(definitions(deep)), "limit.xml_depth");
  LoadOptions small;
  small.xml_bytes = 100;
  EXPECT_EQ(first_error(definitions(std::string(200, ' ')), small), "limit.xml_bytes");
  std::string chain = decision("d0", literal("1"));
  for (int i = 1; i < 40; ++i)
    chain += decision("d" + std::to_string(i), test::needs_decision("d" + std::to_string(i - 1)) + literal("1"));
  LoadOptions shallow;
  shallow.requirement_depth = 20;
  EXPECT_EQ(first_error(definitions(decision("top", test::needs_decision("d39") + literal("1")) + chain), shallow),
            "limit.requirement_depth");
  EXPECT_EQ(first_error("\xFF" + definitions("")), "dmn.encoding");
}

TEST(Load, ABrokenExpressionIsAWarningInStandardModeAndAnErrorInStrictMode) {
  const std::string body = decision("Broken", literal("1 +")) + decision("Whole", literal("2"));
  Sample sample(body);
  ASSERT_FALSE(sample.diagnostics().empty());
  EXPECT_EQ(sample.diagnostics().front().severity, Severity::warning);
  EXPECT_EQ(sample.diagnostics().front().pointer, "/Broken");
  EXPECT_EQ(sample.decide("Broken"), "null");
  EXPECT_EQ(sample.last_code(), "dmn.broken");
  EXPECT_EQ(sample.decide("Whole"), "2");
  EXPECT_FALSE(load_dmn(definitions(body), "s.dmn", {.mode = feel::Mode::strict}));
}

TEST(Load, AProblemInAnExpressionStandsAtItsPlaceInTheFile) {
  const auto loaded = load_dmn(definitions("<decision id=\"d\" name=\"d\"><literalExpression>\n<text>1 &lt; 2 and\n"
                                           "  (3 &lt; 4 ! 5)</text></literalExpression></decision>"),
                               "p.dmn");
  ASSERT_TRUE(loaded);
  ASSERT_FALSE(loaded.diagnostics().empty());
  const auto& d = loaded.diagnostics().front();
  EXPECT_EQ(d.file, "p.dmn");
  EXPECT_EQ(d.place.line, 4U);
  EXPECT_EQ(d.line, "  (3 &lt; 4 ! 5)</text></literalExpression></decision>");
  EXPECT_EQ(d.line.substr(d.place.column - 1, 1), "!");
}

TEST(Load, ImportsAModelByItsNamespace) {
  const auto base =
      load_dmn(definitions("<itemDefinition name=\"tDays\"><typeRef>number</typeRef></itemDefinition>" +
                               input("days", "tDays") + decision("Weeks", needs("days") + literal("days / 7")),
                           "base"),
               "base.dmn");
  ASSERT_TRUE(base) << to_text(base.diagnostics());
  LoadOptions options;
  options.import = [&](std::string_view uri, std::string_view) {
    return uri == "urn:base" ? std::optional(*base) : std::nullopt;
  };
  Sample sample(
      "<import name=\"b\" namespace=\"urn:base\" importType=\"https://www.omg.org/spec/DMN/20230324/MODEL/\"/>" +
          decision("Long",
                   "<informationRequirement><requiredDecision href=\"urn:base#Weeks\"/>"
                   "</informationRequirement>" +
                       literal("b.Weeks > 4")),
      options);
  EXPECT_EQ(sample.with("days", "35").decide("Long"), "true");
  EXPECT_EQ(sample.with("urn:base#days", "7").decide("Long"), "false");
  EXPECT_EQ(first_error(definitions("<import name=\"x\" namespace=\"urn:none\" "
                                    "importType=\"https://www.omg.org/spec/DMN/20230324/MODEL/\"/>")),
            "dmn.import");
}

/// Each bad model is refused, in strict mode, with exactly the text that stands beside it.
TEST(Load, BadModelsSayWhatIsWrongAndWhere) {
  const Corpus corpus("bad_dmn", ".dmn");
  for (const auto& name : corpus.names()) {
    const auto loaded = load_dmn(corpus.input(name), corpus.file(name), {.mode = feel::Mode::strict});
    EXPECT_FALSE(loaded) << name;
    corpus.expect(name, to_text(loaded.diagnostics()));
  }
  corpus.expect_complete(8);
}

}  // namespace
}  // namespace riskrule::dmn
