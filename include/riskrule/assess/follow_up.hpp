// After the decision: measures tracked, triggers, duties of the time of execution, and evaluators who judge themselves.
//
//   auto assessment = riskrule::assess(*matter, {.as_of = today});
//   auto after = riskrule::follow_up(*matter, *assessment);
//   for (const auto& m : after.measures) if (m.standing == MeasureStanding::overdue) std::cout << m.what << "\n";
//
// What the law asks for (沪府令第35号 Arts 41-43, 国务院令第713号 Arts 34-37) is pack data: the duties are those findings
// of the assessment that rest on what the matter states under `/execution`, whatever pack they come from.
#pragma once

#include "riskrule/data/json_writer.hpp"
#include "riskrule/model/follow_up.hpp"
#include "riskrule/model/matter.hpp"

namespace riskrule {

/// How the measures stand on the day of the assessment, and so on. Pure; reads the proofs of the findings. An evaluator
/// is held to be one who did the work before if their names are the same text, blanks at the ends apart.
FollowUp follow_up(const Matter& matter, const Assessment& assessment);

/// How one measure stands on a day. Done is done, whenever; a measure is overdue from the day after its own.
MeasureStanding standing_of(const Measure& measure, Date day);

/// As JSON; the same bytes everywhere.
std::string write_follow_up(const FollowUp& follow_up, data::JsonStyle style = data::JsonStyle::indented);

}  // namespace riskrule
