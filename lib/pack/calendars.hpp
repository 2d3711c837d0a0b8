// The calendars of working days that are compiled into the library (seeds/calendars).
#pragma once

#include <string>

#include "riskrule/base/calendar.hpp"
#include "riskrule/base/result.hpp"

namespace riskrule::pack {

/// A calendar by id; `pack.unknown_calendar` when there is none.
Result<WorkCalendar> load_calendar(const std::string& id);

}  // namespace riskrule::pack
