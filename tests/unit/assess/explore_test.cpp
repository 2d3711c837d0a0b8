// Explorations against a search through every combination of ranks, and what they say of gaps, measures and chance.
#include "riskrule/assess/explore.hpp"

#include <array>

#include "unit/small_pack.hpp"

namespace riskrule {
namespace {

constexpr std::array words{"very_low", "low", "medium", "high", "very_high"};

struct Point {
  int weight;  ///< tenths
  int p;       ///< rank from 0; below 0: unknown
  int q;
};
using Points = std::vector<Point>;

std::string rank(const char* name, int at) {
  return std::string(", \"") + name +
         "\": " + (at < 0 ? "null" : '"' + std::string(words[static_cast<std::size_t>(at)]) + '"');
}

std::string estimate(const char* stage, int p, int q) {
  return std::string(R"({"by": "甲", "stage": ")") + stage + '"' + rank("likelihood", p) + rank("impact", q) + "}";
}

/// `more(i)` are further members of point i.
template <class More>
Matter matter(const Points& points, More more) {
  std::string out;
  for (std::size_t i = 0; i < points.size(); ++i)
    out += (i == 0 ? "" : ", ") + std::string(R"({"id": "f)") + std::to_string(i) + R"(", "title": "t", "weight": 0.)" +
           std::to_string(points[i].weight) + more(i, points[i]) + "}";
  return small::read(R"(, "risk_assessment": {"points": [)" + out + "]}");
}

Matter matter(const Points& points) {
  return matter(points,
                [](std::size_t, const Point& p) { return R"(, "estimates": [)" + estimate("after", p.p, p.q) + "]"; });
}

Result<Exploration> run(const Matter& matter, const char* pack, ExploreOptions options = {}) {
  options.as_of = Date{2024, 3, 1};
  return explore(matter, *pack::builtin(pack), options);
}

/// R in 1/100, by variant.
int value(const std::string& pack, int p, int q) {
  const int product = (p + 1) * (q + 1) * 4;
  if (pack == "method.index-b") return product;
  for (const int band : {4, 16, 36, 64})
    if (product <= band) return band;
  return 100;
}

/// The band of T in 1/1000: 低 below 360, 中 up to 640, 高 above.
int band(int t) { return t < 360 ? 0 : t <= 640 ? 1 : 2; }

/// By trying all: the fewest ranks that reach a band above or below, and the fewest points.
struct Fewest {
  int ranks = 1000;
  int points = 1000;
};
Fewest fewest(const std::string& pack, const Points& from, bool up) {
  Fewest out;
  int now = 0;
  for (const auto& f : from) now += f.weight * value(pack, f.p, f.q);
  for (int code = 0; code < 25 * 25 * 25; ++code) {
    int t = 0;
    int ranks = 0;
    int points = 0;
    for (int i = 0, rest = code; i < 3; ++i, rest /= 25) {
      const auto& f = from[static_cast<std::size_t>(i)];
      const int p = rest % 25 / 5;
      const int q = rest % 5;
      t += f.weight * value(pack, p, q);
      ranks += std::abs(p - f.p) + std::abs(q - f.q);
      points += p != f.p || q != f.q ? 1 : 0;
    }
    if (up ? band(t) <= band(now) : band(t) >= band(now)) continue;
    out.ranks = std::min(out.ranks, ranks);
    out.points = std::min(out.points, points);
  }
  return out;
}

TEST(Explore, FindsTheSmallestChangesThatTryingAllFinds) {
  const std::vector<Points> cases = {{{5, 2, 3}, {3, 1, 2}, {2, 2, 1}}, {{2, 3, 3}, {4, 2, 2}, {4, 4, 1}},
                                     {{1, 4, 4}, {1, 4, 4}, {8, 0, 1}}, {{5, 4, 4}, {4, 3, 4}, {1, 0, 0}},
                                     {{4, 3, 1}, {4, 1, 3}, {2, 2, 2}}, {{6, 2, 2}, {3, 2, 4}, {1, 1, 1}}};
  for (const auto& points : cases)
    for (const char* pack : {"method.index-a", "method.index-b"}) {
      const auto e = run(matter(points), pack);
      ASSERT_TRUE(e) << to_text(e.diagnostics());
      const auto& vote = e->votes.at(0);
      for (const bool up : {true, false}) {
        const Fewest wanted = fewest(pack, points, up);
        Fewest found;
        for (const auto& move : vote.smallest) {
          if (up != (move.direction == MoveDirection::up)) continue;
          std::vector<std::string> risks;
          for (const auto& one : move.moves) risks.push_back(one.of);
          risks.erase(std::unique(risks.begin(), risks.end()), risks.end());
          found.ranks = std::min(found.ranks, static_cast<int>(move.steps));
          found.points = std::min(found.points, static_cast<int>(risks.size()));
          EXPECT_NE(*move.grade, *vote.grade);
        }
        EXPECT_EQ(found.ranks, wanted.ranks) << pack << (up ? " up" : " down");
        EXPECT_EQ(found.points, wanted.points) << pack << (up ? " up" : " down");
      }
    }
}

// T = 0.5 × 0.8 × 0.8 + 0.5 × 0.2 × 0.2 = 0.34 is 低; a second 较大 point makes the gate of the pack say 中.
TEST(Explore, SeesGatesThatTheIndexDoesNot) {
  const auto e = run(matter({{5, 3, 3}, {5, 0, 4}}), "method.index-b");
  ASSERT_TRUE(e);
  EXPECT_EQ(*e->grade, "中") << "0.5 × 0.64 + 0.5 × 0.2 = 0.42";
  const auto low = run(matter({{5, 3, 3}, {5, 0, 0}}), "method.index-b");
  ASSERT_TRUE(low);
  EXPECT_EQ(*low->grade, "低");
  const auto gated = run(matter({{1, 3, 3}, {1, 2, 3}, {8, 0, 0}}), "method.index-b");
  ASSERT_TRUE(gated);
  EXPECT_EQ(*gated->grade, "中") << "two points above 0.36";
  EXPECT_EQ(*gated->votes[0].grade, "低");
  EXPECT_EQ(gated->votes[0].up->grade, "中");
  const auto& single = gated->votes[0].single;
  const auto down =
      std::find_if(single.begin(), single.end(), [](const auto& m) { return m.direction == MoveDirection::down; });
  ASSERT_NE(down, single.end());
  EXPECT_EQ(down->moves[0].of, "f1");
  EXPECT_EQ(down->steps, 1);
  EXPECT_EQ(*down->whole_grade, "低");
}

TEST(Explore, ShowsEachInputThroughItsScale) {
  const auto e = run(matter({{5, 2, 3}, {3, 1, 2}, {2, 2, 1}}), "method.index-b");
  ASSERT_TRUE(e);
  const auto& bars = e->votes[0].tornado;
  ASSERT_EQ(bars.size(), 6U);
  EXPECT_EQ(bars[0].of, "f0");
  EXPECT_EQ(bars[0].input, ExploredInput::likelihood);
  EXPECT_EQ(*bars[0].high - *bars[0].low, *Decimal::parse("0.32")) << "0.5 × 0.8 × (1 − 0.2)";
  EXPECT_EQ(bars[0].at, "/risk_assessment/points/0/estimates/0/likelihood");
}

TEST(Explore, SaysWhatUnknownInputsLeaveOpenAndWhatToAsk) {
  const auto e = run(matter({{8, 2, -1}, {2, -1, -1}}), "method.index-b");
  ASSERT_TRUE(e);
  const auto& vote = e->votes[0];
  EXPECT_FALSE(vote.value);
  EXPECT_TRUE(vote.smallest.empty());
  EXPECT_EQ(*vote.lowest, *Decimal::parse("0.104")) << "0.8 × 0.6 × 0.2 + 0.2 × 0.04";
  EXPECT_EQ(*vote.highest, *Decimal::parse("0.68"));
  EXPECT_EQ(vote.possible, (std::vector<std::string>{"低", "中", "高"}));
  EXPECT_EQ(vote.unknown.size(), 3U);
  EXPECT_EQ(vote.question->at, "/risk_assessment/points/0/estimates/0/impact");
  EXPECT_EQ(vote.question->grades_at_most, 2);
}

TEST(Explore, CountsAnImprovementOnlyWithAMeasureBehindIt) {
  const auto with = [](std::size_t i, const Point& p) {
    const std::string measure = i == 0 ? R"(, "measures": [{"what": "w", "who": "u", "when": "2024-05-01"}])"
                                       : R"(, "measures": [{"what": "w"}])";
    return R"(, "estimates": [)" + estimate("before", 4, 4) + ", " + estimate("after", p.p, p.q) + "]" + measure;
  };
  const auto e = run(matter({{5, 0, 0}, {5, 0, 1}}, with), "method.index-b");
  ASSERT_TRUE(e);
  const auto& measures = *e->votes[0].measures;
  EXPECT_EQ(*measures.value_before, Decimal(1));
  EXPECT_EQ(*measures.value_counted, *Decimal::parse("0.52")) << "0.5 × 0.04 + 0.5 × 1";
  EXPECT_EQ(*measures.grade_counted, "中");
  EXPECT_TRUE(measures.credits[0].accepted);
  EXPECT_FALSE(measures.credits[1].accepted);
  EXPECT_NE(measures.credits[1].reasons.at(0).find("measure.incomplete"), std::string::npos);
  EXPECT_EQ(measures.must_hold, std::vector<std::string>{"f0"}) << "one that fails is enough";
  EXPECT_EQ(*measures.grade_if_they_fail, "中");
}

TEST(Explore, SimulatesWhatTheIndexSays) {
  for (const char* pack : {"method.index-a", "method.index-b"}) {
    const auto fixed = run(matter({{5, 2, 3}, {3, 1, 2}, {2, 2, 1}}), pack, {.seed = 1, .draws = 100, .spread = 0});
    ASSERT_TRUE(fixed) << to_text(fixed.diagnostics());
    const auto& certain = *fixed->votes[0].simulation;
    EXPECT_EQ(*certain.lowest, *fixed->votes[0].value) << pack;
    EXPECT_EQ(*certain.highest, *fixed->votes[0].value);
    const auto once = run(matter({{5, 2, 3}, {3, 1, 2}, {2, 2, 1}}), pack, {.seed = 7, .draws = 2000});
    const auto again = run(matter({{5, 2, 3}, {3, 1, 2}, {2, 2, 1}}), pack, {.seed = 7, .draws = 2000});
    EXPECT_EQ(write_exploration(*once), write_exploration(*again));
    std::int64_t sum = once->votes[0].simulation->ungraded;
    for (const auto& grade : once->votes[0].simulation->grades) sum += grade.count;
    EXPECT_EQ(sum, 2000);
  }
}

TEST(Explore, SaysWhyThereIsNothingToExplore) {
  using Words = std::vector<std::string>;
  const auto codes = [](const Matter& m, const char* pack, ExploreOptions o = {}) {
    return small::codes(run(m, pack, o).diagnostics());
  };
  EXPECT_EQ(codes(matter({{9, 1, 1}}), "cn"), Words{"explore.no_method"});
  EXPECT_EQ(codes(small::read(""), "method.index-a"), Words{"explore.no_inputs"});
  EXPECT_EQ(codes(matter({{5, 1, 1}, {5, 1, 1}}), "method.index-b", {.draws = 200'000'000}), Words{"explore.draws"});
  const auto light = run(matter({{9, 1, 1}}), "method.index-a", {.draws = 10});
  ASSERT_TRUE(light);
  EXPECT_NE(light->votes[0].abstains->find("grade.weight_sum"), std::string::npos);
  EXPECT_TRUE(light->votes[0].tornado.empty());
  EXPECT_FALSE(light->votes[0].simulation) << "no index, no chances";
  const auto bare = small::read(R"(, "risk_assessment": {"points": [{"id": "a", "title": "t", "estimates": [)" +
                                estimate("after", 1, 1) + "]}]}");
  const auto weightless = run(bare, "method.index-a");
  ASSERT_TRUE(weightless);
  EXPECT_NE(weightless->votes[0].not_asked.at(0).find("没有权重"), std::string::npos);
  EXPECT_EQ(weightless->votes[0].unknown, std::vector<std::string>{"/risk_assessment/points/0/weight"});
}

}  // namespace
}  // namespace riskrule
