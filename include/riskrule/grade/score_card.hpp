// Score cards (量化指标评价): items with options, a total, bands that lead to a grade. Which way is worse is said by the
// card and has no default: one standard is quoted with both.
//
//   auto result = grade::score(card, answers);     // total, grade, what each item adds
//   auto findings = grade::check(card, grades);    // holes, overlaps, maxima missed, grades that cannot be reached
//
// Points, maxima and bands are data of a profile. Pure functions, any thread.
#pragma once

#include <cstdint>
#include <set>

#include "riskrule/grade/index.hpp"

namespace riskrule::grade {

enum class Polarity : std::uint8_t { higher_is_worse, higher_is_better };

struct CardOption {
  std::string word;
  Decimal points;
};

/// An item of the card. Without options it takes any points from 0 to its maximum (a computed item).
struct CardItem {
  std::string id;
  std::string group;
  Decimal maximum;
  std::vector<CardOption> options;
};

/// What a card says of its parts: the maximum of a group of items.
struct CardGroup {
  std::string name;
  Decimal maximum;
};

struct ScoreCard {
  std::optional<Polarity> polarity;  ///< absent is an error, not a choice
  std::vector<CardItem> items;
  std::vector<CardGroup> groups;  ///< may be empty
  std::optional<Decimal> full;    ///< the full score that the card states
  std::vector<IndexBand> bands;   ///< of the total
};

/// The answer to one item: the word of an option, or points where the item has none.
struct CardAnswer {
  std::string item;
  std::string option;
  Decimal points;
};

struct CardTerm {
  std::string item;
  std::string option;
  Decimal points;
  Decimal loss;  ///< how far from the best end: points, or maximum − points where higher is better
};

struct CardScore {
  std::vector<CardTerm> terms;  ///< in the order of the items
  Decimal total;
  std::string grade;
};

/// The total and its grade. Errors: `card.no_polarity`, `card.no_items`, `card.unknown_item`, `card.unknown_option`,
/// `card.answered_twice`, `card.not_answered` (unknown is not 0), `card.points` (outside 0 to the maximum),
/// `card.no_band` and `card.two_bands` for the total.
inline Result<CardScore> score(const ScoreCard& card, std::span<const CardAnswer> answers);

/// Something wrong with a card, where it is, and a score or sum that shows it.
struct CardFinding {
  Diagnostic diagnostic;
  std::optional<std::size_t> item;
  std::optional<std::size_t> band;
  std::optional<Decimal> witness;
};

/// Errors: `card.no_polarity`, `card.no_items`, `card.duplicate_item`, `card.over_maximum`, `card.misses_maximum`
/// (witness: the most an option gives), `card.group_sum`, `card.full_sum` (witness: the sum of the maxima),
/// `card.full_unreachable` (a warning; witness: the most that answers add up to), `card.polarity` (bands run against
/// it), `grade.unknown`, and those of `check_bands` over the totals that answers can give: between the least and the
/// most, in steps where every item has options. `grades` are lowest risk first.
inline std::vector<CardFinding> check(const ScoreCard& card, const GradeScale& grades);

/// Points of a public-opinion item: maximum × Σ share × intensity. Source: reading of a published card [V2].
struct OpinionClass {
  Decimal share;
  Decimal intensity;
};
/// Errors: `card.share` (a share or an intensity outside 0 to 1, or shares above 1 together).
inline Result<Decimal> opinion_points(const Decimal& maximum, std::span<const OpinionClass> classes);

namespace detail {

inline Diagnostic card_error(const char* code, std::string message, Severity severity = Severity::error) {
  return {.severity = severity, .code = std::string("card.") + code, .message = std::move(message)};
}

/// The greatest number that both are whole multiples of; of points, so a few steps.
inline Decimal common_step(Decimal a, Decimal b) {
  while (b != 0) {
    const Decimal rest = a - floor(a / b) * b;
    a = b;
    b = rest;
  }
  return a;
}

/// The totals that answers give: those of a grid, where every item has options; any value, where one is computed.
inline PossibleValues totals_of(const ScoreCard& card) {
  PossibleValues out;
  Decimal step;
  bool computed = false;
  for (const CardItem& item : card.items) {
    computed = computed || item.options.empty();
    Decimal least = item.options.empty() ? Decimal() : item.options.front().points;
    Decimal most = item.options.empty() ? item.maximum : least;
    for (const CardOption& option : item.options) {
      step = common_step(step, abs(option.points - item.options.front().points));
      if (option.points < least) least = option.points;
      if (option.points > most) most = option.points;
    }
    out.least += least;
    out.greatest += most;
  }
  if (!computed && step > 0) out.step = step;
  return out;
}

inline void check_card_items(const ScoreCard& card, std::vector<CardFinding>& out) {
  if (!card.polarity)
    out.push_back({card_error("no_polarity", "the card does not say whether higher is worse or better"), {}, {}, {}});
  if (card.items.empty()) out.push_back({card_error("no_items", "the card has no items"), {}, {}, {}});
  for (std::size_t i = 0; i < card.items.size(); ++i) {
    const CardItem& item = card.items[i];
    for (std::size_t j = 0; j < i; ++j)
      if (card.items[j].id == item.id)
        out.push_back({card_error("duplicate_item", "two items are `" + item.id + "`"), i, {}, {}});
    if (item.options.empty()) continue;
    Decimal most = item.options.front().points;
    for (const CardOption& option : item.options)
      if (option.points > most) most = option.points;
    if (most == item.maximum) continue;
    const std::string message = "the options of `" + item.id + "` go up to " + most.to_string() + ", its maximum is " +
                                item.maximum.to_string();
    out.push_back({card_error(most > item.maximum ? "over_maximum" : "misses_maximum", message), i, {}, most});
  }
}

inline void check_card_sums(const ScoreCard& card, std::vector<CardFinding>& out) {
  Decimal all;
  for (const CardItem& item : card.items) all += item.maximum;
  if (card.full && all != *card.full)
    out.push_back({card_error("full_sum",
                              "the maxima add up to " + all.to_string() + ", the card says " + card.full->to_string()),
                   {},
                   {},
                   all});
  for (const CardGroup& group : card.groups) {
    Decimal sum;
    for (const CardItem& item : card.items)
      if (item.group == group.name) sum += item.maximum;
    if (sum == group.maximum) continue;
    out.push_back({card_error("group_sum", "the maxima of `" + group.name + "` add up to " + sum.to_string() +
                                               ", the card says " + group.maximum.to_string()),
                   {},
                   {},
                   sum});
  }
}

/// What the answers can really add up to, where that is less than the card says.
inline void check_card_full(const ScoreCard& card, std::vector<CardFinding>& out) {
  Decimal most;
  for (const CardItem& item : card.items) {
    Decimal best = item.options.empty() ? item.maximum : Decimal();
    for (const CardOption& option : item.options)
      if (option.points > best) best = option.points;
    most += best;
  }
  if (!card.full || most >= *card.full) return;
  out.push_back(
      {card_error("full_unreachable",
                  "no answers give more than " + most.to_string() + " of " + card.full->to_string() + " points",
                  Severity::warning),
       {},
       {},
       most});
}

inline void check_card_order(const ScoreCard& card, const GradeScale& grades, std::vector<CardFinding>& out) {
  std::vector<std::size_t> ranks;
  for (std::size_t b = 0; b < card.bands.size(); ++b) {
    const auto rank = grades.parse(card.bands[b].grade);
    if (!rank) out.push_back({rank.diagnostics().front(), {}, b, {}});
    ranks.push_back(rank ? *rank : 0);
  }
  if (!card.polarity || !out.empty()) return;
  const bool worse_up = *card.polarity == Polarity::higher_is_worse;
  for (std::size_t a = 0; a < ranks.size(); ++a)
    for (std::size_t b = 0; b < ranks.size(); ++b) {
      const auto& low = card.bands[a];
      const auto& high = card.bands[b];
      const bool above = low.to && high.from && *high.from >= *low.to;
      if (above && ranks[a] != ranks[b] && (ranks[a] < ranks[b]) != worse_up)
        out.push_back({card_error("polarity", "band `" + high.grade + "` lies above `" + low.grade +
                                                  "`, against the polarity of the card"),
                       {},
                       b,
                       *high.from});
    }
}

inline void check_card_bands(const ScoreCard& card, std::vector<CardFinding>& out) {
  for (Diagnostic& d : check_bands(card.bands, totals_of(card))) {
    std::optional<std::size_t> band;
    if (!d.pointer.empty()) band = static_cast<std::size_t>(std::stoul(d.pointer.substr(1)));
    d.pointer.clear();
    out.push_back({std::move(d), {}, band, {}});
  }
}

inline CardTerm card_term(const CardItem& item, const CardAnswer& answer, Polarity polarity, Diagnostics& problems) {
  CardTerm term{item.id, answer.option, answer.points, Decimal()};
  if (!item.options.empty()) {
    const auto it = std::find_if(item.options.begin(), item.options.end(),
                                 [&](const CardOption& o) { return o.word == answer.option; });
    std::vector<std::string> words;
    for (const CardOption& o : item.options) words.push_back(o.word);
    if (it == item.options.end()) {
      Diagnostic d = card_error("unknown_option", "`" + answer.option + "` is not an option of `" + item.id + "`");
      d.guess = nearest(answer.option, words);
      problems.push_back(std::move(d));
    } else {
      term.points = it->points;
    }
  }
  if (!(term.points >= Decimal() && term.points <= item.maximum))
    problems.push_back(card_error("points", "`" + item.id + "` has " + term.points.to_string() + " points, not 0 to " +
                                                item.maximum.to_string()));
  term.loss = polarity == Polarity::higher_is_worse ? term.points : item.maximum - term.points;
  return term;
}

}  // namespace detail

inline Result<CardScore> score(const ScoreCard& card, std::span<const CardAnswer> answers) {
  Diagnostics problems;
  if (!card.polarity)
    problems.push_back(detail::card_error("no_polarity", "the card does not say whether higher is worse or better"));
  if (card.items.empty()) problems.push_back(detail::card_error("no_items", "the card has no items"));
  const auto is_of = [](const std::string& id) { return [&id](const auto& x) { return x.item == id; }; };
  for (const CardAnswer& answer : answers)
    if (std::none_of(card.items.begin(), card.items.end(), [&](const CardItem& i) { return i.id == answer.item; }))
      problems.push_back(detail::card_error("unknown_item", "the card has no item `" + answer.item + "`"));
  CardScore out;
  for (const CardItem& item : card.items) {
    const auto n = std::count_if(answers.begin(), answers.end(), is_of(item.id));
    if (n == 0) problems.push_back(detail::card_error("not_answered", "`" + item.id + "` is not answered"));
    if (n > 1) problems.push_back(detail::card_error("answered_twice", "`" + item.id + "` is answered twice"));
    if (n != 1) continue;
    const auto it = std::find_if(answers.begin(), answers.end(), is_of(item.id));
    out.terms.push_back(detail::card_term(item, *it, card.polarity.value_or(Polarity::higher_is_worse), problems));
    out.total += out.terms.back().points;
  }
  if (has_errors(problems)) return problems;
  const auto holds = [&](const IndexBand& b) { return b.holds(out.total); };
  const auto bands = std::count_if(card.bands.begin(), card.bands.end(), holds);
  if (bands != 1)
    return detail::card_error(bands == 0 ? "no_band" : "two_bands",
                              (bands == 0 ? "no band holds " : "more than one band holds ") + out.total.to_string());
  out.grade = std::find_if(card.bands.begin(), card.bands.end(), holds)->grade;
  return out;
}

inline std::vector<CardFinding> check(const ScoreCard& card, const GradeScale& grades) {
  std::vector<CardFinding> order;
  detail::check_card_order(card, grades, order);
  std::vector<CardFinding> out;
  detail::check_card_items(card, out);
  detail::check_card_sums(card, out);
  detail::check_card_full(card, out);
  out.insert(out.end(), order.begin(), order.end());
  detail::check_card_bands(card, out);
  return out;
}

inline Result<Decimal> opinion_points(const Decimal& maximum, std::span<const OpinionClass> classes) {
  const auto is_share = [](const Decimal& d) { return d >= Decimal() && d <= Decimal(1); };
  Decimal shares;
  Decimal sum;
  for (const OpinionClass& c : classes) {
    if (!is_share(c.share) || !is_share(c.intensity))
      return detail::card_error(
          "share", c.share.to_string() + " × " + c.intensity.to_string() + " is not from shares between 0 and 1");
    shares += c.share;
    sum += c.share * c.intensity;
  }
  if (shares > Decimal(1)) return detail::card_error("share", "the shares add up to " + shares.to_string());
  return maximum * sum;
}

}  // namespace riskrule::grade
