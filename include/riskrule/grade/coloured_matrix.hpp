// A risk matrix with its colours, and where its rows and columns begin and end: what the checks and the resolution of a
// matrix are asked of.
//
// Cells are (row, column) from 0, likelihood and impact, both lowest first; messages count from 1. Colours are a
// GradeScale, lowest first: a colour may gather several words of the matrix as its other spellings. Risk = p × q.
#pragma once

#include "riskrule/grade/matrix.hpp"

namespace riskrule::grade {

struct MatrixCell {
  std::size_t row = 0;     ///< likelihood
  std::size_t column = 0;  ///< impact
  friend bool operator==(const MatrixCell&, const MatrixCell&) = default;
};

/// A matrix, its colours, and where its rows and columns begin and end: one bound more than rows or columns, rising,
/// from 0 or above.
struct MatrixToCheck {
  const Matrix& matrix;
  const GradeScale& colours;
  std::span<const Decimal> likelihood_bounds;
  std::span<const Decimal> impact_bounds;
};

namespace detail {

/// Colours and ranges of products, cell by cell.
struct ColouredCell {
  MatrixCell at;
  GradeScale::Rank colour = 0;
  Decimal least;     ///< product of the lower left corner
  Decimal greatest;  ///< of the upper right one
  Decimal area;
};

struct ColouredMatrix {
  std::size_t rows = 0;
  std::size_t columns = 0;
  std::vector<ColouredCell> cells{};
  const ColouredCell& at(std::size_t row, std::size_t column) const { return cells[row * columns + column]; }
};

inline std::string name_of(const MatrixCell& cell) {
  return "the cell in row " + std::to_string(cell.row + 1) + ", column " + std::to_string(cell.column + 1);
}

inline void check_axis(const char* axis, std::size_t cells, std::span<const Decimal> bounds, Diagnostics& out) {
  bool sound = bounds.size() == cells + 1 && bounds.front() >= 0;
  for (std::size_t i = 1; sound && i < bounds.size(); ++i) sound = bounds[i - 1] < bounds[i];
  if (!sound)
    out.push_back({.code = "grade.matrix_bounds",
                   .message = std::string("the ") + axis + " needs " + std::to_string(cells + 1) +
                              " rising bounds from 0 on, and has " + std::to_string(bounds.size())});
}

inline Result<ColouredMatrix> colour(const MatrixToCheck& check) {
  Diagnostics problems;
  ColouredMatrix out{check.matrix.rows(), check.matrix.columns()};
  check_axis("likelihood", out.rows, check.likelihood_bounds, problems);
  check_axis("impact", out.columns, check.impact_bounds, problems);
  if (has_errors(problems)) return problems;
  const auto& p = check.likelihood_bounds;
  const auto& q = check.impact_bounds;
  for (std::size_t i = 0; i < out.rows; ++i) {
    for (std::size_t j = 0; j < out.columns; ++j) {
      auto rank = check.colours.parse(*check.matrix.at(i, j));
      if (!rank) {
        for (Diagnostic& d : rank.diagnostics()) problems.push_back(std::move(d));
        continue;
      }
      out.cells.push_back({{i, j}, *rank, p[i] * q[j], p[i + 1] * q[j + 1], (p[i + 1] - p[i]) * (q[j + 1] - q[j])});
    }
  }
  if (has_errors(problems)) return problems;
  return out;
}

}  // namespace detail

}  // namespace riskrule::grade
