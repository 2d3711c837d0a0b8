// After the decision: how far its measures have come, what the rules ask for while it is carried out, and who may not
// evaluate it.
#pragma once

#include "riskrule/model/assessment.hpp"

namespace riskrule {

/// How a measure stands on a day.
enum class MeasureStanding : std::uint8_t { planned, under_way, done, overdue, undated, not_told };
RISKRULE_ENUM(MeasureStanding, "措施状态", "How a measure stands on a day.",
              (planned, "计划", "Not begun, and not yet due."), (under_way, "实施中", "Under way, and not yet due."),
              (done, "已完成", "Done."), (overdue, "逾期", "Its day has passed and it is not done."),
              (undated, "未定期限", "Not done, and no day is stated by which it must be."),
              (not_told, "进展不明", "Its day has passed, or none is stated, and nothing tells how far it is."))

struct TrackedMeasure {
  std::string at;
  Stated<std::string> risk;
  std::string what;
  Stated<std::string> who;
  Stated<Date> when;
  MeasureStanding standing = MeasureStanding::not_told;
  std::int64_t days_over = 0;
};
RISKRULE_DESCRIBE(TrackedMeasure, "措施跟踪", "A measure and how it stands.",
                  (at, "位置", "JSON pointer into the matter."),
                  (risk, "风险点", "Id of the risk point that it addresses; absent = the matter as a whole."),
                  (what, "措施内容", "What is done."), (who, "责任主体", "The unit that answers for it."),
                  (when, "完成日期", "Day by which it is done."), (standing, "状态", "How it stands on the day."),
                  (days_over, "逾期天数", "Calendar days since its day; 0 unless overdue."))

struct StandingCount {
  MeasureStanding standing = MeasureStanding::not_told;
  std::int64_t count = 0;
};
RISKRULE_DESCRIBE(StandingCount, "统计", "How many measures stand so.", (standing, "状态", "How they stand."),
                  (count, "数", "How many."))

/// A fact that may set off an evaluation or a new assessment. What follows from it is the pack's business.
struct Trigger {
  std::string says;
  std::string at;
  Stated<bool> holds;
};
RISKRULE_DESCRIBE(Trigger, "触发情形", "A fact that may set off an evaluation.", (says, "情形", "Its label."),
                  (at, "位置", "JSON pointer into the matter."),
                  (holds, "是否成立", "Absent = not stated; null = not known."))

/// Somebody who did a part of the work before the decision and now evaluates it.
struct EvaluatorConflict {
  std::string evaluator;
  std::string part;
  std::string at;
  bool contradicts = false;
};
RISKRULE_DESCRIBE(EvaluatorConflict, "评估回避", "The evaluator had a part in the work before the decision.",
                  (evaluator, "评估单位", "Who evaluates."), (part, "先前的角色", "The part, by its label."),
                  (at, "位置", "JSON pointer to where the matter says so."),
                  (contradicts, "与所载矛盾", "The matter states that the evaluator did no such work."))

struct FollowUp {
  std::string format = "riskrule.follow_up/1";
  std::string engine;
  std::string matter;
  std::string title;
  Date as_of;
  std::vector<StandingCount> counts;
  std::vector<TrackedMeasure> measures;
  std::vector<Trigger> triggers;
  std::vector<Finding> duties;
  std::vector<EvaluatorConflict> conflicts;
};
RISKRULE_DESCRIBE(FollowUp, "决策后跟踪", "After the decision.", (format, "格式", "Name and version of this format."),
                  (engine, "引擎版本", "Name and version of the library."), (matter, "事项编号", "Id of the matter."),
                  (title, "标题", "Its title."), (as_of, "基准日期", "The day."),
                  (counts, "统计", "Measures by standing."),
                  (measures, "措施跟踪", "Every measure, in the order of the matter."),
                  (triggers, "触发情形", "Facts that may set off an evaluation."),
                  (duties, "执行阶段的义务", "Findings that rest on what is stated of carrying it out."),
                  (conflicts, "评估回避", "Who may not be the evaluator, for he judged the matter before."))

}  // namespace riskrule
