// How firm a grade is: an index T = Σ w·v over factors whose values are steps of a scale, and the bands of T.
//
//   auto up = grade::smallest_changes(factors, bands, grade::Direction::up, grade::Smallest::fewest_factors);
//   auto rows = grade::tornado(factors, bands);           // one at a time, widest first
//   auto open = grade::possible_grades(factors, bands);   // where inputs are unknown: the grades, the best question
//
// All of it exact. Source: one-at-a-time and break-even sensitivity are named by assessment practice and IEC 31010 [M];
// the search is a dynamic programme over (factors changed, steps moved), exact by construction. Pure, any thread.
#pragma once

#include <cstdint>

#include "riskrule/grade/interval.hpp"

namespace riskrule::grade {

/// A factor on a scale.
struct ScaledFactor {
  std::string name;
  Decimal weight;                 ///< not negative
  std::vector<Decimal> steps;     ///< the values it may take, lowest first; steps of equal value count as steps
  std::optional<std::size_t> at;  ///< where it stands; absent = unknown
};

enum class Direction : std::uint8_t { up, down };

/// One factor moved, all else as it is.
struct StepChange {
  std::size_t factor = 0;
  std::size_t from = 0;  ///< steps, from 0
  std::size_t to = 0;
  friend bool operator==(const StepChange&, const StepChange&) = default;
};

/// Changes that lead to another grade.
struct Counterfactual {
  std::vector<StepChange> changes;  ///< in the order of the factors
  std::size_t steps = 0;            ///< moved in all
  Decimal value;                    ///< T after them
  std::string grade;
};

enum class Smallest : std::uint8_t { fewest_factors, fewest_steps };

struct TornadoRow {
  std::size_t factor = 0;
  Decimal low;   ///< T with the factor at its lowest step
  Decimal high;  ///< and at its highest
  std::string grade_low;
  std::string grade_high;
};

struct BestQuestion {
  std::size_t factor = 0;
  std::size_t grades_in_all = 0;  ///< possible grades after the answer, summed over the answers
  std::size_t answers = 0;        ///< so grades_in_all / answers are left on average
  std::size_t grades_at_most = 0;
};

struct PossibleGrades {
  Interval range;                        ///< of T
  std::vector<std::string> grades;       ///< the bands that it touches
  std::optional<BestQuestion> question;  ///< absent when nothing is unknown
};

/// Errors of the factors: `sensitivity.factor` (none, or more than 1000), `sensitivity.weight`, `sensitivity.steps`
/// (none, descending, more than 1000, a place outside), `sensitivity.unknown` where values are needed.
inline Diagnostics check(std::span<const ScaledFactor> factors, bool all_known);

/// T. Errors: those of `check`.
inline Result<Decimal> index_value(std::span<const ScaledFactor> factors);

/// For every factor that can do it alone the nearest step that leaves the grade for a band above or below; fewest steps
/// first, then the smaller change of T, then the order of the factors. Errors: those of `check`, `grade.no_band`.
inline Result<std::vector<Counterfactual>> single_changes(std::span<const ScaledFactor> factors,
                                                          std::span<const IndexBand> bands, Direction direction);

/// A smallest set of changes that reaches a band above or below; without changes when there is none.
/// `fewest_factors` counts factors and then steps, `fewest_steps` the other way round. Errors: as above, and
/// `sensitivity.too_large` (more than 50 million states). Cost:
/// factors × factors changed × steps moved × steps of a scale.
inline Result<Counterfactual> smallest_changes(std::span<const ScaledFactor> factors, std::span<const IndexBand> bands,
                                               Direction direction, Smallest smallest);

/// One row for each factor, widest first. Errors: as above.
inline Result<std::vector<TornadoRow>> tornado(std::span<const ScaledFactor> factors, std::span<const IndexBand> bands);

/// The grades that unknown factors leave open and the question that settles most: fewest grades left on average over
/// its answers, then at most, then the order. The range may touch a narrow band that no answers reach. Errors: as above.
inline Result<PossibleGrades> possible_grades(std::span<const ScaledFactor> factors, std::span<const IndexBand> bands);

namespace detail {

inline bool ascending(const std::vector<Decimal>& steps) {
  for (std::size_t i = 1; i < steps.size(); ++i)
    if (!(steps[i - 1] <= steps[i])) return false;
  return !steps.empty() && !steps.front().is_nan();
}

inline Decimal value_at(const ScaledFactor& f, std::size_t step) { return f.weight * f.steps[step]; }

inline std::string grade_word(std::span<const IndexBand> bands, const Decimal& value) {
  const IndexBand* band = find_band(bands, value);
  return band == nullptr ? std::string() : band->grade;
}

/// Where T stands, and what leaves the grade in a direction.
struct Standing {
  Decimal value;
  const IndexBand* band = nullptr;
  Direction direction = Direction::up;

  bool leaves(std::span<const IndexBand> bands, const Decimal& t) const {
    if (direction == Direction::up ? !(t > value) : !(t < value)) return false;
    const IndexBand* other = find_band(bands, t);
    return other != nullptr && other->grade != band->grade;
  }
};

inline Result<Standing> standing_of(std::span<const ScaledFactor> factors, std::span<const IndexBand> bands,
                                    Direction direction) {
  const auto value = index_value(factors);
  if (!value) return value.diagnostics();
  Diagnostics problems = check_bands(bands, covered_by(bands));
  const IndexBand* band = find_band(bands, *value);
  if (band == nullptr)
    problems.push_back({.code = "grade.no_band", .message = "no band holds the index " + value->to_string()});
  if (has_errors(problems)) return problems;
  return Standing{*value, band, direction};
}

/// The steps that a factor can still move, and what s of them add to |T|.
struct Gains {
  std::vector<Decimal> by;  ///< by[s], by[0] = 0
};

inline Gains gains_of(const ScaledFactor& f, Direction direction) {
  Gains out;
  const std::size_t room = direction == Direction::up ? f.steps.size() - 1 - *f.at : *f.at;
  for (std::size_t s = 0; s <= room; ++s) {
    const std::size_t to = direction == Direction::up ? *f.at + s : *f.at - s;
    out.by.push_back(abs(value_at(f, to) - value_at(f, *f.at)));
  }
  return out;
}

/// The most that c changed factors and s steps can gain, with the way there.
class GainTable {
 public:
  GainTable(std::vector<Gains> gains, std::size_t most_factors, std::size_t most_steps)
      : gains_(std::move(gains)),
        columns_(most_steps + 1),
        layer_((most_factors + 1) * columns_),
        best_(layer_, impossible()),
        moved_(gains_.size() * layer_, 0) {
    best_[0] = 0;
    for (std::size_t i = 0; i < gains_.size(); ++i)
      for (std::size_t c = most_factors; c >= 1; --c)
        for (std::size_t s = most_steps; s >= c; --s) improve(i, c, s);
  }
  const Decimal& best(std::size_t c, std::size_t s) const { return best_[c * columns_ + s]; }
  /// How many steps each factor moves.
  std::vector<std::size_t> moves(std::size_t c, std::size_t s) const {
    std::vector<std::size_t> out(gains_.size(), 0);
    for (std::size_t i = gains_.size(); i-- > 0;) {
      out[i] = moved_[i * layer_ + c * columns_ + s];
      if (out[i] == 0) continue;
      s -= out[i];
      --c;
    }
    return out;
  }

 private:
  static Decimal impossible() { return Decimal(-1); }
  void improve(std::size_t i, std::size_t c, std::size_t s) {
    Decimal& best = best_[c * columns_ + s];
    for (std::size_t m = 1; m < gains_[i].by.size() && m <= s; ++m) {
      const Decimal& before = best_[(c - 1) * columns_ + s - m];
      if (before.is_negative()) continue;
      const Decimal gain = before + gains_[i].by[m];
      if (!(gain > best)) continue;
      best = gain;
      moved_[i * layer_ + c * columns_ + s] = static_cast<std::uint32_t>(m);
    }
  }

  std::vector<Gains> gains_;
  std::size_t columns_;
  std::size_t layer_;
  std::vector<Decimal> best_;
  std::vector<std::uint32_t> moved_;
};

inline Decimal moved(const Standing& standing, const Decimal& gain) {
  return standing.direction == Direction::up ? standing.value + gain : standing.value - gain;
}

/// The fewest factors that can do it at all, and the steps they then move: the greatest gains first.
inline std::optional<std::pair<std::size_t, std::size_t>> enough(const std::vector<Gains>& gains,
                                                                 std::span<const IndexBand> bands,
                                                                 const Standing& standing) {
  std::vector<const Gains*> sorted;
  for (const Gains& g : gains) sorted.push_back(&g);
  std::stable_sort(sorted.begin(), sorted.end(), [](auto* a, auto* b) { return a->by.back() > b->by.back(); });
  Decimal gain;
  std::size_t steps = 0;
  for (std::size_t k = 0; k < sorted.size(); ++k) {
    gain += sorted[k]->by.back();
    steps += sorted[k]->by.size() - 1;
    if (standing.leaves(bands, moved(standing, gain))) return std::pair(k + 1, steps);
  }
  return std::nullopt;
}

inline Interval range_of(std::span<const ScaledFactor> factors) {
  Interval out;
  for (const ScaledFactor& f : factors) {
    out.low += value_at(f, f.at.value_or(0));
    out.high += value_at(f, f.at.value_or(f.steps.size() - 1));
  }
  return out;
}

/// T is summed again: where weights have more digits than a product holds, a sum of gains may round otherwise.
inline Counterfactual counterfactual_of(std::span<const ScaledFactor> factors, std::span<const IndexBand> bands,
                                        const Standing& standing, const std::vector<std::size_t>& moves) {
  Counterfactual out;
  for (std::size_t i = 0; i < moves.size(); ++i) {
    std::size_t to = *factors[i].at;
    if (moves[i] > 0) {
      to = standing.direction == Direction::up ? to + moves[i] : to - moves[i];
      out.changes.push_back({i, *factors[i].at, to});
      out.steps += moves[i];
    }
    out.value += value_at(factors[i], to);
  }
  out.grade = grade_word(bands, out.value);
  return out;
}

inline BestQuestion question_about(std::size_t i, const ScaledFactor& f, const Interval& range,
                                   std::span<const IndexBand> bands) {
  BestQuestion out{i, 0, f.steps.size(), 0};
  for (std::size_t step = 0; step < f.steps.size(); ++step) {
    const Decimal low = range.low - value_at(f, 0) + value_at(f, step);
    const Decimal high = range.high - value_at(f, f.steps.size() - 1) + value_at(f, step);
    const std::size_t n = touched(bands, {low, high}).size();
    out.grades_in_all += n;
    out.grades_at_most = std::max(out.grades_at_most, n);
  }
  return out;
}

}  // namespace detail

inline Diagnostics check(std::span<const ScaledFactor> factors, bool all_known) {
  Diagnostics out;
  const auto add = [&](const char* code, std::string message) {
    out.push_back({.code = std::string("sensitivity.") + code, .message = std::move(message)});
  };
  constexpr std::size_t most = 1000;
  if (factors.empty() || factors.size() > most)
    add("factor", std::to_string(factors.size()) + " factors are not between 1 and " + std::to_string(most));
  for (const ScaledFactor& f : factors) {
    if (!(f.weight >= Decimal())) add("weight", "the weight of `" + f.name + "` is " + f.weight.to_string());
    if (!detail::ascending(f.steps) || f.steps.size() > most || f.at.value_or(0) >= f.steps.size())
      add("steps", "the steps of `" + f.name + "` descend, or it stands on none of them");
    if (all_known && !f.at) add("unknown", "where `" + f.name + "` stands is not known");
  }
  return out;
}

inline Result<Decimal> index_value(std::span<const ScaledFactor> factors) {
  Diagnostics problems = check(factors, true);
  if (has_errors(problems)) return problems;
  return detail::range_of(factors).low;
}

inline Result<std::vector<Counterfactual>> single_changes(std::span<const ScaledFactor> factors,
                                                          std::span<const IndexBand> bands, Direction direction) {
  const auto standing = detail::standing_of(factors, bands, direction);
  if (!standing) return standing.diagnostics();
  std::vector<Counterfactual> out;
  for (std::size_t i = 0; i < factors.size(); ++i) {
    const detail::Gains gains = detail::gains_of(factors[i], direction);
    for (std::size_t s = 1; s < gains.by.size(); ++s) {
      if (!standing->leaves(bands, detail::moved(*standing, gains.by[s]))) continue;
      std::vector<std::size_t> moves(factors.size(), 0);
      moves[i] = s;
      out.push_back(detail::counterfactual_of(factors, bands, *standing, moves));
      break;
    }
  }
  std::stable_sort(out.begin(), out.end(), [&](const Counterfactual& a, const Counterfactual& b) {
    if (a.steps != b.steps) return a.steps < b.steps;
    return abs(a.value - standing->value) < abs(b.value - standing->value);
  });
  return out;
}

inline Result<Counterfactual> smallest_changes(std::span<const ScaledFactor> factors, std::span<const IndexBand> bands,
                                               Direction direction, Smallest smallest) {
  const auto standing = detail::standing_of(factors, bands, direction);
  if (!standing) return standing.diagnostics();
  std::vector<detail::Gains> gains;
  for (const ScaledFactor& f : factors) gains.push_back(detail::gains_of(f, direction));
  const auto bound = detail::enough(gains, bands, *standing);
  if (!bound) return Counterfactual{{}, 0, standing->value, standing->band->grade};
  const bool by_factors = smallest == Smallest::fewest_factors;
  const std::size_t most_factors = by_factors ? bound->first : std::min(factors.size(), bound->second);
  if (factors.size() * (most_factors + 1) * (bound->second + 1) > 50'000'000)
    return Diagnostic{.code = "sensitivity.too_large", .message = "there are too many factors and steps to search"};
  const detail::GainTable table(std::move(gains), most_factors, bound->second);
  for (std::size_t s = 1; s <= bound->second; ++s)
    for (std::size_t c = by_factors ? most_factors : 1; c <= most_factors && c <= s; ++c)
      if (!table.best(c, s).is_negative() && standing->leaves(bands, detail::moved(*standing, table.best(c, s)))) {
        auto found = detail::counterfactual_of(factors, bands, *standing, table.moves(c, s));
        if (standing->leaves(bands, found.value)) return found;
      }
  return Counterfactual{{}, 0, standing->value, standing->band->grade};
}

inline Result<std::vector<TornadoRow>> tornado(std::span<const ScaledFactor> factors,
                                               std::span<const IndexBand> bands) {
  const auto value = index_value(factors);
  if (!value) return value.diagnostics();
  std::vector<TornadoRow> out;
  for (std::size_t i = 0; i < factors.size(); ++i) {
    const ScaledFactor& f = factors[i];
    const Decimal rest = *value - detail::value_at(f, *f.at);
    const Decimal low = rest + detail::value_at(f, 0);
    const Decimal high = rest + detail::value_at(f, f.steps.size() - 1);
    out.push_back({i, low, high, detail::grade_word(bands, low), detail::grade_word(bands, high)});
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const TornadoRow& a, const TornadoRow& b) { return a.high - a.low > b.high - b.low; });
  return out;
}

inline Result<PossibleGrades> possible_grades(std::span<const ScaledFactor> factors, std::span<const IndexBand> bands) {
  Diagnostics problems = check(factors, false);
  for (Diagnostic& d : check_bands(bands, covered_by(bands))) problems.push_back(std::move(d));
  if (has_errors(problems)) return problems;
  PossibleGrades out;
  out.range = detail::range_of(factors);
  for (const std::size_t b : touched(bands, out.range)) out.grades.push_back(bands[b].grade);
  for (std::size_t i = 0; i < factors.size(); ++i) {
    if (factors[i].at) continue;
    const BestQuestion q = detail::question_about(i, factors[i], out.range, bands);
    const bool first = !out.question;
    const std::size_t left = first ? 0 : q.grades_in_all * out.question->answers;
    const std::size_t right = first ? 0 : out.question->grades_in_all * q.answers;
    if (first || left < right || (left == right && q.grades_at_most < out.question->grades_at_most)) out.question = q;
  }
  return out;
}

}  // namespace riskrule::grade
