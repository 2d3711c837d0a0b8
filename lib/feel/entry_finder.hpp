// Entries of one name, `amount` in each item of a list.
#pragma once

#include <cstdint>

#include "feel/short_text.hpp"
#include "riskrule/feel/value.hpp"

namespace riskrule::feel {

/// Finds the entry of one name in contexts one after another. Those that were read as one list share the texts of their
/// names, and mostly their places.
class EntryFinder {
 public:
  explicit EntryFinder(std::string_view name) noexcept : EntryFinder(name, ends_of(name)) {}
  EntryFinder(std::string_view name, const Ends& ends) noexcept : name_(name), ends_(ends) {}

  const Value* operator()(const Value& context) noexcept {
    const Value* value = like_last(context);
    return value != nullptr ? value : search(context.as_context());
  }

  /// Learns where the entry stands, if the value is a context that has it.
  void learn(const Value& value) noexcept {
    if (value.is(Tag::context)) search(value.as_context());
  }

  /// Fetches the entries of all these contexts at once: one after another, each would be waited for where the list is too
  /// large for the nearest memory.
  void fetch(std::span<const Value> contexts) const noexcept {
    for (const Value& context : contexts) {  // whatever else stands here instead is not read, only asked for
      const auto begin = reinterpret_cast<std::uintptr_t>(context.as_context().data());
      __builtin_prefetch(reinterpret_cast<const void*>(begin + place_ * sizeof(Entry)));
    }
  }

  /// The value of the entry where the last one was found, if it has the very same name; else null.
  const Value* like_last(const Value& context) const noexcept {
    const auto entries = context.as_context();
    if (place_ >= entries.size()) return nullptr;
    const Entry& entry = entries[place_];
    return entry.name.data() == shared_ && entry.name.size() == name_.size() ? &entry.value : nullptr;
  }

 private:
  [[gnu::noinline]] const Value* search(std::span<const Entry> entries) noexcept {
    if (name_.size() > short_text) return search_long(entries);
    for (std::size_t i = 0; i < entries.size(); ++i)
      if (entries[i].name.size() == name_.size() && ends_of(entries[i].name).difference(ends_) == 0)
        return remember(entries, i);
    return nullptr;
  }
  [[gnu::noinline]] const Value* search_long(std::span<const Entry> entries) noexcept {
    for (std::size_t i = 0; i < entries.size(); ++i)
      if (entries[i].name == name_) return remember(entries, i);
    return nullptr;
  }
  const Value* remember(std::span<const Entry> entries, std::size_t place) noexcept {
    place_ = place;
    shared_ = entries[place].name.data();
    return &entries[place].value;
  }

  std::string_view name_;
  Ends ends_;
  const char* shared_ = nullptr;  ///< the text of the name where it was found last
  std::size_t place_ = 0;
};

}  // namespace riskrule::feel
