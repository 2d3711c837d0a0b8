// Boxed filters, for, some and every.
#include <algorithm>

#include "box.hpp"
#include "run.hpp"

namespace riskrule::dmn {

using feel::Tag;
using feel::Value;

namespace {

/// The integers of a closed range, up or down, as a list; null if that is not what it is, or too many.
Value integers_of(feel::Evaluation& call, const feel::Range& range) {
  if (!range.low.is(Tag::number) || !range.high.is(Tag::number)) return Value();
  const auto low = range.low.as_number().to_int64();
  const auto high = range.high.as_number().to_int64();
  if (!low || !high) return Value();
  const std::int64_t step = *low <= *high ? 1 : -1;
  const auto first = static_cast<std::uint64_t>(*low);
  const auto last = static_cast<std::uint64_t>(*high);
  const std::uint64_t apart = step > 0 ? last - first : first - last;
  if (apart >= call.limits().list_items)
    return null_with(call, "limit.list_items", "the range has more than `list_items` numbers");
  const auto count = static_cast<std::size_t>(apart + 1);
  auto* items = call.arena.make_array<Value>(count);
  std::int64_t number = *low;
  for (std::size_t i = 0; i < count; ++i, number += step) items[i] = Value::number(Decimal(number));
  return Value::list({{items, count}});
}

/// What an iteration goes over: a list, a range of integers, or one value.
Value iterable(feel::Evaluation& call, const Value& value) {
  if (value.is(Tag::list) || value.is_null()) return value;
  if (value.is(Tag::range))
    if (const Value numbers = integers_of(call, value.as_range()); !numbers.is_null() || numbers.reason())
      return numbers;
  auto* items = call.arena.make_array<Value>(1);
  items[0] = value;
  return Value::list({{items, 1}});
}

/// Counts a step of the iteration; false once the call has passed one of its limits.
bool may_go_on(feel::Evaluation& call) {
  if (++call.steps > call.limits().steps) call.stopped = "limit.steps";
  if (call.arena.exhausted()) call.stopped = "limit.arena_bytes";
  return call.stopped.empty();
}

}  // namespace

Value FilterBox::evaluate(Run& run, Frame frame) const {
  feel::Evaluation& call = *run.call;
  const Value filtered = list->value(run, frame);
  if (whole) {
    frame[slot] = filtered;
    return whole.evaluate(call, frame);
  }
  const Value items = iterable(call, filtered);
  if (items.is_null()) return items;
  auto* kept = call.arena.make_array<Value>(items.as_list().size());
  std::size_t count = 0;
  for (const Value& item : items.as_list()) {
    if (!may_go_on(call)) return Value();
    frame[slot] = item;
    if (match->value(run, frame).is_true()) kept[count++] = item;
  }
  return Value::list({{kept, count}});
}

Value IteratorBox::evaluate(Run& run, Frame frame) const {
  const Value items = iterable(*run.call, coerce(*run.call, in_type.get(), in->value(run, frame)));
  if (items.is_null()) return items;
  return kind == IteratorKind::for_each ? results(run, frame, items.as_list())
                                        : quantified(run, frame, items.as_list());
}

Value IteratorBox::results(Run& run, Frame frame, std::span<const Value> items) const {
  auto* values = run.call->arena.make_array<Value>(items.size());
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (!may_go_on(*run.call)) return Value();
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
    if (!may_go_on(*run.call)) return Value();
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
