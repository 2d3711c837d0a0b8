#include "riskrule/feel/json.hpp"

#include <optional>

#include "riskrule/feel/arena.hpp"
#include "riskrule/feel/type.hpp"
#include "temporal_text.hpp"

namespace riskrule::feel {
namespace {

Value context_from(Arena& arena, data::JsonNode node, std::span<const Entry> like) {
  auto* entries = arena.make_array<Entry>(node.size());
  std::size_t i = 0;
  for (const auto member : node.members()) {
    const bool shared = i < like.size() && like[i].name == member.name;
    ::new (&entries[i]) Entry{shared ? like[i].name : member.name, from_json(arena, member.value)};
    ++i;
  }
  return Value::context({{entries, i}});
}

/// Contexts of one list mostly have the same names: they share their texts, so that one is known by where it stands.
Value list_from(Arena& arena, data::JsonNode node) {
  auto* items = arena.make_array<Value>(node.size());
  std::size_t i = 0;
  std::span<const Entry> like;
  for (const auto item : node.items()) {
    const bool is_context = item.kind() == data::JsonKind::object;
    ::new (&items[i]) Value(is_context ? context_from(arena, item, like) : from_json(arena, item));
    if (is_context) like = items[i].as_context();
    ++i;
  }
  return Value::list({{items, i}});
}

Value typed(Arena& arena, const Type& type, const Value& value);

std::optional<Value> temporal(Arena& arena, TypeKind kind, std::string_view text) {
  switch (kind) {
    case TypeKind::date: return read_date(text);
    case TypeKind::time: return read_time(arena, text);
    case TypeKind::date_time: return read_date_time(arena, text);
    case TypeKind::years_months:
    case TypeKind::days_time: return read_duration(text);
    default: return std::nullopt;
  }
}

Value typed_list(Arena& arena, const Type& element, std::span<const Value> given) {
  auto* items = arena.make_array<Value>(given.size());
  for (std::size_t i = 0; i < given.size(); ++i) items[i] = typed(arena, element, given[i]);
  return Value::list({{items, given.size()}});
}

Value typed_context(Arena& arena, const Type& type, std::span<const Entry> given) {
  auto* entries = arena.make_array<Entry>(given.size());
  for (std::size_t i = 0; i < given.size(); ++i) {
    entries[i] = given[i];
    for (const auto& [name, entry] : type.entries)
      if (name == given[i].name) entries[i].value = typed(arena, *entry, given[i].value);
  }
  return Value::context({{entries, given.size()}});
}

/// Only texts become something else: what the type asks for no date or time in is left where it is.
bool may_hold_temporal(const Type& type) noexcept {
  return type.kind != TypeKind::any && type.kind != TypeKind::number && type.kind != TypeKind::string &&
         type.kind != TypeKind::boolean;
}

/// A list of one stands for its item in DMN and the other way round, so either may be met where the other is asked for.
Value typed(Arena& arena, const Type& type, const Value& value) {
  if (!may_hold_temporal(type)) return value;
  if (value.is(Tag::list))
    return typed_list(arena, type.kind == TypeKind::list && type.element ? *type.element : type, value.as_list());
  if (type.kind == TypeKind::list && type.element) return typed(arena, *type.element, value);
  if (value.is(Tag::context)) return typed_context(arena, type, value.as_context());
  if (!value.is(Tag::string)) return value;
  return temporal(arena, type.kind, value.as_string()).value_or(value);
}

}  // namespace

Value from_json(Arena& arena, data::JsonNode node) {
  switch (node.kind()) {
    case data::JsonKind::null: return Value::null();
    case data::JsonKind::boolean: return Value::boolean(node.boolean());
    case data::JsonKind::number: {
      const auto number = Decimal::parse_rounded(node.text());
      return number ? Value::number(*number) : Value::null();
    }
    case data::JsonKind::string: return Value::string(node.text());
    case data::JsonKind::list: return list_from(arena, node);
    case data::JsonKind::object: break;
  }
  return context_from(arena, node, {});
}

Value from_json(Arena& arena, data::JsonNode node, const Type& type) {
  return typed(arena, type, from_json(arena, node));
}

}  // namespace riskrule::feel
