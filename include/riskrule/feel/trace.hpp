// What an evaluation records if it is asked to: the tree of its steps, or only the reads that made it null. Nodes refer
// to compiled expressions and arena values. Whoever sets `Evaluation::recording` reads it afterwards.
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

/// A read that yielded null, below operations that yielded null too.
struct NullRead {
  static constexpr std::uint32_t no_slot = 0xFFFFFFFFU;
  Value value{};
  std::uint32_t slot = no_slot;  ///< of a name of the scope that was read as such
};

enum class Recording : std::uint8_t {
  nothing,
  null_reads,  ///< appended to `Evaluation::null_reads`, in the order of reading
  proof        ///< appended to `Evaluation::trace`
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
