// Risk points, risk sources, estimates and measures (ISO 31000; 国务院令第713号 Arts 22-24; 沪府令第35号 Art 24).
#pragma once

#include "riskrule/model/scoring.hpp"

namespace riskrule {

/// Where a risk comes from (风险源).
struct RiskSource {
  Stated<std::string> id;
  std::string title;
};
RISKRULE_DESCRIBE(RiskSource, "风险源", "Where a risk comes from.", (id, "编号", "Its name in this matter.", key),
                  (title, "名称", "What it is.", required | non_empty))

/// One judgement of likelihood and impact, by one body, before or after measures.
struct Estimate {
  Stated<std::string> by;
  AssessmentStage stage = AssessmentStage::before;
  Stated<Level> likelihood;
  Stated<Level> impact;
  Stated<Level> detectability;
  Stated<std::string> asserted_degree;
  Stated<std::vector<std::string>> credits;
  Stated<std::string> reason;
};
RISKRULE_DESCRIBE(Estimate, "单因素估计", "One judgement of likelihood and impact.",
                  (by, "估计者", "Who judged: a unit or a role."),
                  (stage, "阶段", "Before or after measures.", required),
                  (likelihood, "风险概率", "Rank of the likelihood."), (impact, "影响程度", "Rank of the impact."),
                  (detectability, "难以发现程度", "Rank of how hard it is to notice in time."),
                  (asserted_degree, "所称程度", "The degree that the report names, in its own words."),
                  (credits, "所凭措施", "Ids of the measures to which an improvement is credited."),
                  (reason, "理由", "Why it is worse after measures, if it is."))

/// A measure that prevents or controls a risk, or the plan for handling it when it comes.
struct Measure {
  Stated<std::string> id;
  std::string what;
  Stated<std::string> who;
  Stated<Date> when;
  Stated<std::string> time_and_requirement;
  Stated<MeasureState> state;
  Stated<std::vector<std::string>> addresses;
};
RISKRULE_DESCRIBE(Measure, "防范措施", "A measure that prevents or controls a risk.",
                  (id, "编号", "Its name in its list.", key), (what, "措施内容", "What is done.", required | non_empty),
                  (who, "责任主体", "The unit that answers for it."), (when, "完成日期", "Day by which it is done."),
                  (time_and_requirement, "实施时间和要求", "Time and requirement, in words."),
                  (state, "进展", "How far it has come."),
                  (addresses, "针对的风险点",
                   "Ids of the risk points it addresses; a measure of a risk point addresses that point in any case."))

/// A risk point (风险点): what may happen.
struct RiskPoint {
  std::string id;
  std::string title;
  Stated<Open<RiskArea>> area;
  Stated<std::vector<RiskSource>> sources;
  Stated<std::vector<Estimate>> estimates;
  Stated<Decimal> weight;
  Stated<std::vector<Measure>> measures;
  Stated<std::string> exempted_by;
};
RISKRULE_DESCRIBE(RiskPoint, "风险点", "A risk point: what may happen.",
                  (id, "编号", "Its name in this matter.", required | non_empty | key),
                  (title, "名称", "What may happen.", required | non_empty),
                  (area, "风险领域", "The field it belongs to; absent when the report names none."),
                  (sources, "风险源", "Where it comes from."),
                  (estimates, "估计", "Judgements of likelihood and impact."),
                  (weight, "权重", "Weight in a composite index, 0 to 1.", not_negative),
                  (measures, "防范措施", "Measures that address this risk."),
                  (exempted_by, "已有评估",
                   "An earlier assessment under other rules that covers this risk (Decree 713, Art 22 ¶2)."))

/// What may happen at worst, as the report expects it (发改投资〔2012〕2492号 Art 4 grades by it in words).
struct PossibleIncident {
  Stated<std::int64_t> people;
  Stated<bool> vicious;
  Stated<bool> extreme_act;
};
RISKRULE_DESCRIBE(PossibleIncident, "可能引发的事件", "What may happen at worst, as the report expects it.",
                  (people, "可能参与人数", "People at once in a possible mass incident.", not_negative),
                  (vicious, "是否可能引发恶性案件", "Whether a vicious case is possible."),
                  (extreme_act, "是否可能引发个人极端行为", "Whether an extreme act of one person is possible."))

/// What the report finds in one field of risk.
struct RiskAreaFinding {
  Open<RiskArea> area;
  Stated<bool> present;
  Stated<std::string> finding;
};
RISKRULE_DESCRIBE(RiskAreaFinding, "风险领域结论", "What the report finds in one field of risk.",
                  (area, "风险领域", "The field.", required | non_empty),
                  (present, "是否存在",
                   "Whether a risk was found there; absent when the report is silent on this field."),
                  (finding, "结论", "The finding, in words."))

/// What the report finds under one aspect.
struct AspectFinding {
  Open<Aspect> aspect;
  Stated<std::string> finding;
  Stated<std::vector<std::string>> evidence;
};
RISKRULE_DESCRIBE(AspectFinding, "评估方面结论", "What the report finds under one aspect.",
                  (aspect, "方面", "The aspect.", required | non_empty), (finding, "结论", "The finding, in words."),
                  (evidence, "依据", "What it rests on."))

/// Who assessed.
struct Assessor {
  Stated<std::string> name;
  Stated<AssessorKind> kind;
  Stated<bool> qualified;
  Stated<bool> has_interest;
};
RISKRULE_DESCRIBE(Assessor, "评估主体", "Who assessed the risk.", (name, "名称", "The unit or body."),
                  (kind, "类型", "Its part in the matter."), (qualified, "是否具备资质", "Whether it is qualified."),
                  (has_interest, "是否有利害关系", "Whether it has an interest in the matter."))

/// The plan by which the assessment is made (评估工作方案).
struct AssessmentPlan {
  Stated<Date> date;
  Stated<std::vector<Open<PlanPart>>> parts;
};
RISKRULE_DESCRIBE(AssessmentPlan, "评估工作方案", "The plan by which the assessment is made.",
                  (date, "日期", "Its date."), (parts, "内容", "What it settles; an empty list: there is no plan."))

/// One who reviewed the report, apart from those who wrote it (编审分离).
struct ReportReviewer {
  std::string name;
  Stated<bool> has_interest;
};
RISKRULE_DESCRIBE(ReportReviewer, "评估报告审查者", "One who reviewed the risk report, by unit or role.",
                  (name, "名称", "The unit or role.", required | non_empty),
                  (has_interest, "是否有利害关系", "Whether there is an interest in the matter."))

/// The risk assessment as a step: who, how, what was found.
struct RiskAssessment {
  Stated<bool> performed;
  Stated<std::string> reason_not_performed;
  Stated<Assessor> assessor;
  Stated<Date> date;
  Stated<bool> of_draft;
  Stated<std::vector<Open<AssessmentMethod>>> methods;
  Stated<MethodType> method_type;
  Stated<std::vector<AspectFinding>> aspects;
  Stated<std::vector<RiskAreaFinding>> areas;
  Stated<std::int64_t> declared_points;
  Stated<std::vector<RiskPoint>> points;
  Stated<std::vector<PairwiseComparisons>> comparisons;
  Stated<std::vector<Membership>> memberships;
  Stated<std::vector<DeclaredEvaluation>> declared_evaluations;
  Stated<std::vector<ScoreSheet>> score_sheets;
  Stated<std::vector<DeclaredScale>> declared_scales;
  Stated<PossibleIncident> possible_incident;
  Stated<std::vector<Measure>> measures;
  Stated<std::vector<Measure>> handling_plan;
  Stated<std::string> asserted_grade;
  Stated<std::string> asserted_grade_before;
  Stated<Recommendation> recommendation;
  Stated<bool> controllable;
  Stated<Date> adjusted;
  Stated<Date> found_controllable_again;
  Stated<std::vector<std::string>> chapters;
  Stated<AssessmentPlan> plan;
  Stated<std::vector<Open<ParticipantKind>>> participants;
  Stated<std::vector<Open<ReportPart>>> report_parts;
  Stated<std::vector<std::string>> authors;
  Stated<std::vector<ReportReviewer>> reviewers;
  Stated<bool> written_review;
  Stated<bool> short_form;
  Stated<AssessmentStage> asserted_stage;
  Stated<bool> separate_chapter;
};
RISKRULE_DESCRIBE(
    RiskAssessment, "风险评估", "The risk assessment as a step of the procedure.",
    (performed, "是否开展", "Whether it was done."), (reason_not_performed, "未开展理由", "Why it was not done."),
    (assessor, "评估主体", "Who assessed."), (date, "报告日期", "Day of the report."),
    (of_draft, "是否针对决策草案", "Whether the draft decision itself was assessed."),
    (methods, "评估方法", "Ways and methods."), (method_type, "定性或定量", "Qualitative, quantitative or both."),
    (aspects, "评估方面", "Findings under each aspect."), (areas, "风险领域", "Findings in each field of risk."),
    (declared_points, "申报风险点数", "How many risk points the report says it found.", not_negative),
    (points, "风险点", "The risk points found."),
    (comparisons, "两两比较", "PairwiseComparisons of the weight of risk points, by each expert (AHP)."),
    (memberships, "隶属度", "How far each risk point belongs to each grade (fuzzy evaluation)."),
    (declared_evaluations, "所称评价结果", "What the report prints as results of a fuzzy evaluation."),
    (score_sheets, "评分表", "Filled-in score cards."),
    (declared_scales, "所称等级序列", "The scales that the report announces, with the levels that it names."),
    (possible_incident, "可能引发的事件", "What may happen at worst."),
    (measures, "防范、控制措施", "Measures for the matter as a whole."),
    (handling_plan, "处置预案",
     "The handling plan: what is done when a risk comes true; empty when the report has none."),
    (asserted_grade, "报告所称等级", "The grade the report states, in the words of the place, for instance 低."),
    (asserted_grade_before, "报告所称措施前等级",
     "The grade before measures, where the report states one beside that after them.", non_empty),
    (recommendation, "实施建议", "What the report recommends, in terms."),
    (controllable, "风险是否可控", "Whether the report finds the risk controllable, in terms."),
    (adjusted, "草案调整日期", "Day on which the draft was changed to make the risk controllable."),
    (found_controllable_again, "再次认定可控日期", "Day of the renewed finding that the risk is controllable."),
    (chapters, "报告章节", "The chapters of the report, in order."),
    (plan, "评估工作方案", "The plan of the assessment."), (participants, "参与评估者", "Who took part in it."),
    (report_parts, "报告内容", "The parts that the report has."),
    (authors, "编写者", "The units or roles that wrote the report."),
    (reviewers, "审查者", "Those who reviewed the report; an empty list says that nobody did."),
    (written_review, "是否有书面审查意见", "Whether the review of the report is in writing."),
    (short_form, "是否采用简易程序", "Whether a reporting form stood in for the full procedure."),
    (asserted_stage, "所称等级的阶段", "Whether the stated grade is that before or after the measures."),
    (separate_chapter, "是否独立成篇", "Whether the risk analysis is a chapter of its own in the project's report."))

}  // namespace riskrule
