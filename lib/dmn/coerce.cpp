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
  const auto allowed = [&](const Value& one) {
    return !type.allowed || allows(type.allowed, type.allowed_form, call, {}, one);
  };
  if (value.is(Tag::list) && type.element) {
    const auto items = value.as_list();
    const bool each = std::all_of(items.begin(), items.end(), [&](const Value& item) {
      return satisfies(call, *type.element, item) && (item.is_null() || allowed(item));
    });
    if (!each) return false;
  } else if (!allowed(value)) {
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

ItemTypePtr finished(ItemType type) {
  if (!type.constrained) type.tag = tag_of(type.type->kind);
  return std::make_shared<const ItemType>(std::move(type));
}

std::string_view allowed_values(const ItemType& type) noexcept {
  if (type.type->kind == feel::TypeKind::list) return {};
  for (const ItemType* at = &type; at != nullptr; at = at->base.get())
    if (!at->allowed_text.empty()) return at->allowed_text;
  return {};
}

Value coerce(feel::Evaluation& call, const feel::Type& type, const Value& value) {
  if (value.is_null() || value.tag() == tag_of(type.kind)) return value;  // as most are
  if (const auto converted = feel::convert(call, value, type)) return *converted;
  return null_with(call, "dmn.type", "`" + shown(value) + "` is not a " + feel::to_string(type));
}

Value coerce_to(feel::Evaluation& call, const ItemType& type, const Value& value) {
  const Value typed = coerce(call, *type.type, value);
  if (satisfies(call, type, typed)) return typed;
  return null_with(call, "dmn.allowed",
                   "`" + shown(value) + "` is not one of the allowed values of `" + type.name + "`");
}

Value null_with(feel::Evaluation& call, std::string_view code, const std::string& message,
                const feel::NullReason* cause) {
  return feel::null_because(call, code, call.arena.copy(message), cause);
}

}  // namespace riskrule::dmn
