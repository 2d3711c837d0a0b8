#include "riskrule/grade/votes.hpp"

#include "profile.hpp"

namespace riskrule::grade {
namespace {

using profile::codes;
using Words = std::vector<std::string>;

GradeScale grades() { return *GradeScale::make({{"低", {}}, {"中", {}}, {"高", {}}}); }
/// The columns of the usual table disagree.
std::vector<Vote> columns() { return {{"index", "低"}, {"counts", "中"}, {"incident", "低"}, {"media", std::nullopt}}; }

TEST(Votes, WorstMajorityAndOrder) {
  const auto worst = combine(grades(), {}, columns(), Combine::worst);
  ASSERT_TRUE(worst.has_value());
  EXPECT_EQ(worst->grade, "中");
  EXPECT_EQ(worst->decided_by, Words{"counts"});
  EXPECT_EQ(worst->votes.size(), 4U);
  const auto majority = combine(grades(), {}, columns(), Combine::majority);
  EXPECT_EQ(majority->grade, "低");
  EXPECT_EQ(majority->decided_by, (Words{"index", "incident"}));
  const auto first = combine(grades(), {}, columns(), Combine::first);
  EXPECT_EQ(first->grade, "低");
  EXPECT_EQ(first->decided_by, Words{"index"});
}

TEST(Votes, NoMajorityIsNotGuessed) {
  const std::vector<Vote> split = {{"a", "低"}, {"b", "高"}};
  const auto verdict = combine(grades(), {}, split, Combine::majority);
  ASSERT_EQ(codes(verdict.diagnostics()), Words{"votes.no_majority"});
  EXPECT_EQ(verdict.diagnostics()[0].message, "no grade has more than half of the votes: 1 for 低, 1 for 高");
  EXPECT_EQ(codes(combine(grades(), {}, {}, Combine::worst).diagnostics()), Words{"votes.none"});
}

TEST(Votes, GateLiftsAGoodScore) {
  const std::vector<Gate> gates = {{"more than half oppose", Condition::holds, "高", GateEffect::at_least},
                                   {"over 100 people", Condition::fails, "中", GateEffect::at_least}};
  const std::vector<Vote> card = {{"card", "低"}};
  const auto verdict = combine(grades(), gates, card, Combine::worst);
  EXPECT_EQ(verdict->grade, "高");
  EXPECT_TRUE(verdict->by_gate);
  EXPECT_EQ(verdict->decided_by, Words{"more than half oppose"});
  EXPECT_EQ(verdict->gates.size(), 2U);
  EXPECT_EQ(combine(grades(), gates, {}, Combine::worst)->grade, "高");
}

TEST(Votes, GateBelowTheVotesChangesNothing) {
  const std::vector<Gate> gates = {{"some oppose", Condition::holds, "中", GateEffect::at_least}};
  const std::vector<Vote> card = {{"card", "高"}};
  const auto verdict = combine(grades(), gates, card, Combine::worst);
  EXPECT_EQ(verdict->grade, "高");
  EXPECT_FALSE(verdict->by_gate);
  EXPECT_EQ(verdict->decided_by, Words{"card"});
}

/// The first override in the given order decides, even downward.
TEST(Votes, OverrideSetsTheGrade) {
  const std::vector<Gate> gates = {{"a", Condition::fails, "高", GateEffect::exactly},
                                   {"b", Condition::holds, "低", GateEffect::exactly},
                                   {"c", Condition::holds, "高", GateEffect::exactly}};
  const std::vector<Vote> card = {{"card", "高"}};
  const auto verdict = combine(grades(), gates, card, Combine::worst);
  EXPECT_EQ(verdict->grade, "低");
  EXPECT_EQ(verdict->decided_by, Words{"b"});
}

TEST(Votes, UnknownConditionIsNeitherPassedNorFailed) {
  const std::vector<Gate> gates = {{"extreme act possible", Condition::unknown, "高", GateEffect::at_least}};
  const auto verdict = combine(grades(), gates, columns(), Combine::worst);
  EXPECT_EQ(verdict->grade, "中");
  EXPECT_EQ(verdict->open_gates, Words{"extreme act possible"});
  EXPECT_EQ(verdict->at_worst, "高");
}

TEST(Votes, UnknownWordsAreReportedTogether) {
  const std::vector<Gate> gates = {{"g", Condition::fails, "很高", GateEffect::at_least}};
  const std::vector<Vote> votes = {{"v", "底"}};
  EXPECT_EQ(codes(combine(grades(), gates, votes, Combine::worst).diagnostics()),
            (Words{"grade.unknown", "grade.unknown"}));
}

}  // namespace
}  // namespace riskrule::grade
