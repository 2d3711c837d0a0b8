// The other steps of the procedure: proposal, experts, legality review, meeting, publication, execution.
#pragma once

#include "riskrule/model/consultation.hpp"

namespace riskrule {

/// A fact that only a person can decide (专业性较强, 较大分歧, …): who attests it, when, why.
struct Judgement {
  bool holds = false;
  Stated<std::string> by;
  Stated<Date> on;
  Stated<std::string> why;
};
RISKRULE_DESCRIBE(Judgement, "判断", "A fact that only a person can decide, with who attests it.",
                  (holds, "是否成立", "Whether it holds.", required),
                  (by, "判断者", "The unit or role that attests it."), (on, "日期", "When."), (why, "理由", "Why."))

/// The facts that only a person can decide. Absent = nobody has said.
struct Judgements {
  Stated<Judgement> may_harm;
  Stated<Judgement> technical;
  Stated<Judgement> special_group;
  Stated<Judgement> vital_interests;
  Stated<Judgement> large_disagreement;
  Stated<Judgement> wide_attention;
  Stated<Judgement> livelihood;
  Stated<Judgement> touches_business;
  Stated<Judgement> secret;
  Stated<Judgement> urgent;
  Stated<Judgement> exploratory_reform;
  Stated<Judgement> congress_matter;
  Stated<Judgement> hearing_required_by_law;
  Stated<Judgement> catalogue_listed;
  Stated<Judgement> fiscal_planning_or_land;
  Stated<Judgement> low_acceptance;
  Stated<Judgement> experts_find_infeasible;
  Stated<Judgement> major_risk_without_measures;
  Stated<Judgement> national_security;
  Stated<Judgement> small_risk;
  Stated<Judgement> complex_or_sensitive;
  Stated<Judgement> wide_reach;
  Stated<Judgement> overall_development;
  Stated<Judgement> many_affected;
  Stated<Judgement> open_way_required;
  Stated<Judgement> assessment_by_kind;
  Stated<Judgement> mass_incident_likely;
  Stated<Judgement> conflict_likely;
};
RISKRULE_DESCRIBE(
    Judgements, "需人工判断的事实", "The facts that only a person can decide; absent = nobody has said.",
    (may_harm, "可能造成不利影响",
     "Carrying it out may harm social stability, public safety or the like (Decree 713, Art 22)."),
    (technical, "专业性、技术性较强", "It is strongly professional or technical (Decree 713, Art 19)."),
    (special_group, "涉及特定群体利益", "It touches the interests of a special group (Decree 713, Art 14 ¶3)."),
    (vital_interests, "涉及群众切身利益", "It touches people's vital interests (Decree 713, Art 16)."),
    (large_disagreement, "存在较大分歧", "There is large disagreement (Decree 713, Arts 12, 16)."),
    (wide_attention, "社会关注度高", "The public follows it widely (Decree 713, Art 32; Shanghai Decree 35, Art 16)."),
    (livelihood, "民生决策",
     "It concerns education, health, social security, resources, environment or utilities (Shanghai Decree 35, Art 18)."),
    (touches_business, "涉及市场主体经济活动", "It touches business activity (Decree 713, Art 29)."),
    (secret, "依法不予公开", "It may lawfully not be made public."), (urgent, "情况紧急", "It is urgent."),
    (exploratory_reform, "探索性改革决策", "It is an exploratory reform (Decree 713, Art 25)."),
    (congress_matter, "属人大及其常委会权限",
     "It belongs to, or must first be reported to, the people's congress (Decree 713, Art 8)."),
    (hearing_required_by_law, "法律法规规定应当听证", "Another law requires a hearing (Decree 713, Art 16)."),
    (catalogue_listed, "列入决策事项目录", "It is in the catalogue of the year (Decree 713, Art 3 ¶3)."),
    (fiscal_planning_or_land, "涉及财政资金、规划、土地",
     "It needs public money, planning or land (Shanghai Decree 35, Art 33)."),
    (low_acceptance, "社会认可度低",
     "A survey shows low acceptance that may seriously hinder it (Shanghai Decree 35, Art 27)."),
    (experts_find_infeasible, "专家论证不可行", "The experts find it not feasible (Shanghai Decree 35, Art 27)."),
    (major_risk_without_measures, "重大风险且无有效应对措施",
     "There is a major risk without effective measures (Shanghai Decree 35, Art 27)."),
    (national_security, "涉及国家安全或者经济命脉",
     "It touches national security or the lifelines of the economy (黑龙江省政府令第4号 Art 30)."),
    (small_risk, "风险较小", "The risk is small enough for the short procedure (黑龙江省政府令第4号 Art 30)."),
    (complex_or_sensitive, "争议较大、情况复杂或者敏感",
     "It is disputed, complex or sensitive (黑龙江省政府令第4号 Art 24; 安徽省政府令第300号 Art 22)."),
    (wide_reach, "涉及面较广", "It reaches widely in society."),
    (overall_development, "关系经济社会发展全局",
     "It concerns economic and social development as a whole (沪松府〔2021〕236号 Art 2)."),
    (many_affected, "被征收人数量较多", "Many owners are affected (国务院令第590号 Art 12)."),
    (open_way_required, "属于应当公开征求意见或者听证的类别",
     "It is of a kind for which an open call or a hearing is a must (安徽省政府令第300号 Art 12)."),
    (assessment_by_kind, "属于应当风险评估的类别",
     "It is of a kind that must be assessed (安徽省政府令第300号 Art 24)."),
    (mass_incident_likely, "可能引发大规模群体性事件",
     "Most people object, reaction is especially strong, a large mass incident may follow (发改投资〔2012〕2492号 Art 4)."),
    (conflict_likely, "可能引发矛盾冲突",
     "A part of the people objects, reaction is strong, conflict may follow (发改投资〔2012〕2492号 Art 4)."))

/// How the matter was proposed and started.
struct Proposal {
  Stated<bool> by_department_or_lower_government;
  Stated<bool> problem_argued;
  Stated<bool> grounds_argued;
  Stated<bool> first_solution_argued;
  Stated<bool> necessity_and_feasibility_argued;
  Stated<Date> started;
  Stated<Date> deadline;
};
RISKRULE_DESCRIBE(Proposal, "决策建议与启动", "How the matter was proposed and started (Decree 713, Art 10).",
                  (by_department_or_lower_government, "是否由部门或下级政府提出",
                   "Whether a department or lower government proposed it."),
                  (problem_argued, "论证拟解决的主要问题", "Whether the problem was argued."),
                  (grounds_argued, "论证建议理由和依据", "Whether the grounds were argued."),
                  (first_solution_argued, "论证解决问题的初步方案", "Whether a first solution was argued."),
                  (necessity_and_feasibility_argued, "论证必要性可行性",
                   "Whether necessity and feasibility were argued."),
                  (started, "启动日期", "Day on which the organ decided to start."),
                  (deadline, "办理时限", "Time limit set for the responsible unit."))

/// A unit with a part in the matter.
struct Unit {
  std::string name;
  Stated<bool> lead;
};
RISKRULE_DESCRIBE(Unit, "单位", "A unit with a part in the matter.", (name, "名称", "The unit.", required | non_empty),
                  (lead, "是否牵头", "Whether it leads."))

/// A unit whose duties the matter touches.
struct AffectedUnit {
  std::string name;
  Stated<bool> consulted;
  Stated<bool> agrees;
  Stated<bool> dispute_explained;
};
RISKRULE_DESCRIBE(AffectedUnit, "职责相关单位", "A unit whose duties the matter touches (Decree 713, Art 13).",
                  (name, "名称", "The unit.", required | non_empty),
                  (consulted, "是否征求意见", "Whether it was consulted."),
                  (agrees, "是否达成一致", "Whether it agreed."),
                  (dispute_explained, "是否说明争议、各方意见和理由",
                   "Whether dispute, views and grounds were told to the organ."))

/// One way to solve the problem.
struct DraftOption {
  std::string title;
  Stated<bool> pros_and_cons;
  Stated<bool> preferred;
};
RISKRULE_DESCRIBE(DraftOption, "备选方案",
                  "One way to solve the problem (Decree 713, Art 12; Shanghai Decree 35, Art 12).",
                  (title, "名称", "The option.", required | non_empty),
                  (pros_and_cons, "是否分析利弊", "Whether its pros and cons are given."),
                  (preferred, "是否倾向性方案", "Whether it is the preferred one."))

/// How the draft was made.
struct Drafting {
  Stated<bool> investigated;
  Stated<bool> law_and_policy_combed;
  Stated<bool> cost_benefit_analysed;
  Stated<std::vector<DraftOption>> options;
  Stated<std::vector<std::string>> drafters;
  Stated<Date> ready;
  Stated<std::string> delay_reason;
  Stated<Date> revised;
  Stated<Date> own_legality_review;
  Stated<Date> own_meeting;
};
RISKRULE_DESCRIBE(Drafting, "草案拟订", "How the draft was made.",
                  (investigated, "是否调查研究", "Whether it rests on investigation."),
                  (law_and_policy_combed, "是否梳理法律政策", "Whether laws and policies were combed."),
                  (cost_benefit_analysed, "是否分析成本效益", "Whether costs and benefits were analysed."),
                  (options, "备选方案", "Options offered."),
                  (drafters, "起草者", "The units or roles that drafted it."),
                  (ready, "草案完成日期", "Day on which the draft was ready."),
                  (delay_reason, "延期理由", "Why the draft took longer than the usual time."),
                  (revised, "修改完善日期", "Day of revision after participation, experts, risk."),
                  (own_legality_review, "承办单位合法性初审日期",
                   "Day of the unit's own legality pre-review (Shanghai Decree 35, Art 26)."),
                  (own_meeting, "承办单位集体讨论日期",
                   "Day of the unit's own collective discussion (Shanghai Decree 35, Art 26)."))

/// An expert or expert body, by role.
struct Expert {
  std::string role;
  Stated<bool> has_direct_interest;
  Stated<bool> written_opinion;
  Stated<bool> signed_;
  Stated<Stance> stance;
  Stated<bool> senior_title;
  Stated<std::int64_t> years_in_field;
  Stated<bool> withdrew;
};
RISKRULE_DESCRIBE(Expert, "专家", "An expert or expert body, by role, never by name.",
                  (role, "身份", "The role.", required | non_empty),
                  (has_direct_interest, "是否有直接利害关系",
                   "Whether there is a direct interest (Decree 713, Art 20)."),
                  (written_opinion, "是否出具书面意见", "Whether a written opinion was given."),
                  (signed_, "是否签名盖章", "Whether that opinion is signed or sealed (Decree 713, Art 19)."),
                  (stance, "态度", "For, against, or suggestions."),
                  (senior_title, "是否具有副高级以上职称", "Whether of deputy-senior title or equal."),
                  (years_in_field, "从事本领域年数", "Years of work in the field.", not_negative),
                  (withdrew, "是否回避", "Whether one with an interest withdrew."))

/// The expert review (专家论证).
struct ExpertReview {
  Stated<bool> performed;
  Stated<std::string> reason_not_performed;
  Stated<Open<ConsultationWay>> way;
  Stated<Date> date;
  Stated<std::vector<Expert>> experts;
  Stated<bool> necessity_covered;
  Stated<bool> feasibility_covered;
  Stated<bool> soundness_covered;
  Stated<bool> from_pool;
  Stated<bool> leading_hints_given;
  Stated<Date> material_delivered;
  Stated<bool> majority_followed;
  Stated<std::string> majority_departure_reason;
  Stated<std::string> size_reason;
  Stated<std::string> conclusion;
  Stated<std::vector<Opinion>> suggestions;
};
RISKRULE_DESCRIBE(ExpertReview, "专家论证", "The expert review.", (performed, "是否开展", "Whether it was done."),
                  (reason_not_performed, "未开展理由", "Why it was not done."),
                  (way, "方式", "Meeting, written or commissioned."),
                  (date, "日期", "Day of the meeting or of the last opinion."), (experts, "专家", "The experts."),
                  (necessity_covered, "是否论证必要性", "Whether necessity was argued."),
                  (feasibility_covered, "是否论证可行性", "Whether feasibility was argued."),
                  (soundness_covered, "是否论证科学性", "Whether scientific soundness was argued."),
                  (from_pool, "是否从专家库选取", "Whether they came from an expert pool (Decree 713, Art 21)."),
                  (leading_hints_given, "是否作倾向性暗示",
                   "Whether the unit gave leaning opinions or hints (Shanghai Decree 35, Arts 20-22)."),
                  (material_delivered, "材料送达日期", "Day on which the experts had the material."),
                  (majority_followed, "是否采纳多数专家意见", "Whether the view of most experts was followed."),
                  (majority_departure_reason, "未采纳多数意见的理由", "Why it was not."),
                  (size_reason, "人数较少的理由", "Why fewer experts were asked than is usual."),
                  (conclusion, "结论", "The conclusion, in words."), (suggestions, "建议", "Their suggestions."))

/// A time that does not count: the clock stands still after the first day, up to and with the last.
struct StoppedClock {
  Date from;
  Date to;
  Stated<std::string> why;
};
RISKRULE_DESCRIBE(StoppedClock, "不计入的时间", "A time in which the clock of a period stands still.",
                  (from, "起", "Day on which the clock was stopped; the days after it do not count.", required),
                  (to, "止", "Last day that does not count.", required),
                  (why, "事由", "Supplement of material, consultation, visits, meetings, commissioned work."))

/// The legality review (合法性审查).
struct LegalityReview {
  Stated<Date> sent;
  Stated<Date> opinion;
  Stated<std::string> reviewer;
  Stated<bool> reviewer_allowed;
  Stated<bool> replaced_by_comments;
  Stated<bool> material_complete;
  Stated<std::vector<ReviewHead>> heads;
  Stated<ReviewResult> result;
  Stated<bool> legal_advisers_heard;
  Stated<bool> draft_adjusted;
  Stated<bool> legal_risk_stated;
  Stated<std::string> short_period_reason;
  Stated<Date> supplement_requested;
  Stated<Date> supplemented;
  Stated<std::int64_t> extended_by;
  Stated<std::vector<StoppedClock>> stopped;
};
RISKRULE_DESCRIBE(
    LegalityReview, "合法性审查", "The legality review.", (sent, "送审日期", "Day on which the material was sent."),
    (opinion, "意见日期", "Day of the opinion."), (reviewer, "审查单位", "Who reviewed."),
    (reviewer_allowed, "审查单位是否适格", "Whether that body may review at this level (Shanghai Decree 35, Art 28)."),
    (replaced_by_comments, "是否以征求意见、会签代替", "Whether comments or countersigning stood in for it."),
    (material_complete, "送审材料是否齐全", "Whether draft, legal basis and statement of procedures were all sent."),
    (heads, "审查内容", "What was looked at."), (result, "结论", "The result."),
    (legal_advisers_heard, "是否听取法律顾问、公职律师意见",
     "Whether legal advisers or government lawyers were heard."),
    (draft_adjusted, "是否据此调整草案", "Whether the draft was adjusted as the opinion asked."),
    (legal_risk_stated, "是否说明法律风险", "Whether the legal risk of an exploratory reform is stated."),
    (short_period_reason, "审查期限较短的理由", "Why the review took less than the usual time."),
    (supplement_requested, "要求补充材料日期", "Day on which missing material was asked for."),
    (supplemented, "补充材料日期", "Day on which it was supplied."),
    (extended_by, "延长期限", "Working days by which the review was extended.", not_negative),
    (stopped, "不计入期限的时间", "Times that do not count; an empty list says that the clock was never stopped."))

/// The collective decision.
struct Decision {
  Stated<Date> submitted;
  Stated<MeetingKind> meeting;
  Stated<Date> date;
  Stated<bool> head_speaks_last;
  Stated<bool> head_departs_from_majority;
  Stated<bool> departure_reason_given;
  Stated<bool> minutes;
  Stated<bool> dissent_recorded;
  Stated<MeetingOutcome> outcome;
  Stated<Date> party_report;
  Stated<Date> issued;
  Stated<Date> published;
  Stated<bool> handling_published;
  Stated<bool> file_complete;
  Stated<std::vector<Date>> resubmitted;
  Stated<bool> ended;
};
RISKRULE_DESCRIBE(Decision, "集体讨论决定", "The collective decision and its publication.",
                  (submitted, "提交日期", "Day on which the draft was submitted to the organ."),
                  (meeting, "会议类型", "The kind of meeting."), (date, "会议日期", "Day of the meeting."),
                  (head_speaks_last, "行政首长是否末位发言", "Whether the head spoke last."),
                  (head_departs_from_majority, "是否与多数人意见不一致",
                   "Whether the head departed from the majority."),
                  (departure_reason_given, "是否说明理由", "Whether the head gave reasons for that in the meeting."),
                  (minutes, "是否如实记录", "Whether there is a true record."),
                  (dissent_recorded, "不同意见是否载明", "Whether dissent is recorded."),
                  (outcome, "审议结果", "What was decided."),
                  (party_report, "报请党委日期", "Day of the report to the Party committee."),
                  (issued, "出台日期", "Day of issue."), (published, "公布日期", "Day of publication."),
                  (handling_published, "是否公布意见采纳情况", "Whether the handling of opinions was published."),
                  (file_complete, "归档是否完整", "Whether the file of the whole process is complete."),
                  (resubmitted, "再次提交日期",
                   "Days on which a postponed or amended draft came back; an empty list says that it did not."),
                  (ended, "程序是否终止", "Whether the procedure was ended without a decision."))

/// A change to the decision, or its stop, while it is carried out.
struct Change {
  Stated<bool> major;
  Stated<bool> procedure_performed;
  Stated<bool> urgent;
  Stated<bool> suspended_by_head;
};
RISKRULE_DESCRIBE(Change, "调整、中止", "A change to the decision, or its stop (Decree 713, Art 37).",
                  (major, "是否重大调整", "Whether it is major."),
                  (procedure_performed, "是否履行程序", "Whether the procedure was performed for it."),
                  (urgent, "是否紧急", "Whether it was urgent."),
                  (suspended_by_head, "首长是否先行中止", "Whether the head suspended first."))

/// The post-decision evaluation (后评估) and what may set it off.
struct PostEvaluation {
  Stated<bool> circumstances_changed;
  Stated<bool> below_expectation;
  Stated<bool> many_opinions;
  Stated<bool> organ_finds_needed;
  Stated<bool> pilot_ended;
  Stated<Date> date;
  Stated<std::string> evaluator;
  Stated<bool> evaluator_did_pre_decision_work;
  Stated<bool> public_took_part;
  Stated<std::string> outcome;
};
RISKRULE_DESCRIBE(PostEvaluation, "决策后评估",
                  "The post-decision evaluation (Decree 713, Art 36; Shanghai Decree 35, Arts 41-42).",
                  (circumstances_changed, "依据或情势重大变化", "Whether basis or circumstances changed greatly."),
                  (below_expectation, "明显未达预期", "Whether effects are clearly below expectation."),
                  (many_opinions, "意见较多", "Whether many opinions came in."),
                  (organ_finds_needed, "机关认为必要", "Whether the organ finds it needed."),
                  (pilot_ended, "试点期满", "Whether the decision was a pilot that has ended."),
                  (date, "日期", "Day of the evaluation."), (evaluator, "评估单位", "Who evaluated."),
                  (evaluator_did_pre_decision_work, "是否承担主要论证评估",
                   "Whether the evaluator did the main pre-decision argument or assessment."),
                  (public_took_part, "是否吸收公众参与", "Whether public, deputies and others took part."),
                  (outcome, "结果", "Continue, adjust, suspend or end."))

/// Carrying the decision out.
struct Execution {
  Stated<std::string> unit;
  Stated<bool> problems_arose;
  Stated<bool> problems_reported;
  Stated<std::vector<Opinion>> citizen_suggestions;
  Stated<std::vector<Change>> changes;
  Stated<PostEvaluation> post_evaluation;
};
RISKRULE_DESCRIBE(Execution, "决策执行", "Carrying the decision out.",
                  (unit, "执行单位", "The unit that carries it out."),
                  (problems_arose, "是否出现问题", "Whether big problems or changes arose."),
                  (problems_reported, "是否及时报告", "Whether they were reported in time."),
                  (citizen_suggestions, "公民意见建议", "Suggestions of citizens while it is carried out."),
                  (changes, "调整、中止", "Changes and stops."),
                  (post_evaluation, "后评估", "The post-decision evaluation."))

}  // namespace riskrule
