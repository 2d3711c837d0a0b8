// What several experts say, put together: middle, spread, concordance, authority, and when a Delphi survey may stop.
//
//   auto s = grade::summarise(scores, {.spread = grade::Spread::sample, .quartiles = grade::Quartiles::linear});
//   auto w = grade::kendall_w(scores_by_expert);            // W with the correction for ties, χ²
//   auto v = grade::check_delphi(rule, before, now, w);     // each criterion that the rule sets, and whether all hold
//
// No bound stands here: when experts agree is not standardised, so each is a member of the rule. Exact but for one
// rounding of each division and root. Pure functions: any number of threads.
#pragma once

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "riskrule/base/decimal.hpp"
#include "riskrule/base/result.hpp"

namespace riskrule::grade {

/// What the squares are divided by: n − 1 or n.
enum class Spread : std::uint8_t { sample, population };
/// `linear`: the value at (n − 1)·q, between neighbours in proportion. `halves`: the medians of the lower and the
/// upper half, the middle value in neither.
enum class Quartiles : std::uint8_t { linear, halves };

struct SummaryRule {
  Spread spread;
  Quartiles quartiles;
};

/// SD, IQR and CV are named in methods for Delphi [M]; the two conventions above are ordinary statistics.
struct Summary {
  std::size_t count = 0;
  Decimal mean;
  Decimal median;
  std::optional<Decimal> deviation;  ///< SD; none for one value by `sample`
  std::optional<Decimal> variation;  ///< CV = SD / mean; none without SD or where the mean is 0 or below
  Decimal lower_quartile;
  Decimal upper_quartile;
  Decimal interquartile;  ///< upper − lower
};

/// Errors: `grade.no_experts`, `grade.score` (a value that is no number).
inline Result<Summary> summarise(std::span<const Decimal> values, const SummaryRule& rule);

/// Cr = (Ca + Cs) / 2 of the basis of judgement and the familiarity, both from 0 to 1.
/// Source: read in a table of authority coefficients [V]. Error: `grade.authority`.
inline Result<Decimal> authority(const Decimal& basis, const Decimal& familiarity);

struct Concordance {
  Decimal w;                ///< from 0 (no agreement) to 1 (the same order)
  Decimal chi_square;       ///< m·(n − 1)·W
  std::size_t freedom = 0;  ///< n − 1
};

/// Kendall's W of m experts over n items, `scores[expert][item]`: ranks or scores, only their order counts, equal ones
/// share the mean of their ranks:  W = 12·S / (m²·(n³ − n) − m·Σ(t³ − t)), S the squares of the rank sums about
/// their mean, t the sizes of the groups of equals.
/// Source: W and χ² named in methods from memory, unverified [M]; the correction is the usual one [M].
/// Errors: `grade.no_experts` (fewer than two experts or two items, or lists of unequal length), `grade.score`,
/// `grade.all_tied` (every expert scores all items alike: W has no value).
inline Result<Concordance> kendall_w(std::span<const std::vector<Decimal>> scores);

/// The criteria that stop a survey; an absent one is not asked.
struct DelphiRule {
  std::optional<Decimal> variation_at_most{};      ///< each item's CV
  std::optional<Decimal> interquartile_at_most{};  ///< each item's IQR
  std::optional<Decimal> w_at_least{};
  std::optional<Decimal> chi_square_above{};  ///< the critical value for the level and the freedom, from a table
  std::optional<Decimal> change_at_most{};    ///< stability: each item's |mean now − mean in the round before|
};

struct DelphiCriterion {
  std::string name;              ///< the member of DelphiRule
  std::optional<Decimal> value;  ///< the worst over the items; none when it can't be told, which does not hold
  Decimal bound;
  bool holds = false;
};

struct DelphiVerdict {
  std::vector<DelphiCriterion> criteria;  ///< those asked, in the order of the rule
  bool stop = false;                      ///< all of them hold
};

/// Whether consensus and stability are met. `before` is empty in the first round: then stability can't be told.
/// Source: stop when both are met, criteria not standardised [V].
/// Errors: `grade.delphi` (no criterion asked, no item, rounds of unequal length, W asked and not given).
inline Result<DelphiVerdict> check_delphi(const DelphiRule& rule, std::span<const Summary> before,
                                          std::span<const Summary> now, const std::optional<Concordance>& concordance);

namespace detail {

inline Decimal median_of(std::span<const Decimal> sorted) noexcept {
  const std::size_t n = sorted.size();
  return n % 2 == 1 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
}

/// The value at (n − 1)·quarters/4.
inline Decimal linear_quartile(std::span<const Decimal> sorted, std::size_t quarters) noexcept {
  const std::size_t at = (sorted.size() - 1) * quarters;
  const Decimal& low = sorted[at / 4];
  return at % 4 == 0 ? low : low + (sorted[at / 4 + 1] - low) * Decimal(at % 4) / 4;
}

inline void take_quartiles(std::span<const Decimal> sorted, Quartiles how, Summary& out) noexcept {
  const std::size_t half = sorted.size() / 2;
  const bool linear = how == Quartiles::linear || half == 0;
  out.lower_quartile = linear ? linear_quartile(sorted, 1) : median_of(sorted.first(half));
  out.upper_quartile = linear ? linear_quartile(sorted, 3) : median_of(sorted.last(half));
  out.interquartile = out.upper_quartile - out.lower_quartile;
}

inline void take_spread(std::span<const Decimal> values, Spread how, Summary& out) noexcept {
  const std::size_t by = how == Spread::sample ? values.size() - 1 : values.size();
  if (by == 0) return;
  Decimal squares;
  for (const Decimal& value : values) squares += (value - out.mean) * (value - out.mean);
  out.deviation = sqrt(squares / by);
  if (out.mean > 0) out.variation = *out.deviation / out.mean;
}

/// Twice the rank of each score among its list, so that shared ranks are whole; adds Σ(t³ − t) to `ties`.
inline std::vector<std::int64_t> doubled_ranks(std::span<const Decimal> scores, std::int64_t& ties) {
  std::vector<std::int64_t> out;
  for (const Decimal& score : scores) {
    const auto below = std::count_if(scores.begin(), scores.end(), [&](auto& s) { return s < score; });
    const auto equal = std::count(scores.begin(), scores.end(), score);
    out.push_back(2 * below + equal + 1);
    ties += equal * equal - 1;  // each of the t equals adds t² − 1: together t³ − t
  }
  return out;
}

inline Diagnostics check_scores(std::span<const std::vector<Decimal>> scores) {
  if (scores.size() < 2 || scores[0].size() < 2)
    return {{.code = "grade.no_experts", .message = "concordance needs two experts and two items"}};
  Diagnostics out;
  for (std::size_t e = 0; e < scores.size(); ++e) {
    const std::string expert = "expert " + std::to_string(e + 1);
    if (scores[e].size() != scores[0].size())
      out.push_back({.code = "grade.no_experts",
                     .message = expert + " scored " + std::to_string(scores[e].size()) + " items, expert 1 " +
                                std::to_string(scores[0].size())});
    if (std::any_of(scores[e].begin(), scores[e].end(), [](auto& s) { return s.is_nan(); }))
      out.push_back({.code = "grade.score", .message = expert + " gave a score that is not a number"});
  }
  return out;
}

/// The greatest of what `of` gives for each item; none if it gives none for one of them.
template <class Of>
std::optional<Decimal> worst(std::size_t items, Of of) {
  std::optional<Decimal> out;
  for (std::size_t i = 0; i < items; ++i) {
    const std::optional<Decimal> value = of(i);
    if (!value) return std::nullopt;
    if (!out || *value > *out) out = value;
  }
  return out;
}

}  // namespace detail

inline Result<Summary> summarise(std::span<const Decimal> values, const SummaryRule& rule) {
  if (values.empty()) return Diagnostic{.code = "grade.no_experts", .message = "nobody gave a value"};
  if (std::any_of(values.begin(), values.end(), [](auto& v) { return v.is_nan(); }))
    return Diagnostic{.code = "grade.score", .message = "a value is not a number"};
  std::vector<Decimal> sorted(values.begin(), values.end());
  std::sort(sorted.begin(), sorted.end(), [](auto& a, auto& b) { return a < b; });
  Summary out;
  out.count = values.size();
  for (const Decimal& value : sorted) out.mean += value;
  out.mean /= values.size();
  out.median = detail::median_of(sorted);
  detail::take_spread(sorted, rule.spread, out);
  detail::take_quartiles(sorted, rule.quartiles, out);
  return out;
}

inline Result<Decimal> authority(const Decimal& basis, const Decimal& familiarity) {
  for (const Decimal& c : {basis, familiarity})
    if (!(c >= 0 && c <= 1))
      return Diagnostic{.code = "grade.authority", .message = "a coefficient is " + c.to_string() + ", not 0 to 1"};
  return (basis + familiarity) / 2;
}

inline Result<Concordance> kendall_w(std::span<const std::vector<Decimal>> scores) {
  Diagnostics problems = detail::check_scores(scores);
  if (has_errors(problems)) return problems;
  const Decimal m = scores.size();
  const Decimal n = scores[0].size();
  std::vector<Decimal> sums(scores[0].size());
  Decimal ties;
  for (const auto& list : scores) {
    std::int64_t tied = 0;
    const auto ranks = detail::doubled_ranks(list, tied);
    ties += tied;
    for (std::size_t i = 0; i < sums.size(); ++i) sums[i] += ranks[i];
  }
  Decimal squares;  // of doubled sums about their mean m·(n + 1): four times S
  for (const Decimal& sum : sums) squares += (sum - m * (n + 1)) * (sum - m * (n + 1));
  const Decimal most = m * m * (n * n * n - n) - m * ties;
  if (most.is_zero()) return Diagnostic{.code = "grade.all_tied", .message = "every expert scores all items alike"};
  const Decimal w = Decimal(3) * squares / most;
  return Concordance{w, Decimal(3) * squares * m * (n - 1) / most, scores[0].size() - 1};
}

inline Result<DelphiVerdict> check_delphi(const DelphiRule& rule, std::span<const Summary> before,
                                          std::span<const Summary> now, const std::optional<Concordance>& concordance) {
  const auto error = [](std::string message) {
    return Diagnostic{.code = "grade.delphi", .message = std::move(message)};
  };
  if (now.empty()) return error("a round needs at least one item");
  if (!before.empty() && before.size() != now.size()) return error("the rounds have unequal numbers of items");
  if ((rule.w_at_least || rule.chi_square_above) && !concordance) return error("the rule asks for W, which is missing");
  DelphiVerdict out;
  const auto ask = [&](const char* name, const std::optional<Decimal>& bound, auto value_of, auto holds) {
    if (!bound) return;
    const std::optional<Decimal> value = value_of();
    out.criteria.push_back({name, value, *bound, value && holds(*value, *bound)});
  };
  const auto at_most = [](const Decimal& value, const Decimal& bound) { return value <= bound; };
  const auto each = [&](auto of) { return [&now, of] { return detail::worst(now.size(), of); }; };
  ask("variation_at_most", rule.variation_at_most, each([&](std::size_t i) { return now[i].variation; }), at_most);
  ask("interquartile_at_most", rule.interquartile_at_most,
      each([&](std::size_t i) { return std::optional(now[i].interquartile); }), at_most);
  ask(
      "w_at_least", rule.w_at_least, [&] { return std::optional(concordance->w); },
      [](const Decimal& value, const Decimal& bound) { return value >= bound; });
  ask(
      "chi_square_above", rule.chi_square_above, [&] { return std::optional(concordance->chi_square); },
      [](const Decimal& value, const Decimal& bound) { return value > bound; });
  ask("change_at_most", rule.change_at_most, each([&](std::size_t i) {
        return before.empty() ? std::nullopt : std::optional(abs(now[i].mean - before[i].mean));
      }),
      at_most);
  if (out.criteria.empty()) return error("the rule asks for nothing");
  out.stop = std::all_of(out.criteria.begin(), out.criteria.end(), [](auto& c) { return c.holds; });
  return out;
}

}  // namespace riskrule::grade
