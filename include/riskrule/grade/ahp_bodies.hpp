// The bodies of ahp.hpp. Include ahp.hpp.
#pragma once

#include "riskrule/grade/ahp.hpp"

namespace riskrule::grade {
namespace detail {

inline std::string cell(std::size_t row, std::size_t column) {
  return "row " + std::to_string(row + 1) + ", column " + std::to_string(column + 1);
}

inline bool is_positive(const Decimal& x) noexcept { return x > 0; }

inline Diagnostics check_pairwise_shape(const std::vector<std::vector<Decimal>>& rows) {
  if (rows.empty() || rows.size() > PairwiseMatrix::max_size)
    return {{.code = "grade.pairwise_size",
             .message = "a pairwise matrix has from 1 to " + std::to_string(PairwiseMatrix::max_size) + " rows, not " +
                        std::to_string(rows.size())}};
  Diagnostics out;
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (rows[i].size() != rows.size())
      out.push_back({.code = "grade.pairwise_size",
                     .message = "row " + std::to_string(i + 1) + " of " + std::to_string(rows.size()) + " has " +
                                std::to_string(rows[i].size()) + " cells"});
  return out;
}

inline void check_pair(const std::vector<std::vector<Decimal>>& rows, std::size_t i, std::size_t j,
                       const Decimal& reciprocity, Diagnostics& out) {
  const Decimal& there = rows[i][j];
  const Decimal& back = rows[j][i];
  if (!is_positive(there) || !is_positive(back) || abs(there * back - 1) <= reciprocity) return;
  out.push_back({.code = "grade.pairwise_reciprocal",
                 .message = cell(i, j) + " is " + there.to_string() + " and its mirror " + back.to_string() +
                            ", whose product is " + (there * back).to_string() + ", not 1"});
}

inline Diagnostics check_pairwise(const std::vector<std::vector<Decimal>>& rows, const Decimal& reciprocity) {
  Diagnostics out = check_pairwise_shape(rows);
  if (has_errors(out)) return out;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (std::size_t j = 0; j < rows.size(); ++j)
      if (!is_positive(rows[i][j]))
        out.push_back({.code = "grade.pairwise_positive",
                       .message = cell(i, j) + " is " + rows[i][j].to_string() + ", not above 0"});
    if (is_positive(rows[i][i]) && rows[i][i] != 1)
      out.push_back(
          {.code = "grade.pairwise_diagonal", .message = cell(i, i) + " is " + rows[i][i].to_string() + ", not 1"});
    for (std::size_t j = i + 1; j < rows.size(); ++j) check_pair(rows, i, j, reciprocity, out);
  }
  return out;
}

inline void divide_by_sum(std::vector<Decimal>& values) noexcept {
  Decimal sum;
  for (const Decimal& value : values) sum += value;
  for (Decimal& value : values) value /= sum;
}

inline std::vector<Decimal> multiply(const PairwiseMatrix& matrix, std::span<const Decimal> vector) {
  std::vector<Decimal> out(matrix.size());
  for (std::size_t i = 0; i < matrix.size(); ++i)
    for (std::size_t j = 0; j < matrix.size(); ++j) out[i] += matrix.at(i, j) * vector[j];
  return out;
}

/// Fills in the eigenvalue from `image` = A·w; false when a number went out of range.
inline bool take_lambda(Priorities& priorities, std::span<const Decimal> image) noexcept {
  Decimal sum;
  for (std::size_t i = 0; i < image.size(); ++i) {
    const Decimal quotient = image[i] / priorities.weights[i];
    if (quotient.is_nan()) return false;
    if (i == 0 || quotient < priorities.lambda_low) priorities.lambda_low = quotient;
    if (i == 0 || quotient > priorities.lambda_high) priorities.lambda_high = quotient;
    sum += quotient;
  }
  priorities.lambda_max = sum / image.size();
  return true;
}

inline Diagnostic overflow() {
  return {.code = "grade.ahp_overflow", .message = "the judgements are too far apart for 34 digits"};
}

inline Diagnostic group_error(std::string message) { return {.code = "grade.group", .message = std::move(message)}; }

inline Diagnostics check_votes(std::span<const PairwiseMatrix> members, std::span<const int> votes) {
  if (members.empty()) return {group_error("a group needs at least one member")};
  Diagnostics out;
  for (std::size_t k = 1; k < members.size(); ++k)
    if (members[k].size() != members[0].size())
      out.push_back(group_error("member " + std::to_string(k + 1) + " compared " + std::to_string(members[k].size()) +
                                " items, member 1 " + std::to_string(members[0].size())));
  if (!votes.empty() && votes.size() != members.size())
    out.push_back(
        group_error(std::to_string(votes.size()) + " members have votes, of " + std::to_string(members.size())));
  std::int64_t all = votes.empty() ? static_cast<std::int64_t>(members.size()) : 0;
  bool sound = true;
  for (const int n : votes) {
    all += n;
    sound = sound && n >= 0;
  }
  if (!sound || all < 1 || all > max_root)
    out.push_back(group_error("votes are whole numbers from 0 that add up to 1 to " + std::to_string(max_root)));
  return out;
}

inline Diagnostics check_authority(std::span<const std::vector<Decimal>> members, std::span<const Decimal> authority) {
  if (members.empty() || members[0].empty()) return {group_error("a group needs a member and an item")};
  Diagnostics out;
  for (std::size_t k = 1; k < members.size(); ++k)
    if (members[k].size() != members[0].size())
      out.push_back(group_error("member " + std::to_string(k + 1) + " weighs " + std::to_string(members[k].size()) +
                                " items, member 1 " + std::to_string(members[0].size())));
  if (!authority.empty() && authority.size() != members.size())
    out.push_back(group_error(std::to_string(authority.size()) + " members have an authority, of " +
                              std::to_string(members.size())));
  for (const Decimal& a : authority)
    if (a.is_nan() || a.is_negative()) out.push_back(group_error("an authority is " + a.to_string()));
  if (!authority.empty() && std::all_of(authority.begin(), authority.end(), [](auto& a) { return a.is_zero(); }))
    out.push_back(group_error("nobody has any authority"));
  return out;
}

}  // namespace detail

inline Result<PairwiseMatrix> PairwiseMatrix::make(std::vector<std::vector<Decimal>> rows, const Decimal& reciprocity) {
  if (reciprocity.is_nan() || reciprocity.is_negative())
    return Diagnostic{.code = "grade.tolerance",
                      .message = "the tolerance of reciprocity is " + reciprocity.to_string()};
  Diagnostics problems = detail::check_pairwise(rows, reciprocity);
  if (has_errors(problems)) return problems;
  return PairwiseMatrix(std::move(rows));
}

inline Result<PairwiseMatrix> PairwiseMatrix::from_upper(std::size_t size, std::span<const Decimal> judgements) {
  if (size == 0 || size > max_size || judgements.size() != size * (size - 1) / 2)
    return Diagnostic{.code = "grade.pairwise_size",
                      .message = std::to_string(judgements.size()) + " judgements do not fill the upper half of " +
                                 std::to_string(size) + " rows"};
  std::vector<std::vector<Decimal>> rows(size, std::vector<Decimal>(size, 1));
  std::size_t next = 0;
  for (std::size_t i = 0; i < size; ++i) {
    for (std::size_t j = i + 1; j < size; ++j) {
      rows[i][j] = judgements[next++];
      rows[j][i] = Decimal(1) / rows[i][j];
    }
  }
  Diagnostics problems;
  for (std::size_t i = 0; i < size; ++i)
    for (std::size_t j = i + 1; j < size; ++j)
      if (!detail::is_positive(rows[i][j]) || !detail::is_positive(rows[j][i]))
        problems.push_back({.code = "grade.pairwise_positive",
                            .message = detail::cell(i, j) + " is " + rows[i][j].to_string() + ", not above 0"});
  if (has_errors(problems)) return problems;
  return PairwiseMatrix(std::move(rows));
}

inline Result<Priorities> eigenvector_priorities(const PairwiseMatrix& matrix, const PowerIteration& iteration) {
  if (!detail::is_positive(iteration.tolerance))
    return Diagnostic{.code = "grade.tolerance",
                      .message = "the tolerance of an eigenvalue is " + iteration.tolerance.to_string()};
  Priorities out;
  out.weights.assign(matrix.size(), Decimal(1) / matrix.size());
  for (; out.steps <= iteration.max_steps; ++out.steps) {
    std::vector<Decimal> image = detail::multiply(matrix, out.weights);
    if (!detail::take_lambda(out, image)) return detail::overflow();
    if (out.lambda_high - out.lambda_low <= iteration.tolerance) return out;
    out.weights = std::move(image);
    detail::divide_by_sum(out.weights);
  }
  return Diagnostic{.code = "grade.ahp_not_converged",
                    .message = "after " + std::to_string(iteration.max_steps) + " steps the eigenvalue is between " +
                               out.lambda_low.to_string() + " and " + out.lambda_high.to_string()};
}

inline Result<Priorities> geometric_mean_priorities(const PairwiseMatrix& matrix) {
  Priorities out;
  for (std::size_t i = 0; i < matrix.size(); ++i) out.weights.push_back(geometric_mean(matrix.row(i)));
  detail::divide_by_sum(out.weights);
  if (!detail::take_lambda(out, detail::multiply(matrix, out.weights))) return detail::overflow();
  return out;
}

inline Result<RandomIndexTable> find_random_index_table(std::string_view name) {
  std::string names;
  for (const RandomIndexTable& table : random_index_tables) {
    if (table.name == name) return table;
    names += (names.empty() ? "" : ", ") + std::string(table.name);
  }
  return Diagnostic{.code = "grade.random_index_table",
                    .message = "`" + std::string(name) + "` is not one of the tables of random indices " + names};
}

inline Result<Decimal> random_index(const RandomIndexTable& table, std::size_t size) {
  if (table.extended_above != 0 && size > table.extended_above)
    return (*Decimal::parse(table.slope) * size - *Decimal::parse(table.offset)) / (size - 1);
  if (size >= 3 && size < 3 + table.from_3_to_10.size())
    if (const auto value = Decimal::parse(table.from_3_to_10[size - 3])) return *value;
  return Diagnostic{.code = "grade.random_index",
                    .message = "the table `" + std::string(table.name) + "` has no random index for " +
                               std::to_string(size) + " items"};
}

inline Result<Consistency> check_consistency(const Priorities& priorities, const RandomIndexTable& table,
                                             const Decimal& bound) {
  const std::size_t n = priorities.weights.size();
  if (n == 0) return Diagnostic{.code = "grade.no_factors", .message = "nothing was compared"};
  if (!detail::is_positive(bound))
    return Diagnostic{.code = "grade.consistency_bound",
                      .message = "the bound of the consistency ratio is " + bound.to_string() + ", not above 0"};
  Consistency out;
  out.table = table.name;
  out.bound = bound;
  if (n <= 2) return out;
  const auto random = random_index(table, n);
  if (!random) return random.diagnostics();
  out.index = (priorities.lambda_max - n) / (n - 1);
  out.random_index = *random;
  out.ratio = out.index / out.random_index;
  out.consistent = out.ratio < bound;
  return out;
}

inline Result<PairwiseMatrix> aggregate_judgements(std::span<const PairwiseMatrix> members,
                                                   std::span<const int> votes) {
  Diagnostics problems = detail::check_votes(members, votes);
  if (has_errors(problems)) return problems;
  std::vector<Decimal> upper;
  for (std::size_t i = 0; i < members[0].size(); ++i) {
    for (std::size_t j = i + 1; j < members[0].size(); ++j) {
      std::vector<Decimal> judgements;
      for (std::size_t k = 0; k < members.size(); ++k)
        judgements.insert(judgements.end(), votes.empty() ? 1 : static_cast<std::size_t>(votes[k]),
                          members[k].at(i, j));
      upper.push_back(geometric_mean(judgements));
    }
  }
  return PairwiseMatrix::from_upper(members[0].size(), upper);
}

inline Result<std::vector<Decimal>> aggregate_priorities(std::span<const std::vector<Decimal>> members,
                                                         std::span<const Decimal> authority) {
  Diagnostics problems = detail::check_authority(members, authority);
  if (has_errors(problems)) return problems;
  std::vector<Decimal> out(members[0].size());
  Decimal all;
  for (std::size_t k = 0; k < members.size(); ++k) {
    const Decimal a = authority.empty() ? Decimal(1) : authority[k];
    all += a;
    for (std::size_t i = 0; i < out.size(); ++i) out[i] += a * members[k][i];
  }
  for (Decimal& weight : out) weight /= all;
  return out;
}

}  // namespace riskrule::grade
