#include <gtest/gtest.h>

#include "riskrule/base/diagnostic.hpp"
#include "sample.hpp"

namespace riskrule::report {
namespace {

bool has(const std::string& where, std::string_view what) { return where.find(what) != std::string::npos; }

/// True if the words stand in this order.
testing::AssertionResult in_order(const std::string& where, std::initializer_list<std::string_view> words) {
  std::size_t from = 0;
  for (const auto word : words) {
    const std::size_t at = where.find(word, from);
    if (at == std::string::npos)
      return testing::AssertionFailure() << "`" << word << "` is missing or too early in\n" << where;
    from = at;
  }
  return testing::AssertionSuccess();
}

std::size_t columns(std::string_view row) {
  std::size_t out = 0;
  for (std::size_t i = 0; i < row.size(); ++i)
    if (starts_code_point(row[i])) out += static_cast<std::size_t>(riskrule::detail::display_width(row, i));
  return out;
}

TEST(Text, WhatIsWrongComesFirst) {
  const std::string text = to_text(sample::plan_matter(), sample::plan_assessment());
  EXPECT_TRUE(in_order(text, {"某区质量提升行动方案", "cn 2019.1.0", "2023年11月7日", "■ 不符合", "■ 无法判断",
                              "■ 符合", "■ 风险点", "■ 风险等级", "■ 决策结论", "■ 下一步建议"}));
}

TEST(Text, EveryFindingHasItsClause) {
  const std::string text = to_text(sample::plan_matter(), sample::plan_assessment());
  EXPECT_TRUE(has(text, "[不符合] 风险评估报告应当提出处置预案 〔国务院令第713号 第二十三条第二款〕"));
  EXPECT_TRUE(has(text, "[无法判断] 公开征求意见的期限一般不少于30日 〔国务院令第713号 第十五条第一款〕"));
  EXPECT_TRUE(has(text, "[符合] 风险评估应当有评估主体 〔沪府令第35号 第二十四条〕"));
  EXPECT_TRUE(has(text, "补充处置预案 〔国务院令第713号 第二十三条第二款〕"));
}

TEST(Text, MissingInputsAreNamedByLabelAndPlace) {
  EXPECT_TRUE(has(to_text(sample::plan_matter(), sample::plan_assessment()),
                  "缺少：征求意见（向社会公开征求意见） › 截止日期 /consultations/0/closed"));
}

TEST(Text, PlaceBeyondTheMatterIsNamedByNumberAndNonsenseByItsPointerAlone) {
  Assessment a = sample::plan_assessment();
  a.findings[2].missing = {"/consultations/7/closed", "/risk_assessment", "/no_such/member"};
  const std::string text = to_text(sample::plan_matter(), a);
  EXPECT_TRUE(has(text, "/no_such/member"));
  EXPECT_TRUE(has(text, "征求意见（第8项） › 截止日期 /consultations/7/closed；"));
  EXPECT_TRUE(has(text, "；风险评估 /risk_assessment"));
}

TEST(Text, WhatDoesNotBindIsMarkedWithItsReasonAndComesAfterWhatBinds) {
  const std::string text = to_text(sample::plan_matter(), sample::plan_assessment());
  EXPECT_TRUE(in_order(
      text, {"■ 不符合（1，另有不具约束力的 1）", "处置预案",
             "论证专家一般不少于五人 〔某省令第1号 （条款号未知），未核实〕[不具约束力]", "说明：条文未核实"}));
}

TEST(Text, OriginOfTheGradeIsSaidPlainly) {
  const Matter m = sample::plan_matter();
  Assessment a = sample::plan_assessment();
  EXPECT_TRUE(has(to_text(m, a), "该等级为报告断言"));
  a.grade.origin = GradeOrigin::computed;
  EXPECT_TRUE(has(to_text(m, a), "该等级为计算得出"));
  a.grade = {};
  EXPECT_TRUE(has(to_text(m, a), "没有等级"));
}

TEST(Text, RisksShowWhetherTheyFitAField) {
  const Matter m = sample::plan_matter();
  Assessment a = sample::plan_assessment();
  EXPECT_TRUE(has(to_text(m, a), "不属于任何一个规定的风险领域"));
  a.risks[0].area = std::string("社会稳定");
  a.risks[0].fits_an_area = true;
  EXPECT_TRUE(has(to_text(m, a), "与其他规划的衔接措施执行落地　社会稳定"));
}

TEST(Text, EveryDutyOnRequest) {
  const Matter m = sample::plan_matter();
  const Assessment a = sample::plan_assessment();
  EXPECT_FALSE(has(to_text(m, a), "听证材料"));
  EXPECT_TRUE(has(to_text(m, a, {.every_duty = true}), "[不适用] 听证材料应当提前七日送达"));
}

TEST(Text, ColoursOnlyOnRequest) {
  const Matter m = sample::plan_matter();
  const Assessment a = sample::plan_assessment();
  EXPECT_FALSE(has(to_text(m, a), "\x1b"));
  const std::string coloured = to_text(m, a, {.colour = true});
  EXPECT_TRUE(has(coloured, "\x1b[1;31m[不符合]\x1b[0m"));
  std::string plain;
  for (std::size_t i = 0; i < coloured.size(); ++i) {
    if (coloured[i] == '\x1b') {
      i = coloured.find('m', i);
    } else {
      plain += coloured[i];
    }
  }
  EXPECT_EQ(plain, to_text(m, a));
}

TEST(Text, RowsAreAtMostAHundredColumns) {
  Matter m = sample::plan_matter();
  Assessment a = sample::plan_assessment();
  std::string says;
  for (int i = 0; i < 40; ++i) says += "应当征求意见，并（依法）说明理由；";
  a.findings[1].says = says + std::string(300, 'x');
  const std::string text = to_text(m, a);
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = text.find('\n', begin);
    const std::string_view row(text.data() + begin, end - begin);
    EXPECT_LE(columns(row), 100U) << row;
    const auto word = row.find_first_not_of(' ');
    if (word != std::string_view::npos) {
      EXPECT_NE(row.substr(word, 3), "，") << row;
      EXPECT_NE(row.substr(word, 3), "）") << row;
    }
    if (row.size() > 3) {
      EXPECT_NE(row.substr(row.size() - 3), "（") << row;
    }
    begin = end + 1;
  }
  EXPECT_TRUE(has(text, "\n    "));
}

TEST(Text, AnEmptyAssessmentIsSaidToBeEmpty) {
  Matter m;
  m.title = "空";
  const std::string text = to_text(m, {});
  EXPECT_TRUE(in_order(text, {"空", "■ 风险点（0）", "无", "■ 风险等级", "没有等级", "■ 决策结论", "尚不能判断"}));
}

}  // namespace
}  // namespace riskrule::report
