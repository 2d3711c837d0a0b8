// Chapter 4: risk points and their sources.
#include "report/compose.hpp"
#include "riskrule/base/never_destroyed.hpp"

namespace riskrule::report {
namespace {

const RiskPoint* point_of(const Source& source, const std::string& id) {
  const auto& assessed = source.matter.risk_assessment;
  if (!assessed || !assessed->points) return nullptr;
  for (const RiskPoint& point : *assessed->points)
    if (point.id == id) return &point;
  return nullptr;
}

Line joined(const std::vector<std::string>& texts) {
  Line out;
  for (const std::string& text : texts) out += plain((out.empty() ? "" : "；") + text);
  return out.empty() ? none() : out;
}

void add_risk(const Source& source, const AssessedRisk& risk, std::size_t number, Document& to) {
  const RiskPoint* point = point_of(source, risk.id);
  to.heading(3, "风险点 " + std::to_string(number) + "：" + risk.title);
  Facts facts;
  facts.facts.push_back({"编号", plain(risk.id)});
  facts.facts.push_back(
      {"风险领域", value_of(risk.area) + plain("　") +
                       Line{{risk.fits_an_area ? "属于规定的风险领域" : "不属于任何一个规定的风险领域",
                             risk.fits_an_area ? Style::plain : Style::strong}}});
  facts.facts.push_back({"风险源", point == nullptr ? joined(risk.sources) : value_of(point->sources)});
  if (point != nullptr) {
    const Facts more = facts_of(*point, {"weight", "exempted_by"});
    facts.facts.insert(facts.facts.end(), more.facts.begin(), more.facts.end());
  }
  if (risk.note) facts.facts.push_back({"说明", plain(*risk.note)});
  if (point == nullptr) facts.facts.push_back({"防范措施", joined(risk.measures)});
  to.add(std::move(facts));
  if (point == nullptr) return;
  to.paragraph("防范措施：", Style::strong);
  add_table(to, point->measures);
}

}  // namespace

void add_risks(const Source& source, Document& to) {
  static const NeverDestroyed<RiskAssessment> nothing;
  const RiskAssessment& assessed = source.matter.risk_assessment ? *source.matter.risk_assessment : *nothing;
  to.heading(1, "四、重大行政决策的风险点、风险源", "chapter-4");
  Sections sections(to);
  sections.next("各风险领域的查找结果");
  add_table(to, assessed.areas);
  sections.next("风险点、风险源");
  if (source.assessment.risks.empty()) to.add(Paragraph{value_of(assessed.points)});
  std::size_t number = 0;
  for (const AssessedRisk& risk : source.assessment.risks) add_risk(source, risk, ++number, to);
  sections.next("整体防范、控制措施");
  add_table(to, assessed.measures);
  sections.next("处置预案");
  add_table(to, assessed.handling_plan);
}

}  // namespace riskrule::report
