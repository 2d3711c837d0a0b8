#include "riskrule/data/schema.hpp"

#include <gtest/gtest.h>

#include "riskrule/data/json.hpp"
#include "sample.hpp"

namespace riskrule::data {
namespace {

using sample::Card;
using sample::Part;

class Schema : public testing::Test {
 protected:
  /// The source of what `pointer` names in Card's schema, blanks between tokens left out.
  std::string at(std::string_view pointer) const {
    const auto node = tree_->find(pointer);
    if (!node) return "nothing";
    std::string out;
    bool quoted = false;
    for (const char c : node->source()) {
      if (c == '"') quoted = !quoted;
      if (quoted || (c != ' ' && c != '\n')) out += c;
    }
    return out;
  }

  Result<JsonTree> tree_ = parse_json(json_schema(type_of<Card>(), "https://example.org/card.json"));
};

TEST(SchemaText, OfASmallStructure) {
  EXPECT_EQ(json_schema(type_of<Part>(), "part.json"), R"({
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "$id": "part.json",
  "title": "部分",
  "description": "A part of a card.",
  "type": "object",
  "properties": {
    "$schema": {
      "type": "string"
    },
    "id": {
      "title": "编号",
      "description": "Its name.",
      "type": "string",
      "minLength": 1
    },
    "weight": {
      "title": "权重",
      "description": "Its weight.",
      "type": [
        "number",
        "null"
      ],
      "minimum": 0
    }
  },
  "required": [
    "id"
  ],
  "additionalProperties": false
}
)");
}

TEST_F(Schema, Scalars) {
  EXPECT_EQ(at("/properties/title/minLength"), "1");
  EXPECT_EQ(at("/properties/open/type"), "\"boolean\"");
  EXPECT_EQ(at("/properties/count/type"), "\"integer\"");
  EXPECT_EQ(at("/properties/count/minimum"), "0");
  EXPECT_EQ(at("/properties/price/type"), "\"number\"");
  EXPECT_EQ(at("/properties/price/exclusiveMinimum"), "0");
  EXPECT_EQ(at("/properties/day/type"), R"(["string","null"])");
  EXPECT_EQ(at("/properties/day/format"), "\"date\"");
  EXPECT_EQ(at("/properties/rule/type"), R"(["string","array","null"])");
  EXPECT_EQ(at("/properties/given"), R"({"title":"输入","description":"Any value."})");
}

TEST_F(Schema, ListsAndReferences) {
  EXPECT_EQ(at("/properties/parts/type"), "\"array\"");
  EXPECT_EQ(at("/properties/parts/minItems"), "1");
  EXPECT_EQ(at("/properties/parts/items"), R"({"$ref":"#/$defs/Part"})");
  EXPECT_EQ(at("/properties/notes/type"), R"(["array","null"])");
  EXPECT_EQ(at("/properties/colour/$ref"), "\"#/$defs/Colour\"");
  EXPECT_EQ(at("/properties/way/anyOf"), R"([{"$ref":"#/$defs/WayOrOther"},{"type":"null"}])");
  EXPECT_EQ(at("/properties/cards/items"), R"({"$ref":"#/$defs/Card"})");
}

TEST_F(Schema, Definitions) {
  EXPECT_EQ(
      at("/$defs/Colour"),
      R"({"title":"颜色","description":"A colour. red 红; green 绿; dark_blue 深蓝","type":"string","enum":["red","green","dark_blue"]})");
  EXPECT_EQ(at("/$defs/WayOrOther/anyOf"),
            R"([{"type":"string","enum":["post","mail"]},{"type":"string","minLength":1}])");
  EXPECT_EQ(at("/$defs/Part/additionalProperties"), "false");
  EXPECT_EQ(at("/required"), R"(["title","price","colour"])");
}

TEST_F(Schema, OnlyTheDocumentMayNameItsSchema) {
  EXPECT_EQ(at("/properties/$schema"), R"({"type":"string"})");
  EXPECT_EQ(at("/$defs/Card/properties/$schema"), "nothing");
  EXPECT_NE(at("/$defs/Card/properties/title"), "nothing");
}

TEST_F(Schema, HiddenMembersAreNotThere) {
  EXPECT_EQ(at("/properties/internal"), "nothing");
  EXPECT_NE(at("/properties/default"), "nothing");
}

}  // namespace
}  // namespace riskrule::data
