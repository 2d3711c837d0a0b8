// Proofs: trees of steps down to places in the matter and clauses of the law. Complete enough to be recomputed from the
// matter by a program that knows nothing of the engine.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "riskrule/data/describe.hpp"

namespace riskrule {

/// One step of a proof: an operation, its inputs, its value; at the leaves a place in the matter or a clause.
struct ProofNode {
  std::string operation;
  std::string text;
  std::string value;
  Stated<std::string> at;
  Stated<std::string> because;
  std::vector<ProofNode> inputs;
};
RISKRULE_DESCRIBE(ProofNode, "论证步骤", "One step of a proof.",
                  (operation, "运算", "What was done: `read`, `>=`, `every`, …"),
                  (text, "原文", "The source of the step."), (value, "结果", "Its value, as FEEL."),
                  (at, "位置", "At a leaf: JSON pointer into the matter, or the clause."),
                  (because, "原因", "Why the value is null."), (inputs, "输入", "The steps that it rests on."))

template <>
inline constexpr bool data::one_line_in_json<ProofNode> = true;

/// Whoever can write proofs out; immutable to its users, safe to share between threads.
class ProofSource {
 public:
  virtual ~ProofSource() = default;
  /// The steps of proof `index`, kept; the same object on every call.
  virtual const std::vector<ProofNode>& steps(std::uint32_t index) const = 0;
  /// The same steps, made anew and not kept.
  virtual std::vector<ProofNode> made(std::uint32_t index) const = 0;
};

/// A proof. It is always there, but it is made only when someone looks, by judging the duty once more: an assessment
/// that nobody questions pays for a copy of the matter alone. Reads like a vector of ProofNode; any number of threads may read one at once.
class Proof {
 public:
  Proof() = default;
  Proof(std::vector<ProofNode> steps) : own_(std::move(steps)) {}  // NOLINT: steps are a proof
  Proof(std::initializer_list<ProofNode> steps) : own_(steps) {}
  Proof(std::shared_ptr<const ProofSource> source, std::uint32_t index) noexcept
      : source_(std::move(source)), index_(index) {}

  const std::vector<ProofNode>& steps() const { return source_ ? source_->steps(index_) : own_; }
  /// The steps for one who looks once, such as a writer of the whole assessment: they are not kept.
  std::vector<ProofNode> made() const { return source_ ? source_->made(index_) : own_; }
  /// The steps as a value of its own, to be changed.
  std::vector<ProofNode>& own() {
    if (source_) own_ = source_->steps(index_);
    source_.reset();
    return own_;
  }
  std::size_t size() const { return steps().size(); }
  bool empty() const { return steps().empty(); }
  auto begin() const { return steps().begin(); }
  auto end() const { return steps().end(); }
  const ProofNode& operator[](std::size_t i) const { return steps()[i]; }
  const ProofNode& front() const { return steps().front(); }

 private:
  std::shared_ptr<const ProofSource> source_;
  std::uint32_t index_ = 0;
  std::vector<ProofNode> own_;
};

}  // namespace riskrule

namespace riskrule::data::detail {

/// A proof is described as the list of its steps.
template <>
struct Home<Proof> {
  static const TypeInfo& info() noexcept {
    static constexpr ListOps ops{
        [](const void* p) noexcept { return static_cast<const Proof*>(p)->size(); },
        [](const void* p, std::size_t i) noexcept -> const void* { return &(*static_cast<const Proof*>(p))[i]; },
        [](void* p) -> void* { return &static_cast<Proof*>(p)->own().emplace_back(); },
        [](const void* p, void (*show)(void*, const void*), void* to) {
          for (const ProofNode& step : static_cast<const Proof*>(p)->made()) show(to, &step);
        }};
    static const TypeInfo type{
        .kind = Kind::list, .name = "list", .label = "列表", .element = &type_of<ProofNode>, .list = &ops};
    return type;
  }
};

}  // namespace riskrule::data::detail
