// Lists: taking apart and putting together. Positions count from 1, or from the end when negative.
#include "feel/builtin_support.hpp"
#include "feel/machine.hpp"
#include "feel/value_set.hpp"

namespace riskrule::feel {
namespace {

using Arguments = std::span<const Value>;

Value list_contains(Evaluation& call, Arguments a) {
  if (is_untold(call, a[1])) return a[1];
  Value found = Value::boolean(false);
  for (const Value& item : as_items(a[0])) {
    if (!step(call)) return stop(call, call.stopped);
    if (equal(call, item, a[1]).is_true()) return Value::boolean(true);
    if (is_untold(call, item)) found = item;
  }
  return found;
}

Value count(Evaluation&, Arguments a) { return Value::number(Decimal(as_items(a[0]).size())); }

Value no_such_item(Evaluation& call, std::string_view function) {
  return bad_argument(call, function, "the list has no item at this position");
}

Value sublist(Evaluation& call, Arguments a) {
  const auto items = as_items(a[0]);
  const auto start = index_of(a[1].as_number(), items.size());
  if (!start) return no_such_item(call, "sublist");
  if (a[2].is_null()) return Value::list({items.subspan(*start)});
  const auto length = as_integer(a[2].as_number());
  if (!length || *length < 1 || static_cast<std::uint64_t>(*length) > items.size() - *start)
    return bad_argument(call, "sublist", "there are not so many items");
  return Value::list({items.subspan(*start, static_cast<std::size_t>(*length))});
}

Value append(Evaluation& call, Arguments a) {
  const auto first = as_items(a[0]);
  const auto more = as_items(a[1]);
  ArenaList<Value> out(call.arena, first.size() + more.size());
  for (const Value& item : first) out.push_back(item);
  for (const Value& item : more) out.push_back(item);
  return make_list(call, out);
}

Value concatenate(Evaluation& call, Arguments a) {
  ArenaList<Value> out(call.arena);
  for (const Value& list : as_items(a[0])) {
    if (list.is_null()) return wrong_argument(call, "concatenate", "list", "list", list);
    for (const Value& item : as_items(list)) out.push_back(item);
  }
  return make_list(call, out);
}

Value insert_before(Evaluation& call, Arguments a) {
  const auto items = as_items(a[0]);
  const auto at = index_of(a[1].as_number(), items.size());
  if (!at) return no_such_item(call, "insert before");
  ArenaList<Value> out(call.arena, items.size() + 1);
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i == *at) out.push_back(a[2]);
    out.push_back(items[i]);
  }
  return make_list(call, out);
}

Value remove(Evaluation& call, Arguments a) {
  const auto items = as_items(a[0]);
  const auto at = index_of(a[1].as_number(), items.size());
  if (!at) return no_such_item(call, "remove");
  ArenaList<Value> out(call.arena, items.size());
  for (std::size_t i = 0; i < items.size(); ++i)
    if (i != *at) out.push_back(items[i]);
  return make_list(call, out);
}

Value replace_at(Evaluation& call, Arguments a) {
  const auto items = as_items(a[0]);
  const auto at = index_of(a[1].as_number(), items.size());
  if (!at) return no_such_item(call, "list replace");
  ArenaList<Value> out(call.arena, items.size());
  for (const Value& item : items) out.push_back(item);
  out.items()[*at] = a[2];
  return make_list(call, out);
}

Value replace_matching(Evaluation& call, Arguments a) {
  const auto items = as_items(a[0]);
  ArenaList<Value> out(call.arena, items.size());
  for (const Value& item : items) {
    const Value pair[] = {item, a[2]};
    const Value matches = call_function(call, a[1], pair);
    if (!matches.is(Tag::boolean))
      return wrong_argument(call, "list replace", "match", "function that yields a boolean", matches);
    out.push_back(matches.is_true() ? a[2] : item);
  }
  return make_list(call, out);
}

Value reverse(Evaluation& call, Arguments a) {
  const auto items = as_items(a[0]);
  ArenaList<Value> out(call.arena, items.size());
  for (std::size_t i = items.size(); i > 0; --i) out.push_back(items[i - 1]);
  return make_list(call, out);
}

Value index_of_match(Evaluation& call, Arguments a) {
  const auto items = as_items(a[0]);
  if (is_untold(call, a[1])) return a[1];
  ArenaList<Value> out(call.arena);
  for (std::size_t i = 0; i < items.size() && step(call); ++i) {
    if (is_untold(call, items[i])) return items[i];
    if (equal(call, items[i], a[1]).is_true()) out.push_back(Value::number(Decimal(i + 1)));
  }
  return make_list(call, out);
}

Value distinct_values(Evaluation& call, Arguments a) {
  const auto items = as_items(a[0]);
  ValueSet set(call, items.size());
  for (const Value& item : items) set.insert(item);
  return make_list(call, set.list());
}

Value union_(Evaluation& call, Arguments a) {
  const Value all = concatenate(call, a);
  return all.is_null() ? all : distinct_values(call, {&all, 1});
}

/// Without recursion: lists may be nested deeply.
Value flatten(Evaluation& call, Arguments a) {
  ArenaList<Value> out(call.arena);
  ArenaList<std::span<const Value>> rest(call.arena);
  rest.push_back(as_items(a[0]));
  while (!rest.empty()) {
    const auto items = rest.pop_back();
    if (items.empty()) continue;
    rest.push_back(items.subspan(1));
    if (!step(call)) return stop(call, call.stopped);
    if (items[0].is(Tag::list))
      rest.push_back(items[0].as_list());
    else
      out.push_back(items[0]);
  }
  return make_list(call, out);
}

Value sort(Evaluation& call, Arguments a) {
  ArenaList<Value> out(call.arena);
  for (const Value& item : as_items(a[0])) out.push_back(item);
  Value problem = Value::boolean(true);  // or the first answer that is not a boolean
  merge_sort(call.arena, out.items(), [&](const Value& x, const Value& y) {
    if (!problem.is(Tag::boolean)) return false;
    const Value pair[] = {x, y};
    const Value precedes = call_function(call, a[1], pair);
    if (!precedes.is(Tag::boolean)) problem = precedes;
    return precedes.is_true();
  });
  if (problem.is(Tag::boolean)) return make_list(call, out);
  return wrong_argument(call, "sort", "precedes", "function that yields a boolean", problem);
}

constexpr auto list = ParameterKind::list;
constexpr auto number = ParameterKind::number;
constexpr Parameter any_item(std::string_view name) {
  return {.name = name, .kind = ParameterKind::any, .optional = false, .nullable = true};
}

}  // namespace

std::vector<Builtin> list_rows() {
  return {
      {.name = "list contains",
       .family = "list",
       .parameters = {{"list", list}, any_item("element")},
       .result = TypeKind::boolean,
       .sentence = "True if an item of the list equals the element, which may be null.",
       .label = "列表含有",
       .examples = {{"list contains([1, 2, 3], 2)", "true"},
                    {"list contains([1, null], null)", "true"},
                    {"list contains(null, 1)", "null"}},
       .body = list_contains},
      {.name = "count",
       .family = "list",
       .parameters = {{"list", list}},
       .result = TypeKind::number,
       .sentence = "The number of items.",
       .label = "计数",
       .examples =
           {{"count([1, 2, 3])", "3"}, {"count([])", "0"}, {"count([[1, 2], null])", "2"}, {"count(null)", "null"}},
       .body = count},
      {.name = "sublist",
       .family = "list",
       .parameters = {{"list", list}, {"start position", number}, {"length", number, true}},
       .result = TypeKind::list,
       .sentence = "The items from a position on, all of them or so many.",
       .label = "截取子列表",
       .examples = {{"sublist([4, 5, 6], 2)", "[5, 6]"},
                    {"sublist([4, 5, 6], -2, 1)", "[5]"},
                    {"sublist([4, 5, 6], 4)", "null"}},
       .body = sublist},
      {.name = "append",
       .family = "list",
       .parameters = {{"list", list}, {.name = "item", .kind = list, .optional = false, .nullable = true}},
       .variadic = true,
       .result = TypeKind::list,
       .sentence = "The list with further items at its end.",
       .label = "追加元素",
       .examples = {{"append([1], 2, 3)", "[1, 2, 3]"}, {"append([1], [2])", "[1, [2]]"}, {"append(null, 1)", "null"}},
       .body = append},
      {.name = "concatenate",
       .family = "list",
       .parameters = {{"list", list}},
       .variadic = true,
       .result = TypeKind::list,
       .sentence = "The items of several lists, one list after the other.",
       .label = "连接列表",
       .examples = {{"concatenate([1, 2], [3])", "[1, 2, 3]"}, {"concatenate([1], null)", "null"}},
       .body = concatenate},
      {.name = "insert before",
       .family = "list",
       .parameters = {{"list", list}, {"position", number}, any_item("newItem")},
       .result = TypeKind::list,
       .sentence = "The list with a new item before that at a position.",
       .label = "插入元素",
       .examples = {{"insert before([1, 3], 1, 2)", "[2, 1, 3]"},
                    {"insert before([1, 3], -1, 2)", "[1, 2, 3]"},
                    {"insert before([1, 3], 3, 2)", "null"}},
       .body = insert_before},
      {.name = "remove",
       .family = "list",
       .parameters = {{"list", list}, {"position", number}},
       .result = TypeKind::list,
       .sentence = "The list without the item at a position.",
       .label = "移除元素",
       .examples = {{"remove([1, 2, 3], 2)", "[1, 3]"}, {"remove([1, 2, 3], 0)", "null"}},
       .body = remove},
      {.name = "list replace",
       .family = "list",
       .parameters = {{"list", list}, {"position", number}, any_item("newItem")},
       .result = TypeKind::list,
       .sentence = "The list with a new item in place of that at a position.",
       .label = "替换元素",
       .examples = {{"list replace([2, 4, 7, 8], 3, 6)", "[2, 4, 6, 8]"}, {"list replace([2, 4], 3, 6)", "null"}},
       .body = replace_at},
      {.name = "list replace",
       .family = "list",
       .parameters = {{"list", list}, {"match", ParameterKind::function}, any_item("newItem")},
       .result = TypeKind::list,
       .sentence = "The list with a new item in place of each for which match(item, newItem) is true.",
       .label = "按条件替换元素",
       .examples = {{"list replace([2, 4, 7, 8], function(item, newItem) item < newItem, 5)", "[5, 5, 7, 8]"},
                    {"list replace([2, 4], function(item, newItem) 1, 5)", "null"}},
       .body = replace_matching},
      {.name = "reverse",
       .family = "list",
       .parameters = {{"list", list}},
       .result = TypeKind::list,
       .sentence = "The items in reverse order.",
       .label = "倒序",
       .examples = {{"reverse([1, 2, 3])", "[3, 2, 1]"}, {"reverse([])", "[]"}, {"reverse(null)", "null"}},
       .body = reverse},
      {.name = "index of",
       .family = "list",
       .parameters = {{"list", list}, any_item("match")},
       .result = TypeKind::list,
       .sentence = "The positions of the items that equal a value, which may be null.",
       .label = "查找位置",
       .examples = {{"index of([1, 2, 3, 2], 2)", "[2, 4]"}, {"index of([1], 3)", "[]"}, {"index of(null, 1)", "null"}},
       .body = index_of_match},
      {.name = "union",
       .family = "list",
       .parameters = {{"list", list}},
       .variadic = true,
       .result = TypeKind::list,
       .sentence = "The items of several lists, each once.",
       .label = "并集",
       .examples = {{"union([1, 2], [2, 3])", "[1, 2, 3]"}, {"union([1], null)", "null"}},
       .body = union_},
      {.name = "distinct values",
       .family = "list",
       .parameters = {{"list", list}},
       .result = TypeKind::list,
       .sentence = "The items, each once, in the order of their first occurrence.",
       .label = "去重",
       .examples = {{"distinct values([1, 2, 3, 2, 1])", "[1, 2, 3]"},
                    {"distinct values([null, null])", "[null]"},
                    {"distinct values(null)", "null"}},
       .body = distinct_values},
      {.name = "flatten",
       .family = "list",
       .parameters = {{"list", list}},
       .result = TypeKind::list,
       .sentence = "The items of nested lists in one list.",
       .label = "展平列表",
       .examples = {{"flatten([[1, 2], [[3]], 4])", "[1, 2, 3, 4]"}, {"flatten([])", "[]"}, {"flatten(null)", "null"}},
       .body = flatten},
      {.name = "sort",
       .family = "sort",
       .parameters = {{"list", list}, {"precedes", ParameterKind::function}},
       .result = TypeKind::list,
       .sentence = "The items in the order that precedes(x, y) gives; what it does not tell apart keeps its order.",
       .label = "排序",
       .examples = {{"sort([3, 1, 4, 5, 2], function(x, y) x < y)", "[1, 2, 3, 4, 5]"},
                    {"sort([1, 2], function(x, y) null)", "null"},
                    {"sort([3, 1], null)", "null"}},
       .body = sort},
  };
}

}  // namespace riskrule::feel
