#include "feel/zones.hpp"

#include <absl/time/time.h>

namespace riskrule::feel {

namespace {

bool is_utc(std::string_view zone) noexcept {
  return zone == "Z" || zone == "UTC" || zone == "GMT" || zone == "Etc/UTC";
}

std::optional<absl::TimeZone> load(std::string_view zone) {
  absl::TimeZone rules;
  // "localtime" and paths would read what this machine happens to have.
  if (zone.empty() || zone.front() == '/' || zone == "localtime" || zone.find("..") != std::string_view::npos)
    return {};
  if (!absl::LoadTimeZone(absl::string_view(zone.data(), zone.size()), &rules)) return {};
  return rules;
}

}  // namespace

std::optional<std::int32_t> zone_offset(std::string_view zone, const DateTime& local) {
  if (is_utc(zone)) return 0;
  const auto rules = load(zone);
  if (!rules) return {};
  const absl::CivilSecond clock(local.date.year, local.date.month, local.date.day, local.time.hour, local.time.minute,
                                local.time.second);
  const absl::TimeZone::TimeInfo info = rules->At(clock);
  return rules->At(info.pre).offset;
}

std::optional<std::int32_t> zone_offset(std::string_view zone, const Instant& at) {
  if (is_utc(zone)) return 0;
  riskrule::detail::Scanner in{zone};
  const bool west = in.take('-');
  if (west || in.take('+')) {
    const auto offset = riskrule::detail::take_offset(in);
    if (!offset || !in.at_end()) return {};
    return west ? -*offset : *offset;
  }
  const auto rules = load(zone);
  if (!rules) return {};
  return rules->At(absl::FromUnixSeconds(at.seconds)).offset;
}

std::optional<Instant> instant_of(const DateTime& value) {
  if (value.time.offset) return instant_at(value, *value.time.offset);
  if (value.time.zone.empty()) return instant_at(value, 0);
  const auto offset = zone_offset(value.time.zone, value);
  return offset ? std::optional(instant_at(value, *offset)) : std::nullopt;
}

}  // namespace riskrule::feel
