// The smallest changes of several inputs that move a vote. Sums go by the search of the grade layer over what each part
// can gain by so many steps; greatest values, counts and sums whose bands have defects by the states that parts can bring
// about together, each graded by the poll.
#include <algorithm>
#include <map>

#include "explore_ways.hpp"
#include "riskrule/grade/sensitivity.hpp"

namespace riskrule::assessing {
namespace {

std::int64_t distance(const Settings& a, const Settings& b) {
  std::int64_t out = 0;
  for (std::size_t i = 0; i < a.size(); ++i) out += std::abs(a[i] - b[i]);
  return out;
}

/// Every setting of the dials of a part, as it stands first; or only that and where it stood before measures.
std::vector<Choice> choices_of(const Board& board, const Part& part, bool to_before) {
  const Settings now = settings_now(board, part);
  std::vector<Choice> out{{now, 0, part.value(now)}};
  if (to_before) {
    if (part.before && *part.before != now) out.push_back({*part.before, 1, part.value(*part.before)});
    return out;
  }
  Settings at(now.size(), 0);
  for (bool more = true; more;) {
    if (at != now) out.push_back({at, distance(at, now), part.value(at)});
    more = false;
    for (std::size_t i = 0; i < at.size() && !more; ++i) {
      more = ++at[i] < board.dials[part.dials[i]].size;
      if (!more) at[i] = 0;
    }
  }
  return out;
}

/// A part as a ladder: for every number of steps the most that it can lose, where it stands, the most that it can gain.
struct Ladder {
  grade::ScaledFactor factor;
  std::vector<Settings> at;
};

/// The best choice for each number of steps, all in one direction; they rise with the steps, as values do with settings.
std::vector<const Choice*> best_by_steps(const std::vector<Choice>& choices, bool up) {
  const Choice& now = choices.front();
  std::map<std::int64_t, const Choice*> best;
  for (std::size_t i = 1; i < choices.size(); ++i) {
    const Choice& one = choices[i];
    if (up ? one.value < now.value : one.value > now.value) continue;
    const bool straight =
        std::ranges::equal(one.at, now.at, [&](auto to, auto from) { return up ? to >= from : to <= from; });
    if (!straight && one.steps != 1) continue;
    auto& kept = best.try_emplace(one.steps, &one).first->second;
    if (up ? one.value > kept->value : one.value < kept->value) kept = &one;
  }
  std::vector<const Choice*> out;
  for (const auto& [steps, one] : best) out.push_back(one);
  return out;
}

Ladder ladder_of(const Part& part, const std::vector<Choice>& choices) {
  const auto down = best_by_steps(choices, false);
  Ladder out{{.name = part.of, .weight = part.weight, .at = down.size()}, {}};
  const auto add = [&](const Choice& one) {
    out.factor.steps.push_back(one.value);
    out.at.push_back(one.at);
  };
  for (auto one = down.rbegin(); one != down.rend(); ++one) add(**one);
  add(choices.front());
  for (const auto* one : best_by_steps(choices, true)) add(*one);
  return out;
}

std::vector<Turn> turns_of_sum(Lab& lab, const Board& board, bool up, bool fewest_parts, bool to_before,
                               Diagnostics& problems) {
  std::vector<Ladder> ladders;
  std::vector<grade::ScaledFactor> factors;
  for (const auto& part : board.parts) {
    ladders.push_back(ladder_of(part, choices_of(board, part, to_before)));
    factors.push_back(ladders.back().factor);
  }
  const auto change =
      grade::smallest_changes(factors, lab.method().bands, up ? grade::Direction::up : grade::Direction::down,
                              fewest_parts ? grade::Smallest::fewest_factors : grade::Smallest::fewest_steps);
  for (auto d : change.diagnostics()) {  // a table with a hole, or too much to search: nothing is found, and it is told
    d.severity = Severity::warning;
    problems.push_back(std::move(d));
  }
  std::vector<Turn> out;
  if (change)
    for (const auto& one : change->changes)
      add_turns(board, board.parts[one.factor], ladders[one.factor].at[one.to], out);
  return out;
}

std::vector<Turn> turns_of_states(Lab& lab, const Board& board, const GradeVote& now, bool up, bool fewest_parts,
                                  bool to_before, Diagnostics& problems) {
  std::vector<std::vector<Choice>> choices;
  for (const auto& part : board.parts) choices.push_back(choices_of(board, part, to_before));
  Ways ways(board, std::move(choices), fewest_parts);
  if (!ways.run()) {
    problems.push_back(
        {.severity = Severity::warning,
         .code = "explore.too_many",
         .message = "method `" + lab.method().source->id + "` has too many outcomes to search for a smallest change"});
    return {};
  }
  for (auto& turns : ways.turns()) {
    const auto then = lab.ask(turns);
    if (!then.grade) continue;
    const std::size_t rank = lab.rank(*then.grade);
    if (up ? rank > lab.rank(*now.grade) : rank < lab.rank(*now.grade)) return std::move(turns);
  }
  return {};
}

bool same(const GradeMove& a, const GradeMove& b) {
  return a.steps == b.steps && std::ranges::equal(a.moves, b.moves, [](const auto& x, const auto& y) {
           return x.at == y.at && x.to == y.to;
         });
}

/// Where only one dial moves at a time, the smallest of what each can do.
void take_from_single(const GradeVote& now, ExploredVote& out) {
  for (const auto direction : {MoveDirection::up, MoveDirection::down})
    for (const auto& move : out.single)  // fewest steps first
      if (move.direction == direction && move.grade && move.grade != now.grade) {
        out.smallest.push_back(move);
        break;
      }
}

}  // namespace

std::vector<Turn> smallest_turns(Lab& lab, const Board& board, const GradeVote& now, bool up, bool fewest_parts,
                                 bool to_before, Diagnostics& problems) {
  if (board.join == Join::none || !now.grade) return {};
  // A sum is searched by its value, as far as its bands leave no doubt what a value means; else like the others.
  const auto& bands = lab.method().bands;
  if (board.join != Join::sum || !grade::check_bands(bands, grade::covered_by(bands)).empty())
    return turns_of_states(lab, board, now, up, fewest_parts, to_before, problems);
  const pack::Method& source = *lab.method().source;  // a card may count upwards to the better
  const bool better = source.score_card && source.score_card->polarity == pack::Polarity::higher_is_better;
  return turns_of_sum(lab, board, up != better, fewest_parts, to_before, problems);
}

void explore_smallest(Lab& lab, const Board& board, const GradeVote& now, ExploredVote& out, Diagnostics& problems) {
  if (board.join == Join::none) return take_from_single(now, out);
  for (const bool up : {true, false})
    for (const bool fewest_parts : {false, true}) {
      const auto turns = smallest_turns(lab, board, now, up, fewest_parts, false, problems);
      if (turns.empty()) continue;
      auto move = grade_move(lab, turns, now);
      if (std::ranges::none_of(out.smallest, [&](const auto& m) { return same(m, move); }))
        out.smallest.push_back(std::move(move));
    }
}

}  // namespace riskrule::assessing
