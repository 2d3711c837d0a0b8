// Which built-in pack a matter gets.
#include <gtest/gtest.h>

#include <algorithm>

#include "riskrule/pack/pack.hpp"

namespace riskrule::pack {
namespace {

Matter matter_of(const char* place) {
  Matter matter;
  matter.jurisdiction = place;
  return matter;
}

struct Row {
  const char* place;
  Date day;
  const char* pack;  ///< "" when there is none
  const char* why;
};

const Row rows[] = {
    {"310117", {2024, 3, 1}, "cn.shanghai.songjiang", "the district's own"},
    {"310117", {2021, 11, 5}, "cn.shanghai.songjiang", "its first day in force"},
    {"310117", {2021, 11, 4}, "cn.shanghai", "the day before: the city's"},
    {"310117", {2020, 8, 31}, "cn", "before the city's too: the country's"},
    {"310117", {2019, 9, 1}, "cn", "the country's first day"},
    {"310117", {2019, 8, 31}, "", "before all of them"},
    {"310101", {2024, 3, 1}, "cn.shanghai", "a district without a pack"},
    {"310100", {2024, 3, 1}, "cn.shanghai", "the city's districts"},
    {"310000", {2024, 3, 1}, "cn.shanghai", "the city itself"},
    {"320102", {2024, 3, 1}, "cn", "a place that no pack is for"},
    {"110000", {2024, 3, 1}, "cn", "another city"},
    {"310117", {9999, 12, 31}, "cn.shanghai.songjiang", "an end that is absent is open"},
};

TEST(Choice, FollowsPlaceAndDate) {
  for (const Row& row : rows) {
    SCOPED_TRACE(std::string(row.place) + " on " + to_string(row.day) + ": " + row.why);
    const auto pack = choose(matter_of(row.place), row.day);
    EXPECT_EQ(pack ? pack->id() : "", row.pack);
  }
}

TEST(Choice, WithoutAPackNamesPlaceAndDay) {
  const auto pack = choose(matter_of("310117"), {2019, 8, 31});
  ASSERT_FALSE(pack);
  EXPECT_EQ(pack.diagnostics()[0].code, "pack.none_in_force");
  for (const char* part : {"310117", "2019-08-31"})
    EXPECT_NE(pack.diagnostics()[0].message.find(part), std::string::npos) << part;
}

TEST(Library, HasEveryPackThatItLists) {
  const auto ids = builtin_ids();
  EXPECT_TRUE(std::is_sorted(ids.begin(), ids.end()));
  for (const char* id : {"cn", "cn.shanghai", "cn.shanghai.songjiang", "method.index-a", "method.index-b"})
    EXPECT_EQ(std::count(ids.begin(), ids.end(), id), 1) << id;
  for (const auto& id : ids) {
    const auto pack = builtin(id);
    ASSERT_TRUE(pack) << to_text(pack.diagnostics());
    EXPECT_EQ(pack->id(), id);
    EXPECT_TRUE(pack.diagnostics().empty()) << to_text(pack.diagnostics());
  }
}

TEST(Library, CompilesAPackOnce) { EXPECT_EQ(builtin("cn")->shared(), builtin("cn")->shared()); }

TEST(Library, UnknownIdHasAGuess) {
  const auto none = builtin("cn.shanhai");
  ASSERT_FALSE(none);
  EXPECT_EQ(none.diagnostics()[0].code, "pack.unknown");
  EXPECT_EQ(none.diagnostics()[0].guess, "cn.shanghai");
  for (const char* id : {"", "../cn", "cn.json", "packs/cn"}) EXPECT_FALSE(builtin(id)) << id;
}

TEST(Library, LayersStandCountryFirst) {
  const auto pack = builtin("cn.shanghai.songjiang");
  std::vector<std::string> ids;
  for (const auto& layer : pack->layers()) ids.push_back(layer.pack);
  EXPECT_EQ(ids, (std::vector<std::string>{"cn", "cn.shanghai", "cn.shanghai.songjiang"}));
  EXPECT_GT(pack->duty_count(), pack->binding_count());
  EXPECT_GT(pack->binding_count(), builtin("cn")->binding_count());
}

}  // namespace
}  // namespace riskrule::pack
