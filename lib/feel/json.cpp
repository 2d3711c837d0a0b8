#include "riskrule/feel/json.hpp"

#include "riskrule/feel/arena.hpp"

namespace riskrule::feel {
namespace {

Value list_from(Arena& arena, data::JsonNode node) {
  auto* items = arena.make_array<Value>(node.size());
  std::size_t i = 0;
  for (const auto item : node.items()) ::new (&items[i++]) Value(from_json(arena, item));
  return Value::list({{items, i}});
}

Value context_from(Arena& arena, data::JsonNode node) {
  auto* entries = arena.make_array<Entry>(node.size());
  std::size_t i = 0;
  for (const auto member : node.members()) ::new (&entries[i++]) Entry{member.name, from_json(arena, member.value)};
  return Value::context({{entries, i}});
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
  return context_from(arena, node);
}

}  // namespace riskrule::feel
