// Risk points as assessed: the field that each belongs to, and its degree per estimate.
#include <algorithm>

#include "poll.hpp"
#include "riskrule/base/concat.hpp"

namespace riskrule::assessing {
namespace {

const pack::NamedWord* area_named(const Job& job, const std::string& word) {
  const auto found =
      std::ranges::find_if(job.pack.areas, [&](const auto& a) { return a.id == word || a.word == word; });
  return found == job.pack.areas.end() ? nullptr : &*found;
}

void place(const Job& job, const RiskPoint& point, AssessedRisk& risk) {
  if (!point.area) {
    if (!job.pack.areas.empty()) risk.note = std::string("报告未将其归入任何规定的风险领域");
    return;
  }
  const auto* area = area_named(job, point.area->word);
  risk.area = area != nullptr ? area->word : std::string(data::label_of(*point.area));
  risk.fits_an_area = area != nullptr;
  if (area == nullptr && !job.pack.areas.empty()) risk.note = concat({"“", *risk.area, "”不属于规定的风险领域"});
}

void add_note(AssessedRisk& risk, const std::string& text) { risk.note = risk.note ? *risk.note + "；" + text : text; }

AssessedRisk assess_point(const Job& job, const RiskPoint& point) {
  AssessedRisk risk{.id = point.id, .title = point.title};
  place(job, point, risk);
  if (point.sources) risk.sources.reserve(point.sources->size());
  if (point.measures) risk.measures.reserve(point.measures->size());
  if (point.sources)
    for (const auto& source : *point.sources) risk.sources.push_back(source.title);
  if (point.measures)
    for (const auto& measure : *point.measures) risk.measures.push_back(measure.what);
  if (!job.pack.degree || !point.estimates) return risk;
  risk.degrees.reserve(point.estimates->size());
  for (const auto& estimate : *point.estimates)
    if (const auto degree = degree_of(*job.pack.degree, estimate)) {
      risk.degrees.push_back(*degree);
      if (estimate.asserted_degree && *estimate.asserted_degree != degree->degree)
        add_note(risk, "报告称程度为“" + *estimate.asserted_degree + "”，按估计计算为“" + degree->degree + "”（" +
                           std::string(data::label_of(estimate.stage)) + "），二者不一致");
    }
  return risk;
}

}  // namespace

std::vector<AssessedRisk> assess_risks(const Job& job) {
  std::vector<AssessedRisk> out;
  if (!job.matter.risk_assessment || !job.matter.risk_assessment->points) return out;
  out.reserve(job.matter.risk_assessment->points->size());
  for (const auto& point : *job.matter.risk_assessment->points) out.push_back(assess_point(job, point));
  return out;
}

}  // namespace riskrule::assessing
