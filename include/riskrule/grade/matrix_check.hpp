// Whether a risk matrix means what it says: Cox's axioms and lemmas, monotony, levels that nothing reaches, jumps, and
// cells whose level hangs on which end of a band is closed. Every finding has the cells that witness it.
//
//   auto found = grade::check_matrix({matrix, colours, likelihood_bounds, impact_bounds});
//   for (const grade::MatrixFinding& f : *found) ... f.problem.code, f.cells
//
// Cells are (row, column) from 0, likelihood and impact, both lowest first; messages count from 1. Colours are a
// GradeScale, lowest first: a colour may gather several words of the matrix as its other spellings. Risk = p × q.
// Source: Cox 2008, abstract read [V]; axioms and lemmas from memory, unverified [M]; verdicts on the usual grid [C].
#pragma once

#include "riskrule/grade/matrix.hpp"

namespace riskrule::grade {

struct MatrixCell {
  std::size_t row = 0;     ///< likelihood
  std::size_t column = 0;  ///< impact
  friend bool operator==(const MatrixCell&, const MatrixCell&) = default;
};

/// Severity error: the axiom is broken. Warning: a weaker sign. Note: holds, but only just.
struct MatrixFinding {
  Diagnostic problem;
  std::vector<MatrixCell> cells;  ///< the witness
};

/// A matrix, its colours, and where its rows and columns begin and end: one bound more than rows or columns, rising,
/// from 0 or above.
struct MatrixToCheck {
  const Matrix& matrix;
  const GradeScale& colours;
  std::span<const Decimal> likelihood_bounds;
  std::span<const Decimal> impact_bounds;
};

/// All checks below, in this order. Quadratic in the cells.
///   grade.matrix_monotone            the colour falls where p or q rises: (lower, higher)
///   grade.matrix_weak_consistency    the least product of a top cell is below the greatest of a bottom cell: (top,
///                                    bottom); a note where the two are equal
///   grade.matrix_lemma_1             a top cell shares an edge with a bottom cell: (top, bottom)
///   grade.matrix_lemma_2             a top cell in the first column or row
///   grade.matrix_betweenness         a top cell with a bottom cell to its left or below (error) or at its lower left
///                                    corner (warning): (top, bottom)
///   grade.matrix_colour_consistency  a top and a bottom cell whose ranges of products overlap, or two cells with the
///                                    same range and unequal colours
///   grade.matrix_theorem             what the axioms force: the first column and row bottom, the second not top
///   grade.matrix_dead_level          a colour in no cell (warning; no cells)
///   grade.matrix_jump                neighbours by an edge more than one colour apart (warning)
/// With one colour only monotony, dead levels and jumps are asked.
/// Errors: `grade.matrix_bounds` (number or order of the bounds), `grade.unknown` (a word of no colour).
inline Result<std::vector<MatrixFinding>> check_matrix(const MatrixToCheck& check);

enum class Consistent : std::uint8_t { yes, at_equality, no };

/// Weak consistency of two colours.
struct PairConsistency {
  GradeScale::Rank higher = 0;
  GradeScale::Rank lower = 0;
  Consistent consistent = Consistent::yes;
  Decimal least_of_higher{};    ///< product of a lower left corner
  Decimal greatest_of_lower{};  ///< product of an upper right corner
  MatrixCell higher_cell{};     ///< where these are
  MatrixCell lower_cell{};
};

/// Weak consistency of every pair of colours that are both in the matrix, lowest pairs first. Errors as above.
inline Result<std::vector<PairConsistency>> weak_consistency(const MatrixToCheck& check);

/// The share of pairs of risks, uniform and independent in p and q, that get the same colour: Σ (share of area)².
/// The resolution that a matrix gives away. Errors as above.
inline Result<Decimal> tie_share(const MatrixToCheck& check);

/// How two such risks compare: told apart rightly, or the smaller one rated higher. With `tie_share` they add up to 1.
/// Counted over all pairs of the midpoints of a grid of 200 × 200, exactly; pairs of equal risks count half on each side.
struct Resolution {
  Decimal correct;
  Decimal reversed;
};
/// Errors as above. Cost: some ten milliseconds.
inline Result<Resolution> resolution(const MatrixToCheck& check);

/// A product that stands on a bound between two bands, so that its degree hangs on which of them holds the bound.
struct BoundCell {
  MatrixCell cell;
  Decimal product;
  std::string if_lower_holds;  ///< bands (above, up_to], as a Scale has them
  std::string if_upper_holds;  ///< bands [above, up_to)
};

/// The cells of the grid of these scores that the two conventions put in different bands, row by row.
inline std::vector<BoundCell> cells_on_bounds(const Scale& scale, std::span<const Decimal> likelihoods,
                                              std::span<const Decimal> impacts);

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

inline PairConsistency compare_colours(const ColouredMatrix& m, GradeScale::Rank higher, GradeScale::Rank lower,
                                       bool& both) {
  PairConsistency out{higher, lower};
  const ColouredCell* least = nullptr;
  const ColouredCell* greatest = nullptr;
  for (const ColouredCell& cell : m.cells) {
    if (cell.colour == higher && (least == nullptr || cell.least < least->least)) least = &cell;
    if (cell.colour == lower && (greatest == nullptr || cell.greatest > greatest->greatest)) greatest = &cell;
  }
  both = least != nullptr && greatest != nullptr;
  if (!both) return out;
  out.least_of_higher = least->least;
  out.greatest_of_lower = greatest->greatest;
  out.higher_cell = least->at;
  out.lower_cell = greatest->at;
  if (least->least < greatest->greatest) out.consistent = Consistent::no;
  if (least->least == greatest->greatest) out.consistent = Consistent::at_equality;
  return out;
}

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

/// The checks of one matrix; each adds its findings.
class MatrixChecker {
 public:
  MatrixChecker(const ColouredMatrix& matrix, const GradeScale& colours) : m_(matrix), colours_(colours) {}

  std::vector<MatrixFinding> run() {
    monotone();
    if (colours_.size() > 1) {
      weak();
      lemmas();
      betweenness();
      consistent_colours();
      theorem();
    }
    dead_levels();
    jumps();
    return std::move(found_);
  }

 private:
  bool is_top(const ColouredCell& cell) const { return cell.colour == colours_.highest(); }
  bool is_bottom(const ColouredCell& cell) const { return cell.colour == colours_.lowest(); }
  std::string named(const ColouredCell& cell) const {
    return name_of(cell.at) + " (`" + colours_.word(cell.colour) + "`)";
  }
  void add(Severity severity, const char* code, std::string message, std::vector<MatrixCell> cells) {
    found_.push_back({{.severity = severity, .code = code, .message = std::move(message)}, std::move(cells)});
  }
  /// Calls `visit` with each two cells that share an edge, the lower or left one first.
  template <class Visit>
  void each_edge(Visit visit) const {
    for (const ColouredCell& cell : m_.cells) {
      if (cell.at.column + 1 < m_.columns) visit(cell, m_.at(cell.at.row, cell.at.column + 1));
      if (cell.at.row + 1 < m_.rows) visit(cell, m_.at(cell.at.row + 1, cell.at.column));
    }
  }

  void monotone() {
    each_edge([&](const ColouredCell& low, const ColouredCell& high) {
      if (high.colour < low.colour)
        add(Severity::error, "grade.matrix_monotone", named(high) + " is rated below " + named(low), {low.at, high.at});
    });
  }

  void weak() {
    bool both = false;
    const PairConsistency pair = compare_colours(m_, colours_.highest(), colours_.lowest(), both);
    if (!both || pair.consistent == Consistent::yes) return;
    const bool equal = pair.consistent == Consistent::at_equality;
    add(equal ? Severity::note : Severity::error, "grade.matrix_weak_consistency",
        name_of(pair.higher_cell) + " (`" + colours_.word(pair.higher) + "`) begins at " +
            pair.least_of_higher.to_string() + (equal ? ", where " : ", below where ") + name_of(pair.lower_cell) +
            " (`" + colours_.word(pair.lower) + "`) ends, " + pair.greatest_of_lower.to_string(),
        {pair.higher_cell, pair.lower_cell});
  }

  void lemmas() {
    each_edge([&](const ColouredCell& low, const ColouredCell& high) {
      const bool up = is_bottom(low) && is_top(high);
      if (!up && !(is_top(low) && is_bottom(high))) return;
      const ColouredCell& top = up ? high : low;
      const ColouredCell& bottom = up ? low : high;
      add(Severity::error, "grade.matrix_lemma_1", named(top) + " shares an edge with " + named(bottom),
          {top.at, bottom.at});
    });
    for (const ColouredCell& cell : m_.cells)
      if (is_top(cell) && (cell.at.row == 0 || cell.at.column == 0))
        add(Severity::error, "grade.matrix_lemma_2", named(cell) + " stands in the lowest row or column", {cell.at});
  }

  void betweenness() {
    for (const ColouredCell& cell : m_.cells) {
      if (!is_top(cell)) continue;
      const auto [i, j] = cell.at;
      if (j > 0) contact(Severity::error, cell, m_.at(i, j - 1));
      if (i > 0) contact(Severity::error, cell, m_.at(i - 1, j));
      if (i > 0 && j > 0) contact(Severity::warning, cell, m_.at(i - 1, j - 1));
    }
  }
  void contact(Severity severity, const ColouredCell& top, const ColouredCell& below) {
    if (is_bottom(below))
      add(severity, "grade.matrix_betweenness", "nothing stands between " + named(below) + " and " + named(top),
          {top.at, below.at});
  }

  void consistent_colours() {
    for (std::size_t a = 0; a < m_.cells.size(); ++a)
      for (std::size_t b = a + 1; b < m_.cells.size(); ++b) compare_ranges(m_.cells[a], m_.cells[b]);
  }
  void compare_ranges(const ColouredCell& a, const ColouredCell& b) {
    if (a.colour == b.colour) return;
    const bool same = a.least == b.least && a.greatest == b.greatest;
    const bool ends = (is_top(a) && is_bottom(b)) || (is_bottom(a) && is_top(b));
    const bool overlap = a.least < b.greatest && b.least < a.greatest;
    if (!same && !(ends && overlap)) return;
    add(Severity::error, "grade.matrix_colour_consistency",
        named(a) + " and " + named(b) + (same ? " hold the same risks" : " hold risks in common"), {a.at, b.at});
  }

  void theorem() {
    for (const ColouredCell& cell : m_.cells) {
      const std::size_t line = std::min(cell.at.row, cell.at.column);
      if (line == 0 && !is_bottom(cell))
        add(Severity::warning, "grade.matrix_theorem", named(cell) + " stands in the lowest row or column", {cell.at});
      if (line == 1 && is_top(cell))
        add(Severity::warning, "grade.matrix_theorem", named(cell) + " stands in the second row or column", {cell.at});
    }
  }

  void dead_levels() {
    for (GradeScale::Rank rank = 0; rank < colours_.size(); ++rank)
      if (std::none_of(m_.cells.begin(), m_.cells.end(), [&](auto& cell) { return cell.colour == rank; }))
        add(Severity::warning, "grade.matrix_dead_level", "no cell is `" + colours_.word(rank) + "`", {});
  }

  void jumps() {
    each_edge([&](const ColouredCell& low, const ColouredCell& high) {
      const auto [least, most] = std::minmax(low.colour, high.colour);
      if (most - least > 1)
        add(Severity::warning, "grade.matrix_jump",
            "between " + named(low) + " and " + named(high) + " a level is skipped", {low.at, high.at});
    });
  }

  const ColouredMatrix& m_;
  const GradeScale& colours_;
  std::vector<MatrixFinding> found_{};
};

}  // namespace detail

inline Result<std::vector<MatrixFinding>> check_matrix(const MatrixToCheck& check) {
  const auto coloured = detail::colour(check);
  if (!coloured) return coloured.diagnostics();
  return detail::MatrixChecker(*coloured, check.colours).run();
}

inline Result<std::vector<PairConsistency>> weak_consistency(const MatrixToCheck& check) {
  const auto coloured = detail::colour(check);
  if (!coloured) return coloured.diagnostics();
  std::vector<PairConsistency> out;
  for (GradeScale::Rank lower = 0; lower < check.colours.size(); ++lower) {
    for (GradeScale::Rank higher = lower + 1; higher < check.colours.size(); ++higher) {
      bool both = false;
      const PairConsistency pair = detail::compare_colours(*coloured, higher, lower, both);
      if (both) out.push_back(pair);
    }
  }
  return out;
}

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

inline std::vector<BoundCell> cells_on_bounds(const Scale& scale, std::span<const Decimal> likelihoods,
                                              std::span<const Decimal> impacts) {
  std::vector<BoundCell> out;
  const auto bands = scale.bands();
  for (std::size_t i = 0; i < likelihoods.size(); ++i)
    for (std::size_t j = 0; j < impacts.size(); ++j)
      for (std::size_t k = 1; k < bands.size(); ++k) {
        const Decimal product = degree_value(likelihoods[i], impacts[j]);
        if (product == bands[k].above) out.push_back({{i, j}, product, bands[k - 1].word, bands[k].word});
      }
  return out;
}

}  // namespace riskrule::grade
