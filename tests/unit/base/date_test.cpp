#include "riskrule/base/date.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <type_traits>

namespace {

using namespace riskrule;

static_assert(std::is_trivially_copyable_v<Date> && sizeof(Date) == 8);
static_assert(*parse_date("2024-02-29") == Date{2024, 2, 29});
static_assert(days_from_civil({1970, 1, 1}) == 0);

// The standard library's calendar is the second witness.
TEST(Date, AgreesWithTheStandardCalendar) {
  const auto first = std::chrono::sys_days(std::chrono::year(1599) / 1 / 1);
  const auto last = std::chrono::sys_days(std::chrono::year(2401) / 12 / 31);
  for (auto day = first; day <= last; day += std::chrono::days(1)) {
    const std::chrono::year_month_day ymd(day);
    const Date d{static_cast<int>(ymd.year()), static_cast<std::uint8_t>(static_cast<unsigned>(ymd.month())),
                 static_cast<std::uint8_t>(static_cast<unsigned>(ymd.day()))};
    const auto count = day.time_since_epoch().count();
    ASSERT_EQ(days_from_civil(d), count) << to_string(d);
    ASSERT_EQ(date_from_days(count), d) << to_string(d);
    ASSERT_EQ(weekday(d), static_cast<int>(std::chrono::weekday(day).iso_encoding())) << to_string(d);
    ASSERT_EQ(day_of_year(d), (day - std::chrono::sys_days(ymd.year() / 1 / 1)).count() + 1) << to_string(d);
    ASSERT_EQ(parse_date(to_string(d)), d) << to_string(d);
  }
}

TEST(Date, EndsOfTheRange) {
  const Date last{Date::max_year, 12, 31};
  const Date first{-Date::max_year, 1, 1};
  EXPECT_EQ(to_string(last), "999999999-12-31");
  EXPECT_EQ(to_string(first), "-999999999-01-01");
  EXPECT_EQ(parse_date(to_string(last)), last);
  EXPECT_EQ(parse_date(to_string(first)), first);
  EXPECT_EQ(date_from_days(days_from_civil(last)), last);
  EXPECT_EQ(date_from_days(days_from_civil(first)), first);
  EXPECT_FALSE(add_days(last, 1));
  EXPECT_FALSE(add_days(first, -1));
  EXPECT_FALSE(add_days(last, INT64_MAX));
  EXPECT_FALSE(add_days(first, INT64_MIN));
  EXPECT_FALSE(add_months(last, 1));
  EXPECT_FALSE(add_months(last, INT64_MAX));
  EXPECT_FALSE(add_months(first, INT64_MIN));
  EXPECT_FALSE(date_from_days(INT64_MIN));
  EXPECT_EQ(add_days(first, days_between(first, last)), last);
}

TEST(Date, ParseIsStrict) {
  for (const char* bad : {"",
                          "2024-02-30",
                          "2023-02-29",
                          "1900-02-29",
                          "2024-13-01",
                          "2024-00-01",
                          "2024-01-00",
                          "2024-1-01",
                          "2024-01-1",
                          "24-01-01",
                          "998-12-31",
                          "01211-12-31",
                          "+2012-12-02",
                          "2012/12/25",
                          "2012-12-25T",
                          " 2012-12-25",
                          "2012-12-25 ",
                          "9999999999-12-25",
                          "-0000-01-01",
                          "--2012-01-01",
                          "2012-12-2x",
                          "20121225",
                          "2012-12",
                          "2012-12-251"})
    EXPECT_FALSE(parse_date(bad)) << bad;
  EXPECT_EQ(parse_date("2000-02-29"), (Date{2000, 2, 29}));
  EXPECT_EQ(parse_date("0000-01-01"), (Date{0, 1, 1}));
  EXPECT_EQ(parse_date("-2017-12-31"), (Date{-2017, 12, 31}));
  EXPECT_EQ(parse_date("12345-01-01"), (Date{12345, 1, 1}));
  EXPECT_EQ(to_string(Date{5, 1, 1}), "0005-01-01");
  EXPECT_EQ(to_string(Date{-5, 1, 1}), "-0005-01-01");
}

TEST(Date, Validity) {
  EXPECT_TRUE(is_valid({2024, 2, 29}));
  EXPECT_FALSE(is_valid({2023, 2, 29}));
  EXPECT_FALSE(is_valid({2023, 0, 1}));
  EXPECT_FALSE(is_valid({2023, 1, 0}));
  EXPECT_FALSE(is_valid({2023, 4, 31}));
  EXPECT_FALSE(is_valid({1'000'000'000, 1, 1}));
  EXPECT_FALSE(make_date(2023, 257, 1)) << "not cut to a byte";
  EXPECT_FALSE(make_date(2023, 1, 257));
  EXPECT_FALSE(make_date(INT64_MAX, 1, 1));
}

TEST(Date, OrderIsByTime) {
  EXPECT_LT((Date{2023, 12, 31}), (Date{2024, 1, 1}));
  EXPECT_LT((Date{-2, 1, 1}), (Date{-1, 1, 1}));
  EXPECT_LT((Date{2024, 1, 31}), (Date{2024, 2, 1}));
}

TEST(Date, AddMonthsStaysWithinTheMonth) {
  EXPECT_EQ(add_months({2024, 1, 31}, 1), (Date{2024, 2, 29}));
  EXPECT_EQ(add_months({2023, 1, 31}, 1), (Date{2023, 2, 28}));
  EXPECT_EQ(add_months({2024, 3, 31}, -1), (Date{2024, 2, 29}));
  EXPECT_EQ(add_months({2024, 2, 29}, 12), (Date{2025, 2, 28}));
  EXPECT_EQ(add_months({2024, 12, 15}, 1), (Date{2025, 1, 15}));
  EXPECT_EQ(add_months({2024, 1, 15}, -1), (Date{2023, 12, 15}));
  EXPECT_EQ(add_months({0, 1, 15}, -1), (Date{-1, 12, 15}));
}

TEST(Date, MonthsBetweenCountsWholeMonths) {
  EXPECT_EQ(months_between({2011, 12, 22}, {2013, 8, 24}), 20);
  EXPECT_EQ(months_between({2013, 8, 24}, {2011, 12, 22}), -20);
  EXPECT_EQ(months_between({2015, 1, 21}, {2016, 1, 21}), 12);
  EXPECT_EQ(months_between({2016, 1, 30}, {2016, 2, 29}), 0);
  EXPECT_EQ(months_between({2016, 1, 1}, {2016, 1, 1}), 0);
  EXPECT_EQ(months_between({2016, 2, 15}, {2016, 1, 20}), 0);
  EXPECT_EQ(months_between({-2016, 1, 30}, {-2017, 2, 28}), -11);
}

TEST(Date, WeekOfYearByIso) {
  struct Row {
    Date date;
    int week;
  };
  const Row rows[] = {{{2019, 9, 17}, 38}, {{2003, 12, 29}, 1},  {{2004, 1, 4}, 1},    {{2005, 1, 1}, 53},
                      {{2005, 1, 10}, 2},  {{2005, 12, 31}, 52}, {{2020, 12, 31}, 53}, {{2021, 1, 3}, 53},
                      {{2021, 1, 4}, 1},   {{2008, 12, 29}, 1},  {{2010, 1, 3}, 53},   {{2024, 12, 30}, 1},
                      {{2026, 1, 1}, 1}};
  for (const auto& row : rows) EXPECT_EQ(week_of_year(row.date), row.week) << to_string(row.date);
}

TEST(Date, HashTellsNearDatesApart) {
  const std::hash<Date> hash;
  EXPECT_NE(hash({2024, 1, 31}), hash({2024, 2, 1}));
  EXPECT_EQ(hash({2024, 1, 31}), hash(Date{2024, 1, 31}));
}

}  // namespace
