// What a decision maker asks next of a computed grade: how far is the next one, what would move it, what is not known,
// what do the measures carry. One part per body that estimated; nothing here changes the assessment.
#pragma once

#include "riskrule/model/assessment.hpp"

namespace riskrule {

enum class MoveDirection : std::uint8_t { up, down };
RISKRULE_ENUM(MoveDirection, "方向", "Towards a higher or a lower grade.", (up, "升高", "To a higher grade."),
              (down, "降低", "To a lower grade."))

enum class EstimateInput : std::uint8_t { likelihood, impact };
RISKRULE_ENUM(EstimateInput, "输入", "Which input of an estimate.", (likelihood, "风险概率", "Likelihood."),
              (impact, "影响程度", "Impact."))

/// One input moved to another rank.
struct InputMove {
  std::string risk;
  EstimateInput input = EstimateInput::likelihood;
  std::string at;
  Level from = Level::very_low;
  Level to = Level::very_low;
};
RISKRULE_DESCRIBE(InputMove, "输入变动", "One input moved to another rank.", (risk, "风险点", "Id of the risk point."),
                  (input, "输入", "Likelihood or impact."), (at, "位置", "JSON pointer into the matter."),
                  (from, "原刻度", "Where it stands."), (to, "新刻度", "Where it would stand."))

/// Moves that lead to another grade.
struct GradeMove {
  MoveDirection direction = MoveDirection::up;
  std::vector<InputMove> moves;
  std::int64_t ranks = 0;
  Decimal index;
  std::string grade;
  Stated<std::string> whole_grade;
};
RISKRULE_DESCRIBE(GradeMove, "等级变动", "Moves of inputs that lead to another grade.",
                  (direction, "方向", "Towards a higher or a lower grade."),
                  (moves, "输入变动", "The inputs, in the order of the matter."),
                  (ranks, "刻度数", "Ranks moved in all."), (index, "指数", "The index after them, exact."),
                  (grade, "指数等级", "The grade that this index leads to."),
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
                  (distance, "差", "From the index to the bound; not negative."))

/// One input through its whole scale, all else as it is.
struct TornadoBar {
  std::string risk;
  EstimateInput input = EstimateInput::likelihood;
  std::string at;
  Decimal low;
  Decimal high;
  std::string grade_low;
  std::string grade_high;
  Stated<std::string> whole_low;
  Stated<std::string> whole_high;
};
RISKRULE_DESCRIBE(TornadoBar, "单因素敏感性", "One input through its whole scale, all else as it is.",
                  (risk, "风险点", "Id of the risk point."), (input, "输入", "Likelihood or impact."),
                  (at, "位置", "JSON pointer into the matter."), (low, "最低指数", "The index at its lowest rank."),
                  (high, "最高指数", "And at its highest."),
                  (grade_low, "最低时指数等级", "Grade of the lowest index."),
                  (grade_high, "最高时指数等级", "Grade of the highest index."),
                  (whole_low, "最低时总等级", "Grade of the whole matter then."),
                  (whole_high, "最高时总等级", "Grade of the whole matter then."))

/// The question whose answer leaves the fewest grades possible.
struct SettlingQuestion {
  std::string risk;
  EstimateInput input = EstimateInput::likelihood;
  std::string at;
  Decimal grades_left;
  std::int64_t grades_at_most = 0;
};
RISKRULE_DESCRIBE(SettlingQuestion, "最能定论的问题", "The question whose answer leaves the fewest grades possible.",
                  (risk, "风险点", "Id of the risk point."), (input, "输入", "Likelihood or impact."),
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
  Decimal index_before;
  std::string grade_before;
  Decimal index_counted;
  std::string grade_counted;
  std::vector<std::string> must_hold;
  Stated<std::string> grade_if_they_fail;
  std::vector<std::string> doubts;
};
RISKRULE_DESCRIBE(MeasureReliance, "对措施的依赖", "How much the grade rests on measures.",
                  (credits, "措施成效", "Per risk point with estimates before and after."),
                  (index_before, "措施前指数", "The index before all measures."),
                  (grade_before, "措施前等级", "Its grade."),
                  (index_counted, "可计指数", "The index if only improvements count that a complete measure carries."),
                  (grade_counted, "可计等级", "Its grade."),
                  (must_hold, "须落实的风险点",
                   "A smallest set of risk points whose measures failing raises the grade."),
                  (grade_if_they_fail, "落空时的等级", "The grade of the index then; absent where none can raise it."),
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
  Decimal lowest;
  Decimal highest;
};
RISKRULE_DESCRIBE(Simulation, "随机模拟", "A seeded simulation of the index; gates are not part of it.",
                  (seed, "种子", "The same seed gives the same counts everywhere."), (draws, "次数", "Draws."),
                  (assumption, "假设", "What was drawn, in words."), (grades, "等级概率", "In the order of the bands."),
                  (ungraded, "无等级次数", "Draws outside every band."), (lowest, "最低指数", "Of any draw."),
                  (highest, "最高指数", "Of any draw."))

/// What one body's estimates come to. What needs every input known is absent where one is not.
struct ExploredBody {
  std::string by;
  Stated<Decimal> index;
  Stated<std::string> grade;
  Stated<BoundDistance> up;
  Stated<BoundDistance> down;
  Decimal lowest;
  Decimal highest;
  std::vector<std::string> possible;
  std::vector<std::string> unknown;
  Stated<SettlingQuestion> question;
  std::vector<GradeMove> smallest;
  std::vector<GradeMove> single;
  std::vector<TornadoBar> tornado;
  Stated<MeasureReliance> measures;
  Stated<Simulation> simulation;
};
RISKRULE_DESCRIBE(
    ExploredBody, "估计者", "What the estimates of one body come to.", (by, "估计者", "Who judged."),
    (index, "指数", "The index, exact."), (grade, "指数等级", "The grade that it leads to."),
    (up, "距更高等级", "How far the next grade up is."), (down, "距更低等级", "How far the next grade down is."),
    (lowest, "最低可能指数", "With every unknown input at its lowest."),
    (highest, "最高可能指数", "And at its highest."),
    (possible, "可能的等级", "Grades that the index may have, lowest first."),
    (unknown, "未知输入", "JSON pointers of inputs that are not known."),
    (question, "最能定论的问题", "Absent when nothing is unknown."),
    (smallest, "最小变动", "Smallest changes that move the grade of the index: fewest ranks; fewest risk points."),
    (single, "单项变动", "Every single input that can move the grade of the whole, to its nearest such rank."),
    (tornado, "单因素敏感性", "Widest first."),
    (measures, "对措施的依赖", "Absent without estimates before and after."),
    (simulation, "随机模拟", "When asked for."))

struct Exploration {
  std::string format = "riskrule.exploration/1";
  std::string engine;
  std::string matter;
  std::string title;
  Date as_of;
  Shared<std::vector<PackRef>> packs;
  std::string method;
  Basis basis;
  GradeOrigin origin = GradeOrigin::none;
  Stated<std::string> grade;
  std::vector<ExploredBody> bodies;
  std::vector<std::string> notes;
};
RISKRULE_DESCRIBE(Exploration, "等级推演", "What a decision maker asks next of a computed grade.",
                  (format, "格式", "Name and version of this format."),
                  (engine, "引擎版本", "Name and version of the library."), (matter, "事项编号", "Id of the matter."),
                  (title, "标题", "Title of the matter."), (as_of, "基准日期", "As of which it is judged."),
                  (packs, "规则包", "The packs, country first."), (method, "方法", "How the index is computed."),
                  (basis, "依据", "Where its figures come from, and how well that is known."),
                  (origin, "等级来源", "Of the whole."), (grade, "等级", "Of the whole, gates and votes included."),
                  (bodies, "估计者", "One part per body that estimated."),
                  (notes, "说明", "What else a reader should know."))

}  // namespace riskrule
