// What may be decided: blocking duties first, then the grade, then what a fact permits.
#include "unit/small_pack.hpp"

namespace riskrule {
namespace {

using small::duties;
using small::Duty;
using Ids = std::vector<std::string>;

/// One duty of each effect: met, violated or not to be told.
std::string one(const std::string& id, const char* effect, const char* met, const char* basis = "FULL:1") {
  return Duty{.id = id, .met = met, .basis = basis, .effect = effect}.json();
}
constexpr const char* violated = "false";
constexpr const char* unknown = "risk_assessment.performed";

/// Grades of which 低 may be decided, 高 may not, and 中 says nothing; and permits where no grade says so.
const std::string grading = R"("grading": {
  "grades": [{"id": "low", "word": "低", "permission": "may_decide", "says": "低风险可以决策", "basis": "FULL:7"},
             {"id": "medium", "word": "中"},
             {"id": "high", "word": "高", "permission": "may_not_decide", "says": "高风险不得决策"}],
  "permits": [
    {"when": "risk_assessment.controllable", "permission": "may_decide", "says": "风险可控", "basis": "FULL:24"},
    {"when": "risk_assessment.controllable = false", "permission": "after_measures", "says": "调整后决策", "basis": "FULL:25"},
    {"when": "risk_assessment.controllable = false", "permission": "may_decide", "says": "不会轮到", "basis": "FULL:26"}]})";

std::string grade(const char* word) { return R"("asserted_grade": ")" + std::string(word) + "\""; }
const std::string controllable = R"("controllable": true)";
const std::string not_controllable = R"("controllable": false)";

struct Row {
  const char* name;
  std::string duties;
  std::string report;  ///< members of `risk_assessment`
  Permission permission;
  Ids blocked_by = {};
  Ids open = {};
};

const Row rows[] = {
    {"nothing is said", "", "", Permission::cannot_tell_yet},
    {"the first permit that holds", "", controllable, Permission::may_decide},
    {"another permit; one further down is not asked", "", not_controllable, Permission::after_measures},
    {"the grade permits", "", grade("低"), Permission::may_decide},
    {"the grade forbids", "", grade("高"), Permission::may_not_decide},
    {"the grade comes before the permits", "", grade("高") + "," + controllable, Permission::may_not_decide},
    {"a grade that says nothing leaves it to the permits", "", grade("中") + "," + controllable,
     Permission::may_decide},
    {"a grade that says nothing, no permit", "", grade("中"), Permission::cannot_tell_yet},
    {"a blocking duty is violated", one("b", "blocks", violated), grade("低"), Permission::may_not_decide, {"b"}},
    {"a blocking duty can not be told",
     one("b", "blocks", unknown),
     grade("低"),
     Permission::cannot_tell_yet,
     {},
     {"b"}},
    {"a blocking duty is met", one("b", "blocks", "true"), grade("低"), Permission::may_decide},
    {"the file is incomplete", one("i", "incomplete", violated), grade("低"), Permission::after_measures, {"i"}},
    {"the grade forbids, and the file is incomplete",
     one("i", "incomplete", violated),
     grade("高"),
     Permission::may_not_decide,
     {"i"}},
    {"the grade forbids, and a blocking duty can not be told",
     one("b", "blocks", unknown),
     grade("高"),
     Permission::may_not_decide,
     {},
     {"b"}},
    {"an open question outweighs an incomplete file",
     one("b", "blocks", unknown) + "," + one("i", "incomplete", violated),
     grade("低"),
     Permission::cannot_tell_yet,
     {"i"},
     {"b"}},
    {"the procedure has ended", one("e", "ends", violated), grade("低"), Permission::may_not_decide, {"e"}},
    {"whether it has can not be told", one("e", "ends", unknown), grade("低"), Permission::cannot_tell_yet, {}, {"e"}},
    {"a violation outweighs an open question",
     one("a", "blocks", unknown) + "," + one("b", "blocks", violated),
     grade("低"),
     Permission::may_not_decide,
     {"b"},
     {"a"}},
    {"what blocks is named before what is incomplete",
     one("i", "incomplete", violated) + "," + one("b", "blocks", violated),
     grade("低"),
     Permission::may_not_decide,
     {"b", "i"}},
    {"a defect does not block", one("d", "defect", violated), grade("低"), Permission::may_decide},
    {"advice does not block", one("d", "advisory", violated), grade("低"), Permission::may_decide},
    {"a duty whose text is not verified does not block", one("b", "blocks", violated, "NONE:1"), grade("低"),
     Permission::may_decide},
    {"nor does one that is restated", one("b", "blocks", unknown, "TOLD:1"), grade("低"), Permission::may_decide},
};

Assessment assess(const Row& row) {
  return small::assess(R"("duties": [)" + row.duties + "], " + grading, R"(, "risk_assessment": {)" + row.report + "}");
}

TEST(Outcome, FollowsDutiesGradeAndPermits) {
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    const auto outcome = assess(row).outcome;
    EXPECT_EQ(data::word_of(outcome.permission), data::word_of(row.permission));
    EXPECT_EQ(Ids(outcome.blocked_by.begin(), outcome.blocked_by.end()), row.blocked_by);
    EXPECT_EQ(Ids(outcome.open.begin(), outcome.open.end()), row.open);
    EXPECT_TRUE(outcome.says.starts_with(data::label_of(row.permission))) << outcome.says;
  }
}

TEST(Outcome, CitesWhatDecidesIt) {
  const auto citations = [](const char* duties, const std::string& report) {
    Ids out;
    for (const auto& basis : assess({"", duties, report, Permission::may_decide}).outcome.basis)
      out.push_back(basis.citation);
    return out;
  };
  EXPECT_EQ(citations("", grade("低")), Ids{"第1号 第七条"});
  EXPECT_EQ(citations("", controllable), Ids{"第1号 第二十四条"});
  EXPECT_EQ(citations("", ""), Ids{});
  EXPECT_EQ(citations(one("b", "blocks", violated, "PART:3").c_str(), controllable),
            (Ids{"第2号 第三条", "第1号 第二十四条"}));
  EXPECT_EQ(citations(one("b", "blocks", unknown, "PART:3").c_str(), ""), Ids{"第2号 第三条"});
}

// 中 forbids approval in the one line and asks for measures in the other; both are shown, neither is merged.
TEST(Outcome, OfTheTwoLinesOfStabilityAssessment) {
  struct Line {
    const char* grade;
    Permission ndrc;
    Permission stability;
  };
  const Line lines[] = {{"低", Permission::may_decide, Permission::may_decide},
                        {"中", Permission::may_not_decide, Permission::after_measures},
                        {"高", Permission::may_not_decide, Permission::may_not_decide}};
  for (const auto& line : lines) {
    const auto matter =
        small::read(R"(, "risk_assessment": {"date": "2024-01-01", "controllable": true, )" + grade(line.grade) + "}");
    for (const auto& [pack, permission] :
         {std::pair("cn+line.ndrc-2492", line.ndrc), std::pair("cn+line.stability", line.stability)}) {
      const auto assessment = riskrule::assess(matter, *pack::builtin(pack), {.as_of = Date{2024, 3, 1}});
      ASSERT_TRUE(assessment);
      EXPECT_EQ(data::word_of(assessment->outcome.permission), data::word_of(permission)) << pack << line.grade;
      EXPECT_NE(assessment->outcome.says.find("不具约束力"), std::string::npos) << pack << line.grade;
      for (const auto& finding : assessment->findings) {  // what nobody read binds nobody
        const std::string_view duty = finding.duty;
        EXPECT_FALSE(finding.binding && (duty == "nd-approval" || duty == "st-high" || duty == "st-medium")) << duty;
      }
    }
  }
}

// 国务院令第713号 Art 24: controllable, the organ may decide; not controllable, it may not.
TEST(Outcome, OfTheCountrysPack) {
  const std::pair<const char*, Permission> reports[] = {
      {R"("controllable": true)", Permission::may_decide},
      {R"("controllable": false)", Permission::may_not_decide},
      {R"("controllable": false, "adjusted": "2024-02-01", "found_controllable_again": "2024-02-20")",
       Permission::may_decide},
      {R"("performed": true)", Permission::cannot_tell_yet},
  };
  for (const auto& [report, permission] : reports) {
    const auto matter = small::read(R"(, "risk_assessment": {"date": "2024-01-01", )" + std::string(report) + "}");
    const auto assessment = riskrule::assess(matter, *pack::builtin("cn"), {.as_of = Date{2024, 3, 1}});
    ASSERT_TRUE(assessment);
    EXPECT_EQ(data::word_of(assessment->outcome.permission), data::word_of(permission)) << report;
  }
}

}  // namespace
}  // namespace riskrule
