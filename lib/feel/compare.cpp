// Equality, order, ranges (DMN 1.5, clause 10.3.2.13).
#include <algorithm>

#include "feel/machine.hpp"

namespace riskrule::feel {
namespace {

constexpr std::uint32_t deepest = 1024;  // of lists within lists that are compared

Value equal_at(Evaluation& call, const Value& a, const Value& b, std::uint32_t depth);

bool is_context(const Value& v) noexcept { return v.is(Tag::context) || v.is(Tag::record); }

Value equal_lists(Evaluation& call, std::span<const Value> a, std::span<const Value> b, std::uint32_t depth) {
  if (a.size() != b.size()) return Value::boolean(false);
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (!step(call)) return stop(call, call.stopped);
    if (!equal_at(call, a[i], b[i], depth).is_true()) return Value::boolean(false);
  }
  return Value::boolean(true);
}

std::size_t entry_count(const Value& v) {
  if (v.is(Tag::context)) return v.as_context().size();
  return v.as_record().type->members.size();
}

Value equal_contexts(Evaluation& call, const Value& a, const Value& b, std::uint32_t depth) {
  if (a.is(Tag::record) && b.is(Tag::record) && a.as_record().object == b.as_record().object)
    return Value::boolean(true);
  if (entry_count(a) != entry_count(b)) return Value::boolean(false);
  const auto same = [&](std::string_view name, const Value& value) {
    if (!step(call)) return false;
    const Value other = member_of(call, b, name);
    const bool missing = other.is_null() && other.reason() != nullptr && other.reason()->code == "feel.unknown_member";
    return !missing && equal_at(call, value, other, depth).is_true();
  };
  const bool all =
      a.is(Tag::context)
          ? std::ranges::all_of(a.as_context(), [&](const Context::Item& e) { return same(e.name, e.value); })
          : std::ranges::all_of(a.as_record().type->members,
                                [&](const auto& member) { return same(member.name, member_of(call, a, member.name)); });
  return call.stopped.empty() ? Value::boolean(all) : stop(call, call.stopped);
}

Value equal_ranges(Evaluation& call, const Range& a, const Range& b) {
  if (a.unary != b.unary || a.low_closed != b.low_closed || a.high_closed != b.high_closed)
    return Value::boolean(false);
  return Value::boolean(equal(call, a.low, b.low).is_true() && equal(call, a.high, b.high).is_true());
}

bool same_function(const Function& a, const Function& b) noexcept {
  if (&a == &b) return true;
  if (a.kind != b.kind) return false;
  if (a.kind == Function::Kind::builtin) return a.rows.data() == b.rows.data();
  if (a.kind == Function::Kind::native) return a.native == b.native && a.context == b.context && a.name == b.name;
  return a.program == b.program && a.body == b.body && a.captures.data() == b.captures.data();
}

bool is_day(const Value& v) noexcept { return v.is(Tag::date) || v.is(Tag::date_time); }
bool is_duration(const Value& v) noexcept { return v.is(Tag::years_months) || v.is(Tag::days_time); }

/// Durations of different kinds are equal only when both are zero; otherwise they do not compare.
Value equal_durations(Evaluation& call, const Value& a, const Value& b) {
  const auto is_zero = [](const Value& v) {
    return v.is(Tag::years_months) ? v.as_years_months().months == 0 : v.as_days_time() == DayTimeDuration{};
  };
  return is_zero(a) && is_zero(b) ? Value::boolean(true) : type_problem(call, "=", a, b);
}

/// Times are equal if they are so to the second: the standard counts them in seconds.
bool temporal_equal(const Value& a, const Value& b) {
  const auto whole = [](Time t) {
    t.nanos = 0;
    return t;
  };
  std::optional<int> order;
  if (a.is(Tag::time)) {
    const Time x = whole(a.as_time());
    const Time y = whole(b.as_time());
    order = temporal_order(Value::time(&x), Value::time(&y));
  } else if (a.is(Tag::date_time) && b.is(Tag::date_time)) {
    const DateTime x{a.as_date_time().date, whole(a.as_date_time().time)};
    const DateTime y{b.as_date_time().date, whole(b.as_date_time().time)};
    order = temporal_order(Value::date_time(&x), Value::date_time(&y));
  } else {
    order = temporal_order(a, b);
  }
  return order.has_value() && *order == 0;
}

Value equal_at(Evaluation& call, const Value& a, const Value& b, std::uint32_t depth) {
  if (a.is_null() || b.is_null()) return Value::boolean(a.is_null() && b.is_null());
  if (depth == deepest) return stop(call, "limit.call_depth");
  if (is_context(a) && is_context(b)) return equal_contexts(call, a, b, depth + 1);
  if (is_duration(a) && is_duration(b) && a.tag() != b.tag()) return equal_durations(call, a, b);
  if (a.tag() != b.tag() && !(is_day(a) && is_day(b))) return type_problem(call, "=", a, b);
  switch (a.tag()) {
    case Tag::boolean: return Value::boolean(a.as_boolean() == b.as_boolean());
    case Tag::number: return Value::boolean(a.as_number() == b.as_number());
    case Tag::string: return Value::boolean(a.as_string() == b.as_string());
    case Tag::years_months: return Value::boolean(a.as_years_months() == b.as_years_months());
    case Tag::days_time: return Value::boolean(a.as_days_time() == b.as_days_time());
    case Tag::list: return equal_lists(call, a.as_list(), b.as_list(), depth + 1);
    case Tag::range: return equal_ranges(call, a.as_range(), b.as_range());
    case Tag::function: return Value::boolean(same_function(a.as_function(), b.as_function()));
    default: break;
  }
  return Value::boolean(temporal_equal(a, b));
}

/// -1, 0 or 1; nothing where the two have no order.
std::optional<int> order(const Value& a, const Value& b) {
  if (a.is(Tag::number) && b.is(Tag::number)) {
    const auto o = a.as_number() <=> b.as_number();
    return o < 0 ? -1 : o > 0 ? 1 : 0;
  }
  if (a.is(Tag::string) && b.is(Tag::string)) {
    const int o = a.as_string().compare(b.as_string());  // UTF-8 keeps the order of code points
    return o < 0 ? -1 : o > 0 ? 1 : 0;
  }
  return temporal_order(a, b);
}

bool holds(Op op, int order) noexcept {
  switch (op) {
    case Op::less: return order < 0;
    case Op::less_equal: return order <= 0;
    case Op::greater: return order > 0;
    default: return order >= 0;
  }
}

std::string_view sign_of(Op op) noexcept {
  return to_string(static_cast<Operator>(static_cast<int>(op) - static_cast<int>(Op::add)));
}

}  // namespace

Value equal(Evaluation& call, const Value& a, const Value& b) { return equal_at(call, a, b, 0); }

Value compare(Evaluation& call, Op op, const Value& a, const Value& b) {
  if (a.is(Tag::number) && b.is(Tag::number)) [[likely]] {
    const auto o = a.as_number() <=> b.as_number();
    return Value::boolean(op == Op::equal       ? o == 0
                          : op == Op::not_equal ? o != 0
                                                : holds(op, o < 0   ? -1
                                                            : o > 0 ? 1
                                                                    : 0));
  }
  if (op == Op::equal || op == Op::not_equal) {
    const Value same = equal(call, a, b);
    return op == Op::equal || same.is_null() ? same : Value::boolean(same.is_false());
  }
  if (a.is_null()) return a;
  if (b.is_null()) return b;
  if (const auto o = order(a, b)) return Value::boolean(holds(op, *o));
  // In a pack what no offset was stated for can not be told. They are never equal, so `<=` is `<`.
  const auto clock = call.mode == Mode::standard ? order_by_clock(a, b) : std::nullopt;
  if (!clock) return type_problem(call, sign_of(op), a, b);
  return Value::boolean(op == Op::less || op == Op::less_equal ? *clock < 0 : *clock > 0);
}

Value between(Evaluation& call, const Value& value, const Value& low, const Value& high) {
  const Value above = compare(call, Op::greater_equal, value, low);
  if (above.is_false()) return above;
  const Value below = compare(call, Op::less_equal, value, high);
  return below.is_false() || above.is_true() ? below : above;
}

Value in_range(Evaluation& call, const Value& value, const Range& range) {
  if (value.is_null()) return value;
  if (range.unary && !range.low.is_null() && !range.high.is_null())  // (= x) or (!= x)
    return compare(call, range.low_closed ? Op::equal : Op::not_equal, value, range.low);
  Value above = Value::boolean(true);
  if (!range.low.is_null())
    above = compare(call, range.low_closed ? Op::greater_equal : Op::greater, value, range.low);
  else if (!range.unary)
    return range.low;
  if (above.is_false()) return above;
  Value below = Value::boolean(true);
  if (!range.high.is_null())
    below = compare(call, range.high_closed ? Op::less_equal : Op::less, value, range.high);
  else if (!range.unary)
    return range.high;
  return below.is_false() || above.is_true() ? below : above;
}

}  // namespace riskrule::feel
