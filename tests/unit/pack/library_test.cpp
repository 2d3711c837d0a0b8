// Which built-in pack a matter gets.
#include <gtest/gtest.h>

#include <algorithm>
#include <optional>

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
    {"230102", {2021, 8, 1}, "cn.heilongjiang", "a district of a province with a pack"},
    {"230102", {2021, 7, 31}, "cn", "the day before it"},
    {"340100", {2021, 3, 1}, "cn.anhui", "a city of Anhui"},
    {"340100", {2021, 2, 28}, "cn", "the day before"},
    {"320102", {2020, 8, 1}, "cn.jiangsu", "a district of Jiangsu"},
    {"320102", {2020, 7, 31}, "cn", "the day before"},
    {"440100", {2024, 1, 1}, "cn.guangdong", "a city of Guangdong"},
    {"440100", {2023, 12, 31}, "cn", "the day before"},
    {"330100", {2024, 3, 1}, "cn", "a place that no pack is for"},
    {"999999", {2024, 3, 1}, "cn", "no place: what is used only when named is not chosen"},
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

struct Joined {
  const char* place;
  Date day;
  bool land, housing;
  std::optional<bool> touches_business;
  const char* pack;
};

const Joined joined[] = {
    {"310117", {2024, 3, 1}, true, false, {}, "cn.shanghai.songjiang+cn.land"},
    {"310117", {2024, 3, 1}, true, true, {}, "cn.shanghai.songjiang+cn.housing+cn.land"},
    {"330100", {2021, 9, 1}, true, false, {}, "cn+cn.land"},
    {"330100", {2021, 8, 31}, true, false, {}, "cn"},         // the land regulation is not in force yet
    {"330100", {2015, 3, 1}, false, true, {}, "cn.housing"},  // in force before any general procedure
    {"340100", {2024, 8, 1}, false, false, true, "cn.anhui+cn.competition"},
    {"340100", {2024, 8, 1}, false, false, false, "cn.anhui"},
    {"340100", {2024, 7, 31}, false, false, true, "cn.anhui"},
    {"340100", {2024, 8, 1}, false, false, {}, "cn.anhui"},
};

TEST(Choice, JoinsThePacksThatTheMatterCallsFor) {
  for (const Joined& row : joined) {
    Matter matter = matter_of(row.place);
    if (row.land) matter.land_expropriation = LandExpropriation{};
    if (row.housing) matter.housing_expropriation = HousingExpropriation{};
    if (row.touches_business) {
      Judgements judgements;
      judgements.touches_business = Judgement{.holds = *row.touches_business, .by = {}, .on = {}, .why = {}};
      matter.judgements = judgements;
    }
    SCOPED_TRACE(std::string(row.place) + " on " + to_string(row.day));
    const auto pack = choose(matter, row.day);
    EXPECT_EQ(pack ? pack->id() : to_text(pack.diagnostics()), row.pack);
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
  for (const char* id :
       {"cn", "cn.shanghai", "cn.shanghai.songjiang", "method.index-a", "method.index-b", "method.index-c",
        "method.card-deduction", "method.card-achievement", "method.ndrc-outline", "method.opposition-xian"})
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

// A joining pack may meet any place, and a line or method may be named beside any of them.
TEST(Library, EveryPackGoesWithEveryJoiningOrNamedOne) {
  std::vector<std::string> places;
  std::vector<std::string> others;
  for (const auto& id : builtin_ids()) {
    const auto pack = builtin(id);
    const auto& own = pack->layers().back();
    (own.joins || !is_of_a_place(own.jurisdiction) ? others : places).push_back(id);
  }
  ASSERT_GE(places.size(), 7U);
  ASSERT_GE(others.size(), 7U);
  for (const auto& place : places)
    for (const auto& other : others) {
      const auto both = builtin(place + "+" + other);
      EXPECT_TRUE(both && both.diagnostics().empty()) << place << "+" << other << "\n" << to_text(both.diagnostics());
    }
}

TEST(Library, PacksTogetherHaveTheLayersOfEachOnce) {
  const auto pack = builtin("cn.shanghai+cn.land+cn.housing");
  ASSERT_TRUE(pack) << to_text(pack.diagnostics());
  std::vector<std::string> ids;
  for (const auto& layer : pack->layers()) ids.push_back(layer.pack);
  EXPECT_EQ(ids, (std::vector<std::string>{"cn", "cn.shanghai", "cn.land", "cn.housing"}));
  const auto wrong = builtin("cn.shanghai+cn.lamd");
  ASSERT_FALSE(wrong);
  EXPECT_EQ(wrong.diagnostics()[0].guess, "cn.land");
}

TEST(Library, CountsTheDutiesOfEachLayer) {
  const auto refs = builtin("cn+line.stability")->refs();
  ASSERT_EQ(refs.size(), 2U);
  EXPECT_EQ(refs[0].pack, "cn");
  EXPECT_GT(refs[0].binding, 0);
  EXPECT_GT(refs[1].duties, 0);
  EXPECT_EQ(refs[1].binding, 0);  // its text was not read
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
