// From traces to proofs, and to the inputs that are missing.
#include <algorithm>

#include "evidence.hpp"

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

/// The first cause of a null, or null.
const feel::NullReason* root_cause(const feel::Value& value) {
  const feel::NullReason* reason = value.is_null() ? value.reason() : nullptr;
  while (reason != nullptr && reason->cause != nullptr) reason = reason->cause;
  return reason;
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

void add_missing(const feel::Path* path, std::vector<std::string>& missing) {
  auto pointer = feel::to_pointer(path);
  if (std::ranges::find(missing, pointer) == missing.end()) missing.push_back(std::move(pointer));
}

/// Texts of the matter are copied: the evidence outlives it.
feel::Value kept(const feel::Value& value, feel::Arena& arena) {
  if (value.is(feel::Tag::string)) return feel::Value::string(arena.copy(value.as_string()));
  if (value.is(feel::Tag::range)) {
    feel::Range range = value.as_range();
    range.low = kept(range.low, arena);
    range.high = kept(range.high, arena);
    return feel::Value::range(arena.make<feel::Range>(range));
  }
  if (!is_short_list(value)) return value;
  const auto items = value.as_list();
  auto* copies = arena.make_array<feel::Value>(items.size());
  for (std::size_t i = 0; i < items.size(); ++i) ::new (&copies[i]) feel::Value(kept(items[i], arena));
  return feel::Value::list({{copies, items.size()}});
}

}  // namespace

std::uint32_t Evidence::begin_proof() {
  proofs_.push_back(static_cast<std::uint32_t>(steps_.size()));
  return static_cast<std::uint32_t>(proofs_.size() - 1);
}

const pack::CompiledTerm* Evidence::term_of(const TraceNode& node) const {
  if (node.path != nullptr || node.operation != "read") return nullptr;
  for (const auto& term : pack_->terms)
    if (node.text == term.source->name) return &term;
  return nullptr;
}

TraceRange Evidence::trace_of(const pack::CompiledTerm& term) const {
  return terms_[static_cast<std::size_t>(&term - pack_->terms.data())];
}

/// Builds the children of depth `depth` from the nodes [index, end); returns the node after them.
std::size_t Evidence::build(const feel::Trace& trace, std::size_t index, std::size_t end, std::uint32_t depth,
                            std::vector<ProofNode>& into) const {
  const auto& nodes = trace.nodes();
  while (index < end && nodes[index].depth >= depth) {
    const TraceNode& node = nodes[index];
    ProofNode proof = make_node(node);
    index = build(trace, index + 1, end, node.depth + 1, proof.inputs);
    if (const auto* term = term_of(node)) {
      proof.operation = "term";
      const TraceRange range = trace_of(*term);
      if (range.begin < range.end) build(trace, range.begin, range.end, nodes[range.begin].depth, proof.inputs);
    }
    into.push_back(std::move(proof));
  }
  return index;
}

/// A null read adds its place; a null term whose own steps are null, theirs. Only steps under null steps count: what
/// lies under a step that has a value did not make the whole null.
void Evidence::collect(const feel::Trace& trace, TraceRange range, std::vector<std::string>& missing) const {
  const auto& nodes = trace.nodes();
  std::size_t index = range.begin;
  while (index < range.end) {
    const TraceNode& node = nodes[index];
    if (!node.value.is_null()) {
      const std::uint32_t depth = node.depth;
      for (++index; index < range.end && nodes[index].depth > depth;) ++index;
      continue;
    }
    if (const auto* term = term_of(node)) {
      collect(trace, trace_of(*term), missing);
    } else if (const auto* cause = root_cause(node.value); cause != nullptr && cause->path != nullptr) {
      if (node.operation == "read") add_missing(cause->path, missing);
    }
    ++index;
  }
}

ProofNode Evidence::prove(const feel::Trace& trace, const Step& step) const {
  ProofNode out{.operation = std::string(step.operation),
                .text = std::string(step.expression->text()),
                .value = value_text(step.traced.value)};
  const auto [begin, end] = step.traced.trace;
  if (begin < end) build(trace, begin, end, trace.nodes()[begin].depth, out.inputs);
  return out;
}

void Evidence::collect_missing(const feel::Trace& trace, const Traced& traced,
                               std::vector<std::string>& missing) const {
  const std::size_t before = missing.size();
  collect(trace, traced.trace, missing);
  if (missing.size() > before) return;
  if (const auto* cause = root_cause(traced.value); cause != nullptr && cause->path != nullptr)
    add_missing(cause->path, missing);
}

void Evidence::seal(feel::Trace trace, feel::Arena arena) {
  trace_ = std::move(trace);
  arena_ = std::move(arena);
  for (auto& node : trace_.nodes()) node.value = kept(node.value, arena_);
  for (auto& step : steps_) step.traced.value = kept(step.traced.value, arena_);
  written_ = std::make_unique<Written[]>(proofs_.size());
}

const std::vector<ProofNode>& Evidence::steps(std::uint32_t index) const {
  Written& written = written_[index];
  std::call_once(written.once, [&] {
    const std::size_t end = index + 1 < proofs_.size() ? proofs_[index + 1] : steps_.size();
    for (std::size_t i = proofs_[index]; i < end; ++i) written.nodes.push_back(prove(trace_, steps_[i]));
  });
  return written.nodes;
}

}  // namespace riskrule::assessing
