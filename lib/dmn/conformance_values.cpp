#include "conformance_values.hpp"

#include <algorithm>

#include "blank.hpp"

namespace riskrule::dmn {

using feel::Tag;
using feel::Value;

namespace {

std::string_view all_text(feel::Evaluation& call, pugi::xml_node node) {
  std::string out;
  for (const auto part : node.children())
    if (part.type() == pugi::node_pcdata || part.type() == pugi::node_cdata) out += part.value();
  return call.arena.copy(out);
}

bool is_nil(pugi::xml_node node) {
  for (const auto attribute : node.attributes()) {
    const std::string_view name = attribute.name();
    if (name == "nil" || name.ends_with(":nil")) return std::string_view(attribute.value()) == "true";
  }
  return false;
}

/// The part of `xsi:type` behind the prefix, or empty.
std::string_view type_of(pugi::xml_node node) {
  for (const auto attribute : node.attributes()) {
    const std::string_view name = attribute.name();
    if (name != "type" && !name.ends_with(":type")) continue;
    const std::string_view value = attribute.value();
    const auto colon = value.find(':');
    return colon == std::string_view::npos ? value : value.substr(colon + 1);
  }
  return {};
}

Value duration(std::string_view text) {
  if (const auto months = parse_year_month_duration(text)) return Value::years_months(*months);
  if (const auto days = parse_day_time_duration(text)) return Value::days_time(*days);
  return Value();
}

Value simple_value(feel::Evaluation& call, pugi::xml_node node) {
  const auto type = type_of(node);
  const auto whole = all_text(call, node);
  const auto text = trimmed(whole);
  if (type == "boolean") return Value::boolean(text == "true" || text == "1");
  if (type == "date") {
    const auto date = parse_date(text);
    return date ? Value::date(*date) : Value();
  }
  if (type == "time") {
    const auto time = parse_time(text);
    return time ? Value::time(call.arena.make<Time>(*time)) : Value();
  }
  if (type == "dateTime") {
    const auto time = parse_date_time(text);
    return time ? Value::date_time(call.arena.make<DateTime>(*time)) : Value();
  }
  if (type == "duration" || type == "dayTimeDuration" || type == "yearMonthDuration") return duration(text);
  if (type == "decimal" || type == "double" || type == "integer" || type == "int" || type == "float" ||
      type == "long") {
    const auto number = Decimal::parse_rounded(text);
    return number ? Value::number(*number) : Value();
  }
  return Value::string(whole);
}

/// Equal, or, where the expected one is written with many digits, within 10^-8: those were computed with doubles.
bool same_number(const Decimal& expected, const Decimal& actual) {
  constexpr int digits = 8;
  if (expected == actual) return true;
  return expected.exponent() <= -digits && abs(actual - expected) < Decimal::from_parts({false, 0, 1, -digits});
}

bool same_list(feel::Evaluation& call, std::span<const Value> expected, std::span<const Value> actual) {
  if (expected.size() != actual.size()) return false;
  for (std::size_t i = 0; i < expected.size(); ++i)
    if (!is_expected(call, expected[i], actual[i])) return false;
  return true;
}

bool same_context(feel::Evaluation& call, const feel::Context& expected, const feel::Context& actual) {
  if (expected.size() != actual.size()) return false;
  return std::ranges::all_of(expected, [&](const feel::Context::Item& entry) {
    const Value* const found = actual.find(entry.name);
    return found != nullptr && is_expected(call, entry.value, *found);
  });
}

}  // namespace

Value read_value(feel::Evaluation& call, pugi::xml_node node) {
  if (is_nil(node)) return Value();
  if (const auto value = child(node, "value")) return is_nil(value) ? Value() : simple_value(call, value);
  if (const auto list = child(node, "list")) {
    if (is_nil(list)) return Value();
    const auto items = children(list, "item");
    auto* values = call.arena.make_array<Value>(items.size());
    for (std::size_t i = 0; i < items.size(); ++i) values[i] = read_value(call, items[i]);
    return Value::list({{values, items.size()}});
  }
  const auto components = children(node, "component");
  if (components.empty()) return Value();
  feel::ContextMaker out(call.arena, components.size());
  for (const auto component : components)
    out.add(call.arena.copy(attribute(component, "name")), read_value(call, component));
  return out.value();
}

bool is_expected(feel::Evaluation& call, const Value& expected, const Value& actual) {
  if (expected.tag() != actual.tag()) return false;
  switch (expected.tag()) {
    case Tag::null: return true;
    case Tag::number: return same_number(expected.as_number(), actual.as_number());
    case Tag::list: return same_list(call, expected.as_list(), actual.as_list());
    case Tag::context: return same_context(call, expected.as_context(), actual.as_context());
    default: return feel::equal(call, expected, actual).is_true();
  }
}

}  // namespace riskrule::dmn
