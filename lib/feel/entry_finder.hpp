// Entries of one name, `amount` in each item of a list.
#pragma once

#include <cstdint>

#include "feel/machine.hpp"
#include "feel/short_text.hpp"

namespace riskrule::feel {

/// Finds the entry of one name in contexts one after another. Those that were made together mostly share their names:
/// then it stands in the same place. A context with so many names that looking through them counts is searched only by
/// `learn`, and like it in others; else it is as if it had none.
class EntryFinder {
 public:
  /// The name must outlive this.
  explicit EntryFinder(const KnownText& name) noexcept : name_(&name) {}

  const Value* operator()(const Value& context) noexcept {
    const Value* value = like_last(context);
    if (value != nullptr || context.as_context().size() >= names_a_step) return value;
    return search(context.as_context());
  }

  /// Learns where the entry stands, if the value is a context that has it; then the value of that. The steps of many names
  /// are checked with the next.
  const Value* learn(Evaluation& call, const Value& value) noexcept {
    if (!value.is(Tag::context)) return nullptr;
    call.steps += value.as_context().size() / names_a_step;
    return search(value.as_context());
  }

  /// How many values on from its entry that of the next row stands, in a relation of such contexts.
  std::size_t stride() const noexcept { return size_; }

  /// Fetches the entries of all these contexts at once: one after another, each would be waited for where the list is too
  /// large for the nearest memory.
  void fetch(std::span<const Value> contexts) const noexcept {
    for (const Value& context : contexts) {  // whatever else stands here instead is not read, only asked for
      const auto begin = reinterpret_cast<std::uintptr_t>(context.as_context().values().data());
      __builtin_prefetch(reinterpret_cast<const void*>(begin + place_ * sizeof(Value)));
    }
  }

  /// The value of the entry where the last one was found, if the context has the very same names; else null.
  const Value* like_last(const Value& value) const noexcept {
    const Context& context = value.as_context();
    const auto names = reinterpret_cast<std::uintptr_t>(context.names().data()) ^ shared_;
    return (names | (context.size() ^ size_)) == 0 ? context.values().data() + place_ : nullptr;
  }

 private:
  const Value* search(const Context& context) noexcept {
    const auto names = context.names();
    for (std::size_t i = 0; i < names.size(); ++i)
      if (same_text(names[i], *name_)) return remember(context, i);
    return nullptr;
  }
  const Value* remember(const Context& context, std::size_t place) noexcept {
    place_ = place;
    shared_ = reinterpret_cast<std::uintptr_t>(context.names().data());
    size_ = context.size();
    return &context.values()[place];
  }

  const KnownText* name_;
  std::uintptr_t shared_ = 1;  ///< where the names of the context are in which it was found last; none are at 1
  std::size_t size_ = 0;       ///< of that context
  std::size_t place_ = 0;
};

}  // namespace riskrule::feel
