// Several votes on one grade, and the gates that speak before any score, as ranks of the scale of grades.
//
//   auto verdict = grade::combine(grades, gates, votes, grade::Combine::worst);
//   grades.word(verdict->rank); grades.word(verdict->at_worst)
//
// A score cannot see unanimous opposition (35 of 100 points is low), so a gate is never skipped by a good score. A gate
// whose condition is unknown is neither passed nor failed: `at_worst` says what the grade may still become.
// Source: combination by the maximum, columns of the practice's table and direct gates [M], [V2]; their figures are data.
#pragma once

#include <algorithm>
#include <cstdint>

#include "riskrule/grade/scale.hpp"

namespace riskrule::grade {

enum class Condition : std::uint8_t { holds, fails, unknown };
/// `at_least` lifts the grade; `exactly` sets it, whatever the votes say.
enum class GateEffect : std::uint8_t { at_least, exactly };

/// A condition that was tested elsewhere, and the rank of the grade that follows if it holds.
struct Gate {
  Condition condition = Condition::unknown;
  GradeScale::Rank rank = 0;
  GateEffect effect = GateEffect::at_least;
};

/// `worst`: the highest rank. `majority`: what more than half of those who voted say. `first`: the first that votes.
enum class Combine : std::uint8_t { worst, majority, first };

struct Verdict {
  GradeScale::Rank rank = 0;
  GradeScale::Rank at_worst = 0;            ///< the rank if every open gate held
  std::optional<GradeScale::Rank> voted{};  ///< what the votes come to, if they were asked
  std::optional<std::size_t> exact_gate{};  ///< the gate that set the rank, by its place
};

/// Gates first (the first `exactly` that holds ends it), then the votes, lifted by the gates that hold. Who abstains has
/// no vote. Allocates nothing unless it fails. Errors: `votes.none` (nobody voted and no gate holds),
/// `votes.no_majority`.
inline Result<Verdict> combine(const GradeScale& grades, std::span<const Gate> gates,
                               std::span<const GradeScale::Rank> votes, Combine how);

namespace detail {

inline Result<std::size_t> majority_of(const GradeScale& grades, std::span<const std::size_t> votes) {
  std::string counts;
  for (std::size_t rank = 0; rank < grades.size(); ++rank) {
    const auto n = static_cast<std::size_t>(std::count(votes.begin(), votes.end(), rank));
    if (n > votes.size() - n) return rank;
    if (n > 0) counts += (counts.empty() ? "" : ", ") + std::to_string(n) + " for " + grades.word(rank);
  }
  return Diagnostic{.code = "votes.no_majority", .message = "no grade has more than half of the votes: " + counts};
}

inline Result<std::size_t> rank_of_votes(const GradeScale& grades, std::span<const std::size_t> votes, Combine how) {
  if (votes.empty()) return Diagnostic{.code = "votes.none", .message = "nobody voted and no gate holds"};
  if (how == Combine::majority) return majority_of(grades, votes);
  return how == Combine::first ? votes.front() : *std::max_element(votes.begin(), votes.end());
}

}  // namespace detail

inline Result<Verdict> combine(const GradeScale& grades, std::span<const Gate> gates,
                               std::span<const GradeScale::Rank> votes, Combine how) {
  Verdict out;
  std::optional<std::size_t> floor;
  std::size_t open = 0;
  for (std::size_t i = 0; i < gates.size(); ++i) {
    if (gates[i].condition == Condition::unknown) open = std::max(open, gates[i].rank);
    if (gates[i].condition != Condition::holds) continue;
    if (gates[i].effect == GateEffect::at_least)
      floor = std::max(floor.value_or(0), gates[i].rank);
    else if (!out.exact_gate)
      out.exact_gate = i;
  }
  if (out.exact_gate) {
    out.rank = gates[*out.exact_gate].rank;
  } else if (floor && votes.empty()) {
    out.rank = *floor;
  } else {
    const auto voted = detail::rank_of_votes(grades, votes, how);
    if (!voted) return voted.diagnostics();
    out.voted = *voted;
    out.rank = std::max(*voted, floor.value_or(0));
  }
  out.at_worst = std::max(out.rank, open);
  return out;
}

}  // namespace riskrule::grade
