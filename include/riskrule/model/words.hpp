// The words of a matter: stable English enumerators. What a reader of a report sees (低/中/高 …) lives in packs.
#pragma once

#include "riskrule/data/describe.hpp"

namespace riskrule {

/// 国务院令第713号 Art 3 ¶1: the five kinds of major administrative decision.
enum class MatterKind : std::uint8_t { public_policy, plan, natural_resources, public_project, other_matter };
RISKRULE_ENUM(MatterKind, "决策事项类别", "The kind of matter (State Council Decree 713, Art 3).",
              (public_policy, "重大公共政策和措施", "Major public policy or measure."),
              (plan, "重要规划", "Important economic or social development plan."),
              (natural_resources, "自然资源和文化资源政策", "Major policy on important natural or cultural resources."),
              (public_project, "重大公共建设项目", "Major public construction project."),
              (other_matter, "其他重大事项", "Another matter of major impact or public interest."))

/// 国务院令第713号 Art 3 ¶2: matters outside the procedure.
enum class ExcludedKind : std::uint8_t { macro_control, law_making, emergency_response };
RISKRULE_ENUM(ExcludedKind, "排除事项类别", "Kinds of decision outside the procedure (Decree 713, Art 3 ¶2).",
              (macro_control, "宏观调控决策", "Fiscal, monetary or other macro-control decision."),
              (law_making, "政府立法决策", "Government law-making."),
              (emergency_response, "突发事件应急处置决策", "Emergency response."))

/// What kind of publication a matter was taken from.
enum class SourceKind : std::uint8_t { government_site, consultancy, document_site, academic, tool_sample };
RISKRULE_ENUM(SourceKind, "出处类别", "What kind of publication a matter was taken from.",
              (government_site, "政府公开", "A site of the government, or a copy of it."),
              (consultancy, "评估机构公开", "A site of an assessor or consultancy."),
              (document_site, "文档网站", "A site where anybody stores documents."),
              (academic, "学术文献", "An academic paper."),
              (tool_sample, "工具示例", "A sample that comes with a tool; constructed."))

enum class ReadExtent : std::uint8_t { whole_text, opening_only, summary_only, contents_only, tables_only };
RISKRULE_ENUM(ReadExtent, "所读范围", "How much of a publication was read.", (whole_text, "全文", "All of it."),
              (opening_only, "开头部分", "Its opening."), (summary_only, "摘要", "A summary."),
              (contents_only, "目录", "Its table of contents."), (tables_only, "表格", "Its tables."))

enum class OrganLevel : std::uint8_t { province, city, county, department, township };
RISKRULE_ENUM(OrganLevel, "决策机关层级", "The level of the deciding organ.",
              (province, "省级人民政府", "Provincial government, or that of a municipality under the State Council."),
              (city, "市级人民政府", "Government of a prefecture-level city."),
              (county, "县级人民政府", "County or district government."),
              (department, "政府部门", "A department of a local government."),
              (township, "乡镇、街道", "Township government or sub-district office."))

enum class AssessorKind : std::uint8_t { responsible_unit, other_unit, third_party };
RISKRULE_ENUM(AssessorKind, "评估主体类型", "Who assessed the risk.",
              (responsible_unit, "决策承办单位", "The unit responsible for the draft."),
              (other_unit, "其他负责风险评估工作的单位", "Another unit in charge of assessment."),
              (third_party, "第三方", "A commissioned third party."))

enum class SurveyAnswer : std::uint8_t { support, conditional, oppose, indifferent, unconcerned };
RISKRULE_ENUM(SurveyAnswer, "调查答案", "An answer that a survey offers.", (support, "支持", "In favour."),
              (conditional, "有条件支持", "In favour on a condition."), (oppose, "反对", "Against."),
              (indifferent, "无所谓", "Does not mind."), (unconcerned, "不关心", "Does not care to answer."))

/// Shares of households and of persons differ.
enum class SurveyUnit : std::uint8_t { persons, households };
RISKRULE_ENUM(SurveyUnit, "统计单位", "What a survey counts.", (persons, "人", "Persons."),
              (households, "户", "Households."))

enum class Affected : std::uint8_t { directly, indirectly };
RISKRULE_ENUM(Affected, "受影响方式", "How those who were asked are affected.", (directly, "直接受影响", "Directly."),
              (indirectly, "间接受影响", "Indirectly."))

/// 国务院令第713号 Art 14 ¶2 names the first seven (open list); the others are met in reports.
enum class ConsultationWay : std::uint8_t {
  symposium,
  hearing,
  site_visit,
  written,
  open_call,
  questionnaire,
  opinion_poll,
  expert_meeting,
  online_interaction
};
RISKRULE_ENUM(ConsultationWay, "征求意见方式", "A way of hearing opinions (Decree 713, Art 14; open list).",
              (symposium, "座谈会", "Symposium."), (hearing, "听证会", "Hearing."),
              (site_visit, "实地走访", "Visit on site."), (written, "书面征求意见", "Written consultation."),
              (open_call, "向社会公开征求意见", "Open call for comments."),
              (questionnaire, "问卷调查", "Questionnaire."), (opinion_poll, "民意调查", "Opinion poll."),
              (expert_meeting, "专家论证会", "Meeting of experts."),
              (online_interaction, "网络互动", "Interaction on line."))

enum class ParticipantKind : std::uint8_t {
  public_at_large,
  departments,
  lower_governments,
  experts,
  special_group,
  social_organizations,
  deputies,
  enterprises,
  grassroots,
  rural_collective,
  collective_members,
  villagers_committee,
  other_interested,
  expropriated
};
RISKRULE_ENUM(ParticipantKind, "参与者类别", "Who was asked.", (public_at_large, "社会公众", "The public."),
              (departments, "有关部门", "Departments concerned."),
              (lower_governments, "下级政府、街镇", "Lower governments and townships."), (experts, "专家", "Experts."),
              (special_group, "特定群体", "A special group, or its representatives."),
              (social_organizations, "人民团体、社会组织", "People's and social organizations."),
              (deputies, "人大代表、政协委员", "Deputies and CPPCC members."),
              (enterprises, "市场主体", "Businesses and their associations."),
              (grassroots, "基层群众", "People at the grassroots."),
              (rural_collective, "农村集体经济组织", "The rural collective whose land is taken."),
              (collective_members, "农村集体经济组织成员", "Members of that collective."),
              (villagers_committee, "村民委员会", "The villagers' committee."),
              (other_interested, "其他利害关系人", "Others with an interest."),
              (expropriated, "被征收人", "Owners whose houses are taken."))

enum class Stance : std::uint8_t { support, conditional, oppose, indifferent, suggestion };
RISKRULE_ENUM(Stance, "态度", "What an opinion amounts to.", (support, "支持", "In favour."),
              (conditional, "有条件支持", "In favour on a condition."), (oppose, "反对", "Against."),
              (indifferent, "无所谓", "Does not mind."), (suggestion, "修改建议", "Suggests a change."))

enum class OpinionOutcome : std::uint8_t { adopted, partly, rejected, open };
RISKRULE_ENUM(OpinionOutcome, "采纳情况", "What became of an opinion.", (adopted, "采纳", "Adopted."),
              (partly, "部分采纳", "Adopted in part."), (rejected, "不采纳", "Not adopted."),
              (open, "研究中", "Still being studied."))

enum class RiskArea : std::uint8_t { social_stability, public_safety, ecology, finance, public_opinion, other_area };
RISKRULE_ENUM(RiskArea, "风险领域", "A field in which risks are searched (open list).",
              (social_stability, "社会稳定", "Disputes, mass incidents, extreme incidents."),
              (public_safety, "公共安全", "Death or injury, loss of property, public order."),
              (ecology, "生态环境", "Pollution, ecological damage, secondary disasters."),
              (finance, "财政金融", "Loss of public money, government debt, financial risk."),
              (public_opinion, "舆情", "Public-opinion risk."),
              (other_area, "其他", "Other dangers to national, public, economic or social security."))

enum class Aspect : std::uint8_t { legality, reasonableness, feasibility, controllability, safety };
RISKRULE_ENUM(Aspect, "评估方面", "An aspect under which the draft is judged (open list).",
              (legality, "合法性", "Legality."), (reasonableness, "合理性", "Reasonableness."),
              (feasibility, "可行性", "Feasibility."), (controllability, "可控性", "Controllability."),
              (safety, "安全性", "Safety."))

/// Ways and methods of assessment named by 国务院令第713号 Art 23 ¶1 and by reports.
enum class AssessmentMethod : std::uint8_t {
  opinion_tracking,
  key_visits,
  joint_analysis,
  comprehensive,
  visit_survey,
  case_reference,
  expert_scoring,
  index_score
};
RISKRULE_ENUM(AssessmentMethod, "评估方法", "A way or method of assessment (open list).",
              (opinion_tracking, "舆情跟踪", "Tracking of public opinion."),
              (key_visits, "重点走访", "Visits to key people."), (joint_analysis, "会商分析", "Joint analysis."),
              (comprehensive, "综合评估法", "Comprehensive evaluation."),
              (visit_survey, "走访调查法", "Visits and surveys."), (case_reference, "案例参照法", "Case reference."),
              (expert_scoring, "专家打分法", "Scoring by experts."),
              (index_score, "综合风险指数法", "Composite risk index."))

enum class MethodType : std::uint8_t { qualitative, quantitative, both_types };
RISKRULE_ENUM(MethodType, "定性或定量", "Whether methods were qualitative or quantitative.",
              (qualitative, "定性", "Qualitative."), (quantitative, "定量", "Quantitative."),
              (both_types, "定性与定量相结合", "Both."))

enum class AssessmentStage : std::uint8_t { before, after };
RISKRULE_ENUM(AssessmentStage, "评估阶段", "Before or after measures.", (before, "措施前", "Before measures."),
              (after, "措施后", "After measures (residual)."))

/// What experts were asked to grade in a fuzzy evaluation (模糊综合评价).
enum class Judged : std::uint8_t { of_degree, of_likelihood, of_impact };
RISKRULE_ENUM(Judged, "评判对象", "What memberships are about.", (of_degree, "风险程度", "The degree as a whole."),
              (of_likelihood, "风险概率", "The likelihood alone."), (of_impact, "影响程度", "The impact alone."))

/// What a scale that a report announces is a scale of.
enum class ScaleOf : std::uint8_t { likelihoods, impacts, degrees, whole_grades };
RISKRULE_ENUM(ScaleOf, "等级序列对象", "What a scale that a report announces is a scale of.",
              (likelihoods, "风险概率", "Likelihoods."), (impacts, "影响程度", "Impacts."),
              (degrees, "风险程度", "Degrees of single risk points."),
              (whole_grades, "整体风险等级", "Grades of the whole matter."))

/// What the report recommends (methods: 可实施 / 暂缓 / 不实施).
enum class Recommendation : std::uint8_t { proceed, postpone, do_not_proceed };
RISKRULE_ENUM(Recommendation, "实施建议", "What the report recommends.", (proceed, "可实施", "To go ahead."),
              (postpone, "暂缓实施", "To wait, until measures have brought the risk down."),
              (do_not_proceed, "不实施", "Not to go ahead."))

enum class MeasureState : std::uint8_t { planned, under_way, done };
RISKRULE_ENUM(MeasureState, "措施进展", "How far a measure has come.", (planned, "计划", "Planned."),
              (under_way, "实施中", "Under way."), (done, "已完成", "Done."))

/// 沪府令第35号 Arts 30-32 name four; 国务院令第713号 none.
enum class ReviewResult : std::uint8_t { lawful, unlawful, partly_amend, complete_procedures };
RISKRULE_ENUM(ReviewResult, "合法性审查结论", "Result of the legality review.", (lawful, "合法", "Lawful."),
              (unlawful, "不合法", "Unlawful."), (partly_amend, "应予部分修改", "To be amended in part."),
              (complete_procedures, "应予补正程序", "Procedures to be completed."))

/// 安徽省政府令第300号 Art 25.
enum class PlanPart : std::uint8_t { aims, standards, steps, plan_methods, time_limits };
RISKRULE_ENUM(PlanPart, "工作方案内容", "A part of the plan of an assessment (open list).", (aims, "目标", "Aims."),
              (standards, "标准", "Standards."), (steps, "步骤", "Steps."), (plan_methods, "方法", "Methods."),
              (time_limits, "时限", "Time limits."))

/// 江苏省政府令第134号 Arts 27-30.
enum class ReportPart : std::uint8_t {
  matter_and_process,
  opinions_and_adoption,
  risks_found,
  risk_grade,
  conclusion_and_advice,
  measures_and_plan
};
RISKRULE_ENUM(ReportPart, "评估报告内容", "A part of a risk report (open list).",
              (matter_and_process, "事项和评估过程", "The matter and how it was assessed."),
              (opinions_and_adoption, "意见和采纳情况", "Opinions, and how they were taken up."),
              (risks_found, "风险情况", "The risks."), (risk_grade, "风险等级", "The grade."),
              (conclusion_and_advice, "结论和建议", "Conclusion and advice."),
              (measures_and_plan, "防范措施和处置预案", "Measures and handling plan."))

enum class AmountUnit : std::uint8_t { yuan, ten_thousand_yuan, hundred_million_yuan };
RISKRULE_ENUM(AmountUnit, "金额单位", "The unit of an amount of money, renminbi.", (yuan, "元", "1 yuan."),
              (ten_thousand_yuan, "万元", "10 000 yuan."), (hundred_million_yuan, "亿元", "100 000 000 yuan."))

/// 公平竞争审查条例 Arts 13-14.
enum class FairReviewer : std::uint8_t { drafter, market_regulator, other_reviewer };
RISKRULE_ENUM(FairReviewer, "公平竞争审查单位", "Who reviewed a measure for fair competition.",
              (drafter, "起草单位", "The unit that drafted it."),
              (market_regulator, "市场监管部门", "The market-regulation department, with the drafter."),
              (other_reviewer, "其他单位", "Another body."))

/// 发改投资〔2012〕2492号 Art 2.
enum class ApprovalLevel : std::uint8_t { state_council, national_reform_commission, provincial, local };
RISKRULE_ENUM(ApprovalLevel, "项目审批层级", "Who approves an investment project.",
              (state_council, "国务院", "The State Council, to which the NDRC sends it."),
              (national_reform_commission, "国家发展改革委", "The NDRC."),
              (provincial, "省级", "A body of the province."), (local, "市县级", "A body of a city or county."))

enum class ReviewHead : std::uint8_t { powers, procedure, substance };
RISKRULE_ENUM(ReviewHead, "合法性审查内容", "What the legality review looked at (Decree 713, Art 27).",
              (powers, "法定权限", "Powers."), (procedure, "程序", "Procedure."), (substance, "内容", "Substance."))

enum class MeetingKind : std::uint8_t { executive, plenary, other_meeting };
RISKRULE_ENUM(MeetingKind, "会议类型", "The kind of meeting that decided.",
              (executive, "常务会议", "Executive meeting."), (plenary, "全体会议", "Plenary meeting."),
              (other_meeting, "其他会议", "Another meeting."))

enum class MeetingOutcome : std::uint8_t { passed, amended, rejected_draft, postponed };
RISKRULE_ENUM(MeetingOutcome, "审议结果", "What the meeting decided.", (passed, "通过", "Passed."),
              (amended, "修改", "To be amended."), (rejected_draft, "不予通过", "Rejected."),
              (postponed, "再次讨论", "Postponed."))

enum class DocumentKind : std::uint8_t {
  draft,
  draft_explanation,
  legal_basis,
  procedure_statement,
  fair_competition_review,
  participation_report,
  expert_report,
  risk_report,
  legality_opinion,
  opinions_handling,
  hearing_report,
  other_document
};
RISKRULE_ENUM(DocumentKind, "材料类型", "The kind of a document (open list).",
              (draft, "决策草案", "The draft decision."), (draft_explanation, "草案说明", "Explanation of the draft."),
              (legal_basis, "法律依据", "Legal basis."),
              (procedure_statement, "履行程序说明", "Statement of the procedures performed."),
              (fair_competition_review, "公平竞争审查材料", "Information on the fair-competition review."),
              (participation_report, "公众参与材料", "Material on public participation."),
              (expert_report, "专家论证意见", "Opinion of the experts."), (risk_report, "风险评估报告", "Risk report."),
              (legality_opinion, "合法性审查意见", "Legality opinion."),
              (opinions_handling, "意见采纳情况说明", "Statement of how opinions were handled."),
              (hearing_report, "听证报告", "Hearing report."), (other_document, "其他材料", "Another document."))

/// No word here is also a member of Matter: in a pack's scope both are names.
enum class Step : std::uint8_t {
  participation_step,
  expert_step,
  risk_step,
  fair_competition_step,
  legality_step,
  publication_step
};
RISKRULE_ENUM(Step, "程序环节", "A step of the procedure (open list).",
              (participation_step, "公众参与", "Public participation."), (expert_step, "专家论证", "Expert review."),
              (risk_step, "风险评估", "Risk assessment."),
              (fair_competition_step, "公平竞争审查", "Fair-competition review."),
              (legality_step, "合法性审查", "Legality review."),
              (publication_step, "决策公布", "Publication of the decision."))

enum class Level : std::uint8_t { very_low, low, medium, high, very_high };
RISKRULE_ENUM(Level, "五级刻度", "A rank of the five-step scale of likelihood or impact.",
              (very_low, "很低", "1 of 5."), (low, "较低", "2 of 5."), (medium, "中等", "3 of 5."),
              (high, "较高", "4 of 5."), (very_high, "很高", "5 of 5."))

}  // namespace riskrule
