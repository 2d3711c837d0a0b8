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

/// How far one risk point belongs to each grade (one row of a membership table).
struct Membership {
  std::string point;
  Stated<std::string> by;
  AssessmentStage stage = AssessmentStage::before;
  Judged judged = Judged::of_degree;
  std::vector<GradeShare> shares;
};
RISKRULE_DESCRIBE(Membership, "隶属度", "How far one risk point belongs to each grade.",
                  (point, "风险点", "Id of the risk point.", required | non_empty),
                  (by, "评判者", "Who judged: a unit or a panel."),
                  (stage, "阶段", "Before or after measures.", required),
                  (judged, "评判对象", "The degree, the likelihood or the impact.", required),
                  (shares, "等级比例", "A share for every grade of the method.", required | non_empty))

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

/// One filled-in score card.
struct ScoreSheet {
  std::string card;
  Stated<std::string> by;
  std::vector<ScoreAnswer> answers;
};
RISKRULE_DESCRIBE(ScoreSheet, "评分表", "One filled-in score card.",
                  (card, "评分卡", "Id of the method that is the card.", required | non_empty),
                  (by, "评分者", "Who filled it in: a unit or a role."), (answers, "评分", "The answers.", required))

}  // namespace riskrule
