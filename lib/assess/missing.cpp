// Which inputs a condition lacks: the reads that made it null, those of its terms included.
#include <algorithm>
#include <compare>

#include "workspace.hpp"

namespace riskrule::assessing {
namespace {

/// Some total order of places, so that a place that was read twice is named once.
std::strong_ordering order(const feel::Path* a, const feel::Path* b) {
  for (; a != b; a = a->parent, b = b->parent) {
    if (a == nullptr || b == nullptr) return a == nullptr ? std::strong_ordering::less : std::strong_ordering::greater;
    if (const auto by_index = a->index <=> b->index; by_index != 0) return by_index;
    if (const auto by_name = a->member <=> b->member; by_name != 0) return by_name;
  }
  return std::strong_ordering::equal;
}

const pack::CompiledTerm* term_at(const Job& job, std::uint32_t slot) {
  const auto& terms = job.pack.terms;  // their slots follow one another
  if (slot == feel::NullRead::no_slot || terms.empty() || slot < terms.front().slot) return nullptr;
  return &terms[slot - terms.front().slot];
}

class Search {
 public:
  explicit Search(const Job& job) : job_(job), found_(job.scratch.places), begin_(found_.size()) {}

  Places of(const feel::Expression& expression) {
    auto& call = job_.scratch.call;
    const std::size_t begin = call.null_reads.size();
    call.recording = feel::Recording::null_reads;
    const feel::Value value = expression.evaluate(call, job_.scratch.slots);
    call.recording = feel::Recording::nothing;
    const std::size_t end = call.null_reads.size();
    for (std::size_t i = begin; i < end; ++i) add(feel::NullRead(call.null_reads[i]));
    call.null_reads.resize(begin);
    if (found_.size() == begin_) add_cause(value);
    return take();
  }

 private:
  Places of_term(const pack::CompiledTerm& term) {
    auto& known = job_.scratch.term_missing[static_cast<std::size_t>(&term - job_.pack.terms.data())];
    if (!known) known = Search(job_).of(term.is);
    return *known;
  }

  void add(const feel::NullRead& read) {
    const auto* term = term_at(job_, read.slot);
    if (term == nullptr) return add_cause(read.value);
    for (const auto* path : of_term(*term)) add(path);
  }
  void add_cause(const feel::Value& value) {
    if (const auto* cause = root_cause(value); cause != nullptr && cause->path != nullptr) add(cause->path);
  }
  void add(const feel::Path* path) { found_.push_back({path, found_.size()}); }

  /// What was found, each place once, in the arena; the scratch is as it was before.
  Places take() {
    const auto begin = found_.begin() + static_cast<std::ptrdiff_t>(begin_);
    std::sort(begin, found_.end(), [](const FoundPlace& a, const FoundPlace& b) {
      const auto by_place = order(a.path, b.path);
      return by_place != 0 ? by_place < 0 : a.order < b.order;
    });
    const auto end = std::unique(begin, found_.end(),
                                 [](const FoundPlace& a, const FoundPlace& b) { return order(a.path, b.path) == 0; });
    std::sort(begin, end, [](const FoundPlace& a, const FoundPlace& b) { return a.order < b.order; });
    const auto count = static_cast<std::size_t>(end - begin);
    const feel::Path** out = job_.scratch.call.arena.make_array<const feel::Path*>(count);
    std::transform(begin, end, out, [](const FoundPlace& found) { return found.path; });
    found_.resize(begin_);
    return {out, count};
  }

  const Job& job_;
  std::vector<FoundPlace>& found_;  // shared by searches one in another, each of which has the end of it
  std::size_t begin_;
};

}  // namespace

std::vector<std::string> missing_inputs(const Job& job, pack::Condition condition) {
  auto& known = job.scratch.condition_missing[condition.index];
  if (!known) known = Search(job).of(job.pack.conditions[condition.index]);
  std::vector<std::string> out;
  out.reserve(known->size());
  for (const auto* path : *known) out.push_back(feel::to_pointer(path));
  return out;
}

}  // namespace riskrule::assessing
