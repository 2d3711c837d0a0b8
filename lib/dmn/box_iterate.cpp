// Boxed filters, for, some and every.
#include <algorithm>

#include "box.hpp"
#include "feel/machine.hpp"
#include "run.hpp"

namespace riskrule::dmn {

using feel::Tag;
using feel::Value;

Value FilterBox::evaluate(Run& run, Frame frame) const {
  feel::Evaluation& call = *run.call;
  const Value filtered = list->value(run, frame);
  if (whole) {
    frame[slot] = filtered;
    return whole.evaluate(call, frame);
  }
  if (filtered.is_null()) return filtered;
  const Value items = filtered.is(Tag::list) ? filtered : feel::copy_list(call, {&filtered, 1});
  auto* kept = call.arena.make_array<Value>(items.as_list().size());
  std::size_t count = 0;
  for (const Value& item : items.as_list()) {
    if (!feel::step(call)) return feel::stop(call, call.stopped);
    frame[slot] = item;
    for (const auto& [name, place] : entries) frame[place] = feel::member_of(call, item, name);
    const Value verdict = match->value(run, frame);
    if (!verdict.is(Tag::boolean) && !verdict.is_null())
      return null_with(call, "dmn.condition", "what must match is neither true nor false for an element");
    if (verdict.is_true()) kept[count++] = item;
  }
  return Value::list({{kept, count}});
}

Value IteratorBox::evaluate(Run& run, Frame frame) const {
  const Value items = feel::items_of(*run.call, coerce(*run.call, in_type.get(), in->value(run, frame)));
  if (items.is_null()) return items;
  return kind == IteratorKind::for_each ? results(run, frame, items.as_list())
                                        : quantified(run, frame, items.as_list());
}

Value IteratorBox::results(Run& run, Frame frame, std::span<const Value> items) const {
  auto* values = run.call->arena.make_array<Value>(items.size());
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (!feel::step(*run.call)) return feel::stop(*run.call, run.call->stopped);
    frame[slot] = items[i];
    frame[partial_slot] = Value::list({{values, i}});
    values[i] = body->value(run, frame);
  }
  return Value::list({{values, items.size()}});
}

/// some: true if one is true, every: false if one is false; else null if one is null. What is not a truth value at all
/// ends it with null.
Value IteratorBox::quantified(Run& run, Frame frame, std::span<const Value> items) const {
  const bool decisive = kind == IteratorKind::some;
  bool unknown = false;
  for (const Value& item : items) {
    if (!feel::step(*run.call)) return feel::stop(*run.call, run.call->stopped);
    frame[slot] = item;
    const Value verdict = body->value(run, frame);
    if (verdict.is_null())
      unknown = true;
    else if (!verdict.is(Tag::boolean))
      return null_with(*run.call, "dmn.condition", "what must hold is neither true nor false for an element");
    else if (verdict.as_boolean() == decisive)
      return verdict;
  }
  if (unknown) return null_with(*run.call, "dmn.unknown_value", "what must hold is not known for an element");
  return Value::boolean(!decisive);
}

}  // namespace riskrule::dmn
