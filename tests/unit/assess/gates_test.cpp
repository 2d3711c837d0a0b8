// Gates set a floor under the grade; every voice is kept and the highest of those that count is the grade.
#include "unit/small_pack.hpp"

namespace riskrule {
namespace {

const std::string grades =
    R"("grades": [{"id": "low", "word": "低", "also": ["低风险"]}, {"id": "medium", "word": "中"}, {"id": "high", "word": "高"}])";

std::string gate(const std::string& id, const std::string& when, const std::string& grade,
                 const std::string& basis = "FULL:1") {
  return R"({"id": ")" + id + R"(", "when": ")" + when + R"(", "grade": ")" + grade + R"(", "says": "门槛)" + id +
         R"(", "basis": ")" + basis + "\"}";
}

Assessment assess(const std::vector<std::string>& gates, const std::string& matter) {
  std::string all;
  for (const auto& one : gates) all += (all.empty() ? "" : ", ") + one;
  return small::assess(R"("grading": {)" + grades + (all.empty() ? "" : R"(, "gates": [)" + all + "]") + "}", matter);
}

std::string asserted(const std::string& grade) {
  return R"(, "risk_assessment": {"asserted_grade": ")" + grade + "\"}";
}

struct Row {
  const char* name;
  std::vector<std::string> gates;
  std::string matter;
  const char* grade;  ///< "" for none
  std::size_t votes;
  std::size_t notes;
};

const Row rows[] = {
    {"nothing speaks", {}, "", "", 0, 0},
    {"a gate that holds", {gate("a", "true", "medium")}, "", "中", 1, 0},
    {"a gate that does not", {gate("a", "false", "medium")}, "", "", 0, 0},
    {"a gate that can not be told is noted", {gate("a", "risk_assessment.performed", "high")}, "", "", 0, 1},
    {"the highest gate counts", {gate("a", "true", "high"), gate("b", "true", "low")}, "", "高", 2, 0},
    {"a gate below the report", {gate("a", "true", "low")}, asserted("中"), "中", 2, 0},
    {"a gate above the report", {gate("a", "true", "high")}, asserted("低"), "高", 2, 0},
    {"the report in another spelling", {}, asserted("低风险"), "低", 1, 0},
    {"a word that is no grade", {}, asserted("很低"), "", 1, 1},
    {"a gate beside a word that is no grade", {gate("a", "true", "medium")}, asserted("很低"), "中", 2, 1},
};

TEST(Gates, AndTheReport) {
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    const auto assessment = assess(row.gates, row.matter);
    EXPECT_EQ(assessment.grade.grade.value_or(""), row.grade);
    EXPECT_EQ(assessment.grade.votes.size(), row.votes);
    EXPECT_EQ(assessment.notes.size(), row.notes);
    EXPECT_EQ(assessment.grade.scale, (std::vector<std::string>{"低", "中", "高"}));
  }
}

TEST(Gates, OriginOfTheGrade) {
  EXPECT_EQ(assess({}, "").grade.origin, GradeOrigin::none);
  EXPECT_EQ(assess({gate("a", "true", "medium")}, "").grade.origin, GradeOrigin::computed);
  EXPECT_EQ(assess({}, asserted("低")).grade.origin, GradeOrigin::asserted);
  EXPECT_EQ(assess({gate("a", "true", "low")}, asserted("中")).grade.origin, GradeOrigin::asserted);
}

TEST(Gates, SayWhyAndOnWhatTheyRest) {
  const auto assessment =
      assess({gate("a", "risk_assessment.performed", "high", "FULL:2"), gate("b", "true", "low", "NONE:-")},
             R"(, "risk_assessment": {"performed": true})");
  const auto& votes = assessment.grade.votes;
  ASSERT_EQ(votes.size(), 2U);
  EXPECT_EQ(votes[0].by, "定性门槛 a");
  EXPECT_EQ(votes[0].why, "门槛a（第1号 第二条）");
  EXPECT_EQ(votes[1].why, "门槛b（第4号 （条款号未知），未核实）");
  ASSERT_EQ(assessment.grade.proof.size(), 2U);
  EXPECT_EQ(assessment.grade.proof[0].operation, "gate");
  ASSERT_FALSE(assessment.grade.proof[0].inputs.empty());
  EXPECT_EQ(assessment.grade.proof[0].inputs[0].at.value_or(""), "/risk_assessment/performed");
}

TEST(Gates, OfAParentStillSpeak) {
  struct Parent final : pack::Library {
    std::string parent =
        small::pack_text(R"("grading": {)" + grades + R"(, "gates": [)" + gate("a", "true", "medium") + "]}", "parent");
    std::string_view text(std::string_view id) const override { return id == "parent" ? parent : std::string_view(); }
  };
  const auto pack = pack::load(R"({"pack": "child", "version": "1", "title": "子", "jurisdiction": "990100",
      "extends": "parent", "instruments": [], "grading": {"gates": [)" +
                                   gate("b", "true", "low") + "]}}",
                               "c", Parent());
  ASSERT_TRUE(pack) << to_text(pack.diagnostics());
  const auto assessment = riskrule::assess(small::read(""), *pack, {.as_of = Date{2024, 3, 1}});
  EXPECT_EQ(assessment->grade.votes.size(), 2U);
  EXPECT_EQ(assessment->grade.grade.value_or(""), "中");
}

/// The grade is the gate's then: neither called asserted nor explained as the report's.
TEST(Gates, AboveTheReportAreTheOrigin) {
  const auto assessment = small::assess(
      R"("grading": {"grades": [{"id": "low", "word": "低"}, {"id": "high", "word": "高"}],
         "gates": [{"id": "a", "when": "true", "grade": "high", "says": "s", "basis": "FULL:1"}]})",
      R"(, "risk_assessment": {"asserted_grade": "低"})");
  EXPECT_EQ(assessment.grade.grade.value_or(""), "高");
  EXPECT_EQ(assessment.grade.origin, GradeOrigin::computed);
  EXPECT_TRUE(assessment.grade.why_not_next.empty());
}

}  // namespace
}  // namespace riskrule
