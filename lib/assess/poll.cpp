#include "poll.hpp"

#include <algorithm>

namespace riskrule::assessing {

std::optional<Degree> degree_of(const pack::CompiledDegree& rule, const Estimate& estimate) {
  if (!estimate.likelihood || !estimate.impact) return {};
  Degree degree{.by = estimate.by.value_or(""), .stage = estimate.stage};
  degree.value =
      score_of(rule.source->likelihood, *estimate.likelihood) * score_of(rule.source->impact, *estimate.impact);
  degree.degree = rule.at(*estimate.likelihood, *estimate.impact).band.word;
  return degree;
}

std::vector<Ballot> Poll::run() {
  const pack::Method& m = *method_.source;
  if (m.index) by_index(*m.index);
  if (m.factor_counts) by_counts(*m.factor_counts);
  if (m.product) by_product(*m.product);
  if (m.score_card) by_card(*m.score_card);
  if (m.opposition) by_opposition(*m.opposition);
  if (m.fuzzy) by_fuzzy(*m.fuzzy);
  return std::move(ballots_);
}

std::vector<std::string> Poll::bodies() {
  std::vector<std::string> out;
  if (assessment() == nullptr || !assessment()->points) {
    abstain("", "事项没有载明风险点", {"/risk_assessment/points"});
    return out;
  }
  for (const auto& point : *assessment()->points)
    for (const auto& e : point.estimates.value_or({}))
      if (e.stage == stage_ && std::ranges::find(out, e.by.value_or("")) == out.end()) out.push_back(e.by.value_or(""));
  if (!out.empty()) return out;
  std::vector<std::string> missing;
  for (std::size_t i = 0; i < assessment()->points->size(); ++i)
    if (!(*assessment()->points)[i].exempted_by)
      missing.push_back("/risk_assessment/points/" + std::to_string(i) + "/estimates");
  abstain("", "没有“" + std::string(data::label_of(stage_)) + "”的估计", std::move(missing));
  return out;
}

std::optional<std::vector<Input>> Poll::inputs_of(const std::string& body, bool detectability) {
  std::vector<Input> out;
  std::vector<std::string> missing;
  const auto& points = *assessment()->points;
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (points[i].exempted_by) continue;
    const std::string at = "/risk_assessment/points/" + std::to_string(i);
    const auto estimates =
        points[i].estimates ? std::span<const Estimate>(*points[i].estimates) : std::span<const Estimate>();
    const auto found = std::ranges::find_if(
        estimates, [&](const Estimate& e) { return e.stage == stage_ && e.by.value_or("") == body; });
    if (found == estimates.end()) {
      missing.push_back(at + "/estimates");
      continue;
    }
    const std::string estimate_at = at + "/estimates/" + std::to_string(found - estimates.begin());
    if (!found->likelihood) missing.push_back(estimate_at + "/likelihood");
    if (!found->impact) missing.push_back(estimate_at + "/impact");
    if (detectability && !found->detectability) missing.push_back(estimate_at + "/detectability");
    out.push_back({&points[i], &*found, at, estimate_at});
  }
  if (missing.empty() && !out.empty()) return out;
  const char* why = missing.empty() ? "没有须评估的风险点" : "缺少风险点的估计";
  abstain(body, why, std::move(missing));
  return {};
}

std::optional<Weights> Poll::weights_or_abstain(const std::string& body, pack::WeightSource source,
                                                const Stated<pack::PairwiseRule>& rule) {
  Weights out = source == pack::WeightSource::pairwise && compared_ != nullptr
                    ? *compared_
                    : weights_of(*assessment(), source, rule);
  if (out.problem.empty()) return out;
  abstain(body, out.problem, std::move(out.missing));
  return {};
}

std::string Poll::citation() const {
  return method_.basis.citation +
         (method_.binding ? "" : "，" + std::string(data::label_of(method_.basis.text)) + "，不具约束力");
}

std::size_t Poll::rank(const std::string& grade) const {
  return job_.pack.scale ? job_.pack.scale->find(grade).value_or(0) : 0;
}

Ballot& Poll::add_ballot() {
  Ballot& out = ballots_.emplace_back();
  out.body = body_;
  out.number = number_;
  return out;
}

Ballot& Poll::abstain(const std::string& by, const std::string& why, std::vector<std::string> missing) {
  const std::string& title = method_.source->title;
  Ballot& ballot = add_ballot();
  ballot.vote = {.by = by.empty() ? title : by, .method = method_.source->id, .why = title + "未作出等级：" + why};
  ballot.vote.counts = false;
  ballot.vote.binding = method_.binding;
  ballot.proof = {.operation = "abstain", .text = title, .value = "null"};
  ballot.proof.because = why;
  std::string list;
  for (const auto& pointer : missing) list += (list.empty() ? "：" : "、") + pointer;
  notes_.push_back(ballot.vote.by + "：" + ballot.vote.why + list);
  if (!missing.empty()) ballot.vote.missing = std::move(missing);
  return ballot;
}

Ballot& Poll::cast_grade(const std::string& by, const std::string& grade, const std::string& why, ProofNode proof) {
  Ballot& ballot = add_ballot();
  ballot.vote = {.by = by, .method = method_.source->id, .grade = grade, .why = why + "（" + citation() + "）"};
  ballot.vote.binding = method_.binding;
  ballot.proof = std::move(proof);
  return ballot;
}

Ballot& Poll::cast(const std::string& by, const std::string& what, const Decimal& value, ProofNode proof) {
  const std::string shown = what + " " + value.normalized().to_string();
  std::vector<const grade::IndexBand*> holders;
  for (const auto& band : method_.bands)
    if (band.holds(value)) holders.push_back(&band);
  const bool one =
      !holders.empty() && std::ranges::all_of(holders, [&](auto* b) { return b->grade == holders[0]->grade; });
  Ballot& ballot = one ? cast_grade(by, holders[0]->grade, shown, std::move(proof)) : [&]() -> Ballot& {
    std::string grades;
    for (const auto* band : holders) grades += "“" + band->grade + "”";
    auto& out =
        abstain(by, shown + (holders.empty() ? "，不在任何区间内" : "，同时在" + grades + "的区间内，来源未说明归属"));
    out.proof = std::move(proof);
    if (holders.empty()) return out;
    out.vote.possible.emplace();
    for (const auto* band : holders) out.vote.possible->push_back(band->grade);
    return out;
  }();
  ballot.vote.value = value;
  if (one) tell_next(ballot.vote);
  return ballot;
}

void Poll::tell_next(GradeVote& vote) const {
  const auto around = grade::distances(method_.bands, *vote.value);
  for (const auto& next : {around.up, around.down})
    if (next && rank(next->grade) > rank(*vote.grade))
      vote.next = NextGrade{next->grade, next->bound, next->bound_is_in, next->distance};
}

}  // namespace riskrule::assessing
