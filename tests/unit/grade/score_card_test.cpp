#include "riskrule/grade/score_card.hpp"

#include "profile.hpp"

namespace riskrule::grade {
namespace {

using profile::codes;
using profile::d;
using Words = std::vector<std::string>;

GradeScale grades() { return *GradeScale::make({{"低", {}}, {"中", {}}, {"高", {}}}); }

/// An item whose options are called by their points.
CardItem item(const char* id, const char* group, int maximum, std::initializer_list<int> points) {
  CardItem out{id, group, maximum, {}};
  for (const int p : points) out.options.push_back({std::to_string(p), p});
  return out;
}

/// The deduction card of 21 items, 100 points, higher = worse.
ScoreCard deduction_card() {
  ScoreCard card;
  card.polarity = Polarity::higher_is_worse;
  card.items = {item("body", "合法性", 3, {0, 2, 3}),         item("content", "合法性", 5, {0, 2, 5}),
                item("procedure", "合法性", 2, {0, 2}),       item("delimited", "合理性", 2, {0, 1, 2}),
                item("disclosed", "合理性", 2, {0, 2}),       item("survey", "合理性", 6, {0, 4, 6}),
                item("comparison", "合理性", 4, {0, 2, 4}),   item("experts", "合理性", 3, {0, 2}),
                item("compensation", "合理性", 4, {0, 2, 4}), item("support", "合理性", 4, {0, 2, 4}),
                item("finances", "可行性", 3, {0, 3}),        item("environment", "可行性", 4, {0, 2, 4}),
                item("technical", "可行性", 3, {0, 1, 3}),    item("opinion", "可控性", 35, {}),
                item("publicity", "可控性", 3, {0, 1, 3}),    item("hype", "可控性", 3, {0, 1, 3}),
                item("activists", "可控性", 3, {0, 1, 3}),    item("hostile", "可控性", 3, {0, 3}),
                item("register", "可控性", 3, {0, 1, 3}),     item("plan", "可控性", 2, {0, 1, 2}),
                item("guidance", "可控性", 3, {0, 1, 3})};
  card.groups = {{"合法性", 10}, {"合理性", 25}, {"可行性", 10}, {"可控性", 55}};
  card.full = 100;
  card.bands = {
      {"低", std::nullopt, false, 40, true}, {"中", 40, false, 70, false}, {"高", 70, true, std::nullopt, false}};
  return card;
}

/// The achievement card of 44 points, higher = better: 22 items of 0 to 2.
ScoreCard achievement_card() {
  ScoreCard card;
  card.polarity = Polarity::higher_is_better;
  const std::pair<const char*, int> groups[] = {{"合法性", 8}, {"合理性", 3}, {"可行性", 5}, {"可控性", 6}};
  for (const auto& [group, n] : groups) {
    card.groups.push_back({group, 2 * n});
    for (int i = 1; i <= n; ++i) card.items.push_back(item((group + std::to_string(i)).c_str(), group, 2, {0, 1, 2}));
  }
  card.full = 44;
  card.bands = {
      {"高", std::nullopt, false, 12, false}, {"中", 12, true, 16, true}, {"低", 16, true, std::nullopt, false}};
  return card;
}

std::vector<CardAnswer> best_answers(const ScoreCard& card) {
  std::vector<CardAnswer> out;
  for (const CardItem& i : card.items) {
    if (i.options.empty()) {
      out.push_back({i.id, "", 0});
    } else {
      out.push_back(
          {i.id, *card.polarity == Polarity::higher_is_worse ? i.options.front().word : i.options.back().word, 0});
    }
  }
  return out;
}

Words codes_of(const std::vector<CardFinding>& findings) {
  Words out;
  for (const CardFinding& f : findings) out.push_back(f.diagnostic.code);
  return out;
}

TEST(ScoreCard, OnlyTheExpertsMissTheirMaximum) {
  const auto findings = check(deduction_card(), grades());
  ASSERT_EQ(codes_of(findings), (Words{"card.misses_maximum", "card.full_unreachable"}));
  EXPECT_EQ(findings[0].item, 7U);
  EXPECT_EQ(findings[0].witness, Decimal(2));
  EXPECT_EQ(findings[0].diagnostic.message, "the options of `experts` go up to 2, its maximum is 3");
}

/// Everybody opposes strongly and all else is perfect: 35 points, low. Only a gate can see it.
TEST(ScoreCard, UnanimousOppositionIsLow) {
  const ScoreCard card = deduction_card();
  auto answers = best_answers(card);
  const auto points = opinion_points(35, std::vector<OpinionClass>{{1, 1}});
  ASSERT_TRUE(points.has_value());
  answers[13].points = *points;
  const auto result = score(card, answers);
  ASSERT_TRUE(result.has_value());
  EXPECT_EQ(result->total, 35);
  EXPECT_EQ(result->grade, "低");
  EXPECT_EQ(result->terms[13].loss, 35);
  EXPECT_EQ(*opinion_points(35, std::vector<OpinionClass>{{d("0.1"), 1}, {d("0.2"), d("0.7")}, {d("0.5"), d("0.3")}}),
            d("13.65"));  // 35 · (0.1 + 0.14 + 0.15)
}

TEST(ScoreCard, SixteenIsInTwoBandsOfTheAchievementCard) {
  const auto findings = check(achievement_card(), grades());
  ASSERT_EQ(codes_of(findings), Words{"grade.ambiguous_bound"});
  EXPECT_EQ(findings[0].diagnostic.message, "band `中` [12, 16] and band `低` [16, ∞) both hold 16");
  EXPECT_EQ(findings[0].band, 2U);
  auto answers = best_answers(achievement_card());
  for (std::size_t i = 0; i < 14; ++i) answers[i].option = "0";
  EXPECT_EQ(codes(score(achievement_card(), answers).diagnostics()), Words{"card.two_bands"});
  answers = best_answers(achievement_card());
  answers[0].option = "1";
  const auto result = score(achievement_card(), answers);
  EXPECT_EQ(result->total, 43);
  EXPECT_EQ(result->grade, "低");
  EXPECT_EQ(result->terms[0].loss, 1);
}

TEST(ScoreCard, PolarityHasNoDefaultAndIsChecked) {
  ScoreCard card = achievement_card();
  card.bands[1].to_closed = false;
  EXPECT_TRUE(check(card, grades()).empty());
  card.polarity = Polarity::higher_is_worse;
  EXPECT_EQ(codes_of(check(card, grades())), Words(3, "card.polarity"));
  card.polarity.reset();
  EXPECT_EQ(codes_of(check(card, grades())), Words{"card.no_polarity"});
  EXPECT_EQ(codes(score(card, best_answers(achievement_card())).diagnostics()), Words{"card.no_polarity"});
}

/// Totals go in steps of 5, so that between 20 and 21 nothing is missing; 35 is.
TEST(ScoreCard, HolesAreThoseThatATotalCanFallInto) {
  ScoreCard card;
  card.polarity = Polarity::higher_is_worse;
  card.items = {item("a", "", 30, {0, 10, 20, 30}), item("b", "", 10, {0, 5, 10})};
  card.bands = {
      {"低", std::nullopt, false, 20, true}, {"中", 21, true, 34, true}, {"高", 36, true, std::nullopt, false}};
  const auto findings = check(card, grades());
  ASSERT_EQ(codes_of(findings), Words{"grade.hole"});
  EXPECT_EQ(findings[0].diagnostic.message, "no band holds 35, beside band `高` [36, ∞)");
  EXPECT_EQ(findings[0].band, 2U);
  card.items.push_back(item("c", "", 3, {}));
  EXPECT_EQ(codes_of(check(card, grades())), Words(2, "grade.hole")) << "a computed item gives any total";
}

TEST(ScoreCard, UnreachableGradeAndWrongSums) {
  ScoreCard card = deduction_card();
  card.bands = {
      {"低", std::nullopt, false, 40, true}, {"中", 40, false, 99, true}, {"高", 99, false, std::nullopt, false}};
  card.full = 110;
  card.groups[0].maximum = 11;
  const auto findings = check(card, grades());
  ASSERT_EQ(codes_of(findings), (Words{"card.misses_maximum", "card.full_sum", "card.group_sum",
                                       "card.full_unreachable", "grade.unreachable_band"}));
  EXPECT_EQ(findings[1].witness, Decimal(100));
  EXPECT_EQ(findings[2].witness, Decimal(10));
  EXPECT_EQ(findings[4].band, 2U);
}

TEST(ScoreCard, BadAnswersAreReportedTogether) {
  const ScoreCard card = deduction_card();
  auto answers = best_answers(card);
  answers[0].option = "1";
  answers[1] = {"contents", "0", 0};
  answers[13].points = 36;
  answers[14] = answers[15];
  EXPECT_EQ(codes(score(card, answers).diagnostics()),
            (Words{"card.unknown_item", "card.unknown_option", "card.not_answered", "card.points", "card.not_answered",
                   "card.answered_twice"}));
  EXPECT_EQ(codes(opinion_points(35, std::vector<OpinionClass>{{d("0.6"), 1}, {d("0.6"), 1}}).diagnostics()),
            Words{"card.share"});
}

}  // namespace
}  // namespace riskrule::grade
