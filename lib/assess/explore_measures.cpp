// How much a grade rests on measures: which improvements count, and whose failing would raise the grade.
#include "explore_parts.hpp"
#include "riskrule/grade/measures.hpp"

namespace riskrule::assessing {
namespace {

bool is_known(const IndexMethod& method, const RankPair& pair) {
  return pair.likelihood && (pair.impact || !method.reads_impact);
}

Decimal value_of(const IndexMethod& method, const RankPair& pair) {
  return method.r[*pair.likelihood][pair.impact.value_or(0)];
}

/// Each measure of a risk point addresses that risk alone.
void collect(const IndexPoint& point, const Decimal& before, const Decimal& after,
             std::vector<grade::ClaimedChange>& changes, std::vector<grade::CreditedMeasure>& measures) {
  grade::ClaimedChange change{.risk = point.point->id, .before = before, .after = after};
  const std::size_t n = point.point->measures ? point.point->measures->size() : 0;
  for (std::size_t i = 0; i < n; ++i) {
    const Measure& m = (*point.point->measures)[i];
    const std::string id = point.point->id + "/" + std::to_string(i + 1);
    const std::string when = m.when ? to_string(*m.when) : m.time_and_requirement.value_or("");
    measures.push_back({id, m.what, m.who.value_or(""), when, {change.risk}});
    change.measures.push_back(id);
  }
  changes.push_back(std::move(change));
}

std::string grade_of(const IndexMethod& method, const Decimal& index) {
  const auto* band = grade::find_band(method.bands, index);
  return band == nullptr ? std::string() : band->grade;
}

std::string text_of(const Diagnostic& d) { return d.message + " [" + d.code + "]"; }

/// The smallest set of risk points that raises the grade when their values fall back to those before measures.
void find_weak_points(const IndexMethod& method, const std::vector<grade::ScaledFactor>& factors, MeasureReliance& out,
                      Diagnostics& problems) {
  const auto change =
      grade::smallest_changes(factors, method.bands, grade::Direction::up, grade::Smallest::fewest_factors);
  for (const auto& d : change.diagnostics()) problems.push_back(d);
  if (!change || change->changes.empty()) return;
  for (const auto& one : change->changes) out.must_hold.push_back(factors[one.factor].name);
  out.grade_if_they_fail = change->grade;
}

}  // namespace

Stated<MeasureReliance> explore_measures(const IndexMethod& method, const IndexModel& model, std::size_t least_alike,
                                         Diagnostics& problems) {
  std::vector<grade::ClaimedChange> changes;
  std::vector<grade::CreditedMeasure> measures;
  std::vector<grade::ScaledFactor> factors;
  MeasureReliance out;
  for (const auto& point : model.points) {
    if (!is_known(method, point.now)) return {};
    const Decimal after = value_of(method, point.now);
    const Decimal& weight = *point.point->weight;
    grade::ScaledFactor factor{.name = point.point->id, .weight = weight, .steps = {after}, .at = 0};
    out.index_counted += weight * after;
    out.index_before += weight * after;
    if (point.before && is_known(method, *point.before)) {
      const Decimal before = value_of(method, *point.before);
      collect(point, before, after, changes, measures);
      out.index_before += weight * (before - after);
      if (before > after) factor.steps.push_back(before);
    }
    factors.push_back(std::move(factor));
  }
  if (changes.empty()) return {};
  const auto outcomes = grade::credit(changes, measures);
  for (const auto& d : outcomes.diagnostics()) problems.push_back(d);
  if (!outcomes) return {};
  for (const auto& one : *outcomes) {
    MeasureCredit credit{one.risk, one.before, one.claimed, one.after, one.verdict == grade::ChangeVerdict::accepted,
                         {}};
    for (const auto& d : one.reasons) credit.reasons.push_back(text_of(d));
    for (const auto& factor : factors)
      if (factor.name == one.risk) out.index_counted += factor.weight * (one.after - one.claimed);
    out.credits.push_back(std::move(credit));
  }
  out.grade_before = grade_of(method, out.index_before);
  out.grade_counted = grade_of(method, out.index_counted);
  for (const auto& d : grade::check_improvements(*outcomes, least_alike)) out.doubts.push_back(text_of(d));
  for (const auto& d : grade::check_measures(measures)) out.doubts.push_back(text_of(d));
  find_weak_points(method, factors, out, problems);
  return out;
}

}  // namespace riskrule::assessing
