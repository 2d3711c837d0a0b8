#include "replay.hpp"

namespace riskrule::assessing {

Replay::Replay(Shared<Matter> matter, std::shared_ptr<const pack::Compiled> pack, const Limits& limits, Date as_of)
    : pack_(std::move(pack)), matter_(std::move(matter)), limits_(limits), as_of_(as_of) {
  limits_.cancel = nullptr;  // the caller's, whose context may be gone by then
}

const std::vector<ProofNode>& Replay::steps(std::uint32_t index) const {
  const std::lock_guard lock(mutex_);
  if (written_.empty()) written_.resize(pack_->duties.size());
  Written& written = written_[index];
  if (!written.done) written = {true, judged_again(index)};
  return written.nodes;
}

std::vector<ProofNode> Replay::made(std::uint32_t index) const {
  const std::lock_guard lock(mutex_);
  return judged_again(index);
}

std::vector<ProofNode> Replay::judged_again(std::uint32_t index) const {
  const bool first = scratch_ == nullptr;
  if (first) {
    scratch_ = std::make_unique<Workspace::State>(limits_);
    scratch_->call.calendar = &pack_->calendar;
  }
  const Job job{*matter_, *pack_, *scratch_, as_of_};
  if (first) bind(job);
  scratch_->call.steps = 0;  // the limit is for one question
  std::vector<Step> steps;
  Finding finding = pack_->duties[index].finding;
  judge(job, pack_->duties[index], finding, &steps);
  std::vector<ProofNode> out;
  out.reserve(steps.size());
  for (const auto& step : steps) out.push_back(prove(job, step));
  return out;
}

}  // namespace riskrule::assessing
