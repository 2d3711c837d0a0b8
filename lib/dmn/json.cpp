#include "riskrule/dmn/json.hpp"

#include <algorithm>
#include <new>
#include <optional>

#include "feel/temporal_text.hpp"
#include "riskrule/feel/json.hpp"

namespace riskrule::dmn {

using feel::Tag;
using feel::TypeKind;
using feel::Value;

namespace {

Value typed(feel::Evaluation& call, const feel::Type& type, const Value& value);

std::optional<Value> temporal(feel::Arena& arena, TypeKind kind, std::string_view text) {
  switch (kind) {
    case TypeKind::date: return feel::read_date(text);
    case TypeKind::time: return feel::read_time(arena, text);
    case TypeKind::date_time: return feel::read_date_time(arena, text);
    case TypeKind::years_months:
    case TypeKind::days_time: return feel::read_duration(text);
    default: return std::nullopt;
  }
}

Value typed_list(feel::Evaluation& call, const feel::Type& element, std::span<const Value> given) {
  auto* items = call.arena.make_array<Value>(given.size());
  for (std::size_t i = 0; i < given.size(); ++i) items[i] = typed(call, element, given[i]);
  return Value::list({{items, given.size()}});
}

Value typed_context(feel::Evaluation& call, const feel::Type& type, std::span<const feel::Entry> given) {
  auto* entries = call.arena.make_array<feel::Entry>(given.size());
  for (std::size_t i = 0; i < given.size(); ++i) {
    entries[i] = given[i];
    for (const auto& [name, entry] : type.entries)
      if (name == given[i].name) entries[i].value = typed(call, *entry, given[i].value);
  }
  return Value::context({{entries, given.size()}});
}

/// A list of one stands for its item in DMN and the other way round, so either may be met where the other is asked for.
Value typed(feel::Evaluation& call, const feel::Type& type, const Value& value) {
  if (value.is(Tag::list))
    return typed_list(call, type.kind == TypeKind::list && type.element ? *type.element : type, value.as_list());
  if (type.kind == TypeKind::list && type.element) return typed(call, *type.element, value);
  if (value.is(Tag::context)) return typed_context(call, type, value.as_context());
  if (!value.is(Tag::string)) return value;
  return temporal(call.arena, type.kind, value.as_string()).value_or(value);
}

void write_rules(data::JsonWriter& out, const TableUse& use) {
  out.name("rules"), out.begin_list();
  for (const std::size_t rule : use.rules) {
    out.begin_object();
    out.name("rule"), out.integer(static_cast<std::int64_t>(rule) + 1);
    out.name("text"), out.text(rule_text(*use.table, rule));
    out.end_object();
  }
  out.end_list();
}

void write_step(data::JsonWriter& out, const Step& step) {
  out.begin_object();
  out.name("name"), out.text(step.name);
  out.name("kind"), out.text(step.input ? "input" : "decision");
  out.name("value"), write_value(out, step.value);
  if (!step.input) {
    out.name("required"), out.begin_list();
    for (const auto& name : step.required) out.text(name);
    out.end_list();
    out.name("tables"), out.begin_list();
    for (const auto& use : step.tables) {
      out.begin_object();
      out.name("element"), out.text(use.element);
      out.name("value"), write_value(out, use.value);
      write_rules(out, use);
      out.end_object();
    }
    out.end_list();
  }
  out.end_object();
}

}  // namespace

Value read_inputs(feel::Evaluation& call, const Model& model, data::JsonNode object) {
  auto* entries = call.arena.make_array<feel::Entry>(object.size());
  std::size_t count = 0;
  for (const auto member : object.members()) {
    const auto type = model.type_of(member.name);
    const Value value = typed(call, *type, feel::from_json(call.arena, member.value));
    ::new (&entries[count++]) feel::Entry{member.name, value};
  }
  return Value::context({{entries, count}});
}

void write_value(data::JsonWriter& out, const Value& value) {
  switch (value.tag()) {
    case Tag::null: return out.null();
    case Tag::boolean: return out.boolean(value.as_boolean());
    case Tag::number: return out.number(value.as_number());
    case Tag::list:
      out.begin_list();
      for (const auto& item : value.as_list()) write_value(out, item);
      return out.end_list();
    case Tag::context:
      out.begin_object();
      for (const auto& entry : value.as_context()) out.name(entry.name), write_value(out, entry.value);
      return out.end_object();
    case Tag::record: return out.value(*value.as_record().type, value.as_record().object);
    default: return out.text(feel::to_string(value));
  }
}

void write_explanation(data::JsonWriter& out, const Explanation& explanation) {
  out.begin_object();
  out.name("steps"), out.begin_list();
  for (const auto& step : explanation.steps) write_step(out, step);
  out.end_list();
  out.name("problems"), out.begin_list();
  for (const auto& problem : explanation.problems) {
    out.begin_object();
    out.name("element"), out.text(problem.element);
    out.name("code"), out.text(problem.code);
    out.name("message"), out.text(problem.message);
    out.end_object();
  }
  out.end_list();
  out.end_object();
}

}  // namespace riskrule::dmn
