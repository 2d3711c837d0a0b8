// What a decision maker asks next of a computed grade: how far is the next one, what would move it, what is not known,
// what do the measures carry. One part per vote; nothing here changes the assessment.
#pragma once

#include "riskrule/model/assessment.hpp"

namespace riskrule {

enum class MoveDirection : std::uint8_t { up, down };
RISKRULE_ENUM(MoveDirection, "方向", "Towards a higher or a lower grade.", (up, "升高", "To a higher grade."),
              (down, "降低", "To a lower grade."))

enum class ExploredInput : std::uint8_t {
  likelihood,
  impact,
  detectability,
  option,
  opposition,
  points,
  answers,
  membership
};
RISKRULE_ENUM(ExploredInput, "输入", "What is moved.", (likelihood, "风险概率", "Rank of a likelihood."),
              (impact, "影响程度", "Rank of an impact."), (detectability, "难以发现程度", "Rank of a detectability."),
              (option, "评分选项", "Option of an item of a score card."),
              (opposition, "反对比例", "Share of one intensity in an item of a score card."),
              (points, "得分", "Points of a group or of a whole card, as printed."),
              (answers, "答案数", "How many answers of a survey are those that decide."),
              (membership, "隶属度", "Memberships of one risk point."))

/// One input moved to another setting.
struct InputMove {
  std::string of;
  ExploredInput input = ExploredInput::likelihood;
  std::string at;
  std::string from;
  std::string to;
};
RISKRULE_DESCRIBE(InputMove, "输入变动", "One input moved to another setting.",
                  (of, "对象", "Id of the risk point, the item or the survey."), (input, "输入", "What is moved."),
                  (at, "位置", "JSON pointer into the matter."), (from, "原值", "As the matter states it."),
                  (to, "新值", "As the matter would state it."))

/// Moves that lead to another grade.
struct GradeMove {
  MoveDirection direction = MoveDirection::up;
  std::vector<InputMove> moves;
  std::int64_t steps = 0;
  Stated<Decimal> value;
  Stated<std::string> grade;
  Stated<std::string> whole_grade;
};
RISKRULE_DESCRIBE(GradeMove, "等级变动", "Moves of inputs that lead to another grade.",
                  (direction, "方向", "Towards a higher or a lower grade."),
                  (moves, "输入变动", "The inputs, in the order of the matter."),
                  (steps, "步数", "Steps moved in all: ranks, options, answers, units of a share."),
                  (value, "数值", "The value that decides after them, exact; absent where the method has none."),
                  (grade, "意见等级", "The grade that the method votes then."),
                  (whole_grade, "总等级", "The grade of the whole matter then, gates and other votes included."))

struct BoundDistance {
  std::string grade;
  Decimal bound;
  bool bound_is_in = false;
  Decimal distance;
};
RISKRULE_DESCRIBE(BoundDistance, "距离", "How far the next grade is.", (grade, "等级", "The next grade."),
                  (bound, "界限", "Where it begins."),
                  (bound_is_in, "含界限", "True: reaching the bound is enough; false: it must be passed."),
                  (distance, "差", "From the value to the bound; not negative."))

/// One input through its whole scale, all else as it is.
struct TornadoBar {
  std::string of;
  ExploredInput input = ExploredInput::likelihood;
  std::string at;
  std::string first;
  std::string last;
  Stated<Decimal> low;
  Stated<Decimal> high;
  Stated<std::string> grade_low;
  Stated<std::string> grade_high;
  Stated<std::string> whole_low;
  Stated<std::string> whole_high;
};
RISKRULE_DESCRIBE(TornadoBar, "单因素敏感性", "One input through its whole scale, all else as it is.",
                  (of, "对象", "Id of the risk point, the item or the survey."), (input, "输入", "What is moved."),
                  (at, "位置", "JSON pointer into the matter."), (first, "起点", "Its first setting."),
                  (last, "终点", "Its last setting."), (low, "起点数值", "The value at the first setting."),
                  (high, "终点数值", "And at the last."), (grade_low, "起点意见等级", "What the method votes there."),
                  (grade_high, "终点意见等级", "And there."),
                  (whole_low, "起点总等级", "Grade of the whole matter there."),
                  (whole_high, "终点总等级", "And there."))

/// The question whose answer leaves the fewest grades possible.
struct SettlingQuestion {
  std::string of;
  ExploredInput input = ExploredInput::likelihood;
  std::string at;
  Decimal grades_left;
  std::int64_t grades_at_most = 0;
};
RISKRULE_DESCRIBE(SettlingQuestion, "最能定论的问题", "The question whose answer leaves the fewest grades possible.",
                  (of, "对象", "Id of the risk point, the item or the survey."), (input, "输入", "What is asked."),
                  (at, "位置", "JSON pointer into the matter."),
                  (grades_left, "平均余下等级数", "Grades left possible, on average over its answers."),
                  (grades_at_most, "至多余下等级数", "And at most."))

/// What the measures of one risk point carry.
struct MeasureCredit {
  std::string risk;
  Decimal before;
  Decimal claimed;
  Decimal counted;
  bool accepted = false;
  std::vector<std::string> reasons;
};
RISKRULE_DESCRIBE(MeasureCredit, "措施成效", "What the measures of one risk point carry.",
                  (risk, "风险点", "Id of the risk point."), (before, "措施前", "Its value before measures."),
                  (claimed, "所称措施后", "Its value after them, as estimated."),
                  (counted, "可计措施后",
                   "What counts: without a measure that says what, who and when, the value before."),
                  (accepted, "是否认可", "Whether the improvement counts."),
                  (reasons, "理由", "Why it does not, in English, with codes."))

struct MeasureReliance {
  std::vector<MeasureCredit> credits;
  Stated<Decimal> value_before;
  Stated<std::string> grade_before;
  Stated<Decimal> value_counted;
  Stated<std::string> grade_counted;
  std::vector<std::string> must_hold;
  Stated<std::string> grade_if_they_fail;
  std::vector<std::string> doubts;
};
RISKRULE_DESCRIBE(MeasureReliance, "对措施的依赖", "How much the grade rests on measures.",
                  (credits, "措施成效", "Per risk point with estimates before and after."),
                  (value_before, "措施前数值", "The value before all measures."),
                  (grade_before, "措施前等级", "What the method votes then."),
                  (value_counted, "可计数值", "The value if only improvements count that a complete measure carries."),
                  (grade_counted, "可计等级", "What the method votes then."),
                  (must_hold, "须落实的风险点",
                   "A smallest set of risk points whose measures failing raises the grade."),
                  (grade_if_they_fail, "落空时的等级", "What the method votes then; absent where none can raise it."),
                  (doubts, "疑点", "Improvements that look fixed in advance, in English, with codes."))

struct GradeProbability {
  std::string grade;
  std::int64_t count = 0;
  Decimal probability;
};
RISKRULE_DESCRIBE(GradeProbability, "等级概率", "How often a grade came out.", (grade, "等级", "The grade."),
                  (count, "次数", "Draws that gave it."), (probability, "概率", "Count over draws."))

struct Simulation {
  std::int64_t seed = 0;
  std::int64_t draws = 0;
  std::string assumption;
  std::vector<GradeProbability> grades;
  std::int64_t ungraded = 0;
  Stated<Decimal> lowest;
  Stated<Decimal> highest;
};
RISKRULE_DESCRIBE(Simulation, "随机模拟", "A seeded simulation of one vote; gates are not part of it.",
                  (seed, "种子", "The same seed gives the same counts everywhere."), (draws, "次数", "Draws."),
                  (assumption, "假设", "What was drawn, in words."), (grades, "等级概率", "In the order of the bands."),
                  (ungraded, "无等级次数", "Draws to which the method gives no grade."),
                  (lowest, "最低数值", "Of any draw; absent where the method has none."),
                  (highest, "最高数值", "Of any draw."))

/// One vote: of a body that judged, a survey or a score sheet. What needs every input known is absent where one is not.
struct ExploredVote {
  std::string method;
  std::string title;
  Basis basis;
  std::string by;
  std::string step;
  Stated<Decimal> value;
  Stated<std::string> grade;
  Stated<std::string> abstains;
  Stated<BoundDistance> up;
  Stated<BoundDistance> down;
  Stated<Decimal> lowest;
  Stated<Decimal> highest;
  std::vector<std::string> possible;
  std::vector<std::string> unknown;
  Stated<SettlingQuestion> question;
  std::vector<GradeMove> smallest;
  std::vector<GradeMove> single;
  std::vector<TornadoBar> tornado;
  Stated<MeasureReliance> measures;
  Stated<Simulation> simulation;
  std::vector<std::string> not_asked;
};
RISKRULE_DESCRIBE(
    ExploredVote, "意见", "One vote: of a body that judged, a survey or a score sheet.",
    (method, "方法编号", "Id of the method in its pack."), (title, "方法", "How it grades."),
    (basis, "依据", "Where its figures come from, and how well that is known."), (by, "来源", "Who voted."),
    (step, "一步", "What one step of a move is, in words."), (value, "数值", "The value that decides, exact."),
    (grade, "意见等级", "The grade that the method votes."), (abstains, "未作出等级", "Why it votes none."),
    (up, "距更高等级", "How far the next higher grade is."), (down, "距更低等级", "How far the next lower grade is."),
    (lowest, "最低可能数值", "With every unknown input at its lowest."),
    (highest, "最高可能数值", "And at its highest."),
    (possible, "可能的等级", "Grades that it may have, lowest first."),
    (unknown, "未知输入", "JSON pointers of inputs that are not known."),
    (question, "最能定论的问题", "Absent when nothing is unknown."),
    (smallest, "最小变动", "Smallest changes that move this vote: fewest steps; fewest risk points, items or rows."),
    (single, "单项变动", "Every single input that alone moves the grade, to its nearest such setting."),
    (tornado, "单因素敏感性", "Widest first."),
    (measures, "对措施的依赖", "Absent without estimates before and after."),
    (simulation, "随机模拟", "When asked for."),
    (not_asked, "不适用的问题", "What can not be asked of this method, and why."))

struct Exploration {
  std::string format = "riskrule.exploration/1";
  std::string engine;
  std::string matter;
  std::string title;
  Date as_of;
  Shared<std::vector<PackRef>> packs;
  GradeOrigin origin = GradeOrigin::none;
  Stated<std::string> grade;
  std::vector<ExploredVote> votes;
  std::vector<std::string> notes;
};
RISKRULE_DESCRIBE(Exploration, "等级推演", "What a decision maker asks next of a computed grade.",
                  (format, "格式", "Name and version of this format."),
                  (engine, "引擎版本", "Name and version of the library."), (matter, "事项编号", "Id of the matter."),
                  (title, "标题", "Title of the matter."), (as_of, "基准日期", "As of which it is judged."),
                  (packs, "规则包", "The packs, country first."), (origin, "等级来源", "Of the whole."),
                  (grade, "等级", "Of the whole, gates and votes included."),
                  (votes, "意见", "One part per vote of each method of the pack."),
                  (notes, "说明", "What else a reader should know."))

}  // namespace riskrule
