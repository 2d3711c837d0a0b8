// Explorations of the other kinds of method: counts, products, cards, surveys, memberships. Where they can be tried out,
// against all of them; else against the two sides of the bound.
#include <array>

#include "riskrule/assess/explore.hpp"
#include "unit/small_pack.hpp"

namespace riskrule {
namespace {

constexpr std::array words{"very_low", "low", "medium", "high", "very_high"};

Decimal d(const char* text) { return *Decimal::parse(text); }

Matter assessed(const std::string& members) { return small::read(R"(, "risk_assessment": {)" + members + "}"); }

using Ranks = std::vector<int>;  ///< of one risk point: likelihood, impact, and detectability where it is asked

std::string estimate(const Ranks& ranks) {
  const std::array names{"likelihood", "impact", "detectability"};
  std::string out = R"({"stage": "after")";
  for (std::size_t i = 0; i < ranks.size(); ++i)
    out += std::string(", \"") + names[i] +
           "\": " + (ranks[i] < 0 ? "null" : '"' + std::string(words[static_cast<std::size_t>(ranks[i])]) + '"');
  return out + "}";
}

Matter points(const std::vector<Ranks>& all) {
  std::string out;
  for (std::size_t i = 0; i < all.size(); ++i)
    out += (i == 0 ? "" : ", ") + std::string(R"({"id": "f)") + std::to_string(i) +
           R"(", "title": "t", "estimates": [)" + estimate(all[i]) + "]}";
  return assessed(R"("points": [)" + out + "]");
}

Exploration run(const Matter& matter, const char* pack, ExploreOptions options = {}) {
  options.as_of = Date{2024, 3, 1};
  auto out = explore(matter, *pack::builtin(pack), options);
  if (!out) throw std::runtime_error(to_text(out.diagnostics()));
  return *std::move(out);
}

const ExploredVote& vote_of(const Exploration& e, const std::string& method) {
  for (const auto& vote : e.votes)
    if (vote.method == method) return vote;
  throw std::runtime_error("no vote of " + method);
}

/// The grade of a vote, lowest 0; none is -1.
using GradeOf = int (*)(const std::vector<Ranks>&);

int by_product(const std::vector<Ranks>& all) {
  int worst = 0;
  for (const auto& r : all) worst = std::max(worst, (r[0] + 1) * (r[1] + 1) * (r[2] + 1));
  return worst < 20 ? 0 : worst == 30 ? -1 : worst < 30 ? 1 : 2;
}

/// Degrees 0 微小 to 4 重大 by the root of the product of ranks; then the lines of the usual table.
int by_counts(const std::vector<Ranks>& all) {
  std::array<int, 5> n{};
  for (const auto& r : all) {
    int level = 0;
    while ((level + 1) * (level + 1) < (r[0] + 1) * (r[1] + 1)) ++level;
    ++n[static_cast<std::size_t>(level)];
  }
  int out = -1;
  if (n[2] >= 1 && n[2] <= 4) out = 0;
  if (n[3] == 1) out = 0;
  if (n[3] >= 2 || n[4] == 1) out = 1;
  if (n[3] >= 5 || n[4] >= 2) out = 2;
  return n[2] >= 5 && out < 1 ? -1 : out;
}

struct Fewest {
  int steps = 1000;
  int parts = 1000;
  friend bool operator==(const Fewest&, const Fewest&) = default;
};

/// By trying every rank of every point.
Fewest fewest(GradeOf grade, const std::vector<Ranks>& from, bool up) {
  Fewest out;
  const int now = grade(from);
  std::size_t inputs = 0;
  for (const auto& r : from) inputs += r.size();
  int all = 1;
  for (std::size_t i = 0; i < inputs; ++i) all *= 5;
  for (int code = 0; code < all; ++code) {
    auto at = from;
    int rest = code;
    Fewest one{0, 0};
    for (std::size_t i = 0; i < at.size(); ++i) {
      int moved = 0;
      for (std::size_t k = 0; k < at[i].size(); ++k, rest /= 5) {
        at[i][k] = rest % 5;
        moved += std::abs(at[i][k] - from[i][k]);
      }
      one.steps += moved;
      one.parts += moved > 0 ? 1 : 0;
    }
    const int then = grade(at);
    if (then < 0 || (up ? then <= now : then >= now)) continue;
    out.steps = std::min(out.steps, one.steps);
    out.parts = std::min(out.parts, one.parts);
  }
  return out;
}

Fewest found(const ExploredVote& vote, bool up) {
  Fewest out;
  for (const auto& move : vote.smallest) {
    if (up != (move.direction == MoveDirection::up)) continue;
    std::vector<std::string> of;
    for (const auto& one : move.moves)
      if (of.empty() || of.back() != one.of) of.push_back(one.of);
    out.steps = std::min(out.steps, static_cast<int>(move.steps));
    out.parts = std::min(out.parts, static_cast<int>(of.size()));
    EXPECT_NE(*move.grade, *vote.grade);
  }
  return out;
}

TEST(ExploreKinds, ProductsMoveByTheWorstPoint) {
  for (const auto& from : {std::vector<Ranks>{{3, 3, 1}, {1, 2, 1}}, {{1, 1, 1}, {0, 4, 1}}, {{2, 2, 2}, {2, 2, 2}}}) {
    const auto e = run(points(from), "method.rpn");
    const auto& vote = vote_of(e, "rpn");
    for (const bool up : {true, false})
      EXPECT_EQ(found(vote, up), fewest(by_product, from, up)) << (up ? "up" : "down");
    EXPECT_EQ(vote.tornado.size(), 6U);
  }
}

TEST(ExploreKinds, CountsMoveByTheTableOfTheReport) {
  for (const auto& from :
       {std::vector<Ranks>{{3, 3}, {2, 2}, {1, 1}}, {{4, 4}, {3, 3}, {2, 2}}, {{2, 2}, {1, 2}, {0, 0}}}) {
    const auto e = run(points(from), "method.ndrc-outline");
    const auto& vote = vote_of(e, "ndrc-counts");
    for (const bool up : {true, false}) EXPECT_EQ(found(vote, up), fewest(by_counts, from, up)) << (up ? "up" : "down");
    EXPECT_FALSE(vote.value) << "a table of counts has no value";
  }
}

TEST(ExploreKinds, CountsSayThatSomeAnswersLeaveNoGrade) {
  const auto e = run(points({{2, 2}, {-1, 1}}), "method.ndrc-outline");
  const auto& vote = vote_of(e, "ndrc-counts");
  EXPECT_EQ(vote.unknown, std::vector<std::string>{"/risk_assessment/points/1/estimates/0/likelihood"});
  EXPECT_EQ(vote.possible, std::vector<std::string>{"低"});
  EXPECT_EQ(vote.question->grades_left, Decimal(1));
}

/// Six unknown ranks are too many to try all; values rise with ranks, so the ends tell.
TEST(ExploreKinds, ManyUnknownRanksAreBoundedByTheirEnds) {
  const auto e = run(points({{-1, -1, -1}, {-1, -1, -1}}), "method.rpn");
  const auto& vote = vote_of(e, "rpn");
  EXPECT_EQ(*vote.lowest, Decimal(1));
  EXPECT_EQ(*vote.highest, Decimal(125));
  EXPECT_EQ(vote.possible, (std::vector<std::string>{"低", "中", "高"}));
  EXPECT_EQ(vote.unknown.size(), 6U);
  EXPECT_EQ(vote.question->grades_at_most, 3) << "no single answer settles it";
}

/// The achievement card: 22 items of 0 to 2 points, more is better, 16 itself is in two bands.
Matter achievement(const std::string& option, const std::string& without = "") {
  std::string out;
  for (const char* group : {"L8", "R3", "F5", "K6"})
    for (int i = 1; i <= group[1] - '0'; ++i) {
      const std::string id = group[0] + std::to_string(i);
      if (id != without)
        out += (out.empty() ? "" : ", ") + (R"({"item": ")" + id) + R"(", "option": ")" + option + R"("})";
    }
  return assessed(R"("score_sheets": [{"card": "card-achievement", "answers": [)" + out + "]}]");
}

TEST(ExploreKinds, ACardMovesByItsOptions) {
  const auto e = run(achievement("基本符合"), "method.card-achievement", {.seed = 1, .draws = 200});
  const auto& vote = e.votes.at(0);
  EXPECT_EQ(*vote.value, Decimal(22));
  EXPECT_EQ(*vote.grade, "低");
  EXPECT_EQ(found(vote, true).steps, 7) << "15 points are medium; 16 are in two bands";
  EXPECT_EQ(found(vote, true).parts, 7) << "each item can lose one point";
  EXPECT_EQ(found(vote, false), Fewest()) << "nothing is lower than low";
  EXPECT_EQ(vote.up->grade, "中");
  EXPECT_FALSE(vote.down);
  EXPECT_EQ(vote.tornado.size(), 22U);
  EXPECT_TRUE(vote.single.empty());
  std::int64_t sum = vote.simulation->ungraded;
  for (const auto& grade : vote.simulation->grades) sum += grade.count;
  EXPECT_EQ(sum, 200);
}

TEST(ExploreKinds, AnItemWithoutAnswerIsAsked) {
  const auto e = run(achievement("符合", "F3"), "method.card-achievement");
  const auto& vote = e.votes.at(0);
  EXPECT_EQ(*vote.lowest, Decimal(42));
  EXPECT_EQ(*vote.highest, Decimal(44));
  EXPECT_EQ(vote.possible, std::vector<std::string>{"低"});
  EXPECT_EQ(vote.question->of, "F3");
}

/// 142 answers, of which so many oppose.
Matter survey(const std::string& oppose) {
  return small::read(R"(, "consultations": [{"id": "street", "way": "questionnaire", "returns": {"sent": 142,
    "returned": 142, "valid": 142, "support": 100, "conditional": 20, "oppose": )" +
                     oppose + R"(, "indifferent": 7, "unconcerned": 0}}])");
}

TEST(ExploreKinds, ASurveyMovesByAnswers) {
  const auto e = run(survey("15"), "method.opposition-shanghai");
  const auto& vote = e.votes.at(0);
  EXPECT_EQ(*vote.grade, "中");
  EXPECT_EQ(found(vote, true), (Fewest{32, 1})) << "47 of 142 are more than 33 %, 46 are not";
  EXPECT_EQ(found(vote, false), (Fewest{1, 1})) << "14 of 142 are below 10 %";
  EXPECT_EQ(vote.single.at(0).moves.at(0).from, "15");
  EXPECT_EQ(vote.single.at(0).moves.at(0).to, "14");
  EXPECT_EQ(vote.possible, (std::vector<std::string>{"低", "中"})) << "the sample does not decide";
}

TEST(ExploreKinds, ACountThatIsNotStatedIsAsked) {
  const auto e = run(survey("null"), "method.opposition-shanghai");
  const auto& vote = e.votes.at(0);
  EXPECT_EQ(vote.unknown, std::vector<std::string>{"/consultations/0/returns/oppose"});
  EXPECT_EQ(*vote.highest, Decimal(15) / 142) << "the other 127 leave room for 15";
  EXPECT_EQ(vote.possible, (std::vector<std::string>{"低", "中"}));
}

/// How likely 14 of 142 or fewer are, if each opposes with the chance 15/142: summed exactly here.
TEST(ExploreKinds, ASurveyIsDrawnAsASample) {
  Decimal term = 1;
  Decimal below;
  Decimal all;
  for (int k = 0; k <= 142; ++k) {
    if (k > 0) term = term * (142 - k + 1) * 15 / (Decimal(k) * 127);
    all += term;
    if (k <= 14) below += term;
  }
  const auto e = run(survey("15"), "method.opposition-shanghai", {.seed = 7, .draws = 100'000});
  const auto& drawn = *e.votes.at(0).simulation;
  EXPECT_EQ(drawn.grades.at(0).grade, "低");
  EXPECT_LT(abs(drawn.grades[0].probability - below / all), d("0.01"));
  EXPECT_EQ(write_exploration(e),
            write_exploration(run(survey("15"), "method.opposition-shanghai", {.seed = 7, .draws = 100'000})));
}

/// Two risk points of equal weight, one row each: shares of 低, 中, 高.
Matter memberships(const std::array<const char*, 6>& shares) {
  std::string rows;
  for (std::size_t i = 0; i < 2; ++i) {
    rows += (i == 0 ? "" : ", ") + (R"({"point": "f)" + std::to_string(i)) +
            R"(", "stage": "after", "judged": "of_degree", "shares": [)";
    for (std::size_t j = 0; j < 3; ++j)
      rows += (j == 0 ? "" : ", ") + (R"({"grade": ")" + std::array<std::string, 3>{"低", "中", "高"}[j]) +
              R"(", "share": )" + shares[3 * i + j] + "}";
    rows += "]}";
  }
  return assessed(R"("points": [{"id": "f0", "title": "t", "weight": 0.5}, {"id": "f1", "title": "t", "weight": 0.5}],
                     "memberships": [)" +
                  rows + "]");
}

TEST(ExploreKinds, MembershipsMoveByPartsOfAShare) {
  // B = (0.50, 0.40, 0.10): 0.10 lead, of which a shift of 0.11 in one row takes 0.055 from one and gives it to the other.
  const auto e =
      run(memberships({"0.6", "0.3", "0.1", "0.4", "0.5", "0.1"}), "method.fuzzy", {.seed = 3, .draws = 1000});
  const auto& vote = vote_of(e, "fuzzy-greatest");
  EXPECT_EQ(*vote.grade, "低");
  ASSERT_FALSE(vote.smallest.empty());
  EXPECT_EQ(vote.smallest[0].steps, 11) << "10 make a tie, which is no grade";
  EXPECT_EQ(*vote.smallest[0].grade, "中");
  EXPECT_EQ(vote.smallest[0].moves[0].from, "低 0.6，中 0.3，高 0.1");
  EXPECT_EQ(vote.smallest[0].moves[0].to, "低 0.49，中 0.41，高 0.1");
  EXPECT_EQ(vote.tornado.size(), 2U);
  std::int64_t sum = vote.simulation->ungraded;
  for (const auto& grade : vote.simulation->grades) sum += grade.count;
  EXPECT_EQ(sum, 1000);
  EXPECT_FALSE(vote.not_asked.empty()) << "rows are not moved together";
}

/// A centroid: one row of weight 1, values 1, 2, 3; from 2 on it is high. 0.25 moved from 低 to 高 add 0.5 to 1.5.
TEST(ExploreKinds, ACentroidMovesByTheFarthestShare) {
  const auto pack = small::load(R"("grading": {"grades": [{"id": "low", "word": "低"}, {"id": "high", "word": "高"}],
    "methods": [{"id": "c", "title": "重心", "basis": "FULL:1", "text": "full", "stage": "after", "fuzzy": {
      "grades": [{"word": "低", "value": 1}, {"word": "中", "value": 2}, {"word": "高", "value": 3}],
      "target": "degree_once", "join": "product_sum", "normalise": "never", "tolerance": 0, "weights": "given",
      "result": "centroid_divided", "bands": [{"grade": "low", "to": 2, "to_closed": false},
        {"grade": "high", "from": 2, "from_closed": true}]}}]})");
  const auto row = assessed(R"("points": [{"id": "f", "title": "t", "weight": 1}], "memberships": [{"point": "f",
    "stage": "after", "judged": "of_degree", "shares": [{"grade": "低", "share": 0.5}, {"grade": "中", "share": 0.5},
      {"grade": "高", "share": 0}]}])");
  const auto e = explore(row, pack, {.as_of = Date{2024, 3, 1}});
  ASSERT_TRUE(e) << to_text(e.diagnostics());
  const auto& vote = e->votes.at(0);
  ASSERT_EQ(vote.smallest.size(), 1U);
  EXPECT_EQ(vote.smallest[0].steps, 25);
  EXPECT_EQ(*vote.smallest[0].value, Decimal(2));
  EXPECT_EQ(vote.smallest[0].moves[0].to, "低 0.25，中 0.50，高 0.25");
}

const std::string scores =
    R"({"level": "very_low", "word": "1", "score": 0.2}, {"level": "low", "word": "2", "score": 0.4},
       {"level": "medium", "word": "3", "score": 0.6}, {"level": "high", "word": "4", "score": 0.8},
       {"level": "very_high", "word": "5", "score": 1})";

/// Weights that are divided by their sum lead to the moves that the same weights lead to when they add up.
TEST(ExploreKinds, AnIndexMovesUnderWeightsThatAreDivided) {
  const auto bands = R"("bands": [{"grade": "low", "to": 0.36, "to_closed": false},
    {"grade": "high", "from": 0.36, "from_closed": true}])";
  const auto pack = [&](const std::string& weights) {
    return small::load(R"("grading": {"grades": [{"id": "low", "word": "低"}, {"id": "high", "word": "高"}],
      "degree": {"basis": "FULL:1", "text": "full", "likelihood": [)" +
                       scores + R"(], "impact": [)" + scores +
                       R"(], "bands": [{"word": "小", "above": 0, "up_to": 1, "representative": 1}]},
      "methods": [{"id": "i", "title": "指数", "basis": "FULL:1", "text": "full", "stage": "after",
        "index": {"variant": "raw_products", "weights": ")" +
                       weights + "\", " + bands + "}}]}");
  };
  const auto matter = [](const char* a, const char* b) {
    return assessed(std::string(R"("points": [{"id": "f0", "title": "t", "weight": )") + a + R"(, "estimates": [)" +
                    estimate({2, 2}) + R"(]}, {"id": "f1", "title": "t", "weight": )" + b + R"(, "estimates": [)" +
                    estimate({1, 3}) + "]}]");
  };
  const auto given = explore(matter("0.75", "0.25"), pack("given"), {.as_of = Date{2024, 3, 1}});
  const auto divided = explore(matter("0.6", "0.2"), pack("normalised"), {.as_of = Date{2024, 3, 1}});
  ASSERT_TRUE(given && divided) << to_text(given.diagnostics()) << to_text(divided.diagnostics());
  const auto& a = given->votes.at(0);
  const auto& b = divided->votes.at(0);
  EXPECT_EQ(*a.value, d("0.35"));
  EXPECT_EQ(*b.value, *a.value);
  ASSERT_EQ(a.smallest.size(), b.smallest.size());
  ASSERT_FALSE(a.smallest.empty());
  for (std::size_t i = 0; i < a.smallest.size(); ++i) {
    EXPECT_EQ(a.smallest[i].moves.at(0).at, b.smallest[i].moves.at(0).at);
    EXPECT_EQ(*a.smallest[i].value, *b.smallest[i].value);
  }
  EXPECT_EQ(a.tornado.size(), 4U);
}

}  // namespace
}  // namespace riskrule
