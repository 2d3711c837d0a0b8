// Hand-made matters and assessments for the tests of the report. The first is like a district's action plan: a grade is
// asserted, a period is not told, a handling plan is missing. The second has estimates before and after measures.
#pragma once

#include <string>

#include "riskrule/report/report.hpp"

namespace riskrule::report::sample {

inline Basis clause(std::string number, std::string article, TextStatus text = TextStatus::full) {
  Basis out;
  out.instrument = "X";
  out.title = "《重大行政决策程序规定》";
  out.number = number;
  out.article = article;
  out.citation = number + " " + article;
  out.text = text;
  out.in_force_from = Date{2019, 9, 1};
  return out;
}

inline Matter plan_matter() {
  Matter m;
  m.id = "plan-2024";
  m.title = "某区质量提升行动方案（2024-2026）";
  m.kind = MatterKind::plan;
  m.jurisdiction = "310117";
  m.organ = Organ{"某区人民政府", OrganLevel::county};
  m.responsible_units = std::vector<Unit>{{"某区市场监督管理局", true}};
  m.period = YearRange{2024, 2026};
  m.background = "贯彻上级质量工作纲要。";
  m.judgements.emplace().may_harm = Judgement{true, std::string("某区市场监督管理局"), {}, {}};
  Consultation call;
  call.way = "open_call";
  call.opened = Date{2023, 9, 21};
  call.opinions = std::vector<Opinion>{};
  Consultation written;
  written.way = "written";
  written.opened = Date{2023, 9, 21};
  written.closed = Date{2023, 10, 25};
  written.opinions.emplace().push_back(
      {std::string("某区科学技术委员会"), Stance::suggestion, "修改中心名称", OpinionOutcome::adopted, {}, {}});
  m.consultations = std::vector<Consultation>{call, written};
  auto& expert = m.expert_review.emplace();
  expert.performed = true;
  expert.date = Date{2023, 11, 7};
  expert.experts.emplace().push_back({"高校副教授", false, unknown, {}, Stance::support});
  auto& risk = m.risk_assessment.emplace();
  risk.performed = true;
  risk.assessor = Assessor{std::string("某区市场监督管理局"), AssessorKind::responsible_unit, {}, {}};
  risk.asserted_grade = std::string("低");
  risk.handling_plan = std::vector<Measure>{};
  RiskPoint point;
  point.id = "r1";
  point.title = "与其他规划的衔接措施执行落地";
  risk.points = std::vector<RiskPoint>{point};
  m.documents = std::vector<Document>{};
  return m;
}

inline Finding finding(std::string duty, Verdict verdict, std::string says, Basis basis) {
  Finding out;
  out.duty = std::move(duty);
  out.pack = "cn";
  out.basis = {std::move(basis)};
  out.on = "决策承办单位";
  out.says = std::move(says);
  out.verdict = verdict;
  out.remedy = "予以补正";
  return out;
}

inline Assessment plan_assessment() {
  Assessment a;
  a.engine = "riskrule 0.1.0";
  a.matter = "plan-2024";
  a.title = "某区质量提升行动方案（2024-2026）";
  a.jurisdiction = "310117";
  a.as_of = {2023, 11, 7};
  a.packs = {{"cn", "2019.1.0", "重大行政决策（全国）", 4, 4}};
  a.counts = {1, 1, 0, 1, 1};
  Finding met = finding("assessor-named", Verdict::met, "风险评估应当有评估主体", clause("沪府令第35号", "第二十四条"));
  Finding violated = finding("handling-plan", Verdict::violated, "风险评估报告应当提出处置预案",
                             clause("国务院令第713号", "第二十三条第二款"));
  violated.liability = "国务院令第713号 第三十九条";
  ProofNode leaf{"read", "handling_plan", "[]", {}, {}, {}};
  leaf.at = "/risk_assessment/handling_plan";
  violated.proof = {{"met", "count(handling_plan) >= 1", "false", {}, {}, {leaf}}};
  Finding open = finding("comment-period", Verdict::cannot_tell, "公开征求意见的期限一般不少于30日",
                         clause("国务院令第713号", "第十五条第一款"));
  open.force = Force::as_a_rule;
  open.missing = {"/consultations/0/closed"};
  Finding advice = finding("experts-five", Verdict::violated, "论证专家一般不少于五人",
                           clause("某省令第1号", "（条款号未知）", TextStatus::unverified));
  advice.binding = false;
  advice.note = "条文未核实，仅供参考";
  Finding not_due =
      finding("hearing", Verdict::not_due, "听证材料应当提前七日送达", clause("国务院令第713号", "第十六条第三款"));
  a.findings = {met, violated, open, advice, not_due};
  AssessedRisk risk;
  risk.id = "r1";
  risk.title = "与其他规划的衔接措施执行落地";
  risk.note = "报告未将其归入任何规定的风险领域";
  a.risks = {risk};
  a.grade.origin = GradeOrigin::asserted;
  a.grade.grade = std::string("低");
  a.grade.scale = {"低", "中", "高"};
  a.grade.votes = {{.by = "报告", .grade = "低", .why = "报告断言，其后没有可复核的概率与影响估计"}};
  a.grade.why_not_next = {"报告没有逐项概率与影响估计，无法计算与更高等级“中”的距离"};
  a.grade.basis = {clause("沪府令第35号", "第二十四条")};
  a.outcome = {.permission = Permission::cannot_tell_yet,
               .says = "尚不能判断。",
               .basis = {clause("国务院令第713号", "第二十四条")},
               .open = {"comment-period"}};
  a.advice = {
      {"补充处置预案", "决策承办单位", std::string("handling-plan"), {clause("国务院令第713号", "第二十三条第二款")}}};
  return a;
}

/// Adds estimates: 较高 × 较大 before, 很低 × 很低 after measures.
inline void add_estimates(Matter& m, Assessment& a) {
  auto& point = m.risk_assessment->points->front();
  point.estimates =
      std::vector<Estimate>{{std::string("评估组"), AssessmentStage::before, Level::high, Level::high},
                            {std::string("评估组"), AssessmentStage::after, Level::very_low, Level::very_low}};
  a.risks[0].degrees = {{"评估组", AssessmentStage::before, *Decimal::parse("0.64"), "较大"},
                        {"评估组", AssessmentStage::after, *Decimal::parse("0.04"), "微小"}};
  a.grade.origin = GradeOrigin::computed;
}

}  // namespace riskrule::report::sample
