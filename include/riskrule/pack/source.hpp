// A pack as written: the described structs behind seeds/packs/*.json and seeds/schemas/pack.json.
// docs/packs.md shows how a legal officer writes one.
#pragma once

#include "riskrule/pack/method.hpp"
#include "riskrule/pack/term_table.hpp"

namespace riskrule::pack {

/// First and last day, both included; an absent end is open.
struct InForce {
  Stated<Date> from;
  Stated<Date> to;
};
RISKRULE_DESCRIBE(InForce, "施行期间", "First and last day in force, both included.", (from, "施行日期", "First day."),
                  (to, "失效日期", "Last day; absent while in force."))

/// A law, regulation or notice that duties rest on.
struct Instrument {
  std::string id;
  std::string title;
  std::string number;
  Stated<InForce> in_force;
  TextStatus text = TextStatus::unverified;
  Stated<std::string> note;
};
RISKRULE_DESCRIBE(Instrument, "文件", "A law, regulation or notice that duties rest on.",
                  (id, "代号", "Short id, for instance `D713`.", required | non_empty | key),
                  (title, "名称", "Its title.", required | non_empty),
                  (number, "文号", "Its number.", required | non_empty), (in_force, "施行期间", "When it is in force."),
                  (text, "文本掌握程度", "How well its text is known.", required),
                  (note, "说明", "What a reader should know of the source."))

/// A word of the law, defined once, used in conditions: by an expression or by a table.
struct Term {
  std::string name;
  Stated<std::string> is;
  Stated<TermTable> table;
  Stated<std::string> says;
};
RISKRULE_DESCRIBE(Term, "术语", "A word of the law, defined once, used in conditions.",
                  (name, "名称", "The word, usually Chinese.", required | non_empty | key),
                  (is, "定义", "A FEEL expression over the matter; may be a function literal.", non_empty | lines),
                  (table, "决策表", "In place of `is`: a decision table; the term is what the table yields."),
                  (says, "说明", "What it means, in words."))

/// What a violation leads to.
enum class Effect : std::uint8_t { defect, incomplete, blocks, ends, advisory, may_terminate };
RISKRULE_ENUM(Effect, "后果", "What a violation leads to.", (defect, "程序瑕疵", "A defect of the procedure."),
              (incomplete, "材料不齐", "The file is incomplete: returned or supplemented."),
              (blocks, "阻断决策", "No decision until it is mended."),
              (ends, "程序终止", "The procedure has ended by itself; there is no decision to make."),
              (advisory, "建议", "Advice."), (may_terminate, "可终止", "The procedure may be ended."))

enum class Actor : std::uint8_t { organ, responsible_unit, assessor, legality_reviewer, executor, expert };
RISKRULE_ENUM(Actor, "义务主体", "Who must do it.", (organ, "决策机关", "The deciding organ."),
              (responsible_unit, "决策承办单位", "The responsible unit."),
              (assessor, "评估主体", "Who assesses the risk."),
              (legality_reviewer, "合法性审查部门", "Who reviews legality."),
              (executor, "决策执行单位", "Who carries it out."), (expert, "专家", "Experts and expert bodies."))

/// One duty. It is due when `when` is true, met when `met` is true, excused when `excused` is true.
/// A condition that is null makes the verdict `cannot_tell` and its missing inputs are named.
struct Duty {
  std::string id;
  std::string basis;
  Force force = Force::must;
  Actor on = Actor::responsible_unit;
  std::string says;
  Stated<std::string> judged_on;
  Stated<std::string> when;
  std::string met;
  Stated<std::string> excused;
  Effect effect = Effect::defect;
  std::string remedy;
  Stated<std::string> liability;
  Stated<std::string> overrides;
  Stated<TextStatus> text;
  Stated<std::string> note;
};
RISKRULE_DESCRIBE(Duty, "义务", "One duty.",
                  (id, "编号", "Unique in the pack and its parents.", required | non_empty | key),
                  (basis, "依据", "Clauses, blank between them: `D713:23.2 D713:22`.", required | non_empty),
                  (force, "效力", "Its modal force.", required), (on, "义务主体", "Who must do it.", required),
                  (says, "要求", "What it requires, restated in Chinese.", required | non_empty),
                  (judged_on, "判定日期",
                   "FEEL: the date of the event that it judges; its instrument must be in force then.", lines),
                  (when, "适用条件", "FEEL: when it is due; absent = always.", lines),
                  (met, "符合条件", "FEEL: when it is met.", required | non_empty | lines),
                  (excused, "豁免条件", "FEEL: when not meeting it is accepted.", lines),
                  (effect, "后果", "What a violation leads to.", required),
                  (remedy, "补救", "What to do about a violation, in Chinese.", required | non_empty),
                  (liability, "责任条款", "Clause on liability, for instance `D713:39`."),
                  (overrides, "取代", "Id of the parent pack whose duty of the same id this one replaces."),
                  (text, "文本掌握程度", "How well this clause is known, when less well than its instrument."),
                  (note, "说明", "What a reader should know."))

/// A field or aspect that an assessment must look at, in the words of the place.
struct NamedWord {
  std::string id;
  std::string word;
};
RISKRULE_DESCRIBE(NamedWord, "用语", "A word of the model and what the place calls it.",
                  (id, "代号", "The model's word.", required | non_empty | key),
                  (word, "用语", "The place's word.", required | non_empty))

/// A grade of the place; grades are listed lowest first.
struct GradeSource {
  std::string id;
  std::string word;
  Stated<std::vector<std::string>> also;
  Stated<Permission> permission;
  Stated<std::string> says;
  Stated<std::string> basis;
};
RISKRULE_DESCRIBE(GradeSource, "等级", "A grade of the place.",
                  (id, "代号", "Stable id, for instance `low`.", required | non_empty | key),
                  (word, "用语", "What the place calls it.", required | non_empty),
                  (also, "别称", "Other spellings met in reports, for instance 低风险."),
                  (permission, "可否决策", "What it allows; absent when the place's text does not say."),
                  (says, "结论", "What follows, in words."), (basis, "依据", "Clause."))

/// A condition that sets a floor under the grade before any score (直接定性指标).
struct Gate {
  std::string id;
  std::string when;
  std::string grade;
  std::string says;
  std::string basis;
};
RISKRULE_DESCRIBE(Gate, "定性门槛", "A condition that sets a floor under the grade before any score.",
                  (id, "编号", "Its id.", required | non_empty | key),
                  (when, "条件", "FEEL.", required | non_empty | lines),
                  (grade, "等级", "Id of the least grade then.", required | non_empty),
                  (says, "说明", "In words.", required | non_empty), (basis, "依据", "Clause.", required | non_empty))

/// What a fact allows where no grade says so, such as 国务院令第713号 Art 24: controllable -> may decide.
struct Permit {
  std::string when;
  Permission permission = Permission::may_decide;
  std::string says;
  std::string basis;
};
RISKRULE_DESCRIBE(Permit, "准许", "What a fact allows where no grade says so.",
                  (when, "条件", "FEEL.", required | non_empty | lines),
                  (permission, "可否决策", "What it allows.", required),
                  (says, "结论", "In words.", required | non_empty), (basis, "依据", "Clause.", required | non_empty))

struct Grading {
  Stated<std::vector<NamedWord>> areas;
  Stated<std::string> areas_basis;
  Stated<std::vector<NamedWord>> aspects;
  Stated<std::vector<GradeSource>> grades;
  Stated<std::string> grade_basis;
  Stated<std::vector<Gate>> gates;
  Stated<DegreeRule> degree;
  Stated<std::vector<Method>> methods;
  Stated<Combination> combination;
  Stated<std::vector<Permit>> permits;
};
RISKRULE_DESCRIBE(Grading, "等级规则", "How risks are sorted and graded.",
                  (areas, "风险领域", "Fields in which risks are searched."),
                  (areas_basis, "领域依据", "Clause that names them."), (aspects, "评估方面", "Aspects to be judged."),
                  (grades, "等级", "The grades, lowest first."),
                  (grade_basis, "等级依据", "Clauses that ask for a grade."),
                  (gates, "定性门槛", "Floors set before any score."),
                  (degree, "单因素程度", "How likelihood and impact become the degree of one risk point."),
                  (methods, "评级方法", "How the whole is graded; each method has a vote for each body that judged."),
                  (combination, "合并方式", "How votes become the grade; absent = the highest."),
                  (permits, "准许", "What facts allow where no grade says so; the first that holds counts."))

/// A test inside a pack: given this matter, this duty comes to this.
struct PackTest {
  std::string duty;
  std::string name;
  data::RawJson given;
  Verdict verdict = Verdict::met;
  Stated<std::vector<std::string>> missing;
  Stated<Force> force;
};
RISKRULE_DESCRIBE(PackTest, "测试", "A test: given this matter, this duty comes to this.",
                  (duty, "义务编号", "Id of the duty.", required | non_empty),
                  (name, "名称", "What is shown.", required | non_empty),
                  (given, "事项", "The matter; members that every matter must have may be left out.", required),
                  (verdict, "判定", "What the duty comes to.", required),
                  (missing, "缺少的信息", "For `cannot_tell`: the JSON pointers that must be named."),
                  (force, "效力", "Its force in this matter: `by_reference` where it applies by reference only."))

struct PackSource {
  std::string pack;
  std::string version;
  Stated<std::string> extends;
  std::string title;
  std::string jurisdiction;
  Stated<InForce> in_force;
  Stated<std::string> applies;
  Stated<std::string> by_reference;
  Stated<std::string> calendar;
  Stated<std::vector<std::string>> joins;
  std::vector<Instrument> instruments;
  Stated<std::vector<Term>> terms;
  Stated<std::vector<Duty>> duties;
  Stated<Grading> grading;
  Stated<std::vector<PackTest>> tests;
};
RISKRULE_DESCRIBE(
    PackSource, "规则包", "Rules of one place as data.",
    (pack, "代号", "Id, for instance `cn.shanghai`.", required | non_empty),
    (version, "版本", "Version of the pack.", required | non_empty),
    (extends, "上级规则包", "Id of the pack that it adds to."), (title, "名称", "Title.", required | non_empty),
    (jurisdiction, "行政区划代码",
     "GB/T 2260 code; `000000` = the whole country; `999999` = no place: used only when named.", required | non_empty),
    (in_force, "施行期间", "When it may be chosen for a matter."),
    (applies, "适用范围", "FEEL: whether the pack applies to the matter at all.", lines),
    (by_reference, "参照适用", "FEEL: whether its duties apply by reference only.", lines),
    (calendar, "工作日历",
     "Id of the calendar of working days, for instance `cn`; without one no working day is counted."),
    (joins, "随事项加入",
     "Members of the matter, dotted: where one is stated, and not `false`, this pack is chosen beside that of the place.",
     non_empty),
    (instruments, "文件", "The instruments that its duties rest on.", required),
    (terms, "术语", "Words defined for its conditions and those of packs that extend it."),
    (duties, "义务", "The duties."), (grading, "等级规则", "How risks are graded."), (tests, "测试", "Its tests."))

}  // namespace riskrule::pack
