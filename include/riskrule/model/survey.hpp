// Visits and surveys (走访调查法): from raw returns to counts, shares and what the sample can decide. The mapping says
// everything that is not in the returns; nothing is guessed from the wording of an answer.
#pragma once

#include "riskrule/model/consultation.hpp"

namespace riskrule {

/// What a share is a share of. Reports differ in it, so it is always said.
enum class SurveyShareOf : std::uint8_t { sent, returned, valid, answered };
RISKRULE_ENUM(SurveyShareOf, "分母", "What a share is a share of.",
              (sent, "发放数", "All sheets sent or persons asked."), (returned, "回收数", "All returns."),
              (valid, "有效数", "Valid returns."), (answered, "作答数", "Valid returns that answer this question."))

enum class SurveyConfidence : std::uint8_t { percent_90, percent_95, percent_98, percent_99 };
RISKRULE_ENUM(SurveyConfidence, "置信水平", "Level of confidence of an interval.", (percent_90, "90%", "0.90."),
              (percent_95, "95%", "0.95."), (percent_98, "98%", "0.98."), (percent_99, "99%", "0.99."))

/// The words of the returns that count as one answer.
struct SurveyAnswerWords {
  std::string answer;
  std::vector<std::string> words;
};
RISKRULE_DESCRIBE(SurveyAnswerWords, "答案用语", "Words of the returns that count as one answer.",
                  (answer, "答案", "A count of `returns`: support, conditional, oppose, indifferent.",
                   required | non_empty | key),
                  (words, "用语", "As they stand in the returns.", required | non_empty))

struct SurveyValidity {
  std::string column;
  std::vector<std::string> yes;
  std::vector<std::string> no;
};
RISKRULE_DESCRIBE(SurveyValidity, "有效性", "The column that says whether a return is valid.",
                  (column, "列", "Its name.", required | non_empty),
                  (yes, "有效用语", "Words for valid.", required | non_empty),
                  (no, "无效用语", "Words for not valid.", required))

/// A band of a share that leads to a grade; which ends are in is said.
struct SurveyBand {
  std::string grade;
  Stated<Decimal> from;
  Stated<bool> from_closed;
  Stated<Decimal> to;
  Stated<bool> to_closed;
};
RISKRULE_DESCRIBE(SurveyBand, "比例区间", "A band of a share that leads to a grade.",
                  (grade, "等级", "The grade, in words.", required | non_empty),
                  (from, "下限", "Lower bound; absent = none."), (from_closed, "含下限", "Whether it is in."),
                  (to, "上限", "Upper bound; absent = none."), (to_closed, "含上限", "Whether it is in."))

/// Answers that are counted as one.
struct SurveyMerge {
  std::string name;
  std::vector<std::string> answers;
  Stated<std::vector<SurveyBand>> bands;
  Stated<std::string> basis;
};
RISKRULE_DESCRIBE(SurveyMerge, "合并", "Answers that are counted as one.",
                  (name, "名称", "What they are called.", required | non_empty | key),
                  (answers, "答案", "The answers.", required | non_empty),
                  (bands, "比例区间", "Bands of its share that lead to grades, lowest share first."),
                  (basis, "依据", "Where the bands come from."))

struct SurveyMap {
  std::string column;
  std::vector<SurveyAnswerWords> answers;
  Stated<std::vector<std::string>> no_answer;
  Stated<SurveyValidity> valid;
  Stated<std::string> group;
  Stated<std::string> separator;
  Stated<std::int64_t> sent;
  Stated<std::int64_t> population;
  Stated<std::string> consultation;
  SurveyShareOf denominator = SurveyShareOf::valid;
  SurveyConfidence confidence = SurveyConfidence::percent_95;
  Stated<std::vector<SurveyMerge>> merges;
};
RISKRULE_DESCRIBE(SurveyMap, "调查映射", "What the columns and words of the returns mean.",
                  (column, "答案列", "Name of the column that holds the answer.", required | non_empty),
                  (answers, "答案用语", "The answers and their words.", required | non_empty),
                  (no_answer, "未作答用语", "Words that are no answer; an empty cell never is one."),
                  (valid, "有效性", "Absent: a return is valid when it answers."),
                  (group, "分组列", "Column by which counts are also given."),
                  (separator, "分隔符", "One character between cells (default: a comma)."),
                  (sent, "发放数", "Sheets sent or persons asked.", not_negative),
                  (population, "总体", "How many there are in all, for the finite population.", positive),
                  (consultation, "征求意见编号", "Id of the consultation that the counts belong to."),
                  (denominator, "分母", "What a share is a share of.", required),
                  (confidence, "置信水平", "Of the intervals.", required), (merges, "合并", "Shares to be computed."))

struct AnswerTally {
  std::string answer;
  std::string word;
  std::int64_t count = 0;
};
RISKRULE_DESCRIBE(AnswerTally, "计数", "How often a word was given.",
                  (answer, "答案", "What it counts as; empty = no answer."),
                  (word, "用语", "As it stands in the returns."), (count, "次数", "Valid returns that give it."))

struct SurveyShare {
  std::string name;
  std::int64_t count = 0;
  std::int64_t of = 0;
  Decimal share;
  Decimal wilson_low;
  Decimal wilson_high;
  Decimal exact_low;
  Decimal exact_high;
  Stated<std::string> grade;
  std::vector<std::string> possible;
  Stated<bool> decided;
  Stated<std::string> basis;
};
RISKRULE_DESCRIBE(SurveyShare, "比例", "The share of one merge.", (name, "名称", "Of the merge."),
                  (count, "数", "Returns in it."), (of, "分母", "Of how many."),
                  (share, "比例", "count / of, 34 digits."),
                  (wilson_low, "威尔逊下限", "Wilson's interval, with the population if it is stated."),
                  (wilson_high, "威尔逊上限", "Rounded outward."),
                  (exact_low, "精确下限", "The interval of Clopper and Pearson, conservative."),
                  (exact_high, "精确上限", "Rounded outward."), (grade, "等级", "Grade of the share itself."),
                  (possible, "可能的等级", "Grades that either interval touches."),
                  (decided, "样本能否定级", "Whether there is only one."),
                  (basis, "依据", "Where the bands come from."))

struct SurveyGroup {
  std::string name;
  std::int64_t returned = 0;
  std::vector<AnswerTally> answers;
};
RISKRULE_DESCRIBE(SurveyGroup, "分组", "The counts of one group.", (name, "名称", "As in its column."),
                  (returned, "回收数", "Returns."), (answers, "计数", "Per answer, valid returns."))

struct Survey {
  std::string format = "riskrule.survey/1";
  std::string file;
  std::int64_t returned = 0;
  std::int64_t answered = 0;
  Returns returns;
  std::vector<AnswerTally> words;
  std::vector<SurveyGroup> groups;
  SurveyShareOf denominator = SurveyShareOf::valid;
  SurveyConfidence confidence = SurveyConfidence::percent_95;
  std::vector<SurveyShare> shares;
};
RISKRULE_DESCRIBE(Survey, "走访调查", "A survey from raw returns.",
                  (format, "格式", "Name and version of this format."), (file, "文件", "Where the returns were."),
                  (returned, "回收数", "Rows."), (answered, "作答数", "Valid returns that answer."),
                  (returns, "回收统计", "The counts as a matter states them."),
                  (words, "计数", "Per word of the returns, as mapped."), (groups, "分组", "Per group."),
                  (denominator, "分母", "What a share is a share of."), (confidence, "置信水平", "Of the intervals."),
                  (shares, "比例", "One for each merge."))

}  // namespace riskrule
