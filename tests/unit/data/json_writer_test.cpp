#include "riskrule/data/json_writer.hpp"

#include <gtest/gtest.h>

#include "riskrule/data/json.hpp"
#include "sample.hpp"

namespace riskrule::data::sample {
struct Step {
  std::string value;
  std::vector<Step> inputs;
};
RISKRULE_DESCRIBE(Step, "步骤", "A step.", (value, "值", "Its value."), (inputs, "输入", "The steps that it rests on."))
struct Finding {
  std::vector<Step> proof;
  std::string note;
};
RISKRULE_DESCRIBE(Finding, "结论", "A finding.", (proof, "论证", "Why."), (note, "注", "A note."))
}  // namespace riskrule::data::sample

template <>
inline constexpr bool riskrule::data::one_line_in_json<riskrule::data::sample::Step> = true;

namespace riskrule::data {
namespace {

using sample::Card;
using sample::Colour;

TEST(JsonWriter, Indented) {
  JsonWriter out;
  out.begin_object();
  out.name("grade"), out.text("low");
  out.name("index"), out.number(*Decimal::parse("0.10"));
  out.name("none"), out.begin_list(), out.end_list();
  out.name("list"), out.begin_list(), out.integer(-1), out.boolean(true), out.null(), out.begin_object(),
      out.end_object(), out.end_list();
  out.end_object();
  EXPECT_EQ(std::move(out).take(), R"({
  "grade": "low",
  "index": 0.10,
  "none": [],
  "list": [
    -1,
    true,
    null,
    {}
  ]
}
)");
}

TEST(JsonWriter, StepsOfAProofStandOnOneLineEach) {
  const sample::Finding finding{{{"1", {{"2", {}}}}, {"3", {}}}, "so"};
  EXPECT_EQ(write_json(finding), R"({
  "proof": [
    {"value":"1","inputs":[{"value":"2","inputs":[]}]},
    {"value":"3","inputs":[]}
  ],
  "note": "so"
}
)");
}

TEST(JsonWriter, Compact) {
  JsonWriter out(JsonStyle::compact);
  out.begin_list();
  out.begin_object();
  out.name("a"), out.integer(1);
  out.name("b"), out.boolean(false);
  out.end_object();
  out.begin_object();
  out.end_object();
  out.text("x");
  out.end_list();
  EXPECT_EQ(std::move(out).take(), R"([{"a":1,"b":false},{},"x"])");
}

TEST(JsonWriter, Escapes) {
  using namespace std::string_literals;
  EXPECT_EQ(json_quoted("a\"b\\c/\b\f\n\r\t\x01\x1f\x7f中😀"), "\"a\\\"b\\\\c/\\b\\f\\n\\r\\t\\u0001\\u001f\x7f中😀\"");
  EXPECT_EQ(json_quoted("\0"s), "\"\\u0000\"");
  EXPECT_EQ(json_quoted("a\xFF\xE4\xB8z"), "\"a\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBDz\"");
  EXPECT_EQ(json_quoted(""), "\"\"");
}

TEST(JsonWriter, NumbersKeepTheirDigits) {
  for (const char* text : {"0.10", "-0.000000001", "1234567890123456789012345678901234", "1E+40", "2.5E-50", "100"}) {
    JsonWriter out(JsonStyle::compact);
    out.number(*Decimal::parse(text));
    EXPECT_EQ(std::move(out).take(), text);
  }
  JsonWriter out(JsonStyle::compact);
  out.number(Decimal::not_a_number());
  EXPECT_EQ(std::move(out).take(), "null");
}

TEST(JsonWriter, DescribedValues) {
  Card card;
  card.title = "标题";
  card.price = *Decimal::parse("1.50");
  card.colour = Colour::dark_blue;
  card.day = unknown;
  card.parts = {{.id = "p1", .weight = *Decimal::parse("0.2")}, {.id = "p2", .weight = {}}};
  card.notes.emplace();
  card.internal = 7;  // hidden
  card.way = Open<sample::Way>("pigeon");
  card.given = RawJson{R"({"z": [1.0,  "x"], "a": {}})", 0};
  EXPECT_EQ(write_json(card), R"({
  "title": "标题",
  "open": false,
  "count": 0,
  "price": 1.50,
  "day": null,
  "colour": "dark_blue",
  "way": "pigeon",
  "parts": [
    {
      "id": "p1",
      "weight": 0.2
    },
    {
      "id": "p2"
    }
  ],
  "notes": [],
  "default": "",
  "given": {
    "z": [
      1.0,
      "x"
    ],
    "a": {}
  }
}
)");
}

TEST(JsonWriter, AnEnumeratorThatIsNoneIsNull) {
  const auto colour = static_cast<Colour>(99);
  EXPECT_EQ(write_json(colour, JsonStyle::compact), "null");
}

TEST(JsonWriter, ADateHasTenCharacters) {
  EXPECT_EQ(write_json(Date{2024, 3, 1}, JsonStyle::compact), "\"2024-03-01\"");
}

TEST(JsonWriter, BrokenRawJsonIsNull) { EXPECT_EQ(write_json(RawJson{"{", 0}, JsonStyle::compact), "null"); }

}  // namespace
}  // namespace riskrule::data
