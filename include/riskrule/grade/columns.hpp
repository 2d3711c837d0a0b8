// Many risk points at once, in columns: the degree of each, how many there are of each, and the index over all.
//
//   auto grid = grade::CellGrid::make(*matrix, degrees, values);       // cells of a matrix, and R of each cell
//   auto all = grade::grade_columns(*grid, {likelihoods, impacts, weights}, out);
//   grade::find_band(bands, all->index)
//
// Exact: weights are whole numbers of a unit, added up by cell; only the sums, one for each cell, are multiplied by R.
// Pure functions of immutable values: any number of threads. Linear, some nanoseconds for a risk point.
#pragma once

#include <array>
#include <cstdint>

#include "riskrule/grade/matrix.hpp"

namespace riskrule::grade {

/// A matrix ready for columns of ranks: a degree and a value R for each cell.
class CellGrid {
 public:
  static constexpr std::size_t max_cells = 1024;

  /// `degrees` are the words of the matrix, in whatever order the caller counts them; `values` has R for each cell, row by
  /// row (p × q, or what stands for the degree). Errors: `grade.matrix_size` (more than max_cells cells, more than 255
  /// degrees, not one value for each cell), `grade.unknown` (a word that is none of the degrees), `grade.score`.
  static Result<CellGrid> make(const Matrix& matrix, std::span<const std::string> degrees,
                               std::span<const Decimal> values);

  std::size_t rows() const noexcept { return rows_; }
  std::size_t columns() const noexcept { return columns_; }
  std::size_t degrees() const noexcept { return degrees_; }
  std::uint8_t degree_of(std::size_t cell) const noexcept { return cells_[cell]; }
  const Decimal& value_of(std::size_t cell) const noexcept { return values_[cell]; }

 private:
  CellGrid() = default;
  std::size_t rows_ = 0;
  std::size_t columns_ = 0;
  std::size_t degrees_ = 0;
  std::vector<std::uint8_t> cells_;
  std::vector<Decimal> values_;
};

/// Columns of equal length: ranks from 0, weights in units of 1 / `unit`.
struct RiskColumns {
  std::span<const std::uint8_t> likelihoods;
  std::span<const std::uint8_t> impacts;
  std::span<const std::uint32_t> weights;
  std::uint64_t unit = 1'000'000'000;
};

struct GradedColumns {
  std::vector<std::uint64_t> counts;  ///< risk points by degree
  Decimal index;                      ///< Σ w × R
};

/// Writes the degree of each risk point to `degrees` (as long as the columns) and adds up. Errors, before anything is
/// written but the degrees: `grade.columns` (unequal lengths), `grade.rank` (a rank outside the grid, with its row),
/// `grade.no_factors`, `grade.weight_sum` (the weights do not add up to 1 exactly; the message says by how much).
inline Result<GradedColumns> grade_columns(const CellGrid& grid, const RiskColumns& columns,
                                           std::span<std::uint8_t> degrees);

inline Result<CellGrid> CellGrid::make(const Matrix& matrix, std::span<const std::string> degrees,
                                       std::span<const Decimal> values) {
  const std::size_t cells = matrix.rows() * matrix.columns();
  if (cells > max_cells || degrees.size() > 255 || values.size() != cells)
    return Diagnostic{.code = "grade.matrix_size",
                      .message = std::to_string(cells) + " cells have " + std::to_string(values.size()) +
                                 " values and " + std::to_string(degrees.size()) + " degrees"};
  CellGrid out;
  out.rows_ = matrix.rows();
  out.columns_ = matrix.columns();
  out.degrees_ = degrees.size();
  Diagnostics problems;
  for (std::size_t cell = 0; cell < cells; ++cell) {
    const std::string& word = *matrix.at(cell / out.columns_, cell % out.columns_);
    const auto found = std::find(degrees.begin(), degrees.end(), word);
    if (found == degrees.end())
      problems.push_back({.code = "grade.unknown", .message = "`" + word + "` is not one of the degrees"});
    if (values[cell].is_nan())
      problems.push_back({.code = "grade.score", .message = "the value of a cell is not a number"});
    out.cells_.push_back(static_cast<std::uint8_t>(found - degrees.begin()));
    out.values_.push_back(values[cell]);
  }
  if (has_errors(problems)) return problems;
  return out;
}

namespace detail {

inline std::optional<Diagnostic> columns_error(const RiskColumns& columns, std::size_t out) {
  const std::size_t n = columns.likelihoods.size();
  if (n == 0) return Diagnostic{.code = "grade.no_factors", .message = "there is no risk point"};
  if (columns.impacts.size() == n && columns.weights.size() == n && out == n) return std::nullopt;
  return Diagnostic{.code = "grade.columns", .message = "the columns are not of one length"};
}

}  // namespace detail

inline Result<GradedColumns> grade_columns(const CellGrid& grid, const RiskColumns& columns,
                                           std::span<std::uint8_t> degrees) {
  if (auto error = detail::columns_error(columns, degrees.size())) return *std::move(error);
  const std::size_t cells = grid.rows() * grid.columns();
  std::vector<std::uint64_t> weights(cells);
  std::vector<std::uint64_t> counts(cells);
  for (std::size_t i = 0; i < degrees.size(); ++i) {
    const std::size_t p = columns.likelihoods[i];
    const std::size_t q = columns.impacts[i];
    if (p >= grid.rows() || q >= grid.columns())
      return Diagnostic{.code = "grade.rank",
                        .message = "row " + std::to_string(i + 1) + " has a rank that the matrix does not have"};
    const std::size_t cell = p * grid.columns() + q;
    degrees[i] = grid.degree_of(cell);
    weights[cell] += columns.weights[i];
    ++counts[cell];
  }
  GradedColumns out{std::vector<std::uint64_t>(grid.degrees()), Decimal()};
  Decimal sum;
  for (std::size_t cell = 0; cell < cells; ++cell) {
    out.counts[grid.degree_of(cell)] += counts[cell];
    sum += Decimal(weights[cell]);
    out.index += Decimal(weights[cell]) * grid.value_of(cell);
  }
  const Decimal miss = sum - Decimal(columns.unit);
  if (!miss.is_zero())
    return Diagnostic{.code = "grade.weight_sum",
                      .message = "the weights add up to " + abs(miss).to_string() + "/" + std::to_string(columns.unit) +
                                 (miss.is_negative() ? " less" : " more") + " than 1"};
  out.index /= Decimal(columns.unit);
  return out;
}

}  // namespace riskrule::grade
