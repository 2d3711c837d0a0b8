#include "riskrule/grade/measures.hpp"

#include "profile.hpp"

namespace riskrule::grade {
namespace {

using profile::codes;
using profile::d;
using Words = std::vector<std::string>;

std::vector<CreditedMeasure> plan() {
  return {{"m1", "raise compensation", "land office", "before June", {"compensation"}},
          {"m2", "explain", "", " ", {"noise"}},
          {"m3", "night works stop", "builder", "from May", {"noise"}}};
}

TEST(Measures, CreditNeedsWhoWhatWhenAndTheRisk) {
  const std::vector<ClaimedChange> changes = {{"compensation", d("0.36"), d("0.16"), {"m1"}, ""},
                                              {"noise", d("0.36"), d("0.16"), {"m2", "m3"}, ""},
                                              {"dust", d("0.36"), d("0.04"), {"m1"}, ""},
                                              {"traffic", d("0.36"), d("0.04"), {}, ""},
                                              {"media", d("0.16"), d("0.16"), {}, ""}};
  const auto out = credit(changes, plan());
  ASSERT_TRUE(out.has_value());
  EXPECT_EQ((*out)[0].verdict, ChangeVerdict::accepted);
  EXPECT_EQ((*out)[0].improvement, d("0.20"));
  EXPECT_EQ((*out)[1].verdict, ChangeVerdict::accepted);
  EXPECT_EQ((*out)[1].credited, Words{"m3"});
  ASSERT_EQ(codes((*out)[1].reasons), Words{"measure.incomplete"});
  EXPECT_EQ((*out)[1].reasons[0].message, "measure `m2` does not say who, when");
  EXPECT_EQ((*out)[2].verdict, ChangeVerdict::refused);
  EXPECT_EQ((*out)[2].after, d("0.36"));
  EXPECT_EQ((*out)[2].claimed, d("0.04"));
  EXPECT_EQ((*out)[2].improvement, 0);
  EXPECT_EQ(codes((*out)[2].reasons), Words{"measure.other_risk"});
  EXPECT_EQ(codes((*out)[3].reasons), Words{"measure.none"});
  EXPECT_EQ((*out)[3].verdict, ChangeVerdict::refused);
  EXPECT_EQ((*out)[4].verdict, ChangeVerdict::unchanged);
}

TEST(Measures, WorseNeedsAReason) {
  const std::vector<ClaimedChange> changes = {{"a", d("0.16"), d("0.36"), {}, "new survey"},
                                              {"b", d("0.16"), d("0.36"), {}, " "},
                                              {"c", d("0.16"), d("0.04"), {"m9"}, ""}};
  const auto out = credit(changes, plan());
  EXPECT_EQ((*out)[0].verdict, ChangeVerdict::worse);
  EXPECT_EQ((*out)[0].improvement, d("-0.20"));
  EXPECT_EQ((*out)[1].verdict, ChangeVerdict::worse_unexplained);
  EXPECT_EQ((*out)[1].after, d("0.36"));
  EXPECT_EQ(codes((*out)[2].reasons), Words{"measure.unknown"});
}

Words hints_of(const std::vector<std::pair<const char*, const char*>>& pairs) {
  std::vector<ClaimedChange> changes;
  for (const auto& pair : pairs)
    changes.push_back({"r" + std::to_string(changes.size()), d(pair.first), d(pair.second), {}, ""});
  return codes(check_improvements(*credit(changes, {}), 3));
}

TEST(Measures, ImprovementsThatLookFixedInAdvance) {
  EXPECT_EQ(hints_of({{"0.8", "0.6"}, {"0.6", "0.4"}, {"0.4", "0.2"}}), Words{"measure.same_improvement"});
  EXPECT_EQ(hints_of({{"0.8", "0.4"}, {"0.6", "0.3"}, {"0.4", "0.2"}}), Words{"measure.same_ratio"});
  EXPECT_EQ(hints_of({{"0.8", "0.2"}, {"0.6", "0.2"}, {"0.4", "0.2"}}), Words{"measure.same_result"});
  EXPECT_EQ(hints_of({{"0.8", "0.2"}, {"0.6", "0.5"}, {"0.4", "0.2"}}), Words{});
  EXPECT_EQ(hints_of({{"0.8", "0.6"}, {"0.6", "0.4"}, {"0.4", "0.4"}}), Words{}) << "two are too few";
}

TEST(Measures, SameTextForDifferentRisks) {
  auto measures = plan();
  EXPECT_TRUE(check_measures(measures).empty());
  measures.push_back({"m4", "night works stop", "builder", "from May", {"dust"}});
  EXPECT_EQ(codes(check_measures(measures)), Words{"measure.same_text"});
}

TEST(Measures, BadInputIsReported) {
  auto measures = plan();
  measures.push_back(measures[0]);
  const std::vector<ClaimedChange> changes = {{"a", Decimal::not_a_number(), 1, {}, ""}, {"a", 1, 1, {}, ""}};
  EXPECT_EQ(codes(credit(changes, measures).diagnostics()),
            (Words{"measure.duplicate", "measure.value", "measure.duplicate"}));
}

}  // namespace
}  // namespace riskrule::grade
