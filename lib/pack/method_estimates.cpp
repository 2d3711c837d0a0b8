// Methods that read estimates: composite index, product of scores, fuzzy evaluation.
#include <algorithm>

#include "methods.hpp"
#include "scales.hpp"

namespace riskrule::pack {
namespace {

/// The least and the greatest R that the cells have. T is a mean of them, so it lies between.
grade::PossibleValues values_of(const CompiledDegree& degree, IndexVariant variant) {
  const auto p = scores_of(degree.source->likelihood);
  const auto q = scores_of(degree.source->impact);
  if (variant == IndexVariant::likelihood_grades) return {p.front(), p.back()};
  if (variant == IndexVariant::raw_products) return {p.front() * q.front(), p.back() * q.back()};
  const auto less = [](auto& a, auto& b) { return a.representative < b.representative; };
  const auto [least, greatest] = std::ranges::minmax_element(degree.degrees, less);
  return {least->representative, greatest->representative};
}

bool all_whole(const std::vector<RankScore>& ranks) {
  return std::ranges::all_of(ranks, [](const RankScore& r) { return r.score.is_integer(); });
}

}  // namespace

void MethodCompiler::take_index(const IndexMethod& method) {
  need_stage();
  check_weights(method.weights, method.pairwise, at + "/index");
  if (!need_degree()) return;
  take_bands(method.bands, values_of(*layer.out.degree, method.variant), Polarity::higher_is_worse,
             at + "/index/bands");
}

void MethodCompiler::take_product(const ProductMethod& method) {
  need_stage();
  const std::string here = at + "/product";
  bool sound = check_ranks(layer, method.likelihood, here + "/likelihood");
  sound = check_ranks(layer, method.severity, here + "/severity") && sound;
  if (method.detectability) sound = check_ranks(layer, *method.detectability, here + "/detectability") && sound;
  if (!sound) return;
  grade::PossibleValues possible{method.likelihood.front().score * method.severity.front().score,
                                 method.likelihood.back().score * method.severity.back().score};
  bool whole = all_whole(method.likelihood) && all_whole(method.severity);
  if (method.detectability) {
    possible.least *= method.detectability->front().score;
    possible.greatest *= method.detectability->back().score;
    whole = whole && all_whole(*method.detectability);
  }
  if (whole) possible.step = 1;
  take_bands(method.bands, possible, Polarity::higher_is_worse, here + "/bands");
}

void MethodCompiler::take_fuzzy(const FuzzyMethod& method) {
  need_stage();
  const std::string here = at + "/fuzzy";
  check_weights(method.weights, method.pairwise, here);
  const bool by_value = method.result != FuzzyResultRule::greatest;
  if (by_value != method.bands.has_value() || (!by_value && method.target == FuzzyTarget::likelihood_and_impact))
    return layer.complain(
        here, "pack.fuzzy_result",
        "a centroid needs `bands` of its value, the greatest membership has none and is of the degree alone");
  Decimal last;
  for (std::size_t i = 0; i < method.grades.size(); ++i) {
    const auto& column = method.grades[i];
    const std::string place = data::pointer_to(here + "/grades", i);
    if (by_value && (!column.value || (i > 0 && !(last < *column.value))))
      layer.complain(place, "pack.fuzzy_grades", "for a centroid every column needs a `value`, rising from the lowest");
    if (!by_value && !column.grade)
      layer.complain(place, "pack.fuzzy_grades",
                     "for the greatest membership every column needs the `grade` it leads to");
    if (column.grade) layer.check_grade(*column.grade, place + "/grade");
    if (column.value) last = *column.value;
  }
  if (!by_value || !method.grades.front().value || !method.grades.back().value) return;
  const grade::PossibleValues possible{*method.grades.front().value, *method.grades.back().value};
  take_bands(*method.bands, possible, Polarity::higher_is_worse, here + "/bands");
}

}  // namespace riskrule::pack
