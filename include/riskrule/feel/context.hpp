// Making contexts.
//
//   const feel::Entry entries[] = {{"Age", feel::Value::number(Decimal(42))}, {"Member", feel::Value::boolean(true)}};
//   const feel::Value inputs = feel::make_context(arena, entries);
#pragma once

#include <cstddef>
#include <new>
#include <span>
#include <string_view>

#include "riskrule/feel/arena.hpp"
#include "riskrule/feel/value.hpp"

namespace riskrule::feel {

/// Fills a context entry by entry, in an arena. Names must be unique, and outlive the context.
class ContextMaker {
 public:
  /// `room`: the most entries that it can be given.
  ContextMaker(Arena& arena, std::size_t room)
      : names_(arena.make_array<std::string_view>(room)), values_(arena.make_array<Value>(room)) {}

  void add(std::string_view name, const Value& value) noexcept {
    ::new (static_cast<void*>(names_ + size_)) std::string_view(name);
    ::new (static_cast<void*>(values_ + size_++)) Value(value);
  }
  Value value() const noexcept { return Value::context({names_, values_, size_}); }

 private:
  std::string_view* names_;
  Value* values_;
  std::size_t size_ = 0;
};

/// The context of these entries, in the arena. Names must be unique, and outlive the context.
inline Value make_context(Arena& arena, std::span<const Entry> entries) {
  ContextMaker out(arena, entries.size());
  for (const Entry& entry : entries) out.add(entry.name, entry.value);
  return out.value();
}

}  // namespace riskrule::feel
