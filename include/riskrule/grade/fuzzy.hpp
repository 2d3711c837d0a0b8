// Fuzzy comprehensive evaluation (模糊综合评价): B = W ∘ R. Rows of R are factors, columns are grades, a cell is how far
// the factor belongs to the grade (the share of experts who chose it). For a hierarchy, the vectors of the groups are
// the rows of the next matrix.
//
//   auto b = grade::evaluate_fuzzy(weights, rows, grade::FuzzyOperator::product_sum, settings);
//   grade::greatest_membership(b->grades);                  // which grades have it: more than one is told
//   grade::centroid(b->grades, grade_values, grade::Centroid::divided);
//
// Published tables are rounded: rows and weights that add up to 0.99 or 1.01 are common and change the result (a
// published 4.67 is 4.63 once its memberships are divided by their 1.01). So nothing is normalised unasked.
#pragma once

#include "riskrule/grade/weights.hpp"

namespace riskrule::grade {

/// How weight and membership are joined, and how the rows are put together. ⊕ is the sum bounded by 1.
/// Source: the four operators as listed in methods, without a mark of their own [M].
enum class FuzzyOperator : std::uint8_t {
  min_max,      ///< M(∧,∨): max over the rows of min(w, r)
  product_max,  ///< M(·,∨): max of w·r
  min_sum,      ///< M(∧,⊕): min(1, Σ min(w, r))
  product_sum,  ///< M(·,⊕): min(1, Σ w·r), the weighted mean; the usual one
};

/// What is done with a row of memberships that does not add up to 1.
enum class Normalise : std::uint8_t {
  never,
  if_needed,  ///< rows further from 1 than the tolerance
  always      ///< every row
};

struct FuzzySettings {
  Normalise normalise;
  Decimal tolerance;  ///< of the sum of a row and of the weights
};

struct FuzzyResult {
  std::vector<Decimal> grades;          ///< B, by column
  std::vector<Decimal> row_sums;        ///< of the memberships as given
  std::vector<std::vector<Decimal>> r;  ///< the memberships as used
};

/// Errors: those of `check_weights` with the tolerance; `grade.membership_size` (no row, no column, unequal rows, rows
/// not one per weight); `grade.membership` (a cell below 0, above 1 or no number); `grade.membership_sum`, an error for
/// a row of zeros that is to be normalised, a warning for a row beyond the tolerance that is not. Warnings stay with
/// the value.
inline Result<FuzzyResult> evaluate_fuzzy(std::span<const Weight> weights,
                                          std::span<const std::vector<Decimal>> memberships, FuzzyOperator how,
                                          const FuzzySettings& settings);

/// The columns that have the greatest membership (principle of maximum membership), lowest first; more than one means
/// that the principle does not decide.
inline std::vector<std::size_t> greatest_membership(std::span<const Decimal> grades);

/// The weighted mean of the grades' values: `divided` Σ v·b / Σ b, `undivided` Σ v·b.
enum class Centroid : std::uint8_t { divided, undivided };

/// Errors: `grade.membership_size` (not one value per grade), `grade.membership_sum` (all memberships 0), `grade.score`.
inline Result<Decimal> centroid(std::span<const Decimal> grades, std::span<const Decimal> values, Centroid how);

namespace detail {

inline Diagnostics check_memberships(std::size_t weights, std::span<const std::vector<Decimal>> rows) {
  if (rows.empty() || rows.front().empty())
    return {{.code = "grade.membership_size", .message = "memberships need at least one factor and one grade"}};
  Diagnostics out;
  if (rows.size() != weights)
    out.push_back({.code = "grade.membership_size",
                   .message = std::to_string(rows.size()) + " factors have memberships, " + std::to_string(weights) +
                              " have weights"});
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::string row = "row " + std::to_string(i + 1);
    if (rows[i].size() != rows.front().size())
      out.push_back({.code = "grade.membership_size",
                     .message = row + " has " + std::to_string(rows[i].size()) + " grades, row 1 has " +
                                std::to_string(rows.front().size())});
    for (std::size_t j = 0; j < rows[i].size(); ++j)
      if (!(rows[i][j] >= 0 && rows[i][j] <= 1))
        out.push_back({.code = "grade.membership",
                       .message = row + ", column " + std::to_string(j + 1) + " is " + rows[i][j].to_string() +
                                  ", not from 0 to 1"});
  }
  return out;
}

inline Decimal sum_of(std::span<const Decimal> values) noexcept {
  Decimal sum;
  for (const Decimal& value : values) sum += value;
  return sum;
}

inline void normalise_row(std::size_t i, const FuzzySettings& settings, FuzzyResult& out, Diagnostics& problems) {
  const Decimal& sum = out.row_sums[i];
  const bool off = abs(sum - 1) > settings.tolerance;
  const bool divide = settings.normalise == Normalise::always || (settings.normalise == Normalise::if_needed && off);
  if (!divide && !off) return;
  const bool impossible = divide && sum.is_zero();
  if (!divide || impossible)
    problems.push_back(
        {.severity = impossible ? Severity::error : Severity::warning,
         .code = "grade.membership_sum",
         .message = "the memberships of row " + std::to_string(i + 1) + " add up to " + sum.normalized().to_string()});
  if (!divide || impossible) return;
  for (Decimal& cell : out.r[i]) cell /= sum;
}

inline Decimal join(FuzzyOperator how, const Decimal& w, const Decimal& r) noexcept {
  const bool product = how == FuzzyOperator::product_max || how == FuzzyOperator::product_sum;
  if (product) return w * r;
  return w < r ? w : r;
}

inline Decimal column_of(FuzzyOperator how, std::span<const Weight> weights, std::span<const std::vector<Decimal>> rows,
                         std::size_t column) noexcept {
  const bool adds = how == FuzzyOperator::min_sum || how == FuzzyOperator::product_sum;
  Decimal out;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Decimal part = join(how, weights[i].weight, rows[i][column]);
    if (adds)
      out += part;
    else if (part > out)
      out = part;
  }
  return out > 1 ? Decimal(1) : out;
}

}  // namespace detail

inline Result<FuzzyResult> evaluate_fuzzy(std::span<const Weight> weights,
                                          std::span<const std::vector<Decimal>> memberships, FuzzyOperator how,
                                          const FuzzySettings& settings) {
  Diagnostics problems = check_weights(weights, settings.tolerance);
  for (Diagnostic& d : detail::check_memberships(weights.size(), memberships)) problems.push_back(std::move(d));
  if (has_errors(problems)) return problems;
  FuzzyResult out;
  out.r.assign(memberships.begin(), memberships.end());
  for (std::size_t i = 0; i < out.r.size(); ++i) {
    out.row_sums.push_back(detail::sum_of(memberships[i]));
    detail::normalise_row(i, settings, out, problems);
  }
  if (has_errors(problems)) return problems;
  for (std::size_t j = 0; j < out.r.front().size(); ++j)
    out.grades.push_back(detail::column_of(how, weights, out.r, j));
  return Result<FuzzyResult>(std::move(out), std::move(problems));
}

inline std::vector<std::size_t> greatest_membership(std::span<const Decimal> grades) {
  std::vector<std::size_t> out;
  for (std::size_t j = 0; j < grades.size(); ++j) {
    if (!out.empty() && grades[j] > grades[out.front()]) out.clear();
    if (out.empty() || grades[j] == grades[out.front()]) out.push_back(j);
  }
  return out;
}

inline Result<Decimal> centroid(std::span<const Decimal> grades, std::span<const Decimal> values, Centroid how) {
  if (grades.empty() || grades.size() != values.size())
    return Diagnostic{.code = "grade.membership_size",
                      .message = std::to_string(grades.size()) + " grades have memberships, " +
                                 std::to_string(values.size()) + " have values"};
  Decimal moment;
  for (std::size_t j = 0; j < grades.size(); ++j) moment += grades[j] * values[j];
  const Decimal sum = detail::sum_of(grades);
  if (moment.is_nan() || sum.is_nan())
    return Diagnostic{.code = "grade.score", .message = "a membership or a value is not a number"};
  if (how == Centroid::undivided) return moment;
  if (sum.is_zero()) return Diagnostic{.code = "grade.membership_sum", .message = "all memberships are 0"};
  return moment / sum;
}

}  // namespace riskrule::grade
