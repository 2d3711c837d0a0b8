// Working days: weekends, public holidays, and the weekend days worked in exchange for them. All of that is data, year
// by year, and so is the way of counting. What depends on a year without data is not answered: the answer names the
// year.
//
//   Result<WorkCalendar> cn = WorkCalendar::build({{2024, "...", {{2024, 1, 1}, ...}, {{2024, 2, 4}, ...}}});
//   cn->is_working_day({2024, 2, 4})                          // true: a Sunday worked in exchange
//   cn->add_working_days({2024, 9, 30}, 1, {})                // 2024-10-08
//   cn->working_days_between({2024, 12, 30}, {2031, 1, 1}, {})   // no value; unknown_year = 2025
//
// Immutable once built; any number of threads may ask. A query takes O(years asked about + log(days of a year)).
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "riskrule/base/date.hpp"
#include "riskrule/base/diagnostic.hpp"
#include "riskrule/base/result.hpp"

namespace riskrule {

/// One year of a calendar of working days: what differs from Monday to Friday.
struct CalendarYear {
  std::int32_t year = 0;
  std::string source;      ///< the notice that ordered it
  std::vector<Date> off;   ///< every day of a public holiday that falls in this year, days at the weekend included
  std::vector<Date> work;  ///< Saturdays and Sundays of this year that are worked in exchange
};

/// Whether the day on which a period begins is its first day.
enum class FirstDay : std::uint8_t { excluded, included };
/// What becomes of a period whose last day is not a working day. `moves`: it ends on the next working day
/// (counted backwards: on the one before).
enum class LastDay : std::uint8_t { stays, moves };

/// How days are counted. The default is the common one: the first day does not count, the last stays where it falls.
struct Counting {
  FirstDay first_day = FirstDay::excluded;
  LastDay last_day_off = LastDay::stays;
  friend constexpr bool operator==(const Counting&, const Counting&) = default;
};

/// An answer, or the first year that the calendar would have to know. A year beyond the range of dates counts as
/// unknown.
template <class T>
struct CalendarAnswer {
  std::optional<T> value;
  std::int32_t unknown_year = 0;  ///< of meaning only without a value

  constexpr explicit operator bool() const noexcept { return value.has_value(); }
  constexpr const T& operator*() const noexcept { return *value; }
  friend constexpr bool operator==(const CalendarAnswer&, const CalendarAnswer&) = default;
};

/// Calendar days from one date to another. With the first day included, a period within one day has 1, not 0.
constexpr std::int64_t days_between(const Date& from, const Date& to, Counting counting) noexcept {
  const std::int64_t days = days_between(from, to);
  const std::int64_t first = counting.first_day == FirstDay::included ? 1 : 0;
  return days >= 0 ? days + first : days - first;
}

class WorkCalendar {
 public:
  /// Knows no year.
  WorkCalendar() = default;

  /// Checks and indexes the years, in any order. Errors: `calendar.year` (twice, or out of range), `calendar.day` (no
  /// such day, in another year, twice, or worked and yet no weekend day, or both off and worked).
  static Result<WorkCalendar> build(const std::vector<CalendarYear>& years);

  bool knows(std::int64_t year) const noexcept { return find(year) != nullptr; }

  CalendarAnswer<bool> is_working_day(const Date& d) const noexcept;

  /// The working days of the period from `from` to `to`: those after `from` up to and with `to`, and `from` itself if
  /// the first day counts. Negative if `to` is earlier: then those before `from` down to `to`.
  CalendarAnswer<std::int64_t> working_days_between(const Date& from, const Date& to, Counting counting) const noexcept;

  /// The last day of a period of `n` working days that begins on `from`: the n-th working day after it, or with the
  /// first day included the n-th from it on. Negative n counts backwards; 0 gives `from`.
  CalendarAnswer<Date> add_working_days(const Date& from, std::int64_t n, Counting counting) const noexcept;

  /// The last day of a period of `n` calendar days that begins on `from`. The calendar is asked only if the last day
  /// moves. Negative n counts backwards; 0 gives `from`, which does not move.
  CalendarAnswer<Date> add_calendar_days(const Date& from, std::int64_t n, Counting counting) const noexcept;

  /// The earliest working day not before d, or (step -1) the latest not after it.
  CalendarAnswer<Date> nearest_working_day(const Date& d, int step) const noexcept;

 private:
  struct Year {
    std::int32_t year = 0;
    std::array<std::uint16_t, 367> worked{};  // worked[i]: working days among the first i days of the year
    int length() const noexcept { return days_in_year(year); }
    int total() const noexcept { return worked[static_cast<std::size_t>(length())]; }
    int before(const Date& d) const noexcept { return worked[static_cast<std::size_t>(day_of_year(d)) - 1]; }
    int through(const Date& d) const noexcept { return worked[static_cast<std::size_t>(day_of_year(d))]; }
    /// The n-th working day of the year, 1 <= n <= total().
    Date nth(std::int64_t n) const noexcept;
  };

  const Year* find(std::int64_t year) const noexcept;
  /// The n-th working day, n >= 1, where the working days of `year` are counted from its first, and after its last
  /// those of the next year go on.
  CalendarAnswer<Date> nth_from(std::int32_t year, std::int64_t n) const noexcept;
  /// The same backwards: 0 is the last working day of the year before `year`, -1 the one before that.
  CalendarAnswer<Date> nth_back(std::int32_t year, std::int64_t n) const noexcept;
  static void check(const CalendarYear& year, Diagnostics& problems);
  static Year index(const CalendarYear& year);

  std::vector<Year> years_;  // ascending
};

inline Result<WorkCalendar> WorkCalendar::build(const std::vector<CalendarYear>& years) {
  Diagnostics problems;
  WorkCalendar calendar;
  for (const auto& year : years) {
    if (year.year < -Date::max_year || year.year > Date::max_year) {
      problems.push_back({.code = "calendar.year", .message = "there is no year `" + std::to_string(year.year) + "`"});
      continue;
    }
    check(year, problems);
    if (!has_errors(problems)) calendar.years_.push_back(index(year));
  }
  std::sort(calendar.years_.begin(), calendar.years_.end(),
            [](const Year& a, const Year& b) { return a.year < b.year; });
  for (std::size_t i = 1; i < calendar.years_.size(); ++i) {
    const std::string year = std::to_string(calendar.years_[i].year);
    if (calendar.years_[i - 1].year == calendar.years_[i].year)
      problems.push_back({.code = "calendar.year", .message = "the year `" + year + "` is given twice"});
  }
  if (has_errors(problems)) return problems;
  return calendar;
}

inline void WorkCalendar::check(const CalendarYear& year, Diagnostics& problems) {
  const auto wrong = [&problems](const Date& d, const char* what) {
    problems.push_back({.code = "calendar.day", .message = "`" + to_string(d) + "` " + what});
  };
  std::vector<Date> seen;
  for (const auto* days : {&year.off, &year.work}) {
    for (const Date& d : *days) {
      if (!is_valid(d))
        wrong(d, "is not a date");
      else if (d.year != year.year)
        wrong(d, "lies in another year than the one it is given for");
      else if (days == &year.work && weekday(d) < 6)
        wrong(d, "is no Saturday or Sunday, and can not be worked in exchange");
      seen.push_back(d);
    }
  }
  std::sort(seen.begin(), seen.end());
  for (auto twice = std::adjacent_find(seen.begin(), seen.end()); twice != seen.end();
       twice = std::adjacent_find(twice + 1, seen.end()))
    wrong(*twice, "is given twice");
}

inline WorkCalendar::Year WorkCalendar::index(const CalendarYear& year) {
  std::array<bool, 366> works{};
  const int first = weekday({year.year, 1, 1});
  for (std::size_t i = 0; i < works.size(); ++i) works[i] = (static_cast<std::size_t>(first) - 1 + i) % 7 < 5;
  for (const Date& d : year.off) works[static_cast<std::size_t>(day_of_year(d)) - 1] = false;
  for (const Date& d : year.work) works[static_cast<std::size_t>(day_of_year(d)) - 1] = true;
  Year indexed;
  indexed.year = year.year;
  for (std::size_t i = 0; i < works.size(); ++i)
    indexed.worked[i + 1] = static_cast<std::uint16_t>(indexed.worked[i] + (works[i] ? 1 : 0));
  return indexed;
}

inline Date WorkCalendar::Year::nth(std::int64_t n) const noexcept {
  const auto at = std::lower_bound(worked.begin(), worked.end(), n);  // the first day by whose end n have been worked
  return *date_from_days(days_from_civil({year, 1, 1}) + (at - worked.begin()) - 1);
}

inline const WorkCalendar::Year* WorkCalendar::find(std::int64_t year) const noexcept {
  const auto at = std::lower_bound(years_.begin(), years_.end(), year,
                                   [](const Year& y, std::int64_t wanted) { return y.year < wanted; });
  return at != years_.end() && at->year == year ? &*at : nullptr;
}

inline CalendarAnswer<bool> WorkCalendar::is_working_day(const Date& d) const noexcept {
  const Year* year = find(d.year);
  if (year == nullptr) return {std::nullopt, d.year};
  return {year->through(d) > year->before(d)};
}

inline CalendarAnswer<std::int64_t> WorkCalendar::working_days_between(const Date& from, const Date& to,
                                                                       Counting counting) const noexcept {
  const bool forward = from <= to;
  const Date& early = forward ? from : to;
  const Date& late = forward ? to : from;
  std::int64_t days = 0;
  for (std::int32_t y = early.year; y <= late.year; ++y) {  // ends at the first year without data
    const Year* year = find(y);
    if (year == nullptr) return {std::nullopt, y};
    days += year->total();
    if (y == early.year) days -= year->before(early);
    if (y == late.year) days -= year->total() - year->through(late);
  }
  if (counting.first_day == FirstDay::excluded && *is_working_day(from)) --days;
  return {forward ? days : -days};
}

inline CalendarAnswer<Date> WorkCalendar::nth_from(std::int32_t year, std::int64_t n) const noexcept {
  for (;; ++year) {
    const Year* known = find(year);
    if (known == nullptr) return {std::nullopt, year};
    if (n <= known->total()) return {known->nth(n)};
    n -= known->total();
  }
}

inline CalendarAnswer<Date> WorkCalendar::nth_back(std::int32_t year, std::int64_t n) const noexcept {
  while (true) {
    const Year* known = find(--year);
    if (known == nullptr) return {std::nullopt, year};
    n += known->total();
    if (n >= 1) return {known->nth(n)};
  }
}

inline CalendarAnswer<Date> WorkCalendar::add_working_days(const Date& from, std::int64_t n,
                                                           Counting counting) const noexcept {
  if (n == 0) return {from};
  const Year* year = find(from.year);
  if (year == nullptr) return {std::nullopt, from.year};
  const bool included = counting.first_day == FirstDay::included;
  // The ordinal, within the year of `from`, of the last working day that does not count.
  const std::int64_t base = (n > 0) == included ? year->before(from) : year->through(from);
  constexpr std::int64_t most = 1'000'000'000'000;  // more working days than there are
  const std::int64_t ordinal = n > 0 ? base + std::min(n, most) : base + 1 + std::max(n, -most);
  return ordinal >= 1 ? nth_from(from.year, ordinal) : nth_back(from.year, ordinal);
}

inline CalendarAnswer<Date> WorkCalendar::nearest_working_day(const Date& d, int step) const noexcept {
  return add_working_days(d, step > 0 ? 1 : -1, {FirstDay::included, LastDay::stays});
}

inline CalendarAnswer<Date> WorkCalendar::add_calendar_days(const Date& from, std::int64_t n,
                                                            Counting counting) const noexcept {
  if (n == 0) return {from};
  const int first = counting.first_day == FirstDay::excluded ? 0 : n > 0 ? 1 : -1;
  const auto last = add_days(from, n - first);
  if (!last) return {std::nullopt, n > 0 ? Date::max_year + 1 : -Date::max_year - 1};
  if (counting.last_day_off == LastDay::stays) return {*last};
  return nearest_working_day(*last, n > 0 ? 1 : -1);
}

}  // namespace riskrule
