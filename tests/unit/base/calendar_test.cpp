#include "riskrule/base/calendar.hpp"

#include <gtest/gtest.h>

#include <string>

namespace {

using namespace riskrule;

std::vector<Date> range(Date first, Date last) {
  std::vector<Date> days;
  for (Date d = first; d <= last; d = *add_days(d, 1)) days.push_back(d);
  return days;
}

std::vector<Date> joined(std::initializer_list<std::vector<Date>> parts) {
  std::vector<Date> days;
  for (const auto& part : parts) days.insert(days.end(), part.begin(), part.end());
  return days;
}

CalendarYear year_2023() {
  return {2023,
          "test",
          joined({range({2023, 1, 1}, {2023, 1, 2}), range({2023, 1, 21}, {2023, 1, 27}),
                  range({2023, 4, 5}, {2023, 4, 5}), range({2023, 4, 29}, {2023, 5, 3}),
                  range({2023, 6, 22}, {2023, 6, 24}), range({2023, 9, 29}, {2023, 10, 6})}),
          {{2023, 1, 28}, {2023, 1, 29}, {2023, 4, 23}, {2023, 5, 6}, {2023, 6, 25}, {2023, 10, 7}, {2023, 10, 8}}};
}

CalendarYear year_2024() {
  return {
      2024,
      "test",
      joined({range({2024, 1, 1}, {2024, 1, 1}), range({2024, 2, 10}, {2024, 2, 17}), range({2024, 4, 4}, {2024, 4, 6}),
              range({2024, 5, 1}, {2024, 5, 5}), range({2024, 6, 10}, {2024, 6, 10}),
              range({2024, 9, 15}, {2024, 9, 17}), range({2024, 10, 1}, {2024, 10, 7})}),
      {{2024, 2, 4},
       {2024, 2, 18},
       {2024, 4, 7},
       {2024, 4, 28},
       {2024, 5, 11},
       {2024, 9, 14},
       {2024, 9, 29},
       {2024, 10, 12}}};
}

WorkCalendar calendar() {
  auto built = WorkCalendar::build({year_2024(), year_2023()});
  EXPECT_TRUE(built.has_value());
  return built ? *built : WorkCalendar();
}

constexpr Counting first_counts{FirstDay::included, LastDay::stays};
constexpr Counting moving{FirstDay::excluded, LastDay::moves};

TEST(WorkCalendar, KnowsItsYearsOnly) {
  const auto c = calendar();
  EXPECT_TRUE(c.knows(2023));
  EXPECT_TRUE(c.knows(2024));
  EXPECT_FALSE(c.knows(2022));
  EXPECT_FALSE(c.knows(2025));
  EXPECT_FALSE(WorkCalendar().knows(2024));
}

TEST(WorkCalendar, WorkingDays) {
  const auto c = calendar();
  EXPECT_TRUE(*c.is_working_day({2024, 1, 2}));
  EXPECT_FALSE(*c.is_working_day({2024, 1, 6})) << "a Saturday";
  EXPECT_FALSE(*c.is_working_day({2024, 10, 1})) << "a holiday";
  EXPECT_TRUE(*c.is_working_day({2024, 9, 29})) << "a Sunday worked in exchange";
  EXPECT_EQ(c.is_working_day({2025, 1, 1}), (CalendarAnswer<bool>{std::nullopt, 2025}));
  int worked = 0;
  for (const Date& d : range({2024, 1, 1}, {2024, 12, 31})) worked += *c.is_working_day(d) ? 1 : 0;
  EXPECT_EQ(worked, 251);
}

TEST(WorkCalendar, CountsLikeAPersonWithACalendarOnTheWall) {
  const auto c = calendar();
  const auto days = range({2023, 9, 20}, {2024, 2, 25});
  for (const Date& from : days) {
    for (const Date& to : days) {
      std::int64_t all = 0;  // with both ends
      for (Date d = std::min(from, to); d <= std::max(from, to); d = *add_days(d, 1))
        all += *c.is_working_day(d) ? 1 : 0;
      const std::int64_t sign = from <= to ? 1 : -1;
      const std::int64_t first = *c.is_working_day(from) ? 1 : 0;
      ASSERT_EQ(*c.working_days_between(from, to, first_counts), sign * all) << to_string(from) << " " << to_string(to);
      ASSERT_EQ(*c.working_days_between(from, to, {}), sign * (all - first)) << to_string(from) << " " << to_string(to);
    }
  }
}

TEST(WorkCalendar, AddingIsTheInverseOfCounting) {
  const auto c = calendar();
  for (const Counting counting : {Counting{}, first_counts}) {
    for (const Date& from : range({2023, 12, 1}, {2024, 1, 31})) {
      for (std::int64_t n = -200; n <= 200; ++n) {
        const auto to = c.add_working_days(from, n, counting);
        ASSERT_TRUE(to) << to_string(from) << " " << n;
        if (n == 0 || (n == -1 && *to == from)) continue;  // one day has no direction
        ASSERT_TRUE(*c.is_working_day(*to)) << to_string(from) << " " << n;
        ASSERT_EQ(*c.working_days_between(from, *to, counting), n) << to_string(from) << " " << n;
      }
    }
  }
}

TEST(WorkCalendar, AddWorkingDays) {
  const auto c = calendar();
  EXPECT_EQ(*c.add_working_days({2024, 9, 30}, 1, {}), (Date{2024, 10, 8}));
  EXPECT_EQ(*c.add_working_days({2024, 9, 30}, 1, first_counts), (Date{2024, 9, 30}));
  EXPECT_EQ(*c.add_working_days({2024, 10, 1}, 1, first_counts), (Date{2024, 10, 8}));
  EXPECT_EQ(*c.add_working_days({2024, 10, 8}, -1, {}), (Date{2024, 9, 30}));
  EXPECT_EQ(*c.add_working_days({2023, 12, 29}, 1, {}), (Date{2024, 1, 2}));
  EXPECT_EQ(*c.add_working_days({2024, 1, 2}, -1, {}), (Date{2023, 12, 29}));
  EXPECT_EQ(*c.add_working_days({2024, 10, 1}, 0, {}), (Date{2024, 10, 1}));
  EXPECT_EQ(*c.add_working_days({2024, 12, 30}, 1, {}), (Date{2024, 12, 31}));
}

TEST(WorkCalendar, AnUnknownYearIsNamed) {
  const auto c = calendar();
  EXPECT_EQ(c.add_working_days({2024, 12, 31}, 1, {}).unknown_year, 2025);
  EXPECT_EQ(c.add_working_days({2023, 1, 3}, -1, {}).unknown_year, 2022);
  EXPECT_EQ(c.add_working_days({2024, 1, 1}, INT64_MAX, {}).unknown_year, 2025);
  EXPECT_EQ(c.add_working_days({2024, 1, 1}, INT64_MIN, {}).unknown_year, 2022);
  EXPECT_EQ(c.add_working_days({2030, 1, 1}, 1, {}).unknown_year, 2030);
  EXPECT_EQ(c.working_days_between({2024, 1, 1}, {2031, 1, 1}, {}).unknown_year, 2025);
  EXPECT_EQ(c.working_days_between({2024, 1, 1}, {-999'999'999, 1, 1}, {}).unknown_year, -999'999'999);
  EXPECT_FALSE(c.working_days_between({2021, 1, 1}, {2024, 1, 1}, {}));
  EXPECT_FALSE(c.add_calendar_days({2024, 12, 27}, 10, moving)) << "2025-01-06 may be a holiday";
  const auto gap = WorkCalendar::build({{2020, "", {}, {}}, {2022, "", {}, {}}});
  EXPECT_EQ(gap->working_days_between({2020, 1, 1}, {2022, 1, 1}, {}).unknown_year, 2021);
}

TEST(WorkCalendar, CalendarDays) {
  const auto c = calendar();
  EXPECT_EQ(days_between({2024, 1, 1}, {2024, 1, 31}, {}), 30);
  EXPECT_EQ(days_between({2024, 1, 1}, {2024, 1, 31}, first_counts), 31);
  EXPECT_EQ(days_between({2024, 1, 31}, {2024, 1, 1}, {}), -30);
  EXPECT_EQ(days_between({2024, 1, 31}, {2024, 1, 1}, first_counts), -31);
  EXPECT_EQ(days_between({2024, 1, 1}, {2024, 1, 1}, first_counts), 1);
  EXPECT_EQ(*c.add_calendar_days({2024, 1, 1}, 30, {}), (Date{2024, 1, 31}));
  EXPECT_EQ(*c.add_calendar_days({2024, 1, 1}, 30, first_counts), (Date{2024, 1, 30}));
  EXPECT_EQ(*c.add_calendar_days({2024, 1, 31}, -30, {}), (Date{2024, 1, 1}));
  EXPECT_EQ(*c.add_calendar_days({2050, 1, 1}, 30, {}), (Date{2050, 1, 31})) << "needs no calendar";
  for (std::int64_t n = 1; n < 100; ++n) {
    EXPECT_EQ(days_between({2024, 1, 1}, *c.add_calendar_days({2024, 1, 1}, n, first_counts), first_counts), n);
  }
  EXPECT_FALSE(c.add_calendar_days({2024, 1, 1}, INT64_MAX, {}));
  EXPECT_FALSE(c.add_calendar_days({2024, 1, 1}, INT64_MIN, first_counts));
}

TEST(WorkCalendar, ALastDayOffMoves) {
  const auto c = calendar();
  EXPECT_EQ(*c.add_calendar_days({2024, 9, 1}, 30, moving), (Date{2024, 10, 8})) << "not 2024-10-01";
  EXPECT_EQ(*c.add_calendar_days({2024, 9, 1}, 29, moving), (Date{2024, 9, 30}));
  EXPECT_EQ(*c.add_calendar_days({2024, 9, 1}, 28, moving), (Date{2024, 9, 29})) << "a Sunday, but worked";
  EXPECT_EQ(*c.add_calendar_days({2024, 10, 20}, -15, moving), (Date{2024, 9, 30})) << "backwards it moves backwards";
  EXPECT_EQ(*c.nearest_working_day({2024, 10, 3}, 1), (Date{2024, 10, 8}));
  EXPECT_EQ(*c.nearest_working_day({2024, 10, 3}, -1), (Date{2024, 9, 30}));
  EXPECT_EQ(*c.nearest_working_day({2024, 10, 8}, 1), (Date{2024, 10, 8}));
}

TEST(WorkCalendar, BuildReportsEveryMistake) {
  const auto built =
      WorkCalendar::build({{2024, "", {{2023, 12, 31}, {2024, 2, 30}, {2024, 1, 1}}, {{2024, 1, 1}, {2024, 1, 3}}},
                           {2025, "", {}, {}},
                           {INT32_MIN, "", {}, {}}});
  ASSERT_FALSE(built);
  std::string messages;
  for (const auto& d : built.diagnostics()) messages += d.code + ": " + d.message + "\n";
  EXPECT_EQ(messages,
            "calendar.day: `2023-12-31` lies in another year than the one it is given for\n"
            "calendar.day: `2024-02-30` is not a date\n"
            "calendar.day: `2024-01-01` is no Saturday or Sunday, and can not be worked in exchange\n"
            "calendar.day: `2024-01-03` is no Saturday or Sunday, and can not be worked in exchange\n"
            "calendar.day: `2024-01-01` is given twice\n"
            "calendar.year: there is no year `-2147483648`\n");
  const auto twice = WorkCalendar::build({{2024, "", {}, {}}, {2024, "", {}, {}}});
  ASSERT_FALSE(twice);
  EXPECT_EQ(twice.diagnostics()[0].message, "the year `2024` is given twice");
}

}  // namespace
