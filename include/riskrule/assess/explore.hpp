// What a decision maker asks next: distance to the next grade, the smallest change that moves it, which input matters
// most, what the measures carry, how likely each grade is, and what to ask where inputs are unknown.
//
//   auto exploration = riskrule::explore(*matter, *pack, {.seed = 42, .draws = 100'000});
//   for (const auto& vote : exploration->votes) std::cout << vote.by << ": " << vote.smallest.size() << "\n";
//
// Every method that the pack names is explored, one part for each of its votes. Inputs are moved and the vote is asked
// again, by the same code as in an assessment: at a bound that is told the grade changes, one step before it does not.
// All of it is exact but the simulation, whose draws are random and whose grades are exact. A vote is one voice;
// `whole_grade` is what the whole assessment says after the moves, found by assessing again, so gates and other votes
// are in it. What can not be asked of a method is said in `not_asked`.
//
//   method            one step                                          several inputs at once are searched
//   index, product,   a rank of likelihood, impact, detectability       yes
//   counts
//   score card        an option; 0.01 of a share; a point               yes
//   opposition        an answer                                         there is only one input
//   fuzzy             0.01 of a row's share, from one grade to another  no: row by row
//
// (A row finer than 0.01 is moved as finely as it is stated, to 9 digits.) Weights, however they come about, stay as they are.
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

/// Errors: `explore.no_method` (the pack names none), `explore.no_inputs` (the matter has nothing that any of them
/// reads), `explore.seed`, `explore.draws`, those of `assess`. A vote that has no grade for another reason (weights that do not add
/// up to 1) is kept and says why.
/// Cost: eight assessments per rank or option that is read, more for a fuzzy evaluation; the simulation: of an index some
/// microseconds a draw, of others a poll for each draw that differs from those before.
Result<Exploration> explore(const Matter& matter, const pack::Pack& pack, const ExploreOptions& options = {});

/// As JSON; the same bytes everywhere.
std::string write_exploration(const Exploration& exploration, data::JsonStyle style = data::JsonStyle::indented);

}  // namespace riskrule
