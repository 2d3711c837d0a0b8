// Types at run time: instance of, coercion, copies.
#include <algorithm>

#include "feel/builtin_support.hpp"
#include "feel/in_place.hpp"

namespace riskrule::feel {
namespace {

bool all_instances(Evaluation& call, std::span<const Value> items, const Type* element) {
  if (element == nullptr || element->kind == TypeKind::any) return true;
  if (!count_through(call, items.size())) return false;
  return std::all_of(items.begin(), items.end(),
                     [&](const Value& item) { return item.is_null() || is_instance(call, item, *element); });
}

bool context_instance(Evaluation& call, const Context& context, const Type& type) {
  return std::all_of(type.entries.begin(), type.entries.end(), [&](const auto& wanted) {
    if (!count_through(call, context.size())) return false;
    const Value* entry = find_entry(context, wanted.first);
    return entry != nullptr && (entry->is_null() || is_instance(call, *entry, *wanted.second));
  });
}

bool record_instance(const data::TypeInfo& record, const Type& type) {
  return std::all_of(type.entries.begin(), type.entries.end(), [&](const auto& wanted) {
    const auto* member = record.find(wanted.first);
    return member != nullptr && conforms(*type_from(member->type()), *wanted.second);
  });
}

bool range_instance(Evaluation& call, const Range& range, const Type& type) {
  if (!type.element) return true;
  const auto fits = [&](const Value& end) { return end.is_null() || is_instance(call, end, *type.element); };
  return fits(range.low) && fits(range.high);
}

bool takes_type(ParameterKind wanted, const Type& type) {
  const auto kind = item_kind(wanted);
  return takes(wanted, type.kind) && (!kind || (type.element && conforms(*type.element, *simple_type(*kind))));
}

/// Can this overload be called with such arguments, and does it give such a result?
bool row_instance(const Builtin& row, const Type& type) {
  const auto& parameters = row.parameters;
  const std::size_t given = type.parameters.size();
  if (row.variadic || given > parameters.size()) return false;
  for (std::size_t i = 0; i < parameters.size(); ++i)
    if (i < given ? !takes_type(parameters[i].kind, *type.parameters[i]) : !parameters[i].optional) return false;
  return conforms(*simple_type(row.result), *type.result);
}

bool function_instance(const Function& function, const Type& type) {
  if (!type.result) return true;
  if (function.kind == Function::Kind::builtin)
    return std::any_of(function.rows.begin(), function.rows.end(),
                       [&](const Builtin* row) { return row_instance(*row, type); });
  if (function.type != nullptr) return conforms(*function.type, type);
  return function.kind == Function::Kind::native && function.parameters.size() == type.parameters.size();
}

/// The texts and items that a value points to, in the arena.
std::span<const Value> copy_items(Arena& arena, std::span<const Value> items) {
  Value* out = arena.make_array<Value>(items.size());
  for (std::size_t i = 0; i < items.size(); ++i) out[i] = copy_value(arena, items[i]);
  return {out, items.size()};
}

Time copy_time(Arena& arena, Time time) {
  time.zone = arena.copy(time.zone);
  return time;
}

}  // namespace

bool is_instance(Evaluation& call, const Value& value, const Type& type) {
  if (value.is_null()) return type.kind == TypeKind::null;
  switch (type.kind) {
    case TypeKind::any: return true;
    case TypeKind::null: return false;
    case TypeKind::boolean: return value.is(Tag::boolean);
    case TypeKind::number: return value.is(Tag::number);
    case TypeKind::string: return value.is(Tag::string);
    case TypeKind::word: return value.is(Tag::string);
    case TypeKind::date: return value.is(Tag::date);
    case TypeKind::time: return value.is(Tag::time);
    case TypeKind::date_time: return value.is(Tag::date_time);
    case TypeKind::years_months: return value.is(Tag::years_months);
    case TypeKind::days_time: return value.is(Tag::days_time);
    case TypeKind::list: return value.is(Tag::list) && all_instances(call, value.as_list(), type.element.get());
    case TypeKind::range: return value.is(Tag::range) && range_instance(call, value.as_range(), type);
    case TypeKind::context:
      if (value.is(Tag::record)) return record_instance(*value.as_record().type, type);
      return value.is(Tag::context) && context_instance(call, value.as_context(), type);
    case TypeKind::record: return value.is(Tag::record) && value.as_record().type == type.described;
    case TypeKind::function: return value.is(Tag::function) && function_instance(value.as_function(), type);
  }
  return false;
}

std::optional<Value> convert(Evaluation& call, const Value& value, const Type& type) {
  if (value.is_null() || is_instance(call, value, type)) return value;
  if (type.kind == TypeKind::list && !value.is(Tag::list) && (!type.element || is_instance(call, value, *type.element)))
    return copy_list(call, {&value, 1});
  if (value.is(Tag::list) && value.as_list().size() == 1 && type.kind != TypeKind::list) {
    const Value& lone = value.as_list().front();
    if (lone.is_null() || is_instance(call, lone, type)) return lone;
  }
  if (type.kind == TypeKind::date_time && value.is(Tag::date))
    return Value::date_time(call.arena.make<DateTime>(at_midnight(value.as_date())));
  return std::nullopt;
}

Value coerce(Evaluation& call, const Value& value, const Type& type) {
  if (const auto converted = convert(call, value, type)) return *converted;
  return null_because(call, "feel.type",
                      join(call.arena, {"a value of type ", to_string(type), " is wanted, not a ", kind_name(value)}));
}

namespace {

/// The reasons of a null in the copy's own memory. Only constants are copied, and they read no input: no path is lost.
const NullReason* copy_reason(Arena& arena, const NullReason* reason) {
  if (reason == nullptr) return nullptr;
  auto* copy = arena.make<NullReason>();
  copy->code = reason->code;
  copy->message = arena.copy(reason->message);
  copy->cause = copy_reason(arena, reason->cause);
  return copy;
}

}  // namespace

Value copy_value(Arena& arena, const Value& value) {
  switch (value.tag()) {
    case Tag::null: return Value::null(copy_reason(arena, value.reason()));
    case Tag::string: return Value::string(arena.copy(value.as_string()));
    case Tag::time: return Value::time(arena.make<Time>(copy_time(arena, value.as_time())));
    case Tag::date_time: {
      const DateTime& d = value.as_date_time();
      return Value::date_time(arena.make<DateTime>(DateTime{d.date, copy_time(arena, d.time)}));
    }
    case Tag::list: return Value::list({copy_items(arena, value.as_list())});
    case Tag::context: {
      ContextMaker out(arena, value.as_context().size());
      for (const auto [name, entry] : value.as_context()) out.add(arena.copy(name), copy_value(arena, entry));
      return out.value();
    }
    case Tag::range: {
      Range range = value.as_range();
      range.low = copy_value(arena, range.low);
      range.high = copy_value(arena, range.high);
      return Value::range(arena.make<Range>(range));
    }
    default: return value;
  }
}

}  // namespace riskrule::feel
