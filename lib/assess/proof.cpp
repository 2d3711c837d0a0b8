// From traces to proofs.
#include <algorithm>

#include "workspace.hpp"

namespace riskrule::assessing {
namespace {

using feel::TraceNode;

/// A list that is shown item by item.
bool is_short_list(const feel::Value& value) {
  if (!value.is(feel::Tag::list) || value.as_list().size() > 8) return false;
  return std::ranges::all_of(value.as_list(), [](const feel::Value& v) {
    return !v.is(feel::Tag::record) && !v.is(feel::Tag::list) && !v.is(feel::Tag::context) && !v.is(feel::Tag::range);
  });
}

/// Lists and records are named by their size: their members stand in the matter.
std::string value_text(const feel::Value& value) {
  switch (value.tag()) {
    case feel::Tag::list:
      return is_short_list(value) ? feel::to_feel(value) : "list of " + std::to_string(value.as_list().size());
    case feel::Tag::context: return "context of " + std::to_string(value.as_context().size());
    case feel::Tag::record: return std::string(value.as_record().type->name);
    case feel::Tag::function: return "function";
    default: return feel::to_feel(value);
  }
}

ProofNode make_node(const TraceNode& node) {
  ProofNode out{
      .operation = std::string(node.operation), .text = std::string(node.text), .value = value_text(node.value)};
  if (node.path != nullptr) out.at = feel::to_pointer(node.path);
  if (const auto* cause = root_cause(node.value)) {
    if (cause->path != nullptr && !out.at) out.at = feel::to_pointer(cause->path);
    out.because = std::string(cause->message);
  }
  return out;
}

/// Where the trace of one evaluation, of an expression or a term, stands, and the value.
template <class Logic>
TraceRange trace(const Job& job, const Logic& logic, feel::Value& value) {
  auto& call = job.scratch.call;
  const std::size_t begin = call.trace.nodes().size();
  call.recording = feel::Recording::proof;
  value = logic.evaluate(call, job.scratch.slots);
  call.recording = feel::Recording::nothing;
  return {begin, call.trace.nodes().size()};
}

/// How a term came to its value: evaluated once more when a proof first needs it.
TraceRange trace_of(const Job& job, const pack::CompiledTerm& term) {
  auto& known = job.scratch.term_traces[static_cast<std::size_t>(&term - job.pack.terms.data())];
  feel::Value value;
  if (!known) known = trace(job, term, value);
  return *known;
}

const pack::CompiledTerm* term_read_by(const Job& job, const feel::TraceNode& node) {
  if (node.path != nullptr || node.operation != "read") return nullptr;
  for (const auto& term : job.pack.terms)
    if (node.text == term.source->name) return &term;
  return nullptr;
}

/// Keeps no reference to a node: a term met on the way may add its own trace.
class Walk {
 public:
  explicit Walk(const Job& job) : job_(job) {}

  /// Builds the children of depth `depth` from the nodes [index, end); returns the node after them.
  std::size_t build(std::size_t index, std::size_t end, std::uint32_t depth, std::vector<ProofNode>& into) const {
    while (index < end && node(index).depth >= depth) {
      const TraceNode at = node(index);
      ProofNode proof = make_node(at);
      index = build(index + 1, end, at.depth + 1, proof.inputs);
      if (const auto* term = term_read_by(job_, at)) {
        proof.operation = "term";
        build_all(trace_of(job_, *term), proof.inputs);
      }
      into.push_back(std::move(proof));
    }
    return index;
  }
  void build_all(TraceRange range, std::vector<ProofNode>& into) const {
    if (range.begin < range.end) build(range.begin, range.end, node(range.begin).depth, into);
  }

 private:
  const TraceNode& node(std::size_t index) const { return job_.scratch.call.trace.nodes()[index]; }

  const Job& job_;
};

}  // namespace

const feel::NullReason* root_cause(const feel::Value& value) {
  const feel::NullReason* reason = value.is_null() ? value.reason() : nullptr;
  while (reason != nullptr && reason->cause != nullptr) reason = reason->cause;
  return reason;
}

ProofNode prove(const Job& job, const Step& step) {
  feel::Value value;
  const TraceRange range = trace(job, *step.expression, value);
  ProofNode out{.operation = std::string(step.operation),
                .text = std::string(step.expression->text()),
                .value = value_text(value)};
  Walk(job).build_all(range, out.inputs);
  return out;
}

}  // namespace riskrule::assessing
