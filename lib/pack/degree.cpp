// The degree of one risk point: scales, bands or matrix, and what is wrong with them.
#include <algorithm>
#include <set>

#include "grading.hpp"
#include "riskrule/base/guess.hpp"
#include "riskrule/base/never_destroyed.hpp"
#include "riskrule/grade/matrix_check.hpp"
#include "scales.hpp"

namespace riskrule::pack {
namespace {

using data::pointer_to;

const NeverDestroyed<std::string> at("/grading/degree");

std::vector<std::string> words_of(const CompiledDegree& degree) {
  std::vector<std::string> out;
  for (const auto& d : degree.degrees) out.push_back(d.band.word);
  return out;
}

/// The cells of the words of a matrix.
void take_cells(const LayerTools& layer, const grade::Matrix& matrix, CompiledDegree& out) {
  const auto words = words_of(out);
  for (std::size_t i = 0; i < matrix.rows(); ++i) {
    auto& row = out.cells.emplace_back();
    for (std::size_t j = 0; j < matrix.columns(); ++j) {
      const std::string& word = *matrix.at(i, j);
      const auto found = std::ranges::find(words, word);
      if (found == words.end())
        layer.complain(pointer_to(pointer_to(pointer_to(*at + "/matrix/rows", i), "cells"), j), "pack.unknown_degree",
                       "`" + word + "` is no degree of this matrix", nearest(word, words));
      row.push_back(static_cast<std::size_t>(found - words.begin()));
    }
  }
}

/// The matrix that product and bands amount to.
std::optional<grade::Matrix> matrix_of_bands(const LayerTools& layer, const DegreeRule& rule, CompiledDegree& out) {
  std::vector<grade::Band> plain;
  for (const auto& d : *rule.bands) {
    plain.push_back({d.word, d.above, d.up_to});
    out.degrees.push_back({plain.back(), d.representative});
  }
  std::ranges::stable_sort(out.degrees, [](auto& a, auto& b) { return a.band.above < b.band.above; });
  auto scale = grade::Scale::make(plain);
  for (auto& d : scale.diagnostics()) layer.report(*at + "/bands" + d.pointer, d);
  if (!scale) return {};
  auto matrix = grade::Matrix::from_bands(*scale, scores_of(rule.likelihood), scores_of(rule.impact));
  for (auto& d : matrix.diagnostics()) layer.report(*at + "/bands", d);
  return matrix ? std::optional(*std::move(matrix)) : std::nullopt;
}

std::optional<grade::Matrix> matrix_as_written(const LayerTools& layer, const DegreeRule& rule, CompiledDegree& out) {
  for (const auto& d : rule.matrix->degrees) out.degrees.push_back({{d.word, 0, 0}, d.representative});
  std::vector<std::vector<std::string>> cells;
  const std::size_t before = layer.problems.size();
  for (std::size_t i = 0; i < rule.matrix->rows.size(); ++i) {
    const auto& row = rule.matrix->rows[i];
    if (row.likelihood != static_cast<Level>(i) || row.cells.size() != rank_count())
      layer.complain(
          pointer_to(*at + "/matrix/rows", i), "pack.matrix_rows",
          "rows must be listed from very_low to very_high, with a cell for each of the five ranks of impact");
    cells.push_back(row.cells);
  }
  if (cells.size() != rank_count())
    layer.complain(*at + "/matrix/rows", "pack.matrix_rows",
                   "expected a row for each of the five ranks of likelihood, found " + std::to_string(cells.size()));
  if (layer.problems.size() > before) return {};
  auto matrix = grade::Matrix::make(std::move(cells));
  for (auto& d : matrix.diagnostics()) layer.report(*at + "/matrix/rows", d);
  return matrix ? std::optional(*std::move(matrix)) : std::nullopt;
}

/// The colours as a scale; without any, each degree is a colour of its own.
std::optional<grade::GradeScale> colours_of(const LayerTools& layer, const DegreeRule& rule,
                                            const CompiledDegree& degree) {
  std::vector<grade::GradeName> names;
  const auto words = words_of(degree);
  if (!rule.colours)
    for (const auto& word : words) names.push_back({word, {}});
  std::set<std::string> coloured;
  for (const auto& colour : rule.colours.value_or({})) {
    auto& name = names.emplace_back(grade::GradeName{colour.word, {}});
    for (const auto& word : colour.degrees) {
      coloured.insert(word);
      if (word != colour.word) name.also.push_back(word);
    }
  }
  auto scale = grade::GradeScale::make(std::move(names));
  for (auto& d : scale.diagnostics()) layer.report(*at + "/colours", std::move(d));
  if (rule.colours && coloured != std::set<std::string>(words.begin(), words.end()))
    return layer.complain(*at + "/colours", "pack.colours", "each degree must have exactly one colour"), std::nullopt;
  return scale ? std::optional(*std::move(scale)) : std::nullopt;
}

/// Where the ranks of an axis begin and end, taking each score as the upper end of its rank.
std::vector<Decimal> bounds_of(const std::vector<RankScore>& ranks) {
  std::vector<Decimal> out = scores_of(ranks);
  out.insert(out.begin(), Decimal());
  return out;
}

/// Cox's axioms are asked of colours that the pack names; a matrix that breaks one is doubtful, not unusable. A matrix
/// that falls where a risk rises is wrong in any case.
void check_cells(const LayerTools& layer, const DegreeRule& rule, const CompiledDegree& degree,
                 const grade::Matrix& matrix) {
  const auto colours = colours_of(layer, rule, degree);
  if (!colours) return;
  const auto p = bounds_of(rule.likelihood);
  const auto q = bounds_of(rule.impact);
  const auto found = grade::check_matrix({matrix, *colours, p, q});
  const std::string place = *at + (rule.matrix ? "/matrix" : "/bands");
  for (const auto& d : found.diagnostics()) layer.report(place, d);
  if (!found) return;
  for (const auto& finding : *found) {
    Diagnostic d = finding.problem;
    const bool structural =
        d.code == "grade.matrix_monotone" || d.code == "grade.matrix_dead_level" || d.code == "grade.matrix_jump";
    if (!structural && !rule.colours) continue;
    if (d.severity == Severity::error && d.code != "grade.matrix_monotone") d.severity = Severity::warning;
    layer.report(structural ? place : *at + "/colours", std::move(d));
  }
}

}  // namespace

std::size_t rank_count() { return data::type_of<Level>().items.size(); }

std::vector<Decimal> scores_of(const std::vector<RankScore>& ranks) {
  std::vector<Decimal> out;
  for (const auto& rank : ranks) out.push_back(rank.score);
  return out;
}

bool check_ranks(const LayerTools& layer, const std::vector<RankScore>& ranks, const std::string& pointer) {
  for (std::size_t i = 0; i < ranks.size(); ++i) {
    const bool in_order = ranks[i].level == static_cast<Level>(i) && (i == 0 || ranks[i - 1].score < ranks[i].score);
    if (in_order) continue;
    layer.complain(pointer_to(pointer, i), "pack.scale_order",
                   "ranks must be listed from very_low to very_high, with rising scores");
    return false;
  }
  if (ranks.size() == rank_count()) return true;
  layer.complain(pointer, "pack.scale_order",
                 "expected a score for each of the five ranks, found " + std::to_string(ranks.size()));
  return false;
}

void compile_degree(const LayerTools& layer, const DegreeRule& rule) {
  CompiledDegree out{.source = &rule};
  auto basis = layer.bases(rule.basis, *at + "/basis", rule.text);
  if (!basis.empty()) out.basis = std::move(basis.front());
  const bool likelihood = check_ranks(layer, rule.likelihood, *at + "/likelihood");
  const bool impact = check_ranks(layer, rule.impact, *at + "/impact");
  if (rule.bands.has_value() == rule.matrix.has_value())
    return layer.complain(*at, "pack.degree_kind",
                          "a degree is found by `bands` or by a `matrix`, by exactly one of them");
  const std::size_t before = layer.problems.size();
  const auto matrix = rule.bands ? matrix_of_bands(layer, rule, out) : matrix_as_written(layer, rule, out);
  if (!matrix) return;
  take_cells(layer, *matrix, out);
  if (likelihood && impact && layer.problems.size() == before) check_cells(layer, rule, out, *matrix);
  layer.out.degree = std::move(out);
}

}  // namespace riskrule::pack
