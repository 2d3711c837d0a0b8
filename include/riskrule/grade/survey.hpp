// Surveys (问卷调查) from raw counts: shares with a named denominator, how sure a sample is, how large it must be.
//
//   auto shares = grade::merge_answers(counts, merges, grade::Denominator::valid);
//   auto range = grade::wilson(15, 142, grade::z_of(grade::Confidence::percent_95));   // 6.51 to 16.70 %
//   grade::grades_of(bands, *range)                                                    // two grades: not decided
//
// Intervals are computed with 34 digits and rounded outward to 20 digits after the point. Questionnaires of assessments
// are seldom random samples: an interval is a lower limit of the real uncertainty. Pure functions, any thread.
#pragma once

#include <cstdint>

#include "riskrule/grade/interval.hpp"

namespace riskrule::grade {

/// How often one answer was given.
struct AnswerCount {
  std::string answer;
  std::int64_t count = 0;
};

/// A question as it came back. A total that is not known is absent.
struct SurveyCounts {
  std::optional<std::int64_t> sent;
  std::optional<std::int64_t> returned;
  std::optional<std::int64_t> valid;
  std::vector<AnswerCount> answers;  ///< one answer per person
};

/// What a share is a share of. Reports differ in it, so it is never implied.
enum class Denominator : std::uint8_t { sent, returned, valid, answered };

/// Answers that are counted as one, for instance conditional support with support.
struct AnswerMerge {
  std::string name;
  std::vector<std::string> answers;
};

struct AnswerShare {
  std::string name;
  std::int64_t count = 0;
  std::int64_t of = 0;
  Decimal share;  ///< count / of, 34 digits
};

/// What is wrong with the counts: `survey.count` (below 0), `survey.duplicate_answer`, `survey.total` (more answers
/// than valid returns, more valid than returned, more returned than sent).
inline Diagnostics check(const SurveyCounts& counts);

/// The shares, merge by merge. Every answer must be in exactly one merge. Errors: those of `check`,
/// `survey.unknown_answer`, `survey.merged_twice`, `survey.not_merged`, `survey.denominator` (not stated, or 0).
inline Result<std::vector<AnswerShare>> merge_answers(const SurveyCounts& counts, std::span<const AnswerMerge> merges,
                                                      Denominator denominator);

/// Levels of confidence with a quantile of the normal distribution in stock.
enum class Confidence : std::uint8_t { percent_90, percent_95, percent_98, percent_99 };

/// The two-sided quantile z, to 30 digits after the point. Source: computed [C].
constexpr Decimal z_of(Confidence confidence) noexcept {
  constexpr const char* z[] = {"1.644853626951472714863848907992", "1.959963984540054235524594430521",
                               "2.326347874040841100885606163347", "2.575829303548900760978576748604"};
  return *Decimal::parse(z[static_cast<std::size_t>(confidence)]);
}

/// The level itself, 0.90 and so on.
constexpr Decimal level_of(Confidence confidence) noexcept {
  constexpr int percent[] = {90, 95, 98, 99};
  return Decimal(percent[static_cast<std::size_t>(confidence)]) / 100;
}

/// Wilson's interval of a share of `x` in `n`: (p̂ + z²/2n ± z·√(p̂(1−p̂)/n + z²/4n²)) / (1 + z²/n).
/// Source: read in a package's manual [V]. With a `population` N the sample counts as n(N−1)/(N−n), which is the finite
/// population correction √((N−n)/(N−1)) of the error; of a census (n = N) the range is the share itself.
/// Errors: `survey.sample` (x below 0 or above n, n below 1, N below n), `survey.z` (not above 0).
inline Result<Interval> wilson(std::int64_t x, std::int64_t n, const Decimal& z,
                               std::optional<std::int64_t> population = std::nullopt);

/// The interval of Clopper and Pearson, from the binomial tails by bisection; never narrower than it claims.
/// Source: named as the conservative alternative; formula from memory [M], witnessed by exact fractions [C].
/// Errors: `survey.sample`, `survey.confidence` (not between 0 and 1), `survey.too_large` (a coefficient above 10^6111).
inline Result<Interval> clopper_pearson(std::int64_t x, std::int64_t n, const Decimal& confidence);

/// √((N−n)/(N−1)). Source: practice of sampling [C]. Errors: `survey.sample`.
inline Result<Decimal> finite_population_factor(std::int64_t n, std::int64_t population);

/// The grades a range leaves possible. The sample decides the grade when there is one.
inline std::vector<std::string> grades_of(std::span<const IndexBand> bands, const Interval& range) {
  std::vector<std::string> out;
  for (const std::size_t i : touched(bands, range)) out.push_back(bands[i].grade);
  return out;
}

/// The smallest sample in which nobody's objection proves a share below `share`: z²/(n + z²) < share.
/// Source: Wilson's upper end at x = 0 [C]. Errors: `survey.share` (not between 0 and 1), `survey.z`.
inline Result<std::int64_t> clean_sample_size(const Decimal& share, const Decimal& z);

/// The smallest sample whose error is at most `error` at a share: n₀ = z²p(1−p)/e², with a population n₀/(1+(n₀−1)/N).
/// Source: textbook, from memory [M]. Errors: `survey.share`, `survey.z`, `survey.sample`, `survey.too_large`.
inline Result<std::int64_t> sample_size(const Decimal& share, const Decimal& error, const Decimal& z,
                                        std::optional<std::int64_t> population = std::nullopt);

/// One line of a minimum-sample rule: of a population from `from` to `to`, more than (or at least) a share, and no fewer
/// than `floor`.
struct SampleBand {
  std::int64_t from = 0;           ///< included
  std::optional<std::int64_t> to;  ///< included; absent = no end
  Decimal share;
  bool more_than = true;  ///< false: the share itself is enough
  std::int64_t floor = 0;
};

/// How many must be asked; never more than there are. Errors: `survey.no_band`.
inline Result<std::int64_t> required_sample(std::span<const SampleBand> bands, std::int64_t population);

/// What is wrong with a minimum-sample rule: `survey.hole`, `survey.overlap`, and as a warning `survey.seam` where one
/// more in the population asks for fewer in the sample; the message names both populations and samples.
inline Diagnostics check(std::span<const SampleBand> bands);

namespace detail {

inline Diagnostic survey_error(const char* code, std::string message) {
  return {.code = std::string("survey.") + code, .message = std::move(message)};
}

inline Interval outward(const Decimal& low, const Decimal& high) noexcept {
  constexpr int digits = 20;
  const Decimal l = rescale(low, digits, Rounding::floor).normalized();
  const Decimal h = rescale(high, digits, Rounding::ceiling).normalized();
  return {l.is_negative() ? Decimal() : l, h > Decimal(1) ? Decimal(1) : h};
}

inline std::optional<Diagnostic> sample_error(std::int64_t x, std::int64_t n, std::optional<std::int64_t> population) {
  if (n >= 1 && x >= 0 && x <= n && (!population || *population >= n)) return std::nullopt;
  std::string message = std::to_string(x) + " of " + std::to_string(n);
  if (population) message += " of a population of " + std::to_string(*population);
  return survey_error("sample", message + " is no sample");
}

inline bool is_inside(const Decimal& share) noexcept { return share > Decimal() && share < Decimal(1); }

/// P(X ≥ x) for p below x/n: from x up the terms fall, so it ends where they no longer count.
inline Decimal upper_tail(std::int64_t x, std::int64_t n, const Decimal& choose, const Decimal& p) noexcept {
  const Decimal q = Decimal(1) - p;
  const Decimal odds = p / q;
  Decimal term = choose * power(p, x) * power(q, n - x);
  Decimal sum = term;
  for (std::int64_t k = x; k < n; ++k) {
    term *= odds * (n - k) / (k + 1);
    const Decimal next = sum + term;
    if (next == sum) break;
    sum = next;
  }
  return sum;
}

inline Decimal choose(std::int64_t n, std::int64_t k) noexcept {
  k = std::min(k, n - k);
  Decimal c = 1;
  for (std::int64_t i = 1; i <= k && !c.is_nan(); ++i) c = c * (n - k + i) / i;
  return c;
}

/// The p where P(X ≥ x) = tail, from both sides.
inline Interval lower_end(std::int64_t x, std::int64_t n, const Decimal& choices, const Decimal& tail) noexcept {
  if (x == 0) return {0, 0};
  Interval between{0, Decimal(x) / n};
  if (x == n) between.high = 1;
  const Decimal narrow = *Decimal::parse("1E-24");
  while (between.high - between.low > narrow) {
    const Decimal middle = (between.low + between.high) / 2;
    (upper_tail(x, n, choices, middle) < tail ? between.low : between.high) = middle;
  }
  return between;
}

inline std::string sample_range(const SampleBand& band) {
  return std::to_string(band.from) + " to " + (band.to ? std::to_string(*band.to) : "∞");
}

inline Result<std::int64_t> whole_above(const Decimal& value, bool more_than) {
  const Decimal up = ceiling(value);
  const auto n = (more_than && up == value ? up + 1 : up).to_int64();
  if (!n) return survey_error("too_large", "a sample of " + value.to_string() + " is too large");
  return *n;
}

}  // namespace detail

inline Diagnostics check(const SurveyCounts& counts) {
  Diagnostics out;
  std::int64_t answered = 0;
  for (std::size_t i = 0; i < counts.answers.size(); ++i) {
    const AnswerCount& a = counts.answers[i];
    if (a.count < 0 || a.count > 1'000'000'000'000) {
      out.push_back(detail::survey_error("count", "`" + a.answer + "` was counted " + std::to_string(a.count)));
    } else {
      answered += a.count;
    }
    for (std::size_t j = 0; j < i; ++j)
      if (counts.answers[j].answer == a.answer)
        out.push_back(detail::survey_error("duplicate_answer", "`" + a.answer + "` is counted twice"));
  }
  std::int64_t least = answered;
  std::string what = "answers";
  const auto at_least = [&](const std::optional<std::int64_t>& total, const char* name) {
    if (total && *total < least)
      out.push_back(detail::survey_error(
          "total", std::to_string(least) + " " + what + " are more than " + std::to_string(*total) + " " + name));
    if (total) {
      least = *total;
      what = name;
    }
  };
  at_least(counts.valid, "valid returns");
  at_least(counts.returned, "returned");
  at_least(counts.sent, "sent");
  return out;
}

inline Result<std::vector<AnswerShare>> merge_answers(const SurveyCounts& counts, std::span<const AnswerMerge> merges,
                                                      Denominator denominator) {
  Diagnostics problems = check(counts);
  std::int64_t answered = 0;
  for (const AnswerCount& a : counts.answers) answered += has_errors(problems) ? 0 : a.count;
  const std::optional<std::int64_t> totals[] = {counts.sent, counts.returned, counts.valid, answered};
  const std::int64_t of = totals[static_cast<std::size_t>(denominator)].value_or(0);
  if (of <= 0 && !has_errors(problems))
    problems.push_back(detail::survey_error("denominator", "what the shares are shares of is not stated or 0"));
  std::vector<int> used(counts.answers.size(), 0);
  std::vector<AnswerShare> out;
  for (const AnswerMerge& merge : merges) {
    AnswerShare share{merge.name, 0, of, Decimal()};
    for (const std::string& word : merge.answers) {
      const auto it = std::find_if(counts.answers.begin(), counts.answers.end(),
                                   [&](const AnswerCount& a) { return a.answer == word; });
      if (it == counts.answers.end()) {
        problems.push_back(detail::survey_error("unknown_answer", "`" + word + "` is not an answer that was counted"));
        continue;
      }
      if (++used[static_cast<std::size_t>(it - counts.answers.begin())] == 2)
        problems.push_back(detail::survey_error("merged_twice", "`" + word + "` is counted in two merges"));
      share.count += it->count;
    }
    if (of > 0) share.share = Decimal(share.count) / of;
    out.push_back(std::move(share));
  }
  for (std::size_t i = 0; i < used.size(); ++i)
    if (used[i] == 0)
      problems.push_back(detail::survey_error("not_merged", "`" + counts.answers[i].answer + "` is in no merge"));
  if (has_errors(problems)) return problems;
  return out;
}

inline Result<Interval> wilson(std::int64_t x, std::int64_t n, const Decimal& z,
                               std::optional<std::int64_t> population) {
  if (auto error = detail::sample_error(x, n, population)) return *std::move(error);
  if (!(z > Decimal())) return detail::survey_error("z", "z is " + z.to_string() + ", not above 0");
  const Decimal p = Decimal(x) / n;
  if (population == n) return Interval{p, p};
  const Decimal size = population ? Decimal(n) * (*population - 1) / (*population - n) : Decimal(n);
  const Decimal square = z * z;
  const Decimal scale = Decimal(1) + square / size;
  const Decimal centre = (p + square / (size * 2)) / scale;
  const Decimal half = z * sqrt(p * (Decimal(1) - p) / size + square / (size * size * 4)) / scale;
  Interval range = detail::outward(centre - half, centre + half);
  if (x == 0) range.low = 0;
  if (x == n) range.high = 1;
  return range;
}

inline Result<Interval> clopper_pearson(std::int64_t x, std::int64_t n, const Decimal& confidence) {
  if (auto error = detail::sample_error(x, n, std::nullopt)) return *std::move(error);
  if (!detail::is_inside(confidence))
    return detail::survey_error("confidence", confidence.to_string() + " is no confidence between 0 and 1");
  const Decimal choices = n > 1'000'000 ? Decimal::not_a_number() : detail::choose(n, x);
  if (choices.is_nan()) return detail::survey_error("too_large", "a sample of " + std::to_string(n) + " is too large");
  const Decimal tail = (Decimal(1) - confidence) / 2;
  const Decimal low = detail::lower_end(x, n, choices, tail).low;
  const Decimal high = Decimal(1) - detail::lower_end(n - x, n, choices, tail).low;
  return detail::outward(low, high);
}

inline Result<Decimal> finite_population_factor(std::int64_t n, std::int64_t population) {
  if (auto error = detail::sample_error(0, n, population)) return *std::move(error);
  if (population == n) return Decimal();
  return sqrt(Decimal(population - n) / (population - 1));
}

inline Result<std::int64_t> clean_sample_size(const Decimal& share, const Decimal& z) {
  if (!detail::is_inside(share)) return detail::survey_error("share", share.to_string() + " is not between 0 and 1");
  if (!(z > Decimal())) return detail::survey_error("z", "z is " + z.to_string() + ", not above 0");
  return detail::whole_above(z * z * (Decimal(1) - share) / share, true);
}

inline Result<std::int64_t> sample_size(const Decimal& share, const Decimal& error, const Decimal& z,
                                        std::optional<std::int64_t> population) {
  if (!detail::is_inside(share) || !detail::is_inside(error))
    return detail::survey_error("share", "a share and an error lie between 0 and 1");
  if (!(z > Decimal())) return detail::survey_error("z", "z is " + z.to_string() + ", not above 0");
  if (population && *population < 1) return *detail::sample_error(0, 1, population);
  Decimal n = z * z * share * (Decimal(1) - share) / (error * error);
  if (population) n = n * *population / (n + (*population - 1));
  return detail::whole_above(n, false);
}

inline Result<std::int64_t> required_sample(std::span<const SampleBand> bands, std::int64_t population) {
  for (const SampleBand& band : bands) {
    if (population < band.from || (band.to && population > *band.to)) continue;
    const auto n = detail::whole_above(band.share * population, band.more_than);
    if (!n) return n;
    return std::min(std::max(*n, band.floor), population);
  }
  return detail::survey_error("no_band", "no line of the rule is for a population of " + std::to_string(population));
}

inline Diagnostics check(std::span<const SampleBand> bands) {
  Diagnostics out;
  for (std::size_t i = 1; i < bands.size(); ++i) {
    const SampleBand& low = bands[i - 1];
    const SampleBand& high = bands[i];
    const std::string both = detail::sample_range(low) + " and " + detail::sample_range(high);
    if (!low.to || high.from <= *low.to) {
      out.push_back(detail::survey_error("overlap", "the lines " + both + " overlap"));
    } else if (high.from > *low.to + 1) {
      out.push_back(detail::survey_error("hole", "there is a hole between the lines " + both));
    } else {
      const auto before = required_sample(bands, *low.to);
      const auto after = required_sample(bands, high.from);
      if (!before || !after || *after >= *before) continue;
      Diagnostic seam =
          detail::survey_error("seam", "of " + std::to_string(*low.to) + " the rule asks " + std::to_string(*before) +
                                           ", of " + std::to_string(high.from) + " only " + std::to_string(*after));
      seam.severity = Severity::warning;
      out.push_back(std::move(seam));
    }
  }
  return out;
}

}  // namespace riskrule::grade
