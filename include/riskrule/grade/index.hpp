// The composite index (综合风险指数) T = Σ w·R over the risks of a matter, in its three meanings. The three differ, and
// so do their grades: the same judgements give 0.284 by one and 0.380 by another. The bands that lead from T to a grade
// are in bands.hpp.
//
//   auto t = grade::index_by_raw_products(factors);     // t->value, and t->terms for the proof
//   const grade::IndexBand* band = grade::find_band(bands, t->value);
//
// An index is additive, so one grave risk among many small ones can vanish in it; packs set gates before any score.
// Weights must add up to 1 exactly; nothing is normalised unasked.
#pragma once

#include "riskrule/grade/scale.hpp"

namespace riskrule::grade {

/// One risk with its weight and the scores of its ranks.
struct Factor {
  std::string name;    ///< for the proof
  Decimal weight;      ///< not negative
  Decimal likelihood;  ///< score p
  Decimal impact;      ///< score q
};

/// A band of degrees and the value that stands for all of it.
struct RepresentedBand {
  Band band;
  Decimal representative;
};

/// One term of the sum.
struct IndexTerm {
  std::string name;
  Decimal weight;      ///< w
  Decimal r;           ///< R, by the variant
  Decimal product;     ///< w × R
  std::string degree;  ///< the band R was taken from; empty where the variant has none
};

struct Index {
  std::vector<IndexTerm> terms;  ///< in the order of the factors
  Decimal value;                 ///< T, the sum of their products
};

/// Variant A: R is the representative value of the band that holds p × q.
/// Source: assessment practice (综合风险指数法), values from memory, unverified [M]; worked example computed and
/// checked [C]. Errors: those of the weights (below); `grade.no_band`; what `check` finds in the bands.
inline Result<Index> index_by_representative_values(std::span<const Factor> factors,
                                                    std::span<const RepresentedBand> bands);

/// A risk with its weight, the word of its degree and the value that stands for it, however the degree was found.
struct DegreedFactor {
  std::string name;
  Decimal weight;
  std::string degree;
  Decimal representative;
};
/// Variant A where the degree comes from elsewhere, as from an explicit matrix. Errors: those of the weights.
inline Result<Index> index_of_degrees(std::span<const DegreedFactor> factors);

/// Variant B: R is p × q itself.
/// Source: assessment practice, from memory, unverified [M]; worked example computed and checked [C].
inline Result<Index> index_by_raw_products(std::span<const Factor> factors);

/// Variant C, the older form: R grades the likelihood only, so R = p; the impact is not read.
/// Source: published stability analyses: weights, five levels and the product read there [V]; level values from memory
/// [M].
inline Result<Index> index_by_likelihood_grades(std::span<const Factor> factors);

/// Errors in the weights of a sum: `grade.no_factors`, `grade.weight` (negative, no number, or finer than 34 digits
/// after the point), `grade.weight_sum` (not exactly 1; the message says by how much it misses).
inline Diagnostics check_weights(std::span<const Factor> factors);

/// The factors with their weights divided by their sum, to 30 digits after the point; what rounding leaves goes to the
/// heaviest (the first of equals), so that the sum is 1 exactly. Errors: `grade.no_factors`, `grade.weight`,
/// `grade.weight_sum` (the sum is zero).
inline Result<std::vector<Factor>> normalise(std::vector<Factor> factors);

namespace detail {

inline Decimal sum_of_weights(std::span<const Factor> factors) noexcept {
  Decimal sum;
  for (const Factor& factor : factors) sum += factor.weight;
  return sum;
}

inline Diagnostics check_each_weight(std::span<const Factor> factors) {
  if (factors.empty()) return {{.code = "grade.no_factors", .message = "an index needs at least one factor"}};
  Diagnostics out;
  for (const Factor& factor : factors) {
    const Decimal& weight = factor.weight;
    const bool too_fine = weight.normalized().exponent() < -Decimal::max_digits;
    if (weight.is_nan() || weight.is_negative() || too_fine)
      out.push_back({.code = "grade.weight",
                     .message = "the weight of `" + factor.name + "` is " + weight.to_string() +
                                (too_fine ? ", finer than 34 digits" : ", below 0 or no number")});
  }
  return out;
}

/// Adds up w × R; `r_of` gives R and the word of its band, or adds to the problems.
template <class ROf>
Result<Index> weighted_sum(std::span<const Factor> factors, Diagnostics problems, ROf r_of) {
  Index index;
  for (const Factor& factor : factors) {
    IndexTerm term{factor.name, factor.weight, Decimal(), Decimal(), {}};
    r_of(factor, term, problems);
    term.product = term.weight * term.r;
    index.value += term.product;
    index.terms.push_back(std::move(term));
  }
  if (!has_errors(problems) && index.value.is_nan())
    problems.push_back({.code = "grade.score", .message = "a score is not a number"});
  if (has_errors(problems)) return problems;
  return index;
}

}  // namespace detail

inline Diagnostics check_weights(std::span<const Factor> factors) {
  Diagnostics out = detail::check_each_weight(factors);
  if (has_errors(out)) return out;
  Decimal rest = 1;  // taken away from 1 the sum stays exact; added up it would round at the 34th digit
  for (const Factor& factor : factors) rest -= factor.weight;
  if (rest.is_zero()) return out;
  const std::string miss = abs(rest).normalized().to_string() + (rest.is_negative() ? " more" : " less");
  out.push_back({.code = "grade.weight_sum", .message = "the weights add up to " + miss + " than 1"});
  return out;
}

inline Result<Index> index_by_representative_values(std::span<const Factor> factors,
                                                    std::span<const RepresentedBand> bands) {
  std::vector<Band> plain;
  for (const RepresentedBand& b : bands) plain.push_back(b.band);
  Diagnostics problems = check(plain);
  for (Diagnostic& d : check_weights(factors)) problems.push_back(std::move(d));
  return detail::weighted_sum(
      factors, std::move(problems), [&](const Factor& factor, IndexTerm& term, Diagnostics& out) {
        const Decimal product = factor.likelihood * factor.impact;
        const auto holds = [&](const RepresentedBand& b) { return b.band.holds(product); };
        const auto it = std::find_if(bands.begin(), bands.end(), holds);
        if (it == bands.end()) {
          out.push_back({.code = "grade.no_band",
                         .message = "no band holds " + product.to_string() + ", the degree of `" + factor.name + "`"});
          return;
        }
        term.r = it->representative;
        term.degree = it->band.word;
      });
}

inline Result<Index> index_of_degrees(std::span<const DegreedFactor> factors) {
  std::vector<Factor> plain;
  for (const DegreedFactor& f : factors) plain.push_back({f.name, f.weight, f.representative, 1});
  auto index = index_by_raw_products(plain);
  for (std::size_t i = 0; index && i < factors.size(); ++i) index->terms[i].degree = factors[i].degree;
  return index;
}

inline Result<Index> index_by_raw_products(std::span<const Factor> factors) {
  return detail::weighted_sum(factors, check_weights(factors), [](const Factor& factor, IndexTerm& term, Diagnostics&) {
    term.r = factor.likelihood * factor.impact;
  });
}

inline Result<Index> index_by_likelihood_grades(std::span<const Factor> factors) {
  return detail::weighted_sum(factors, check_weights(factors),
                              [](const Factor& factor, IndexTerm& term, Diagnostics&) { term.r = factor.likelihood; });
}

inline Result<std::vector<Factor>> normalise(std::vector<Factor> factors) {
  Diagnostics problems = detail::check_each_weight(factors);
  if (has_errors(problems)) return problems;
  const Decimal sum = detail::sum_of_weights(factors);
  if (sum.is_zero()) return Diagnostic{.code = "grade.weight_sum", .message = "the weights add up to 0"};
  Decimal rest = 1;
  Factor* heaviest = &factors.front();
  for (Factor& factor : factors) {
    factor.weight = rescale(factor.weight / sum, 30, Rounding::down).normalized();
    rest -= factor.weight;
    if (factor.weight > heaviest->weight) heaviest = &factor;
  }
  heaviest->weight += rest;
  return factors;
}

}  // namespace riskrule::grade
