// Grades that are computed: the worked vectors of the index method under each variant, and a second computation of every
// index from nothing but the proof, the pack's text and the matter's text.
#include <array>
#include <optional>

#include "riskrule/data/json.hpp"
#include "unit/small_pack.hpp"

namespace riskrule {
namespace {

constexpr std::array level_words{"very_low", "low", "medium", "high", "very_high"};
constexpr std::array scores{"0.2", "0.4", "0.6", "0.8", "1"};
constexpr std::array bounds{"0", "0.04", "0.16", "0.36", "0.64", "1"};  // of the degrees; the upper one represents
constexpr std::array degree_words{"微小", "较小", "一般", "较大", "重大"};
constexpr std::array variants{"representative_values", "raw_products", "likelihood_grades"};

std::string ranks() {
  std::string out;
  for (std::size_t i = 0; i < 5; ++i)
    out += (i == 0 ? "" : ", ") + std::string(R"({"level": ")") + level_words[i] + R"(", "word": "w", "score": )" +
           scores[i] + "}";
  return "[" + out + "]";
}

std::string degrees() {
  std::string out;
  for (std::size_t i = 0; i < 5; ++i)
    out += (i == 0 ? "" : ", ") + std::string(R"({"word": ")") + degree_words[i] + R"(", "above": )" + bounds[i] +
           R"(, "up_to": )" + bounds[i + 1] + R"(, "representative": )" + bounds[i + 1] + "}";
  return "[" + out + "]";
}

/// 低 T < 0.36, 中 0.36 <= T <= 0.64, 高 T > 0.64; estimates after measures decide.
std::string grading(const std::string& variant, const std::string& gates = "") {
  return R"("grading": {"grades": [{"id": "low", "word": "低"}, {"id": "medium", "word": "中"}, {"id": "high", "word": "高"}],
    "degree": {"likelihood": )" +
         ranks() + R"(, "impact": )" + ranks() + R"(, "bands": )" + degrees() +
         R"(, "basis": "NONE:-", "text": "unverified"},
    "methods": [{"id": "index", "title": "指数法", "basis": "NONE:-", "text": "unverified", "stage": "after",
      "index": {"variant": ")" +
         variant +
         R"(", "weights": "given", "bands": [{"grade": "low", "to": 0.36, "to_closed": false},
      {"grade": "medium", "from": 0.36, "from_closed": true, "to": 0.64, "to_closed": true},
      {"grade": "high", "from": 0.64, "from_closed": false}]}}])" +
         gates + "}";
}

struct Point {
  const char* weight;
  int p;  ///< rank 1 to 5
  int q;
};
using Points = std::vector<Point>;

std::string estimate(const Point& point, const char* stage, const char* by) {
  return R"({"by": ")" + std::string(by) + R"(", "stage": ")" + stage + R"(", "likelihood": ")" +
         level_words[static_cast<std::size_t>(point.p - 1)] + R"(", "impact": ")" +
         level_words[static_cast<std::size_t>(point.q - 1)] + "\"}";
}

/// A matter with these points. The estimates before measures are all the worst: they must not count.
std::string matter(const Points& points, const std::string& more = "") {
  std::string out;
  for (std::size_t i = 0; i < points.size(); ++i)
    out += (i == 0 ? "" : ", ") + std::string(R"({"id": "f)") + std::to_string(i + 1) +
           R"(", "title": "t", "weight": )" + points[i].weight + R"(, "estimates": [)" +
           estimate({"", 5, 5}, "before", "甲") + ", " + estimate(points[i], "after", "甲") + "]}";
  return R"(, "risk_assessment": {"points": [)" + out + "]" + more + "}";
}

const Points six = {{"0.25", 3, 4}, {"0.20", 2, 3}, {"0.20", 3, 2}, {"0.15", 2, 2}, {"0.10", 1, 3}, {"0.10", 2, 4}};
const Points diluted = {{"0.1", 5, 5}, {"0.1", 1, 2}, {"0.1", 1, 2}, {"0.1", 1, 2}, {"0.1", 1, 2},
                        {"0.1", 1, 2}, {"0.1", 1, 2}, {"0.1", 1, 2}, {"0.1", 1, 2}, {"0.1", 1, 2}};

Decimal decimal(std::string_view text) { return *Decimal::parse(text); }

struct Row {
  const char* name;
  Points points;
  const char* variant;
  const char* index;
  const char* grade;
};

const Row rows[] = {
    {"six factors, A", six, variants[0], "0.380", "中"},
    {"six factors, B: the same judgements, another grade", six, variants[1], "0.284", "低"},
    {"six factors, C: the impact is not read", six, variants[2], "0.470", "中"},
    {"one grave factor among small ones, A", diluted, variants[0], "0.244", "低"},
    {"one grave factor among small ones, B", diluted, variants[1], "0.172", "低"},
    {"one grave factor among small ones, C", diluted, variants[2], "0.28", "低"},
    {"on the lower bound of 中", {{"1", 3, 3}}, variants[1], "0.36", "中"},
    {"on the upper bound of 中", {{"1", 4, 4}}, variants[1], "0.64", "中"},
    {"just above it", {{"0.9999", 4, 4}, {"0.0001", 4, 5}}, variants[1], "0.640016", "高"},
    {"the worst", {{"1", 5, 5}}, variants[0], "1", "高"},
    {"the least", {{"1", 1, 1}}, variants[0], "0.04", "低"},
};

/// The index once more, by a reader of the proof who looks every leaf up in the matter.
class Recheck {
 public:
  Recheck(const data::JsonTree& matter, std::string_view variant) : matter_(matter), variant_(variant) {}

  std::optional<Decimal> sum(const ProofNode& node) const {
    Decimal total;
    if (node.operation != "sum") return {};
    for (const auto& product : node.inputs) {
      if (product.operation != "product" || product.inputs.size() != 2) return {};
      const auto weight = read(product.inputs[0]);
      const auto r = degree(product.inputs[1]);
      if (!weight || !r || decimal(product.value) != *weight * *r) return {};
      total += *weight * *r;
    }
    return decimal(node.value) == total ? std::optional(total) : std::nullopt;
  }

 private:
  std::optional<Decimal> read(const ProofNode& leaf) const {
    const auto at = matter_.find(leaf.at.value_or("/none"));
    if (!at || decimal(leaf.value) != decimal(at->text())) return {};
    return decimal(at->text());
  }

  std::optional<Decimal> score(const ProofNode& leaf) const {
    const auto at = matter_.find(leaf.at.value_or("/none"));
    for (std::size_t i = 0; at && i < level_words.size(); ++i)
      if (at->text() == level_words[i] && decimal(leaf.value) == decimal(scores[i])) return decimal(scores[i]);
    return {};
  }

  /// R of one factor: by A the upper bound of the band that p·q falls into, by B p·q, by C p alone.
  std::optional<Decimal> degree(const ProofNode& node) const {
    if (node.inputs.size() != (variant_ == variants[2] ? 1U : 2U)) return {};
    const auto p = score(node.inputs[0]);
    if (!p) return {};
    Decimal r = *p;
    if (variant_ != variants[2]) {
      const auto q = score(node.inputs[1]);
      if (!q) return {};
      r = *p * *q;
    }
    if (variant_ == variants[0]) {
      std::size_t band = 1;
      while (r > decimal(bounds[band])) ++band;
      r = decimal(bounds[band]);
    }
    return decimal(node.value) == r ? std::optional(r) : std::nullopt;
  }

  const data::JsonTree& matter_;
  std::string_view variant_;
};

/// Assesses, recomputes from the proof, and compares index, vote and grade.
void check(const Points& points, const std::string& variant, const pack::Pack& pack, const char* index,
           const char* grade) {
  const std::string text = R"({"id": "m", "title": "t", "jurisdiction": "990000")" + matter(points) + "}";
  const auto tree = data::parse_json(text, "m");
  const auto read = read_matter(text, "m");
  ASSERT_TRUE(read) << to_text(read.diagnostics());
  const auto result = riskrule::assess(*read, pack, {.as_of = Date{2024, 3, 1}})->grade;
  ASSERT_EQ(result.votes.size(), 1U);
  EXPECT_EQ(result.origin, GradeOrigin::computed);
  ASSERT_EQ(result.proof.size(), 1U);
  const auto again = Recheck(*tree, variant).sum(result.proof[0]);
  ASSERT_TRUE(again);
  EXPECT_EQ(result.proof[0].inputs.size(), points.size());
  EXPECT_EQ(*again, *result.votes[0].value);
  const char* expected = *again > decimal("0.64") ? "高" : *again >= decimal("0.36") ? "中" : "低";
  EXPECT_EQ(result.grade.value_or(""), expected);
  if (index == nullptr) return;
  EXPECT_EQ(*again, decimal(index));
  EXPECT_EQ(result.grade.value_or(""), grade);
}

TEST(ComputedGrade, OfTheWorkedVectors) {
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    check(row.points, row.variant, small::load(grading(row.variant)), row.index, row.grade);
  }
}

// Any ranks and weights: the proof alone leads to the same index.
TEST(ComputedGrade, CanBeRecomputedFromItsProof) {
  std::uint32_t state = 713;
  const auto next = [&state](std::uint32_t below) {
    state = state * 1664525U + 1013904223U;
    return static_cast<int>((state >> 16U) % below);
  };
  constexpr std::array weights{"0.4", "0.3", "0.15", "0.1", "0.05"};
  for (const char* variant : variants) {
    const auto pack = small::load(grading(variant));
    for (int i = 0; i < 60; ++i) {
      Points points;
      for (const char* weight : weights) points.push_back({weight, next(5) + 1, next(5) + 1});
      check(points, variant, pack, nullptr, nullptr);
    }
  }
}

// The packs of the method that come with the library say the same of the worked vector.
TEST(ComputedGrade, ByTheBuiltInMethods) {
  for (const auto& [id, index, grade] :
       {std::tuple{"method.index-a", "0.38", "中"}, std::tuple{"method.index-b", "0.284", "低"}}) {
    const auto result =
        riskrule::assess(small::read(matter(six)), *pack::builtin(id), {.as_of = Date{2024, 3, 1}})->grade;
    ASSERT_EQ(result.votes.size(), 1U) << id;
    EXPECT_EQ(*result.votes[0].value, decimal(index));
    EXPECT_EQ(result.grade.value_or(""), grade);
  }
  // The grave factor that the sum dilutes is caught by a gate.
  const auto grave =
      riskrule::assess(small::read(matter(diluted)), *pack::builtin("method.index-b"), {.as_of = Date{2024, 3, 1}})
          ->grade;
  EXPECT_EQ(*grave.votes.back().value, decimal("0.172"));
  EXPECT_EQ(grave.grade.value_or(""), "中");
}

TEST(ComputedGrade, TellsHowFarTheNextGradeIs) {
  const auto result = small::assess(grading(variants[1]), matter(six)).grade;
  ASSERT_EQ(result.why_not_next.size(), 1U);
  EXPECT_NE(result.why_not_next[0].find("达到 0.36 才为“中”，尚差 0.076"), std::string::npos) << result.why_not_next[0];
}

TEST(ComputedGrade, OutweighsTheReportAndSaysSo) {
  const auto assessment = small::assess(grading(variants[0]), matter(six, R"(, "asserted_grade": "低")"));
  EXPECT_EQ(assessment.grade.grade.value_or(""), "中");
  EXPECT_EQ(assessment.grade.votes.size(), 2U);
  EXPECT_FALSE(assessment.grade.votes[1].counts);
  ASSERT_EQ(assessment.notes.size(), 2U);
  EXPECT_NE(assessment.notes[0].find("二者不一致"), std::string::npos);
  EXPECT_NE(assessment.notes[1].find("不具约束力"), std::string::npos);
}

struct Incomplete {
  const char* name;
  std::string points;
  std::vector<std::string> missing;
};

const Incomplete incomplete[] = {
    {"no weight",
     R"({"id": "a", "title": "t", "estimates": [)" + estimate({"", 3, 3}, "after", "甲") + "]}",
     {"/risk_assessment/points/0/weight"}},
    {"no estimate after measures",
     R"({"id": "a", "title": "t", "weight": 1, "estimates": [)" + estimate({"", 3, 3}, "before", "甲") + "]}",
     {"/risk_assessment/points/0/estimates"}},
    {"no impact",
     R"({"id": "a", "title": "t", "weight": 1, "estimates": [{"stage": "after", "likelihood": "low"}]})",
     {"/risk_assessment/points/0/estimates/0/impact"}},
    {"no estimates", R"({"id": "a", "title": "t", "weight": 1})", {"/risk_assessment/points/0/estimates"}},
    {"weights that do not add up",
     R"({"id": "a", "title": "t", "weight": 0.9, "estimates": [)" + estimate({"", 3, 3}, "after", "甲") + "]}",
     {}},
    {"a body that did not judge every point",
     R"({"id": "a", "title": "t", "weight": 0.5, "estimates": [)" + estimate({"", 3, 3}, "after", "甲") +
         R"(]}, {"id": "b", "title": "t", "weight": 0.5, "estimates": [)" + estimate({"", 3, 3}, "after", "乙") + "]}",
     {"/risk_assessment/points/1/estimates"}},
};

// What is incomplete gives no index: the method abstains and names what is missing. The report's grade stands, and is
// said to be asserted.
TEST(ComputedGrade, IsNotGuessed) {
  const auto pack = small::load(grading(variants[0]));
  for (const Incomplete& row : incomplete) {
    SCOPED_TRACE(row.name);
    const auto matter = small::read(R"(, "risk_assessment": {"asserted_grade": "高", "points": [)" + row.points + "]}");
    const auto result = riskrule::assess(matter, pack, {.as_of = Date{2024, 3, 1}})->grade;
    EXPECT_EQ(result.origin, GradeOrigin::asserted);
    ASSERT_GE(result.votes.size(), 2U);
    EXPECT_FALSE(result.votes[0].grade);
    EXPECT_FALSE(result.votes[0].counts);
    EXPECT_EQ(result.votes[0].missing.value_or({}), row.missing);
    EXPECT_EQ(result.proof.size(), result.votes.size());
    EXPECT_EQ(result.grade.value_or(""), "高");
  }
}

TEST(ComputedGrade, EveryBodyHasAVoice) {
  const std::string both = estimate({"", 3, 3}, "after", "甲") + ", " + estimate({"", 5, 5}, "after", "乙");
  const auto result = small::assess(grading(variants[1]), R"(, "risk_assessment": {"points": [{"id": "a", "title": "t",
      "weight": 1, "estimates": [)" + both + "]}]}")
                          .grade;
  ASSERT_EQ(result.votes.size(), 2U);
  EXPECT_EQ(result.votes[0].grade.value_or(""), "中");
  EXPECT_EQ(result.votes[1].grade.value_or(""), "高");
  EXPECT_EQ(result.grade.value_or(""), "高");
}

}  // namespace
}  // namespace riskrule
