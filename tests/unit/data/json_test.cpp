#include "riskrule/data/json.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace riskrule::data {
namespace {

JsonTree parsed(std::string text) {
  auto tree = parse_json(std::move(text), "t.json");
  EXPECT_TRUE(tree) << to_text(tree.diagnostics());
  return tree ? *std::move(tree) : *parse_json("null");
}

Diagnostic refused(std::string text, const Limits& limits = {}) {
  const auto tree = parse_json(std::move(text), "t.json", limits);
  EXPECT_FALSE(tree);
  return tree ? Diagnostic() : tree.diagnostics().front();
}

TEST(Json, KindsAndValues) {
  const JsonTree tree =
      parsed(R"({"a": [1, 0.10, "x\ny\u4e2d\ud83d\ude00", "", "中"], "b/~": {"c": null}, "d": true, "e": false})");
  const JsonNode root = tree.root();
  EXPECT_EQ(root.kind(), JsonKind::object);
  EXPECT_EQ(root.size(), 4U);
  std::vector<std::string> texts;
  for (const JsonNode item : root.find("a")->items()) texts.emplace_back(item.text());
  EXPECT_EQ(texts, (std::vector<std::string>{"1", "0.10", "x\ny中😀", "", "中"}));
  EXPECT_TRUE(root.find("d")->boolean());
  EXPECT_FALSE(root.find("e")->boolean());
  EXPECT_EQ(root.find("b/~")->find("c")->kind(), JsonKind::null);
  EXPECT_FALSE(root.find("z"));
  EXPECT_FALSE(root.find("a")->find("a"));
}

TEST(Json, EveryNodeKnowsItsBytes) {
  const JsonTree tree = parsed(" {\"a\" : [ 1 ,\n\"x\\\"y\" ] , \"b\\u0041\" : -0.5e+3 } ");
  EXPECT_EQ(tree.root().source(), "{\"a\" : [ 1 ,\n\"x\\\"y\" ] , \"b\\u0041\" : -0.5e+3 }");
  const JsonNode list = *tree.root().find("a");
  EXPECT_EQ(list.source(), "[ 1 ,\n\"x\\\"y\" ]");
  std::vector<std::string_view> sources;
  for (const JsonNode item : list.items()) sources.push_back(item.source());
  EXPECT_EQ(sources, (std::vector<std::string_view>{"1", "\"x\\\"y\""}));
  EXPECT_EQ(tree.root().find("bA")->source(), "-0.5e+3");
  std::vector<std::string_view> names;
  for (const JsonMember member : tree.root().members()) names.push_back(member.name_span.in(tree.text()));
  EXPECT_EQ(names, (std::vector<std::string_view>{"\"a\"", "\"b\\u0041\""}));
}

TEST(Json, AScalarIsADocument) {
  EXPECT_EQ(parsed("12").root().source(), "12");
  EXPECT_EQ(parsed(" null ").root().kind(), JsonKind::null);
  EXPECT_EQ(parsed(R"("x")").root().text(), "x");
}

TEST(Json, NumbersKeepEveryDigit) {
  const std::string digits = "123456789012345678901234567890123456789.000";
  EXPECT_EQ(parsed(digits).root().text(), digits);
  EXPECT_EQ(parsed("-0").root().text(), "-0");
  EXPECT_EQ(parsed("9.99e307").root().text(), "9.99e307");
  EXPECT_EQ(parsed("0e999").root().text(), "0e999");
  EXPECT_EQ(parsed("1e-400").root().text(), "1e-400");
}

TEST(Json, NumbersThatOthersTakeForInfinityAreRefused) {
  for (const char* text : {"1e308", "-1e308", "1e400", "0.001e311", "1e99999999999999999999", "1E+308", "10e307"})
    EXPECT_EQ(refused(text).code, "json.number_range") << text;
  EXPECT_EQ(refused(std::string(309, '9')).code, "json.number_range");
  EXPECT_TRUE(parse_json(std::string(308, '9')));
}

TEST(Json, PointersLeadThereAndBack) {
  const JsonTree tree = parsed(R"({"a": [{"b/c": 1}, {"~": [2, [3]]}], "": 4})");
  for (const char* pointer :
       {"", "/a", "/a/0", "/a/0/b~1c", "/a/1", "/a/1/~0", "/a/1/~0/0", "/a/1/~0/1", "/a/1/~0/1/0", "/"}) {
    const auto node = tree.find(pointer);
    ASSERT_TRUE(node) << pointer;
    EXPECT_EQ(node->pointer(), pointer);
  }
  for (const char* pointer : {"a", "/b", "/a/2", "/a/01", "/a/x", "/a/-", "/a/0/b~2c", "/a/0/b~", "/a/0/b~1c/d", "/a/"})
    EXPECT_FALSE(tree.find(pointer)) << pointer;
}

TEST(Json, LocateFallsBackToTheNearestAncestor) {
  const JsonTree tree = parsed(R"({"a": [10, 20]})");
  EXPECT_EQ(locate(tree, "/a/1").in(tree.text()), "20");
  EXPECT_EQ(locate(tree, "/a/7/x").in(tree.text()), "[10, 20]");
  EXPECT_EQ(locate(tree, "/b").in(tree.text()), tree.text());
}

TEST(Json, LocatedAtFillsInTheDiagnostic) {
  const JsonTree tree = parsed("{\n  \"中文\": [10, 20]}");
  const Diagnostic d = located_at(tree, "/中文/1", {.code = "test.word", .message = "no good"});
  EXPECT_EQ(to_text(d),
            "t.json:2:14: error: no good [test.word]\n"
            "  at /中文/1\n"
            "  |   \"中文\": [10, 20]}\n"
            "  |                ^^");
}

TEST(Json, MovingATreeKeepsItsTexts) {
  JsonTree tree = parsed(R"(["s", "\n"])");  // short enough to live inside the std::string
  const JsonTree moved = std::move(tree);
  std::vector<std::string> texts;
  for (const JsonNode item : moved.root().items()) texts.emplace_back(item.text());
  EXPECT_EQ(texts, (std::vector<std::string>{"s", "\n"}));
}

TEST(Json, EachDuplicateNamesTheFirst) {
  const auto tree = parse_json("{\"a\": 1,\n \"b\": {\"x\": 1, \"\\u0078\": 2}, \"a\": 3, \"a\": 4}", "t.json");
  ASSERT_FALSE(tree);
  ASSERT_EQ(tree.diagnostics().size(), 3U);
  EXPECT_EQ(tree.diagnostics()[0].message, "the member `x` is already there, in line 2 column 8");
  EXPECT_EQ(tree.diagnostics()[0].pointer, "/b/x");
  EXPECT_EQ(tree.diagnostics()[1].message, "the member `a` is already there, in line 1 column 2");
  EXPECT_EQ(tree.diagnostics()[2].message, "the member `a` is already there, in line 1 column 2");
  EXPECT_EQ(tree.diagnostics()[2].place, (Place{2, 38}));
}

TEST(Json, DuplicatesAreFoundInLargeObjects) {
  std::string text = "{";
  for (int i = 0; i < 2000; ++i) text += "\"m" + std::to_string(i) + "\": 0, ";
  const Diagnostic d = refused(text + "\"m1234\": 1}");
  EXPECT_EQ(d.code, "json.duplicate");
  EXPECT_EQ(d.pointer, "/m1234");
  EXPECT_TRUE(parse_json(text + "\"m\": 1}"));
}

TEST(Json, AReaderThatGoesOnGetsTheTreeAndTheProblems) {
  Diagnostics problems;
  const auto tree = parse_json(R"({"a": 1, "a": 1e999})", "t.json", {}, problems);
  ASSERT_TRUE(tree);
  EXPECT_EQ(tree->root().size(), 2U);
  ASSERT_EQ(problems.size(), 2U);
  EXPECT_EQ(problems[0].code, "json.number_range");
  EXPECT_EQ(problems[1].code, "json.duplicate");
}

std::string nested(std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); }

TEST(Json, DepthIsBounded) {
  EXPECT_TRUE(parse_json(nested(64)));
  const Diagnostic d = refused(nested(65));
  EXPECT_EQ(d.code, "limit.json_depth");
  EXPECT_EQ(d.message, "lists and objects are nested more than 64 deep; the limit json_depth is 64");
  EXPECT_EQ(d.place, (Place{1, 65}));
  EXPECT_EQ(refused(nested(100'000)).code, "limit.json_depth");
  EXPECT_EQ(refused(std::string(100'000, '[')).code, "limit.json_depth");
  EXPECT_EQ(refused("[[1]]", {.json_depth = 1}).code, "limit.json_depth");
  EXPECT_TRUE(parse_json("[1]", "", {.json_depth = 1}));
  EXPECT_TRUE(parse_json("1", "", {.json_depth = 0}));
}

TEST(Json, ADepthThatTheStackCouldNotBearCountsAs512) {
  EXPECT_TRUE(parse_json(nested(512), "", {.json_depth = 1'000'000'000}));
  EXPECT_EQ(refused(nested(200'000), {.json_depth = 1'000'000'000}).code, "limit.json_depth");
}

TEST(Json, SizeIsLookedAtFirst) {
  const Diagnostic d = refused("\"" + std::string(200U << 20U, 'x') + "\"");
  EXPECT_EQ(d.code, "limit.json_bytes");
  EXPECT_EQ(d.message, "the text has 209715202 bytes; the limit json_bytes is 67108864");
  EXPECT_EQ(d.file, "t.json");
  EXPECT_EQ(refused("[1,,", {.json_bytes = 3}).code, "limit.json_bytes");
  EXPECT_TRUE(parse_json("[1]", "", {.json_bytes = 3}));
}

TEST(Json, LongStringsAndManyEscapes) {
  const std::string plain(1U << 20U, 'x');
  EXPECT_EQ(parsed("\"" + plain + "\"").root().text(), plain);
  std::string escaped = "\"";
  for (int i = 0; i < 100'000; ++i) escaped += "\\n\\u4e2dx";
  const JsonTree tree = parsed("[" + escaped + "\", 7]");
  EXPECT_EQ(tree.find("/0")->text().size(), 500'000U);
  EXPECT_EQ(tree.find("/1")->text(), "7");
}

}  // namespace
}  // namespace riskrule::data
