// Proofs on demand. An assessment records nothing while it runs; who asks why has the same duty judged again, with a
// trace, on the matter, which it keeps.
#pragma once

#include <memory>
#include <mutex>
#include <vector>

#include "workspace.hpp"

namespace riskrule::assessing {

/// Shared by all findings of one assessment. Proof i is that of the pack's duty i.
class Replay final : public ProofSource {
 public:
  Replay(Shared<Matter> matter, std::shared_ptr<const pack::Compiled> pack, const Limits& limits, Date as_of);
  const std::vector<ProofNode>& steps(std::uint32_t index) const override;
  std::vector<ProofNode> made(std::uint32_t index) const override;

 private:
  std::vector<ProofNode> judged_again(std::uint32_t index) const;  // under the lock

  struct Written {
    bool done = false;
    std::vector<ProofNode> nodes;
  };

  std::shared_ptr<const pack::Compiled> pack_;
  Shared<Matter> matter_;
  Limits limits_;
  Date as_of_;
  mutable std::mutex mutex_;
  mutable std::unique_ptr<Workspace::State> scratch_;  // from the first question on
  mutable std::vector<Written> written_;
};

}  // namespace riskrule::assessing
