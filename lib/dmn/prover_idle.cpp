// Rules that never match, never decide, or change nothing.
#include <algorithm>

#include "prover.hpp"

namespace riskrule::dmn::prove {

void Prover::find_idle() {
  idle_.assign(rules(), false);
  Tally masked{"table.masked"};
  Tally redundant{"table.redundant"};
  for (std::size_t r = 0; r < rules() && !work_.spent(); ++r) {
    idle_[r] = never_matches(r, masked) || is_masked(r, masked);
    if (!idle_[r]) changes_nothing(r, redundant);
  }
  if (work_.spent()) return;
  report_rest(masked);
  report_rest(redundant);
}

bool Prover::never_matches(std::size_t rule, Tally& tally) {
  const auto found = std::find_if(grid_.variables.begin(), grid_.variables.end(),
                                  [&](const Variable& v) { return !v.may[rule].any(); });
  if (found == grid_.variables.end()) return false;
  const bool broken = std::any_of(found->columns.begin(), found->columns.end(), [&](std::size_t c) {
    return table_.cell(rule, c).form.kind == CellForm::Kind::never;  // that has been told
  });
  if (!broken && shows(tally))
    report(tally.severity, tally.code,
           "rule " + number_of(rule) + " never matches: no value of `" + found->text + "` passes its test", {rule});
  return true;
}

/// The rules that may match where this one does.
std::vector<Candidate> Prover::rivals(std::size_t rule) {
  std::vector<Candidate> out;
  for (std::size_t other = 0; other < rules(); ++other)
    if (other != rule && overlap(other, rule, false)) out.push_back({other, true});
  work_.spend(rules() * 4);
  return out;
}

void Prover::sort(std::vector<Candidate>& order) const {
  std::sort(order.begin(), order.end(),
            [&](const Candidate& a, const Candidate& b) { return goes_before(a.rule, b.rule); });
}

Prover::Rules Prover::in_order(Rules all) const {
  if (is_ordered()) std::sort(all.begin(), all.end(), [&](std::size_t a, std::size_t b) { return goes_before(a, b); });
  return all;
}

/// Do others always go before it?
bool Prover::is_masked(std::size_t rule, Tally& tally) {
  if (policy() == HitPolicy::priority ? !outputs_.known(rule) : policy() != HitPolicy::first) return false;
  std::vector<Candidate> before_it;
  for (const Candidate& c : rivals(rule)) {
    const bool known = policy() == HitPolicy::first || outputs_.known(c.rule);
    if (known && goes_before(c.rule, rule)) before_it.push_back(c);
  }
  sort(before_it);
  if (before_it.empty() || unsettled(grid_, rule, before_it, work_) || work_.spent()) return false;
  const auto point = points_.pick(sure_box(rule));
  if (!point || !points_.match(*point, {rule})) return false;
  const std::size_t decider = in_order(points_.hits(*point)).front();
  if (decider == rule) return false;
  if (shows(tally))
    report_at(*point, tally.severity, tally.code,
              "rule " + number_of(rule) +
                  " never decides: " + (contains(decider, rule) ? "" : "one or the other rule goes before it, ") +
                  "rule " + number_of(decider) + " does for " + points_.in_words(*point),
              {rule}, false);
  return true;
}

/// Without it, is the output the same wherever it matches?
void Prover::changes_nothing(std::size_t rule, Tally& tally) {
  if ((!is_ordered() && policy() != HitPolicy::any) || !outputs_.known(rule)) return;
  auto order = rivals(rule);
  std::vector<Candidate> before_it;
  for (Candidate& c : order) {
    if (policy() == HitPolicy::priority && !outputs_.known(c.rule)) return;  // its place is not known
    const bool decides = is_ordered() && goes_before(c.rule, rule);
    c.good = decides || outputs_.same(c.rule, rule);
    if (decides) before_it.push_back(c);
  }
  if (is_ordered())
    sort(order), sort(before_it);
  else
    std::stable_partition(order.begin(), order.end(), [](const Candidate& c) { return !c.good; });
  if (order.empty() || unsettled(grid_, rule, order, work_) || work_.spent()) return;
  const auto point = is_ordered() ? unsettled(grid_, rule, before_it, work_) : points_.pick(sure_box(rule));
  if (!point || work_.spent()) return;
  const auto hits = in_order(points_.hits(*point));
  const auto instead =
      std::find_if(hits.begin(), hits.end(), [&](std::size_t r) { return r != rule && outputs_.same(r, rule); });
  if (instead == hits.end() || !points_.match(*point, {rule}) || !points_.confirmed(*point, "")) return;
  if (shows(tally))
    report_at(*point, tally.severity, tally.code,
              "rule " + number_of(rule) + " changes nothing: without it the output is the same, by rule " +
                  number_of(*instead) + " for " + points_.in_words(*point),
              {rule}, false);
}

}  // namespace riskrule::dmn::prove
