#include "replay.hpp"

namespace riskrule::assessing {

Replay::Replay(Shared<Matter> matter, std::shared_ptr<const pack::Compiled> pack, const Limits& limits, Date as_of)
    : pack_(std::move(pack)), matter_(std::move(matter)), limits_(limits), as_of_(as_of) {
  limits_.cancel = nullptr;  // the caller's, whose context may be gone by then
}

const std::vector<ProofNode>& Replay::steps(std::uint32_t index) const {
  const std::lock_guard lock(mutex_);
  const bool first = scratch_ == nullptr;
  if (first) {
    scratch_ = std::make_unique<Workspace::State>(limits_);
    scratch_->call.calendar = &pack_->calendar;
    written_.resize(pack_->duties.size());
  }
  Written& written = written_[index];
  if (written.done) return written.nodes;
  const Job job{*matter_, *pack_, *scratch_, as_of_};
  if (first) bind(job);
  scratch_->call.steps = 0;  // the limit is for one question
  std::vector<Step> steps;
  Finding finding = pack_->duties[index].finding;
  judge(job, pack_->duties[index], finding, &steps);
  written.nodes.reserve(steps.size());
  for (const auto& step : steps) written.nodes.push_back(prove(job, step));
  written.done = true;
  return written.nodes;
}

}  // namespace riskrule::assessing
