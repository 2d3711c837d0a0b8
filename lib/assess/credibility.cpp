// What in a matter looks asserted or fixed in advance. Improvements are measured on the ranks of the scale, 1 to 5: no
// pack is needed to see that a claim is bare.
#include <algorithm>
#include <map>

#include "riskrule/assess/assess.hpp"
#include "riskrule/data/json.hpp"
#include "riskrule/grade/measures.hpp"
#include "riskrule/grade/survey.hpp"

namespace riskrule {
namespace {

/// Fewer improvements than this do not make a pattern.
constexpr std::size_t pattern = 3;

constexpr std::string_view points_at = "/risk_assessment/points";

std::int64_t rank_of(Level level) { return static_cast<std::int64_t>(level) + 1; }

std::string when_of(const Measure& m) {
  if (m.when) return to_string(*m.when);
  return m.time_and_requirement.value_or("");
}

/// Every measure with the risks that it addresses; without an id of its own a measure is called by its place.
class Measures {
 public:
  explicit Measures(const RiskAssessment& assessment) {
    take(assessment.measures, "/risk_assessment/measures", {});
    for (std::size_t i = 0; i < assessment.points->size(); ++i)
      take((*assessment.points)[i].measures, data::pointer_to(points_at, i) + "/measures", (*assessment.points)[i].id);
  }

  const std::vector<grade::CreditedMeasure>& all() const { return all_; }
  /// Those that address a risk, where an estimate names none itself.
  std::vector<std::string> of(const std::string& risk) const {
    std::vector<std::string> out;
    for (const auto& m : all_)
      if (std::ranges::find(m.risks, risk) != m.risks.end()) out.push_back(m.id);
    return out;
  }
  /// Where the last measure stands that a message names.
  std::string place_of_last(const std::string& message) const {
    std::string out(points_at);
    for (const auto& m : all_)
      if (message.find("`" + m.id + "`") != std::string::npos) out = places_.at(m.id);
    return out;
  }

 private:
  void take(const Stated<std::vector<Measure>>& list, const std::string& at, const std::string& risk) {
    for (std::size_t i = 0; list && i < list->size(); ++i) {
      const Measure& m = (*list)[i];
      const std::string place = at + "/" + std::to_string(i);
      grade::CreditedMeasure one{m.id.value_or(place), m.what, m.who.value_or(""), when_of(m),
                                 m.addresses.value_or({})};
      if (!risk.empty() && std::ranges::find(one.risks, risk) == one.risks.end()) one.risks.push_back(risk);
      places_.emplace(one.id, place);
      all_.push_back(std::move(one));
    }
  }

  std::vector<grade::CreditedMeasure> all_;
  std::map<std::string, std::string> places_;
};

/// One risk before and after, by one body.
struct Claim {
  std::string at;               ///< of the estimate after measures
  std::int64_t likelihood = 0;  ///< ranks that it fell
  std::int64_t impact = 0;
  grade::ClaimedChange change;
};

const Estimate* estimate_of(const RiskPoint& point, const std::string& body, AssessmentStage stage) {
  if (!point.estimates) return nullptr;
  for (const Estimate& e : *point.estimates)
    if (e.stage == stage && e.by.value_or("") == body && e.likelihood && e.impact) return &e;
  return nullptr;
}

std::vector<Claim> claims_of(const RiskAssessment& assessment, const std::string& body, const Measures& measures) {
  std::vector<Claim> out;
  for (std::size_t i = 0; i < assessment.points->size(); ++i) {
    const RiskPoint& point = (*assessment.points)[i];
    const Estimate* before = estimate_of(point, body, AssessmentStage::before);
    const Estimate* after = estimate_of(point, body, AssessmentStage::after);
    if (before == nullptr || after == nullptr) continue;
    const auto product = [](const Estimate& e) { return Decimal(rank_of(*e.likelihood) * rank_of(*e.impact)); };
    Claim claim{.at = data::pointer_to(data::pointer_to(points_at, i) + "/estimates",
                                       static_cast<std::size_t>(after - point.estimates->data())),
                .likelihood = rank_of(*before->likelihood) - rank_of(*after->likelihood),
                .impact = rank_of(*before->impact) - rank_of(*after->impact),
                .change = {point.id, product(*before), product(*after),
                           after->credits ? *after->credits : measures.of(point.id), after->reason.value_or("")}};
    out.push_back(std::move(claim));
  }
  return out;
}

std::vector<std::string> bodies_of(const RiskAssessment& assessment) {
  std::vector<std::string> out;
  for (const auto& point : *assessment.points)
    for (const auto& e : point.estimates.value_or({}))
      if (std::ranges::find(out, e.by.value_or("")) == out.end()) out.push_back(e.by.value_or(""));
  return out;
}

void add(Diagnostics& out, Diagnostic d, std::string_view at) {
  d.severity = Severity::warning;
  d.pointer = at;
  out.push_back(std::move(d));
}

/// All that improved moved by the same ranks: a pattern of its own, where products differ.
bool same_steps(const std::vector<Claim>& claims, Diagnostics& out) {
  const Claim* first = nullptr;
  std::size_t better = 0;
  for (const Claim& claim : claims) {
    if (!(claim.change.after < claim.change.before)) continue;
    if (first != nullptr && (claim.likelihood != first->likelihood || claim.impact != first->impact)) return false;
    if (first == nullptr) first = &claim;
    ++better;
  }
  if (better < pattern) return false;
  add(out,
      {.code = "measure.same_improvement",
       .message = "all " + std::to_string(better) + " improvements lower the likelihood by " +
                  std::to_string(first->likelihood) + " and the impact by " + std::to_string(first->impact) + " ranks"},
      points_at);
  return true;
}

void check_body(const RiskAssessment& assessment, const std::string& body, const Measures& measures, Diagnostics& out) {
  const auto claims = claims_of(assessment, body, measures);
  std::vector<grade::ClaimedChange> changes;
  for (const Claim& claim : claims) changes.push_back(claim.change);
  const auto outcomes = grade::credit(changes, measures.all());
  if (!outcomes) return;  // two measures of one id: said once, below
  for (std::size_t i = 0; i < outcomes->size(); ++i) {
    const auto& outcome = (*outcomes)[i];
    for (const auto& reason : outcome.reasons)
      if (outcome.verdict != grade::ChangeVerdict::accepted || reason.code == "measure.other_risk" ||
          reason.code == "measure.unknown")
        add(out,
            {.code = reason.code,
             .message = outcome.verdict == grade::ChangeVerdict::worse_unexplained
                            ? reason.message
                            : "`" + outcome.risk + "` improves, but " + reason.message},
            claims[i].at);
  }
  if (same_steps(claims, out)) return;
  for (auto& d : grade::check_improvements(*outcomes, pattern)) add(out, std::move(d), points_at);
}

void check_changes(const RiskAssessment& assessment, Diagnostics& out) {
  if (!assessment.points) return;
  const Measures measures(assessment);
  const auto duplicates = grade::credit({}, measures.all());
  for (const auto& d : duplicates.diagnostics()) add(out, d, "/risk_assessment");
  for (const auto& body : bodies_of(assessment)) check_body(assessment, body, measures, out);
  for (auto& d : grade::check_measures(measures.all())) {
    const std::string place = measures.place_of_last(d.message);
    add(out, std::move(d), place);
  }
}

/// Nobody opposes anywhere: said with what that proves at most.
void check_opposition(const Matter& matter, Diagnostics& out) {
  std::size_t surveys = 0;
  std::int64_t asked = 0;
  std::size_t first = 0;
  for (std::size_t i = 0; matter.consultations && i < matter.consultations->size(); ++i) {
    const auto& returns = (*matter.consultations)[i].returns;
    if (!returns || !returns->oppose || !returns->valid) continue;
    if (*returns->oppose > 0) return;
    if (surveys++ == 0) first = i;
    asked += *returns->valid;
  }
  if (surveys < 2 || asked < 1) return;
  const auto range = grade::wilson(0, asked, grade::z_of(grade::Confidence::percent_95));
  add(out,
      {.code = "matter.no_opposition",
       .message = "nobody opposes in any of " + std::to_string(surveys) + " surveys; of " + std::to_string(asked) +
                  " answers that proves at most that no more than " +
                  rescale(range->high * 100, 2, Rounding::ceiling).to_string() + " % oppose (Wilson, 95 %)"},
      "/consultations/" + std::to_string(first) + "/returns/oppose");
}

}  // namespace

Diagnostics check_credibility(const Matter& matter) {
  Diagnostics out;
  if (matter.risk_assessment) check_changes(*matter.risk_assessment, out);
  check_opposition(matter, out);
  return out;
}

}  // namespace riskrule
