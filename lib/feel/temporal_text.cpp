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

/// The text with an hour 24 that stands at `at` written as 0; empty if none does.
std::string without_hour_24(std::string_view text, std::size_t at) {
  if (at > text.size() || !text.substr(at).starts_with("24:00:00")) return {};
  std::string earlier(text);
  earlier[at] = earlier[at + 1] = '0';
  return earlier;
}

/// The time of a text that was changed, if it is midnight, with its zone out of the text itself.
std::optional<Time> midnight_of(std::optional<Time> time, std::string_view text) {
  if (!time || second_of_day(*time) != 0 || time->nanos != 0) return std::nullopt;
  time->zone = text.substr(text.size() - time->zone.size());
  return time;
}

/// A time as XML Schema writes it: 24:00:00 is 00:00:00.
std::optional<Time> parse_lenient_time(std::string_view text) {
  if (const auto value = parse_time(text)) return value;
  const std::string earlier = without_hour_24(text, 0);
  return midnight_of(parse_time(earlier), text);
}

/// A date and time as XML Schema writes it: 24:00:00 is midnight of the next day, and a lone date is its midnight.
std::optional<DateTime> parse_lenient(std::string_view text) {
  if (const auto value = parse_date_time(text)) return value;
  if (const auto date = parse_date(text)) return DateTime{*date, Time{}};
  const std::size_t at = text.find('T');
  const std::string earlier = without_hour_24(text, at == std::string_view::npos ? at : at + 1);
  const auto value = parse_date_time(earlier);
  const auto time = value ? midnight_of(value->time, text) : std::nullopt;
  const auto next_day = time ? add_days(value->date, 1) : std::nullopt;
  return next_day ? std::optional(DateTime{*next_day, *time}) : std::nullopt;
}

}  // namespace

std::optional<Value> read_date(std::string_view text) noexcept {
  const auto date = parse_date(text);
  return date ? std::optional(Value::date(*date)) : std::nullopt;
}

std::optional<Value> read_time(Arena& arena, std::string_view text) {
  const auto time = parse_lenient_time(text);
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
