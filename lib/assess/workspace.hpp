// The scratch of one assessment, and what its steps share.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "pack/compiled.hpp"
#include "riskrule/assess/assess.hpp"
#include "riskrule/grade/votes.hpp"

namespace riskrule {

namespace assessing {

/// Where the trace of one evaluation stands: its nodes are [begin, end).
struct TraceRange {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// Places in the matter, each once, in the order of reading; in the arena.
using Places = std::span<const feel::Path* const>;
struct FoundPlace {
  const feel::Path* path = nullptr;
  std::size_t order = 0;
};

/// What a condition comes to; if null, the inputs that it lacks.
struct Answer {
  feel::Value value;
  Places places;
  bool named = false;  ///< the places are in State::last_missing, for a duty asked for them
};

}  // namespace assessing

struct Workspace::State {
  explicit State(const Limits& limits) : call(limits) {}

  feel::Evaluation call;
  std::vector<feel::Value> slots;  ///< the matter's members, `as_of`, then the terms
  std::vector<feel::Value> layer_applies;
  std::vector<assessing::Places> layer_missing;  ///< why it can not be told whether a layer applies
  std::vector<feel::Value> layer_by_reference;
  std::vector<std::optional<assessing::Answer>> conditions;       ///< those that a duty asked for
  std::vector<assessing::Places> term_missing;                    ///< of the terms that are null
  std::vector<std::optional<assessing::TraceRange>> term_traces;  ///< of the terms that a proof asked for
  std::vector<assessing::FoundPlace> places;                      ///< scratch of evaluate()
  std::vector<grade::Gate> gates;                                 ///< of grade()
  std::vector<std::size_t> votes;                                 ///< of grade()
  /// By condition, what it lacked in the assessment before this one: the next matter often lacks the same, and shares it.
  std::vector<Shared<std::vector<std::string>>> last_missing;
};

namespace assessing {

/// What the steps of one assessment share.
struct Job {
  const Matter& matter;
  const pack::Compiled& pack;
  Workspace::State& scratch;
  Date as_of;
};

/// One evaluated condition of a duty.
struct Step {
  std::string_view operation;  ///< `when`, `met`, …
  const feel::Expression* expression;
};

/// Fills the slots: the matter's members in place, the day of judgement, then every term once. Forgets what conditions
/// came to before.
void bind(const Job& job);

/// The value. No proof is recorded: who asks why has the same evaluation done again, with a trace (prove).
feel::Value evaluate(const Job& job, const feel::Expression& expression);
/// The value and, if it is null, the inputs that it lacks.
feel::Value evaluate(const Job& job, const feel::Expression& expression, Places& missing);
feel::Value evaluate(const Job& job, const pack::CompiledTerm& term, Places& missing);
/// One assessment evaluates a condition of the pack once, however many duties ask it.
const feel::Value& answer(const Job& job, pack::Condition condition);
/// Whether the pack of a layer applies to the matter; unknown where an input is missing.
enum class Applies : std::uint8_t { yes, no, unknown };
inline Applies applies(const Job& job, std::size_t layer) {
  const feel::Value& value = job.scratch.layer_applies[layer];
  if (!job.pack.layer_rules[layer].applies || value.is_true()) return Applies::yes;
  return value.is_false() ? Applies::no : Applies::unknown;
}
/// The inputs that a condition lacks which a duty asked for, as JSON pointers in the order of reading; none unless it is
/// null.
const Shared<std::vector<std::string>>& missing_inputs(const Job& job, pack::Condition condition);
std::vector<std::string> pointers_of(Places places);

/// The first cause of a null, or null.
const feel::NullReason* root_cause(const feel::Value& value);

/// The proof of one step.
ProofNode prove(const Job& job, const Step& step);
/// Judges one duty: `finding` comes as the pack's words and leaves with the verdict. Adds the conditions that settled it
/// to `steps`, if given.
void judge(const Job& job, const pack::CompiledDuty& duty, Finding& finding, std::vector<Step>* steps = nullptr);
std::vector<AssessedRisk> assess_risks(const Job& job);
GradeResult grade(const Job& job, std::vector<std::string>& notes);
Outcome conclude(const Job& job, const Assessment& so_far);
std::vector<AdviceItem> advise(const Job& job, const Assessment& so_far);

}  // namespace assessing
}  // namespace riskrule
