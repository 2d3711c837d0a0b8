// Bands that lead from a value to a grade, ends said one by one, and what is wrong with a table of them, in whatever
// order they stand: holes, overlaps, bounds that two bands or none hold, bands that nothing can reach. Every table of
// bands is checked here, that of a Scale too.
//
//   const grade::IndexBand* band = grade::find_band(bands, value);
//   grade::check_bands(bands, {0, 100, 1})     // whole points from 0 to 100: 0–20 and 21–55 leave no hole
//   grade::check_bands(bands, {0, 1, {}})      // any value from 0 to 1: 0–0.20 and 0.21–0.55 do
//   grade::check_bands(bands, grade::covered_by(bands))    // whatever lies between the ends of the table
//
// Problems name their band by a JSON pointer into the list, `/2` for the third.
#pragma once

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "riskrule/base/decimal.hpp"
#include "riskrule/base/result.hpp"

namespace riskrule::grade {

/// A band of values that leads to a grade. Which ends belong to it is said, end by end.
struct IndexBand {
  std::string grade;
  std::optional<Decimal> from;  ///< absent = no lower bound
  bool from_closed = false;
  std::optional<Decimal> to;  ///< absent = no upper bound
  bool to_closed = false;

  bool holds(const Decimal& value) const noexcept {
    const bool above = from ? (from_closed ? value >= *from : value > *from) : !value.is_nan();
    const bool below = to ? (to_closed ? value <= *to : value < *to) : !value.is_nan();
    return above && below;
  }
};

/// The first band that holds `value`; null if none does.
inline const IndexBand* find_band(std::span<const IndexBand> bands, const Decimal& value) noexcept {
  for (const IndexBand& band : bands)
    if (band.holds(value)) return &band;
  return nullptr;
}

/// How far a value is from the next band up or down.
struct NextBand {
  std::string grade;
  Decimal bound;
  Decimal distance;          ///< not negative; 0 when the value stands on a bound that the band does not hold
  bool bound_is_in = false;  ///< true: reaching the bound is enough; false: it must be passed
};

/// The next bands on both sides of a value: the nearest that begins at or above it, the nearest that ends at or below
/// it, neither holding it.
struct BandDistances {
  std::optional<NextBand> up;
  std::optional<NextBand> down;
};
inline BandDistances distances(std::span<const IndexBand> bands, const Decimal& value);

/// The values that can occur.
struct PossibleValues {
  Decimal least;
  Decimal greatest;
  std::optional<Decimal> step{};  ///< least + k·step only, as whole points of a card; absent: all between
  bool least_included = true;
  bool greatest_included = true;
};

/// All that lies between the outer ends of the bands; where a band has no end, somewhat beyond the last bound. Within it
/// a hole or an overlap is one of the table, whatever values can occur.
inline PossibleValues covered_by(std::span<const IndexBand> bands);

/// As `find_band` reads them, the first band that holds a value has it. By band, then by value:
///   grade.empty_band        holds no value at all
///   grade.unreachable_band  holds no possible value, or only such as one band before it holds
///   grade.ambiguous_bound   a single value that two bands hold, or none between two that end there
///   grade.overlap           more than one value that two bands hold
///   grade.hole              possible values that no band holds
/// Also `grade.no_bands` and `grade.possible_values` (no number, least above greatest, a step not above 0, more than
/// 10^15 steps). Quadratic in the bands. Source: checks listed in methods as wanted; ordinary interval arithmetic.
inline Diagnostics check_bands(std::span<const IndexBand> bands, const PossibleValues& possible);

namespace detail {

/// A place between values: just before or just after one.
struct Cut {
  Decimal at;
  bool after = false;
  friend bool operator==(const Cut& a, const Cut& b) noexcept { return a.at == b.at && a.after == b.after; }
  friend bool operator<(const Cut& a, const Cut& b) noexcept {
    return a.at < b.at || (a.at == b.at && !a.after && b.after);
  }
};

/// The possible values of one band, between two cuts.
struct Stretch {
  Cut from;
  Cut to;
  std::size_t band = 0;
  bool holds_none() const noexcept { return !(from < to); }
};

/// With a step every cut is moved to just before the next possible value, so that neighbours touch.
inline Cut on_grid(const Cut& cut, const PossibleValues& possible) noexcept {
  if (!possible.step) return cut;
  Decimal value = possible.least + ceiling((cut.at - possible.least) / *possible.step) * *possible.step;
  if (cut.after && value == cut.at) value += *possible.step;
  return {value, false};
}

inline Stretch stretch_of(const IndexBand& band, std::size_t number, const PossibleValues& possible) noexcept {
  Cut from{possible.least, !possible.least_included};
  Cut to{possible.greatest, possible.greatest_included};
  if (band.from) from = std::max(from, Cut{*band.from, !band.from_closed});
  if (band.to) to = std::min(to, Cut{*band.to, band.to_closed});
  return {on_grid(from, possible), on_grid(to, possible), number};
}

inline std::string text_of(const Cut& from, const Cut& to, const PossibleValues& possible) {
  if (possible.step) {
    const Decimal last = to.at - *possible.step;
    return from.at == last ? last.to_string() : from.at.to_string() + " to " + last.to_string();
  }
  if (from.at == to.at) return from.at.to_string();
  return (from.after ? "(" : "[") + from.at.to_string() + ", " + to.at.to_string() + (to.after ? "]" : ")");
}

inline bool is_single(const Cut& from, const Cut& to, const PossibleValues& possible) noexcept {
  return possible.step ? to.at - from.at == *possible.step : from.at == to.at;
}

inline std::string interval(const IndexBand& band) {
  return (band.from && band.from_closed ? "[" : "(") + (band.from ? band.from->to_string() : "-∞") + ", " +
         (band.to ? band.to->to_string() : "∞") + (band.to && band.to_closed ? "]" : ")");
}

inline bool is_empty(const IndexBand& band) noexcept {
  if ((band.from && band.from->is_nan()) || (band.to && band.to->is_nan())) return true;
  if (!band.from || !band.to) return false;
  return *band.from > *band.to || (*band.from == *band.to && !(band.from_closed && band.to_closed));
}

class BandChecker {
 public:
  BandChecker(std::span<const IndexBand> bands, const PossibleValues& possible) : bands_(bands), possible_(possible) {}

  Diagnostics run() {
    for (std::size_t i = 0; i < bands_.size(); ++i) take(i);
    for (std::size_t i = 1; i < reached_.size(); ++i)
      for (std::size_t j = 0; j < i; ++j) overlap(reached_[j], reached_[i]);
    holes();
    return std::move(out_);
  }

 private:
  std::string named(std::size_t band) const { return "band `" + bands_[band].grade + "` " + interval(bands_[band]); }
  void add(const char* code, std::string message, std::size_t band) {
    out_.push_back({.code = code, .message = std::move(message), .pointer = "/" + std::to_string(band)});
  }

  void take(std::size_t i) {
    if (is_empty(bands_[i])) return add("grade.empty_band", named(i) + " holds no value", i);
    const Stretch own = stretch_of(bands_[i], i, possible_);
    if (own.holds_none()) return add("grade.unreachable_band", named(i) + " holds no possible value", i);
    for (const Stretch& before : reached_)
      if (!(own.from < before.from) && !(before.to < own.to))
        return add("grade.unreachable_band", named(i) + " is never reached, " + named(before.band) + " is asked first",
                   i);
    reached_.push_back(own);
  }

  void overlap(const Stretch& first, const Stretch& second) {
    const Cut from = std::max(first.from, second.from);
    const Cut to = std::min(first.to, second.to);
    if (!(from < to)) return;
    add(is_single(from, to, possible_) ? "grade.ambiguous_bound" : "grade.overlap",
        named(first.band) + " and " + named(second.band) + " both hold " + text_of(from, to, possible_), second.band);
  }

  void holes() {
    std::stable_sort(reached_.begin(), reached_.end(), [](auto& a, auto& b) { return a.from < b.from; });
    Cut covered = on_grid({possible_.least, !possible_.least_included}, possible_);
    for (const Stretch& stretch : reached_) {
      if (covered < stretch.from) hole(covered, stretch.from, stretch.band, covered.at != possible_.least);
      covered = std::max(covered, stretch.to);
    }
    const Cut end = on_grid({possible_.greatest, possible_.greatest_included}, possible_);
    if (covered < end && !reached_.empty()) hole(covered, end, reached_.back().band, false);
  }
  void hole(const Cut& from, const Cut& to, std::size_t beside, bool between) {
    const bool bound = between && !possible_.step && from.at == to.at;
    add(bound ? "grade.ambiguous_bound" : "grade.hole",
        "no band holds " + text_of(from, to, possible_) + ", beside " + named(beside), beside);
  }

  std::span<const IndexBand> bands_;
  const PossibleValues& possible_;
  std::vector<Stretch> reached_{};
  Diagnostics out_{};
};

inline bool are_sound(const PossibleValues& possible) noexcept {
  if (!(possible.least <= possible.greatest)) return false;
  if (!possible.step) return true;
  return *possible.step > 0 && (possible.greatest - possible.least) / *possible.step <= Decimal(1'000'000'000'000'000);
}

/// The cut where the bands begin or end; none without a band that ends there.
struct OuterCuts {
  std::optional<Cut> first{};
  std::optional<Cut> last{};
  bool open_below = false;
  bool open_above = false;
};

inline OuterCuts outer_cuts(std::span<const IndexBand> bands) {
  OuterCuts out;
  const auto take = [&](const Cut& cut) {
    if (!out.first || cut < *out.first) out.first = cut;
    if (!out.last || *out.last < cut) out.last = cut;
  };
  for (const IndexBand& band : bands) {
    if (is_empty(band)) continue;
    if (band.from) take({*band.from, !band.from_closed});
    if (band.to) take({*band.to, band.to_closed});
    out.open_below = out.open_below || !band.from;
    out.open_above = out.open_above || !band.to;
  }
  return out;
}

}  // namespace detail

inline BandDistances distances(std::span<const IndexBand> bands, const Decimal& value) {
  BandDistances out;
  for (const IndexBand& band : bands) {
    if (band.holds(value)) continue;
    if (band.from && *band.from >= value && (!out.up || *band.from < out.up->bound))
      out.up = NextBand{band.grade, *band.from, *band.from - value, band.from_closed};
    if (band.to && *band.to <= value && (!out.down || *band.to > out.down->bound))
      out.down = NextBand{band.grade, *band.to, value - *band.to, band.to_closed};
  }
  return out;
}

inline PossibleValues covered_by(std::span<const IndexBand> bands) {
  const detail::OuterCuts outer = detail::outer_cuts(bands);
  PossibleValues out;
  if (outer.first && !outer.open_below) {
    out.least = outer.first->at;
    out.least_included = !outer.first->after;
  } else if (outer.first) {
    out.least = outer.first->at - 1;
  }
  if (outer.last && !outer.open_above) {
    out.greatest = outer.last->at;
    out.greatest_included = outer.last->after;
  } else if (outer.last) {
    out.greatest = outer.last->at + 1;
  }
  return out;
}

inline Diagnostics check_bands(std::span<const IndexBand> bands, const PossibleValues& possible) {
  if (bands.empty()) return {{.code = "grade.no_bands", .message = "there must be at least one band"}};
  if (!detail::are_sound(possible))
    return {{.code = "grade.possible_values",
             .message = "no values lie from " + possible.least.to_string() + " to " + possible.greatest.to_string() +
                        (possible.step ? " by " + possible.step->to_string() : "")}};
  return detail::BandChecker(bands, possible).run();
}

}  // namespace riskrule::grade
