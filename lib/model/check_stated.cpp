// What a report says of its grades and of its hearings, against itself.
#include <algorithm>

#include "checks.hpp"
#include "riskrule/base/never_destroyed.hpp"

namespace riskrule::checking {
namespace {

const NeverDestroyed<std::string> assessed("/risk_assessment");

bool names(const DeclaredScale& scale, const std::string& level) {
  return std::ranges::find(scale.levels, level) != scale.levels.end();
}

/// As many levels are named as are announced, each once.
void levels(const DeclaredScale& scale, const std::string& at, Findings& out) {
  const auto named = static_cast<std::int64_t>(scale.levels.size());
  if (scale.announced && *scale.announced != named)
    out.add(Severity::warning, "matter.levels", at + "/announced",
            std::to_string(*scale.announced) + " levels are announced, but " + std::to_string(named) + " are named");
  for (std::size_t i = 0; i < scale.levels.size(); ++i)
    if (std::find(scale.levels.begin(), scale.levels.begin() + static_cast<std::ptrdiff_t>(i), scale.levels[i]) !=
        scale.levels.begin() + static_cast<std::ptrdiff_t>(i))
      out.add(Severity::warning, "matter.levels", at + "/levels/" + std::to_string(i),
              "the level `" + scale.levels[i] + "` is named twice");
}

/// What is graded has one of the levels that the report names.
void level(const DeclaredScale& scale, const Stated<std::string>& said, const std::string& at, Findings& out) {
  if (said && !scale.levels.empty() && !names(scale, *said))
    out.add(Severity::warning, "matter.unlisted_level", at,
            "`" + *said + "` is none of the levels that the report names");
}

void scales(const RiskAssessment& r, Findings& out) {
  each(r.declared_scales, *assessed + "/declared_scales", [&](const DeclaredScale& scale, const std::string& at) {
    levels(scale, at, out);
    if (scale.of == ScaleOf::whole_grades) {
      level(scale, r.asserted_grade, *assessed + "/asserted_grade", out);
      level(scale, r.asserted_grade_before, *assessed + "/asserted_grade_before", out);
    }
    if (scale.of != ScaleOf::degrees) return;
    each(r.points, *assessed + "/points", [&](const RiskPoint& point, const std::string& point_at) {
      each(point.estimates, point_at + "/estimates", [&](const Estimate& estimate, const std::string& estimate_at) {
        level(scale, estimate.asserted_degree, estimate_at + "/asserted_degree", out);
      });
    });
  });
}

/// Half a unit of the last digit of the weight that is printed most finely.
Decimal rounding_of(const Decimal& most_exact) { return Decimal::from_parts({false, 0, 5, most_exact.exponent() - 1}); }

/// Weights of all risk points add up to 1; by how much they do not. Printed weights are rounded.
void weights(const RiskAssessment& r, Findings& out) {
  if (!r.points || r.points->empty()) return;
  Decimal sum;
  const RiskPoint* finest = nullptr;
  for (const RiskPoint& point : *r.points) {
    if (point.exempted_by) continue;
    if (!point.weight || *point.weight > Decimal(1)) return;  // that is said of it already
    sum += *point.weight;
    if (finest == nullptr || point.weight->exponent() < finest->weight->exponent()) finest = &point;
  }
  if (finest == nullptr || sum == Decimal(1)) return;
  const Decimal slack = rounding_of(*finest->weight) * static_cast<std::int64_t>(r.points->size());
  const bool explained = abs(sum - 1) <= slack;
  out.add(explained ? Severity::note : Severity::warning, "matter.weight_sum", *assessed + "/points",
          "the weights add up to " + sum.to_string() + ", which is " + abs(sum - 1).normalized().to_string() +
              (sum > Decimal(1) ? " more than 1" : " less than 1") +
              (explained ? "; rounding can explain it" : ", and rounding does not explain it"));
}

void conclusions(const RiskAssessment& r, Findings& out) {
  if (r.asserted_grade && r.asserted_grade_before && r.asserted_stage == AssessmentStage::before)
    out.error("matter.asserted_stage", *assessed + "/asserted_stage",
              "`asserted_grade_before` is stated, so `asserted_grade` is the grade after measures");
  if (!r.recommendation || !r.controllable) return;
  if (*r.recommendation == Recommendation::proceed && !*r.controllable)
    out.add(Severity::warning, "matter.recommendation", *assessed + "/recommendation",
            "the report finds the risk not controllable, and recommends to go ahead");
  if (*r.recommendation == Recommendation::do_not_proceed && *r.controllable)
    out.add(Severity::warning, "matter.recommendation", *assessed + "/recommendation",
            "the report finds the risk controllable, and recommends not to go ahead");
}

/// Those who spoke at a hearing were present at it.
void hearings(const Matter& matter, Findings& out) {
  each(matter.consultations, "/consultations", [&](const Consultation& c, const std::string& at) {
    if (!c.hearing || !c.hearing->present) return;
    const std::int64_t present = *c.hearing->present;
    const auto told = [&](const Stated<std::int64_t>& count, const char* member) {
      if (count && *count > present)
        out.add(Severity::warning, "matter.hearing", at + member,
                std::to_string(*count) + " are counted at a hearing of which " + std::to_string(present) +
                    " participants are said to have been present");
    };
    told(c.participant_count, "/participant_count");
    if (c.returns) told(c.returns->valid, "/returns/valid");
  });
}

}  // namespace

void stated(const Matter& matter, Findings& out) {
  hearings(matter, out);
  if (!matter.risk_assessment) return;
  weights(*matter.risk_assessment, out);
  scales(*matter.risk_assessment, out);
  conclusions(*matter.risk_assessment, out);
}

}  // namespace riskrule::checking
