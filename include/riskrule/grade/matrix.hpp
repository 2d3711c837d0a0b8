// The degree of one risk (风险程度) from its likelihood and its impact: by product and bands, by an explicit matrix,
// and by the integer identity that is the second witness of the product.
//
//   grade::degree_value(*Decimal::parse("0.2"), *Decimal::parse("0.2"))      // 0.04, and 0.04 <= 0.04 holds
//   grade::level_of_ranks(1, 1)                                              // 1
//
// In binary floating point 0.2*0.2, 0.4*0.4, 0.2*0.8 and 0.8*0.8 all come out above their bound, which puts 5 of the 25
// cells of the usual grid one level too high. Decimals don't.
#pragma once

#include "riskrule/grade/scale.hpp"

namespace riskrule::grade {

/// R = p × q, exact while the two scores have at most 34 digits together.
/// Source: the product form of 风险程度 in assessment practice. The names of the degrees are read in a source [V];
/// scores and bounds used with them are from memory, unverified [M], and belong to a profile.
constexpr Decimal degree_value(const Decimal& likelihood, const Decimal& impact) noexcept {
  return likelihood * impact;
}

/// The degree of p × q in a scale; null when no band holds the product.
inline const Band* degree_by_bands(const Scale& scale, const Decimal& likelihood, const Decimal& impact) noexcept {
  return scale.find(degree_value(likelihood, impact));
}

/// level = ⌈√(i·j)⌉ for ranks i, j from 1 to 5; empty outside. Integers only.
/// Source: computed and checked [C]: with scores rank/5 and bounds (level/5)² it gives the same 25 cells as
/// product and bands, so each proves the other.
constexpr std::optional<int> level_of_ranks(int likelihood, int impact) noexcept {
  if (likelihood < 1 || likelihood > 5 || impact < 1 || impact > 5) return std::nullopt;
  int level = 1;
  while (level * level < likelihood * impact) ++level;
  return level;
}

/// A matrix written cell by cell: rows are likelihoods, columns are impacts, both lowest first, a cell is a degree's
/// word.
class Matrix {
 public:
  /// Errors: `grade.matrix_size` (no row, no column, or a row whose length differs), `grade.matrix_cell` (an empty
  /// word).
  static Result<Matrix> make(std::vector<std::vector<std::string>> cells);
  /// The matrix that product and bands amount to. Errors: `grade.no_band` for each product that no band holds.
  static Result<Matrix> from_bands(const Scale& scale, std::span<const Decimal> likelihoods,
                                   std::span<const Decimal> impacts);

  std::size_t rows() const noexcept { return cells_.size(); }
  std::size_t columns() const noexcept { return cells_.front().size(); }
  /// The word at a row and a column, from 0; null outside.
  const std::string* at(std::size_t likelihood, std::size_t impact) const noexcept {
    return likelihood < rows() && impact < columns() ? &cells_[likelihood][impact] : nullptr;
  }
  /// How many cells hold this word.
  std::size_t count(std::string_view word) const noexcept {
    std::size_t n = 0;
    for (const auto& row : cells_) n += static_cast<std::size_t>(std::count(row.begin(), row.end(), word));
    return n;
  }
  friend bool operator==(const Matrix&, const Matrix&) = default;

 private:
  explicit Matrix(std::vector<std::vector<std::string>> cells) : cells_(std::move(cells)) {}
  std::vector<std::vector<std::string>> cells_;
};

inline Result<Matrix> Matrix::make(std::vector<std::vector<std::string>> cells) {
  if (cells.empty() || cells.front().empty())
    return Diagnostic{.code = "grade.matrix_size", .message = "a matrix needs at least one row and one column"};
  Diagnostics problems;
  for (std::size_t r = 0; r < cells.size(); ++r) {
    if (cells[r].size() != cells.front().size())
      problems.push_back({.code = "grade.matrix_size",
                          .message = "row " + std::to_string(r + 1) + " has " + std::to_string(cells[r].size()) +
                                     " cells, row 1 has " + std::to_string(cells.front().size())});
    for (std::size_t c = 0; c < cells[r].size(); ++c)
      if (cells[r][c].empty())
        problems.push_back({.code = "grade.matrix_cell",
                            .message = "the cell in row " + std::to_string(r + 1) + ", column " +
                                       std::to_string(c + 1) + " is empty"});
  }
  if (has_errors(problems)) return problems;
  return Matrix(std::move(cells));
}

inline Result<Matrix> Matrix::from_bands(const Scale& scale, std::span<const Decimal> likelihoods,
                                         std::span<const Decimal> impacts) {
  Diagnostics problems;
  std::vector<std::vector<std::string>> cells;
  for (const Decimal& likelihood : likelihoods) {
    auto& row = cells.emplace_back();
    for (const Decimal& impact : impacts) {
      const Band* band = degree_by_bands(scale, likelihood, impact);
      if (band == nullptr)
        problems.push_back({.code = "grade.no_band",
                            .message = "no band holds " + likelihood.to_string() + " × " + impact.to_string() + " = " +
                                       degree_value(likelihood, impact).to_string()});
      row.push_back(band == nullptr ? std::string() : band->word);
    }
  }
  if (has_errors(problems)) return problems;
  return make(std::move(cells));
}

}  // namespace riskrule::grade
