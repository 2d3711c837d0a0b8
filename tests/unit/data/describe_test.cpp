#include "riskrule/data/describe.hpp"

#include <gtest/gtest.h>

#include "sample.hpp"

namespace riskrule::data {
namespace {

using sample::Card;
using sample::Colour;
using sample::Part;
using sample::Way;

TEST(Describe, NamesLabelsAndSentencesOfAStructure) {
  const TypeInfo& type = type_of<Part>();
  EXPECT_EQ(type.kind, Kind::structure);
  EXPECT_EQ(type.name, "Part");
  EXPECT_EQ(type.label, "部分");
  EXPECT_EQ(type.sentence, "A part of a card.");
  ASSERT_EQ(type.members.size(), 2U);
  EXPECT_EQ(type.members[0].name, "id");
  EXPECT_EQ(type.members[0].label, "编号");
  EXPECT_EQ(type.members[0].sentence, "Its name.");
  EXPECT_TRUE(has(type.members[0].attributes, Attribute::required));
  EXPECT_TRUE(has(type.members[0].attributes, Attribute::key));
  EXPECT_FALSE(has(type.members[0].attributes, Attribute::hidden));
  EXPECT_FALSE(has(type.members[1].attributes, Attribute::required));
}

TEST(Describe, IsTheSameObjectOnEveryCall) { EXPECT_EQ(&type_of<Card>(), &type_of<Card>()); }

TEST(Describe, EveryKindOfMember) {
  const TypeInfo& type = type_of<Card>();
  const auto kind = [&](std::string_view name) { return type.find(name)->type().kind; };
  EXPECT_EQ(kind("title"), Kind::text);
  EXPECT_EQ(kind("open"), Kind::boolean);
  EXPECT_EQ(kind("count"), Kind::integer);
  EXPECT_EQ(kind("price"), Kind::number);
  EXPECT_EQ(kind("day"), Kind::stated);
  EXPECT_EQ(kind("colour"), Kind::enumeration);
  EXPECT_EQ(kind("parts"), Kind::list);
  const auto bare_kind = [&](std::string_view name) { return bare(type.find(name)->type()).kind; };
  EXPECT_EQ(bare_kind("day"), Kind::date);
  EXPECT_EQ(bare_kind("way"), Kind::open_word);
  EXPECT_EQ(bare_kind("given"), Kind::raw);
  EXPECT_EQ(bare_kind("title"), Kind::text);
}

TEST(Describe, ATrailingUnderscoreIsNotPartOfTheOuterName) {
  EXPECT_NE(type_of<Card>().find("default"), nullptr);
  EXPECT_EQ(type_of<Card>().find("default_"), nullptr);
  EXPECT_EQ(type_of<Card>().find("no_such_member"), nullptr);
}

TEST(Describe, ReachesMembersOfAnObject) {
  Part part{.id = "p", .weight = Decimal(2)};
  const TypeInfo& type = type_of<Part>();
  EXPECT_EQ(type.members[0].get(&part), &part.id);
  EXPECT_EQ(type.members[1].get_mutable(&part), &part.weight);
}

TEST(Describe, Lists) {
  std::vector<Part> parts;
  const ListOps& ops = *type_of<std::vector<Part>>().list;
  EXPECT_EQ(ops.size(&parts), 0U);
  static_cast<Part*>(ops.append(&parts))->id = "a";
  static_cast<Part*>(ops.append(&parts))->id = "b";
  EXPECT_EQ(ops.size(&parts), 2U);
  EXPECT_EQ(ops.at(&parts, 1), &parts[1]);
  EXPECT_EQ(&type_of<std::vector<Part>>().element(), &type_of<Part>());
}

TEST(Describe, StatedValues) {
  Stated<std::int64_t> number;
  const StatedOps& ops = *type_of<Stated<std::int64_t>>().stated;
  EXPECT_EQ(ops.state(&number), StatedState::absent);
  ops.set_unknown(&number);
  EXPECT_EQ(ops.state(&number), StatedState::unknown);
  *static_cast<std::int64_t*>(ops.emplace(&number)) = 7;
  EXPECT_EQ(ops.state(&number), StatedState::stated);
  EXPECT_EQ(*static_cast<const std::int64_t*>(ops.value(&number)), 7);
}

TEST(Describe, Enumerations) {
  const TypeInfo& type = type_of<Colour>();
  EXPECT_EQ(type.kind, Kind::enumeration);
  ASSERT_EQ(type.items.size(), 3U);
  EXPECT_EQ(type.items[2].name, "dark_blue");
  EXPECT_EQ(type.items[2].label, "深蓝");
  Colour colour = Colour::red;
  type.enumeration->set(&colour, 2);
  EXPECT_EQ(colour, Colour::dark_blue);
  EXPECT_EQ(type.enumeration->index(&colour), 2U);
  colour = static_cast<Colour>(77);
  EXPECT_EQ(type.enumeration->index(&colour), type.items.size());
}

TEST(Describe, WordsAndLabels) {
  EXPECT_EQ(word_of(Colour::dark_blue), "dark_blue");
  EXPECT_EQ(label_of(Colour::dark_blue), "深蓝");
  EXPECT_EQ(label_of(Open<Way>("mail")), "邮件");
  EXPECT_EQ(label_of(Open<Way>("pigeon")), "pigeon");
  EXPECT_TRUE(Open<Way>("mail") == Way::mail);
  EXPECT_FALSE(Open<Way>("pigeon") == Way::mail);
}

}  // namespace
}  // namespace riskrule::data
