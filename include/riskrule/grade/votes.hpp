// Several votes on one grade, and the gates that speak before any score. Every vote and gate stays in the answer.
//
//   auto verdict = grade::combine(grades, gates, votes, grade::Combine::worst);
//   verdict->grade; verdict->decided_by; verdict->at_worst
//
// A score cannot see unanimous opposition (35 of 100 points is low), so a gate is never skipped by a good score. A gate
// whose condition is unknown is neither passed nor failed: `at_worst` says what the grade may still become.
// Source: combination by the maximum, columns of the practice's table and direct gates [M], [V2]; their figures are data.
#pragma once

#include <algorithm>
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

/// A gate, of which only the rank of its grade is looked at.
struct RankedGate {
  Condition condition = Condition::unknown;
  std::size_t rank = 0;
  GateEffect effect = GateEffect::at_least;
};

/// What ranks alone decide.
struct RankedVerdict {
  std::size_t rank = 0;
  std::size_t at_worst = 0;                 ///< the rank if every open gate held
  std::optional<std::size_t> voted{};       ///< what the votes come to, if they were asked
  std::optional<std::size_t> exact_gate{};  ///< the gate that set the rank, by its place
};

/// The same on ranks that the caller has looked up: what `combine` decides, without the words. Allocates nothing unless
/// it fails.
inline Result<RankedVerdict> combine_ranks(const GradeScale& grades, std::span<const RankedGate> gates,
                                           std::span<const std::size_t> votes, Combine how);

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

inline Result<RankedVerdict> combine_ranks(const GradeScale& grades, std::span<const RankedGate> gates,
                                           std::span<const std::size_t> votes, Combine how) {
  RankedVerdict out;
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

inline Result<Verdict> combine(const GradeScale& grades, std::span<const Gate> gates, std::span<const Vote> votes,
                               Combine how) {
  Diagnostics problems;
  const auto rank_of = [&](const std::string& word) -> std::size_t {
    const auto rank = grades.parse(word);
    if (rank) return *rank;
    problems.insert(problems.end(), rank.diagnostics().begin(), rank.diagnostics().end());
    return 0;
  };
  std::vector<RankedGate> ranked;
  for (const Gate& gate : gates) ranked.push_back({gate.condition, rank_of(gate.grade), gate.effect});
  std::vector<std::size_t> cast;
  for (const Vote& vote : votes)
    if (vote.grade) cast.push_back(rank_of(*vote.grade));
  if (has_errors(problems)) return problems;
  const auto decided = combine_ranks(grades, ranked, cast, how);
  if (!decided) return decided.diagnostics();

  Verdict out{.grade = grades.word(decided->rank),
              .at_worst = grades.word(decided->at_worst),
              .gates = {gates.begin(), gates.end()},
              .votes = {votes.begin(), votes.end()}};
  for (const Gate& gate : gates)
    if (gate.condition == Condition::unknown) out.open_gates.push_back(gate.name);
  if (decided->exact_gate) out.decided_by.push_back(gates[*decided->exact_gate].name);
  if (decided->voted == decided->rank)
    for (const Vote& vote : votes)
      if (vote.grade && rank_of(*vote.grade) == decided->rank && (how != Combine::first || out.decided_by.empty()))
        out.decided_by.push_back(vote.by);
  out.by_gate = out.decided_by.empty() || decided->exact_gate;
  if (out.decided_by.empty())
    for (std::size_t i = 0; i < gates.size(); ++i)
      if (gates[i].condition == Condition::holds && ranked[i].rank == decided->rank)
        out.decided_by.push_back(gates[i].name);
  return out;
}

}  // namespace riskrule::grade
