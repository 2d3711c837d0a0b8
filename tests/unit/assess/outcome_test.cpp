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
             {"id": "high", "word": "高", "permission": "may_not_decide", "says": "高风险不得决策", "basis": "FULL:8"}],
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

/// Two grades whose clauses are known so well, a gate, and a permit.
Assessment with_grades(const std::string& basis, const std::string& gate, const std::string& report) {
  const std::string grades =
      R"("grades": [{"id": "low", "word": "低", "permission": "may_decide", "says": "可以", "basis": ")" + basis +
      R"("}, {"id": "high", "word": "高", "permission": "may_not_decide", "says": "不可以", "basis": ")" + basis +
      "\"}]";
  const std::string gates =
      gate.empty()
          ? ""
          : R"(, "gates": [{"id": "g", "when": "true", "grade": "high", "says": "门槛", "basis": ")" + gate + "\"}]";
  return small::assess(R"("grading": {)" + grades + gates + "}", R"(, "risk_assessment": {)" + report + "}");
}

struct Bound {
  const char* name;
  const char* basis;
  const char* gate;  ///< the clause of a gate to 高; "" for none
  const char* grade;
  Permission permission;
  const char* advised;  ///< why it binds nobody; "" where there is no advice
};

const Bound bound[] = {
    {"a text read in full permits", "FULL:7", "", "低", Permission::may_decide, ""},
    {"a text read in part forbids", "PART:7", "", "高", Permission::may_not_decide, ""},
    {"a text that is restated permits nothing", "TOLD:-", "", "低", Permission::cannot_tell_yet, "依据文本为“转述”"},
    {"and forbids nothing", "TOLD:-", "", "高", Permission::cannot_tell_yet, "依据文本为“转述”"},
    {"nor does one that nobody verified", "NONE:-", "", "高", Permission::cannot_tell_yet, "依据文本为“未核实”"},
    {"a binding text on a grade that binds", "FULL:7", "FULL:2", "低", Permission::may_not_decide, ""},
    {"a binding text on a grade that only a gate says that binds nobody", "FULL:7", "NONE:-", "低",
     Permission::cannot_tell_yet, "等级只出自不具约束力的方法或者门槛"},
    {"such a gate beside a report of the same grade", "FULL:7", "NONE:-", "高", Permission::may_not_decide, ""},
};

// What is known at second hand, or not checked, decides nothing, and says so.
TEST(Outcome, IsNotDecidedByWhatBindsNobody) {
  for (const Bound& row : bound) {
    SCOPED_TRACE(row.name);
    const auto outcome = with_grades(row.basis, row.gate, grade(row.grade)).outcome;
    EXPECT_EQ(data::word_of(outcome.permission), data::word_of(row.permission));
    EXPECT_EQ(outcome.advised ? outcome.advised->why : "", row.advised);
    EXPECT_EQ(outcome.advised.has_value(), outcome.basis.empty());
    EXPECT_EQ(outcome.says.find("不具约束力") != std::string::npos, outcome.advised.has_value()) << outcome.says;
  }
}

TEST(Outcome, IsNotDecidedByAGradeBeforeMeasures) {
  const auto outcome = with_grades("FULL:7", "", grade("高") + R"(, "asserted_stage": "before")").outcome;
  EXPECT_EQ(outcome.permission, Permission::cannot_tell_yet);
  ASSERT_TRUE(outcome.advised);
  EXPECT_EQ(outcome.advised->why, "报告只载明采取措施前的等级");
  EXPECT_EQ(with_grades("FULL:7", "", grade("高") + R"(, "asserted_stage": "after")").outcome.permission,
            Permission::may_not_decide);
}

TEST(Outcome, AdviceStandsBesideWhatAPermitDecides) {
  const auto outcome =
      small::assess(
          R"("grading": {"grades": [{"id": "high", "word": "高", "permission": "may_not_decide", "basis": "TOLD:-"}],
      "permits": [{"when": "true", "permission": "after_measures", "says": "未核实", "basis": "NONE:1"},
                  {"when": "true", "permission": "may_decide", "says": "可控", "basis": "FULL:24"}]})",
          R"(, "risk_assessment": {)" + grade("高") + "}")
          .outcome;
  EXPECT_EQ(outcome.permission, Permission::may_decide);
  ASSERT_TRUE(outcome.advised);
  EXPECT_EQ(outcome.advised->permission, Permission::may_not_decide);
  EXPECT_EQ(outcome.says, "可以决策。可控。参考意见（不具约束力，依据文本为“转述”）：不得决策");
}

// A pack that does not apply has no say; of one of which that can not be told, nothing binds.
TEST(Outcome, AsksWhetherThePackApplies) {
  const std::string rules = R"("applies": "project.approval = local", "duties": [)" + one("b", "blocks", violated) +
                            R"(], "grading": {"grades": [{"id": "low", "word": "低"},
      {"id": "high", "word": "高", "permission": "may_not_decide", "basis": "FULL:1"}],
      "gates": [{"id": "g", "when": "true", "grade": "high", "says": "门槛", "basis": "FULL:2"}],
      "permits": [{"when": "true", "permission": "may_decide", "says": "可以", "basis": "FULL:24"}]})";
  const auto in = [&](const std::string& project) {
    return small::assess(rules, R"(, "risk_assessment": {"asserted_grade": "低"})" + project);
  };
  const auto applies = in(R"(, "project": {"approval": "local"})");
  EXPECT_EQ(applies.outcome.permission, Permission::may_not_decide);
  EXPECT_EQ(applies.grade.grade.value_or(""), "高");

  const auto other = in(R"(, "project": {"approval": "state_council"})");
  EXPECT_EQ(other.findings.front().verdict, Verdict::not_due);
  EXPECT_EQ(other.grade.grade.value_or(""), "低");
  EXPECT_EQ(other.outcome.permission, Permission::cannot_tell_yet);
  EXPECT_FALSE(other.outcome.advised);

  const auto unknown_approval = in(R"(, "project": {})");
  EXPECT_EQ(unknown_approval.findings.front().verdict, Verdict::cannot_tell);
  EXPECT_EQ(*unknown_approval.findings.front().missing, Ids{"/project/approval"});
  EXPECT_EQ(unknown_approval.findings.front().proof.steps().back().operation, "applies");
  EXPECT_EQ(unknown_approval.grade.grade.value_or(""), "低");
  EXPECT_EQ(unknown_approval.grade.at_worst.value_or(""), "高");
  EXPECT_EQ(unknown_approval.outcome.permission, Permission::cannot_tell_yet);
  ASSERT_TRUE(unknown_approval.outcome.advised);
  EXPECT_EQ(unknown_approval.outcome.advised->why, "规则包是否适用于该事项无法判断");
}

// 中 forbids approval in the one line and asks for measures in the other; both are shown, neither is merged. Neither text
// was read, so both are advice, beside what Decree 713, Art 24, permits.
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
    const auto matter = small::read(
        R"(, "project": {"approval": "state_council"}, "risk_assessment": {"date": "2024-01-01", "controllable": true, )" +
        grade(line.grade) + "}");
    for (const auto& [pack, advised] :
         {std::pair("cn+line.ndrc-2492", line.ndrc), std::pair("cn+line.stability", line.stability)}) {
      const auto assessment = riskrule::assess(matter, *pack::builtin(pack), {.as_of = Date{2024, 3, 1}});
      ASSERT_TRUE(assessment);
      EXPECT_EQ(data::word_of(assessment->outcome.permission), "may_decide") << pack << line.grade;
      ASSERT_TRUE(assessment->outcome.advised);
      EXPECT_EQ(data::word_of(assessment->outcome.advised->permission), data::word_of(advised)) << pack << line.grade;
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
