#include "riskrule/data/read.hpp"

#include <gtest/gtest.h>

#include "riskrule/data/json_writer.hpp"
#include "sample.hpp"

namespace riskrule::data {
namespace {

using sample::Card;
using sample::Colour;

const std::string least = R"("title": "t", "price": 1, "colour": "red")";

/// `code at pointer: message; guess`, one a line.
std::string shown(const Diagnostics& all) {
  std::string out;
  for (const auto& d : all)
    out += (d.severity == Severity::error ? "" : std::string(to_string(d.severity)) + " ") + d.code + " at " +
           d.pointer + ": " + d.message + (d.guess.empty() ? "" : "; " + d.guess) + "\n";
  return out;
}

/// What is said about a card with `member` besides the least that it needs.
std::string said_of(const std::string& member) {
  return shown(read<Card>("{" + least + ", " + member + "}", "c.json").diagnostics());
}

TEST(Read, Everything) {
  const auto card = read<Card>(R"({
    "$schema": "card.json",
    "title": "标题\n", "open": true, "count": 12, "price": 0.10, "day": "2024-02-29", "colour": "dark_blue",
    "way": "mail", "parts": [{"id": "p1", "weight": 0.2}, {"id": "p2", "weight": null}, {"id": "p3"}],
    "notes": [], "rule": ["a", "b"], "default": "d", "given": {"x": [1]},
    "cards": [{"title": "u", "price": 2e1, "colour": "red"}]})");
  ASSERT_TRUE(card) << to_text(card.diagnostics());
  EXPECT_TRUE(card.diagnostics().empty());
  EXPECT_EQ(card->title, "标题\n");
  EXPECT_TRUE(card->open);
  EXPECT_EQ(card->count, 12);
  EXPECT_EQ(card->price.to_string(), "0.10");
  EXPECT_EQ(*card->day, (Date{2024, 2, 29}));
  EXPECT_EQ(card->colour, Colour::dark_blue);
  EXPECT_EQ(card->way->word, "mail");
  ASSERT_EQ(card->parts.size(), 3U);
  EXPECT_EQ(card->parts[0].weight->to_string(), "0.2");
  EXPECT_TRUE(card->parts[1].weight.is_unknown());
  EXPECT_TRUE(card->parts[2].weight.is_absent());
  EXPECT_TRUE(card->notes && card->notes->empty());
  EXPECT_EQ(*card->rule, "a\nb");
  EXPECT_EQ(card->default_, "d");
  EXPECT_EQ(card->given->text, R"({"x": [1]})");
  EXPECT_EQ((*card->cards)[0].price, Decimal(20));
}

TEST(Read, WritingAndReadingGivesTheSame) {
  Card card;
  card.title = "\"\\\n";
  card.price = *Decimal::parse("123456789.0123456789012345678901234");
  card.day = Date{1999, 12, 31};
  card.parts = {{.id = "x", .weight = unknown}, {.id = "y", .weight = {}}};
  card.notes = std::vector<std::string>{"", "n"};
  const auto again = read<Card>(write_json(card));
  ASSERT_TRUE(again) << to_text(again.diagnostics());
  EXPECT_EQ(*again, card);
}

TEST(Read, RawJsonKnowsWhereItBegan) {
  const std::string text = "{" + least + ", \"given\":  [1, 2]}";
  const auto card = read<Card>(text);
  ASSERT_TRUE(card);
  EXPECT_EQ(text.substr(card->given->offset, card->given->text.size()), "[1, 2]");
}

TEST(Read, Types) {
  EXPECT_EQ(said_of(R"("open": "yes")"), "json.type at /open: expected true or false, found text `yes`\n");
  EXPECT_EQ(said_of(R"("open": null)"), "json.type at /open: expected true or false, found null\n");
  EXPECT_EQ(said_of(R"("count": "12")"), "json.type at /count: expected an integer, found text `12`\n");
  EXPECT_EQ(said_of(R"("day": 20240301)"),
            "json.type at /day: expected a date such as 2024-03-01, found number `20240301`\n");
  EXPECT_EQ(said_of(R"("way": ["mail"])"), "json.type at /way: expected a word such as post, found a list\n");
  EXPECT_EQ(said_of(R"("parts": {"id": "x"})"), "json.type at /parts: expected a list, found an object\n");
  EXPECT_EQ(said_of(R"("parts": ["x"])"), "json.type at /parts/0: expected an object, found text `x`\n");
  EXPECT_EQ(said_of(R"("notes": ["x", true])"), "json.type at /notes/1: expected a text, found true\n");
  EXPECT_EQ(said_of(R"("rule": 1)"), "json.type at /rule: expected a text, or a list of its lines, found number `1`\n");
  EXPECT_EQ(said_of(R"("rule": ["x", 1])"), "json.type at /rule/1: expected a text, found number `1`\n");
  EXPECT_EQ(shown(read<Card>("[]").diagnostics()), "json.type at : expected an object, found a list\n");
  EXPECT_EQ(shown(read<Card>(R"({"title": "t", "price": 1, "colour": 2})").diagnostics()),
            "json.type at /colour: expected one of red, green, dark_blue, found number `2`\n");
}

TEST(Read, UnknownMembers) {
  EXPECT_EQ(said_of(R"("coutn": 1)"), "json.unknown_member at /coutn: unknown member `coutn`; count\n");
  EXPECT_EQ(said_of(R"("途径": "mail")"), "json.unknown_member at /途径: unknown member `途径`; way\n");
  EXPECT_EQ(said_of(R"("parts": [{"id": "a", "zzzzz": 1}])"),
            "json.unknown_member at /parts/0/zzzzz: unknown member `zzzzz`; known are id, weight\n");
  EXPECT_EQ(said_of(R"("default_": "x")"), "json.unknown_member at /default_: unknown member `default_`; default\n");
}

TEST(Read, HiddenMembersAreUnknownAndNotNamed) {
  EXPECT_EQ(
      said_of(R"("internal": 1)"),
      "json.unknown_member at /internal: unknown member `internal`; known are title, open, count, price, day, colour, "
      "way, parts, notes, rule, default, given, cards\n");
}

TEST(Read, OnlyTheRootMayNameItsSchema) {
  EXPECT_EQ(said_of(R"("cards": [{"$schema": "x", "title": "t", "price": 1, "colour": "red"}])").substr(0, 62),
            "json.unknown_member at /cards/0/$schema: unknown member `$sche");
}

TEST(Read, MissingMembersSayWhatTheyAre) {
  const auto card = read<Card>("{\n  \"title\": \"t\",\n  \"parts\": [{}]\n}", "c.json");
  EXPECT_EQ(to_text(card.diagnostics()),
            "c.json:3:13: error: the member `id` is missing: its name [json.missing_member]\n"
            "  at /parts/0\n"
            "  |   \"parts\": [{}]\n"
            "  |             ^\n"
            "c.json:1:1: error: the member `price` is missing: what one costs [json.missing_member]\n"
            "  | {\n"
            "  | ^\n"
            "c.json:1:1: error: the member `colour` is missing: its colour [json.missing_member]\n"
            "  | {\n"
            "  | ^\n");
}

TEST(Read, Words) {
  const auto colour = [](const std::string& word) {
    return shown(read<Card>(R"({"title": "t", "price": 1, "colour": ")" + word + "\"}").diagnostics());
  };
  EXPECT_EQ(colour("gren"), "json.enum at /colour: `gren` is not one of red, green, dark_blue; green\n");
  EXPECT_EQ(colour("RED"), "json.enum at /colour: `RED` is not one of red, green, dark_blue; red\n");
  EXPECT_EQ(colour("dark-blue"), "json.enum at /colour: `dark-blue` is not one of red, green, dark_blue; dark_blue\n");
  EXPECT_EQ(colour("深蓝"), "json.enum at /colour: `深蓝` is not one of red, green, dark_blue; dark_blue\n");
  EXPECT_EQ(colour("yellow"), "json.enum at /colour: `yellow` is not one of red, green, dark_blue\n");
  EXPECT_EQ(colour(""), "json.enum at /colour: `` is not one of red, green, dark_blue\n");
}

TEST(Read, OpenWordsAreKeptWithANote) {
  const auto card = read<Card>("{" + least + R"(, "way": "mial"})");
  ASSERT_TRUE(card);
  EXPECT_EQ(card->way->word, "mial");
  EXPECT_EQ(
      shown(card.diagnostics()),
      "note json.open_word at /way: `mial` is not one of the known words post, mail; it is kept as written; mail\n");
  EXPECT_EQ(said_of(R"("way": "")"), "json.empty at /way: the word may not be empty\n");
}

TEST(Read, Dates) {
  EXPECT_EQ(said_of(R"("day": "2024-02-30")"),
            "json.date at /day: `2024-02-30` is not a date: February has 29 days in 2024\n");
  EXPECT_EQ(said_of(R"("day": "2023-02-29")"),
            "json.date at /day: `2023-02-29` is not a date: February has 28 days in 2023\n");
  EXPECT_EQ(said_of(R"("day": "2024-04-31")"), "json.date at /day: `2024-04-31` is not a date: April has 30 days\n");
  EXPECT_EQ(said_of(R"("day": "2024-13-01")"), "json.date at /day: `2024-13-01` is not a date: there is no month 13\n");
  EXPECT_EQ(said_of(R"("day": "2024-00-10")"), "json.date at /day: `2024-00-10` is not a date: there is no month 00\n");
  EXPECT_EQ(said_of(R"("day": "2024-01-00")"), "json.date at /day: `2024-01-00` is not a date: there is no day 00\n");
  const std::string form = " is not a date: write year-month-day, for instance 2024-03-01";
  EXPECT_EQ(said_of(R"("day": "2024-3-1")"), "json.date at /day: `2024-3-1`" + form + "; 2024-03-01\n");
  EXPECT_EQ(said_of(R"("day": "2024/03/01")"), "json.date at /day: `2024/03/01`" + form + "; 2024-03-01\n");
  EXPECT_EQ(said_of(R"("day": "2024年3月1日")"), "json.date at /day: `2024年3月1日`" + form + "; 2024-03-01\n");
  EXPECT_EQ(said_of(R"("day": "20240301")"), "json.date at /day: `20240301`" + form + "; 2024-03-01\n");
  EXPECT_EQ(said_of(R"("day": "2024-03-01T08:00:00Z")"),
            "json.date at /day: `2024-03-01T08:00:00Z`" + form + "; 2024-03-01\n");
  EXPECT_EQ(said_of(R"("day": "tomorrow")"), "json.date at /day: `tomorrow`" + form + "\n");
  EXPECT_EQ(said_of(R"("day": "")"), "json.date at /day: ``" + form + "\n");
  EXPECT_EQ(said_of(R"("day": "12024-03-01")"), "json.date at /day: `12024-03-01`" + form + "\n");
}

TEST(Read, Numbers) {
  const std::string digits = "12345678901234567890123456789012345";
  EXPECT_EQ(said_of("\"count\": 1.5"), "json.integer at /count: expected an integer, found `1.5`\n");
  EXPECT_EQ(said_of("\"count\": 12.0"), "");
  EXPECT_EQ(said_of("\"count\": 9223372036854775807"), "");
  EXPECT_EQ(said_of("\"count\": 9223372036854775808"),
            "json.range at /count: the integer `9223372036854775808` does not fit 64 bits\n");
  EXPECT_EQ(said_of("\"count\": -1"), "json.range at /count: `-1` must not be below 0\n");
  EXPECT_EQ(said_of("\"parts\": [{\"id\": \"a\", \"weight\": -0.5}]"),
            "json.range at /parts/0/weight: `-0.5` must not be below 0\n");
  EXPECT_EQ(
      said_of("\"parts\": [{\"id\": \"a\", \"weight\": " + digits + "}]"),
      "json.digits at /parts/0/weight: the number `" + digits + "` has more digits than the 34 that can be held\n");
  EXPECT_EQ(said_of("\"parts\": [{\"id\": \"a\", \"weight\": 1e400}]"),
            "json.number_range at /parts/0/weight: the number `1e400` is too large; it must be below 1E+308\n");
  EXPECT_EQ(shown(read<Card>(R"({"title": "t", "price": 0, "colour": "red"})").diagnostics()),
            "json.range at /price: `0` must be greater than 0\n");
}

TEST(Read, WhatMayNotBeEmpty) {
  EXPECT_EQ(said_of(R"("parts": [])"), "json.empty at /parts: the list may not be empty\n");
  EXPECT_EQ(said_of(R"("rule": "")"), "json.empty at /rule: the text may not be empty\n");
  EXPECT_EQ(said_of(R"("rule": [])"), "json.empty at /rule: the text may not be empty\n");
  EXPECT_EQ(said_of(R"("rule": null)"), "");
  EXPECT_EQ(said_of(R"("parts": [{"id": ""}])"), "json.empty at /parts/0/id: the text may not be empty\n");
}

TEST(Read, KeysDifferWithinTheirList) {
  EXPECT_EQ(said_of(R"("parts": [{"id": "a"}, {"id": "b"}, {"id": "a"}, {"id": "a"}])"),
            "json.duplicate_key at /parts/2/id: the id `a` is already given in line 1 column 62\n"
            "json.duplicate_key at /parts/3/id: the id `a` is already given in line 1 column 62\n");
  EXPECT_EQ(
      said_of(
          R"("parts": [{"id": "a"}], "cards": [{"title": "t", "price": 1, "colour": "red", "parts": [{"id": "a"}]}])"),
      "");
}

TEST(Read, AllProblemsInOnePass) {
  EXPECT_EQ(shown(read<Card>(R"({"title": "", "titel": 1, "price": "x", "colour": "rot", "day": "2024-02-30", "day": 1,
                                "parts": [{"weight": true}, 7], "notes": {}})")
                      .diagnostics()),
            "json.duplicate at /day: the member `day` is already there, in line 1 column 58\n"
            "json.empty at /title: the text may not be empty\n"
            "json.unknown_member at /titel: unknown member `titel`; title\n"
            "json.type at /price: expected a number, found text `x`\n"
            "json.enum at /colour: `rot` is not one of red, green, dark_blue\n"
            "json.date at /day: `2024-02-30` is not a date: February has 29 days in 2024\n"
            "json.type at /day: expected a date such as 2024-03-01, found number `1`\n"
            "json.type at /parts/0/weight: expected a number, found true\n"
            "json.missing_member at /parts/0: the member `id` is missing: its name\n"
            "json.type at /parts/1: expected an object, found number `7`\n"
            "json.type at /notes: expected a list, found an object\n");
}

TEST(Read, AThousandErrorsStopAtTheLimit) {
  std::string text = "{" + least + ", \"notes\": [";
  for (int i = 0; i < 1000; ++i) text += i == 0 ? "1" : ",1";
  text += "]}";
  const auto card = read<Card>(text, "c.json");
  ASSERT_EQ(card.diagnostics().size(), 101U);
  EXPECT_EQ(card.diagnostics().back().code, "limit.diagnostics");
  EXPECT_EQ(card.diagnostics().back().message,
            "there are more than 100 errors; reading stopped at the limit diagnostics");
  EXPECT_EQ(read<Card>(text, "c.json", {.diagnostics = 1}).diagnostics().size(), 2U);
  EXPECT_EQ(read<Card>(text, "c.json", {.diagnostics = 1000}).diagnostics().size(), 1000U);
}

// Each of these would take very long if every problem were placed before the limit is looked at.
TEST(Read, ManyProblemsCostLittle) {
  std::string keys = "{" + least + ", \"parts\": [";
  for (int half = 0; half < 2; ++half)
    for (int i = 0; i < 30'000; ++i) keys += "{\"id\": \"" + std::to_string(i) + "\"},";
  keys.back() = ']';
  EXPECT_EQ(read<Card>(keys + "}").diagnostics().size(), 101U);

  std::string names = "{";
  for (int half = 0; half < 2; ++half)
    for (int i = 0; i < 30'000; ++i) names += "\"" + std::to_string(i) + "\": 0,";
  names.back() = '}';
  EXPECT_EQ(read<Card>(names).diagnostics().size(), 101U);
}

TEST(Read, AThousandNotesDoNotStop) {
  std::string text = "[";
  for (int i = 0; i < 1000; ++i) text += i == 0 ? "\"x\"" : ",\"x\"";
  const auto words = read<std::vector<Open<sample::Way>>>(text + "]");
  ASSERT_TRUE(words);
  EXPECT_EQ(words->size(), 1000U);
  EXPECT_EQ(words.diagnostics().size(), 100U);
}

TEST(Read, MessagesQuoteOnOneLineAndInShort) {
  EXPECT_EQ(said_of(R"("open": ")" + std::string(200, 'x') + "\""),
            "json.type at /open: expected true or false, found text `" + std::string(60, 'x') + "…`\n");
  EXPECT_EQ(said_of(R"("open": "a\nb\u0000")"),
            "json.type at /open: expected true or false, found text `a\xEF\xBF\xBD"
            "b\xEF\xBF\xBD`\n");
}

TEST(Read, TextThatIsNotJson) {
  const auto card = read<Card>("{", "c.json");
  ASSERT_EQ(card.diagnostics().size(), 1U);
  EXPECT_EQ(card.diagnostics()[0].code, "json.truncated");
}

TEST(Read, IntoFromAnyNode) {
  const auto tree = parse_json(R"({"cards": [{"id": "a"}, {"id": 2, "$schema": ""}]})", "t");
  ASSERT_TRUE(tree);
  sample::Part part;
  Diagnostics problems;
  EXPECT_TRUE(read_into(*tree->find("/cards/0"), type_of<sample::Part>(), &part, problems));
  EXPECT_EQ(part.id, "a");
  EXPECT_FALSE(read_into(*tree->find("/cards/1"), type_of<sample::Part>(), &part, problems));
  EXPECT_EQ(shown(problems),
            "json.type at /cards/1/id: expected a text, found number `2`\n"
            "json.unknown_member at /cards/1/$schema: unknown member `$schema`; known are id, weight\n");
}

}  // namespace
}  // namespace riskrule::data
