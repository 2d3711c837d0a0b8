#include <gtest/gtest.h>

#include "sample.hpp"

namespace riskrule::report {
namespace {

bool has(const std::string& where, std::string_view what) { return where.find(what) != std::string::npos; }

std::string report() { return to_markdown(sample::plan_matter(), sample::plan_assessment()); }

TEST(Markdown, SixChaptersAndTheAppendicesInOrder) {
  const std::string md = report();
  std::size_t from = 0;
  for (const char* heading :
       {"# 某区质量提升行动方案", "## 一、重大行政决策事项的基本情况", "## 二、风险评估的主体、方式和过程",
        "## 三、社会各方面对重大行政决策的反映", "## 四、重大行政决策的风险点、风险源",
        "## 五、重大行政决策风险的影响及等级", "## 六、决策及建议", "## 附一　合规判定明细",
        "## 附二　不符合与无法判断各项的论证", "## 附三　规则包与依据文件"}) {
    const std::size_t at = md.find(heading, from);
    ASSERT_NE(at, std::string::npos) << heading;
    from = at;
  }
}

/// Absent, unknown, none and stated are shown as four different things.
TEST(Markdown, FourStatesOfAMember) {
  const std::string md = report();
  EXPECT_TRUE(has(md, "### （三）各方面的评估\n\n未载明\n"));
  EXPECT_TRUE(has(md, "| 高校副教授 | 否 | 不详 | 支持 |"));
  EXPECT_TRUE(has(md, "### （四）处置预案\n\n无\n"));
  EXPECT_TRUE(has(md, "收到的意见：无\n"));
  EXPECT_TRUE(has(md, "- **起止年份**：2024—2026年\n"));
}

TEST(Markdown, MembersNotStatedAreNamed) {
  EXPECT_TRUE(has(report(), "- **未载明**：排除类别；特别法\n"));
  EXPECT_TRUE(has(report(), "以上各项均未载明：理由；是否答复；是否建议听证；答复日期。"));
}

TEST(Markdown, EveryDutyWithVerdictClauseAndRemarks) {
  const std::string md = report();
  EXPECT_TRUE(has(md, "| 1 | 【符合】 | 风险评估应当有评估主体 | 决策承办单位，应当 | 〔沪府令第35号 第二十四条〕 |"));
  EXPECT_TRUE(has(md, "| 3 | 【无法判断】 |"));
  EXPECT_TRUE(has(md, "缺少：征求意见（向社会公开征求意见） › 截止日期 `/consultations/0/closed`"));
  EXPECT_TRUE(has(
      md,
      "应当<br>【不具约束力】 | 〔某省令第1号 （条款号未知），未核实〕 | 补救：予以补正<br>说明：条文未核实，仅供参考 |"));
  EXPECT_TRUE(has(md, "### （一）不符合（2）\n"));
  EXPECT_TRUE(has(md, "### （四）不适用（1）\n"));
}

/// The same member of several elements is one line with all their names.
TEST(Markdown, MissingInputsOfAListAreGathered) {
  Matter m = sample::plan_matter();
  m.affected_units = std::vector<AffectedUnit>{{"甲局", {}, {}, {}}, {"乙局", {}, {}, {}}};
  Assessment a = sample::plan_assessment();
  a.findings[2].missing = {"/affected_units/0/agrees", "/organ", "/affected_units/1/agrees"};
  EXPECT_TRUE(has(to_markdown(m, a),
                  "职责相关单位（甲局、乙局，共 2 项） › 是否达成一致 `/affected_units/*/agrees`；决策机关 `/organ`"));
}

TEST(Markdown, ProofsOfWhatIsViolatedAreTrees) {
  EXPECT_TRUE(
      has(report(),
          "- 符合条件　`count(handling_plan) >= 1` = **假**\n"
          "  - 读取　`handling_plan` = **\\[\\]**　位置：风险评估 › 处置预案 `/risk_assessment/handling_plan`\n"));
}

/// A term is unfolded once; a step that only hands on is not shown twice; reasons stand where they arise.
TEST(Markdown, ProofsAreAsShortAsTheyCanBe) {
  ProofNode read{"read",
                 "judgements.secret.holds",
                 "null",
                 std::string("/judgements/secret"),
                 std::string("the input does not state this"),
                 {}};
  ProofNode term{"term", "保密", "null", read.at, read.because, {read}};
  ProofNode either{"or", "保密 or 保密", "null", read.at, read.because, {term, term}};
  Assessment a = sample::plan_assessment();
  a.findings[2].proof = {{"when", "保密 or 保密", "null", {}, {}, {either}}};
  EXPECT_TRUE(has(to_markdown(sample::plan_matter(), a),
                  "- 适用条件　`保密 or 保密` = **空（未知）**\n"
                  "  - 术语　`保密` = **空（未知）**\n"
                  "    - 读取　`judgements.secret.holds` = **空（未知）**　位置：需人工判断的事实 › 依法不予公开 "
                  "`/judgements/secret`　原因：未载明\n"
                  "  - 术语　`保密` = **空（未知）**　（见上）\n"));
}

TEST(Markdown, EveryDateOfTheMatterInOrder) {
  const std::string md = report();
  const std::size_t first = md.find("| 2023年9月21日 | 征求意见（向社会公开征求意见） › 开始日期 |");
  const std::size_t last = md.find("| 2023年11月7日 | 专家论证 › 日期 |");
  ASSERT_NE(first, std::string::npos);
  ASSERT_NE(last, std::string::npos);
  EXPECT_LT(first, last);
}

TEST(Markdown, WithoutEstimatesThereIsNoMatrix) {
  EXPECT_TRUE(has(report(), "没有载明任何风险点的概率与影响估计"));
  EXPECT_FALSE(has(report(), "风险概率 ＼ 影响程度"));
}

TEST(Markdown, MatrixShowsBeforeAndAfter) {
  Matter m = sample::plan_matter();
  Assessment a = sample::plan_assessment();
  sample::add_estimates(m, a);
  const std::string md = to_markdown(m, a);
  EXPECT_TRUE(has(md, "| 较高 |  |  |  | 1（措施前） |  |"));
  EXPECT_TRUE(has(md, "| 很低 | 1（措施后） |  |  |  |  |"));
  EXPECT_TRUE(has(md, "| 评估组 | 措施前 | 较高 | 较高 | 0.64 | **较大** |"));
}

/// What a text says that binds nobody stands beside the outcome, with its clause, and says that it does not bind.
TEST(Markdown, AdviceOnTheOutcomeIsToldFromWhatBinds) {
  Assessment a = sample::plan_assessment();
  EXPECT_FALSE(has(to_markdown(sample::plan_matter(), a), "参考意见"));
  a.outcome.advised = AdvisedOutcome{.permission = Permission::may_not_decide,
                                     .says = "中风险不予审批",
                                     .why = "依据文本为“转述”",
                                     .basis = {sample::clause("某通知第9号", "（条款号未知）", TextStatus::restated)}};
  const std::string md = to_markdown(sample::plan_matter(), a);
  EXPECT_TRUE(has(md, "**参考意见**：【不得决策】（不具约束力，依据文本为“转述”）〔某通知第9号 （条款号未知），转述〕"))
      << md;
  EXPECT_TRUE(has(md, "| 某通知第9号 |"));  // in the list of instruments too
}

TEST(Markdown, GradesOfBothStagesStandSideBySide) {
  Assessment a = sample::plan_assessment();
  a.grade.stages = {{.stage = AssessmentStage::before, .asserted = "中", .computed = "高", .agree = false},
                    {.stage = AssessmentStage::after, .asserted = "低"}};
  const std::string md = to_markdown(sample::plan_matter(), a);
  EXPECT_TRUE(has(md, "| 措施前 | 中 | 高 | 不一致 |\n| 措施后 | 低 | 未计算 | 无 |\n")) << md;
}

TEST(Markdown, SameInputSameBytes) { EXPECT_EQ(report(), report()); }

}  // namespace
}  // namespace riskrule::report
