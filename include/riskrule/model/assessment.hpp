// The assessment: what the rules say of a matter, and why. The output. Written as JSON from its description.
#pragma once

#include "riskrule/data/describe.hpp"
#include "riskrule/model/proof.hpp"
#include "riskrule/model/words.hpp"

namespace riskrule {

/// How heavy a duty is. 应当, 不得, 可以, 一般 (soft: a deviation needs a dated reason), 参照.
enum class Force : std::uint8_t { must, must_not, may, as_a_rule, by_reference };
RISKRULE_ENUM(Force, "效力", "The modal force of a duty.", (must, "应当", "Must."), (must_not, "不得", "Must not."),
              (may, "可以", "May: advice, never a violation."),
              (as_a_rule, "一般", "As a rule; a deviation needs a reason."),
              (by_reference, "参照", "Applied by reference."))

/// How well the text of an instrument is known. A duty resting on less than `partial` binds nothing.
enum class TextStatus : std::uint8_t { full, partial, restated, unverified };
RISKRULE_ENUM(TextStatus, "文本掌握程度", "How well the text of an instrument is known.",
              (full, "全文", "Read in full."), (partial, "部分条文", "Read in part, this clause included."),
              (restated, "转述", "Known only through another document that restates it."),
              (unverified, "未核实", "Not checked against any text."))

/// What a duty comes to in this matter. Never guessed.
enum class Verdict : std::uint8_t { met, violated, excused, cannot_tell, not_due };
RISKRULE_ENUM(Verdict, "判定", "What a duty comes to in a matter.", (met, "符合", "Met."),
              (violated, "不符合", "Violated."),
              (excused, "有理由豁免",
               "Not done, and the rule accepts that: for a reason it allows, or because it only says 可以."),
              (cannot_tell, "无法判断", "Cannot be told: an input is missing."),
              (not_due, "不适用", "Not due in this matter."))

enum class GradeOrigin : std::uint8_t { computed, asserted, none };
RISKRULE_ENUM(GradeOrigin, "等级来源", "Where a grade comes from.",
              (computed, "计算得出", "Computed by a method or set by a gate."),
              (asserted, "报告断言", "Stated by the report without estimates behind it."),
              (none, "无", "There is no grade."))

enum class Permission : std::uint8_t { may_decide, after_measures, may_not_decide, cannot_tell_yet };
RISKRULE_ENUM(Permission, "可否决策", "What may now be decided.", (may_decide, "可以决策", "The organ may decide."),
              (after_measures, "采取措施后决策", "The organ may decide after measures or changes to the draft."),
              (may_not_decide, "不得决策", "The organ may not decide."),
              (cannot_tell_yet, "尚不能判断", "It can not be told yet."))

/// The clause that a duty rests on.
struct Basis {
  SharedText instrument;
  SharedText title;
  SharedText number;
  SharedText article;
  SharedText citation;
  TextStatus text = TextStatus::unverified;
  Stated<Date> in_force_from;
  Stated<Date> in_force_to;
};
RISKRULE_DESCRIBE(Basis, "依据", "The clause that a duty rests on.",
                  (instrument, "文件代号", "Id of the instrument in its pack."),
                  (title, "文件名称", "Title of the instrument."), (number, "文号", "Document number."),
                  (article, "条款", "Article, paragraph and item, for instance `23.2`."),
                  (citation, "引用", "As a lawyer cites it."), (text, "文本掌握程度", "How well the text is known."),
                  (in_force_from, "施行日期", "First day in force."), (in_force_to, "失效日期", "Last day in force."))

/// What one duty comes to. What the pack says of the duty is shared with the pack and with every other finding on it.
struct Finding {
  SharedText duty;
  SharedText pack;
  Shared<std::vector<Basis>> basis;
  Force force = Force::must;
  bool binding = true;
  SharedText on;
  SharedText says;
  Verdict verdict = Verdict::cannot_tell;
  Stated<Date> judged_on;
  Shared<std::vector<std::string>> missing;
  Stated<SharedText> remedy;
  Stated<SharedText> liability;
  Stated<SharedText> note;
  Proof proof;
};
RISKRULE_DESCRIBE(Finding, "判定结果", "What one duty comes to in this matter.",
                  (duty, "义务编号", "Id of the duty in its pack.", key), (pack, "规则包", "The pack that holds it."),
                  (basis, "依据", "The clauses that it rests on."), (force, "效力", "Its modal force here."),
                  (binding, "是否有约束力", "False: advice, for the reason in `note`."),
                  (on, "义务主体", "Who must do it."), (says, "要求", "What it requires, in the words of the pack."),
                  (verdict, "判定", "What it comes to."),
                  (judged_on, "判定日期", "The date of the event by which it was chosen."),
                  (missing, "缺少的信息", "Inputs without which it can not be told, as JSON pointers."),
                  (remedy, "补救", "What to do about a violation."),
                  (liability, "责任", "Who may be held liable, by which clause."),
                  (note, "说明", "What else a reader should know."), (proof, "论证", "Why: `when`, `met`, `excused`."))

/// A value of likelihood × impact, exact.
struct Degree {
  std::string by;
  AssessmentStage stage = AssessmentStage::before;
  Decimal value;
  std::string degree;
};
RISKRULE_DESCRIBE(Degree, "风险程度", "Likelihood times impact of one estimate.", (by, "估计者", "Who judged."),
                  (stage, "阶段", "Before or after measures."), (value, "R = p×q", "The product, exact, 0 to 1."),
                  (degree, "程度", "Its band, in the pack's words."))

/// One risk point as assessed.
struct AssessedRisk {
  std::string id;
  std::string title;
  Stated<std::string> area;
  bool fits_an_area = false;
  std::vector<std::string> sources;
  std::vector<std::string> measures;
  std::vector<Degree> degrees;
  Stated<std::string> note;
};
RISKRULE_DESCRIBE(AssessedRisk, "风险点", "One risk point as assessed.", (id, "编号", "Its name in the matter.", key),
                  (title, "名称", "What may happen."), (area, "风险领域", "The field, in the pack's words."),
                  (fits_an_area, "是否属于规定领域", "Whether it belongs to one of the fields that the rules name."),
                  (sources, "风险源", "Where it comes from."), (measures, "措施", "Measures that address it."),
                  (degrees, "风险程度", "Its degree, per estimate."), (note, "说明", "What else a reader should know."))

/// The next worse grade, and how far it is.
struct NextGrade {
  std::string grade;
  Decimal bound;
  bool bound_is_in = false;
  Decimal distance;
};
RISKRULE_DESCRIBE(NextGrade, "下一更高等级", "The next worse grade, and how far it is.",
                  (grade, "等级", "The grade, in the pack's words."), (bound, "界限", "Where it begins."),
                  (bound_is_in, "含界限", "True: reaching the bound is enough; false: it must be passed."),
                  (distance, "距离", "From the value to the bound; not negative."))

/// One voice on the grade of the whole; all are kept. Without a grade it abstains and says what is missing or doubtful.
struct GradeVote {
  std::string by;
  Stated<std::string> method;
  Stated<std::string> grade;
  Stated<Decimal> value;
  std::string why;
  Stated<NextGrade> next;
  Stated<std::vector<std::string>> possible;
  Stated<std::vector<std::string>> missing;
  bool counts = true;
  bool binding = true;
};
RISKRULE_DESCRIBE(GradeVote, "等级意见", "One voice on the grade of the whole.",
                  (by, "来源", "A gate, a body that estimated, a survey, the report, …"),
                  (method, "方法", "Id of the method in its pack."),
                  (grade, "等级", "The grade, in the pack's words; absent = it abstains."),
                  (value, "数值", "The index, total, product or share that decides, exact."),
                  (why, "理由", "What it rests on."), (next, "下一更高等级", "How far the next worse grade is."),
                  (possible, "可能的等级", "Grades that the inputs leave possible, where there is more than one."),
                  (missing, "缺少的信息", "Inputs without which it can not be told, as JSON pointers."),
                  (counts, "是否计入", "Whether it takes part in the grade."),
                  (binding, "是否有约束力", "False: its source is known only at second hand, or not checked."))

/// How several votes become one grade. Gates lift the result in any case.
enum class Combination : std::uint8_t { worst, majority, first_vote };
RISKRULE_ENUM(Combination, "合并方式", "How several votes become one grade.",
              (worst, "取最高", "The highest grade that any of them says."),
              (majority, "过半数", "What more than half of them say."),
              (first_vote, "取首个", "What the first that has a grade says."))

/// The grade of the whole at one stage: what the report says of it, and what the methods make of its estimates.
struct StageGrade {
  AssessmentStage stage = AssessmentStage::before;
  Stated<std::string> asserted;
  Stated<std::string> computed;
  Stated<bool> agree;
  std::vector<GradeVote> votes;
  std::vector<ProofNode> proof;
};
RISKRULE_DESCRIBE(StageGrade, "阶段等级", "The grade of the whole before or after measures.",
                  (stage, "阶段", "Before or after measures."),
                  (asserted, "报告所称等级", "What the report says, in the pack's words where it knows them."),
                  (computed, "计算所得等级", "What gates and methods make of the estimates of this stage."),
                  (agree, "是否一致", "Whether the two are the same; absent when one of them is."),
                  (votes, "各方意见", "How it was computed; empty for the stage that the grade itself is of."),
                  (proof, "论证", "The arithmetic of those votes, in their order."))

struct GradeResult {
  GradeOrigin origin = GradeOrigin::none;
  Stated<std::string> grade;
  Shared<std::vector<std::string>> scale;
  Combination combination = Combination::worst;
  std::vector<GradeVote> votes;
  Stated<std::string> at_worst;
  std::vector<std::string> why_not_next;
  std::vector<ProofNode> proof;
  Shared<std::vector<Basis>> basis;
  bool binding = true;
  std::vector<StageGrade> stages;
};
RISKRULE_DESCRIBE(GradeResult, "风险等级", "The grade of the whole matter.",
                  (origin, "来源", "Computed, asserted or none."), (grade, "等级", "The grade, in the pack's words."),
                  (scale, "等级序列", "All grades of the pack, lowest first."),
                  (combination, "合并方式", "How the votes became the grade."),
                  (votes, "各方意见", "Every voice on the grade, gates first."),
                  (at_worst, "最坏等级",
                   "The grade if every gate held that can not be told; absent where it is the grade."),
                  (why_not_next, "为何不是更高等级", "What keeps the next grade up away."),
                  (proof, "论证", "The arithmetic: one step for every vote, in their order."),
                  (basis, "依据", "The clauses that ask for a grade."),
                  (binding, "是否有约束力", "False: only methods or gates that bind nobody say this grade."),
                  (stages, "各阶段等级", "The grade at each stage of which the report or its estimates speak."))

/// What a text would allow that binds nobody.
struct AdvisedOutcome {
  Permission permission = Permission::cannot_tell_yet;
  std::string says;
  std::string why;
  std::vector<Basis> basis;
};
RISKRULE_DESCRIBE(AdvisedOutcome, "参考意见", "What a text would allow that binds nobody; advice.",
                  (permission, "可否决策", "What it would allow."), (says, "结论", "In words."),
                  (why, "为何不具约束力", "Why it binds nobody."), (basis, "依据", "Its clauses."))

struct Outcome {
  Permission permission = Permission::cannot_tell_yet;
  std::string says;
  Stated<AdvisedOutcome> advised;
  std::vector<Basis> basis;
  std::vector<SharedText> blocked_by;
  std::vector<SharedText> open;
};
RISKRULE_DESCRIBE(Outcome, "决策结论", "What may now be decided.", (permission, "可否决策", "What the organ may do."),
                  (says, "结论", "In words, `advised` included."),
                  (advised, "参考意见", "What a text says to it that binds nobody; it decides nothing."),
                  (basis, "依据", "The clauses that decide it."),
                  (blocked_by, "阻断项", "Duties whose violation blocks the decision."),
                  (open, "待定项", "Duties that can not be told and would block it."))

struct AdviceItem {
  SharedText says;
  SharedText on;
  Stated<SharedText> duty;
  Shared<std::vector<Basis>> basis;
};
RISKRULE_DESCRIBE(AdviceItem, "建议", "One thing to do next.", (says, "内容", "What to do."), (on, "对象", "Who."),
                  (duty, "义务编号", "The finding that it comes from."), (basis, "依据", "Why."))

struct PackRef {
  SharedText pack;
  SharedText version;
  SharedText title;
  std::int64_t duties = 0;
  std::int64_t binding = 0;
};
RISKRULE_DESCRIBE(PackRef, "规则包", "A pack that was applied.", (pack, "代号", "Its id."),
                  (version, "版本", "Its version."), (title, "名称", "Its title."),
                  (duties, "义务数", "How many duties it has itself."),
                  (binding, "有约束力的义务数", "How many of them bind."))

struct Counts {
  std::int64_t met = 0;
  std::int64_t violated = 0;
  std::int64_t excused = 0;
  std::int64_t cannot_tell = 0;
  std::int64_t not_due = 0;
};
RISKRULE_DESCRIBE(Counts, "统计", "How many duties came to what.", (met, "符合", "Met."),
                  (violated, "不符合", "Violated."), (excused, "豁免", "Excused."),
                  (cannot_tell, "无法判断", "Cannot be told."), (not_due, "不适用", "Not due."))

/// The whole answer.
struct Assessment {
  std::string format = "riskrule.assessment/1";
  std::string engine;
  std::string matter;
  std::string title;
  std::string jurisdiction;
  Date as_of;
  Shared<std::vector<PackRef>> packs;
  Counts counts;
  std::vector<Finding> findings;
  std::vector<AssessedRisk> risks;
  GradeResult grade;
  Outcome outcome;
  std::vector<AdviceItem> advice;
  std::vector<std::string> notes;
};
RISKRULE_DESCRIBE(Assessment, "评估结果", "The assessment of one matter.",
                  (format, "格式", "Name and version of this format."),
                  (engine, "引擎版本", "Name and version of the library."), (matter, "事项编号", "Id of the matter."),
                  (title, "标题", "Title of the matter."), (jurisdiction, "行政区划代码", "Place of the matter."),
                  (as_of, "基准日期", "The date as of which the matter was judged."),
                  (packs, "规则包", "The packs, country first."),
                  (counts, "统计", "How many duties came to what; binding duties only."),
                  (findings, "判定结果", "One per duty, in the order of the packs."),
                  (risks, "风险点", "The risk points."), (grade, "风险等级", "The grade of the whole."),
                  (outcome, "决策结论", "What may now be decided."), (advice, "建议", "What to do next."),
                  (notes, "说明", "What else a reader should know."))

}  // namespace riskrule
