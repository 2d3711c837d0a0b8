#include "riskrule/dmn/json.hpp"

#include <algorithm>
#include <new>

#include "riskrule/feel/json.hpp"

namespace riskrule::dmn {

using feel::Tag;
using feel::Value;

namespace {

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

/// What the JSON of a value takes, without blanks, as far as a limit.
class JsonSize {
 public:
  explicit JsonSize(const Limits& limits) : depth_(limits.json_depth), bytes_(limits.string_bytes) {}

  std::string_view passed_by(const Value& value) {
    add(value, 0);
    return passed_;
  }

 private:
  void take(std::size_t bytes) {
    if (bytes > bytes_ && passed_.empty()) passed_ = "limit.string_bytes";
    bytes_ -= std::min(bytes, bytes_);
  }

  void add(const Value& value, std::uint32_t depth) {
    take(1 + (value.is(Tag::string) ? value.as_string().size() : 0));
    const bool nests = value.is(Tag::list) || value.is(Tag::context);
    if (nests && depth >= depth_ && passed_.empty()) passed_ = "limit.json_depth";
    if (!passed_.empty() || !nests) return;
    if (value.is(Tag::list))
      for (const auto& item : value.as_list()) add_if_room(item, depth + 1);
    else
      for (const auto entry : value.as_context()) take(entry.name.size()), add_if_room(entry.value, depth + 1);
  }

  void add_if_room(const Value& value, std::uint32_t depth) {
    if (passed_.empty()) add(value, depth);
  }

  std::uint32_t depth_;
  std::size_t bytes_;  ///< left
  std::string_view passed_{};
};

}  // namespace

std::string_view json_limit(const Value& value, const Limits& limits) { return JsonSize(limits).passed_by(value); }

std::optional<Diagnostic> json_problem(const Value& value, const Limits& limits) {
  const auto limit = json_limit(value, limits);
  if (limit.empty()) return {};
  return Diagnostic{.code = std::string(limit),
                    .message = limit == "limit.json_depth" ? "the value nests deeper than json_depth"
                                                           : "the value is longer in JSON than string_bytes"};
}

std::optional<Diagnostic> json_problem(const Explanation& explanation, const Limits& limits) {
  for (const Step& step : explanation.steps) {
    if (auto problem = json_problem(step.value, limits)) return problem;
    for (const TableUse& use : step.tables)
      if (auto problem = json_problem(use.value, limits)) return problem;
  }
  return {};
}

Value read_inputs(feel::Evaluation& call, const Model& model, data::JsonNode object) {
  feel::ContextMaker out(call.arena, object.size());
  for (const auto member : object.members())
    out.add(member.name, feel::from_json(call.arena, member.value, *model.type_of(member.name)));
  return out.value();
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
      for (const auto entry : value.as_context()) out.name(entry.name), write_value(out, entry.value);
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
  write_problems(out, explanation.problems);
  out.end_object();
}

void write_problems(data::JsonWriter& out, std::span<const Problem> problems) {
  out.name("problems"), out.begin_list();
  for (const auto& problem : problems) {
    out.begin_object();
    out.name("element"), out.text(problem.element);
    out.name("code"), out.text(problem.code);
    out.name("message"), out.text(problem.message);
    out.end_object();
  }
  out.end_list();
}

void write_decisions(data::JsonWriter& out, std::span<const std::string_view> decisions, const Explanation& why) {
  out.begin_object();
  out.name("decisions"), out.begin_object();
  for (const auto name : decisions)
    if (const auto* step = why.find(name)) out.name(name), write_value(out, step->value);
  out.end_object();
  out.name("explanation"), write_explanation(out, why);
  out.end_object();
}

}  // namespace riskrule::dmn
