// Chapter 5: impact and grade.
#include <algorithm>

#include "report/compose.hpp"

namespace riskrule::report {
namespace {

/// One estimate of one risk, with its degree if the rules gave one.
struct Estimated {
  std::size_t number;
  const RiskPoint* point;
  const Estimate* estimate;
  const Degree* degree;
};

const Degree* degree_of(const Source& source, const std::string& id, const Estimate& estimate) {
  for (const AssessedRisk& risk : source.assessment.risks) {
    if (risk.id != id) continue;
    for (const Degree& degree : risk.degrees)
      if (degree.by == estimate.by.value_or("") && degree.stage == estimate.stage) return &degree;
  }
  return nullptr;
}

std::vector<Estimated> estimates_of(const Source& source) {
  std::vector<Estimated> out;
  const auto& assessed = source.matter.risk_assessment;
  if (!assessed || !assessed->points) return out;
  std::size_t number = 0;
  for (const RiskPoint& point : *assessed->points) {
    ++number;
    if (!point.estimates) continue;
    for (const Estimate& estimate : *point.estimates)
      out.push_back({number, &point, &estimate, degree_of(source, point.id, estimate)});
  }
  return out;
}

Table table_of(const std::vector<Estimated>& all) {
  Table out{{"风险点", "估计者", "阶段", "风险概率", "影响程度", "R = p×q", "程度"}, {}};
  for (const Estimated& one : all)
    out.rows.push_back(
        {{plain(std::to_string(one.number) + ". " + one.point->title), value_of(one.estimate->by),
          plain(label(one.estimate->stage)), value_of(one.estimate->likelihood), value_of(one.estimate->impact),
          one.degree == nullptr ? Line{{"未计算", Style::quiet}} : plain(one.degree->value.to_string()),
          one.degree == nullptr ? Line{{"未计算", Style::quiet}} : Line{{one.degree->degree, Style::strong}}}});
  return out;
}

/// One mark per risk, stage and cell, whoever judged.
Chart chart_of(const std::vector<Estimated>& all) {
  Chart out;
  out.title = "风险矩阵";
  out.likelihood = "风险概率";
  out.impact = "影响程度";
  for (const auto& item : data::type_of<Level>().items) out.ranks.emplace_back(item.label);
  out.hollow = label(AssessmentStage::before);
  out.full = label(AssessmentStage::after);
  for (const Estimated& one : all) {
    if (!one.estimate->likelihood || !one.estimate->impact) continue;
    const Mark mark{std::to_string(one.number), static_cast<std::size_t>(*one.estimate->likelihood),
                    static_cast<std::size_t>(*one.estimate->impact), one.estimate->stage == AssessmentStage::after};
    const bool there = std::any_of(out.marks.begin(), out.marks.end(), [&](const Mark& m) {
      return m.number == mark.number && m.likelihood == mark.likelihood && m.impact == mark.impact &&
             m.after == mark.after;
    });
    if (!there) out.marks.push_back(mark);
  }
  return out;
}

void add_estimates(const Source& source, Document& to) {
  const auto all = estimates_of(source);
  if (all.empty())
    return to.paragraph("事项没有载明任何风险点的概率与影响估计，因此不能绘制风险矩阵，也不能计算风险程度。");
  Chart chart = chart_of(all);
  if (!chart.marks.empty()) to.add(std::move(chart));
  to.add(table_of(all));
}

void add_votes(const GradeResult& grade, Document& to) {
  Table table{{"来源", "等级", "数值", "理由"}, {}};
  for (const GradeVote& vote : grade.votes)
    table.rows.push_back({{plain(vote.by), vote.grade ? Line{{*vote.grade, Style::strong}} : none(),
                           vote.value ? value_of(vote.value) : none(), plain(vote.why)}});
  if (table.rows.empty()) return to.add(Paragraph{none()});
  to.add(std::move(table));
}

/// The grade before and after measures.
void add_stages(const GradeResult& grade, Document& to) {
  if (grade.stages.empty()) return;
  Table table{{"阶段", "报告所称", "计算所得", "是否一致"}, {}};
  for (const StageGrade& stage : grade.stages)
    table.rows.push_back({{plain(label(stage.stage)), stage.asserted ? plain(*stage.asserted) : not_stated(),
                           stage.computed ? plain(*stage.computed) : Line{{"未计算", Style::quiet}},
                           stage.agree ? plain(*stage.agree ? "一致" : "不一致") : none()}});
  to.add(std::move(table));
}

}  // namespace

void add_grade(const Source& source, Document& to) {
  const GradeResult& grade = source.assessment.grade;
  to.heading(1, "五、重大行政决策风险的影响及等级", "chapter-5");
  Sections sections(to);
  sections.next("单因素的概率、影响与程度");
  add_estimates(source, to);
  sections.next("整体风险等级");
  if (!grade.scale.empty()) {
    const auto it = grade.grade ? std::find(grade.scale.begin(), grade.scale.end(), *grade.grade) : grade.scale.end();
    to.add(Scale{grade.scale, static_cast<std::size_t>(it - grade.scale.begin())});
  }
  Facts facts;
  facts.facts.push_back({"等级", grade.grade ? Line{{*grade.grade, Style::strong}} : none()});
  facts.facts.push_back({"等级来源", plain(label(grade.origin))});
  facts.facts.push_back({"依据", grade.basis.empty() ? none() : clauses(grade.basis)});
  to.add(std::move(facts));
  to.paragraph(origin_sentence(grade), Style::strong);
  add_stages(grade, to);
  sections.next("各方意见");
  add_votes(grade, to);
  sections.next("为何不是更高等级");
  Items reasons;
  for (const std::string& reason : grade.why_not_next) reasons.items.push_back({plain(reason)});
  if (reasons.items.empty())
    to.add(Paragraph{none()});
  else
    to.add(std::move(reasons));
  if (grade.proof.empty()) return;
  sections.next("等级的论证");
  to.add(
      Card{.tone = Style::plain, .id = "grade-proof", .title = {}, .facts = {}, .tree = tree_of(source, grade.proof)});
}

}  // namespace riskrule::report
