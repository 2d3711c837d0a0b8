#include "feel/temporal_text.hpp"

#include <string>

#include "feel/zones.hpp"

namespace riskrule::feel {
namespace {

/// Copies the zone's name into the arena; false if there is no such zone.
bool own_zone(Arena& arena, DateTime& value) {
  if (value.time.zone.empty()) return true;
  if (!zone_offset(value.time.zone, value)) return false;
  value.time.zone = arena.copy(value.time.zone);
  return true;
}

/// A date and time as XML Schema writes it: 24:00:00 is midnight of the next day, and a lone date is its midnight.
std::optional<DateTime> parse_lenient(std::string_view text) {
  if (const auto value = parse_date_time(text)) return value;
  if (const auto date = parse_date(text)) return DateTime{*date, Time{}};
  constexpr std::string_view midnight = "T24:00:00";
  const std::size_t at = text.find(midnight);
  if (at == std::string_view::npos) return std::nullopt;
  std::string earlier(text);
  earlier[at + 1] = earlier[at + 2] = '0';
  auto value = parse_date_time(earlier);
  const auto next_day =
      value && second_of_day(value->time) == 0 && value->time.nanos == 0 ? add_days(value->date, 1) : std::nullopt;
  if (!next_day) return std::nullopt;
  if (!value->time.zone.empty()) value->time.zone = text.substr(text.size() - value->time.zone.size());
  return DateTime{*next_day, value->time};
}

}  // namespace

std::optional<Value> read_date(std::string_view text) noexcept {
  const auto date = parse_date(text);
  return date ? std::optional(Value::date(*date)) : std::nullopt;
}

std::optional<Value> read_time(Arena& arena, std::string_view text) {
  const auto time = parse_time(text);
  if (!time) return std::nullopt;
  DateTime at{Date{}, *time};
  if (!own_zone(arena, at)) return std::nullopt;
  return Value::time(arena.make<Time>(at.time));
}

std::optional<Value> read_date_time(Arena& arena, std::string_view text) {
  auto value = parse_lenient(text);
  if (!value || !own_zone(arena, *value)) return std::nullopt;
  return Value::date_time(arena.make<DateTime>(*value));
}

std::optional<Value> read_duration(std::string_view text) noexcept {
  if (const auto d = parse_year_month_duration(text)) return Value::years_months(*d);
  if (const auto d = parse_day_time_duration(text)) return Value::days_time(*d);
  return std::nullopt;
}

std::optional<Value> read_temporal(Arena& arena, std::string_view text) {
  if (auto value = read_date(text)) return value;
  if (auto value = read_date_time(arena, text)) return value;
  if (auto value = read_time(arena, text)) return value;
  return read_duration(text);
}

}  // namespace riskrule::feel
