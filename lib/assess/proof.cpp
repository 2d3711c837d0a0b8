// From traces to proofs, and to the inputs that are missing.
#include <algorithm>

#include "workspace.hpp"

namespace riskrule::assessing {
namespace {

using feel::TraceNode;

const pack::CompiledTerm* term_of(const Job& job, const TraceNode& node) {
  if (node.operation != "read") return nullptr;
  for (const auto& term : job.pack.terms)
    if (node.text == term.source->name) return &term;
  return nullptr;
}

TraceRange trace_of(const Job& job, const pack::CompiledTerm& term) {
  return job.scratch.term_traces[static_cast<std::size_t>(&term - job.pack.terms.data())];
}

/// Lists and records are named by their size: their members stand in the matter.
std::string value_text(const feel::Value& value) {
  switch (value.tag()) {
    case feel::Tag::list: {
      const auto items = value.as_list();
      const bool plain = std::ranges::all_of(items, [](const feel::Value& v) {
        return !v.is(feel::Tag::record) && !v.is(feel::Tag::list) && !v.is(feel::Tag::context);
      });
      return plain && items.size() <= 8 ? feel::to_feel(value) : "list of " + std::to_string(items.size());
    }
    case feel::Tag::record: return std::string(value.as_record().type->name);
    case feel::Tag::function: return "function";
    default: return feel::to_feel(value);
  }
}

/// The first cause of a null, or null.
const feel::NullReason* root_cause(const feel::Value& value) {
  const feel::NullReason* reason = value.is_null() ? value.reason() : nullptr;
  while (reason != nullptr && reason->cause != nullptr) reason = reason->cause;
  return reason;
}

ProofNode make_node(const TraceNode& node) {
  ProofNode out{.operation = std::string(node.operation), .text = std::string(node.text), .value = value_text(node.value)};
  if (node.path != nullptr) out.at = feel::to_pointer(node.path);
  if (const auto* cause = root_cause(node.value)) {
    if (cause->path != nullptr && !out.at) out.at = feel::to_pointer(cause->path);
    out.because = std::string(cause->message);
  }
  return out;
}

/// Builds the children of depth `depth` from the nodes [index, end); returns the node after them.
std::size_t build(const Job& job, std::size_t index, std::size_t end, std::uint32_t depth, std::vector<ProofNode>& into) {
  const auto& nodes = job.scratch.call.trace.nodes();
  while (index < end && nodes[index].depth >= depth) {
    const TraceNode& node = nodes[index];
    ProofNode proof = make_node(node);
    index = build(job, index + 1, end, node.depth + 1, proof.inputs);
    if (const auto* term = term_of(job, node)) {
      proof.operation = "term";
      const TraceRange range = trace_of(job, *term);
      if (range.begin < range.end) build(job, range.begin, range.end, nodes[range.begin].depth, proof.inputs);
    }
    into.push_back(std::move(proof));
  }
  return index;
}

void add_missing(const feel::Path* path, std::vector<std::string>& missing) {
  auto pointer = feel::to_pointer(path);
  if (std::ranges::find(missing, pointer) == missing.end()) missing.push_back(std::move(pointer));
}

/// A null read adds its place; a null term whose own steps are null, theirs. Only steps under null steps count: what
/// lies under a step that has a value did not make the whole null.
void collect(const Job& job, TraceRange range, std::vector<std::string>& missing) {
  const auto& nodes = job.scratch.call.trace.nodes();
  std::size_t index = range.begin;
  while (index < range.end) {
    const TraceNode& node = nodes[index];
    if (!node.value.is_null()) {
      const std::uint32_t depth = node.depth;
      for (++index; index < range.end && nodes[index].depth > depth;) ++index;
      continue;
    }
    if (const auto* term = term_of(job, node)) {
      collect(job, trace_of(job, *term), missing);
    } else if (const auto* cause = root_cause(node.value); cause != nullptr && cause->path != nullptr) {
      if (node.operation == "read") add_missing(cause->path, missing);
    }
    ++index;
  }
}

}  // namespace

ProofNode prove(const Job& job, std::string_view operation, const feel::Expression& expression, const Traced& traced) {
  ProofNode out{.operation = std::string(operation), .text = std::string(expression.text()), .value = value_text(traced.value)};
  const auto& nodes = job.scratch.call.trace.nodes();
  if (traced.trace.begin < traced.trace.end)
    build(job, traced.trace.begin, traced.trace.end, nodes[traced.trace.begin].depth, out.inputs);
  return out;
}

void collect_missing(const Job& job, const Traced& traced, std::vector<std::string>& missing) {
  const std::size_t before = missing.size();
  collect(job, traced.trace, missing);
  if (missing.size() > before) return;
  if (const auto* cause = root_cause(traced.value); cause != nullptr && cause->path != nullptr) add_missing(cause->path, missing);
}

}  // namespace riskrule::assessing
