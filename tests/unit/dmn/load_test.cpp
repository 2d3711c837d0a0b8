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

TEST(Load, ElementsAreKnownByTheirNamespaceWhateverThePrefix) {
  const auto loaded = load_dmn(
      R"(<dmn:definitions xmlns:dmn="https://www.omg.org/spec/DMN/20230324/MODEL/" xmlns="urn:other" name="m" namespace="urn:m">
           <dmn:extensionElements><thing id="d"><decision id="d" name="none"/></thing></dmn:extensionElements>
           <decision id="d" name="foreign"/>
           <dmn:decision id="d" name="d">
             <dmn:variable name="d"/>
             <literalExpression id="d"><text>1</text></literalExpression>
             <m:literalExpression xmlns:m="https://www.omg.org/spec/DMN/20230324/MODEL/"><m:text>2</m:text></m:literalExpression>
           </dmn:decision>
           <decision xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="e" name="e">
             <literalExpression><text>3</text></literalExpression>
           </decision>
         </dmn:definitions>)",
      "m.dmn");
  ASSERT_TRUE(loaded) << to_text(loaded.diagnostics());
  EXPECT_EQ(loaded->decisions(), (std::vector<std::string_view>{"d", "e"}));
  feel::Evaluation call;
  EXPECT_EQ(feel::to_feel(loaded->evaluate_decision(call, "d", feel::Value())), "2");
  EXPECT_EQ(feel::to_feel(loaded->evaluate_decision(call, "e", feel::Value())), "3");
}

TEST(Load, WhatIsNotFeelIsNotRead) {
  const auto in = [](const std::string& language) {
    return "<literalExpression expressionLanguage=\"" + language + "\"><text>1 + 1</text></literalExpression>";
  };
  const std::string cell =
      "<decisionTable><output/><rule><outputEntry expressionLanguage=\"http://www.ecma-international.org/js\">"
      "<text>2</text></outputEntry></rule></decisionTable>";
  Sample sample(decision("feel", in("https://www.omg.org/spec/DMN/20191111/FEEL/")) + decision("short", in("S-FEEL")) +
                decision("script", in("http://www.ecma-international.org/js")) + decision("table", cell));
  EXPECT_EQ(sample.decide("feel"), "2");
  EXPECT_EQ(sample.decide("short"), "2");
  EXPECT_EQ(sample.decide("script"), "null");
  EXPECT_EQ(sample.last_code(), "dmn.expression_language");
  EXPECT_EQ(sample.decide("table"), "null");
  EXPECT_EQ(sample.last_code(), "dmn.expression_language");
  ASSERT_EQ(sample.diagnostics().size(), 2U);
  EXPECT_EQ(sample.diagnostics().front().code, "dmn.expression_language");
  const auto whole = load_dmn(
      "<definitions xmlns=\"https://www.omg.org/spec/DMN/20230324/MODEL/\" name=\"m\" namespace=\"urn:m\" "
      "expressionLanguage=\"urn:script\">" +
          decision("d", literal("1")) + decision("f", in("feel")) + "</definitions>",
      "m.dmn");
  ASSERT_TRUE(whole) << to_text(whole.diagnostics());
  feel::Evaluation call;
  EXPECT_EQ(feel::to_feel(whole->evaluate_decision(call, "d", feel::Value())), "null");
  EXPECT_EQ(feel::to_feel(whole->evaluate_decision(call, "f", feel::Value())), "2");
}

TEST(Load, UnnamedImportsBringTheirTypesAndInputs) {
  const auto library = [](const std::string& name, const std::string& allowed) {
    return load_dmn(
        definitions("<itemDefinition name=\"t" + name + "\"><typeRef>\n string </typeRef><allowedValues><text>" +
                        allowed + "</text></allowedValues></itemDefinition>" + input("when " + name, "date"),
                    name),
        name + ".dmn");
  };
  const auto one = library("one", "\"a\"");
  const auto two = library("two", "\"b\"");
  ASSERT_TRUE(one && two);
  LoadOptions options;
  options.import = [&](std::string_view uri, std::string_view) {
    return std::optional(uri == "urn:one" ? *one : *two);
  };
  const auto import = [](const std::string& uri) {
    return "<import name=\"\" namespace=\"" + uri + "\" importType=\"https://www.omg.org/spec/DMN/20230324/MODEL/\"/>";
  };
  Sample sample(import("urn:one") + import("urn:two") + decision("A", literal("\"a\""), "tone") +
                    decision("B", literal("\"a\""), "ttwo"),
                options);
  EXPECT_TRUE(sample.diagnostics().empty()) << to_text(sample.diagnostics());
  EXPECT_EQ(sample.decide("A"), "\"a\"");
  EXPECT_EQ(sample.decide("B"), "null") << "`a` is none of the allowed values of `ttwo`";
  EXPECT_EQ(feel::to_string(*sample.model().type_of("when one")), "date");
  EXPECT_EQ(feel::to_string(*sample.model().type_of("urn:two#when two")), "date");
  EXPECT_EQ(feel::to_string(*sample.model().type_of("urn:one#when two")), "Any");
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
