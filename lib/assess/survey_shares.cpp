#include "survey_shares.hpp"

#include <algorithm>

#include "grade_words.hpp"

namespace riskrule::assessing {
namespace {

grade::SurveyCounts counts_of(const SurveyMap& map, const Survey& survey) {
  grade::SurveyCounts out;
  if (map.sent) out.sent = *map.sent;
  out.returned = survey.returned;
  if (survey.returns.valid) out.valid = *survey.returns.valid;
  for (const auto& answer : map.answers) {
    std::int64_t sum = 0;
    for (const auto& tally : survey.words)
      if (tally.answer == answer.answer) sum += tally.count;
    out.answers.push_back({answer.answer, sum});
  }
  return out;
}

std::vector<grade::IndexBand> bands_of(const SurveyMerge& merge) {
  std::vector<grade::IndexBand> out;
  for (const auto& band : *merge.bands) {
    grade::IndexBand one{.grade = band.grade};
    if (band.from) one.from = *band.from;
    if (band.to) one.to = *band.to;
    one.from_closed = band.from_closed.value_or(false);
    one.to_closed = band.to_closed.value_or(false);
    out.push_back(std::move(one));
  }
  return out;
}

void add_grades(const SurveyMerge& merge, const grade::Interval& wilson, const grade::Interval& exact, SurveyShare& to,
                Diagnostics& problems) {
  const auto bands = bands_of(merge);
  const Diagnostics wrong = grade::check_bands(bands, grade::covered_by(bands));
  problems.insert(problems.end(), wrong.begin(), wrong.end());
  if (has_errors(wrong)) return;
  const auto* band = grade::find_band(bands, to.share);
  if (band != nullptr) to.grade = band->grade;
  const grade::Interval both{std::min(wilson.low, exact.low, std::less<>()),
                             std::max(wilson.high, exact.high, std::less<>())};
  to.possible = grade::grades_of(bands, both);
  to.decided = to.possible.size() == 1;
  to.basis = merge.basis;
}

/// The merge beside all that is not in it, so that every answer is in exactly one.
Result<std::vector<grade::AnswerShare>> merged(const grade::SurveyCounts& counts, const SurveyMerge& merge,
                                               grade::Denominator denominator) {
  std::vector<grade::AnswerMerge> merges{{merge.name, merge.answers}, {"", {}}};
  for (const auto& answer : counts.answers)
    if (std::ranges::find(merge.answers, answer.answer) == merge.answers.end())
      merges[1].answers.push_back(answer.answer);
  return grade::merge_answers(counts, merges, denominator);
}

}  // namespace

void add_shares(const SurveyMap& map, Survey& survey, Diagnostics& problems) {
  const auto counts = counts_of(map, survey);
  const Diagnostics wrong = grade::check(counts);
  problems.insert(problems.end(), wrong.begin(), wrong.end());
  if (has_errors(wrong) || !map.merges) return;
  const auto confidence = grade_word(map.confidence);
  const std::optional<std::int64_t> population = map.population ? std::optional(*map.population) : std::nullopt;
  const auto keep = [&](const Diagnostics& found) { problems.insert(problems.end(), found.begin(), found.end()); };
  for (const auto& merge : *map.merges) {
    const auto shares = merged(counts, merge, grade_word(map.denominator));
    keep(shares.diagnostics());
    if (!shares) continue;
    const auto& share = shares->front();
    const auto wilson = grade::wilson(share.count, share.of, grade::z_of(confidence), population);
    const auto exact = grade::clopper_pearson(share.count, share.of, grade::level_of(confidence));
    keep(wilson.diagnostics());
    keep(exact.diagnostics());
    if (!wilson || !exact) continue;
    SurveyShare out{.name = share.name, .count = share.count, .of = share.of, .share = share.share};
    out.wilson_low = wilson->low;
    out.wilson_high = wilson->high;
    out.exact_low = exact->low;
    out.exact_high = exact->high;
    if (merge.bands) add_grades(merge, *wilson, *exact, out, problems);
    survey.shares.push_back(std::move(out));
  }
}

}  // namespace riskrule::assessing
