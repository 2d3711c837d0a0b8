// What the methods of grading need beyond estimates: comparisons by experts, memberships, filled-in score cards.
// Which of them are asked for is the pack's word (`grading.methods`).
#pragma once

#include "riskrule/model/words.hpp"

namespace riskrule {

/// One judgement: `more` weighs `times` as much as `than`.
struct PairJudgement {
  std::string more;
  std::string than;
  Decimal times;
};
RISKRULE_DESCRIBE(PairJudgement, "比较", "One judgement: `more` weighs `times` as much as `than`.",
                  (more, "较重者", "Id of a risk point.", required | non_empty),
                  (than, "较轻者", "Id of another.", required | non_empty),
                  (times, "倍数", "How many times as much, usually 1 to 9.", required | positive))

/// The comparisons of one expert; each pair of risk points once (层次分析法).
struct PairwiseComparisons {
  Stated<std::string> by;
  Stated<std::int64_t> votes;
  std::vector<PairJudgement> judgements;
};
RISKRULE_DESCRIBE(PairwiseComparisons, "两两比较", "The comparisons of one expert, each pair of risk points once.",
                  (by, "专家", "Who judged: a role, never a person's name."),
                  (votes, "权重份数", "How many votes this expert has among the others; absent = 1.", positive),
                  (judgements, "比较", "The judgements.", required | non_empty))

/// The share that a grade gets, of the experts asked.
struct GradeShare {
  std::string grade;
  Decimal share;
};
RISKRULE_DESCRIBE(GradeShare, "等级比例", "The share that a grade gets.",
                  (grade, "等级", "The grade, in the words of the method.", required | non_empty),
                  (share, "隶属度", "From 0 to 1.", required | not_negative))

/// A factor of which a printed row is said to be made.
struct MembershipPart {
  std::string title;
  Decimal weight;
  std::vector<GradeShare> shares;
};
RISKRULE_DESCRIBE(MembershipPart, "下级因素隶属度", "A factor of which a printed row is said to be made.",
                  (title, "因素", "The factor.", required | non_empty),
                  (weight, "权重", "Its weight within the row, as printed.", required | not_negative),
                  (shares, "等级比例", "Its shares, as printed.", required | non_empty))

/// How far one risk point belongs to each grade (one row of a membership table).
struct Membership {
  std::string point;
  Stated<std::string> by;
  AssessmentStage stage = AssessmentStage::before;
  Judged judged = Judged::of_degree;
  Stated<Decimal> weight;
  std::vector<GradeShare> shares;
  Stated<std::vector<MembershipPart>> parts;
};
RISKRULE_DESCRIBE(Membership, "隶属度", "How far one risk point belongs to each grade.",
                  (point, "风险点", "Id of the risk point.", required | non_empty),
                  (by, "评判者", "Who judged: a unit or a panel."),
                  (stage, "阶段", "Before or after measures.", required),
                  (judged, "评判对象", "The degree, the likelihood or the impact.", required),
                  (weight, "权重",
                   "Its weight in this evaluation, where that of the likelihood and of the impact differ.",
                   not_negative),
                  (shares, "等级比例", "A share for every grade of the method.", required | non_empty),
                  (parts, "下级因素", "The factors of which it is made; the row is checked against them."))

/// What a report prints as the result of a fuzzy evaluation. It is checked, and decides nothing.
struct DeclaredEvaluation {
  Stated<std::string> by;
  AssessmentStage stage = AssessmentStage::before;
  Judged judged = Judged::of_degree;
  std::vector<GradeShare> shares;
  Stated<Decimal> value;
};
RISKRULE_DESCRIBE(DeclaredEvaluation, "所称评价结果", "What a report prints as the result of a fuzzy evaluation.",
                  (by, "评判者", "Who judged: a unit or a panel."),
                  (stage, "阶段", "Before or after measures.", required),
                  (judged, "评判对象", "The degree, the likelihood or the impact.", required),
                  (shares, "等级比例", "The vector of memberships, as printed.", required | non_empty),
                  (value, "数值", "The value, as printed."))

/// A scale as the report announces it: how many levels it says there are, and those that it names.
struct DeclaredScale {
  ScaleOf of = ScaleOf::whole_grades;
  Stated<std::int64_t> announced;
  std::vector<std::string> levels;
};
RISKRULE_DESCRIBE(DeclaredScale, "所称等级序列", "A scale as the report announces it.",
                  (of, "对象", "What it is a scale of.", required),
                  (announced, "所称级数", "How many levels the report says there are.", not_negative),
                  (levels, "所列等级", "The levels that it names, in its own words.", required))

/// The share of those asked that is of one intensity.
struct IntensityShare {
  std::string intensity;
  Decimal share;
};
RISKRULE_DESCRIBE(IntensityShare, "强度比例", "The share of those asked that is of one intensity.",
                  (intensity, "强度", "In the words of the card.", required | non_empty),
                  (share, "比例", "From 0 to 1.", required | not_negative))

/// The answer to one item of a score card: an option, or a share from which the option follows, or shares by intensity.
struct ScoreAnswer {
  std::string item;
  Stated<std::string> option;
  Stated<Decimal> share;
  Stated<std::vector<IntensityShare>> intensities;
};
RISKRULE_DESCRIBE(ScoreAnswer, "评分", "The answer to one item of a score card.",
                  (item, "项目", "Id of the item.", required | non_empty | key),
                  (option, "选项", "The option, in the words of the card."),
                  (share, "比例", "Where the options are ranges of a share: the share, 0 to 1.", not_negative),
                  (intensities, "强度比例", "Where the item is computed from opposition: a share for every intensity."))

/// What a report prints as the points of a group of items.
struct GroupPoints {
  std::string group;
  Decimal points;
};
RISKRULE_DESCRIBE(GroupPoints, "分组得分", "What a report prints as the points of a group of items.",
                  (group, "分组", "The group, in the words of the card.", required | non_empty | key),
                  (points, "得分", "Its points.", required | not_negative))

/// One filled-in score card. A report that prints points of groups only, or the total only, states those.
struct ScoreSheet {
  std::string card;
  Stated<std::string> by;
  std::vector<ScoreAnswer> answers;
  Stated<std::vector<GroupPoints>> group_points;
  Stated<Decimal> declared_total;
};
RISKRULE_DESCRIBE(ScoreSheet, "评分表", "One filled-in score card.",
                  (card, "评分卡", "Id of the method that is the card.", required | non_empty),
                  (by, "评分者", "Who filled it in: a unit or a role."), (answers, "评分", "The answers.", required),
                  (group_points, "分组得分", "Points of groups; they stand for the items of the group."),
                  (declared_total, "所称总分", "The total, as printed; it stands for all where nothing else is stated.",
                   not_negative))

}  // namespace riskrule
