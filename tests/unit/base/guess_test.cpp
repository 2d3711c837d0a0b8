#include "riskrule/base/guess.hpp"

#include <gtest/gtest.h>

#include <array>

namespace {

using namespace riskrule;

TEST(Guess, EditDistance) {
  struct Row {
    const char* a;
    const char* b;
    std::size_t distance;
  };
  const Row rows[] = {{"", "", 0},      {"", "abc", 3},          {"abc", "abc", 0},   {"abc", "abd", 1},
                      {"abc", "ab", 1}, {"hihg", "high", 1},     {"ab", "ba", 1},     {"kitten", "sitting", 3},
                      {"ca", "abc", 3}, {"可能性", "可控性", 1}, {"风险", "险风", 1}, {"abcd", "badc", 2}};
  for (const auto& row : rows) {
    EXPECT_EQ(edit_distance(row.a, row.b), row.distance) << row.a << " and " << row.b;
    EXPECT_EQ(edit_distance(row.b, row.a), row.distance) << row.b << " and " << row.a;
  }
}

TEST(Guess, EditDistanceIsBounded) {
  EXPECT_EQ(edit_distance(std::string(64, 'a'), std::string(64, 'b')), 64U);
  EXPECT_EQ(edit_distance(std::string(65, 'a'), std::string(65, 'a')), 999U);
  EXPECT_EQ(edit_distance(std::string(1'000'000, 'a'), "a"), 999U);
}

TEST(Guess, NearestOfTheKnownWords) {
  const std::array<const char*, 5> known = {"very_low", "low", "medium", "high", "very_high"};
  EXPECT_EQ(nearest("hihg", known), "high");
  EXPECT_EQ(nearest("medum", known), "medium");
  EXPECT_EQ(nearest("veryhigh", known), "very_high");
  EXPECT_EQ(nearest("very low", known), "very_low");
  EXPECT_EQ(nearest("lo", known), "low");
  EXPECT_EQ(nearest("severe", known), "");
  EXPECT_EQ(nearest("", known), "");
  EXPECT_EQ(nearest("high", std::array<std::string, 0>{}), "");
}

TEST(Guess, OfTwoEquallyNearTheFirst) {
  EXPECT_EQ(nearest("abcx", std::array<std::string, 2>{"abcd", "abce"}), "abcd");
}

TEST(Guess, SomethingOfTheWordMustStay) {
  EXPECT_EQ(nearest("x", std::array<std::string, 1>{"y"}), "");
  EXPECT_EQ(nearest("", std::array<std::string, 1>{"y"}), "");
  EXPECT_EQ(nearest("x", std::array<std::string, 1>{"xy"}), "xy");
  EXPECT_EQ(nearest("低", std::array<std::string, 1>{"高"}), "");
  EXPECT_EQ(nearest("交高", std::array<std::string, 2>{"很低", "较高"}), "较高");
}

}  // namespace
