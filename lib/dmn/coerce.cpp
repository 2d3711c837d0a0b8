#include "coerce.hpp"

#include <algorithm>

#include "riskrule/feel/builtins.hpp"

namespace riskrule::dmn {

using feel::Tag;
using feel::TypeKind;
using feel::Value;

namespace {

bool has_entries(feel::Evaluation& call, const feel::Type& type, const Value& value) {
  if (value.is(Tag::record)) return true;  // described objects are read in place and checked when they are read
  const auto entries = value.as_context();
  return std::all_of(type.entries.begin(), type.entries.end(), [&](const auto& wanted) {
    const auto found =
        std::find_if(entries.begin(), entries.end(), [&](const auto& e) { return e.name == wanted.first; });
    return found != entries.end() && has_type(call, *wanted.second, found->value);
  });
}

bool has_range_type(feel::Evaluation& call, const feel::Type& type, const Value& value) {
  if (!type.element) return true;
  const auto& range = value.as_range();
  return has_type(call, *type.element, range.low) && has_type(call, *type.element, range.high);
}

bool is_simple(TypeKind kind, Tag tag) noexcept {
  switch (kind) {
    case TypeKind::boolean: return tag == Tag::boolean;
    case TypeKind::number: return tag == Tag::number;
    case TypeKind::string:
    case TypeKind::word: return tag == Tag::string;
    case TypeKind::date: return tag == Tag::date;
    case TypeKind::time: return tag == Tag::time;
    case TypeKind::date_time: return tag == Tag::date_time;
    case TypeKind::years_months: return tag == Tag::years_months;
    case TypeKind::days_time: return tag == Tag::days_time;
    case TypeKind::function: return tag == Tag::function;
    default: return false;
  }
}

Value at_midnight(feel::Evaluation& call, Date date) {
  Time midnight;
  midnight.offset = 0;
  return Value::date_time(call.arena.make<DateTime>(date, midnight));
}

/// Do the constraints of the type hold for a value that has its FEEL type?
bool satisfies(feel::Evaluation& call, const ItemType& type, const Value& value) {
  if (!type.constrained || value.is_null()) return true;
  if (type.base && !satisfies(call, *type.base, value)) return false;
  if (type.constraint && !type.constraint.evaluate(call, {}, value).is_true()) return false;
  if (value.is(Tag::list) && type.element) {
    const auto items = value.as_list();
    const bool each = std::all_of(items.begin(), items.end(), [&](const Value& item) {
      return satisfies(call, *type.element, item) &&
             (!type.allowed || item.is_null() || type.allowed.evaluate(call, {}, item).is_true());
    });
    if (!each) return false;
  } else if (type.allowed && !type.allowed.evaluate(call, {}, value).is_true()) {
    return false;
  }
  return std::all_of(type.components.begin(), type.components.end(), [&](const auto& component) {
    return !component.second->constrained ||
           satisfies(call, *component.second, feel::member_of(call, value, component.first));
  });
}

std::string shown(const Value& value) {
  constexpr std::size_t longest = 60;
  std::string text = feel::to_feel(value);
  if (text.size() <= longest) return text;
  std::size_t end = longest;
  while (end > 0 && !starts_code_point(text[end])) --end;
  return text.substr(0, end) + "...";
}

}  // namespace

bool has_type(feel::Evaluation& call, const feel::Type& type, const Value& value) {
  if (value.is_null() || type.kind == TypeKind::any) return true;
  switch (type.kind) {
    case TypeKind::list: {
      if (!value.is(Tag::list)) return false;
      const auto items = value.as_list();
      return !type.element || std::all_of(items.begin(), items.end(),
                                          [&](const Value& item) { return has_type(call, *type.element, item); });
    }
    case TypeKind::context:
    case TypeKind::record: return (value.is(Tag::context) || value.is(Tag::record)) && has_entries(call, type, value);
    case TypeKind::range: return value.is(Tag::range) && has_range_type(call, type, value);
    default: return is_simple(type.kind, value.tag());
  }
}

Value coerce(feel::Evaluation& call, const feel::Type& type, const Value& value) {
  if (has_type(call, type, value)) return value;
  if (value.is(Tag::list) && type.kind != TypeKind::list && value.as_list().size() == 1) {
    const Value& item = value.as_list().front();
    if (!item.is_null() && has_type(call, type, item)) return item;
  }
  if (type.kind == TypeKind::list && !value.is(Tag::list) && (!type.element || has_type(call, *type.element, value))) {
    Value* items = call.arena.make_array<Value>(1);
    items[0] = value;
    return Value::list({{items, 1}});
  }
  if (type.kind == TypeKind::date_time && value.is(Tag::date)) return at_midnight(call, value.as_date());
  return null_with(call, "dmn.type", "`" + shown(value) + "` is not a " + feel::to_string(type));
}

Value coerce(feel::Evaluation& call, const ItemType* type, const Value& value) {
  if (type == nullptr || value.is_null()) return value;
  const Value typed = coerce(call, *type->type, value);
  if (typed.is_null() || satisfies(call, *type, typed)) return typed;
  return null_with(call, "dmn.allowed",
                   "`" + shown(value) + "` is not one of the allowed values of `" + type->name + "`");
}

Value null_with(feel::Evaluation& call, std::string_view code, const std::string& message,
                const feel::NullReason* cause) {
  return feel::null_because(call, code, call.arena.copy(message), cause);
}

}  // namespace riskrule::dmn
