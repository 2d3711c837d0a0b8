// The proof tree of one evaluation, recorded as it goes. Nodes refer to compiled expressions and arena values, so
// recording costs a few words per step. Whoever evaluates with `tracing` reads it afterwards.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "riskrule/base/source.hpp"
#include "riskrule/feel/value.hpp"

namespace riskrule::feel {

/// One step: an operation on sub-steps, or at the leaves a read.
struct TraceNode {
  std::string_view text{};       ///< the source text of the operation, in the compiled expression
  std::string_view operation{};  ///< `read`, `>=`, `every`, `call 日数`, …
  Value value{};
  const Path* path = nullptr;  ///< of a read: where in the input
  std::uint32_t depth = 0;     ///< nesting; a node's inputs follow it with depth + 1 (pre-order)
};

class Trace {
 public:
  void clear() noexcept { nodes_.clear(); }
  /// Opens a node; its inputs are opened before it is closed.
  std::uint32_t open(std::string_view text, std::string_view operation, const Path* path = nullptr) {
    nodes_.push_back({text, operation, Value(), path, depth_});
    ++depth_;
    return static_cast<std::uint32_t>(nodes_.size() - 1);
  }
  void close(std::uint32_t node, const Value& value, const Path* path = nullptr) noexcept {
    nodes_[node].value = value;
    if (path != nullptr) nodes_[node].path = path;
    --depth_;
  }
  const std::vector<TraceNode>& nodes() const noexcept { return nodes_; }
  std::vector<TraceNode>& nodes() noexcept { return nodes_; }

 private:
  std::vector<TraceNode> nodes_;
  std::uint32_t depth_ = 0;
};

}  // namespace riskrule::feel
