// How the degree of one risk point is found, and bands of values that lead to grades: parts of a pack as written.
#pragma once

#include "riskrule/model/assessment.hpp"

namespace riskrule::pack {

/// The score of one rank of a scale.
struct RankScore {
  Level level = Level::very_low;
  std::string word;
  Decimal score;
};
RISKRULE_DESCRIBE(RankScore, "刻度值", "The score of one rank.", (level, "刻度", "The rank.", required),
                  (word, "用语", "What the method calls it.", required | non_empty),
                  (score, "分值", "Score, above 0.", required | positive))

/// A half-open band (above, up_to] of degrees.
struct DegreeBand {
  std::string word;
  Decimal above;
  Decimal up_to;
  Decimal representative;
};
RISKRULE_DESCRIBE(DegreeBand, "程度区间", "A half-open band (above, up_to] of likelihood times impact.",
                  (word, "用语", "Name of the degree.", required | non_empty),
                  (above, "下限（不含）", "Lower bound, not included.", required | not_negative),
                  (up_to, "上限（含）", "Upper bound, included.", required | positive),
                  (representative, "代表值", "Value that stands for the band in variant A.", required | positive))

/// A degree of an explicit matrix.
struct DegreeWord {
  std::string word;
  Decimal representative;
};
RISKRULE_DESCRIBE(DegreeWord, "程度", "A degree of an explicit matrix.",
                  (word, "用语", "Name of the degree.", required | non_empty),
                  (representative, "代表值", "Value that stands for it in variant A.", required | positive))

/// The cells of one rank of likelihood.
struct MatrixRow {
  Level likelihood = Level::very_low;
  std::vector<std::string> cells;
};
RISKRULE_DESCRIBE(MatrixRow, "矩阵行", "The cells of one rank of likelihood.",
                  (likelihood, "概率刻度", "The rank.", required),
                  (cells, "程度", "The degrees, from the lowest rank of impact to the highest.", required | non_empty))

/// A matrix written cell by cell.
struct DegreeMatrix {
  std::vector<DegreeWord> degrees;
  std::vector<MatrixRow> rows;
};
RISKRULE_DESCRIBE(DegreeMatrix, "程度矩阵", "A matrix written cell by cell.",
                  (degrees, "程度", "The degrees, lowest first.", required | non_empty),
                  (rows, "矩阵行", "One row for each rank of likelihood, lowest first.", required | non_empty))

/// Degrees that have one colour on the map of risks.
struct DegreeColour {
  std::string word;
  std::vector<std::string> degrees;
};
RISKRULE_DESCRIBE(DegreeColour, "矩阵颜色", "Degrees that have one colour; Cox's axioms are asked of the colours.",
                  (word, "用语", "Name of the colour.", required | non_empty),
                  (degrees, "程度", "The degrees that have it.", required | non_empty))

/// How likelihood and impact become the degree of one risk point: by bands of their product, or by a matrix.
struct DegreeRule {
  std::vector<RankScore> likelihood;
  std::vector<RankScore> impact;
  Stated<std::vector<DegreeBand>> bands;
  Stated<DegreeMatrix> matrix;
  Stated<std::vector<DegreeColour>> colours;
  std::string basis;
  TextStatus text = TextStatus::unverified;
};
RISKRULE_DESCRIBE(DegreeRule, "单因素程度", "How likelihood and impact become the degree of one risk point.",
                  (likelihood, "概率刻度", "Scores of the five ranks of likelihood.", required | non_empty),
                  (impact, "影响刻度", "Scores of the five ranks of impact.", required | non_empty),
                  (bands, "程度区间", "Bands of likelihood times impact; these or a matrix."),
                  (matrix, "程度矩阵", "A matrix; this or bands."),
                  (colours, "矩阵颜色", "Colours, lowest first; each degree in one."),
                  (basis, "依据", "Where the figures come from.", required | non_empty),
                  (text, "文本掌握程度", "How well that source is known.", required))

/// A band of values that leads to a grade. Which ends are in is said; where the source does not say it, it is left out
/// and named among the known defects.
struct GradeBand {
  std::string grade;
  Stated<Decimal> from;
  Stated<bool> from_closed;
  Stated<Decimal> to;
  Stated<bool> to_closed;
};
RISKRULE_DESCRIBE(GradeBand, "等级区间", "A band of values that leads to a grade.",
                  (grade, "等级", "Id of a grade.", required | non_empty),
                  (from, "下限", "Lower bound; absent = none."),
                  (from_closed, "含下限", "Whether the lower bound is in."),
                  (to, "上限", "Upper bound; absent = none."), (to_closed, "含上限", "Whether the upper bound is in."))

}  // namespace riskrule::pack
