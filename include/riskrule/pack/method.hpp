// The methods of grading that a pack can name. Each has exactly one kind; each gives a vote on the grade of the whole for
// every body that judged, survey or score sheet. No figure of a method stands in C++.
#pragma once

#include "riskrule/model/survey.hpp"
#include "riskrule/pack/degree.hpp"

namespace riskrule::pack {

/// Which of the three things called 综合风险指数 is meant.
enum class IndexVariant : std::uint8_t { representative_values, raw_products, likelihood_grades };
RISKRULE_ENUM(IndexVariant, "指数类型", "Which composite index (methods differ, and so do their grades).",
              (representative_values, "A 型：代表值加权", "Σ w × representative value of the degree."),
              (raw_products, "B 型：乘积加权", "Σ w × p × q."),
              (likelihood_grades, "C 型：可能性分级加权", "Σ w × grade value of the likelihood."))

enum class WeightSource : std::uint8_t { given, normalised, pairwise };
RISKRULE_ENUM(WeightSource, "权重来源", "Where weights come from.",
              (given, "按所填权重", "As the matter gives them; they must add up to 1 exactly."),
              (normalised, "归一化", "As the matter gives them, divided by their sum."),
              (pairwise, "层次分析法", "From pairwise comparisons (AHP)."))

enum class PriorityRule : std::uint8_t { eigenvector, geometric_mean };
RISKRULE_ENUM(PriorityRule, "权向量算法", "How a matrix of comparisons becomes weights.",
              (eigenvector, "特征向量法", "Principal eigenvector."),
              (geometric_mean, "几何平均法", "Geometric means of the rows."))

enum class GroupRule : std::uint8_t { judgements, priorities };
RISKRULE_ENUM(GroupRule, "群决策集结", "How several experts become one.",
              (judgements, "判断集结（AIJ）", "Geometric means of their judgements."),
              (priorities, "权重集结（AIP）", "Arithmetic means of their weights."))

/// Analytic hierarchy process.
struct PairwiseRule {
  PriorityRule priorities = PriorityRule::eigenvector;
  GroupRule group = GroupRule::judgements;
  std::string random_index;
  Decimal ratio_below;
};
RISKRULE_DESCRIBE(PairwiseRule, "层次分析法", "How comparisons become weights (AHP).",
                  (priorities, "权向量算法", "Eigenvector or geometric mean.", required),
                  (group, "群决策集结", "How several experts become one.", required),
                  (random_index, "随机一致性指标表", "Name of the table of random indices, for instance `Saaty`.",
                   required | non_empty),
                  (ratio_below, "一致性比率界限", "The consistency ratio must be below this.", required | positive))

/// 综合风险指数法: Σ w × R, and bands of the sum.
struct IndexMethod {
  IndexVariant variant = IndexVariant::representative_values;
  WeightSource weights = WeightSource::given;
  Stated<PairwiseRule> pairwise;
  std::vector<GradeBand> bands;
};
RISKRULE_DESCRIBE(IndexMethod, "综合风险指数法", "Σ w × R over the risk points, and bands of the sum.",
                  (variant, "指数类型", "Which composite index.", required),
                  (weights, "权重来源", "Where the weights come from.", required),
                  (pairwise, "层次分析法", "For weights by comparison: how."),
                  (bands, "等级区间", "Bands of the index.", required | non_empty))

/// So many risk points of one degree lead to a grade.
struct CountLine {
  std::string degree;
  std::int64_t from = 1;
  Stated<std::int64_t> to;
  std::string grade;
};
RISKRULE_DESCRIBE(CountLine, "计数档", "So many risk points of one degree lead to a grade.",
                  (degree, "程度", "A degree of the pack.", required | non_empty),
                  (from, "至少", "Least number.", required | positive),
                  (to, "至多", "Greatest number; absent = any.", positive),
                  (grade, "等级", "Id of a grade.", required | non_empty))

/// 单因素个数法: how many risk points there are of each degree. The highest line that holds is the vote; a count that
/// no line of its degree holds is a hole, unless a line of another degree leads higher than this degree ever does.
struct FactorCounts {
  std::vector<CountLine> lines;
};
RISKRULE_DESCRIBE(FactorCounts, "单因素个数法", "How many risk points there are of each degree.",
                  (lines, "计数档", "Its lines.", required | non_empty))

/// Scores multiplied for each risk point; the worst risk point decides.
struct ProductMethod {
  std::vector<RankScore> likelihood;
  std::vector<RankScore> severity;
  Stated<std::vector<RankScore>> detectability;
  std::vector<GradeBand> bands;
};
RISKRULE_DESCRIBE(ProductMethod, "评分乘积法",
                  "Likelihood × severity, or RPN with detectability; the worst point decides.",
                  (likelihood, "概率刻度", "Scores of the five ranks of likelihood.", required | non_empty),
                  (severity, "严重度刻度", "Scores of the five ranks of impact.", required | non_empty),
                  (detectability, "难以发现程度刻度", "Scores of the five ranks of detectability; absent = not asked."),
                  (bands, "等级区间", "Bands of the product.", required | non_empty))

/// Which way is worse. It has no default: one standard is quoted with both.
enum class Polarity : std::uint8_t { higher_is_worse, higher_is_better };
RISKRULE_ENUM(Polarity, "方向", "Which way is worse.", (higher_is_worse, "越高越差", "Higher is worse."),
              (higher_is_better, "越高越好", "Higher is better."))

/// An option of an item; for items that are ranges of a share, with its bounds.
struct CardOption {
  std::string word;
  Decimal points;
  Stated<Decimal> from;
  Stated<bool> from_closed;
  Stated<Decimal> to;
  Stated<bool> to_closed;
};
RISKRULE_DESCRIBE(CardOption, "选项", "An option of an item.", (word, "用语", "The option.", required | non_empty),
                  (points, "分值", "Its points.", required | not_negative),
                  (from, "下限", "Where options are ranges of a share: the lower bound; absent = none."),
                  (from_closed, "含下限", "Whether it is in."), (to, "上限", "The upper bound; absent = none."),
                  (to_closed, "含上限", "Whether it is in."))

/// How much opposition of one intensity counts, 0 to 1.
struct CardIntensity {
  std::string word;
  Decimal intensity;
};
RISKRULE_DESCRIBE(CardIntensity, "反对强度", "How much opposition of one intensity counts.",
                  (word, "用语", "The intensity.", required | non_empty),
                  (intensity, "系数", "From 0 to 1.", required | not_negative))

/// An item: with options, or computed as maximum × Σ share × intensity.
struct CardItem {
  std::string id;
  std::string says;
  std::string group;
  Decimal maximum;
  Stated<std::vector<CardOption>> options;
  Stated<std::vector<CardIntensity>> opposition;
};
RISKRULE_DESCRIBE(CardItem, "评分项目", "An item of a score card.", (id, "编号", "Its id.", required | non_empty | key),
                  (says, "内容", "What is judged, restated.", required | non_empty),
                  (group, "分组", "The group it belongs to.", required | non_empty),
                  (maximum, "满分", "Its maximum.", required | positive),
                  (options, "选项", "Its options; these or opposition."),
                  (opposition, "反对强度", "Its classes of opposition: maximum × Σ share × intensity."))

struct CardGroup {
  std::string name;
  Decimal maximum;
};
RISKRULE_DESCRIBE(CardGroup, "分组", "What the card says of a group of items.",
                  (name, "名称", "The group.", required | non_empty | key),
                  (maximum, "满分", "Its maximum.", required | positive))

/// 量化指标评价: a score card.
struct CardMethod {
  Polarity polarity = Polarity::higher_is_worse;
  std::vector<CardItem> items;
  Stated<std::vector<CardGroup>> groups;
  Stated<Decimal> full;
  std::vector<GradeBand> bands;
};
RISKRULE_DESCRIBE(CardMethod, "评分卡", "A score card.", (polarity, "方向", "Which way is worse.", required),
                  (items, "评分项目", "Its items.", required | non_empty),
                  (groups, "分组", "The maxima of groups that the card states."),
                  (full, "总分", "The full score that the card states.", positive),
                  (bands, "等级区间", "Bands of the total.", required | non_empty))

/// Answers counted as one.
struct AnswerMerge {
  std::string name;
  std::vector<SurveyAnswer> answers;
};
RISKRULE_DESCRIBE(AnswerMerge, "答案合并", "Answers that are counted as one.",
                  (name, "名称", "What they are counted as.", required | non_empty | key),
                  (answers, "答案", "The answers.", required | non_empty))

enum class IntervalKind : std::uint8_t { wilson, clopper_pearson };
RISKRULE_ENUM(IntervalKind, "区间算法", "How sure a share is.", (wilson, "威尔逊区间", "Wilson's interval."),
              (clopper_pearson, "克洛珀–皮尔逊区间", "The interval of Clopper and Pearson, conservative."))

/// Whether the sample decides the grade.
struct SampleInterval {
  IntervalKind kind = IntervalKind::wilson;
  SurveyConfidence confidence = SurveyConfidence::percent_95;
  bool finite_population = false;
};
RISKRULE_DESCRIBE(SampleInterval, "抽样区间", "Whether the sample decides the grade.",
                  (kind, "区间算法", "Which interval.", required), (confidence, "置信水平", "How sure.", required),
                  (finite_population, "有限总体校正", "Whether the population, where stated, narrows it (Wilson only).",
                   required))

/// A line of a minimum-sample rule.
struct SampleLine {
  std::int64_t from = 0;
  Stated<std::int64_t> to;
  Decimal share;
  bool more_than = true;
  std::int64_t floor = 0;
};
RISKRULE_DESCRIBE(SampleLine, "最低样本档", "A line of a minimum-sample rule.",
                  (from, "总数至少", "Least population, included.", required | not_negative),
                  (to, "总数至多", "Greatest population, included; absent = any.", not_negative),
                  (share, "比例", "The share of the population that must be asked.", required | not_negative),
                  (more_than, "须超过", "True: more than the share; false: the share is enough.", required),
                  (floor, "不少于", "Never fewer than this.", required | not_negative))

/// 群众意见比例: the share of one kind of answer in each survey. The merge must place every answer that is counted.
struct OppositionMethod {
  std::vector<AnswerMerge> merges;
  std::string decides;
  Polarity polarity = Polarity::higher_is_worse;
  SurveyShareOf denominator = SurveyShareOf::valid;
  Stated<SurveyUnit> unit;
  std::vector<GradeBand> bands;
  Stated<SampleInterval> interval;
  Stated<std::vector<SampleLine>> minimum_samples;
};
RISKRULE_DESCRIBE(OppositionMethod, "群众意见比例法", "The share of one kind of answer in each survey.",
                  (merges, "答案合并", "Which answers are counted as what.", required | non_empty),
                  (decides, "判定项", "Name of the merge whose share decides.", required | non_empty),
                  (polarity, "方向", "Whether more of it is worse or better.", required),
                  (denominator, "分母", "What the share is a share of.", required),
                  (unit, "统计单位", "Only surveys that count these; absent = any."),
                  (bands, "等级区间", "Bands of the share, 0 to 1.", required | non_empty),
                  (interval, "抽样区间", "Whether the sample decides the grade; absent = not asked."),
                  (minimum_samples, "最低样本", "How many must be asked, by population."))

/// A column of a membership table.
struct FuzzyGrade {
  std::string word;
  Stated<Decimal> value;
  Stated<std::string> grade;
};
RISKRULE_DESCRIBE(FuzzyGrade, "评语", "A column of a membership table.",
                  (word, "用语", "What the method calls it.", required | non_empty | key),
                  (value, "取值", "Its value, for a centroid."),
                  (grade, "等级", "Id of a grade, for the greatest membership."))

enum class FuzzyJoin : std::uint8_t { min_max, product_max, min_sum, product_sum };
RISKRULE_ENUM(FuzzyJoin, "合成算子", "How weights and memberships are joined.",
              (min_max, "M(∧,∨)", "Greatest of the lesser."), (product_max, "M(·,∨)", "Greatest of the products."),
              (min_sum, "M(∧,⊕)", "Bounded sum of the lesser."), (product_sum, "M(·,⊕)", "Weighted mean."))

enum class NormaliseRule : std::uint8_t { never, if_needed, always };
RISKRULE_ENUM(NormaliseRule, "归一化", "What is done with memberships that do not add up to 1.",
              (never, "不归一", "Nothing; the sum is told."),
              (if_needed, "必要时", "Divided where further off than the tolerance."),
              (always, "总是", "Always divided."))

enum class FuzzyResultRule : std::uint8_t { greatest, centroid_divided, centroid_undivided };
RISKRULE_ENUM(FuzzyResultRule, "结果判定", "How the vector of memberships becomes a grade.",
              (greatest, "最大隶属度", "The greatest membership."),
              (centroid_divided, "重心（除以隶属度之和）", "Σ v·b / Σ b."), (centroid_undivided, "加权和", "Σ v·b."))

enum class FuzzyTarget : std::uint8_t { degree_once, likelihood_and_impact };
RISKRULE_ENUM(FuzzyTarget, "评判对象", "What is evaluated.", (degree_once, "风险程度", "Memberships of the degree."),
              (likelihood_and_impact, "概率与影响",
               "Likelihood and impact each; then the square root of their product."))

/// 模糊综合评价: B = W ∘ R.
struct FuzzyMethod {
  std::vector<FuzzyGrade> grades;
  FuzzyTarget target = FuzzyTarget::degree_once;
  FuzzyJoin join = FuzzyJoin::product_sum;
  NormaliseRule normalise = NormaliseRule::never;
  Decimal tolerance;
  WeightSource weights = WeightSource::given;
  Stated<PairwiseRule> pairwise;
  FuzzyResultRule result = FuzzyResultRule::greatest;
  Stated<std::vector<GradeBand>> bands;
};
RISKRULE_DESCRIBE(FuzzyMethod, "模糊综合评价法", "Fuzzy comprehensive evaluation: B = W ∘ R.",
                  (grades, "评语集", "Columns of the membership table, lowest first.", required | non_empty),
                  (target, "评判对象", "What is evaluated.", required), (join, "合成算子", "Which operator.", required),
                  (normalise, "归一化", "What is done with rows that do not add up to 1.", required),
                  (tolerance, "容差", "How far a row, or the weights, may be from 1.", required | not_negative),
                  (weights, "权重来源", "Where the weights come from.", required),
                  (pairwise, "层次分析法", "For weights by comparison: how."),
                  (result, "结果判定", "How memberships become a grade.", required),
                  (bands, "等级区间", "For a centroid: bands of its value."))

/// A defect that the source itself has, kept as it is printed. What is not named here makes a pack fail to load.
struct KnownDefect {
  std::string code;
  std::string says;
};
RISKRULE_DESCRIBE(KnownDefect, "已知缺陷", "A defect that the source itself has, kept as it is printed.",
                  (code, "代码", "The code of what `riskrule check` reports.", required | non_empty | key),
                  (says, "说明", "What is known of it, in Chinese.", required | non_empty))

/// A method of grading. It has exactly one kind.
struct Method {
  std::string id;
  std::string title;
  std::string basis;
  TextStatus text = TextStatus::unverified;
  Stated<AssessmentStage> stage;
  Stated<IndexMethod> index;
  Stated<FactorCounts> factor_counts;
  Stated<ProductMethod> product;
  Stated<CardMethod> score_card;
  Stated<OppositionMethod> opposition;
  Stated<FuzzyMethod> fuzzy;
  Stated<std::vector<KnownDefect>> known_defects;
};
RISKRULE_DESCRIBE(Method, "评级方法", "A method of grading, of exactly one kind.",
                  (id, "编号", "Its id, unique in the pack and its parents.", required | non_empty | key),
                  (title, "名称", "What it is called.", required | non_empty),
                  (basis, "依据", "Where its figures come from.", required | non_empty),
                  (text, "文本掌握程度", "How well that source is known.", required),
                  (stage, "阶段",
                   "Which estimates count, before or after measures; required where estimates are read."),
                  (index, "综合风险指数法", "A composite index."),
                  (factor_counts, "单因素个数法", "Counts of risk points by degree."),
                  (product, "评分乘积法", "Products of scores."), (score_card, "评分卡", "A score card."),
                  (opposition, "群众意见比例法", "Shares of a survey."),
                  (fuzzy, "模糊综合评价法", "A fuzzy evaluation."),
                  (known_defects, "已知缺陷", "Defects of the source that are kept, by code."))

}  // namespace riskrule::pack
