#include "riskrule/grade/sensitivity.hpp"

#include "profile.hpp"

namespace riskrule::grade {
namespace {

using profile::codes;
using profile::d;
using Words = std::vector<std::string>;

std::vector<Decimal> fifths() { return {d("0.2"), d("0.4"), d("0.6"), d("0.8"), 1}; }

/// T = .5·.4 + .3·.2 + .2·.2 = 0.30: low, the middle band starts at 0.36.
std::vector<ScaledFactor> three() {
  return {{"a", d("0.5"), fifths(), 1}, {"b", d("0.3"), fifths(), 0}, {"c", d("0.2"), fifths(), 0}};
}

TEST(Sensitivity, DistancesToBothSides) {
  const auto bands = profile::index_bands();
  const auto near = distances(bands, d("0.40"));
  EXPECT_EQ(near.up->distance, d("0.24"));
  EXPECT_FALSE(near.up->bound_is_in);
  EXPECT_EQ(near.down->distance, d("0.04"));
  EXPECT_EQ(near.down->grade, "低");
  EXPECT_FALSE(near.down->bound_is_in);
  EXPECT_FALSE(distances(bands, d("0.1")).down.has_value());
}

TEST(Sensitivity, SmallestSingleChange) {
  const auto up = single_changes(three(), profile::index_bands(), Direction::up);
  ASSERT_TRUE(up.has_value());
  ASSERT_EQ(up->size(), 3U);
  EXPECT_EQ((*up)[0].changes, (std::vector<StepChange>{{1, 0, 1}}));  // b: 0.36, which the middle band holds
  EXPECT_EQ((*up)[0].value, d("0.36"));
  EXPECT_EQ((*up)[0].grade, "中");
  EXPECT_EQ((*up)[1].changes, (std::vector<StepChange>{{0, 1, 2}}));  // a: 0.40
  EXPECT_EQ((*up)[2].changes, (std::vector<StepChange>{{2, 0, 2}}));  // c: 0.38 in two steps
  EXPECT_TRUE(single_changes(three(), profile::index_bands(), Direction::down)->empty());
}

/// Witness: every combination of steps of a few factors, tried one by one.
Counterfactual by_trying_all(const std::vector<ScaledFactor>& factors, Direction direction, Smallest smallest) {
  const auto bands = profile::index_bands();
  const std::string now = find_band(bands, *index_value(factors))->grade;
  Counterfactual best;
  std::size_t all = 1;
  for (const auto& f : factors) all *= f.steps.size();
  for (std::size_t code = 0; code < all; ++code) {
    auto moved = factors;
    Counterfactual one;
    std::size_t rest = code;
    bool right_way = true;
    for (std::size_t i = 0; i < factors.size(); ++i, rest /= 5) {
      moved[i].at = rest % 5;
      const std::size_t from = *factors[i].at;
      const std::size_t to = rest % 5;
      right_way = right_way && (direction == Direction::up ? to >= from : to <= from);
      if (to != from) one.changes.push_back({i, from, to});
      one.steps += to > from ? to - from : from - to;
    }
    one.grade = find_band(bands, *index_value(moved))->grade;
    if (!right_way || one.grade == now) continue;
    const auto cost = [&](const Counterfactual& c) {
      return smallest == Smallest::fewest_factors ? std::pair(c.changes.size(), c.steps)
                                                  : std::pair(c.steps, c.changes.size());
    };
    if (best.changes.empty() || cost(one) < cost(best)) best = one;
  }
  return best;
}

TEST(Sensitivity, SmallestSetOfChangesAgreesWithTryingAll) {
  for (unsigned seed = 0; seed < 12; ++seed) {
    std::vector<ScaledFactor> factors;
    const char* weights[] = {"0.35", "0.25", "0.2", "0.15", "0.05"};
    for (unsigned i = 0; i < 5; ++i)
      factors.push_back({std::to_string(i), d(weights[i]), fifths(), (seed * (i + 3) + i * i) % 5});
    for (const Direction direction : {Direction::up, Direction::down})
      for (const Smallest smallest : {Smallest::fewest_factors, Smallest::fewest_steps}) {
        const auto found = smallest_changes(factors, profile::index_bands(), direction, smallest);
        ASSERT_TRUE(found.has_value());
        const auto tried = by_trying_all(factors, direction, smallest);
        EXPECT_EQ(found->changes.size(), tried.changes.size()) << seed;
        EXPECT_EQ(found->steps, tried.steps) << seed;
        if (found->changes.empty()) continue;
        EXPECT_NE(found->grade, find_band(profile::index_bands(), *index_value(factors))->grade);
      }
  }
}

TEST(Sensitivity, ThirtyFactors) {
  std::vector<ScaledFactor> factors;
  for (int i = 0; i < 30; ++i) factors.push_back({std::to_string(i), Decimal(1) / 32, fifths(), 0});
  factors[7].weight = Decimal(3) / 32;  // T = 0.2; four steps of it give 0.075, two more factors 0.025 each, ...
  const auto few = smallest_changes(factors, profile::index_bands(), Direction::up, Smallest::fewest_factors);
  ASSERT_TRUE(few.has_value());
  EXPECT_EQ(few->changes.size(), 5U);  // 0.075 + 4 · 0.025 = 0.175 ≥ 0.16
  EXPECT_EQ(few->steps, 18U);          // 26 units of 0.00625 are needed: 3·4 + 14
  EXPECT_EQ(few->grade, "中");
}

TEST(Sensitivity, TornadoIsWidestFirst) {
  const auto rows = tornado(three(), profile::index_bands());
  ASSERT_TRUE(rows.has_value());
  EXPECT_EQ((*rows)[0].factor, 0U);
  EXPECT_EQ((*rows)[0].low, d("0.20"));
  EXPECT_EQ((*rows)[0].high, d("0.60"));
  EXPECT_EQ((*rows)[0].grade_high, "中");
  EXPECT_EQ((*rows)[2].factor, 2U);
  EXPECT_EQ((*rows)[2].high, d("0.46"));
}

TEST(Sensitivity, UnknownInputsLeaveGradesAndAQuestion) {
  auto factors = three();
  factors[0].at.reset();
  factors[2].at.reset();
  const auto open = possible_grades(factors, profile::index_bands());
  ASSERT_TRUE(open.has_value());
  EXPECT_EQ(open->range.low, d("0.20"));
  EXPECT_EQ(open->range.high, d("0.76"));
  EXPECT_EQ(open->grades, (Words{"低", "中", "高"}));
  EXPECT_EQ(open->question->factor, 0U);
  EXPECT_EQ(open->question->grades_in_all, 9U);  // a at .2, .4, .6, .8, 1 leaves 2, 2, 1, 2, 2; c would leave 13
  EXPECT_EQ(open->question->answers, 5U);
  EXPECT_FALSE(possible_grades(three(), profile::index_bands())->question.has_value());
}

TEST(Sensitivity, BadInputIsReported) {
  EXPECT_EQ(codes(index_value({}).diagnostics()), Words{"sensitivity.factor"});
  auto factors = three();
  factors[0].weight = -1;
  factors[1].steps = {2, 1};
  factors[2].at.reset();
  EXPECT_EQ(codes(index_value(factors).diagnostics()),
            (Words{"sensitivity.weight", "sensitivity.steps", "sensitivity.unknown"}));
  factors = three();
  for (auto& f : factors) f.weight = -f.weight;
  EXPECT_FALSE(smallest_changes(factors, profile::index_bands(), Direction::up, Smallest::fewest_steps).has_value());
  EXPECT_EQ(codes(tornado(three(), {}).diagnostics()), Words{}) << "without bands the rows have no grades";
  EXPECT_EQ(codes(single_changes(three(), {}, Direction::up).diagnostics())[0], "grade.no_bands");
}

}  // namespace
}  // namespace riskrule::grade
