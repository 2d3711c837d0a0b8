#include "riskrule/base/duration.hpp"

#include <gtest/gtest.h>

#include <type_traits>

namespace {

using namespace riskrule;

static_assert(std::is_trivially_copyable_v<DayTimeDuration> && std::is_trivially_copyable_v<YearMonthDuration>);
static_assert(parse_day_time_duration("P1D")->seconds == 86'400);

struct Row {
  const char* text;
  const char* normalised;
};

TEST(Duration, DaysAndTimesAreNormalised) {
  const Row rows[] = {{"P1D", "P1D"},
                      {"PT2H", "PT2H"},
                      {"PT3M", "PT3M"},
                      {"PT4S", "PT4S"},
                      {"PT0.999S", "PT0.999S"},
                      {"P1DT2H3M4.123456789S", "P1DT2H3M4.123456789S"},
                      {"PT0S", "PT0S"},
                      {"PT0.000S", "PT0S"},
                      {"PT0.S", "PT0S"},
                      {"-PT0S", "PT0S"},
                      {"P0D", "PT0S"},
                      {"-PT1H2M", "-PT1H2M"},
                      {"PT1000M0.999999999S", "PT16H40M0.999999999S"},
                      {"PT24H", "P1D"},
                      {"P2DT274M", "P2DT4H34M"},
                      {"-P3DT4H5M6.5S", "-P3DT4H5M6.5S"},
                      {"-PT0.5S", "-PT0.5S"},
                      {"P1DT0.5S", "P1DT0.5S"},
                      {"PT9223372036854775807S", "P106751991167300DT15H30M7S"}};
  for (const auto& row : rows) {
    const auto d = parse_day_time_duration(row.text);
    ASSERT_TRUE(d) << row.text;
    EXPECT_EQ(to_string(*d), row.normalised);
    EXPECT_EQ(parse_day_time_duration(to_string(*d)), d);
  }
}

TEST(Duration, YearsAndMonthsAreNormalised) {
  const Row rows[] = {
      {"P1Y2M", "P1Y2M"},  {"P1Y", "P1Y"},       {"P0Y", "P0M"},  {"-P1Y", "-P1Y"}, {"P26M", "P2Y2M"},
      {"P1Y27M", "P3Y3M"}, {"-P100M", "-P8Y4M"}, {"-P0M", "P0M"}, {"P12M", "P1Y"},  {"P99999999Y", "P99999999Y"}};
  for (const auto& row : rows) {
    const auto d = parse_year_month_duration(row.text);
    ASSERT_TRUE(d) << row.text;
    EXPECT_EQ(to_string(*d), row.normalised);
  }
  EXPECT_EQ(to_string(YearMonthDuration{INT64_MIN}), "-P768614336404564650Y8M");
  EXPECT_EQ(to_string(DayTimeDuration{INT64_MIN, -1}), "-P106751991167300DT15H30M8.000000001S");
}

TEST(Duration, ParseRefuses) {
  for (const char* bad : {"",
                          "P",
                          "-P",
                          "PT",
                          "P1DT",
                          "P0",
                          "1Y",
                          "1D",
                          "P1H",
                          "P1S",
                          "PT1D",
                          "+P1D",
                          "P-1D",
                          "P1D ",
                          "P1.5D",
                          "PT1.5H",
                          "PT.5S",
                          "PT1.5",
                          "P1M1Y",
                          "PT1S1M",
                          "P1D1D",
                          "P1Y2D",
                          "P1Y2M3DT4H",
                          "p1d",
                          "PT1.1234567890S",
                          "P99999999999999999D",
                          "PT9223372036854775808S",
                          "P106751991167300DT15H30M8S"})
    EXPECT_FALSE(parse_day_time_duration(bad)) << bad;
  for (const char* bad : {"", "P", "P1", "P1D", "P1YT", "P1M1Y", "P-1Y", "P1.5Y", "P1Y ", "P1Y2M3D",
                          "P768614336404564651Y", "P99999999999999999999Y"})
    EXPECT_FALSE(parse_year_month_duration(bad)) << bad;
}

TEST(Duration, SecondsAndNanosNeverDifferInSign) {
  EXPECT_EQ(make_duration(1, -1), (DayTimeDuration{0, 999'999'999}));
  EXPECT_EQ(make_duration(-1, 1), (DayTimeDuration{0, -999'999'999}));
  EXPECT_EQ(make_duration(0, -1), (DayTimeDuration{0, -1}));
  EXPECT_EQ(make_duration(2, -2'500'000'000), (DayTimeDuration{0, -500'000'000}));
  EXPECT_EQ(make_duration(INT64_MAX, 1'000'000'000), std::nullopt);
}

TEST(Duration, SumsAndOrder) {
  const DayTimeDuration day{86'400, 0};
  const DayTimeDuration half{0, 500'000'000};
  EXPECT_EQ(day + half, (DayTimeDuration{86'400, 500'000'000}));
  EXPECT_EQ(half - day, (DayTimeDuration{-86'399, -500'000'000}));
  EXPECT_EQ(-half, (DayTimeDuration{0, -500'000'000}));
  EXPECT_EQ(half + half, (DayTimeDuration{1, 0}));
  EXPECT_LT(*(-half), DayTimeDuration{});
  EXPECT_LT(half, day);
  EXPECT_LT((DayTimeDuration{-1, -500'000'000}), (DayTimeDuration{-1, 0}));
  EXPECT_FALSE((DayTimeDuration{INT64_MAX, 0}) + day);
  EXPECT_FALSE((DayTimeDuration{INT64_MIN, 0}) - day);
  EXPECT_FALSE(-(DayTimeDuration{INT64_MIN, 0}));
  EXPECT_EQ(YearMonthDuration{5} + YearMonthDuration{8}, YearMonthDuration{13});
  EXPECT_EQ(YearMonthDuration{5} - YearMonthDuration{8}, YearMonthDuration{-3});
  EXPECT_FALSE(YearMonthDuration{INT64_MAX} + YearMonthDuration{1});
  EXPECT_FALSE(-YearMonthDuration{INT64_MIN});
  EXPECT_EQ(to_string(years_and_months_between({2014, 12, 31}, {2019, 10, 1})), "P4Y9M");
}

TEST(Duration, ToAndFromSeconds) {
  EXPECT_EQ(total_seconds({1, 500'000'000}).to_string(), "1.5");
  EXPECT_EQ(total_seconds({-1, -1}).to_string(), "-1.000000001");
  EXPECT_EQ(total_seconds({86'400, 0}).to_string(), "86400");
  EXPECT_EQ(duration_of_seconds(*Decimal::parse("-1.5")), (DayTimeDuration{-1, -500'000'000}));
  EXPECT_EQ(duration_of_seconds(*Decimal::parse("0.0000000005")), (DayTimeDuration{0, 0}));
  EXPECT_EQ(duration_of_seconds(*Decimal::parse("0.9999999999")), (DayTimeDuration{1, 0}));
  EXPECT_EQ(duration_of_seconds(Decimal(INT64_MIN)), (DayTimeDuration{INT64_MIN, 0}));
  EXPECT_FALSE(duration_of_seconds(*Decimal::parse("1e19")));
  EXPECT_FALSE(duration_of_seconds(*Decimal::parse("1e300")));
  EXPECT_FALSE(duration_of_seconds(Decimal::not_a_number()));
}

}  // namespace
