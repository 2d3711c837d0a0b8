// What an assessment keeps of its evaluation, so that proofs can be written when someone asks.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "pack/compiled.hpp"
#include "riskrule/model/proof.hpp"

namespace riskrule::assessing {

/// Where the trace of one evaluation stands: its nodes are [begin, end).
struct TraceRange {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// A value and the trace that led to it.
struct Traced {
  feel::Value value;
  TraceRange trace;
};

/// One evaluated condition of a duty.
struct Step {
  std::string_view operation;  ///< `when`, `met`, …
  const feel::Expression* expression;
  Traced traced;
};

/// The traces of one assessment. Filled while assessing, then sealed: it owns trace and arena, shares the pack, and has
/// copied what it needs of the matter, so it outlives both the matter and the workspace.
class Evidence final : public ProofSource {
 public:
  explicit Evidence(std::shared_ptr<const pack::Compiled> pack) : pack_(std::move(pack)) {}

  /// Begins the next proof and returns its index; steps are added to the proof begun last.
  std::uint32_t begin_proof();
  void add(Step step) { steps_.push_back(step); }
  void add_term(TraceRange range) { terms_.push_back(range); }

  /// JSON pointers of the inputs whose absence made the value null, each once, in the order of reading.
  void collect_missing(const feel::Trace& trace, const Traced& traced, std::vector<std::string>& missing) const;
  /// The proof of one step, while the trace is still being filled.
  ProofNode prove(const feel::Trace& trace, const Step& step) const;

  /// Takes the trace and the memory that its values live in.
  void seal(feel::Trace trace, feel::Arena arena);
  const std::vector<ProofNode>& steps(std::uint32_t index) const override;

 private:
  const pack::CompiledTerm* term_of(const feel::TraceNode& node) const;
  TraceRange trace_of(const pack::CompiledTerm& term) const;
  std::size_t build(const feel::Trace& trace, std::size_t index, std::size_t end, std::uint32_t depth,
                    std::vector<ProofNode>& into) const;
  void collect(const feel::Trace& trace, TraceRange range, std::vector<std::string>& missing) const;

  std::shared_ptr<const pack::Compiled> pack_;
  feel::Trace trace_;
  feel::Arena arena_;
  std::vector<TraceRange> terms_;  // of each term, in the pack's order
  std::vector<Step> steps_;
  std::vector<std::uint32_t> proofs_;  // first step of each proof
  struct Written {
    std::once_flag once;
    std::vector<ProofNode> nodes;
  };
  mutable std::unique_ptr<Written[]> written_;
};

}  // namespace riskrule::assessing
