#include "riskrule/base/time.hpp"

#include <gtest/gtest.h>

#include <type_traits>

namespace {

using namespace riskrule;

static_assert(std::is_trivially_copyable_v<Time> && std::is_trivially_copyable_v<DateTime>);

TEST(Time, TextAndBack) {
  for (const char* text :
       {"01:02:03", "00:00:00", "23:59:59", "11:22:33.444", "11:22:33.123456789", "23:59:00Z", "13:20:00+02:00",
        "13:20:00-05:00", "11:59:45+02:45:55", "11:59:45-02:45:55", "10:00:00+18:00", "10:00:00-18:00",
        "00:01:00@Etc/UTC", "10:00:00@Asia/Shanghai", "10:00:00.5@America/Port-au-Prince", "10:00:00@Etc/GMT+8"}) {
    const auto time = parse_time(text);
    ASSERT_TRUE(time) << text;
    EXPECT_TRUE(is_valid(*time)) << text;
    EXPECT_EQ(to_string(*time), text);
  }
  EXPECT_EQ(to_string(*parse_time("11:22:33-00:00")), "11:22:33Z");
  EXPECT_EQ(to_string(*parse_time("11:22:33+00:00")), "11:22:33Z");
  EXPECT_EQ(to_string(*parse_time("11:22:33.500")), "11:22:33.5");
}

TEST(Time, ParseRefuses) {
  for (const char* bad : {"",
                          "24:00:00",
                          "24:00:01",
                          "23:59:60",
                          "00:60:00",
                          "7:00:00",
                          "07:1:00",
                          "07:01:2",
                          "07:01",
                          "07:01:02.",
                          "07:01:02.1234567890",
                          "13:20:00+19:00",
                          "13:20:00+18:01",
                          "13:20:00+18:00:01",
                          "13:20:00+5:00",
                          "13:20:00+5",
                          "13:20:00+05:60",
                          "13:20:00+02:00@Europe/Paris",
                          "13:20:00@",
                          "13:20:00@Europe/Paris Z",
                          "13:20:00@\xC3\xA9",
                          "13:20:00ZZ",
                          "13:20:00z",
                          "11:30:00T",
                          " 11:30:00",
                          "11:30:00 ",
                          "-11:30:00",
                          "2012T-12-2511:00:00Z"})
    EXPECT_FALSE(parse_time(bad)) << bad;
}

TEST(Time, PartsAreReadAsTheyStand) {
  const auto t = *parse_time("10:20:30.000000001-08:30");
  EXPECT_EQ(t.hour, 10);
  EXPECT_EQ(t.minute, 20);
  EXPECT_EQ(t.second, 30);
  EXPECT_EQ(t.nanos, 1U);
  EXPECT_EQ(t.offset, -(8 * 3600 + 30 * 60));
  EXPECT_EQ(second_of_day(t), 10 * 3600 + 20 * 60 + 30);
  const auto named = *parse_time("10:00:00@Asia/Shanghai");
  EXPECT_EQ(named.zone, "Asia/Shanghai");
  EXPECT_FALSE(named.offset);
}

TEST(Time, MakeTimeChecksItsParts) {
  EXPECT_TRUE(make_time(0, 0, 0));
  EXPECT_FALSE(make_time(24, 0, 0));
  EXPECT_FALSE(make_time(-1, 0, 0));
  EXPECT_FALSE(make_time(0, 60, 0));
  EXPECT_FALSE(make_time(0, 0, 60));
  EXPECT_FALSE(make_time(0, 0, 0, 1'000'000'000));
  EXPECT_FALSE(make_time(256, 0, 0)) << "not cut to a byte";
  Time both = *make_time(1, 0, 0);
  both.offset = 0;
  both.zone = "Etc/UTC";
  EXPECT_FALSE(is_valid(both));
}

TEST(DateTime, TextAndBack) {
  for (const char* text : {"2024-02-29T10:00:00", "2024-02-29T10:00:00.25Z", "-2016-01-30T09:05:00+08:00",
                           "2017-08-10T10:20:00@Europe/Paris", "999999999-12-31T23:59:59.999999999-18:00"}) {
    const auto d = parse_date_time(text);
    ASSERT_TRUE(d) << text;
    EXPECT_EQ(to_string(*d), text);
  }
  for (const char* bad : {"", "2024-02-29", "2024-02-29T", "2024-02-30T10:00:00", "2024-02-29 10:00:00",
                          "2024-02-29T24:00:00", "2024-02-29t10:00:00", "2024-02-29T10:00:00+08:00x"})
    EXPECT_FALSE(parse_date_time(bad)) << bad;
}

TEST(DateTime, InstantsCompareAcrossOffsets) {
  const auto utc = *instant_of(*parse_date_time("2024-02-29T10:00:00Z"), std::nullopt);
  const auto east = *instant_of(*parse_date_time("2024-02-29T18:00:00+08:00"), std::nullopt);
  EXPECT_EQ(utc, east);
  const auto local = *parse_date_time("2024-02-29T18:00:00@Asia/Shanghai");
  EXPECT_FALSE(instant_of(local, std::nullopt)) << "the caller has to know the zone";
  EXPECT_EQ(instant_of(local, 8 * 3600), utc);
  EXPECT_EQ(instant_at(*parse_date_time("1970-01-01T00:00:00"), 0), (Instant{0, 0}));
  EXPECT_EQ(instant_at(*parse_date_time("1969-12-31T23:59:59.25"), 0), (Instant{-1, 250'000'000}));
}

TEST(DateTime, DurationsBetweenAndAdded) {
  const auto at = [](const char* text) { return instant_at(*parse_date_time(text), 0); };
  const auto from = at("2024-02-28T12:00:00.75");
  const auto to = at("2024-03-01T00:00:00.5");
  EXPECT_EQ(to_string(duration_between(from, to)), "P1DT11H59M59.75S");
  EXPECT_EQ(to_string(duration_between(to, from)), "-P1DT11H59M59.75S");
  EXPECT_EQ(from + duration_between(from, to), to);
  EXPECT_EQ(to + duration_between(to, from), from);
  const auto d = *parse_date_time("2024-02-28T23:30:00+08:00");
  EXPECT_EQ(to_string(*add(d, {3600, 0})), "2024-02-29T00:30:00+08:00");
  EXPECT_EQ(to_string(*add(d, {0, -1})), "2024-02-28T23:29:59.999999999+08:00");
  EXPECT_FALSE(add(*parse_date_time("999999999-12-31T23:59:59"), {1, 0}));
  EXPECT_FALSE(add(d, {INT64_MAX, 999'999'999}));
  EXPECT_EQ(to_string(*local_date_time(*instant_of(d, std::nullopt), 0)), "2024-02-28T15:30:00");
  EXPECT_EQ(to_string(*local_date_time({-1, 0}, 0)), "1969-12-31T23:59:59");
}

}  // namespace
