#include "coerce.hpp"

#include <algorithm>

#include "feel/machine.hpp"
#include "riskrule/feel/builtins.hpp"

namespace riskrule::dmn {

using feel::Tag;
using feel::Value;

namespace {

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

Value coerce(feel::Evaluation& call, const feel::Type& type, const Value& value) {
  if (const auto converted = feel::convert(call, value, type)) return *converted;
  return null_with(call, "dmn.type", "`" + shown(value) + "` is not a " + feel::to_string(type));
}

Value coerce(feel::Evaluation& call, const ItemType* type, const Value& value) {
  if (type == nullptr || value.is_null()) return value;
  if (!type->constrained && feel::is_instance(value, *type->type)) return value;  // as most are
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
