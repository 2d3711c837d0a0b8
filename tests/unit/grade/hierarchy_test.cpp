#include "riskrule/grade/hierarchy.hpp"

#include "profile.hpp"

namespace riskrule::grade {
namespace {

using profile::codes;
using profile::d;
using Codes = std::vector<std::string>;

std::vector<Criterion> tree() {
  return {{"law", d("0.6"), {{"procedure", d("0.25")}, {"content", d("0.75")}}}, {"money", d("0.4")}};
}

TEST(Hierarchy, GlobalWeightIsTheProductDownTheTree) {
  const auto weights = global_weights(tree(), 0);
  ASSERT_TRUE(weights.has_value());
  ASSERT_EQ(weights->size(), 3U);
  EXPECT_EQ((*weights)[0].name, "law/procedure");
  EXPECT_EQ((*weights)[0].weight, d("0.15"));
  EXPECT_EQ((*weights)[1].weight, d("0.45"));
  EXPECT_EQ((*weights)[2].name, "money");
  EXPECT_EQ(missing_weight(*weights), 0);
  EXPECT_TRUE(weights.diagnostics().empty());
}

TEST(Hierarchy, RoundedSiblingsAreBorneAndTold) {
  auto rounded = tree();
  rounded[0].children[1].weight = d("0.74");
  const auto borne = global_weights(rounded, d("0.01"));
  ASSERT_TRUE(borne.has_value());
  ASSERT_EQ(codes(borne.diagnostics()), Codes{"grade.weight_sum"});
  EXPECT_EQ(borne.diagnostics()[0].message, "under `law` the weights add up to 0.01 less than 1");
  EXPECT_EQ(codes(global_weights(rounded, 0).diagnostics()), Codes{"grade.weight_sum"});
  EXPECT_FALSE(global_weights(rounded, 0).has_value());
}

TEST(Hierarchy, DepthIsBounded) {
  std::vector<Criterion> deep = {{"leaf", 1}};
  for (std::size_t i = 0; i < max_criteria_depth; ++i) deep = {Criterion{"n", 1, deep}};
  EXPECT_EQ(codes(global_weights(deep, 0).diagnostics()), Codes{"grade.criteria_depth"});
  EXPECT_TRUE(global_weights(deep[0].children, 0).has_value());
  EXPECT_EQ(codes(global_weights({}, 0).diagnostics()), Codes{"grade.no_factors"});
}

}  // namespace
}  // namespace riskrule::grade
