// Weights: whether they add up to 1 and by how much they miss, and where they come from: said outright, shares of
// points or of answers, Borda counts. (Pairwise comparison is in ahp.hpp.)
//
//   grade::check_weights(weights, *Decimal::parse("0.01"));     // 0.99 passes with a warning that says so, 0.98 fails
//   grade::normalise({{"publicity", 30}, {"compensation", 10}}) // 0.75 and 0.25
//
// Tables that are published are rounded, so sums of 0.99 and 1.01 are common; how much is borne is the caller's to say,
// and nothing is normalised unasked. Points that experts gave and counts of respondents who named a risk become weights
// by `normalise`. Source: practice, direct scoring and shares of a survey, as collected in methods [M].
#pragma once

#include "riskrule/grade/index.hpp"

namespace riskrule::grade {

struct Weight {
  std::string name;
  Decimal weight;  ///< not negative
};

/// 1 less what the weights add up to, exactly while no weight is finer than 34 digits after the point: positive when
/// they miss 1, negative when they pass it.
inline Decimal missing_weight(std::span<const Weight> weights) noexcept {
  Decimal rest = 1;  // taken away from 1 the sum stays exact; added up it would round at the 34th digit
  for (const Weight& weight : weights) rest -= weight.weight;
  return rest;
}

/// Errors: `grade.no_factors`; `grade.weight` (negative, no number, finer than 34 digits after the point);
/// `grade.weight_sum` (further from 1 than `tolerance`). A sum within the tolerance that is not 1 is a warning of the
/// same code; its message says by how much it misses. A tolerance below 0 is `grade.tolerance`.
inline Diagnostics check_weights(std::span<const Weight> weights, const Decimal& tolerance);

/// The weights divided by their sum, to 30 digits after the point; what rounding leaves goes to the heaviest (the first
/// of equals), so that the sum is 1 exactly. Errors: `grade.no_factors`, `grade.weight`, `grade.weight_sum` (it is 0).
inline Result<std::vector<Weight>> normalise(std::vector<Weight> weights);

/// One item as criteria see it: the more severe, the greater the value.
struct BordaItem {
  std::string name;
  std::vector<Decimal> severity;  ///< by criterion
};

struct BordaCount {
  std::string name;
  std::int64_t count = 0;  ///< b
  std::size_t rank = 0;    ///< items with a greater count: 0 is the most severe
};

/// b_i = Σ_k (N − R_ik), N items, R_ik = how many items are more severe than i under criterion k.
/// Source: the method read in a study of risk matrices [V]; the formula from memory, unverified [M].
/// In the order of the items. Errors: `grade.no_factors`; `grade.borda` (no criterion, criteria of unequal number,
/// a severity that is no number). Quadratic in the items.
inline Result<std::vector<BordaCount>> borda_counts(std::span<const BordaItem> items);

namespace detail {

inline std::vector<Factor> as_factors(std::span<const Weight> weights) {
  std::vector<Factor> out;
  for (const Weight& weight : weights) out.push_back({weight.name, weight.weight, Decimal(), Decimal()});
  return out;
}

inline Diagnostics check_borda(std::span<const BordaItem> items) {
  if (items.empty()) return {{.code = "grade.no_factors", .message = "a Borda count needs at least one item"}};
  Diagnostics out;
  const std::size_t criteria = items.front().severity.size();
  for (const BordaItem& item : items) {
    const bool numbers = std::none_of(item.severity.begin(), item.severity.end(), [](auto& s) { return s.is_nan(); });
    if (item.severity.empty() || item.severity.size() != criteria || !numbers)
      out.push_back({.code = "grade.borda",
                     .message = "`" + item.name + "` is judged by " + std::to_string(item.severity.size()) +
                                (numbers ? " criteria, the first item by " + std::to_string(criteria)
                                         : " criteria, one of them with no number")});
  }
  return out;
}

}  // namespace detail

inline Diagnostics check_weights(std::span<const Weight> weights, const Decimal& tolerance) {
  if (tolerance.is_nan() || tolerance.is_negative())
    return {{.code = "grade.tolerance", .message = "the tolerance of a sum is " + tolerance.to_string()}};
  Diagnostics out = detail::check_each_weight(detail::as_factors(weights));
  const Decimal rest = missing_weight(weights);
  if (has_errors(out) || rest.is_zero()) return out;
  const bool borne = abs(rest) <= tolerance;
  out.push_back({.severity = borne ? Severity::warning : Severity::error,
                 .code = "grade.weight_sum",
                 .message = "the weights add up to " + abs(rest).normalized().to_string() +
                            (rest.is_negative() ? " more than 1" : " less than 1")});
  return out;
}

inline Result<std::vector<Weight>> normalise(std::vector<Weight> weights) {
  const auto divided = normalise(detail::as_factors(weights));
  if (!divided) return divided.diagnostics();
  for (std::size_t i = 0; i < weights.size(); ++i) weights[i].weight = (*divided)[i].weight;
  return weights;
}

inline Result<std::vector<BordaCount>> borda_counts(std::span<const BordaItem> items) {
  Diagnostics problems = detail::check_borda(items);
  if (has_errors(problems)) return problems;
  std::vector<BordaCount> out;
  for (const BordaItem& item : items) {
    BordaCount& borda = out.emplace_back(BordaCount{item.name});
    for (const BordaItem& other : items)
      for (std::size_t k = 0; k < item.severity.size(); ++k)
        borda.count += other.severity[k] > item.severity[k] ? 0 : 1;
  }
  for (BordaCount& borda : out)
    borda.rank = static_cast<std::size_t>(
        std::count_if(out.begin(), out.end(), [&](const BordaCount& other) { return other.count > borda.count; }));
  return out;
}

}  // namespace riskrule::grade
