// Assessments side by side: in what they differ, and why.
#include "riskrule/assess/compare.hpp"

#include "riskrule/report/answers.hpp"
#include "unit/small_pack.hpp"

namespace riskrule {
namespace {

using small::Duty;

Assessment under(const std::vector<Duty>& duties, const Matter& matter, const std::string& id = "small") {
  const auto pack = pack::load(small::pack_text(small::duties(duties), id), "p.json");
  if (!pack) throw std::runtime_error(to_text(pack.diagnostics()));
  return *assess(matter, *pack, {.as_of = Date{2024, 3, 1}});
}

const DutyDifference& on(const Comparison& comparison, const std::string& duty) {
  for (const auto& one : comparison.duties)
    if (one.duty == duty) return one;
  throw std::runtime_error("no difference on " + duty);
}

TEST(Compare, SaysWherePacksDisagreeAndWhy) {
  const Matter matter = small::read(R"(, "kind": "plan")");
  const std::vector<Assessment> sides{
      under({{.id = "same"}, {.id = "judged", .met = "kind = plan"}, {.id = "here"}, {.id = "weight", .force = "must"}},
            matter, "one"),
      under({{.id = "same"},
             {.id = "judged", .met = "kind = public_policy"},
             {.id = "weight", .basis = "TOLD:2", .force = "must"}},
            matter, "two")};
  const auto c = compare(sides);
  ASSERT_TRUE(c);
  EXPECT_EQ(c->duties_alike, 1);
  ASSERT_EQ(c->duties.size(), 3U);
  EXPECT_EQ(on(*c, "judged").differs, std::vector{DutyAspect::verdict});
  EXPECT_EQ(on(*c, "judged").why,
            "判定不同：“one”符合，因 met：kind = plan = true；“two”不符合，因 met：kind = public_policy = false");
  EXPECT_EQ(on(*c, "here").differs, std::vector{DutyAspect::presence});
  EXPECT_EQ(on(*c, "here").why, "“two”没有此义务");
  EXPECT_EQ(on(*c, "weight").differs, (std::vector{DutyAspect::binding, DutyAspect::basis}));
  EXPECT_FALSE(on(*c, "here").sides[1].has);
  EXPECT_FALSE(c->grade_differs);
  EXPECT_EQ(c->sides[0].counts.met, 4);
  EXPECT_NE(write_comparison(*c).find(R"("differs": [)"), std::string::npos);
}

// Two texts that bind nobody contradict each other: the outcomes differ by advice, and why is said first.
TEST(Compare, SaysWhyGradesAndOutcomesDiffer) {
  const auto under = [](const char* permission, const char* basis) {
    return small::assess(R"("duties": [)" + small::Duty{.id = "b", .met = "false", .effect = "blocks"}.json() +
                             R"(], "grading": {"grades": [{"id": "medium", "word": "中", "permission": ")" +
                             permission + R"(", "basis": ")" + basis + R"("}]})",
                         R"(, "risk_assessment": {"asserted_grade": "中"})");
  };
  const auto c = compare(std::vector{under("may_not_decide", "TOLD:-"), under("after_measures", "NONE:-")});
  ASSERT_TRUE(c);
  EXPECT_FALSE(c->grade_differs);
  EXPECT_TRUE(c->outcome_differs);
  EXPECT_EQ(c->notes,
            std::vector<std::string>{"结论不同：“small”不得决策，因不符合“须如此”，参考意见为不得决策；“small #2”"
                                     "不得决策，因不符合“须如此”，参考意见为采取措施后决策"});
  const std::string text = report::render(*c, report::Form::text);
  EXPECT_NE(text.find("  - 参考意见（不具约束力）\n      small：[不得决策]\n      small #2：[采取措施后决策]\n"),
            std::string::npos)
      << text;
}

// A duty that is not due where it stands is no disagreement with a pack that has none: it is told in one line.
TEST(Compare, TellsIdleDutiesInOneLine) {
  const auto with = [](const char* when) {
    return small::assess(
        small::duties({{.id = "both"}, {.id = "only", .more = R"(, "when": ")" + std::string(when) + "\""}}), "");
  };
  const auto without = small::assess(small::duties({{.id = "both"}}), "");
  const auto text = [&](const char* when) {
    return report::render(*compare(std::vector{with(when), without}), report::Form::text);
  };
  EXPECT_NE(text("false").find("而在有的一方不适用：only"), std::string::npos);
  EXPECT_EQ(text("true").find("不适用：only"), std::string::npos);
  EXPECT_NE(text("true").find("“small #2”没有此义务"), std::string::npos);
}

TEST(Compare, KeepsEveryVoteOnTheGrade) {
  const std::string grades = R"("grading": {"grades": [{"id": "low", "word": "低"}, {"id": "high", "word": "高"}])";
  const std::string gate =
      R"(, "gates": [{"id": "g", "when": "kind = plan", "grade": "high", "says": "规划", "basis": "FULL:1"}]})";
  const std::string matter = R"(, "kind": "plan", "risk_assessment": {"asserted_grade": "低"})";
  const std::vector<Assessment> sides{small::assess(grades + gate, matter), small::assess(grades + "}", matter)};
  const auto c = compare(sides);
  ASSERT_TRUE(c);
  EXPECT_TRUE(c->grade_differs);
  EXPECT_EQ(*c->sides[0].grade, "高");
  EXPECT_EQ(*c->sides[1].grade, "低");
  EXPECT_EQ(c->sides[0].votes.size(), 2U);
  EXPECT_EQ(c->sides[0].name, "small");
  EXPECT_EQ(c->sides[1].name, "small #2");
  ASSERT_EQ(c->notes.size(), 1U);
  EXPECT_EQ(c->notes.front(),
            "等级不同：“small”高，依定性门槛 g：规划（第1号 第一条）；“small #2”低，依报告："
            "报告断言，未经计算：报告没有逐项概率与影响估计");
  const std::string text = report::render(*c, report::Form::text);
  for (const char* words : {"风险等级不同", "高（计算得出）", "低（报告断言）", "规划"})
    EXPECT_NE(text.find(words), std::string::npos) << words << "\n" << text;
}

TEST(Compare, TheSameFactsThenAndNow) {
  const Matter matter = small::read(R"(, "kind": "plan")");
  const auto pack = small::load(small::duties({{.id = "old", .met = "true", .basis = "OLD:1"}}));
  const std::vector<Assessment> sides{*assess(matter, pack, {.as_of = Date{2009, 1, 1}}),
                                      *assess(matter, pack, {.as_of = Date{2024, 1, 1}})};
  const auto c = compare(sides);
  ASSERT_TRUE(c);
  EXPECT_EQ(c->sides[0].name, "small 2009-01-01");
  ASSERT_EQ(c->duties.size(), 1U);
  EXPECT_EQ(c->duties[0].sides[0].verdict, Verdict::met);
  EXPECT_EQ(c->duties[0].sides[1].verdict, Verdict::not_due);
}

TEST(Compare, RefusesWhatCanNotBeCompared) {
  const std::vector<Assessment> one{under({{}}, small::read(""))};
  EXPECT_EQ(small::codes(compare(one).diagnostics()), std::vector<std::string>{"compare.too_few"});
  auto two = std::vector{one[0], one[0]};
  two[1].matter = "other";
  EXPECT_EQ(small::codes(compare(two).diagnostics()), std::vector<std::string>{"compare.other_matter"});
}

std::vector<std::string> changes(const std::string& before, const std::string& after) {
  std::vector<std::string> out;
  for (const auto& one : changes_between(small::read(before), small::read(after)))
    out.push_back(std::string(data::word_of(one.kind)) + " " + one.at_before + " " + one.at_after + ": " + one.before +
                  " -> " + one.after);
  return out;
}

TEST(Changes, AreLocatedInBothVersions) {
  using Lines = std::vector<std::string>;
  EXPECT_EQ(changes(R"(, "kind": "plan")", R"(, "kind": "plan")"), Lines{});
  EXPECT_EQ(changes(R"(, "kind": "plan")", R"(, "kind": "public_policy")"),
            Lines{R"(changed /kind /kind: "plan" -> "public_policy")"});
  EXPECT_EQ(changes("", R"(, "kind": null)"), Lines{"added  /kind:  -> null"});
  EXPECT_EQ(changes(R"(, "documents": [])", ""), Lines{"removed /documents : [] -> "});
}

TEST(Changes, MatchElementsByKeyOrByWhatStaysTheSame) {
  using Lines = std::vector<std::string>;
  const auto points = [](const std::string& all) { return R"(, "risk_assessment": {"points": [)" + all + "]}"; };
  const std::string a = R"({"id": "a", "title": "甲"})";
  const std::string b = R"({"id": "b", "title": "乙"})";
  const std::string better = R"({"id": "b", "title": "丙"})";
  EXPECT_EQ(changes(points(a + "," + b), points(better + "," + a)),
            Lines{R"(changed /risk_assessment/points/1/title /risk_assessment/points/0/title: "乙" -> "丙")"});
  EXPECT_EQ(changes(points(a), points(a + "," + b)),
            Lines{R"(added  /risk_assessment/points/1:  -> {"id":"b","title":"乙"})"});
  const auto advice = [](const std::string& all) { return R"(, "advice": [)" + all + "]"; };
  EXPECT_EQ(changes(advice(R"("x", "y", "z")"), advice(R"("x", "n", "y", "z")")),
            Lines{R"(added  /advice/1:  -> "n")"});
  EXPECT_EQ(changes(advice(R"("x")"), advice("")), Lines{R"(changed /advice /advice: ["x"] -> [])"});
}

TEST(Changes, ComeWithTheFindingsTheyMove) {
  const auto pack = small::load(small::duties({{.id = "d", .met = "kind = plan"}}));
  const Matter before = small::read("");
  const Matter after = small::read(R"(, "kind": "plan")");
  const auto judge = [&](const Matter& m) { return *assess(m, pack, {.as_of = Date{2024, 3, 1}}); };
  const auto c = compare(before, judge(before), after, judge(after));
  ASSERT_TRUE(c.inputs);
  ASSERT_EQ(c.inputs->size(), 1U);
  EXPECT_EQ((*c.inputs)[0].label, "类别");
  ASSERT_EQ(c.duties.size(), 1U);
  EXPECT_EQ(c.duties[0].sides[0].verdict, Verdict::cannot_tell);
  EXPECT_EQ(c.duties[0].sides[0].missing, std::vector<std::string>{"/kind"});
  EXPECT_EQ(c.duties[0].sides[1].verdict, Verdict::met);
  EXPECT_EQ(c.sides[0].name, "前次");
}

}  // namespace
}  // namespace riskrule
