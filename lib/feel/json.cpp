#include "riskrule/feel/json.hpp"

#include <algorithm>
#include <new>
#include <optional>

#include "riskrule/feel/context.hpp"
#include "riskrule/feel/type.hpp"
#include "temporal_text.hpp"

namespace riskrule::feel {
namespace {

bool has_names(data::JsonNode node, std::span<const std::string_view> names) {
  if (node.size() != names.size()) return false;
  auto name = names.begin();
  for (const auto member : node.members())
    if (member.name != *name++) return false;
  return true;
}

std::span<const std::string_view> names_of(Arena& arena, data::JsonNode object) {
  auto* names = arena.make_array<std::string_view>(object.size());
  std::size_t i = 0;
  for (const auto member : object.members()) ::new (&names[i++]) std::string_view(member.name);
  return {names, i};
}

/// The names that all items of the list have, if they are contexts with the same.
std::span<const std::string_view> shared_names(Arena& arena, data::JsonNode list) {
  std::span<const std::string_view> names;
  for (const auto item : list.items()) {
    if (item.kind() != data::JsonKind::object || item.size() == 0) return {};
    if (names.empty())
      names = names_of(arena, item);
    else if (!has_names(item, names))
      return {};
  }
  return names;
}

Value relation_from(Arena& arena, data::JsonNode node, std::span<const std::string_view> names) {
  auto* items = arena.make_array<Value>(node.size());
  auto* values = arena.make_array<Value>(node.size() * names.size());
  std::size_t i = 0;
  for (const auto item : node.items()) {
    ::new (&items[i++]) Value(Value::context({names.data(), values, names.size()}));
    for (const auto member : item.members()) ::new (values++) Value(from_json(arena, member.value));
  }
  return Value::list({{items, i}, true});
}

Value context_of(Arena& arena, data::JsonNode node, std::span<const std::string_view> names) {
  auto* values = arena.make_array<Value>(names.size());
  std::size_t i = 0;
  for (const auto member : node.members()) ::new (&values[i++]) Value(from_json(arena, member.value));
  return Value::context({names.data(), values, names.size()});
}

/// Contexts of one list mostly have the same names; those that have the names of the one before share them.
Value list_from(Arena& arena, data::JsonNode node) {
  if (const auto names = shared_names(arena, node); !names.empty()) return relation_from(arena, node, names);
  auto* items = arena.make_array<Value>(node.size());
  std::size_t i = 0;
  std::span<const std::string_view> names;
  for (const auto item : node.items()) {
    const bool is_context = item.kind() == data::JsonKind::object;
    if (is_context && !has_names(item, names)) names = names_of(arena, item);
    ::new (&items[i++]) Value(is_context ? context_of(arena, item, names) : from_json(arena, item));
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

/// The values of contexts that share their names, row after row, with those that the type has dates or times for made so.
Value* typed_rows(Arena& arena, const Type& type, std::span<const std::string_view> names, const Value* from,
                  std::size_t rows) {
  const std::size_t count = rows * names.size();
  auto* values = arena.make_array<Value>(count);
  std::copy(from, from + count, values);
  for (const auto& [name, entry] : type.entries) {
    const auto column = static_cast<std::size_t>(std::ranges::find(names, name) - names.begin());
    if (column == names.size()) continue;
    for (std::size_t i = column; i < count; i += names.size()) values[i] = typed(arena, *entry, values[i]);
  }
  return values;
}

Value typed_context(Arena& arena, const Type& type, const Context& given) {
  const auto* values = typed_rows(arena, type, given.names(), given.values().data(), 1);
  return Value::context({given.names().data(), values, given.size()});
}

Value typed_relation(Arena& arena, const Type& row, std::span<const Value> given) {
  const Context& first = given.front().as_context();
  const auto* values = typed_rows(arena, row, first.names(), first.values().data(), given.size());
  auto* items = arena.make_array<Value>(given.size());
  for (std::size_t i = 0; i < given.size(); ++i)
    items[i] = Value::context({first.names().data(), values + i * first.size(), first.size()});
  return Value::list({{items, given.size()}, true});
}

/// Only texts become something else: what the type asks for no date or time in is left where it is.
bool may_hold_temporal(const Type& type) noexcept {
  if (type.kind == TypeKind::list && type.element) return may_hold_temporal(*type.element);
  return type.kind != TypeKind::any && type.kind != TypeKind::number && type.kind != TypeKind::string &&
         type.kind != TypeKind::boolean;
}

/// A list of one stands for its item in DMN and the other way round, so either may be met where the other is asked for.
Value typed(Arena& arena, const Type& type, const Value& value) {
  if (!may_hold_temporal(type)) return value;
  if (value.is(Tag::list)) {
    const Type& element = type.kind == TypeKind::list && type.element ? *type.element : type;
    const bool is_relation = value.is_relation() && element.kind == TypeKind::context;
    return is_relation ? typed_relation(arena, element, value.as_list()) : typed_list(arena, element, value.as_list());
  }
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
  return context_of(arena, node, names_of(arena, node));
}

Value from_json(Arena& arena, data::JsonNode node, const Type& type) {
  return typed(arena, type, from_json(arena, node));
}

}  // namespace riskrule::feel
