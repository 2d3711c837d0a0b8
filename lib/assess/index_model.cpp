#include "index_model.hpp"

#include <algorithm>

#include "riskrule/grade/matrix.hpp"

namespace riskrule::assessing {
namespace {

/// The first index of the pack that weighs as the matter says; what compares or divides weights is no table of numbers.
const pack::CompiledMethod* method_of(const pack::Compiled& pack) {
  for (const auto& method : pack.methods)
    if (method.source->index && method.source->index->weights == pack::WeightSource::given) return &method;
  return nullptr;
}

Decimal value_of(const pack::CompiledDegree& degree, pack::IndexVariant variant, std::size_t p, std::size_t q) {
  const Decimal& likelihood = degree.source->likelihood[p].score;
  switch (variant) {
    case pack::IndexVariant::raw_products: return grade::degree_value(likelihood, degree.source->impact[q].score);
    case pack::IndexVariant::likelihood_grades: return likelihood;
    case pack::IndexVariant::representative_values: break;
  }
  return degree.at(static_cast<Level>(p), static_cast<Level>(q)).representative;
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
  const auto* method = method_of(pack);
  if (method == nullptr) return {};
  const auto& degree = *pack.degree;
  const auto variant = method->source->index->variant;
  IndexMethod out{.title = std::string(data::label_of(variant)), .basis = method->basis};
  out.reads_impact = variant != pack::IndexVariant::likelihood_grades;
  out.bands = method->bands;
  if (variant == pack::IndexVariant::representative_values && degree.source->bands) out.degrees = degree.degrees;
  for (std::size_t i = 0; i < ranks; ++i) {
    out.likelihood[i] = degree.source->likelihood[i].score;
    out.impact[i] = degree.source->impact[i].score;
  }
  for (std::size_t p = 0; p < ranks; ++p)
    for (std::size_t q = 0; q < ranks; ++q) out.r[p][q] = value_of(degree, variant, p, q);
  return out;
}

std::vector<IndexModel> index_models(const pack::Compiled& pack, const Matter& matter, Diagnostics& problems) {
  std::vector<IndexModel> out;
  if (!matter.risk_assessment || !matter.risk_assessment->points) return out;
  const auto& points = *matter.risk_assessment->points;
  const AssessmentStage stage = *method_of(pack)->source->stage;
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
