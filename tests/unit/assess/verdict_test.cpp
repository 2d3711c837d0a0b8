// What a duty comes to, for every combination of its conditions.
#include "unit/small_pack.hpp"

namespace riskrule {
namespace {

using small::duties;
using small::Duty;

// Each condition of the duty reads a fact of its own: T states it true, F false, N not at all.
constexpr const char* when_at = "/risk_assessment/performed";
constexpr const char* met_at = "/risk_assessment/of_draft";
constexpr const char* excused_at = "/risk_assessment/controllable";

const std::string conditions = R"(, "when": "risk_assessment.performed", "excused": "risk_assessment.controllable")";

std::string fact(const char* at, char state) {
  const std::string name = std::string(at).substr(std::string("/risk_assessment/").size());
  return state == 'N' ? "" : "\"" + name + "\": " + (state == 'T' ? "true" : "false");
}

/// `, "risk_assessment": {…}` from the states of when, met and excused.
std::string facts(const std::string& states) {
  std::string out;
  const char* at[] = {when_at, met_at, excused_at};
  for (std::size_t i = 0; i < states.size(); ++i)
    if (const auto one = fact(at[i], states[i]); !one.empty()) out += (out.empty() ? "" : ", ") + one;
  return R"(, "risk_assessment": {)" + out + "}";
}

Finding judge(const Duty& duty, const std::string& matter, const std::string& pack = "") {
  return small::assess(pack + duties({duty}), matter).findings.at(0);
}

struct Row {
  const char* states;  ///< when, met, excused; `*` is each of T, F, N
  Verdict verdict;
  std::vector<std::string> missing;
};

const Row with_excuse[] = {
    {"F**", Verdict::not_due, {}},
    {"N**", Verdict::cannot_tell, {when_at}},
    {"TT*", Verdict::met, {}},
    {"TFT", Verdict::excused, {}},
    {"TFF", Verdict::violated, {}},
    {"TFN", Verdict::cannot_tell, {excused_at}},
    {"TNT", Verdict::excused, {}},
    {"TNF", Verdict::cannot_tell, {met_at}},
    {"TNN", Verdict::cannot_tell, {met_at}},
};

std::vector<std::string> expand(const std::string& states) {
  const auto star = states.find('*');
  if (star == std::string::npos) return {states};
  std::vector<std::string> out;
  for (const char state : {'T', 'F', 'N'}) {
    auto one = states;
    one[star] = state;
    for (auto& all : expand(one)) out.push_back(all);
  }
  return out;
}

TEST(Verdict, OfEveryCombination) {
  std::size_t combinations = 0;
  for (const Row& row : with_excuse) {
    for (const auto& states : expand(row.states)) {
      SCOPED_TRACE(states);
      const auto finding = judge({.met = "risk_assessment.of_draft", .more = conditions}, facts(states));
      EXPECT_EQ(data::word_of(finding.verdict), data::word_of(row.verdict));
      EXPECT_EQ(finding.missing, row.missing);
      ++combinations;
    }
  }
  EXPECT_EQ(combinations, 27U);
}

TEST(Verdict, WithoutWhenIsAlwaysDueAndWithoutExcusedNeverExcused) {
  const std::pair<const char*, Verdict> rows[] = {
      {"TT", Verdict::met}, {"TF", Verdict::violated}, {"TN", Verdict::cannot_tell}};
  for (const auto& [states, verdict] : rows)
    EXPECT_EQ(judge({.met = "risk_assessment.of_draft"}, facts(states)).verdict, verdict) << states;
}

// Only what was needed is evaluated, in this order.
TEST(Verdict, ProofHoldsTheStepsThatWereTaken) {
  const std::pair<const char*, std::vector<std::string>> rows[] = {
      {"FTT", {"when"}},
      {"NTT", {"when"}},
      {"TTT", {"when", "met"}},
      {"TFF", {"when", "met", "excused"}},
      {"TNN", {"when", "met", "excused"}},
  };
  for (const auto& [states, steps] : rows) {
    const auto finding = judge({.met = "risk_assessment.of_draft", .more = conditions}, facts(states));
    std::vector<std::string> taken;
    for (const auto& node : finding.proof) taken.push_back(node.operation);
    EXPECT_EQ(taken, steps) << states;
  }
}

struct Day {
  const char* judged_on;  ///< an expression, or nullptr
  const char* date;       ///< `risk_assessment.date`, or nullptr
  Verdict verdict;
  Date judged;
};

// The instrument was in force from 2001 to 2010; the matter is judged as of 2024-03-01.
const Day in_old_days[] = {
    {nullptr, "2005-05-05", Verdict::not_due, {2024, 3, 1}},
    {"risk_assessment.date", "2005-05-05", Verdict::met, {2005, 5, 5}},
    {"risk_assessment.date", "2001-01-01", Verdict::met, {2001, 1, 1}},
    {"risk_assessment.date", "2000-12-31", Verdict::not_due, {2000, 12, 31}},
    {"risk_assessment.date", "2010-12-31", Verdict::met, {2010, 12, 31}},
    {"risk_assessment.date", "2011-01-01", Verdict::not_due, {2011, 1, 1}},
    {"risk_assessment.date", nullptr, Verdict::not_due, {2024, 3, 1}},
};

TEST(Verdict, FollowsTheInstrumentOfThatDay) {
  for (const Day& row : in_old_days) {
    SCOPED_TRACE(row.date == nullptr ? "no date" : row.date);
    const std::string judged =
        row.judged_on == nullptr ? "" : R"(, "judged_on": ")" + std::string(row.judged_on) + "\"";
    const std::string date = row.date == nullptr ? "" : R"("date": ")" + std::string(row.date) + "\"";
    const auto finding = judge({.basis = "OLD:1", .more = judged}, R"(, "risk_assessment": {)" + date + "}");
    EXPECT_EQ(data::word_of(finding.verdict), data::word_of(row.verdict));
    EXPECT_EQ(finding.judged_on.value_or(Date{}), row.judged);
    EXPECT_EQ(finding.note.has_value(), row.verdict == Verdict::not_due);
  }
}

TEST(Verdict, OneInstrumentInForceIsEnough) { EXPECT_EQ(judge({.basis = "OLD:1 FULL:2"}, "").verdict, Verdict::met); }

struct Layer {
  const char* rules;
  Verdict verdict;
  Force force;
};

const Layer layers[] = {
    {R"("applies": "true", )", Verdict::met, Force::must},
    {R"("applies": "false", )", Verdict::not_due, Force::must},
    {R"("applies": "risk_assessment.performed", )", Verdict::cannot_tell, Force::must},  // not known: it is asked
    {R"("by_reference": "true", )", Verdict::met, Force::by_reference},
    {R"("by_reference": "false", )", Verdict::met, Force::must},
    {R"("by_reference": "risk_assessment.performed", )", Verdict::met, Force::must},
};

TEST(Verdict, FollowsTheScopeOfItsPack) {
  for (const Layer& row : layers) {
    SCOPED_TRACE(row.rules);
    const auto finding = judge({}, "", row.rules);
    EXPECT_EQ(data::word_of(finding.verdict), data::word_of(row.verdict));
    EXPECT_EQ(data::word_of(finding.force), data::word_of(row.force));
  }
  EXPECT_EQ(judge({.force = "may"}, "", R"("by_reference": "true", )").force, Force::may);
}

// 可以: what may be done may be left undone.
TEST(Verdict, MayIsNeverViolated) {
  const std::pair<const char*, Verdict> rows[] = {
      {"true", Verdict::met}, {"false", Verdict::excused}, {"risk_assessment.performed", Verdict::cannot_tell}};
  for (const auto& [met, verdict] : rows) {
    const auto finding = judge({.met = met, .force = "may"}, "");
    EXPECT_EQ(data::word_of(finding.verdict), data::word_of(verdict)) << met;
    EXPECT_EQ(finding.note.has_value(), verdict == Verdict::excused) << met;
    EXPECT_FALSE(finding.binding);
  }
  EXPECT_EQ(judge({.met = "false", .effect = "advisory"}, "").verdict, Verdict::violated);  // advice, but not 可以
}

TEST(Verdict, MayAskForTheDayOfJudgement) {
  EXPECT_EQ(judge({.met = R"(as_of = date(\"2024-03-01\"))"}, "").verdict, Verdict::met);
  const std::string term = R"x("terms": [{"name": "次日", "is": "as_of + duration(\"P1D\")"}], )x";
  EXPECT_EQ(judge({.met = R"(次日 = date(\"2024-03-02\"))"}, "", term).verdict, Verdict::met);
}

TEST(Counts, AreOfBindingDutiesOnly) {
  const auto assessment = small::assess(duties({{.id = "met"},
                                                {.id = "violated", .met = "false"},
                                                {.id = "excused", .met = "false", .more = R"(, "excused": "true")"},
                                                {.id = "cannot_tell", .met = "risk_assessment.performed"},
                                                {.id = "not_due", .more = R"(, "when": "false")"},
                                                {.id = "may", .met = "false", .force = "may"},
                                                {.id = "advice", .met = "false", .effect = "advisory"},
                                                {.id = "unverified", .met = "false", .basis = "NONE:1"}}),
                                        "");
  EXPECT_EQ(assessment.findings.size(), 8U);
  for (const auto count : {assessment.counts.met, assessment.counts.violated, assessment.counts.excused,
                           assessment.counts.cannot_tell, assessment.counts.not_due})
    EXPECT_EQ(count, 1);
  // What binds comes first; advice on the rest is marked 参考.
  std::vector<std::string> advised;
  for (const auto& advice : assessment.advice)
    if (advice.duty) advised.push_back(std::string(std::string_view(advice.says)) + *advice.duty);
  EXPECT_EQ(advised, (std::vector<std::string>{"改正violated", "（参考）改正may", "（参考）改正advice",
                                               "（参考）改正unverified"}));
  EXPECT_EQ(assessment.packs[0].duties, 8);
  EXPECT_EQ(assessment.packs[0].binding, 5);
}

TEST(Assess, NeedsSomeDate) {
  const auto none = assess(small::read(""), small::load(duties({{}})));
  ASSERT_FALSE(none);
  EXPECT_EQ(none.diagnostics()[0].code, "assess.no_date");
  const auto dated = assess(small::read(R"(, "risk_assessment": {"date": "2024-02-29", "adjusted": "2024-01-31"})"),
                            small::load(duties({{}})));
  ASSERT_TRUE(dated);
  EXPECT_EQ(dated->as_of, (Date{2024, 2, 29}));
}

TEST(Verdict, AnUndatedDutyByReferenceSaysBoth) {
  const auto matter = small::read(R"(, "organ": {"name": "o", "level": "department"})");
  const auto assessment = assess(matter, *pack::builtin("cn"), {.as_of = Date{2024, 3, 1}});
  ASSERT_TRUE(assessment);
  std::size_t both = 0;
  for (const auto& finding : assessment->findings) {
    if (finding.force != Force::by_reference) continue;
    ASSERT_TRUE(finding.note);
    EXPECT_NE((*finding.note)->find("参照适用"), std::string::npos) << *finding.note;
    if ((*finding.note)->find("日期未载明") != std::string::npos) ++both;
  }
  EXPECT_GT(both, 0U);
}

}  // namespace
}  // namespace riskrule
