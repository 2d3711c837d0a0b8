// The calendar of working days that comes with the library, against the yearly notices and the yearly totals.
#include "pack/calendars.hpp"

#include <gtest/gtest.h>

namespace riskrule::pack {
namespace {

const WorkCalendar& cn() {
  static const WorkCalendar calendar = *load_calendar("cn");
  return calendar;
}

constexpr Counting first_day_too{FirstDay::included, LastDay::stays};

TEST(Calendars, WorkingDaysOfEachYear) {
  const std::pair<std::int32_t, std::int64_t> rows[] = {{2019, 250}, {2020, 249}, {2021, 250}, {2022, 249},
                                                        {2023, 249}, {2024, 251}, {2025, 248}, {2026, 248}};
  std::int64_t all = 0;
  for (const auto& [year, days] : rows) {
    EXPECT_EQ(*cn().working_days_between({year, 1, 1}, {year, 12, 31}, first_day_too), days) << year;
    all += days;
  }
  EXPECT_EQ(*cn().working_days_between({2019, 1, 1}, {2026, 12, 31}, first_day_too), all);
}

struct Day {
  Date date;
  bool worked;
  const char* what;
};

const Day days[] = {
    {{2019, 5, 1}, false, "Labour Day"},
    {{2019, 5, 4}, false, "Labour Day, as it was changed"},
    {{2019, 5, 5}, true, "a Sunday worked for it"},
    {{2020, 1, 24}, false, "New Year's Eve"},
    {{2020, 1, 31}, false, "the Spring Festival that was lengthened"},
    {{2020, 2, 2}, false, "its last day"},
    {{2020, 2, 3}, true, "the day after"},
    {{2020, 10, 8}, false, "National Day and Mid-Autumn together"},
    {{2021, 2, 7}, true, "a Sunday worked for the Spring Festival"},
    {{2022, 12, 31}, false, "a day off by the notice for the year after"},
    {{2023, 1, 1}, false, "New Year, a Sunday"},
    {{2023, 1, 2}, false, "New Year"},
    {{2023, 10, 7}, true, "a Saturday worked for National Day"},
    {{2024, 2, 4}, true, "a Sunday worked for the Spring Festival"},
    {{2024, 2, 9}, true, "New Year's Eve, by the notice a working day"},
    {{2024, 6, 10}, false, "Dragon Boat"},
    {{2024, 10, 12}, true, "a Saturday worked for National Day"},
    {{2024, 3, 2}, false, "a Saturday like any other"},
    {{2024, 3, 4}, true, "a Monday like any other"},
    {{2025, 1, 28}, false, "New Year's Eve"},
    {{2025, 2, 4}, false, "the last day of the Spring Festival"},
    {{2025, 5, 5}, false, "Labour Day"},
};

TEST(Calendars, DaysOfTheNotices) {
  for (const Day& day : days)
    EXPECT_EQ(*cn().is_working_day(day.date), day.worked) << to_string(day.date) << ": " << day.what;
}

// A period over the longest holiday, forwards and back.
TEST(Calendars, PeriodsOverAHoliday) {
  EXPECT_EQ(*cn().add_working_days({2024, 9, 30}, 1, {}), (Date{2024, 10, 8}));
  EXPECT_EQ(*cn().add_working_days({2024, 10, 8}, -1, {}), (Date{2024, 9, 30}));
  EXPECT_EQ(*cn().working_days_between({2024, 2, 9}, {2024, 2, 18}, {}), 1);
}

TEST(Calendars, AYearWithoutANoticeIsNotAnswered) {
  for (const Date outside : {Date{2018, 12, 31}, Date{2027, 1, 1}, Date{1999, 6, 1}, Date{9999, 1, 1}}) {
    const auto answer = cn().is_working_day(outside);
    EXPECT_FALSE(answer) << to_string(outside);
    EXPECT_EQ(answer.unknown_year, outside.year);
  }
  EXPECT_EQ(cn().working_days_between({2026, 12, 1}, {2027, 1, 4}, {}).unknown_year, 2027);
  EXPECT_EQ(cn().add_working_days({2019, 1, 2}, -2, {}).unknown_year, 2018);
  EXPECT_EQ(cn().add_working_days({2026, 12, 31}, 1, {}).unknown_year, 2027);
}

TEST(Calendars, AnUnknownIdHasAGuess) {
  const auto none = load_calendar("cm");
  ASSERT_FALSE(none);
  ASSERT_EQ(none.diagnostics().size(), 1U);
  EXPECT_EQ(none.diagnostics()[0].code, "pack.unknown_calendar");
  EXPECT_EQ(none.diagnostics()[0].guess, "cn");
  EXPECT_FALSE(load_calendar(""));
}

}  // namespace
}  // namespace riskrule::pack
