// Terms that are decision tables: what they come to, what they lack, and how it is proved.
#include "unit/small_pack.hpp"

namespace riskrule {
namespace {

using small::duties;
using small::Duty;
using Strings = std::vector<std::string>;

/// Two facts of the matter, of which the first is a word, and one that only a result reads.
constexpr const char* inputs = R"([{"expression": "organ.level"}, {"expression": "judgements.wide_reach.holds"}])";
constexpr const char* level = "/organ";
constexpr const char* wide = "/judgements";

/// A pack whose duty is met where the term 人数, this table, is 5 or more.
std::string pack_with(const std::string& policy, const std::string& rules,
                      const std::string& output = R"({"type": "number"})", const std::string& met = "人数 >= 5") {
  return R"("terms": [{"name": "人数", "table": {"hit_policy": ")" + policy + R"(", "inputs": )" + inputs +
         R"(, "outputs": [)" + output + R"(], "rules": [)" + rules + "]}}], " + duties({{.met = met}});
}

const std::string by_level_and_reach = R"(
    {"when": ["department, township", "-"], "then": ["3"]},
    {"when": ["province, city, county", "true"], "then": ["7"], "note": "涉及面较广"},
    {"when": ["province, city, county", "false"], "then": ["4"]})";

/// `, "organ": …` and `, "judgements": …` where they are stated.
std::string matter_with(const std::string& organ, const std::string& reach) {
  std::string out;
  if (!organ.empty()) out += R"(, "organ": {"name": "某机关", "level": ")" + organ + R"("})";
  if (!reach.empty()) out += R"(, "judgements": {"wide_reach": {"holds": )" + reach + "}}";
  return out;
}

Finding judge(const std::string& pack, const std::string& organ, const std::string& reach) {
  return small::assess(pack, matter_with(organ, reach)).findings.at(0);
}

struct Row {
  const char* organ;
  const char* reach;
  Verdict verdict;
  Strings missing;
};

void expect(const std::string& pack, const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    SCOPED_TRACE(std::string(row.organ) + ", " + row.reach);
    const Finding finding = judge(pack, row.organ, row.reach);
    EXPECT_EQ(finding.verdict, row.verdict);
    EXPECT_EQ(*finding.missing, row.missing);
  }
}

TEST(TermTable, IsWhatItsRuleSaysOrAsksForWhatItNeeds) {
  expect(pack_with("UNIQUE", by_level_and_reach), {
                                                      {"county", "true", Verdict::met, {}},
                                                      {"county", "false", Verdict::violated, {}},
                                                      {"department", "true", Verdict::violated, {}},
                                                      {"department", "", Verdict::violated, {}},
                                                      {"county", "", Verdict::cannot_tell, {wide}},
                                                      {"", "true", Verdict::cannot_tell, {level}},
                                                      {"", "", Verdict::cannot_tell, {level, wide}},
                                                  });
}

TEST(TermTable, SilenceDoesNotFallThroughToTheLastRule) {
  expect(pack_with("FIRST", R"({"when": ["-", "true"], "then": ["7"]}, {"when": ["township", "-"], "then": ["2"]},
                               {"when": ["-", "-"], "then": ["3"]})"),
         {
             {"county", "false", Verdict::violated, {}},
             {"", "true", Verdict::met, {}},
             {"county", "", Verdict::cannot_tell, {wide}},
             {"", "false", Verdict::cannot_tell, {level}},
         });
  expect(pack_with("UNIQUE", R"({"when": ["-", "true"], "then": ["7"]})", R"({"type": "number", "otherwise": "3"})"),
         {
             {"", "true", Verdict::met, {}},
             {"", "false", Verdict::violated, {}},
             {"county", "", Verdict::cannot_tell, {wide}},
         });
}

TEST(TermTable, WhatChangesNothingIsNotAskedFor) {
  const std::string rules = R"({"when": ["county", "-"], "then": ["7"]}, {"when": ["-", "true"], "then": ["7"]},
                               {"when": ["township", "false"], "then": ["1"]})";
  expect(pack_with("ANY", rules), {
                                      {"county", "", Verdict::met, {}},
                                      {"", "true", Verdict::met, {}},
                                      {"township", "", Verdict::cannot_tell, {wide}},
                                  });
}

TEST(TermTable, ANullThatIsAskedForIsAnAnswer) {
  const std::string rules = R"x({"when": ["-", "null"], "then": ["1"]}, {"when": ["-", "not(null)"], "then": ["5"]})x";
  expect(pack_with("UNIQUE", rules), {
                                         {"county", "", Verdict::violated, {}},
                                         {"county", "true", Verdict::met, {}},
                                     });
}

TEST(TermTable, ANameInACellIsAskedForToo) {
  const std::string rules =
      R"x({"when": ["-", "judgements.secret.holds"], "then": ["7"]}, {"when": ["-", "not(judgements.secret.holds)"], "then": ["1"]})x";
  expect(pack_with("UNIQUE", rules), {{"county", "true", Verdict::cannot_tell, {"/judgements/secret"}}});
}

TEST(TermTable, NamesWhatTheResultOfARuleLacks) {
  expect(pack_with("UNIQUE", R"({"when": ["-", "true"], "then": ["5"]},
                                {"when": ["-", "false"], "then": ["catalogue.year"]})"),
         {{"county", "false", Verdict::cannot_tell, {"/catalogue"}}});
}

TEST(TermTable, ManyRulesMakeAListOrASum) {
  const std::string rules = R"({"when": ["county, city", "-"], "then": ["4"]}, {"when": ["-", "true"], "then": ["2"]})";
  const auto sum = [&](const std::string& aggregator) {
    auto pack = pack_with("COLLECT", rules);
    return pack.insert(pack.find("\"inputs\""), "\"aggregator\": \"" + aggregator + "\", ");
  };
  expect(sum("SUM"), {{"county", "true", Verdict::met, {}},
                      {"county", "false", Verdict::violated, {}},
                      {"county", "", Verdict::cannot_tell, {wide}}});
  const std::string list = pack_with("RULE ORDER", rules, R"({"type": "number"})", "人数 = [4, 2]");
  expect(list, {{"county", "true", Verdict::met, {}}, {"county", "false", Verdict::violated, {}}});
}

TEST(TermTable, SeveralOutputsHaveNames) {
  const std::string pack = pack_with("UNIQUE", R"({"when": ["-", "-"], "then": ["6", "\"甲\""]})",
                                     R"({"name": "至少", "type": "number"}, {"name": "称", "type": "string"})",
                                     R"(人数.至少 >= 5 and 人数.称 = \"甲\")");
  expect(pack, {{"", "", Verdict::met, {}}});
}

TEST(TermTable, ItsTypeIsKnownToConditions) {
  const auto wrong = pack::load(
      small::pack_text(pack_with("UNIQUE", by_level_and_reach, R"({"type": "number"})", R"(人数 = \"五\")")));
  ASSERT_FALSE(wrong);
  EXPECT_EQ(wrong.diagnostics()[0].pointer, "/duties/0/met");
  EXPECT_TRUE(pack::load(small::pack_text(pack_with("UNIQUE", by_level_and_reach, "{}", R"(人数 = \"五\")"))));
}

/// The term among the steps of a proof.
const ProofNode* term_in(const std::vector<ProofNode>& nodes) {
  for (const auto& node : nodes) {
    if (node.operation == "term") return &node;
    if (const auto* inner = term_in(node.inputs)) return inner;
  }
  return nullptr;
}

Strings shown(const ProofNode& node) {
  Strings out;
  for (const auto& input : node.inputs) out.push_back(input.operation + " " + input.text + " = " + input.value);
  return out;
}

/// The steps under the term, of the duty in this matter.
Strings proof_of(const std::string& pack, const std::string& organ, const std::string& reach) {
  const Assessment assessment = small::assess(pack, matter_with(organ, reach));
  const std::vector<ProofNode> steps(assessment.findings[0].proof.begin(), assessment.findings[0].proof.end());
  const auto* term = term_in(steps);
  return term == nullptr ? Strings() : shown(*term);
}

TEST(TermTable, AProofShowsTheInputsAndTheRuleThatDecides) {
  const std::string pack = pack_with("UNIQUE", by_level_and_reach);
  EXPECT_EQ(
      proof_of(pack, "county", "true"),
      (Strings{"read organ.level = \"county\"", "read judgements.wide_reach.holds = true",
               "rule 2 organ.level province, city, county, judgements.wide_reach.holds true => 7   (涉及面较广) = 7"}));
  const Strings open = proof_of(pack, "county", "");
  ASSERT_EQ(open.size(), 4U);
  EXPECT_EQ(open[2].substr(0, 7), "rule 2 ");
  EXPECT_EQ(open[3].substr(0, 7), "rule 3 ");
  EXPECT_EQ(
      proof_of(pack_with("UNIQUE", R"({"when": ["-", "true"], "then": ["7"]})", R"({"otherwise": "3"})"), "", "false"),
      (Strings{"read organ.level = null", "read judgements.wide_reach.holds = false", "otherwise  = 3"}));
}

TEST(TermTable, ChildrenReadThoseOfTheirParents) {
  const auto pack = pack::builtin("cn.competition");
  ASSERT_TRUE(pack);
  const auto child = pack::load(R"({"pack": "child", "version": "1", "title": "子", "jurisdiction": "999999",
      "extends": "cn.competition", "instruments": [{"id": "OWN", "title": "己", "number": "第6号", "text": "full"}], )" +
                                duties({{.met = "应由谁审查 = drafter", .basis = "OWN:1"}}) + "}");
  ASSERT_TRUE(child) << to_text(child.diagnostics());
}

}  // namespace
}  // namespace riskrule
