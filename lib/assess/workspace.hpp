// The scratch of one assessment.
#pragma once

#include <span>
#include <vector>

#include "evidence.hpp"
#include "pack/compiled.hpp"
#include "riskrule/assess/assess.hpp"

namespace riskrule {

struct Workspace::State {
  explicit State(const Limits& limits) : call(limits) {}

  feel::Evaluation call;
  std::vector<feel::Value> slots;  ///< the matter's members, then the terms
  std::size_t usual_bytes = 0;     ///< what the last assessment took with it
  std::size_t usual_nodes = 0;
  std::vector<feel::Value> layer_applies;
  std::vector<feel::Value> layer_by_reference;
};

namespace assessing {

class Evidence;

/// What the steps of one assessment share.
struct Job {
  const Matter& matter;
  const pack::Compiled& pack;
  Workspace::State& scratch;
  Evidence& evidence;
  Date as_of;
};

/// Fills the slots: the matter's members in place, then every term once.
void bind(const Job& job);

Traced evaluate(const Job& job, const feel::Expression& expression);

std::vector<Finding> find(const Job& job);
std::vector<AssessedRisk> assess_risks(const Job& job);
GradeResult grade(const Job& job, std::vector<std::string>& notes);
Outcome conclude(const Job& job, const Assessment& so_far);
std::vector<AdviceItem> advise(const Job& job, const Assessment& so_far);

}  // namespace assessing
}  // namespace riskrule
