// Offsets of IANA zones.
#pragma once

#include <optional>
#include <string_view>

#include "riskrule/base/time.hpp"

namespace riskrule::feel {

/// Seconds east of UTC in this zone when its clocks show `local`; empty if there is no such zone. In a gap or overlap
/// of daylight saving the offset before it counts.
std::optional<std::int32_t> zone_offset(std::string_view zone, const DateTime& local);
/// The same at an instant. Besides names a zone may be an offset: `+08:00`.
std::optional<std::int32_t> zone_offset(std::string_view zone, const Instant& at);
/// The instant of a date-time; a local one (no offset, no zone) is taken as UTC.
std::optional<Instant> instant_of(const DateTime& value);

}  // namespace riskrule::feel
