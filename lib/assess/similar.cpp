#include "riskrule/assess/similar.hpp"

#include <algorithm>

#include "features.hpp"

namespace riskrule {
namespace {

using assessing::FeatureValue;

using Row = std::vector<FeatureValue>;  ///< one value per feature

Row row_of(const FeatureSet& features, const Matter& matter) {
  Row out;
  for (const auto& feature : features.features) out.push_back(assessing::value_of(feature, matter));
  return out;
}

/// What a difference of amounts is divided by: the range in the base and this matter, or that of the ranks.
std::vector<Decimal> ranges_of(const FeatureSet& features, const Row& one, const std::vector<Row>& base) {
  std::vector<Decimal> out;
  for (std::size_t f = 0; f < features.features.size(); ++f) {
    const Feature& feature = features.features[f];
    std::optional<Decimal> low = one[f].amount;
    std::optional<Decimal> high = low;
    for (const auto& row : base) {
      if (!row[f].amount) continue;
      low = low ? std::min(*low, *row[f].amount, [](auto& a, auto& b) { return a < b; }) : *row[f].amount;
      high = high ? std::max(*high, *row[f].amount, [](auto& a, auto& b) { return a < b; }) : *row[f].amount;
    }
    if (feature.measure == FeatureMeasure::rank)
      out.emplace_back(assessing::ranks_of(feature) - 1);
    else
      out.push_back(low ? *high - *low : Decimal());
  }
  return out;
}

Stated<Decimal> distance(FeatureMeasure measure, const FeatureValue& a, const FeatureValue& b, const Decimal& range) {
  if (!a.stated() || !b.stated()) return {};
  switch (measure) {
    case FeatureMeasure::same: return Decimal(a.words == b.words ? 0 : 1);
    case FeatureMeasure::set:
    case FeatureMeasure::text: return assessing::distance(a.words, b.words);
    case FeatureMeasure::rank:
    case FeatureMeasure::amount:
    case FeatureMeasure::count: break;
  }
  return range.is_zero() ? Decimal() : abs(*a.amount - *b.amount) / range;
}

class Finder {
 public:
  Finder(const AssessedMatter& one, const FeatureSet& features) : one_(one), features_(features) {}

  SimilarCase compare(const AssessedMatter& other, const Row& here, const Row& there,
                      const std::vector<Decimal>& ranges) const {
    SimilarCase out{.name = other.name, .matter = other.matter->id, .title = other.matter->title};
    Decimal sum;
    Decimal weights;
    Decimal all;
    for (std::size_t f = 0; f < here.size(); ++f) {
      const Feature& feature = features_.features[f];
      FeatureDistance d{feature.id, feature.title, feature.weight, here[f].shown, there[f].shown, {}};
      d.distance = distance(feature.measure, here[f], there[f], ranges[f]);
      all += feature.weight;
      if (d.distance) {
        sum += feature.weight * *d.distance;
        weights += feature.weight;
      }
      out.features.push_back(std::move(d));
    }
    if (!weights.is_zero()) out.distance = sum / weights;
    out.compared = weights / all;
    out.grade = other.assessment.grade.grade;
    out.origin = other.assessment.grade.origin;
    out.permission = other.assessment.outcome.permission;
    return out;
  }

  /// Risk points and measures that the other has and this one lacks.
  void add_lacking(const AssessedMatter& other, SimilarCase& to) const {
    for (const auto& risk : other.assessment.risks) {
      const AssessedRisk* same = alike(risk);
      if (same == nullptr) {
        to.risks.push_back({risk.title, risk.area, risk.measures});
        continue;
      }
      for (const auto& measure : risk.measures)
        if (std::ranges::none_of(same->measures, [&](const auto& m) { return are_alike(m, measure); }))
          to.measures.push_back({same->id, measure});
    }
  }

  /// Nearest first; what can hardly be compared last.
  bool nearer(const SimilarCase& a, const SimilarCase& b) const {
    const auto hardly = [&](const SimilarCase& c) { return !c.distance || c.compared < features_.least_compared; };
    if (hardly(a) != hardly(b)) return hardly(b);
    if (!a.distance || !b.distance) return a.distance.has_value() && !b.distance.has_value();
    return *a.distance < *b.distance;
  }

 private:
  bool are_alike(const std::string& a, const std::string& b) const {
    return assessing::distance(assessing::character_pairs(a), assessing::character_pairs(b)) <= features_.alike_titles;
  }
  const AssessedRisk* alike(const AssessedRisk& risk) const {
    for (const auto& own : one_.assessment.risks)
      if (are_alike(own.title, risk.title)) return &own;
    return nullptr;
  }

  const AssessedMatter& one_;
  const FeatureSet& features_;
};

}  // namespace

Result<SimilarCases> find_similar(const AssessedMatter& one, std::span<const AssessedMatter> base,
                                  const FeatureSet& features, std::size_t most) {
  Diagnostics problems;
  for (const auto& feature : features.features)
    if (auto problem = assessing::check(feature)) problems.push_back(*std::move(problem));
  if (has_errors(problems)) return problems;
  SimilarCases out{.engine = one.assessment.engine, .matter = one.matter->id, .title = one.matter->title};
  out.features = features.title;
  out.grade = one.assessment.grade.grade;
  out.origin = one.assessment.grade.origin;
  std::vector<const AssessedMatter*> others;
  std::vector<Row> rows;
  for (const auto& other : base) {
    if (other.matter->id == one.matter->id) {
      out.notes.push_back("案例“" + other.name + "”与本事项编号相同，未列入");
      continue;
    }
    others.push_back(&other);
    rows.push_back(row_of(features, other.matter));
  }
  out.base = static_cast<std::int64_t>(others.size());
  const Row here = row_of(features, one.matter);
  const auto ranges = ranges_of(features, here, rows);
  const Finder finder(one, features);
  std::vector<std::pair<SimilarCase, const AssessedMatter*>> found;
  for (std::size_t i = 0; i < others.size(); ++i)
    found.emplace_back(finder.compare(*others[i], here, rows[i], ranges), others[i]);
  std::ranges::stable_sort(found, [&](const auto& a, const auto& b) { return finder.nearer(a.first, b.first); });
  found.resize(std::min(found.size(), most));
  for (auto& [one_case, other] : found) {
    finder.add_lacking(*other, one_case);
    out.cases.push_back(std::move(one_case));
  }
  return out;
}

std::string write_similar(const SimilarCases& cases, data::JsonStyle style) { return data::write_json(cases, style); }

}  // namespace riskrule
