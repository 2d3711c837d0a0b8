// Contexts: reading, making and changing them. Records of the host are contexts that can be read.
#include <algorithm>

#include "feel/builtin_support.hpp"
#include "feel/machine.hpp"

namespace riskrule::feel {
namespace {

using Arguments = std::span<const Value>;
bool is_context(const Value& value) noexcept { return value.is(Tag::context) || value.is(Tag::record); }

/// The entries of a context that is being made.
class Entries {
 public:
  explicit Entries(Evaluation& call, std::size_t room = 16) : names_(call.arena, room), values_(call.arena, room) {}
  Entries(Evaluation& call, const Value& context) : Entries(call, size_of(context) + 1) {  // one may be put to them
    if (context.is(Tag::context))
      for (const auto [name, value] : context.as_context()) add(name, value);
    else
      for (const auto& member : context.as_record().type->members)
        add(member.name, member_of(call, context, member.name));
  }

  std::size_t size() const noexcept { return names_.size(); }
  std::string_view name(std::size_t i) const noexcept { return names_.items()[i]; }
  const Value& value(std::size_t i) const noexcept { return values_.items()[i]; }
  Value* find(std::string_view name) noexcept {
    const auto names = names_.items();
    const auto at = static_cast<std::size_t>(std::ranges::find(names, name) - names.begin());
    return at == names.size() ? nullptr : &values_.items()[at];
  }
  void add(std::string_view name, const Value& value) {
    names_.push_back(name);
    values_.push_back(value);
  }
  void put(std::string_view name, const Value& value) {
    if (Value* const found = find(name))
      *found = value;
    else
      add(name, value);
  }
  /// The context; stops the call with `limit.list_items` if it has too many.
  Value context(Evaluation& call) const {
    if (size() > call.limits().list_items) return stop(call, "limit.list_items");
    return Value::context({names_.items().data(), values_.items().data(), size()});
  }

 private:
  static std::size_t size_of(const Value& context) {
    return context.is(Tag::context) ? context.as_context().size() : context.as_record().type->members.size();
  }

  ArenaList<std::string_view> names_;
  ArenaList<Value> values_;
};

Value get_value(Evaluation& call, Arguments a) { return member_of(call, a[0], a[1].as_string()); }

Value get_entries(Evaluation& call, Arguments a) {
  static constexpr std::string_view names[] = {"key", "value"};
  const Entries entries(call, a[0]);
  ArenaList<Value> out(call.arena, entries.size());
  auto* values = call.arena.make_array<Value>(2 * entries.size());
  for (std::size_t i = 0; i < entries.size(); ++i, values += 2) {
    values[0] = Value::string(entries.name(i));
    values[1] = entries.value(i);
    out.push_back(Value::context({names, values, 2}));
  }
  return make_list(call, out);
}

Value context_from(Evaluation& call, Arguments a) {
  Entries out(call);
  for (const Value& item : as_items(a[0])) {
    if (!item.is(Tag::context)) return wrong_argument(call, "context", "entries", "list of contexts", item);
    if (!step_through(call, out.size() + item.as_context().size())) return stop(call, call.stopped);
    const Value* const key = item.as_context().find("key");
    const Value* const value = item.as_context().find("value");
    if (key == nullptr || value == nullptr) return bad_argument(call, "context", "an item has no `key` or no `value`");
    if (!key->is(Tag::string)) return wrong_argument(call, "context", "key", "string", *key);
    if (out.find(key->as_string()) != nullptr) return bad_argument(call, "context", "two items have the same `key`");
    out.add(key->as_string(), *value);
  }
  return out.context(call);
}

Value context_put(Evaluation& call, Arguments a) {
  Entries out(call, a[0]);
  out.put(a[1].as_string(), a[2]);
  return out.context(call);
}

/// Replaces what lies at the end of the path; each step before it must be a context.
Value put_at_path(Evaluation& call, const Value& context, std::span<const Value> keys, const Value& value) {
  if (keys.empty()) return value;
  if (!is_context(context))
    return wrong_argument(call, "context put", "context", "context at each key but the last", context);
  if (!keys[0].is(Tag::string)) return wrong_argument(call, "context put", "keys", "list of strings", keys[0]);
  if (keys.size() > call.limits().call_depth) return stop(call, "limit.call_depth");
  Entries out(call, context);
  const Value* const found = out.find(keys[0].as_string());
  const Value inner = put_at_path(call, found == nullptr ? Value() : *found, keys.subspan(1), value);
  if (inner.is_null() && keys.size() > 1) return inner;
  out.put(keys[0].as_string(), inner);
  return out.context(call);
}

Value context_put_path(Evaluation& call, Arguments a) {
  const auto keys = as_items(a[1]);
  if (keys.empty()) return bad_argument(call, "context put", "`keys` is empty");
  return put_at_path(call, a[0], keys, a[2]);
}

Value context_merge(Evaluation& call, Arguments a) {
  Entries out(call);
  for (const Value& item : as_items(a[0])) {
    if (!is_context(item)) return wrong_argument(call, "context merge", "contexts", "list of contexts", item);
    const Entries entries(call, item);
    for (std::size_t i = 0; i < entries.size(); ++i) {
      if (!step_through(call, out.size())) return stop(call, call.stopped);
      out.put(entries.name(i), entries.value(i));
    }
  }
  return out.context(call);
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
