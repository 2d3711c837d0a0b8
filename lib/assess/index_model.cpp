#include "index_model.hpp"

#include <algorithm>

#include "grading.hpp"
#include "riskrule/grade/matrix.hpp"

namespace riskrule::assessing {
namespace {

Decimal value_of(const pack::CompiledComputation& computation, const Decimal& p, const Decimal& q) {
  const Decimal product = grade::degree_value(p, q);
  switch (computation.source->variant) {
    case pack::IndexVariant::raw_products: return product;
    case pack::IndexVariant::likelihood_grades: return p;
    case pack::IndexVariant::representative_values: break;
  }
  for (const auto& degree : computation.degrees)
    if (degree.band.holds(product)) return degree.representative;
  return Decimal::not_a_number();
}

std::optional<std::size_t> rank_of(const Stated<Level>& level) {
  return level ? std::optional(static_cast<std::size_t>(*level)) : std::nullopt;
}

RankPair ranks_of(const Estimate& estimate) { return {rank_of(estimate.likelihood), rank_of(estimate.impact)}; }

std::optional<std::size_t> find(const RiskPoint& point, const std::string& by, AssessmentStage stage) {
  for (std::size_t e = 0; point.estimates && e < point.estimates->size(); ++e) {
    const Estimate& estimate = (*point.estimates)[e];
    if (estimate.stage == stage && estimate.by.value_or("") == by) return e;
  }
  return {};
}

IndexPoint point_of(const RiskPoint& point, std::size_t number, const std::string& by, AssessmentStage stage) {
  IndexPoint out{.point = &point, .number = number, .estimate = find(point, by, stage)};
  if (out.estimate) out.now = ranks_of((*point.estimates)[*out.estimate]);
  if (stage != AssessmentStage::after) return out;
  if (const auto before = find(point, by, AssessmentStage::before)) out.before = ranks_of((*point.estimates)[*before]);
  return out;
}

}  // namespace

std::optional<IndexMethod> index_method(const pack::Compiled& pack) {
  if (!pack.computation) return {};
  const auto& computation = *pack.computation;
  const auto& source = *computation.source;
  IndexMethod out{.title = std::string(data::label_of(source.variant)), .basis = computation.basis};
  out.reads_impact = source.variant != pack::IndexVariant::likelihood_grades;
  out.bands = computation.bands;
  if (source.variant == pack::IndexVariant::representative_values) out.degrees = computation.degrees;
  for (std::size_t i = 0; i < ranks; ++i) {
    out.likelihood[i] = score_of(source.likelihood, static_cast<Level>(i));
    out.impact[i] = score_of(source.impact, static_cast<Level>(i));
  }
  for (std::size_t p = 0; p < ranks; ++p)
    for (std::size_t q = 0; q < ranks; ++q) out.r[p][q] = value_of(computation, out.likelihood[p], out.impact[q]);
  return out;
}

std::vector<IndexModel> index_models(const pack::Compiled& pack, const Matter& matter, Diagnostics& problems) {
  std::vector<IndexModel> out;
  if (!matter.risk_assessment || !matter.risk_assessment->points) return out;
  const auto& points = *matter.risk_assessment->points;
  const AssessmentStage stage = pack.computation->source->stage;
  for (const auto& point : points)
    for (std::size_t e = 0; point.estimates && e < point.estimates->size(); ++e) {
      const Estimate& estimate = (*point.estimates)[e];
      const std::string by = estimate.by.value_or("");
      if (estimate.stage == stage && std::ranges::find(out, by, &IndexModel::by) == out.end()) out.push_back({by, {}});
    }
  for (std::size_t i = 0; i < points.size() && !out.empty(); ++i) {
    if (points[i].exempted_by) continue;
    if (!points[i].weight)
      problems.push_back({.code = "explore.weight",
                          .message = "risk point `" + points[i].id + "` has no weight, so there is no index",
                          .pointer = "/risk_assessment/points/" + std::to_string(i)});
    for (auto& model : out) model.points.push_back(point_of(points[i], i, model.by, stage));
  }
  return out;
}

}  // namespace riskrule::assessing
