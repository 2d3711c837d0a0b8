// Calendar dates of the proleptic Gregorian calendar, years -999999999 to 999999999. No zones, no clock.
//
//   parse_date("2024-02-29")                       // a date
//   parse_date("2024-02-30")                       // empty: there is no such day
//   days_between({2024, 2, 28}, {2024, 3, 1})      // 2
//   *add_months({2024, 1, 31}, 1)                  // 2024-02-29
//
// Everything is a pure function of constant cost. What would leave the range of years is empty.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "riskrule/base/scan.hpp"

namespace riskrule {

struct Date {
  static constexpr std::int32_t max_year = 999'999'999;  ///< and the least year is -max_year

  std::int32_t year = 1970;
  std::uint8_t month = 1;  ///< 1 to 12
  std::uint8_t day = 1;    ///< 1 to 31

  friend constexpr bool operator==(const Date&, const Date&) = default;
  friend constexpr std::strong_ordering operator<=>(const Date&, const Date&) = default;
};

constexpr bool is_leap_year(std::int64_t year) noexcept {
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

/// 28 to 31, for a month from 1 to 12.
constexpr int days_in_month(std::int64_t year, int month) noexcept {
  if (month == 2) return is_leap_year(year) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

constexpr int days_in_year(std::int64_t year) noexcept { return is_leap_year(year) ? 366 : 365; }

/// True if there is such a day.
constexpr bool is_valid(const Date& d) noexcept {
  return d.year >= -Date::max_year && d.year <= Date::max_year && d.month >= 1 && d.month <= 12 && d.day >= 1 &&
         d.day <= days_in_month(d.year, d.month);
}

/// The date with these parts, if there is such a day.
constexpr std::optional<Date> make_date(std::int64_t year, std::int64_t month, std::int64_t day) noexcept {
  if (year < -Date::max_year || year > Date::max_year || month < 1 || month > 12 || day < 1 || day > 31)
    return std::nullopt;
  const Date d{static_cast<std::int32_t>(year), static_cast<std::uint8_t>(month), static_cast<std::uint8_t>(day)};
  return is_valid(d) ? std::optional(d) : std::nullopt;
}

/// Days since 1970-01-01, for a valid date. Years are counted from March, so that a leap day ends one.
constexpr std::int64_t days_from_civil(const Date& d) noexcept {
  const std::int64_t year = std::int64_t{d.year} - (d.month <= 2 ? 1 : 0);
  const std::int64_t cycle = detail::floor_divide(year, 400);  // 400 years have 146 097 days
  const std::int64_t year_of_cycle = year - cycle * 400;
  const std::int64_t month_from_march = (d.month + 9) % 12;
  const std::int64_t day_of_year = (153 * month_from_march + 2) / 5 + d.day - 1;
  return cycle * 146'097 + year_of_cycle * 365 + year_of_cycle / 4 - year_of_cycle / 100 + day_of_year - 719'468;
}

/// The inverse of days_from_civil.
constexpr std::optional<Date> date_from_days(std::int64_t days) noexcept {
  constexpr std::int64_t limit = 366'000'000'000;  // a little more than the range of years; make_date decides
  if (days > limit || days < -limit) return std::nullopt;
  const std::int64_t from_march = days + 719'468;
  const std::int64_t cycle = detail::floor_divide(from_march, 146'097);
  const std::int64_t day_of_cycle = from_march - cycle * 146'097;
  const std::int64_t year_of_cycle =
      (day_of_cycle - day_of_cycle / 1460 + day_of_cycle / 36'524 - day_of_cycle / 146'096) / 365;
  const std::int64_t day_of_year = day_of_cycle - (365 * year_of_cycle + year_of_cycle / 4 - year_of_cycle / 100);
  const std::int64_t month_from_march = (5 * day_of_year + 2) / 153;
  const std::int64_t day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
  const std::int64_t month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
  return make_date(cycle * 400 + year_of_cycle + (month <= 2 ? 1 : 0), month, day);
}

/// to - from in days; negative if `to` is earlier.
constexpr std::int64_t days_between(const Date& from, const Date& to) noexcept {
  return days_from_civil(to) - days_from_civil(from);
}

constexpr std::optional<Date> add_days(const Date& d, std::int64_t days) noexcept {
  const auto sum = detail::checked_add(days_from_civil(d), days);
  return sum ? date_from_days(*sum) : std::nullopt;
}

/// The same day so many months on, or the last day of that month if it is shorter.
constexpr std::optional<Date> add_months(const Date& d, std::int64_t months) noexcept {
  const auto sum = detail::checked_add(std::int64_t{d.year} * 12 + d.month - 1, months);
  if (!sum) return std::nullopt;
  const std::int64_t year = detail::floor_divide(*sum, 12);
  const auto month = static_cast<int>(detail::floor_modulo(*sum, 12)) + 1;
  const int last = days_in_month(year, month);
  return make_date(year, month, d.day < last ? d.day : last);
}

/// Whole months from one date to another, towards zero: 2011-12-22 to 2013-08-24 are 20, and back -20.
constexpr std::int64_t months_between(const Date& from, const Date& to) noexcept {
  const std::int64_t months = (std::int64_t{to.year} - from.year) * 12 + to.month - from.month;
  if (months > 0 && to.day < from.day) return months - 1;
  if (months < 0 && to.day > from.day) return months + 1;
  return months;
}

/// 1 = Monday to 7 = Sunday.
constexpr int weekday(const Date& d) noexcept {
  return static_cast<int>(detail::floor_modulo(days_from_civil(d) + 3, 7)) + 1;  // 1970-01-01 was a Thursday
}

/// 1 to 366.
constexpr int day_of_year(const Date& d) noexcept {
  return static_cast<int>(days_from_civil(d) - days_from_civil({d.year, 1, 1})) + 1;
}

/// The week by ISO 8601, 1 to 53: weeks begin on Monday, week 1 has the year's first Thursday.
constexpr int week_of_year(const Date& d) noexcept {
  const std::int64_t thursday = days_from_civil(d) + 4 - weekday(d);
  const Date in_week{d.year, 1, 1};
  const std::int64_t first = days_from_civil(in_week);
  if (thursday < first) return static_cast<int>(thursday - (first - days_in_year(std::int64_t{d.year} - 1))) / 7 + 1;
  if (thursday >= first + days_in_year(d.year)) return 1;
  return static_cast<int>(thursday - first) / 7 + 1;
}

namespace detail {
/// Reads `[-]YYYY-MM-DD`, leaving what follows.
constexpr std::optional<Date> take_date(Scanner& in) noexcept {
  const bool negative = in.take('-');
  const bool leading_zero = !in.at_end() && in.rest[0] == '0';
  const auto year = in.take_number(4, leading_zero ? 4 : 9);
  if (!year || (negative && *year == 0) || !in.take('-')) return std::nullopt;
  const auto month = in.take_two_digits();
  if (!month || !in.take('-')) return std::nullopt;
  const auto day = in.take_two_digits();
  return day ? make_date(negative ? -*year : *year, *month, *day) : std::nullopt;
}
}  // namespace detail

/// `YYYY-MM-DD`, nothing before or after; years may be negative, and have five to nine digits without a leading zero.
constexpr std::optional<Date> parse_date(std::string_view text) noexcept {
  detail::Scanner in{text};
  const auto date = detail::take_date(in);
  return in.at_end() ? date : std::nullopt;
}

/// The text parse_date reads.
inline std::string to_string(const Date& d) {
  std::string out = d.year < 0 ? "-" : "";
  const std::int64_t year = d.year;
  detail::append_padded(out, static_cast<std::uint64_t>(year < 0 ? -year : year), 4);
  out += '-';
  detail::append_padded(out, d.month, 2);
  out += '-';
  detail::append_padded(out, d.day, 2);
  return out;
}

}  // namespace riskrule

template <>
struct std::hash<riskrule::Date> {
  std::size_t operator()(const riskrule::Date& d) const noexcept {
    return std::hash<std::int64_t>()(std::int64_t{d.year} * 512 + d.month * 32 + d.day);
  }
};
