#include "feel/zones.hpp"

#include <absl/time/time.h>

namespace riskrule::feel {

std::optional<std::int32_t> zone_offset(std::string_view zone, const DateTime& local) {
  if (zone == "Z" || zone == "UTC" || zone == "GMT" || zone == "Etc/UTC") return 0;
  absl::TimeZone rules;
  // "localtime" and paths would read what this machine happens to have.
  if (zone.empty() || zone.front() == '/' || zone == "localtime" || zone.find("..") != std::string_view::npos)
    return {};
  if (!absl::LoadTimeZone(absl::string_view(zone.data(), zone.size()), &rules)) return {};
  const absl::CivilSecond clock(local.date.year, local.date.month, local.date.day, local.time.hour, local.time.minute,
                                local.time.second);
  const absl::TimeZone::TimeInfo info = rules.At(clock);
  return rules.At(info.pre).offset;
}

std::optional<Instant> instant_of(const DateTime& value) {
  if (value.time.offset) return instant_at(value, *value.time.offset);
  if (value.time.zone.empty()) return instant_at(value, 0);
  const auto offset = zone_offset(value.time.zone, value);
  return offset ? std::optional(instant_at(value, *offset)) : std::nullopt;
}

}  // namespace riskrule::feel
