// Surveys from raw returns: counts, shares, whether the sample decides, and hostile files.
#include "riskrule/assess/survey.hpp"

#include "riskrule/grade/survey.hpp"
#include "riskrule/report/answers.hpp"
#include "unit/small_pack.hpp"

namespace riskrule {
namespace {

const std::string base = R"({"column": "态度", "denominator": "valid", "confidence": "percent_95",
  "answers": [{"answer": "support", "words": ["支持", "同意"]}, {"answer": "conditional", "words": ["有条件"]},
              {"answer": "oppose", "words": ["反对"]}])";

SurveyMap map_with(const std::string& more = "") {
  const auto map = read_survey_map(base + more + "}", "map.json");
  if (!map) throw std::runtime_error(to_text(map.diagnostics()));
  return *map;
}

std::vector<std::string> map_codes(const std::string& more) {
  return small::codes(read_survey_map(base + more + "}").diagnostics());
}

std::string rows(const std::vector<std::pair<std::string, int>>& all) {
  std::string out = "态度\n";
  for (const auto& [word, times] : all)
    for (int i = 0; i < times; ++i) out += word + "\n";
  return out;
}

TEST(Survey, CountsWhatTheMapSays) {
  const auto map = map_with(R"(, "no_answer": ["不清楚"], "sent": 12, "group": "身份",
    "valid": {"column": "有效", "yes": ["是"], "no": ["否"]})");
  const auto survey = read_survey(
      "身份,态度,有效\n居民,支持,是\n商户,同意,是\n居民,反对,否\n居民,不清楚,是\n商户,,是\n商户,有条件,是\n", "r.csv",
      map);
  ASSERT_TRUE(survey) << to_text(survey.diagnostics());
  EXPECT_EQ(survey->returned, 6);
  EXPECT_EQ(survey->answered, 3);
  EXPECT_EQ(*survey->returns.sent, 12);
  EXPECT_EQ(*survey->returns.valid, 5) << "the return that is not valid counts nowhere";
  EXPECT_EQ(*survey->returns.support, 2);
  EXPECT_EQ(*survey->returns.conditional, 1);
  EXPECT_EQ(*survey->returns.oppose, 0) << "none, not unknown";
  EXPECT_TRUE(survey->returns.indifferent.is_absent()) << "nobody was offered it";
  ASSERT_EQ(survey->groups.size(), 2U);
  EXPECT_EQ(survey->groups[1].name, "商户");
  EXPECT_EQ(survey->groups[1].answers[0].count, 1);
}

TEST(Survey, WithoutAColumnOfItsOwnAnAnswerMakesAReturnValid) {
  const auto survey = read_survey("态度\n支持\n\"\"\n反对\n", "r.csv", map_with());
  ASSERT_TRUE(survey) << to_text(survey.diagnostics());
  EXPECT_EQ(survey->returned, 3);
  EXPECT_EQ(*survey->returns.valid, 2);
}

// 15 of 142 opposed: Wilson 6.51 % to 16.70 % (methods' own vector): one band at 10 % is not decided, one at 20 % is.
TEST(Survey, SaysWhetherTheSampleDecides) {
  const auto bands = [](const char* bound) {
    return R"({"name": "反对率", "answers": ["oppose"], "bands": [{"grade": "低", "to": )" + std::string(bound) +
           R"(}, {"grade": "中", "from": )" + bound + R"(, "from_closed": true}]})";
  };
  const std::string merges =
      R"(, "merges": [)" + bands("0.1") + R"(, {"name": "支持率", "answers": ["support", "conditional"]}])";
  const auto returns = rows({{"支持", 100}, {"有条件", 27}, {"反对", 15}});
  const auto survey = read_survey(returns, "r.csv", map_with(merges));
  ASSERT_TRUE(survey) << to_text(survey.diagnostics());
  const auto& share = survey->shares[0];
  EXPECT_EQ(share.of, 142);
  EXPECT_EQ(share.share, Decimal(15) / 142);
  EXPECT_EQ(rescale(share.wilson_low, 4, Rounding::half_even).to_string(), "0.0651");
  EXPECT_EQ(rescale(share.wilson_high, 4, Rounding::half_even).to_string(), "0.1670");
  EXPECT_LE(share.exact_low, share.wilson_low) << "Clopper and Pearson is the wider of the two here";
  EXPECT_GE(share.exact_high, share.wilson_high);
  EXPECT_EQ(*share.grade, "中");
  EXPECT_EQ(share.possible, (std::vector<std::string>{"低", "中"}));
  EXPECT_FALSE(*share.decided);
  EXPECT_EQ(survey->shares[1].count, 127);
  EXPECT_FALSE(survey->shares[1].decided) << "no bands, no grade";
  EXPECT_NE(report::render(*survey, report::Form::text).find("不能"), std::string::npos);
  const auto decided = read_survey(returns, "r.csv", map_with(R"(, "merges": [)" + bands("0.2") + "]"));
  EXPECT_TRUE(*decided->shares[0].decided);
  const auto census = read_survey(returns, "r.csv", map_with(merges + R"(, "population": 142)"));
  EXPECT_EQ(census->shares[0].wilson_low, census->shares[0].share) << "of a census Wilson's range is the share";
}

TEST(Survey, LocatesEveryWordThatIsNotMapped) {
  const auto survey = read_survey("态度,有效\n支特,是\n反对,不\n支持,是\n", "r.csv",
                                  map_with(R"(, "valid": {"column": "有效", "yes": ["是"], "no": ["否"]})"));
  EXPECT_EQ(small::codes(survey.diagnostics()), (std::vector<std::string>{"survey.unmapped", "survey.unmapped"}));
  EXPECT_EQ(to_text(survey.diagnostics()[0]),
            "r.csv:2:1: error: the map does not say what `支特` means; did you mean `支持`? [survey.unmapped]\n"
            "  | 支特,是\n  | ^^^^");
  EXPECT_EQ(survey.diagnostics()[1].place, (Place{3, 4}));
  const auto column = read_survey("太度\n支持\n", "r.csv", map_with());
  EXPECT_EQ(column.diagnostics()[0].code, "survey.column");
  EXPECT_EQ(column.diagnostics()[0].guess, "太度");
}

TEST(Survey, RefusesWhatCanNotBe) {
  using Words = std::vector<std::string>;
  EXPECT_EQ(small::codes(read_survey(rows({{"支持", 5}}), "", map_with(R"(, "sent": 4)")).diagnostics()),
            Words{"survey.total"});
  const auto merges = [](const std::string& answers) {
    return map_with(R"(, "merges": [{"name": "m", "answers": [)" + answers + "]}]");
  };
  EXPECT_EQ(small::codes(read_survey(rows({{"支持", 5}}), "", merges(R"("suport")")).diagnostics()),
            Words{"survey.unknown_answer"});
  EXPECT_EQ(small::codes(read_survey(rows({}), "", merges(R"("support")")).diagnostics()), Words{"survey.denominator"});
  EXPECT_EQ(small::codes(read_survey("态度\n\"", "", map_with()).diagnostics()), Words{"csv.quote"});
  EXPECT_EQ(map_codes(R"(, "no_answer": ["支持"])"), Words{"survey.word_twice"});
  EXPECT_EQ(map_codes(R"(, "separator": "::")"), Words{"survey.separator"});
  const auto answer = read_survey_map(
      R"({"column": "c", "denominator": "valid", "confidence": "percent_95", "answers": [{"answer": "oposse", "words": ["x"]}]})",
      "map.json");
  EXPECT_EQ(answer.diagnostics()[0].guess, "oppose");
  EXPECT_EQ(answer.diagnostics()[0].place.line, 1U);
}

TEST(Survey, PutsItsCountsIntoTheMatter) {
  const Matter matter =
      small::read(R"(, "consultations": [{"id": "visit", "way": "site_visit", "returns": {"sent": 9}}])");
  const auto survey = read_survey(rows({{"支持", 3}, {"反对", 1}}), "", map_with());
  const auto with = with_returns(matter, "visit", survey->returns);
  ASSERT_TRUE(with);
  EXPECT_EQ(*(*with->consultations)[0].returns->support, 3);
  EXPECT_EQ(with.diagnostics().at(0).code, "survey.replaced");
  EXPECT_TRUE(with_returns(*with, "visit", survey->returns).diagnostics().empty()) << "the same again is no news";
  const auto none = with_returns(matter, "vist", survey->returns);
  EXPECT_EQ(none.diagnostics()[0].code, "survey.consultation");
  EXPECT_EQ(none.diagnostics()[0].guess, "visit");
}

}  // namespace
}  // namespace riskrule
