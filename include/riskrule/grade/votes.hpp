// Several votes on one grade, and the gates that speak before any score. Every vote and gate stays in the answer.
//
//   auto verdict = grade::combine(grades, gates, votes, grade::Combine::worst);
//   verdict->grade; verdict->decided_by; verdict->at_worst
//
// A score cannot see unanimous opposition (35 of 100 points is low), so a gate is never skipped by a good score. A gate
// whose condition is unknown is neither passed nor failed: `at_worst` says what the grade may still become.
// Source: combination by the maximum, columns of the practice's table and direct gates [M], [V2]; their figures are data.
#pragma once

#include <cstdint>

#include "riskrule/grade/scale.hpp"

namespace riskrule::grade {

/// One voice. Without a grade it abstains: it is kept and not counted.
struct Vote {
  std::string by;
  std::optional<std::string> grade;
};

enum class Condition : std::uint8_t { holds, fails, unknown };
/// `at_least` lifts the grade; `exactly` sets it, whatever the votes say.
enum class GateEffect : std::uint8_t { at_least, exactly };

/// A condition that was tested elsewhere, and the grade that follows if it holds.
struct Gate {
  std::string name;
  Condition condition = Condition::unknown;
  std::string grade;
  GateEffect effect = GateEffect::at_least;
};

/// `worst`: the highest rank. `majority`: what more than half of those who voted say. `first`: the first that votes.
enum class Combine : std::uint8_t { worst, majority, first };

struct Verdict {
  std::string grade;
  std::vector<std::string> decided_by{};  ///< the gates or votes that the grade rests on, in their order
  bool by_gate = false;
  std::vector<std::string> open_gates{};  ///< conditions unknown
  std::string at_worst{};                 ///< the grade if every open gate held
  std::vector<Gate> gates;                ///< all of them, as given
  std::vector<Vote> votes;                ///< all of them, as given
};

/// Gates first (the first `exactly` that holds ends it), then the votes, lifted by the gates that hold.
/// Errors: `grade.unknown` for a word that is no grade, `votes.none` (nobody voted and no gate holds),
/// `votes.no_majority`.
inline Result<Verdict> combine(const GradeScale& grades, std::span<const Gate> gates, std::span<const Vote> votes,
                               Combine how);

namespace detail {

struct RankedVote {
  std::size_t rank;
  const std::string* by;
};

inline Result<std::size_t> majority_of(const GradeScale& grades, const std::vector<RankedVote>& cast) {
  std::string counts;
  for (std::size_t rank = 0; rank < grades.size(); ++rank) {
    const auto n = static_cast<std::size_t>(
        std::count_if(cast.begin(), cast.end(), [&](const RankedVote& v) { return v.rank == rank; }));
    if (n > cast.size() - n) return rank;
    if (n > 0) counts += (counts.empty() ? "" : ", ") + std::to_string(n) + " for " + grades.word(rank);
  }
  return Diagnostic{.code = "votes.no_majority", .message = "no grade has more than half of the votes: " + counts};
}

inline Result<std::size_t> rank_of_votes(const GradeScale& grades, const std::vector<RankedVote>& cast, Combine how) {
  if (cast.empty()) return Diagnostic{.code = "votes.none", .message = "nobody voted and no gate holds"};
  if (how == Combine::majority) return majority_of(grades, cast);
  if (how == Combine::first) return cast.front().rank;
  std::size_t worst = 0;
  for (const RankedVote& v : cast) worst = std::max(worst, v.rank);
  return worst;
}

}  // namespace detail

inline Result<Verdict> combine(const GradeScale& grades, std::span<const Gate> gates, std::span<const Vote> votes,
                               Combine how) {
  Diagnostics problems;
  const auto rank_of = [&](const std::string& word) -> std::size_t {
    const auto rank = grades.parse(word);
    if (rank) return *rank;
    problems.insert(problems.end(), rank.diagnostics().begin(), rank.diagnostics().end());
    return 0;
  };
  Verdict out{.grade = {}, .gates = {gates.begin(), gates.end()}, .votes = {votes.begin(), votes.end()}};
  std::vector<std::size_t> gate_ranks;
  for (const Gate& gate : gates) gate_ranks.push_back(rank_of(gate.grade));
  std::vector<detail::RankedVote> cast;
  for (const Vote& vote : votes)
    if (vote.grade) cast.push_back({rank_of(*vote.grade), &vote.by});
  if (has_errors(problems)) return problems;

  std::optional<std::size_t> floor;
  std::optional<std::size_t> fixed;
  std::size_t open = 0;
  for (std::size_t i = 0; i < gates.size(); ++i) {
    if (gates[i].condition == Condition::unknown) {
      out.open_gates.push_back(gates[i].name);
      open = std::max(open, gate_ranks[i]);
    }
    if (gates[i].condition != Condition::holds) continue;
    if (gates[i].effect == GateEffect::at_least) {
      floor = std::max(floor.value_or(0), gate_ranks[i]);
    } else if (!fixed) {
      fixed = gate_ranks[i];
      out.decided_by = {gates[i].name};
    }
  }
  std::size_t rank = 0;
  if (fixed) {
    rank = *fixed;
    out.by_gate = true;
  } else if (floor && cast.empty()) {
    rank = *floor;
  } else {
    const auto voted = detail::rank_of_votes(grades, cast, how);
    if (!voted) return voted.diagnostics();
    rank = std::max(*voted, floor.value_or(0));
    if (rank == *voted)
      for (const detail::RankedVote& v : cast)
        if (v.rank == rank && (how != Combine::first || out.decided_by.empty())) out.decided_by.push_back(*v.by);
  }
  if (!fixed && out.decided_by.empty()) {
    out.by_gate = true;
    for (std::size_t i = 0; i < gates.size(); ++i)
      if (gates[i].condition == Condition::holds && gate_ranks[i] == rank) out.decided_by.push_back(gates[i].name);
  }
  out.grade = grades.word(rank);
  out.at_worst = grades.word(std::max(rank, open));
  return out;
}

}  // namespace riskrule::grade
