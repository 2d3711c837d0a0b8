// Methods that a pack names: what each makes of its inputs, what it says when one is missing, and how votes and gates come
// together. The shipped packs are recomputed by tests/recheck; here are the edges.
#include <algorithm>

#include "unit/small_pack.hpp"

namespace riskrule {
namespace {

using Texts = std::vector<std::string>;

const std::string grades =
    R"("grades": [{"id": "low", "word": "低"}, {"id": "medium", "word": "中"}, {"id": "high", "word": "高"}])";

std::string method(const std::string& kind, const std::string& id = "m") {
  return R"({"id": ")" + id + R"(", "title": "方法", "basis": "FULL:1", "text": "full", "stage": "after", )" + kind +
         "}";
}

std::string grading(const Texts& methods, const std::string& more = "") {
  std::string all;
  for (const auto& one : methods) all += (all.empty() ? "" : ", ") + one;
  return R"("grading": {)" + grades + more + R"(, "methods": [)" + all + "]}";
}

const std::string card = R"("score_card": {"polarity": "higher_is_worse", "items": [
    {"id": "a", "says": "甲", "group": "g", "maximum": 4, "options": [{"word": "好", "points": 0}, {"word": "差", "points": 4}]},
    {"id": "b", "says": "乙", "group": "g", "maximum": 6, "options": [
      {"word": "多", "points": 0, "from": 0.85, "from_closed": true}, {"word": "少", "points": 6, "to": 0.85, "to_closed": false}]}],
  "bands": [{"grade": "low", "to": 5, "to_closed": false}, {"grade": "medium", "from": 5, "from_closed": true, "to": 8, "to_closed": false},
    {"grade": "high", "from": 8, "from_closed": true}]})";

std::string sheet(const std::string& answers) {
  return R"(, "risk_assessment": {"score_sheets": [{"card": "m", "by": "某单位", "answers": [)" + answers + "]}]}";
}

std::string share_method(const std::string& bands, const std::string& more = "") {
  return R"("opposition": {"merges": [{"name": "反对", "answers": ["oppose"]}, {"name": "支持", "answers": ["support", "conditional"]},
      {"name": "其他", "answers": ["indifferent", "unconcerned"]}], "decides": "反对", "polarity": "higher_is_worse",
    "denominator": "valid", "bands": [)" +
         bands + "]" + more + "}";
}

const std::string tenth = R"({"grade": "low", "to": 0.1, "to_closed": false},
    {"grade": "medium", "from": 0.1, "from_closed": true, "to": 0.33, "to_closed": true}, {"grade": "high", "from": 0.33, "from_closed": false})";

std::string survey(const std::string& returns) {
  return R"(, "consultations": [{"id": "s", "way": "questionnaire", "returns": {)" + returns + "}}]";
}

bool mentions(const Texts& notes, const std::string& words) {
  return std::ranges::any_of(notes, [&](const std::string& note) { return note.find(words) != std::string::npos; });
}

TEST(Methods, CardAddsUpAndTellsTheDistance) {
  const auto result =
      small::assess(grading({method(card)}), sheet(R"({"item": "a", "option": "差"}, {"item": "b", "share": 0.85})"))
          .grade;
  ASSERT_EQ(result.votes.size(), 1U);
  const GradeVote& vote = result.votes[0];
  EXPECT_EQ(vote.by, "某单位");
  EXPECT_EQ(vote.method.value_or(""), "m");
  EXPECT_EQ(vote.grade.value_or(""), "低");
  EXPECT_EQ(*vote.value, 4);
  EXPECT_EQ(vote.next->grade, "中");
  EXPECT_EQ(vote.next->distance, 1);
  EXPECT_TRUE(vote.next->bound_is_in);
  EXPECT_TRUE(vote.binding);
  EXPECT_EQ(result.proof[0].inputs[1].inputs[0].at.value_or(""), "/risk_assessment/score_sheets/0/answers/1/share");
}

struct Row {
  const char* name;
  std::string matter;
  Texts missing;
  const char* note;
};

/// A question that is not answered is neither 0 nor low.
TEST(Methods, CardWithoutAnAnswerAbstains) {
  const Row rows[] = {
      {"no sheet", "", {"/risk_assessment/score_sheets"}, "没有填写该评分卡"},
      {"an item left out",
       sheet(R"({"item": "a", "option": "好"})"),
       {"/risk_assessment/score_sheets/0/answers"},
       "未作答：b"},
      {"no option",
       sheet(R"({"item": "a"}, {"item": "b", "share": 0.9})"),
       {"/risk_assessment/score_sheets/0/answers/0/option"},
       "未作答：a"},
      {"an option of no item",
       sheet(R"({"item": "a", "option": "坏"}, {"item": "b", "share": 0.9})"),
       {},
       "card.unknown_option"},
      {"an item of no card",
       sheet(R"({"item": "a", "option": "好"}, {"item": "b", "share": 0.9}, {"item": "z", "option": "好"})"),
       {},
       "没有项目“z”"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    const auto assessment = small::assess(grading({method(card)}), row.matter);
    ASSERT_EQ(assessment.grade.votes.size(), 1U);
    EXPECT_FALSE(assessment.grade.votes[0].grade);
    EXPECT_FALSE(assessment.grade.grade);
    EXPECT_EQ(assessment.grade.origin, GradeOrigin::none);
    EXPECT_EQ(assessment.grade.votes[0].missing.value_or({}), row.missing);
    EXPECT_TRUE(mentions(assessment.notes, row.note)) << row.note;
  }
}

/// A report may print the points of groups only, or the total only; what it prints stands for the items.
TEST(Methods, CardFromPrintedPoints) {
  const std::string two = R"("score_card": {"polarity": "higher_is_better", "items": [
    {"id": "a", "says": "甲", "group": "g", "maximum": 4, "options": [{"word": "好", "points": 4}, {"word": "差", "points": 0}]},
    {"id": "b", "says": "乙", "group": "h", "maximum": 6, "options": [{"word": "好", "points": 6}, {"word": "差", "points": 0}]},
    {"id": "c", "says": "丙", "group": "h", "maximum": 2, "options": [{"word": "好", "points": 2}, {"word": "差", "points": 0}]}],
  "bands": [{"grade": "high", "to": 5, "to_closed": false}, {"grade": "low", "from": 5, "from_closed": true}]})";
  const auto assess = [&](const std::string& answers, const std::string& printed) {
    return small::assess(
        grading({method(two)}),
        R"(, "risk_assessment": {"score_sheets": [{"card": "m", "answers": [)" + answers + "], " + printed + "}]}");
  };
  const std::string a = R"({"item": "a", "option": "好"})";
  const auto groups = assess(a, R"("group_points": [{"group": "h", "points": 1}])").grade;
  EXPECT_EQ(*groups.votes[0].value, 5);
  EXPECT_EQ(groups.grade.value_or(""), "低");
  EXPECT_EQ(groups.proof[0].inputs[1].inputs[0].at, "/risk_assessment/score_sheets/0/group_points/0/points");
  EXPECT_EQ(assess("", R"("declared_total": 4.5)").grade.grade.value_or(""), "高");
  const auto part = assess("", R"("group_points": [{"group": "h", "points": 8}], "declared_total": 12)");
  EXPECT_FALSE(part.grade.grade) << "a total does not fill in what a group lacks";
  EXPECT_TRUE(mentions(part.notes, "未作答：a"));
  EXPECT_TRUE(mentions(assess(a, R"("group_points": [{"group": "h", "points": 9}])").notes, "card.points"));
  EXPECT_TRUE(mentions(assess(a, R"("group_points": [{"group": "z", "points": 1}])").notes, "没有分组“z”"));
}

/// The score is perfect; the gate holds all the same.
TEST(Methods, GoodScoreDoesNotSkipAGate) {
  const std::string gates =
      R"(, "gates": [{"id": "g", "when": "consultations[1].returns.oppose * 2 > consultations[1].returns.valid",
      "grade": "high", "says": "过半反对", "basis": "FULL:1"}])";
  const std::string answers = sheet(R"({"item": "a", "option": "好"}, {"item": "b", "share": 1})");
  const auto held =
      small::assess(grading({method(card)}, gates), answers + survey(R"("valid": 10, "oppose": 6)")).grade;
  EXPECT_EQ(held.grade.value_or(""), "高");
  ASSERT_EQ(held.votes.size(), 2U);
  EXPECT_EQ(held.votes[0].by, "定性门槛 g");
  EXPECT_EQ(held.votes[1].grade.value_or(""), "低");
  const auto open = small::assess(grading({method(card)}, gates), answers + survey(R"("valid": 10)"));
  EXPECT_EQ(open.grade.grade.value_or(""), "低");
  EXPECT_EQ(open.grade.at_worst.value_or(""), "高");
  EXPECT_TRUE(mentions(open.notes, "定性门槛“过半反对”无法判断"));
}

TEST(Methods, ShareWithItsInterval) {
  const std::string interval =
      R"(, "interval": {"kind": "wilson", "confidence": "percent_95", "finite_population": true})";
  const std::string returns = R"("valid": 142, "support": 85, "conditional": 42, "oppose": 15)";
  const auto rules = grading({method(share_method(tenth, interval))});
  const auto assessment = small::assess(rules, survey(returns));
  const GradeVote& vote = assessment.grade.votes.at(0);
  EXPECT_EQ(vote.by, "问卷调查 s");
  EXPECT_EQ(vote.grade.value_or(""), "中");
  EXPECT_EQ(vote.possible.value_or({}), (Texts{"低", "中"}));
  EXPECT_TRUE(mentions(assessment.notes, "样本不足以决定"));
  // Everybody was asked: there is no error of sampling.
  const auto census = small::assess(rules, survey(returns + R"(, "population": 142)"));
  EXPECT_TRUE(census.grade.votes.at(0).possible.is_absent());
  EXPECT_FALSE(mentions(census.notes, "样本不足以决定"));
}

TEST(Methods, ShareIsNotGuessed) {
  const auto rules = grading({method(share_method(tenth))});
  const Row rows[] = {
      {"no survey", "", {"/consultations"}, "没有载明回收统计"},
      {"opposition not counted",
       survey(R"("valid": 10, "support": 9)"),
       {"/consultations/0/returns/oppose"},
       "缺少计数"},
      {"no denominator", survey(R"("oppose": 1)"), {"/consultations/0/returns/valid"}, "缺少计数"},
      {"nobody answered", survey(R"("valid": 0, "oppose": 0)"), {}, "survey.denominator"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    const auto assessment = small::assess(rules, row.matter);
    EXPECT_FALSE(assessment.grade.grade);
    EXPECT_EQ(assessment.grade.votes.at(0).missing.value_or({}), row.missing);
    EXPECT_TRUE(mentions(assessment.notes, row.note)) << row.note;
  }
}

/// A value in a hole, and one in two bands, of a source that is so: no grade, and a note.
TEST(Methods, HolesAreNotLow) {
  const std::string defects =
      R"(, "known_defects": [{"code": "grade.hole", "says": "x"}, {"code": "grade.ambiguous_bound", "says": "x"}])";
  const auto rules =
      grading({method(share_method(R"({"grade": "low", "from": 0.1, "from_closed": true, "to": 0.2, "to_closed": true},
      {"grade": "medium", "from": 0.2, "from_closed": true, "to": 0.5, "to_closed": true}, {"grade": "high", "from": 0.5, "from_closed": false})") +
                      defects)});
  const auto below = small::assess(rules, survey(R"("valid": 100, "oppose": 5)"));
  EXPECT_FALSE(below.grade.grade);
  EXPECT_TRUE(mentions(below.notes, "不在任何区间内"));
  const auto both = small::assess(rules, survey(R"("valid": 100, "oppose": 20)"));
  EXPECT_FALSE(both.grade.grade);
  EXPECT_EQ(both.grade.votes.at(0).possible.value_or({}), (Texts{"低", "中"}));
  EXPECT_EQ(*both.grade.votes.at(0).value, *Decimal::parse("0.2"));
}

TEST(Methods, MinimumSamples) {
  const auto rules = grading({method(
      share_method(tenth, R"(, "minimum_samples": [{"from": 1, "share": 0.5, "more_than": true, "floor": 3}])"))});
  const std::string returns = R"("valid": 10, "support": 10, "oppose": 0)";
  EXPECT_TRUE(mentions(small::assess(rules, survey(returns)).notes, "/consultations/0/returns/population"));
  EXPECT_TRUE(
      mentions(small::assess(rules, survey(returns + R"(, "population": 20)")).notes, "样本量 10 少于最低要求 11"));
  EXPECT_TRUE(small::assess(rules, survey(returns + R"(, "population": 19)")).notes.empty());
}

const std::string degree =
    R"(, "degree": {"likelihood": [{"level": "very_low", "word": "1", "score": 0.2}, {"level": "low", "word": "2", "score": 0.4},
      {"level": "medium", "word": "3", "score": 0.6}, {"level": "high", "word": "4", "score": 0.8}, {"level": "very_high", "word": "5", "score": 1}],
    "impact": [{"level": "very_low", "word": "1", "score": 0.2}, {"level": "low", "word": "2", "score": 0.4},
      {"level": "medium", "word": "3", "score": 0.6}, {"level": "high", "word": "4", "score": 0.8}, {"level": "very_high", "word": "5", "score": 1}],
    "bands": [{"word": "小", "above": 0, "up_to": 0.16, "representative": 0.1}, {"word": "中", "above": 0.16, "up_to": 0.5, "representative": 0.3},
      {"word": "大", "above": 0.5, "up_to": 1, "representative": 1}], "basis": "FULL:1", "text": "full"})";

std::string points(const Texts& ranks, const std::string& more = "") {
  std::string out;
  for (std::size_t i = 0; i < ranks.size(); ++i)
    out += (i == 0 ? "" : ", ") + std::string(R"({"id": "p)") + std::to_string(i) +
           R"(", "title": "t", "weight": 1, "estimates": [
      {"stage": "after", "likelihood": ")" +
           ranks[i] + R"(", "impact": ")" + ranks[i] + R"(", "asserted_degree": "小"}]})";
  return R"(, "risk_assessment": {"points": [)" + out + "]" + more + "}";
}

const std::string counts =
    R"("factor_counts": {"lines": [{"degree": "大", "from": 2, "grade": "high"}, {"degree": "大", "from": 1, "to": 1, "grade": "medium"},
    {"degree": "中", "from": 1, "to": 2, "grade": "low"}]}, "known_defects": [{"code": "grade.counts_hole", "says": "x"}, {"code": "grade.hole", "says": "x"}])";

TEST(Methods, CountsAndTheirHoles) {
  const auto rules = grading({method(counts)}, degree);
  const auto grade_of = [&](const Texts& ranks) {
    return small::assess(rules, points(ranks)).grade.grade.value_or("none");
  };
  EXPECT_EQ(grade_of({"high", "high"}), "高");
  EXPECT_EQ(grade_of({"high", "low"}), "中");
  EXPECT_EQ(grade_of({"medium", "medium"}), "低");
  EXPECT_EQ(grade_of({"low", "low"}), "none");
  EXPECT_EQ(grade_of({"medium", "medium", "medium"}), "none");
  EXPECT_EQ(grade_of({"high", "medium", "medium", "medium"}), "中");  // the line that leads higher settles it
  const auto one = small::assess(rules, points({"high", "low"})).grade;
  EXPECT_EQ(one.votes[0].next->grade, "高");
  EXPECT_EQ(one.votes[0].next->distance, 1);
}

/// The report calls every risk small; by its own estimates two are not.
TEST(Methods, LabelThatContradictsItsValueIsNoted) {
  const auto risks = small::assess(grading({method(counts)}, degree), points({"high", "low"})).risks;
  EXPECT_NE(risks[0].note.value_or("").find("报告称程度为“小”，按估计计算为“大”"), std::string::npos);
  EXPECT_TRUE(risks[1].note.is_absent());
}

std::string weighted(const std::string& source) {
  return R"("index": {"variant": "raw_products", "weights": ")" + source +
         R"(", "bands": [{"grade": "low", "to": 0.36, "to_closed": false},
    {"grade": "medium", "from": 0.36, "from_closed": true, "to": 0.64, "to_closed": true}, {"grade": "high", "from": 0.64, "from_closed": false}])";
}

const std::string pairwise =
    weighted("pairwise") + R"(, "pairwise": {"priorities": "eigenvector", "group": "judgements",
    "random_index": "Saaty", "ratio_below": 0.1}})";

TEST(Methods, WeightsAsGivenOrDividedBySum) {
  const auto matter = points({"very_high", "very_low"});
  EXPECT_FALSE(small::assess(grading({method(weighted("given") + "}")}, degree), matter).grade.grade);
  const auto divided = small::assess(grading({method(weighted("normalised") + "}")}, degree), matter).grade;
  EXPECT_EQ(*divided.votes[0].value, *Decimal::parse("0.52"));
  EXPECT_EQ(divided.proof[0].inputs[0].inputs[0].operation, "normalised");
}

std::string judgement(const char* more, const char* than, const char* times) {
  return R"({"more": ")" + std::string(more) + R"(", "than": ")" + than + R"(", "times": )" + times + "}";
}

TEST(Methods, WeightsByComparison) {
  const auto rules = grading({method(pairwise)}, degree);
  const auto assess = [&](const Texts& judgements) {
    std::string all;
    for (const auto& one : judgements) all += (all.empty() ? "" : ", ") + one;
    return small::assess(rules, points({"very_high", "very_low", "very_low"},
                                       R"(, "comparisons": [{"by": "专家", "judgements": [)" + all + "]}]"));
  };
  // 3 : 1 : 1 is consistent: weights 0.6 0.2 0.2, T = 0.6 + 0.4 * 0.04.
  const auto good = assess({judgement("p0", "p1", "3"), judgement("p0", "p2", "3"), judgement("p2", "p1", "1")}).grade;
  ASSERT_TRUE(good.votes[0].value) << good.votes[0].why;
  EXPECT_EQ(rescale(*good.votes[0].value, 20, Rounding::half_even), *Decimal::parse("0.616"));
  EXPECT_TRUE(mentions(assess({judgement("p0", "p1", "3"), judgement("p0", "p2", "3")}).notes, "缺少 p1 与 p2 的比较"));
  EXPECT_TRUE(
      mentions(assess({judgement("p0", "p1", "9"), judgement("p1", "p2", "9"), judgement("p2", "p0", "9")}).notes,
               "一致性比率 CR"));
  EXPECT_TRUE(mentions(assess({judgement("p0", "p1", "3"), judgement("p1", "p0", "3")}).notes, "已比较过"));
  EXPECT_TRUE(mentions(small::assess(rules, points({"low"})).notes, "缺少专家的两两比较"));
}

TEST(Methods, ProductOfTheWorstPoint) {
  const std::string scale =
      R"([{"level": "very_low", "word": "1", "score": 1}, {"level": "low", "word": "2", "score": 2},
      {"level": "medium", "word": "3", "score": 3}, {"level": "high", "word": "4", "score": 4}, {"level": "very_high", "word": "5", "score": 5}])";
  const std::string product =
      R"("product": {"likelihood": )" + scale + R"(, "severity": )" + scale + R"(, "detectability": )" + scale +
      R"(, "bands": [{"grade": "low", "to": 20, "to_closed": false}, {"grade": "medium", "from": 20, "from_closed": true, "to": 30, "to_closed": false},
        {"grade": "high", "from": 30, "from_closed": true}]})";
  const auto rules = grading({method(product)});
  EXPECT_EQ(small::assess(rules, points({"low", "high"})).grade.votes[0].missing.value_or({}),
            (Texts{"/risk_assessment/points/0/estimates/0/detectability",
                   "/risk_assessment/points/1/estimates/0/detectability"}));
  const auto result = small::assess(rules, R"(, "risk_assessment": {"points": [
      {"id": "a", "title": "t", "estimates": [{"stage": "after", "likelihood": "low", "impact": "low", "detectability": "low"}]},
      {"id": "b", "title": "t", "estimates": [{"stage": "after", "likelihood": "high", "impact": "low", "detectability": "medium"}]}]})")
                          .grade;
  EXPECT_EQ(*result.votes[0].value, 24);
  EXPECT_EQ(result.grade.value_or(""), "中");
  EXPECT_EQ(result.votes[0].next->distance, 6);
}

TEST(Methods, FuzzyTieDoesNotDecide) {
  const std::string fuzzy =
      R"("fuzzy": {"grades": [{"word": "低", "grade": "low"}, {"word": "高", "grade": "high"}], "target": "degree_once",
    "join": "product_sum", "normalise": "never", "tolerance": 0, "weights": "given", "result": "greatest"})";
  const auto assess = [&](const std::string& low, const std::string& high) {
    return small::assess(
        grading({method(fuzzy), method(card, "other")}),
        points({"low"}, R"(, "memberships": [{"point": "p0", "by": "专家组", "stage": "after", "judged": "of_degree",
      "shares": [{"grade": "低", "share": )" +
                            low + R"(}, {"grade": "高", "share": )" + high + "}]}]"));
  };
  EXPECT_EQ(assess("0.4", "0.6").grade.grade.value_or(""), "高");
  const auto tie = assess("0.5", "0.5").grade;
  EXPECT_FALSE(tie.grade);
  EXPECT_EQ(tie.votes[0].possible.value_or({}), (Texts{"低", "高"}));
  EXPECT_TRUE(mentions(assess("0.4", "0.5").notes, "grade.membership_sum"));
}

/// Published studies weigh likelihood and impact differently: each row then has a weight of its own.
TEST(Methods, FuzzyRowsWithWeightsOfTheirOwn) {
  const std::string fuzzy =
      R"("fuzzy": {"grades": [{"word": "1", "value": 1}, {"word": "4", "value": 4}], "target": "likelihood_and_impact",
    "join": "product_sum", "normalise": "never", "tolerance": 0, "weights": "given", "result": "centroid_undivided",
    "bands": [{"grade": "low", "to": 2, "to_closed": false}, {"grade": "high", "from": 2, "from_closed": true}]})";
  const auto row = [](const std::string& point, const std::string& judged, const std::string& weight, bool high) {
    return R"({"point": ")" + point + R"(", "stage": "after", "judged": ")" + judged + R"(", )" + weight +
           R"("shares": [{"grade": "1", "share": )" + (high ? "0" : "1") + R"(}, {"grade": "4", "share": )" +
           (high ? "1" : "0") + "}]}";
  };
  const auto assess = [&](const std::string& first) {
    return small::assess(
        grading({method(fuzzy)}),
        R"(, "risk_assessment": {"points": [{"id": "p", "title": "甲"}, {"id": "q", "title": "乙"}], "memberships": [)" +
            row("p", "of_likelihood", first, true) + ", " + row("q", "of_likelihood", R"("weight": 0, )", false) +
            ", " + row("p", "of_impact", R"("weight": 0, )", true) + ", " +
            row("q", "of_impact", R"("weight": 1, )", false) +
            R"(], "declared_evaluations": [{"stage": "after", "judged": "of_likelihood", "value": 3.9,
             "shares": [{"grade": "1", "share": 0.1}, {"grade": "4", "share": 0.9}]}]})");
  };
  const auto result = assess(R"("weight": 1, )");
  EXPECT_EQ(*result.grade.votes[0].value, 2) << "√(4 × 1)";
  EXPECT_EQ(result.grade.grade.value_or(""), "高");
  EXPECT_TRUE(mentions(result.notes, "报告称 3.9；按所印结果向量为 3.7（不归一）、3.7（归一），按各行重算为 4"));
  EXPECT_EQ(assess("").grade.votes[0].missing.value_or({}),
            (Texts{"/risk_assessment/points/0/weight", "/risk_assessment/points/1/weight"}));
}

/// Three bodies, two of them low.
TEST(Methods, VotesAreCombinedAsThePackSays) {
  const auto matter = R"(, "consultations": [{"way": "questionnaire", "returns": {"valid": 100, "oppose": 1}},
      {"way": "opinion_poll", "returns": {"valid": 100, "oppose": 50}}, {"way": "hearing", "returns": {"valid": 100, "oppose": 2}}])";
  const auto grade_by = [&](const std::string& combination) {
    return small::assess(grading({method(share_method(tenth))}, combination), matter).grade.grade.value_or("none");
  };
  EXPECT_EQ(grade_by(""), "高");
  EXPECT_EQ(grade_by(R"(, "combination": "worst")"), "高");
  EXPECT_EQ(grade_by(R"(, "combination": "majority")"), "低");
  EXPECT_EQ(grade_by(R"(, "combination": "first_vote")"), "低");
}

}  // namespace
}  // namespace riskrule
