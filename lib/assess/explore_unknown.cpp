// Where inputs are unknown: the range of the index, the grades it leaves possible, and the best question.
#include "explore_parts.hpp"

namespace riskrule::assessing {
namespace {

using grade::Interval;

/// The least and the greatest that a point can add: R rises with both ranks.
Interval range_of(const IndexMethod& method, const IndexPoint& point, const RankPair& now) {
  return {share_of(method, point, now.likelihood.value_or(0), now.impact.value_or(0)),
          share_of(method, point, now.likelihood.value_or(ranks - 1), now.impact.value_or(ranks - 1))};
}

SettlingQuestion question(const IndexMethod& method, const IndexPoint& point, EstimateInput input,
                          const Interval& whole) {
  SettlingQuestion out{.risk = point.point->id, .input = input, .at = pointer_of(point, input)};
  const Interval open = range_of(method, point, point.now);
  std::int64_t in_all = 0;
  for (std::size_t answer = 0; answer < ranks; ++answer) {
    RankPair answered = point.now;
    answered.of(input) = answer;
    const Interval left = range_of(method, point, answered);
    const Interval range{whole.low - open.low + left.low, whole.high - open.high + left.high};
    const auto grades = static_cast<std::int64_t>(grade::touched(method.bands, range).size());
    in_all += grades;
    out.grades_at_most = std::max(out.grades_at_most, grades);
  }
  out.grades_left = Decimal(in_all) / Decimal(ranks);
  return out;
}

bool settles_more(const SettlingQuestion& a, const SettlingQuestion& b) {
  return a.grades_left < b.grades_left || (a.grades_left == b.grades_left && a.grades_at_most < b.grades_at_most);
}

}  // namespace

void explore_unknown(const IndexMethod& method, const IndexModel& model, ExploredBody& out) {
  Interval whole;
  for (const auto& point : model.points) {
    const Interval range = range_of(method, point, point.now);
    whole.low += range.low;
    whole.high += range.high;
  }
  out.lowest = whole.low;
  out.highest = whole.high;
  for (const std::size_t band : grade::touched(method.bands, whole)) out.possible.push_back(method.bands[band].grade);
  for (const auto& point : model.points)
    for (const EstimateInput input : {EstimateInput::likelihood, EstimateInput::impact}) {
      if (point.now.of(input) || (input == EstimateInput::impact && !method.reads_impact)) continue;
      const std::string at = pointer_of(point, input);
      if (out.unknown.empty() || out.unknown.back() != at) out.unknown.push_back(at);
      SettlingQuestion asked = question(method, point, input, whole);
      if (!out.question || settles_more(asked, *out.question)) out.question = std::move(asked);
    }
}

}  // namespace riskrule::assessing
