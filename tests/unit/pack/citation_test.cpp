#include "pack/citation.hpp"

#include <gtest/gtest.h>

namespace riskrule::pack {
namespace {

TEST(Citation, NumbersAreChineseUpToFourPlaces) {
  const std::pair<unsigned, const char*> rows[] = {{1, "一"},
                                                   {9, "九"},
                                                   {10, "十"},
                                                   {11, "十一"},
                                                   {19, "十九"},
                                                   {20, "二十"},
                                                   {21, "二十一"},
                                                   {40, "四十"},
                                                   {99, "九十九"},
                                                   {100, "一百"},
                                                   {101, "一百零一"},
                                                   {110, "一百一十"},
                                                   {111, "一百一十一"},
                                                   {119, "一百一十九"},
                                                   {200, "二百"},
                                                   {320, "三百二十"},
                                                   {999, "九百九十九"},
                                                   {1000, "一千"},
                                                   {1001, "一千零一"},
                                                   {1010, "一千零一十"},
                                                   {1100, "一千一百"},
                                                   {1260, "一千二百六十"},
                                                   {9999, "九千九百九十九"},
                                                   {10000, "10000"},
                                                   {0, "0"}};
  for (const auto& [number, text] : rows) EXPECT_EQ(number_in_chinese(number), text);
}

TEST(Citation, ArticlesAreWrittenAsALawyerWritesThem) {
  const std::pair<const char*, const char*> rows[] = {
      {"1", "第一条"},
      {"23.2", "第二十三条第二款"},
      {"23.2.1", "第二十三条第二款第（一）项"},
      {"1254", "第一千二百五十四条"},
      {"103.2", "第一百零三条第二款"},
      {"3.1.10", "第三条第一款第（十）项"},
      {"29.-.4", "第二十九条第（四）项"},
      {"-", "（条款号未知）"},
  };
  for (const auto& [article, text] : rows) {
    EXPECT_TRUE(is_article(article)) << article;
    EXPECT_EQ(article_in_chinese(article), text);
  }
}

TEST(Citation, WhatIsNoArticle) {
  for (const char* text :
       {"",   ".",  "1.",     ".1", "1..2", "1.2.3.4", "0",   "1.0", "-1",    "+1",    " 1",
        "1 ", "1a", "第一条", "１", "--",   "1-",      "1.-", "-.1", "1.-.-", "1.2.-", "4294967296"}) {
    EXPECT_FALSE(is_article(text)) << text;
    EXPECT_EQ(article_in_chinese(text), "（条款号未知）") << text;
  }
}

TEST(Citation, ClausesStandBetweenBlanks) {
  using Words = std::vector<std::string_view>;
  EXPECT_EQ(split_words("D713:23.2 D713:22"), (Words{"D713:23.2", "D713:22"}));
  EXPECT_EQ(split_words("  a   b "), (Words{"a", "b"}));
  EXPECT_EQ(split_words(""), Words{});
  EXPECT_EQ(split_words("   "), Words{});
}

TEST(Citation, BasisCarriesItsInstrument) {
  Instrument decree;
  decree.id = "D713";
  decree.title = "条例";
  decree.number = "国务院令第713号";
  InForce days;
  days.from = Date{2019, 9, 1};
  decree.in_force = days;
  const Basis basis = make_basis(decree, "23.2");
  EXPECT_EQ(basis.instrument, "D713");
  EXPECT_EQ(basis.title, "条例");
  EXPECT_EQ(basis.number, "国务院令第713号");
  EXPECT_EQ(basis.article, "23.2");
  EXPECT_EQ(basis.citation, "国务院令第713号 第二十三条第二款");
  EXPECT_EQ(basis.in_force_from.value_or(Date{}), (Date{2019, 9, 1}));
  EXPECT_FALSE(basis.in_force_to);
}

// A clause may be known less well than its instrument, never better.
TEST(Citation, TheWeakerTextStatusCounts) {
  using enum TextStatus;
  const TextStatus rows[][3] = {{full, full, full},
                                {full, unverified, unverified},
                                {partial, full, partial},
                                {restated, partial, restated},
                                {unverified, full, unverified}};
  for (const auto& [instrument, clause, text] : rows) {
    Instrument source;
    source.text = instrument;
    EXPECT_EQ(make_basis(source, "1", clause).text, text);
    EXPECT_EQ(make_basis(source, "1").text, instrument);
  }
}

}  // namespace
}  // namespace riskrule::pack
