// After the decision: measures by day, triggers, duties of execution, evaluators who judge themselves.
#include "riskrule/assess/follow_up.hpp"

#include "riskrule/report/answers.hpp"
#include "unit/small_pack.hpp"

namespace riskrule {
namespace {

MeasureStanding standing(const Stated<MeasureState>& state, const Stated<Date>& when) {
  return standing_of({.what = "w", .when = when, .state = state}, Date{2024, 3, 1});
}

TEST(FollowUp, TellsHowAMeasureStands) {
  const Date before{2024, 2, 29};
  const Date today{2024, 3, 1};
  const Date after{2024, 3, 2};
  EXPECT_EQ(standing(MeasureState::planned, after), MeasureStanding::planned);
  EXPECT_EQ(standing(MeasureState::planned, today), MeasureStanding::planned) << "the day itself is not over";
  EXPECT_EQ(standing(MeasureState::planned, before), MeasureStanding::overdue);
  EXPECT_EQ(standing(MeasureState::under_way, today), MeasureStanding::under_way);
  EXPECT_EQ(standing(MeasureState::under_way, before), MeasureStanding::overdue);
  EXPECT_EQ(standing(MeasureState::under_way, {}), MeasureStanding::undated);
  EXPECT_EQ(standing(MeasureState::done, before), MeasureStanding::done);
  EXPECT_EQ(standing(MeasureState::done, {}), MeasureStanding::done);
  EXPECT_EQ(standing({}, after), MeasureStanding::planned);
  EXPECT_EQ(standing({}, before), MeasureStanding::not_told) << "it may have been done";
  EXPECT_EQ(standing(unknown, {}), MeasureStanding::not_told);
}

const std::string matter = R"(, "responsible_units": [{"name": "甲局"}],
  "risk_assessment": {"assessor": {"name": "乙中心"},
    "points": [{"id": "p", "title": "t", "measures": [{"what": "一", "when": "2024-01-31", "state": "under_way"}]}],
    "handling_plan": [{"what": "二", "when": "2024-05-01", "state": "planned"}]},
  "execution": {"post_evaluation": {"many_opinions": true, "below_expectation": null, "evaluator": " 乙中心",
    "evaluator_did_pre_decision_work": false}, "changes": [{"major": true}]})";

FollowUp after(const std::string& duties) {
  const Matter read = small::read(matter);
  return follow_up(read, *assess(read, small::load(duties), {.as_of = Date{2024, 3, 1}}));
}

TEST(FollowUp, TracksEveryMeasureOfTheMatter) {
  const auto f = after(small::duties({{}}));
  ASSERT_EQ(f.measures.size(), 2U);
  EXPECT_EQ(f.measures[0].at, "/risk_assessment/points/0/measures/0");
  EXPECT_EQ(*f.measures[0].risk, "p");
  EXPECT_EQ(f.measures[0].standing, MeasureStanding::overdue);
  EXPECT_EQ(f.measures[0].days_over, 30) << "31 January to 1 March 2024";
  EXPECT_EQ(f.measures[1].at, "/risk_assessment/handling_plan/0");
  EXPECT_EQ(f.measures[1].days_over, 0);
  for (const auto& count : f.counts)
    EXPECT_EQ(count.count,
              count.standing == MeasureStanding::overdue || count.standing == MeasureStanding::planned ? 1 : 0);
}

TEST(FollowUp, ListsTriggersAsStatedUnknownOrNotStated) {
  const auto f = after(small::duties({{}}));
  ASSERT_EQ(f.triggers.size(), 5U);
  EXPECT_TRUE(f.triggers[0].holds.is_absent());
  EXPECT_TRUE(f.triggers[1].holds.is_unknown());
  EXPECT_TRUE(*f.triggers[2].holds);
  EXPECT_EQ(f.triggers[2].at, "/execution/post_evaluation/many_opinions");
  EXPECT_EQ(f.triggers[4].at, "/execution/changes/0/major");
  EXPECT_EQ(follow_up(small::read(""), small::assess(small::duties({{}}), "")).triggers.size(), 4U);
}

TEST(FollowUp, PicksTheDutiesThatRestOnTheExecution) {
  const auto f = after(small::duties({{.id = "other", .met = "responsible_units != null"},
                                      {.id = "read", .met = "execution.post_evaluation.many_opinions"},
                                      {.id = "missing", .met = "execution.problems_reported"},
                                      {.id = "within", .met = "every c in execution.changes satisfies c.major"}}));
  std::string ids;
  for (const auto& finding : f.duties) ids += finding.duty + " " + std::string(data::word_of(finding.verdict)) + "; ";
  EXPECT_EQ(ids, "read met; missing cannot_tell; within met; ");
}

TEST(FollowUp, FindsTheEvaluatorWhoJudgesHisOwnWork) {
  const auto f = after(small::duties({{}}));
  ASSERT_EQ(f.conflicts.size(), 1U);
  EXPECT_EQ(f.conflicts[0].at, "/risk_assessment/assessor/name");
  EXPECT_TRUE(f.conflicts[0].contradicts);
  const std::string text = report::render(f, report::Form::text);
  for (const char* words : {"[逾期] 一", "已逾期 30 日", "同时是评估主体", "矛盾"})
    EXPECT_NE(text.find(words), std::string::npos) << words << "\n" << text;
}

}  // namespace
}  // namespace riskrule
