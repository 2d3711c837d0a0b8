// The two kinds of durations: months and years, and days to nanoseconds. They do not convert into one another.
//
//   to_string(*parse_year_month_duration("P26M"))          // P2Y2M
//   to_string(*parse_day_time_duration("PT1000M"))         // PT16H40M
//
// Sums that would overflow are empty. Everything is a pure function of constant cost.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "riskrule/base/date.hpp"
#include "riskrule/base/decimal.hpp"

namespace riskrule {

struct YearMonthDuration {
  std::int64_t months = 0;

  friend constexpr bool operator==(const YearMonthDuration&, const YearMonthDuration&) = default;
  friend constexpr std::strong_ordering operator<=>(const YearMonthDuration&, const YearMonthDuration&) = default;
};

/// Seconds and nanoseconds that never differ in sign, |nanos| < 10^9.
struct DayTimeDuration {
  std::int64_t seconds = 0;
  std::int32_t nanos = 0;

  friend constexpr bool operator==(const DayTimeDuration&, const DayTimeDuration&) = default;
  friend constexpr std::strong_ordering operator<=>(const DayTimeDuration&, const DayTimeDuration&) = default;
};

inline constexpr std::int64_t seconds_per_day = 86'400;
inline constexpr std::int32_t nanos_per_second = 1'000'000'000;

/// The duration of so many seconds and nanoseconds, of any signs.
constexpr std::optional<DayTimeDuration> make_duration(std::int64_t seconds, std::int64_t nanos) noexcept {
  const auto whole = detail::checked_add(seconds, nanos / nanos_per_second);
  if (!whole) return std::nullopt;
  DayTimeDuration d{*whole, static_cast<std::int32_t>(nanos % nanos_per_second)};
  if (d.seconds > 0 && d.nanos < 0) d = {d.seconds - 1, d.nanos + nanos_per_second};
  if (d.seconds < 0 && d.nanos > 0) d = {d.seconds + 1, d.nanos - nanos_per_second};
  return d;
}

constexpr std::optional<DayTimeDuration> operator-(const DayTimeDuration& d) noexcept {
  const auto seconds = detail::checked_subtract(0, d.seconds);
  return seconds ? std::optional(DayTimeDuration{*seconds, -d.nanos}) : std::nullopt;
}
constexpr std::optional<DayTimeDuration> operator+(const DayTimeDuration& a, const DayTimeDuration& b) noexcept {
  const auto seconds = detail::checked_add(a.seconds, b.seconds);
  return seconds ? make_duration(*seconds, std::int64_t{a.nanos} + b.nanos) : std::nullopt;
}
constexpr std::optional<DayTimeDuration> operator-(const DayTimeDuration& a, const DayTimeDuration& b) noexcept {
  const auto seconds = detail::checked_subtract(a.seconds, b.seconds);
  return seconds ? make_duration(*seconds, std::int64_t{a.nanos} - b.nanos) : std::nullopt;
}

constexpr std::optional<YearMonthDuration> operator-(const YearMonthDuration& d) noexcept {
  const auto months = detail::checked_subtract(0, d.months);
  return months ? std::optional(YearMonthDuration{*months}) : std::nullopt;
}
constexpr std::optional<YearMonthDuration> operator+(const YearMonthDuration& a, const YearMonthDuration& b) noexcept {
  const auto months = detail::checked_add(a.months, b.months);
  return months ? std::optional(YearMonthDuration{*months}) : std::nullopt;
}
constexpr std::optional<YearMonthDuration> operator-(const YearMonthDuration& a, const YearMonthDuration& b) noexcept {
  const auto months = detail::checked_subtract(a.months, b.months);
  return months ? std::optional(YearMonthDuration{*months}) : std::nullopt;
}

/// Whole years and months from one date to another, towards zero.
constexpr YearMonthDuration years_and_months_between(const Date& from, const Date& to) noexcept {
  return {months_between(from, to)};
}

/// The exact length in seconds.
constexpr Decimal total_seconds(const DayTimeDuration& d) noexcept {
  return Decimal(d.seconds) + (d.nanos == 0 ? Decimal() : Decimal(d.nanos) / nanos_per_second);
}

/// So many seconds, rounded half to even to nanoseconds; empty if too long or not a number.
constexpr std::optional<DayTimeDuration> duration_of_seconds(const Decimal& seconds) noexcept {
  const Decimal rounded = rescale(seconds, 9, Rounding::half_even);
  const Decimal whole = truncate(rounded);
  const auto count = whole.to_int64();
  const auto nanos = ((rounded - whole) * nanos_per_second).to_int64();
  return count && nanos ? make_duration(*count, *nanos) : std::nullopt;
}

namespace detail {

/// Reads `digits` and the letter of a unit, and adds them to `total`; true also where there is another unit or nothing.
/// An overflow empties `total`.
constexpr void take_unit(Scanner& in, char letter, std::int64_t size, std::optional<std::int64_t>& total,
                         bool& any) noexcept {
  const std::size_t count = in.count_digits();
  if (count == 0 || count == in.rest.size() || in.rest[count] != letter) return;
  const auto number = in.take_number(1, count);
  any = true;
  in.rest.remove_prefix(number ? 1 : count + 1);
  const auto amount = number ? checked_multiply(*number, size) : std::nullopt;
  total = amount && total ? checked_add(*total, *amount) : std::nullopt;
}

/// Reads `digits[.digits]S`. Nothing is there, or it is malformed: the rest stays, and the caller sees that.
constexpr void take_seconds(Scanner& in, std::optional<std::int64_t>& total, std::int32_t& nanos, bool& any) noexcept {
  Scanner ahead = in;
  const auto whole = ahead.take_number(1, 19);
  if (!whole) return;
  std::int32_t fraction = 0;
  if (ahead.take('.')) {
    const auto digits = ahead.take_nanos(0);
    if (!digits) return;
    fraction = *digits;
  }
  if (!ahead.take('S')) return;
  in = ahead;
  any = true;
  nanos = fraction;
  total = total ? checked_add(*total, *whole) : std::nullopt;
}

}  // namespace detail

/// `[-]PnYnM`, at least one of them.
constexpr std::optional<YearMonthDuration> parse_year_month_duration(std::string_view text) noexcept {
  detail::Scanner in{text};
  const bool negative = in.take('-');
  if (!in.take('P')) return std::nullopt;
  bool any = false;
  std::optional<std::int64_t> months = 0;
  detail::take_unit(in, 'Y', 12, months, any);
  detail::take_unit(in, 'M', 1, months, any);
  if (!any || !months || !in.at_end()) return std::nullopt;
  return YearMonthDuration{negative ? -*months : *months};
}

/// `[-]PnDTnHnMn.nS`, at least one of them, and after T at least one; up to nine digits of a second.
constexpr std::optional<DayTimeDuration> parse_day_time_duration(std::string_view text) noexcept {
  detail::Scanner in{text};
  const bool negative = in.take('-');
  if (!in.take('P')) return std::nullopt;
  bool any = false;
  std::optional<std::int64_t> seconds = 0;
  std::int32_t nanos = 0;
  detail::take_unit(in, 'D', seconds_per_day, seconds, any);
  if (in.take('T')) {
    any = false;
    detail::take_unit(in, 'H', 3600, seconds, any);
    detail::take_unit(in, 'M', 60, seconds, any);
    detail::take_seconds(in, seconds, nanos, any);
  }
  if (!any || !seconds || !in.at_end()) return std::nullopt;
  return DayTimeDuration{negative ? -*seconds : *seconds, negative ? -nanos : nanos};
}

namespace detail {
constexpr std::uint64_t magnitude(std::int64_t x) noexcept {
  return x < 0 ? std::uint64_t{0} - static_cast<std::uint64_t>(x) : static_cast<std::uint64_t>(x);
}
inline void append_unit(std::string& out, std::uint64_t amount, char letter) {
  if (amount != 0) out += std::to_string(amount) + letter;
}
}  // namespace detail

/// Years and months with what is zero left out; `P0M` for none.
inline std::string to_string(const YearMonthDuration& d) {
  if (d.months == 0) return "P0M";
  std::string out = d.months < 0 ? "-P" : "P";
  detail::append_unit(out, detail::magnitude(d.months) / 12, 'Y');
  detail::append_unit(out, detail::magnitude(d.months) % 12, 'M');
  return out;
}

/// Days, hours, minutes and seconds with what is zero left out; `PT0S` for none.
inline std::string to_string(const DayTimeDuration& d) {
  if (d == DayTimeDuration{}) return "PT0S";
  std::string out = d.seconds < 0 || d.nanos < 0 ? "-P" : "P";
  const std::uint64_t seconds = detail::magnitude(d.seconds);
  const auto nanos = static_cast<std::uint32_t>(detail::magnitude(d.nanos));
  detail::append_unit(out, seconds / 86'400, 'D');
  if (seconds % 86'400 == 0 && nanos == 0) return out;
  out += 'T';
  detail::append_unit(out, seconds / 3600 % 24, 'H');
  detail::append_unit(out, seconds / 60 % 60, 'M');
  if (seconds % 60 == 0 && nanos == 0) return out;
  out += std::to_string(seconds % 60);
  detail::append_nanos(out, nanos);
  return out + 'S';
}

}  // namespace riskrule

template <>
struct std::hash<riskrule::YearMonthDuration> {
  std::size_t operator()(const riskrule::YearMonthDuration& d) const noexcept {
    return std::hash<std::int64_t>()(d.months);
  }
};
template <>
struct std::hash<riskrule::DayTimeDuration> {
  std::size_t operator()(const riskrule::DayTimeDuration& d) const noexcept {
    return std::hash<std::int64_t>()(d.seconds) ^ (std::hash<std::int32_t>()(d.nanos) << 1U);
  }
};
