// A problem inside a condition is told at its own line and column of the pack, whatever way the condition is written.
#include <gtest/gtest.h>

#include "pack/compiler.hpp"

namespace riskrule::pack {
namespace {

struct Row {
  const char* name;
  const char* json;  ///< the value of `/met`
  Place inside;      ///< in the expression
  Place place;       ///< in the pack; the value begins at line 1, column 9
  const char* pointer;
};

// {"met": VALUE}: the V stands at column 9.
const Row rows[] = {
    {"a string", R"("a + b")", {1, 5}, {1, 14}, "/met"},
    {"its first code point", R"("a + b")", {1, 1}, {1, 10}, "/met"},
    {"after Chinese", R"("征求意见 + b")", {1, 8}, {1, 17}, "/met"},
    {"after an escaped quote", R"("\"a\" + b")", {1, 7}, {1, 18}, "/met"},
    {"after an escaped code point", R"("\u5f81 + b")", {1, 5}, {1, 19}, "/met"},
    {"after a pair of surrogates", R"("\uD83D\uDE00 + b")", {1, 5}, {1, 25}, "/met"},
    {"on the second line of a string", R"("a\nbb + c")", {2, 6}, {1, 18}, "/met"},
    {"on the first line of a list", "[\"a\",\n\"b\"]", {1, 1}, {1, 11}, "/met/0"},
    {"on the second line of a list", "[\"a\",\n  \"b + c\"]", {2, 5}, {2, 8}, "/met/1"},
    {"on the third line of a list", "[\"a\", \"b\",\n\n   \"征 + c\"]", {3, 5}, {3, 9}, "/met/2"},
    {"after a line that is two", "[\"a\\nb\",\n\"c\"]", {3, 1}, {2, 2}, "/met/1"},
    {"within a line that is two", "[\"a\\nb\",\n\"c\"]", {2, 1}, {1, 14}, "/met/0"},
    {"after an empty line", "[\"\",\n\"c\"]", {2, 1}, {2, 2}, "/met/1"},
    {"at the end of the text", R"("a +")", {1, 4}, {1, 13}, "/met"},
};

TEST(Relocate, FindsThePlaceInThePack) {
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    const auto tree = data::parse_json(std::string(R"({"met": )") + row.json + "}", "p.json");
    ASSERT_TRUE(tree);
    const auto moved = relocate(*tree, "/met", {.code = "feel.some", .message = "wrong", .place = row.inside});
    EXPECT_EQ(moved.place, row.place) << moved.place.line << ":" << moved.place.column;
    EXPECT_EQ(moved.pointer, row.pointer);
    EXPECT_EQ(moved.file, "p.json");
    EXPECT_EQ(moved.code, "feel.some");
  }
}

TEST(Relocate, UnderlinesAsManyCodePoints) {
  const auto tree = data::parse_json(R"({"met": "征求 + 意见数"})", "p.json");
  const auto moved = relocate(*tree, "/met", {.code = "c", .message = "m", .place = {1, 6}, .width = 3});
  EXPECT_EQ(moved.place, (Place{1, 15}));
  EXPECT_EQ(moved.width, 3U);
  EXPECT_EQ(moved.line, R"({"met": "征求 + 意见数"})");
}

TEST(Relocate, WithoutAPlaceInsideNamesTheValue) {
  const auto tree = data::parse_json("{\"a\": 1,\n \"met\": [\"x\"]}", "p.json");
  const auto moved = relocate(*tree, "/met", {.code = "c", .message = "m"});
  EXPECT_EQ(moved.place.line, 2U);
  EXPECT_EQ(moved.pointer, "/met");
}

TEST(Relocate, SurvivesAPlaceThatIsNotThere) {
  const auto tree = data::parse_json(R"({"met": ["a", "b"], "no": 1})", "p.json");
  for (const Place place : {Place{9, 1}, Place{1, 99}, Place{2, 99}})
    for (const char* pointer : {"/met", "/met/0", "/no", "/nowhere", ""})
      EXPECT_EQ(relocate(*tree, pointer, {.code = "c", .message = "m", .place = place, .width = 50}).code, "c");
}

// The whole way: a pack, a typing mistake in the third line of a condition.
TEST(Relocate, LeadsFromAPackToTheMistake) {
  const std::string text =
      "{\"pack\": \"p\", \"version\": \"1\", \"title\": \"t\", \"jurisdiction\": \"990000\",\n"
      " \"instruments\": [{\"id\": \"I\", \"title\": \"t\", \"number\": \"n\", \"text\": \"full\"}],\n"
      " \"duties\": [{\"id\": \"d\", \"basis\": \"I:1\", \"force\": \"must\", \"on\": \"organ\", \"says\": \"s\",\n"
      "   \"effect\": \"defect\", \"remedy\": \"r\",\n"
      "   \"met\": [\n"
      "     \"risk_assessment.performed\",\n"
      "     \"and 风险点数目 > 2\"\n"
      "   ]}]}";
  const auto pack = load(text, "p.json");
  ASSERT_FALSE(pack);
  const auto& d = pack.diagnostics()[0];
  EXPECT_EQ(d.code, "feel.unknown_name");
  EXPECT_EQ(d.place, (Place{7, 11})) << to_text(d);
  EXPECT_EQ(d.pointer, "/duties/0/met/1");
  EXPECT_EQ(d.width, 5U);
}

}  // namespace
}  // namespace riskrule::pack
