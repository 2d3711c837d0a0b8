// How well a risk matrix tells risks apart: the share of pairs that get one colour, and how the others compare.
//
//   auto tied = grade::tie_share({matrix, colours, likelihood_bounds, impact_bounds});
//   auto apart = grade::resolution({matrix, colours, likelihood_bounds, impact_bounds});      // apart->reversed
//
// Errors are those of check_matrix (matrix_check.hpp).
// Source: Cox 2008 asks how many pairs a matrix compares rightly, abstract read [V]; the figures are counted here.
#pragma once

#include <algorithm>

#include "riskrule/grade/coloured_matrix.hpp"

namespace riskrule::grade {

/// The share of pairs of risks, uniform and independent in p and q, that get the same colour: Σ (share of area)².
/// The resolution that a matrix gives away.
inline Result<Decimal> tie_share(const MatrixToCheck& check);

/// How two such risks compare: told apart rightly, or the smaller one rated higher. With `tie_share` they add up to 1.
/// Counted over all pairs of the midpoints of a grid of 200 × 200, exactly; pairs of equal risks count half on each side.
struct Resolution {
  Decimal correct;
  Decimal reversed;
};
/// Cost: some ten milliseconds.
inline Result<Resolution> resolution(const MatrixToCheck& check);

namespace detail {

/// A risk drawn from the axes.
struct DrawnRisk {
  Decimal product;
  GradeScale::Rank colour = 0;
};

/// The midpoints of equal parts of an axis, each with the cell that it lies in.
inline std::vector<std::pair<Decimal, std::size_t>> midpoints(std::span<const Decimal> bounds) {
  constexpr int steps = 200;
  std::vector<std::pair<Decimal, std::size_t>> out;
  const Decimal width = bounds.back() - bounds.front();
  for (int i = 0; i < steps; ++i) {
    const Decimal at = bounds.front() + width * (2 * i + 1) / (2 * steps);
    const std::size_t before = out.empty() ? 0 : out.back().second;
    std::size_t cell = before;
    while (at > bounds[cell + 1]) ++cell;
    out.emplace_back(at, cell);
  }
  return out;
}

/// Every midpoint of the grid, smallest risk first.
inline std::vector<DrawnRisk> drawn_risks(const ColouredMatrix& m, const MatrixToCheck& check) {
  std::vector<DrawnRisk> out;
  const auto impacts = midpoints(check.impact_bounds);
  for (const auto& [p, row] : midpoints(check.likelihood_bounds))
    for (const auto& [q, column] : impacts) out.push_back({p * q, m.at(row, column).colour});
  std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.product < b.product; });
  return out;
}

}  // namespace detail

inline Result<Decimal> tie_share(const MatrixToCheck& check) {
  const auto coloured = detail::colour(check);
  if (!coloured) return coloured.diagnostics();
  std::vector<Decimal> areas(check.colours.size());
  Decimal all;
  for (const detail::ColouredCell& cell : coloured->cells) {
    areas[cell.colour] += cell.area;
    all += cell.area;
  }
  Decimal squares;
  for (const Decimal& area : areas) squares += area * area;
  return squares / (all * all);
}

inline Result<Resolution> resolution(const MatrixToCheck& check) {
  const auto coloured = detail::colour(check);
  if (!coloured) return coloured.diagnostics();
  const auto risks = detail::drawn_risks(*coloured, check);
  std::vector<std::uint64_t> smaller(check.colours.size(), 0);  // risks by colour
  std::vector<std::uint64_t> equal(check.colours.size(), 0);
  std::uint64_t correct = 0;  // twice the pairs, as equal risks count half
  std::uint64_t reversed = 0;
  for (std::size_t i = 0; i < risks.size();) {
    std::fill(equal.begin(), equal.end(), 0);
    const std::size_t first = i;
    for (; i < risks.size() && risks[i].product == risks[first].product; ++i) ++equal[risks[i].colour];
    for (std::size_t high = 0; high < equal.size(); ++high)
      for (std::size_t low = 0; low < equal.size(); ++low) {
        if (low == high) continue;
        (low < high ? correct : reversed) += 2 * equal[high] * smaller[low];
        if (low < high) correct += equal[high] * equal[low];
        if (low < high) reversed += equal[high] * equal[low];
      }
    for (std::size_t c = 0; c < equal.size(); ++c) smaller[c] += equal[c];
  }
  const auto pairs = Decimal(risks.size()) * Decimal(risks.size());
  return Resolution{Decimal(correct) / pairs, Decimal(reversed) / pairs};
}

}  // namespace riskrule::grade
