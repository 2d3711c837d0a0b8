// Contexts: reading, making and changing them. Records of the host are contexts that can be read.
#include "feel/builtin_support.hpp"
#include "feel/machine.hpp"

namespace riskrule::feel {
namespace {

using Arguments = std::span<const Value>;
using Entries = ArenaList<Entry>;

bool is_context(const Value& value) noexcept { return value.is(Tag::context) || value.is(Tag::record); }

Entries entries_of(Evaluation& call, const Value& context) {
  Entries out(call.arena);
  if (context.is(Tag::context))
    for (const auto [name, value] : context.as_context()) out.push_back({name, value});
  else
    for (const auto& member : context.as_record().type->members)
      out.push_back({member.name, member_of(call, context, member.name)});
  return out;
}

Entry* find(Entries& entries, std::string_view name) noexcept {
  for (Entry& entry : entries.items())
    if (entry.name == name) return &entry;
  return nullptr;
}

void put(Entries& entries, std::string_view name, const Value& value) {
  if (Entry* const entry = find(entries, name))
    entry->value = value;
  else
    entries.push_back({name, value});
}

Value get_value(Evaluation& call, Arguments a) { return member_of(call, a[0], a[1].as_string()); }

Value get_entries(Evaluation& call, Arguments a) {
  ArenaList<Value> out(call.arena);
  const Entries entries = entries_of(call, a[0]);
  for (const Entry& entry : entries.items()) {
    Entries pair(call.arena, 2);
    pair.push_back({"key", Value::string(entry.name)});
    pair.push_back({"value", entry.value});
    out.push_back(make_context(call, pair));
  }
  return make_list(call, out);
}

Value context_from(Evaluation& call, Arguments a) {
  Entries out(call.arena);
  for (const Value& item : as_items(a[0])) {
    if (!item.is(Tag::context)) return wrong_argument(call, "context", "entries", "list of contexts", item);
    const Value* const key = item.as_context().find("key");
    const Value* const value = item.as_context().find("value");
    if (key == nullptr || value == nullptr) return bad_argument(call, "context", "an item has no `key` or no `value`");
    if (!key->is(Tag::string)) return wrong_argument(call, "context", "key", "string", *key);
    if (!step_through(call, out.size())) return stop(call, call.stopped);
    if (find(out, key->as_string()) != nullptr) return bad_argument(call, "context", "two items have the same `key`");
    out.push_back({key->as_string(), *value});
  }
  return make_context(call, out);
}

Value context_put(Evaluation& call, Arguments a) {
  Entries out = entries_of(call, a[0]);
  put(out, a[1].as_string(), a[2]);
  return make_context(call, out);
}

/// Replaces what lies at the end of the path; each step before it must be a context.
Value put_at_path(Evaluation& call, const Value& context, std::span<const Value> keys, const Value& value) {
  if (keys.empty()) return value;
  if (!is_context(context))
    return wrong_argument(call, "context put", "context", "context at each key but the last", context);
  if (!keys[0].is(Tag::string)) return wrong_argument(call, "context put", "keys", "list of strings", keys[0]);
  if (keys.size() > call.limits().call_depth) return stop(call, "limit.call_depth");
  Entries out = entries_of(call, context);
  const Entry* const entry = find(out, keys[0].as_string());
  const Value inner = put_at_path(call, entry == nullptr ? Value() : entry->value, keys.subspan(1), value);
  if (inner.is_null() && keys.size() > 1) return inner;
  put(out, keys[0].as_string(), inner);
  return make_context(call, out);
}

Value context_put_path(Evaluation& call, Arguments a) {
  const auto keys = as_items(a[1]);
  if (keys.empty()) return bad_argument(call, "context put", "`keys` is empty");
  return put_at_path(call, a[0], keys, a[2]);
}

Value context_merge(Evaluation& call, Arguments a) {
  Entries out(call.arena);
  for (const Value& item : as_items(a[0])) {
    if (!is_context(item)) return wrong_argument(call, "context merge", "contexts", "list of contexts", item);
    const Entries entries = entries_of(call, item);
    for (const Entry& entry : entries.items()) {
      if (!step_through(call, out.size())) return stop(call, call.stopped);
      put(out, entry.name, entry.value);
    }
  }
  return make_context(call, out);
}

constexpr auto context = ParameterKind::context;
constexpr Parameter any_value{.name = "value", .kind = ParameterKind::any, .optional = false, .nullable = true};

}  // namespace

std::vector<Builtin> context_rows() {
  return {
      {.name = "get value",
       .family = "context",
       .parameters = {{"m", context}, {"key", ParameterKind::string}},
       .result = TypeKind::any,
       .sentence = "The value of the entry of that name; null if there is none.",
       .label = "取条目值",
       .examples = {{R"(get value({a: 1, b: 2}, "b"))", "2"}, {R"(get value({a: 1}, "c"))", "null"}},
       .body = get_value},
      {.name = "get entries",
       .family = "context",
       .parameters = {{"m", context}},
       .result = TypeKind::list,
       .sentence = "The entries as a list of contexts with `key` and `value`.",
       .label = "取全部条目",
       .examples = {{"get entries({a: 1})", R"([{key: "a", value: 1}])"},
                    {"get entries({})", "[]"},
                    {"get entries(null)", "null"}},
       .body = get_entries},
      {.name = "context",
       .family = "context",
       .parameters = {{"entries", ParameterKind::list}},
       .result = TypeKind::context,
       .sentence = "The context with these entries, each a context with `key` and `value`.",
       .label = "由条目得上下文",
       .examples = {{R"(context([{key: "a", value: 1}, {key: "b", value: 2}]))", "{a: 1, b: 2}"},
                    {R"(context([{key: "a", value: 1}, {key: "a", value: 2}]))", "null"}},
       .body = context_from},
      {.name = "context put",
       .family = "context",
       .parameters = {{"context", context}, {"key", ParameterKind::string}, any_value},
       .result = TypeKind::context,
       .sentence = "The context with an entry added, or replaced in its place.",
       .label = "写入条目",
       .examples = {{R"(context put({a: 1, b: 2}, "a", 3))", "{a: 3, b: 2}"},
                    {R"(context put({}, "a", null))", "{a: null}"},
                    {R"(context put(null, "a", 1))", "null"}},
       .body = context_put},
      {.name = "context put",
       .family = "context",
       .parameters = {{"context", context}, {"keys", ParameterKind::list}, any_value},
       .result = TypeKind::context,
       .sentence = "The context with an entry of a nested context added or replaced.",
       .label = "按路径写入条目",
       .examples = {{R"(context put({x: 1, y: {a: 0}}, ["y", "a"], 2))", "{x: 1, y: {a: 2}}"},
                    {R"(context put({x: 1}, ["x", "a"], 2))", "null"}},
       .body = context_put_path},
      {.name = "context merge",
       .family = "context",
       .parameters = {{"contexts", ParameterKind::list}},
       .result = TypeKind::context,
       .sentence = "The entries of all contexts; of a name that several have, the last one's value.",
       .label = "合并上下文",
       .examples = {{"context merge([{a: 1}, {b: 2}, {a: 3}])", "{a: 3, b: 2}"},
                    {"context merge([{a: 1}, null])", "null"}},
       .body = context_merge},
  };
}

}  // namespace riskrule::feel
