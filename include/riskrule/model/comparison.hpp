// A comparison: several assessments of one decision side by side, never merged. Under several packs, at several dates,
// or of two versions of the matter. What is alike is counted; what differs is listed with its reasons.
#pragma once

#include "riskrule/model/assessment.hpp"

namespace riskrule {

/// One of the assessments that are compared, as far as the whole matter is concerned.
struct ComparedSide {
  std::string name;
  Date as_of;
  Shared<std::vector<PackRef>> packs;
  Counts counts;
  GradeOrigin origin = GradeOrigin::none;
  Stated<std::string> grade;
  Shared<std::vector<std::string>> scale;
  std::vector<GradeVote> votes;
  std::vector<std::string> why_not_next;
  Permission permission = Permission::cannot_tell_yet;
  std::string says;
  Stated<Permission> advised;
  std::vector<SharedText> blocked_by;
  std::vector<SharedText> open;
  std::vector<std::string> notes;
};
RISKRULE_DESCRIBE(ComparedSide, "一方", "One of the assessments that are compared.",
                  (name, "名称", "What tells it from the others: pack, date or version."),
                  (as_of, "基准日期", "The date as of which the matter was judged."),
                  (packs, "规则包", "The packs, country first."), (counts, "统计", "Binding duties only."),
                  (origin, "等级来源", "Computed, asserted or none."), (grade, "等级", "The grade."),
                  (scale, "等级序列", "All grades of the pack, lowest first."),
                  (votes, "各方意见", "Every voice on the grade, with its reason."),
                  (why_not_next, "为何不是更高等级", "What keeps the next grade up away."),
                  (permission, "可否决策", "What the organ may do."), (says, "结论", "In words."),
                  (advised, "参考意见", "What a text would allow that binds nobody."),
                  (blocked_by, "阻断项", "Duties whose violation blocks the decision."),
                  (open, "待定项", "Duties that can not be told and would block it."),
                  (notes, "说明", "What else a reader should know."))

/// In what the sides differ on one duty.
enum class DutyAspect : std::uint8_t { presence, verdict, binding, force, basis, wording, day, missing };
RISKRULE_ENUM(DutyAspect, "差异", "In what the sides differ on one duty.",
              (presence, "有无", "Not every side has the duty."), (verdict, "判定", "It comes to different things."),
              (binding, "约束力", "It binds on one side only."), (force, "效力", "Its modal force differs."),
              (basis, "依据", "It rests on other clauses."), (wording, "要求", "It requires something else."),
              (day, "判定日期", "It is judged by another day."), (missing, "缺少的信息", "Other inputs are missing."))

/// What one side says of one duty; all but `has` are absent where it has no such duty.
struct SideFinding {
  bool has = false;
  Stated<SharedText> pack;
  Stated<Verdict> verdict;
  Stated<bool> binding;
  Stated<Force> force;
  Stated<std::string> citation;
  Stated<SharedText> says;
  Stated<Date> judged_on;
  std::vector<std::string> missing;
  Stated<std::string> condition;
  Stated<std::string> value;
  Stated<SharedText> note;
};
RISKRULE_DESCRIBE(SideFinding, "一方的判定", "What one side says of one duty.",
                  (has, "是否有此义务", "Whether it has the duty."), (pack, "规则包", "The pack that holds it."),
                  (verdict, "判定", "What it comes to."), (binding, "是否有约束力", "Whether it binds."),
                  (force, "效力", "Its modal force."), (citation, "依据", "Its clauses, as a lawyer cites them."),
                  (says, "要求", "What it requires."), (judged_on, "判定日期", "The day it is judged by."),
                  (missing, "缺少的信息", "Inputs without which it can not be told."),
                  (condition, "条件", "The condition that settled it, as in the pack."),
                  (value, "结果", "What that condition came to."), (note, "说明", "What else a reader should know."))

struct DutyDifference {
  std::string duty;
  std::vector<DutyAspect> differs;
  std::vector<SideFinding> sides;
  std::string why;
};
RISKRULE_DESCRIBE(DutyDifference, "义务差异", "One duty on which the sides differ.",
                  (duty, "义务编号", "Id of the duty.", key), (differs, "差异", "In what they differ."),
                  (sides, "各方", "What each side says, in the order of the sides."), (why, "原因", "Why, in words."))

/// What one side says of one risk point.
struct SideRisk {
  bool has = false;
  Stated<std::string> area;
  bool fits_an_area = false;
  std::vector<std::string> measures;
  std::vector<Degree> degrees;
};
RISKRULE_DESCRIBE(SideRisk, "一方的风险点", "What one side says of one risk point.",
                  (has, "是否有此风险点", "Whether it has the risk point."),
                  (area, "风险领域", "The field, in its pack's words."),
                  (fits_an_area, "是否属于规定领域", "Whether that is one of the fields that its rules name."),
                  (measures, "措施", "Measures that address it."), (degrees, "风险程度", "Its degree, per estimate."))

struct RiskDifference {
  std::string risk;
  std::string title;
  std::vector<SideRisk> sides;
};
RISKRULE_DESCRIBE(RiskDifference, "风险点差异", "One risk point on which the sides differ.",
                  (risk, "编号", "Its id.", key), (title, "名称", "What may happen."),
                  (sides, "各方", "What each side says, in the order of the sides."))

enum class ChangeKind : std::uint8_t { added, removed, changed };
RISKRULE_ENUM(ChangeKind, "变化", "What happened to an input.", (added, "新增", "It was not stated before."),
              (removed, "删去", "It is no longer stated."), (changed, "改变", "It is stated otherwise."))

/// One input of the matter that changed between two versions.
struct InputChange {
  ChangeKind kind = ChangeKind::changed;
  std::string label;
  std::string at_before;
  std::string at_after;
  std::string before;
  std::string after;
};
RISKRULE_DESCRIBE(InputChange, "输入变化", "One input that changed.", (kind, "变化", "What happened to it."),
                  (label, "内容", "Its place in labels."),
                  (at_before, "原位置", "JSON pointer into the earlier version, or empty."),
                  (at_after, "新位置", "JSON pointer into the later version, or empty."),
                  (before, "原值", "As compact JSON; empty when it was not there."),
                  (after, "新值", "As compact JSON; empty when it is gone."))

struct Comparison {
  std::string format = "riskrule.comparison/1";
  std::string engine;
  std::string matter;
  std::string title;
  std::vector<ComparedSide> sides;
  Stated<std::vector<InputChange>> inputs;
  std::vector<DutyDifference> duties;
  std::int64_t duties_alike = 0;
  std::vector<RiskDifference> risks;
  bool grade_differs = false;
  bool outcome_differs = false;
  std::vector<std::string> notes;
};
RISKRULE_DESCRIBE(Comparison, "评估比较", "Several assessments of one decision, side by side.",
                  (format, "格式", "Name and version of this format."),
                  (engine, "引擎版本", "Name and version of the library."), (matter, "事项编号", "Id of the matter."),
                  (title, "标题", "Title of the matter."), (sides, "各方", "The assessments."),
                  (inputs, "输入变化", "For two versions of a matter: what changed in it."),
                  (duties, "义务差异", "Duties on which they differ, in the order of the packs."),
                  (duties_alike, "相同义务数", "How many duties every side judges alike."),
                  (risks, "风险点差异", "Risk points on which they differ."),
                  (grade_differs, "等级是否不同", "Whether grade or origin differ."),
                  (outcome_differs, "结论是否不同",
                   "Whether what may be decided differs, by a text that binds or by advice."),
                  (notes, "说明", "What else a reader should know."))

}  // namespace riskrule
