// Scales: exact bands of values, and ordered grades. Every figure comes from the caller (a pack); none stands here.
//
//   auto scale = grade::Scale::make({{"minor", 0, *Decimal::parse("0.04")}, {"small", *Decimal::parse("0.04"), 1}});
//   scale->find(*Decimal::parse("0.04"))->word                      // "minor": the upper end belongs to the band
//   auto grades = grade::GradeScale::make({{"low", {"L"}}, {"high", {}}});
//   grades->parse("L")                                              // 0, its rank
//
// No national text gives numeric bounds for a grade (发改投资〔2012〕2492号 has words only), so a bound is always
// somebody's: it is data with a source, never a constant. Pure functions of immutable values: any number of threads.
#pragma once

#include <string_view>
#include <utility>

#include "riskrule/base/guess.hpp"
#include "riskrule/grade/bands.hpp"

namespace riskrule::grade {

/// The half-open band (above, up_to]: of two neighbours the lower one holds the bound.
struct Band {
  std::string word;  ///< what the place calls it
  Decimal above;     ///< not included
  Decimal up_to;     ///< included
  constexpr bool holds(const Decimal& value) const noexcept { return value > above && value <= up_to; }
};

/// What is wrong with a table of bands, in whatever order they are given: `grade.duplicate_word`, and what `check_bands`
/// finds between the ends of the table. Empty when it is sound.
inline Diagnostics check(std::span<const Band> bands);

/// Bands without hole or overlap, lowest first.
class Scale {
 public:
  /// The scale, or everything that `check` reports. The order of `bands` does not matter.
  static Result<Scale> make(std::vector<Band> bands);

  /// The band that holds `value`; null below the lowest, above the highest and for a NaN. Linear in the number of
  /// bands.
  const Band* find(const Decimal& value) const noexcept {
    for (const Band& band : bands_)
      if (band.holds(value)) return &band;
    return nullptr;
  }
  /// Lowest first; never empty.
  std::span<const Band> bands() const noexcept { return bands_; }

 private:
  explicit Scale(std::vector<Band> bands) : bands_(std::move(bands)) {}
  std::vector<Band> bands_;
};

/// A grade, and how else texts spell it.
struct GradeName {
  std::string word;
  std::vector<std::string> also;
};

/// Grades in order, lowest first. A grade is its rank, from 0: ranks compare as numbers do.
class GradeScale {
 public:
  using Rank = std::size_t;

  /// Errors: `grade.no_grades`, `grade.duplicate_word` (one spelling for two grades, or twice for one).
  static Result<GradeScale> make(std::vector<GradeName> lowest_first);

  std::size_t size() const noexcept { return names_.size(); }
  /// The word of a rank below size().
  const std::string& word(Rank rank) const noexcept { return names_[rank].word; }
  Rank lowest() const noexcept { return 0; }
  Rank highest() const noexcept { return names_.size() - 1; }

  /// The grade that a text spells so, if there is one. Blanks around it don't count; nothing else is guessed.
  std::optional<Rank> find(std::string_view spelling) const noexcept;
  /// The same; the error `grade.unknown` names the words and a guess at what was meant.
  Result<Rank> parse(std::string_view spelling) const;

  /// The highest of some grades: how voices that disagree are combined.
  static std::optional<Rank> max(std::span<const Rank> ranks) noexcept {
    const auto it = std::max_element(ranks.begin(), ranks.end());
    return it == ranks.end() ? std::nullopt : std::optional<Rank>(*it);
  }

 private:
  explicit GradeScale(std::vector<GradeName> names) : names_(std::move(names)) {}
  std::vector<GradeName> names_;
};

namespace detail {

/// The same bands with their ends said one by one.
inline std::vector<IndexBand> as_index_bands(std::span<const Band> bands) {
  std::vector<IndexBand> out;
  for (const Band& band : bands) out.push_back({band.word, band.above, false, band.up_to, true});
  return out;
}

inline std::vector<Band> lowest_first(std::span<const Band> bands) {
  std::vector<Band> sorted(bands.begin(), bands.end());
  std::stable_sort(sorted.begin(), sorted.end(), [](const Band& a, const Band& b) { return a.above < b.above; });
  return sorted;
}

inline void check_words(std::span<const Band> bands, Diagnostics& out) {
  for (std::size_t i = 0; i < bands.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (bands[i].word == bands[j].word)
        out.push_back({.code = "grade.duplicate_word", .message = "two bands are called `" + bands[i].word + "`"});
}

inline std::string_view trimmed(std::string_view text) noexcept {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

}  // namespace detail

inline Diagnostics check(std::span<const Band> bands) {
  Diagnostics out;
  detail::check_words(bands, out);
  const auto plain = detail::as_index_bands(bands);
  for (Diagnostic& d : check_bands(plain, covered_by(plain))) out.push_back(std::move(d));
  return out;
}

inline Result<Scale> Scale::make(std::vector<Band> bands) {
  Diagnostics problems = check(bands);
  if (has_errors(problems)) return problems;
  return Scale(detail::lowest_first(bands));
}

inline Result<GradeScale> GradeScale::make(std::vector<GradeName> lowest_first) {
  if (lowest_first.empty()) return Diagnostic{.code = "grade.no_grades", .message = "there must be at least one grade"};
  std::vector<std::string_view> seen;
  Diagnostics problems;
  const auto add = [&](std::string_view spelling) {
    if (std::find(seen.begin(), seen.end(), spelling) != seen.end())
      problems.push_back(
          {.code = "grade.duplicate_word", .message = "`" + std::string(spelling) + "` spells a grade twice"});
    seen.push_back(spelling);
  };
  for (const GradeName& name : lowest_first) {
    add(detail::trimmed(name.word));
    for (const std::string& other : name.also) add(detail::trimmed(other));
  }
  if (has_errors(problems)) return problems;
  return GradeScale(std::move(lowest_first));
}

inline std::optional<GradeScale::Rank> GradeScale::find(std::string_view spelling) const noexcept {
  const std::string_view wanted = detail::trimmed(spelling);
  const auto spells = [&](const std::string& word) { return detail::trimmed(word) == wanted; };
  for (Rank rank = 0; rank < names_.size(); ++rank)
    if (spells(names_[rank].word) || std::any_of(names_[rank].also.begin(), names_[rank].also.end(), spells))
      return rank;
  return std::nullopt;
}

inline Result<GradeScale::Rank> GradeScale::parse(std::string_view spelling) const {
  if (const auto rank = find(spelling)) return *rank;
  std::vector<std::string> spellings;
  std::string words;
  for (const GradeName& name : names_) {
    words += (words.empty() ? "" : ", ") + name.word;
    spellings.push_back(name.word);
    spellings.insert(spellings.end(), name.also.begin(), name.also.end());
  }
  return Diagnostic{.code = "grade.unknown",
                    .message = "`" + std::string(spelling) + "` is not one of the grades " + words,
                    .guess = nearest(detail::trimmed(spelling), spellings)};
}

}  // namespace riskrule::grade
