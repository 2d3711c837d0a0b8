// Weights by pairwise comparison (AHP, 层次分析法): priorities of a reciprocal matrix, its consistency against a named
// table of random indices, and groups of experts. Hierarchies are in hierarchy.hpp.
//
//   auto matrix = grade::PairwiseMatrix::from_upper(3, judgements);             // a12, a13, a23; the rest follows
//   auto weights = grade::eigenvector_priorities(*matrix, {.tolerance = ...});  // weights, and λmax between two bounds
//   auto verdict = grade::check_consistency(*weights, grade::saaty_random_index, bound);
//
// Published tables of random indices differ, and with them the ratio: the table is named, never implied. The bound
// below which a ratio is accepted is the caller's. Pure functions: any number of threads.
#pragma once

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "riskrule/base/result.hpp"
#include "riskrule/grade/roots.hpp"

namespace riskrule::grade {

/// A square matrix of positive judgements: at(i, j) says how many times i outweighs j, at(j, i) is its reciprocal.
class PairwiseMatrix {
 public:
  static constexpr std::size_t max_size = 100;

  /// A matrix written in full, rows first. One third may be written 0.333: `reciprocity` says how far a pair's product
  /// may be from 1, and nothing is mended. Errors: `grade.pairwise_size` (no row, not square, above max_size),
  /// `grade.pairwise_positive`, `grade.pairwise_diagonal` (not 1), `grade.pairwise_reciprocal`, `grade.tolerance`; all
  /// at once, each cell named by row and column from 1.
  static Result<PairwiseMatrix> make(std::vector<std::vector<Decimal>> rows, const Decimal& reciprocity);
  /// The same from the judgements above the diagonal, row by row; those below are their reciprocals.
  static Result<PairwiseMatrix> from_upper(std::size_t size, std::span<const Decimal> judgements);

  std::size_t size() const noexcept { return rows_.size(); }
  /// Row and column from 0, both below size().
  const Decimal& at(std::size_t row, std::size_t column) const noexcept { return rows_[row][column]; }
  std::span<const Decimal> row(std::size_t row) const noexcept { return rows_[row]; }

 private:
  explicit PairwiseMatrix(std::vector<std::vector<Decimal>> rows) : rows_(std::move(rows)) {}
  std::vector<std::vector<Decimal>> rows_;
};

/// Weights that add up to 1 within 1E-30, and the principal eigenvalue of their matrix.
struct Priorities {
  std::vector<Decimal> weights;  ///< by row
  Decimal lambda_max;            ///< mean over the rows of (A·w)_i / w_i
  Decimal lambda_low;            ///< the least of these quotients: the eigenvalue is not below it
  Decimal lambda_high;           ///< the greatest: it is not above it (Collatz and Wielandt, for positive matrices)
  std::size_t steps = 0;         ///< of the iteration; 0 for the geometric mean
};

struct PowerIteration {
  Decimal tolerance;  ///< stop where lambda_high − lambda_low is no more; 1E-30 is about the finest that is reached
  std::size_t max_steps = 10'000;
};

/// Weights from the principal eigenvector, by power iteration from equal weights.
/// Source: [V] for the method; golden test computed and checked [C].
/// Errors: `grade.tolerance` (not positive), `grade.ahp_not_converged` (max_steps passed; the message has the gap).
inline Result<Priorities> eigenvector_priorities(const PairwiseMatrix& matrix, const PowerIteration& iteration);

/// Weights from the geometric means of the rows, divided by their sum. λmax lies between the same two bounds, and
/// lambda_max is the mean of the quotients.
/// Source: [V] for the method; golden test computed and checked [C]. Errors: `grade.ahp_overflow`.
inline Result<Priorities> geometric_mean_priorities(const PairwiseMatrix& matrix);

/// Mean consistency index of random matrices, by size, from 3 on.
struct RandomIndexTable {
  std::string_view name;
  std::array<std::string_view, 8> from_3_to_10;  ///< as printed; empty where the table says nothing
  /// Above this size RI = (slope·n − offset) / (n − 1); 0 = the table has no such extension.
  std::size_t extended_above = 0;
  std::string_view slope{};
  std::string_view offset{};
};

/// The common table. Source: read in two implementations [V].
inline constexpr RandomIndexTable saaty_random_index{"Saaty",
                                                     {"0.58", "0.90", "1.12", "1.24", "1.32", "1.41", "1.45", "1.49"}};
/// Alonso and Lamata 2006, with their extension above 15. Source: read in an implementation [V].
inline constexpr RandomIndexTable alonso_lamata_random_index{
    "Alonso-Lamata 2006",
    {"0.5247", "0.8816", "1.1086", "1.2479", "1.3417", "1.4057", "1.4499", "1.4854"},
    15,
    "1.7699",
    "4.3513"};
/// Saaty and Tran 2007, up to 8. Source: read in an implementation [V].
inline constexpr RandomIndexTable saaty_tran_random_index{"Saaty-Tran 2007",
                                                          {"0.5252", "0.8837", "1.1081", "1.2493", "1.3416", "1.4048"}};

inline constexpr std::array random_index_tables{saaty_random_index, alonso_lamata_random_index,
                                                saaty_tran_random_index};

/// The table of that name. Error: `grade.random_index_table`, which names the tables there are.
inline Result<RandomIndexTable> find_random_index_table(std::string_view name);

/// RI for a matrix of `size` rows. Error: `grade.random_index` where the table has none; it is never interpolated.
inline Result<Decimal> random_index(const RandomIndexTable& table, std::size_t size);

struct Consistency {
  Decimal index;           ///< CI = (λmax − n) / (n − 1)
  Decimal random_index;    ///< RI; 0 for n <= 2, where none is needed
  Decimal ratio;           ///< CR = CI / RI; 0 by definition for n <= 2
  std::string table;       ///< the name of the table of random indices
  Decimal bound;           ///< as asked
  bool consistent = true;  ///< CR < bound
};

/// Source: formulas and the usual bound 0.1 read [V]. Errors: `grade.random_index`, `grade.consistency_bound` (not
/// positive), `grade.no_factors`.
inline Result<Consistency> check_consistency(const Priorities& priorities, const RandomIndexTable& table,
                                             const Decimal& bound);

/// A group as one (AIJ): each judgement the geometric mean of the members' judgements, member k counted
/// `votes[k]` times (empty = once each); 3 and 2 votes for an authority of 0.6 and 0.4.
/// Source: from memory, unverified [M]. Errors: `grade.group` (nobody, matrices of unequal size, votes that are not
/// from 0 to max_root in all or not one per member, no vote at all).
inline Result<PairwiseMatrix> aggregate_judgements(std::span<const PairwiseMatrix> members,
                                                   std::span<const int> votes = {});

/// A group by its members' weights (AIP): their arithmetic mean, member k counted `authority[k]` times (empty = once
/// each). Source: from memory, unverified [M]. Errors: `grade.group` (nobody, lists of unequal length, an authority
/// that is negative or no number or missing, a sum of 0).
inline Result<std::vector<Decimal>> aggregate_priorities(std::span<const std::vector<Decimal>> members,
                                                         std::span<const Decimal> authority = {});

}  // namespace riskrule::grade

#include "riskrule/grade/ahp_bodies.hpp"
