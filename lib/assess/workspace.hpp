// The scratch of one assessment.
#pragma once

#include <span>
#include <vector>

#include "pack/compiled.hpp"
#include "riskrule/assess/assess.hpp"

namespace riskrule {

/// Where the trace of one evaluation stands: its nodes are [begin, end).
struct TraceRange {
  std::size_t begin = 0;
  std::size_t end = 0;
};

struct Workspace::State {
  explicit State(const Limits& limits) : call(limits) {}

  feel::Evaluation call;
  std::vector<feel::Value> slots;        ///< the matter's members, then the terms
  std::vector<TraceRange> term_traces;   ///< of each term, in the pack's order
  std::vector<feel::Value> layer_applies;
  std::vector<feel::Value> layer_by_reference;
};

namespace assessing {

/// What the steps of one assessment share.
struct Job {
  const Matter& matter;
  const pack::Compiled& pack;
  Workspace::State& scratch;
  Date as_of;
};

/// Fills the slots: the matter's members in place, then every term once.
void bind(const Job& job);

/// A value and the trace that led to it.
struct Traced {
  feel::Value value;
  TraceRange trace;
};
Traced evaluate(const Job& job, const feel::Expression& expression);

/// The proof of a traced value, as a tree under `operation`.
ProofNode prove(const Job& job, std::string_view operation, const feel::Expression& expression, const Traced& traced);
/// JSON pointers of the inputs whose absence made the value null, each once, in the order of reading.
void collect_missing(const Job& job, const Traced& traced, std::vector<std::string>& missing);

std::vector<Finding> find(const Job& job);
std::vector<AssessedRisk> assess_risks(const Job& job);
GradeResult grade(const Job& job, std::vector<std::string>& notes);
Outcome conclude(const Job& job, const Assessment& so_far);
std::vector<AdviceItem> advise(const Job& job, const Assessment& so_far);

}  // namespace assessing
}  // namespace riskrule
