// How much a grade rests on measures: which improvements count, and whose failing would raise the grade.
#include <algorithm>

#include "explore_parts.hpp"
#include "riskrule/grade/measures.hpp"

namespace riskrule::assessing {
namespace {

/// Each measure of a risk point addresses that risk alone.
void collect(const Part& part, const Decimal& before, const Decimal& after, std::vector<grade::ClaimedChange>& changes,
             std::vector<grade::CreditedMeasure>& measures) {
  grade::ClaimedChange change{.risk = part.of, .before = before, .after = after};
  const std::size_t n = part.point->measures ? part.point->measures->size() : 0;
  for (std::size_t i = 0; i < n; ++i) {
    const Measure& m = (*part.point->measures)[i];
    const std::string id = part.of + "/" + std::to_string(i + 1);
    const std::string when = m.when ? to_string(*m.when) : m.time_and_requirement.value_or("");
    measures.push_back({id, m.what, m.who.value_or(""), when, {change.risk}});
    change.measures.push_back(id);
  }
  changes.push_back(std::move(change));
}

std::string text_of(const Diagnostic& d) { return d.message + " [" + d.code + "]"; }

/// Back to where it stood before measures.
void add_fall(const Board& board, const Part& part, std::vector<Turn>& out) {
  for (std::size_t i = 0; i < part.dials.size(); ++i) out.push_back({&board.dials[part.dials[i]], (*part.before)[i]});
}

}  // namespace

Stated<MeasureReliance> explore_measures(Lab& lab, const Board& board, const GradeVote& now, std::size_t least_alike,
                                         Diagnostics& problems) {
  std::vector<grade::ClaimedChange> changes;
  std::vector<grade::CreditedMeasure> measures;
  std::vector<Turn> without_any;
  for (const auto& part : board.parts) {
    if (!part.before) continue;
    collect(part, part.value(*part.before), part.value(settings_now(board, part)), changes, measures);
    add_fall(board, part, without_any);
  }
  if (changes.empty()) return {};
  const auto outcomes = grade::credit(changes, measures);
  for (const auto& d : outcomes.diagnostics()) problems.push_back(d);
  if (!outcomes) return {};
  MeasureReliance out;
  std::vector<Turn> without_refused;
  for (const auto& one : *outcomes) {
    MeasureCredit credit{one.risk, one.before, one.claimed, one.after, one.verdict == grade::ChangeVerdict::accepted,
                         {}};
    for (const auto& d : one.reasons) credit.reasons.push_back(text_of(d));
    if (one.after != one.claimed)
      add_fall(board, *std::ranges::find(board.parts, one.risk, &Part::of), without_refused);
    out.credits.push_back(std::move(credit));
  }
  const auto before = lab.ask(without_any);
  out.value_before = before.value;
  out.grade_before = before.grade;
  const auto counted = lab.ask(without_refused);
  out.value_counted = counted.value;
  out.grade_counted = counted.grade;
  for (const auto& d : grade::check_improvements(*outcomes, least_alike)) out.doubts.push_back(text_of(d));
  for (const auto& d : grade::check_measures(measures)) out.doubts.push_back(text_of(d));
  const auto falls = smallest_turns(lab, board, now, true, true, true, problems);
  for (const auto& turn : falls)
    if (out.must_hold.empty() || out.must_hold.back() != turn.dial->of) out.must_hold.push_back(turn.dial->of);
  if (!falls.empty()) out.grade_if_they_fail = lab.ask(falls).grade;
  return out;
}

}  // namespace riskrule::assessing
