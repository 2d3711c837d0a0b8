#pragma once

#include "riskrule/base/diagnostic.hpp"
#include "riskrule/model/survey.hpp"

namespace riskrule::assessing {

/// The share of each merge of the map, its intervals, and the grades that they touch.
void add_shares(const SurveyMap& map, Survey& survey, Diagnostics& problems);

}  // namespace riskrule::assessing
