// What a decision maker asks next: distance to the next grade, the smallest change that moves it, which input matters
// most, what the measures carry, how likely each grade is, and what to ask where inputs are unknown.
//
//   auto exploration = riskrule::explore(*matter, *pack, {.seed = 42, .draws = 100'000});
//   for (const auto& body : exploration->bodies) std::cout << body.by << ": " << body.smallest.size() << "\n";
//
// All of it is exact but the simulation, whose draws are random and whose grades are exact. Moves are counted in ranks
// of likelihood and impact. The index is one voice; `whole_grade` is what the whole assessment says after the moves,
// found by assessing again, so gates and other votes are in it.
// Source: grade/sensitivity.hpp, grade/measures.hpp and grade/monte_carlo.hpp name theirs.
#pragma once

#include "riskrule/assess/assess.hpp"
#include "riskrule/data/json_writer.hpp"
#include "riskrule/model/exploration.hpp"

namespace riskrule {

struct ExploreOptions {
  std::optional<Date> as_of{};  ///< absent: the latest date that the matter states
  std::uint64_t seed = 0;       ///< of the simulation; at most 2^63 - 1
  std::uint64_t draws = 0;      ///< 0: no simulation; at most 100 million
  bool pert = false;            ///< draw from PERT instead of triangular distributions
  std::uint32_t spread = 1;     ///< how many ranks on either side a known rank may be; an unknown one may be any
  std::size_t least_alike = 3;  ///< so many improvements by one amount look fixed in advance
  Limits limits{};
};

/// Errors: `explore.no_index` (the pack computes none), `explore.no_estimates`, `explore.weight` (a risk point without
/// weight), `explore.scale` (scores that do not ascend with their ranks), `explore.seed`, those of `assess`
/// and of the grade layer (weights that do not add up to 1).
/// Cost: eight assessments per estimate, and the simulation.
Result<Exploration> explore(const Matter& matter, const pack::Pack& pack, const ExploreOptions& options = {});

/// As JSON; the same bytes everywhere.
std::string write_exploration(const Exploration& exploration, data::JsonStyle style = data::JsonStyle::indented);

}  // namespace riskrule
