// The parts of an exploration. What a vote reads is a board of dials; whatever they are turned to is graded again by the
// same poll as in any assessment, so that every bound is where the engine has it.
#pragma once

#include <functional>
#include <memory>

#include "poll.hpp"
#include "riskrule/assess/explore.hpp"
#include "riskrule/grade/monte_carlo.hpp"

namespace riskrule::assessing {

constexpr std::size_t ranks = static_cast<std::size_t>(Level::very_high) + 1;

/// How a dial's settings are drawn in a simulation.
enum class Drawn : std::uint8_t { near, sample, shares, never };

/// One input with the settings that it may take, from 0 on; a higher one never means a lower value.
struct Dial {
  std::string of;
  ExploredInput input = ExploredInput::likelihood;
  std::string at;
  std::int64_t size = 0;
  std::optional<std::int64_t> now{};  ///< absent: unknown, or between the settings
  bool known = true;
  std::string word_now{};
  std::function<std::string(std::int64_t)> word{};
  std::function<void(std::int64_t)> turn{};
  std::function<void()> reset{};
  Drawn drawn = Drawn::near;
  std::vector<Decimal> shares{};  ///< Drawn::shares: of each setting

  /// As the matter would state it.
  std::string word_of(std::int64_t setting) const { return now == setting ? word_now : word(setting); }
};

/// Puts back what stands there now.
template <class T>
std::function<void()> put_back(T& place) {
  return [&place, was = place] { place = was; };
}

/// Dials that act together, as the likelihood and the impact of one risk point.
struct Part {
  std::string of;
  std::vector<std::size_t> dials{};
  Decimal weight = 1;  ///< Join::sum
  /// What the part adds or counts as at these settings of its dials; rises with them.
  std::function<Decimal(const std::vector<std::int64_t>&)> value{};
  std::optional<std::vector<std::int64_t>> before{};  ///< where its dials stood before measures
  const RiskPoint* point = nullptr;                   ///< of the matter as given
};

/// How a vote comes of its parts: the sum of weight × value, the greatest value, how many parts have each value, or
/// none of these, so that only single dials are searched.
enum class Join : std::uint8_t { sum, greatest, counts, none };

struct Board {
  Join join = Join::none;
  std::vector<Dial> dials{};
  std::vector<Dial> moves{};  ///< what is moved to find a change, where that is not the dials themselves
  std::vector<Part> parts{};
  std::vector<std::int64_t> caps{};  ///< Join::counts: by value, how many more make no difference
  std::string step{};                ///< what one step is
  std::vector<std::string> not_asked{};
};

/// A dial turned.
struct Turn {
  const Dial* dial;
  std::int64_t to;
};

/// A matter that may be changed, and one vote on it.
class Lab {
 public:
  Lab(const Matter& given, const pack::Pack& pack, Date as_of, const Limits& limits);

  /// Which vote `ask` is about.
  void choose(const pack::CompiledMethod& method, std::size_t ballot);
  /// What it is now.
  GradeVote ask();
  Result<Assessment> assess() { return riskrule::assess(matter, pack_, workspace_, as_of_); }
  /// The same with dials turned; afterwards the matter is as before.
  GradeVote ask(const std::vector<Turn>& turns);
  Stated<std::string> whole(const std::vector<Turn>& turns);

  const pack::Compiled& compiled() const { return pack_.compiled(); }
  const pack::CompiledMethod& method() const { return *method_; }
  /// Of a grade of the pack.
  std::size_t rank(const std::string& grade) const { return compiled().scale->find(grade).value_or(0); }
  /// Why an assessment failed on the way, if one did.
  const Diagnostics& problems() const { return problems_; }

  const Matter& given;
  Matter matter;  ///< the dials change it

 private:
  const pack::Pack& pack_;
  Date as_of_;
  Workspace workspace_;
  const pack::CompiledMethod* method_ = nullptr;
  std::size_t ballot_ = 0;
  std::optional<Weights> weights_{};  ///< by comparison: no dial moves them
  Diagnostics problems_{};
};

/// What a vote reads.
Board board_of(Lab& lab, const Ballot& ballot);
Board board_of_estimates(Lab& lab, const std::string& body);                                    // dials_estimates.cpp
Board board_of_sheet(Lab& lab, const pack::CardMethod& card, std::size_t sheet);                // dials_card.cpp
Board board_of_survey(Lab& lab, const pack::OppositionMethod& rule, std::size_t consultation);  // dials_survey.cpp
Board board_of_memberships(Lab& lab, const pack::FuzzyMethod& fuzzy, const std::string& body);  // dials_fuzzy.cpp

/// R by likelihood and impact of an index.
Decimal index_value(const pack::CompiledDegree& degree, pack::IndexVariant variant, std::size_t p, std::size_t q);

/// Where the dials of a part stand; all are known.
std::vector<std::int64_t> settings_now(const Board& board, const Part& part);
/// A move with the grades that it leads to.
GradeMove grade_move(Lab& lab, const std::vector<Turn>& turns, const GradeVote& now);

/// Distances, single changes, tornado: what needs every input known.
void explore_known(Lab& lab, const Board& board, const GradeVote& now, const Stated<std::string>& whole,
                   ExploredVote& out);
/// The smallest changes of this vote.
void explore_smallest(Lab& lab, const Board& board, const GradeVote& now, ExploredVote& out, Diagnostics& problems);
/// Turns of the fewest parts (or steps) that move the vote in a direction; empty if none does. With `to_before`, parts
/// move only to where they stood before measures.
std::vector<Turn> smallest_turns(Lab& lab, const Board& board, const GradeVote& now, bool up, bool fewest_parts,
                                 bool to_before, Diagnostics& problems);
/// Values and grades that unknown inputs leave possible, and the best question.
void explore_unknown(Lab& lab, const Board& board, ExploredVote& out);
/// Nothing where no part has estimates before and after measures.
Stated<MeasureReliance> explore_measures(Lab& lab, const Board& board, const GradeVote& now, std::size_t least_alike,
                                         Diagnostics& problems);
/// By asking: what `simulate_vote` does where there is no faster way.
Stated<Simulation> simulate_dials(Lab& lab, const Board& board, const ExploreOptions& options, Diagnostics& problems);
/// The draws, and how the caller ends them.
inline grade::MonteCarloOptions draws_of(const ExploreOptions& options) {
  return {options.seed, options.draws, options.limits.cancel, options.limits.cancel_context};
}
Stated<Simulation> simulate_vote(Lab& lab, const Board& board, const ExploreOptions& options, Diagnostics& problems);

}  // namespace riskrule::assessing
