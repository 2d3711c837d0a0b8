// What an expression comes to and, if it is null, which inputs it lacks: the reads that made it null, those of its terms
// included.
#include <algorithm>
#include <charconv>
#include <compare>
#include <iterator>
#include <utility>

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
  explicit Search(const Job& job) : job_(job), found_(job.scratch.places) { found_.clear(); }

  Places of(const feel::Value& value) {
    for (const auto& read : job_.scratch.call.null_reads) add(read);
    if (found_.empty()) add_cause(value);
    return take();
  }

 private:
  void add(const feel::NullRead& read) {
    const auto* term = term_at(job_, read.slot);
    if (term == nullptr) return add_cause(read.value);
    for (const auto* path : job_.scratch.term_missing[static_cast<std::size_t>(term - job_.pack.terms.data())])
      add(path);
  }
  void add_cause(const feel::Value& value) {
    if (const auto* cause = root_cause(value); cause != nullptr && cause->path != nullptr) add(cause->path);
  }
  void add(const feel::Path* path) { found_.push_back({path, found_.size()}); }

  static bool same_place(const FoundPlace& a, const FoundPlace& b) { return order(a.path, b.path) == 0; }

  /// Keeps the first of those that are the same place. Few are compared with each other, which costs less than sorting.
  void drop_repeated() {
    constexpr std::size_t few = 8;
    if (found_.size() > few) return drop_repeated_by_sorting();
    auto end = found_.begin();
    for (const FoundPlace& place : found_)
      if (std::none_of(found_.begin(), end, [&](const FoundPlace& other) { return same_place(place, other); }))
        *end++ = place;
    found_.erase(end, found_.end());
  }
  void drop_repeated_by_sorting() {
    const auto by_place = [](const FoundPlace& a, const FoundPlace& b) {
      const auto places = order(a.path, b.path);
      return places != 0 ? places < 0 : a.order < b.order;
    };
    std::ranges::sort(found_, by_place);
    found_.erase(std::unique(found_.begin(), found_.end(), same_place), found_.end());
    std::ranges::sort(found_, {}, &FoundPlace::order);
  }

  /// What was found, each place once, in the arena.
  Places take() {
    drop_repeated();
    const feel::Path** out = job_.scratch.call.arena.make_array<const feel::Path*>(found_.size());
    std::ranges::transform(found_, out, &FoundPlace::path);
    return {out, found_.size()};
  }

  const Job& job_;
  std::vector<FoundPlace>& found_;
};

/// Of an expression or a term.
template <class Logic>
feel::Value evaluate_recorded(const Job& job, const Logic& logic, Places& missing) {
  auto& call = job.scratch.call;
  call.null_reads.clear();
  call.recording = feel::Recording::null_reads;
  const feel::Value value = logic.evaluate(call, job.scratch.slots);
  call.recording = feel::Recording::nothing;
  missing = value.is_null() ? Search(job).of(value) : Places();
  return value;
}

}  // namespace

feel::Value evaluate(const Job& job, const feel::Expression& expression, Places& missing) {
  return evaluate_recorded(job, expression, missing);
}

feel::Value evaluate(const Job& job, const pack::CompiledTerm& term, Places& missing) {
  return evaluate_recorded(job, term, missing);
}

const feel::Value& answer(const Job& job, pack::Condition condition) {
  auto& known = job.scratch.conditions[condition.index];
  if (known) return known->value;
  auto& made = known.emplace();
  made.value = evaluate(job, job.pack.conditions[condition.index], made.places);
  return made.value;
}

std::vector<std::string> pointers_of(Places places) {
  std::vector<std::string> out;
  out.reserve(places.size());
  for (const auto* path : places) out.push_back(feel::to_pointer(path));
  return out;
}

namespace {

/// Is the text the path's JSON pointer?
bool points_to(std::string_view text, const feel::Path* path) {
  const auto drop = [&](std::string_view end) {
    const bool there = text.ends_with(end);
    if (there) text.remove_suffix(end.size());
    return there;
  };
  for (; path != nullptr; path = path->parent) {
    char digits[10];
    const auto index = [&] { return std::to_chars(std::begin(digits), std::end(digits), path->index).ptr; };
    const auto token =
        path->member.empty() ? std::string_view(digits, static_cast<std::size_t>(index() - digits)) : path->member;
    if (!drop(token) || !drop("/")) return false;
  }
  return text.empty();
}

}  // namespace

const Shared<std::vector<std::string>>& missing_inputs(const Job& job, pack::Condition condition) {
  Answer& answer = *job.scratch.conditions[condition.index];
  auto& missing = job.scratch.last_missing[condition.index];
  if (!std::exchange(answer.named, true) && !std::ranges::equal(*missing, answer.places, points_to))
    missing = pointers_of(answer.places);
  return missing;
}

}  // namespace riskrule::assessing
