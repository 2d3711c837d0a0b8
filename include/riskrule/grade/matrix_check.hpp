// Whether a risk matrix means what it says: Cox's axioms and lemmas, monotony, levels that nothing reaches, jumps, and
// cells whose level hangs on which end of a band is closed. Every finding has the cells that witness it.
//
//   auto found = grade::check_matrix({matrix, colours, likelihood_bounds, impact_bounds});
//   for (const grade::MatrixFinding& f : *found) ... f.problem.code, f.cells
//
// Source: Cox 2008, abstract read [V]; axioms and lemmas from memory, unverified [M]; verdicts on the usual grid [C].
#pragma once

#include "riskrule/grade/coloured_matrix.hpp"

namespace riskrule::grade {

/// Severity error: the axiom is broken. Warning: a weaker sign. Note: holds, but only just.
struct MatrixFinding {
  Diagnostic problem;
  std::vector<MatrixCell> cells;  ///< the witness
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
