// Times of day and date-times, with or without an offset or a zone's name.
//
//   10:00:00   10:00:00.5   10:00:00Z   10:00:00+08:00   10:00:00@Asia/Shanghai   2024-02-29T10:00:00Z
//
// A zone is only a name here. Whoever knows zone rules finds its offset and calls instant_at. The name is not owned:
// what parse_time and parse_date_time return points into the text they read, which must outlive it.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "riskrule/base/date.hpp"
#include "riskrule/base/duration.hpp"

namespace riskrule {

/// A time of day. It has an offset, or a zone, or neither (a local time); never both.
struct Time {
  static constexpr std::int32_t max_offset = 18 * 3600;  ///< seconds, either way

  std::uint8_t hour = 0;               ///< 0 to 23
  std::uint8_t minute = 0;             ///< 0 to 59
  std::uint8_t second = 0;             ///< 0 to 59
  std::uint32_t nanos = 0;             ///< 0 to 999 999 999
  std::optional<std::int32_t> offset;  ///< seconds east of UTC
  std::string_view zone;               ///< as in `Asia/Shanghai`; not owned; empty for none

  /// Equal in every part; whether 10:00:00Z is 18:00:00+08:00 is for instants to tell.
  friend constexpr bool operator==(const Time&, const Time&) = default;
};

struct DateTime {
  Date date;
  Time time;
  friend constexpr bool operator==(const DateTime&, const DateTime&) = default;
};

/// A point on the time line.
struct Instant {
  std::int64_t seconds = 0;  ///< since 1970-01-01T00:00:00Z, leap seconds not counted
  std::int32_t nanos = 0;    ///< 0 to 999 999 999, later than `seconds`

  friend constexpr bool operator==(const Instant&, const Instant&) = default;
  friend constexpr std::strong_ordering operator<=>(const Instant&, const Instant&) = default;
};

/// True if every part is in its range and there is not both an offset and a zone.
constexpr bool is_valid(const Time& t) noexcept {
  const bool offset_ok = !t.offset || (*t.offset >= -Time::max_offset && *t.offset <= Time::max_offset);
  return t.hour < 24 && t.minute < 60 && t.second < 60 && t.nanos < static_cast<std::uint32_t>(nanos_per_second) &&
         offset_ok && !(t.offset && !t.zone.empty());
}

/// The local time with these parts, if they are in range.
constexpr std::optional<Time> make_time(std::int64_t hour, std::int64_t minute, std::int64_t second,
                                        std::int64_t nanos = 0) noexcept {
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) return std::nullopt;
  if (nanos < 0 || nanos >= nanos_per_second) return std::nullopt;
  Time t;
  t.hour = static_cast<std::uint8_t>(hour);
  t.minute = static_cast<std::uint8_t>(minute);
  t.second = static_cast<std::uint8_t>(second);
  t.nanos = static_cast<std::uint32_t>(nanos);
  return t;
}

/// 0 to 86 399.
constexpr std::int32_t second_of_day(const Time& t) noexcept { return t.hour * 3600 + t.minute * 60 + t.second; }

/// The instant of a valid date-time in a place that is `offset` seconds east of UTC at that time.
constexpr Instant instant_at(const DateTime& d, std::int32_t offset) noexcept {
  return {days_from_civil(d.date) * seconds_per_day + second_of_day(d.time) - offset,
          static_cast<std::int32_t>(d.time.nanos)};
}

/// The instant, where the date-time has an offset, or `zone_offset` says what its zone's is (or what a local time
/// means).
constexpr std::optional<Instant> instant_of(const DateTime& d, std::optional<std::int32_t> zone_offset) noexcept {
  const auto offset = d.time.offset ? d.time.offset : zone_offset;
  return offset ? std::optional(instant_at(d, *offset)) : std::nullopt;
}

/// The time from `from` to `to`, negative if `to` is earlier; for instants within the range of years.
constexpr DayTimeDuration duration_between(const Instant& from, const Instant& to) noexcept {
  return *make_duration(to.seconds - from.seconds, std::int64_t{to.nanos} - from.nanos);
}

constexpr std::optional<Instant> operator+(const Instant& i, const DayTimeDuration& d) noexcept {
  const std::int64_t nanos = std::int64_t{i.nanos} + d.nanos;
  const auto seconds = detail::checked_add(i.seconds, d.seconds);
  const auto carried = seconds ? detail::checked_add(*seconds, detail::floor_divide(nanos, nanos_per_second)) : seconds;
  if (!carried) return std::nullopt;
  return Instant{*carried, static_cast<std::int32_t>(detail::floor_modulo(nanos, nanos_per_second))};
}

/// What a clock shows then, `offset` seconds east of UTC: a local date-time without offset or zone. Empty beyond the
/// range of years.
constexpr std::optional<DateTime> local_date_time(const Instant& i, std::int32_t offset) noexcept {
  const auto seconds = detail::checked_add(i.seconds, offset);
  const auto date = seconds ? date_from_days(detail::floor_divide(*seconds, seconds_per_day)) : std::nullopt;
  if (!date) return std::nullopt;
  const std::int64_t second = detail::floor_modulo(*seconds, seconds_per_day);
  return DateTime{*date, *make_time(second / 3600, second / 60 % 60, second % 60, i.nanos)};
}

/// The same wall clock later (or earlier) by d; offset and zone stay. For local times and for fixed offsets.
constexpr std::optional<DateTime> add(const DateTime& d, const DayTimeDuration& duration) noexcept {
  const auto later = instant_at(d, 0) + duration;
  auto moved = later ? local_date_time(*later, 0) : std::nullopt;
  if (!moved) return std::nullopt;
  moved->time.offset = d.time.offset;
  moved->time.zone = d.time.zone;
  return moved;
}

namespace detail {

constexpr bool is_zone_char(char c) noexcept {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || is_digit(c) || c == '/' || c == '_' || c == '-' ||
         c == '+';
}

/// Reads `hh:mm[:ss]` of an offset, whose sign has been read.
constexpr std::optional<std::int32_t> take_offset(Scanner& in) noexcept {
  const auto hours = in.take_two_digits();
  if (!hours || !in.take(':')) return std::nullopt;
  const auto minutes = in.take_two_digits();
  if (!minutes || *minutes > 59) return std::nullopt;
  std::int64_t seconds = *hours * 3600 + *minutes * 60;
  if (in.take(':')) {
    const auto more = in.take_two_digits();
    if (!more || *more > 59) return std::nullopt;
    seconds += *more;
  }
  return seconds <= Time::max_offset ? std::optional(static_cast<std::int32_t>(seconds)) : std::nullopt;
}

/// Reads what may follow a time: `Z`, an offset, `@zone`, or nothing. False if it is malformed.
constexpr bool take_place(Scanner& in, Time& time) noexcept {
  if (in.at_end()) return true;
  if (in.take('@')) {
    time.zone = in.rest;
    for (const char c : in.rest)
      if (!is_zone_char(c)) return false;
    in.rest = {};
    return !time.zone.empty();
  }
  if (in.take('Z')) {
    time.offset = 0;
    return true;
  }
  const bool west = in.take('-');
  if (!west && !in.take('+')) return false;
  time.offset = take_offset(in);
  if (time.offset && west) time.offset = -*time.offset;
  return time.offset.has_value();
}

constexpr std::optional<Time> take_time(Scanner& in) noexcept {
  const auto hour = in.take_two_digits();
  if (!hour || !in.take(':')) return std::nullopt;
  const auto minute = in.take_two_digits();
  if (!minute || !in.take(':')) return std::nullopt;
  const auto second = in.take_two_digits();
  if (!second) return std::nullopt;
  std::optional<std::int32_t> nanos = 0;
  if (in.take('.')) nanos = in.take_nanos(1);
  auto time = nanos ? make_time(*hour, *minute, *second, *nanos) : std::nullopt;
  return time && take_place(in, *time) ? time : std::nullopt;
}

}  // namespace detail

/// `hh:mm:ss[.f]` with `Z`, `+hh:mm[:ss]`, `@zone` or nothing behind; 24:00:00 is refused, as are offsets beyond 18
/// hours. Whether there is a zone of that name is not asked. The result's zone points into `text`.
constexpr std::optional<Time> parse_time(std::string_view text) noexcept {
  detail::Scanner in{text};
  const auto time = detail::take_time(in);
  return in.at_end() ? time : std::nullopt;
}

/// A date, `T`, and a time. The result's zone points into `text`.
constexpr std::optional<DateTime> parse_date_time(std::string_view text) noexcept {
  detail::Scanner in{text};
  const auto date = detail::take_date(in);
  if (!date || !in.take('T')) return std::nullopt;
  const auto time = detail::take_time(in);
  return time && in.at_end() ? std::optional(DateTime{*date, *time}) : std::nullopt;
}

/// The text parse_time reads; offset 0 is `Z`.
inline std::string to_string(const Time& t) {
  std::string out;
  const auto append = [&out](std::int32_t value, char before) {
    if (before != 0) out += before;
    detail::append_padded(out, static_cast<std::uint64_t>(value), 2);
  };
  append(t.hour, 0);
  append(t.minute, ':');
  append(t.second, ':');
  detail::append_nanos(out, t.nanos);
  if (!t.zone.empty()) return out.append("@").append(t.zone);
  if (!t.offset) return out;
  if (*t.offset == 0) return out + 'Z';
  const std::int32_t offset = *t.offset < 0 ? -*t.offset : *t.offset;
  append(offset / 3600, *t.offset < 0 ? '-' : '+');
  append(offset / 60 % 60, ':');
  if (offset % 60 != 0) append(offset % 60, ':');
  return out;
}

inline std::string to_string(const DateTime& d) { return to_string(d.date) + "T" + to_string(d.time); }

}  // namespace riskrule
