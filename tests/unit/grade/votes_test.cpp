#include "riskrule/grade/votes.hpp"

#include "profile.hpp"

namespace riskrule::grade {
namespace {

using profile::codes;
using Words = std::vector<std::string>;

GradeScale grades() { return *GradeScale::make({{"低", {}}, {"中", {}}, {"高", {}}}); }
constexpr GradeScale::Rank low = 0;
constexpr GradeScale::Rank medium = 1;
constexpr GradeScale::Rank high = 2;
using Ranks = std::vector<GradeScale::Rank>;
/// The columns of the usual table disagree.
const Ranks columns = {low, medium, low};

TEST(Votes, WorstMajorityAndOrder) {
  EXPECT_EQ(combine(grades(), {}, columns, Combine::worst)->rank, medium);
  EXPECT_EQ(combine(grades(), {}, columns, Combine::majority)->rank, low);
  EXPECT_EQ(combine(grades(), {}, Ranks{medium, low, low}, Combine::first)->rank, medium);
  EXPECT_EQ(combine(grades(), {}, columns, Combine::worst)->voted, medium);
}

TEST(Votes, NoMajorityIsNotGuessed) {
  const auto verdict = combine(grades(), {}, Ranks{low, high}, Combine::majority);
  ASSERT_EQ(codes(verdict.diagnostics()), Words{"votes.no_majority"});
  EXPECT_EQ(verdict.diagnostics()[0].message, "no grade has more than half of the votes: 1 for 低, 1 for 高");
  EXPECT_EQ(codes(combine(grades(), {}, {}, Combine::worst).diagnostics()), Words{"votes.none"});
}

TEST(Votes, GateLiftsAGoodScore) {
  const std::vector<Gate> gates = {{Condition::holds, high}, {Condition::fails, medium}};
  const auto verdict = combine(grades(), gates, Ranks{low}, Combine::worst);
  EXPECT_EQ(verdict->rank, high);
  EXPECT_EQ(verdict->voted, low);
  const auto alone = combine(grades(), gates, {}, Combine::worst);
  EXPECT_EQ(alone->rank, high);
  EXPECT_FALSE(alone->voted);
}

TEST(Votes, GateBelowTheVotesChangesNothing) {
  const std::vector<Gate> gates = {{Condition::holds, medium}};
  EXPECT_EQ(combine(grades(), gates, Ranks{high}, Combine::worst)->rank, high);
}

/// The first override in the given order decides, even downward.
TEST(Votes, OverrideSetsTheGrade) {
  const std::vector<Gate> gates = {{Condition::fails, high, GateEffect::exactly},
                                   {Condition::holds, low, GateEffect::exactly},
                                   {Condition::holds, high, GateEffect::exactly}};
  const auto verdict = combine(grades(), gates, Ranks{high}, Combine::worst);
  EXPECT_EQ(verdict->rank, low);
  EXPECT_EQ(verdict->exact_gate, 1U);
}

TEST(Votes, UnknownConditionIsNeitherPassedNorFailed) {
  const std::vector<Gate> gates = {{Condition::unknown, high}};
  const auto verdict = combine(grades(), gates, columns, Combine::worst);
  EXPECT_EQ(verdict->rank, medium);
  EXPECT_EQ(verdict->at_worst, high);
}

}  // namespace
}  // namespace riskrule::grade
