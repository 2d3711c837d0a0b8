// The matter under other inputs, graded again.
#include "explore_parts.hpp"

namespace riskrule::assessing {

Lab::Lab(const Matter& matter_given, const pack::Pack& pack, Date as_of, const Limits& limits)
    : given(matter_given), matter(matter_given), pack_(pack), as_of_(as_of), workspace_(limits) {}

void Lab::choose(const pack::CompiledMethod& method, std::size_t ballot) {
  method_ = &method;
  ballot_ = ballot;
  const pack::Method& source = *method.source;
  const auto pairwise = [](const auto& kind) { return kind && kind->weights == pack::WeightSource::pairwise; };
  if (matter.risk_assessment && matter.risk_assessment->points && (pairwise(source.index) || pairwise(source.fuzzy)))
    weights_ = weights_of(*matter.risk_assessment, pack::WeightSource::pairwise,
                          source.index ? source.index->pairwise : source.fuzzy->pairwise);
}

GradeVote Lab::ask() {
  const Job job{matter, compiled(), workspace_.state(), as_of_};
  std::vector<std::string> notes;
  auto ballots = Poll(job, *method_, notes, weights_ ? &*weights_ : nullptr).run();
  return ballot_ < ballots.size() ? std::move(ballots[ballot_].vote) : GradeVote{};
}

GradeVote Lab::ask(const std::vector<Turn>& turns) {
  for (const auto& turn : turns) turn.dial->turn(turn.to);
  auto out = ask();
  for (const auto& turn : turns) turn.dial->reset();
  return out;
}

Stated<std::string> Lab::whole(const std::vector<Turn>& turns) {
  for (const auto& turn : turns) turn.dial->turn(turn.to);
  auto assessment = assess();
  for (const auto& turn : turns) turn.dial->reset();
  if (assessment) return assessment->grade.grade;
  problems_ = std::move(assessment.diagnostics());
  return {};
}

Board board_of(Lab& lab, const Ballot& ballot) {
  const pack::Method& source = *lab.method().source;
  if (source.score_card) return board_of_sheet(lab, *source.score_card, *ballot.number);
  if (source.opposition) return board_of_survey(lab, *source.opposition, *ballot.number);
  if (source.fuzzy) return board_of_memberships(lab, *source.fuzzy, *ballot.body);
  return board_of_estimates(lab, *ballot.body);
}

std::vector<std::int64_t> settings_now(const Board& board, const Part& part) {
  std::vector<std::int64_t> out;
  for (const std::size_t d : part.dials) out.push_back(*board.dials[d].now);
  return out;
}

namespace {

/// Moves as the answer has them.
std::vector<InputMove> moves_of(const std::vector<Turn>& turns) {
  std::vector<InputMove> out;
  for (const auto& [dial, to] : turns)
    out.push_back({dial->of, dial->input, dial->at, dial->word_now, dial->word_of(to)});
  return out;
}

}  // namespace

GradeMove grade_move(Lab& lab, const std::vector<Turn>& turns, const GradeVote& now) {
  auto then = lab.ask(turns);
  GradeMove out{.moves = moves_of(turns), .value = then.value, .grade = then.grade};
  for (const auto& turn : turns) out.steps += std::abs(turn.to - turn.dial->now.value_or(0));
  out.whole_grade = lab.whole(turns);
  if (now.grade && then.grade)
    out.direction = lab.rank(*then.grade) < lab.rank(*now.grade) ? MoveDirection::down : MoveDirection::up;
  return out;
}

}  // namespace riskrule::assessing
