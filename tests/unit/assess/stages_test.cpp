// The grade before and after measures: each computed and each stated, and where they contradict each other.
#include "unit/small_pack.hpp"

namespace riskrule {
namespace {

/// One risk point of all the weight, so that its product is the index of a stage.
std::string estimate(const char* stage, const char* rank) {
  return R"({"by": "甲", "stage": ")" + std::string(stage) + R"(", "likelihood": ")" + rank + R"(", "impact": ")" +
         rank + "\"}";
}

std::string matter(const std::string& estimates, const std::string& report, const std::string& more = "") {
  return R"(, "risk_assessment": {"date": "2024-01-01", "points": [{"id": "p", "title": "事", "weight": 1, "estimates": [)" +
         estimates + "]}]" + report + "}" + more;
}

const std::string both = estimate("before", "very_high") + "," + estimate("after", "low");

Assessment under(const char* pack, const std::string& members) {
  return *riskrule::assess(small::read(members), *pack::builtin(pack), {.as_of = Date{2024, 3, 1}});
}

std::string text(const StageGrade& stage) {
  return std::string(data::word_of(stage.stage)) + ": " + stage.asserted.value_or("-") + ", " +
         stage.computed.value_or("-") + (stage.agree ? (*stage.agree ? ", agree" : ", differ") : "");
}

std::vector<std::string> texts(const Assessment& assessment) {
  std::vector<std::string> out;
  for (const auto& stage : assessment.grade.stages) out.push_back(text(stage));
  return out;
}

using Texts = std::vector<std::string>;

struct Row {
  const char* name;
  std::string estimates;
  std::string report;
  Texts stages;
  const char* grade;  ///< of the whole
};

// R = 1 × 1 before and 0.4 × 0.4 after; 低 lies below 0.36, 高 above 0.64 (variant B).
const Row rows[] = {
    {"nothing is said of stages", "", R"(, "asserted_grade": "低")", {}, "低"},
    {"estimates of both", both, "", {"before: -, 高", "after: -, 低"}, "低"},
    {"estimates after measures only", estimate("after", "low"), "", {"after: -, 低"}, "低"},
    {"a grade of no stated stage is that which the methods look at",
     both,
     R"(, "asserted_grade": "低风险")",
     {"before: -, 高", "after: 低, 低, agree"},
     "低"},
    {"a grade before measures is not held against that after them",
     both,
     R"(, "asserted_grade": "高", "asserted_stage": "before")",
     {"before: 高, 高, agree", "after: -, 低"},
     "低"},
    {"both are stated",
     both,
     R"(, "asserted_grade": "低", "asserted_grade_before": "中")",
     {"before: 中, 高, differ", "after: 低, 低, agree"},
     "低"},
    {"both are stated, nothing is estimated",
     "",
     R"(, "asserted_grade": "低", "asserted_grade_before": "中")",
     {"before: 中, -", "after: 低, -"},
     "低"},
    {"only that before measures is stated", "", R"(, "asserted_grade_before": "中")", {"before: 中, -"}, "中"},
};

TEST(Stages, AreGradedEachByItself) {
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    const auto assessment = under("method.index-b", matter(row.estimates, row.report));
    EXPECT_EQ(texts(assessment), row.stages);
    EXPECT_EQ(assessment.grade.grade.value_or(""), row.grade);
  }
}

TEST(Stages, KeepTheVotesAndTheArithmeticOfTheStageThatTheGradeIsNotOf) {
  const auto& grade = under("method.index-b", matter(both, "")).grade;
  ASSERT_EQ(grade.stages.size(), 2U);
  const auto& before = grade.stages.front();
  ASSERT_EQ(before.votes.size(), 1U);
  EXPECT_EQ(before.votes.front().value->normalized().to_string(), "1");
  ASSERT_EQ(before.proof.size(), 1U);
  EXPECT_EQ(before.proof.front().operation, "sum");
  EXPECT_TRUE(grade.stages.back().votes.empty());  // they are the votes on the grade itself
}

struct Doubt {
  const char* name;
  std::string members;
  Texts codes;
  const char* note;  ///< "" for none
};

const std::string low = R"(, "asserted_grade": "低")";
const std::string one_estimate = estimate("after", "low");

const Doubt doubts[] = {
    {"all agree", matter(one_estimate, low, R"(, "conclusion": "风险等级为低风险，可以实施")"), {}, ""},
    {"the grade after measures is another",
     matter(one_estimate, R"(, "asserted_grade": "中", "asserted_stage": "after")"),
     {"grade.differs"},
     "报告断言措施后“中”，按规则包的方法计算为“低”，二者不一致"},
    {"so is that before them",
     matter(both, R"(, "asserted_grade": "低", "asserted_grade_before": "中")"),
     {"grade.differs"},
     "报告断言措施前“中”，按规则包的方法计算为“高”，二者不一致"},
    {"it is worse after measures, as stated",
     matter("", R"(, "asserted_grade": "高", "asserted_grade_before": "中")"),
     {"grade.worse_after"},
     "报告所称措施后等级“高”高于措施前等级“中”"},
    {"it is worse after measures, as computed",
     matter(estimate("before", "low") + "," + estimate("after", "very_high"), ""),
     {"grade.worse_after"},
     "计算所得措施后等级“高”高于措施前等级“中”"},  // 中 by the gates, which hold for both stages
    {"the conclusion speaks of another grade",
     matter("", low, R"(, "conclusion": "综合判断为中风险")"),
     {"grade.conclusion"},
     "报告的结论称“中风险”，与报告所称等级“低”不一致"},
    {"the conclusion denies another grade", matter("", low, R"(, "conclusion": "不存在高风险的情形")"), {}, ""},
    {"the conclusion speaks of both", matter("", low, R"(, "conclusion": "由中风险降为低风险")"), {}, ""},
};

TEST(Stages, AndTheConclusionAreHeldAgainstEachOther) {
  for (const Doubt& doubt : doubts) {
    SCOPED_TRACE(doubt.name);
    const auto read = small::read(doubt.members);
    EXPECT_EQ(small::codes(check_grades(read, *pack::builtin("method.index-b"))), doubt.codes);
    const auto notes = under("method.index-b", doubt.members).notes;
    EXPECT_EQ(std::ranges::count(notes, std::string(doubt.note)), *doubt.note == '\0' ? 0 : 1);
  }
}

TEST(Stages, ARecommendationIsHeldAgainstWhatTheGradeAllows) {
  const std::pair<const char*, Texts> recommendations[] = {
      {"proceed", {"grade.recommendation"}}, {"postpone", {}}, {"do_not_proceed", {}}};
  for (const auto& [recommendation, codes] : recommendations) {
    const auto read = small::read(
        matter("", R"(, "asserted_grade": "高", "recommendation": ")" + std::string(recommendation) + "\""));
    EXPECT_EQ(small::codes(check_grades(read, *pack::builtin("line.stability"))), codes) << recommendation;
  }
}

TEST(Stages, ALabelIsHeldAgainstItsValue) {
  const std::string labelled =
      R"({"by": "甲", "stage": "after", "likelihood": "low", "impact": "low", "asserted_degree": "重大"})";
  const auto found = check_grades(small::read(matter(labelled, "")), *pack::builtin("method.index-b"));
  ASSERT_EQ(small::codes(found), Texts{"grade.label"});
  EXPECT_EQ(found.front().pointer, "/risk_assessment/points/0/estimates/0/asserted_degree");
}

TEST(Stages, OfAReportThatGradesBeforeMeasuresOnlyAreSaidToBeThat) {
  const char* note = "报告所称等级为采取措施前的等级，没有载明措施后的等级";
  const auto count = [&](const std::string& report) {
    return std::ranges::count(under("method.ndrc-outline", matter("", report)).notes, std::string(note));
  };
  EXPECT_EQ(count(R"(, "asserted_grade": "中", "asserted_stage": "before")"), 1);
  EXPECT_EQ(count(R"(, "asserted_grade_before": "中")"), 1);
  EXPECT_EQ(count(R"(, "asserted_grade": "中", "asserted_stage": "after")"), 0);
}

}  // namespace
}  // namespace riskrule
