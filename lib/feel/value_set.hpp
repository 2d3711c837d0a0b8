// A set of values by FEEL equality, in the arena: for distinct values(), union() and mode().
#pragma once

#include <span>

#include "feel/builtin_support.hpp"

namespace riskrule::feel {

class ValueSet {
 public:
  /// `room`: how many values it will be asked to take, at most.
  ValueSet(Evaluation& call, std::size_t room);

  /// The value's index in list(), adding it if it is new. Stops the call when the comparisons pass `limit.steps`.
  std::size_t insert(const Value& value);
  const ArenaList<Value>& list() const noexcept { return items_; }

 private:
  Evaluation& call_;
  ArenaList<Value> items_;
  std::uint32_t* slots_;  // index in items_ + 1, or 0
  std::size_t mask_;
};

/// Equal values have equal hashes. Values without a cheap hash share one per kind.
std::size_t hash(const Value& value) noexcept;

}  // namespace riskrule::feel
