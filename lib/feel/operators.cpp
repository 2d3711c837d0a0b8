// Arithmetic.
#include "feel/machine.hpp"
#include "feel/transcendental.hpp"

namespace riskrule::feel {
namespace {

std::string_view sign_of(Op op) noexcept {
  return to_string(static_cast<Operator>(static_cast<int>(op) - static_cast<int>(Op::add)));
}

bool is_temporal(const Value& v) noexcept {
  return v.is(Tag::date) || v.is(Tag::time) || v.is(Tag::date_time) || v.is(Tag::years_months) || v.is(Tag::days_time);
}

Value join_strings(Evaluation& call, std::string_view a, std::string_view b) {
  if (a.size() + b.size() > call.limits().string_bytes) return stop(call, "limit.string_bytes");
  if (call.arena.would_exceed(a.size() + b.size())) return stop(call, "limit.arena_bytes");
  return Value::string(join(call.arena, {a, b}));
}

Value number_problem(Evaluation& call, Op op, const Decimal& b) {
  if (op == Op::divide && b.is_zero()) return null_because(call, "feel.divide_by_zero", "a number is divided by zero");
  return Value::null(&detail::number_range);
}

Value numbers(Evaluation& call, Op op, const Decimal& a, const Decimal& b) {
  switch (op) {
    case Op::add: return Value::number_from([&]() noexcept { return a + b; });
    case Op::subtract: return Value::number_from([&]() noexcept { return a - b; });
    case Op::multiply: return Value::number_from([&]() noexcept { return a * b; });
    default: break;
  }
  const Decimal result = op == Op::divide ? a / b : raise(a, b);
  return result.is_nan() ? number_problem(call, op, b) : Value::number(result);
}

}  // namespace

Value type_problem(Evaluation& call, std::string_view operation, const Value& a, const Value& b) {
  return null_because(call, "feel.type",
                      join(call.arena, {"`", operation, "` can not take a ", kind_name(a), " and a ", kind_name(b)}));
}

Value arithmetic(Evaluation& call, Op op, const Value& a, const Value& b) {
  if (a.is(Tag::number) && b.is(Tag::number)) [[likely]]
    return numbers(call, op, a.as_number(), b.as_number());
  if (a.is_null()) return a;
  if (b.is_null()) return b;
  if (op == Op::add && a.is(Tag::string) && b.is(Tag::string)) return join_strings(call, a.as_string(), b.as_string());
  if (op == Op::power || (!is_temporal(a) && !is_temporal(b))) return type_problem(call, sign_of(op), a, b);
  switch (op) {
    case Op::add: return temporal_sum(call, a, b);
    case Op::subtract: return temporal_difference(call, a, b);
    case Op::multiply: return temporal_product(call, a, b);
    default: return temporal_ratio(call, a, b);
  }
}

Value negate(Evaluation& call, const Value& a) {
  if (a.is_null()) return a;
  if (a.is(Tag::number)) return Value::number(-a.as_number());
  if (a.is(Tag::years_months)) {
    if (const auto d = -a.as_years_months()) return Value::years_months(*d);
  } else if (a.is(Tag::days_time)) {
    if (const auto d = -a.as_days_time()) return Value::days_time(*d);
  }
  return null_because(call, "feel.type", join(call.arena, {"`-` can not take a ", kind_name(a)}));
}

}  // namespace riskrule::feel
