// Case reference (案例参照法): which assessed matters are most like this one, by which features, and what they had that
// this one lacks. Features and their weights are data.
#pragma once

#include "riskrule/model/assessment.hpp"

namespace riskrule {

/// How two values of a feature are compared: a distance from 0 (alike) to 1.
enum class FeatureMeasure : std::uint8_t { same, rank, amount, count, set, text };
RISKRULE_ENUM(FeatureMeasure, "比较方法", "How two values of a feature are compared.",
              (same, "相同与否", "0 if they are the same, else 1."),
              (rank, "等级差", "Words of an ordered enumeration: their difference in rank over the greatest there is."),
              (amount, "数量差",
               "Numbers, added up where there are several: their difference over the range in the base."),
              (count, "个数差", "Elements of a list, as an amount."),
              (set, "集合差", "Sets of words: 1 − common / all (Jaccard)."),
              (text, "用字差", "Texts, as the sets of their pairs of neighbouring characters."))

struct Feature {
  std::string id;
  std::string title;
  std::string path;
  FeatureMeasure measure = FeatureMeasure::same;
  Decimal weight;
};
RISKRULE_DESCRIBE(Feature, "特征", "One feature of a matter.", (id, "编号", "Its id.", required | non_empty | key),
                  (title, "名称", "What it is.", required | non_empty),
                  (path, "位置", "JSON pointer into a matter; `*` stands for every element of a list.",
                   required | non_empty),
                  (measure, "比较方法", "How two values are compared.", required),
                  (weight, "权重", "Its weight, above 0.", required | positive))

struct FeatureSet {
  std::string id;
  std::string title;
  Decimal least_compared;
  Decimal alike_titles;
  std::vector<Feature> features;
};
RISKRULE_DESCRIBE(FeatureSet, "特征集", "Features and weights by which matters are compared.",
                  (id, "编号", "Its id.", required | non_empty), (title, "名称", "Its title.", required | non_empty),
                  (least_compared, "最低可比份额",
                   "Cases of which less than this share of the weights can be compared come last.",
                   required | not_negative),
                  (alike_titles, "同名界限",
                   "Titles of risk points this near by `text`, or nearer, mean the same risk.",
                   required | not_negative),
                  (features, "特征", "The features.", required | non_empty))

/// One feature in this matter and in the case.
struct FeatureDistance {
  std::string feature;
  std::string title;
  Decimal weight;
  std::string here;
  std::string there;
  Stated<Decimal> distance;
};
RISKRULE_DESCRIBE(FeatureDistance, "特征距离", "One feature in this matter and in the case.",
                  (feature, "编号", "Id of the feature."), (title, "名称", "What it is."),
                  (weight, "权重", "Its weight."), (here, "本事项", "Its value here; empty = not stated."),
                  (there, "案例", "Its value there; empty = not stated."),
                  (distance, "距离", "0 to 1; absent = not compared, for one side states nothing."))

struct LackedRisk {
  std::string title;
  Stated<std::string> area;
  std::vector<std::string> measures;
};
RISKRULE_DESCRIBE(LackedRisk, "所缺风险点", "A risk point that the case has and this matter lacks.",
                  (title, "名称", "What may happen."), (area, "风险领域", "Its field."),
                  (measures, "措施", "Its measures."))

struct LackedMeasure {
  std::string risk;
  std::string what;
};
RISKRULE_DESCRIBE(LackedMeasure, "所缺措施", "A measure of the case for a risk that both have.",
                  (risk, "风险点", "Id of the risk point here."), (what, "内容", "What is done there."))

struct SimilarCase {
  std::string name;
  std::string matter;
  std::string title;
  Stated<Decimal> distance;
  Decimal compared;
  Stated<std::string> grade;
  GradeOrigin origin = GradeOrigin::none;
  Permission permission = Permission::cannot_tell_yet;
  std::vector<FeatureDistance> features;
  std::vector<LackedRisk> risks;
  std::vector<LackedMeasure> measures;
};
RISKRULE_DESCRIBE(SimilarCase, "案例", "An assessed matter of the base.", (name, "来源", "Where it was found."),
                  (matter, "事项编号", "Id of its matter."), (title, "标题", "Its title."),
                  (distance, "距离",
                   "Σ weight × distance / Σ weight over what could be compared; absent = nothing could."),
                  (compared, "可比份额", "Share of the weights that could be compared, 0 to 1."),
                  (grade, "等级", "Its grade."), (origin, "等级来源", "Computed, asserted or none."),
                  (permission, "可否决策", "What could be decided there."),
                  (features, "特征距离", "Feature by feature."),
                  (risks, "所缺风险点", "Risk points that it has and this matter lacks."),
                  (measures, "所缺措施", "Measures that it has and this matter lacks, for risks that both have."))

struct SimilarCases {
  std::string format = "riskrule.similar/1";
  std::string engine;
  std::string matter;
  std::string title;
  std::string features;
  Stated<std::string> grade;
  GradeOrigin origin = GradeOrigin::none;
  std::int64_t base = 0;
  std::vector<SimilarCase> cases;
  std::vector<std::string> notes;
};
RISKRULE_DESCRIBE(SimilarCases, "案例参照", "The assessed matters that are most like this one.",
                  (format, "格式", "Name and version of this format."),
                  (engine, "引擎版本", "Name and version of the library."), (matter, "事项编号", "Id of this matter."),
                  (title, "标题", "Its title."), (features, "特征集", "Title of the features that were used."),
                  (grade, "等级", "Grade of this matter."), (origin, "等级来源", "Computed, asserted or none."),
                  (base, "案例数", "Cases in the base, this matter left out."),
                  (cases, "案例", "The nearest, nearest first."), (notes, "说明", "What else a reader should know."))

}  // namespace riskrule
