// Booleans, in three-valued logic.
#include "feel/builtin_support.hpp"

namespace riskrule::feel {
namespace {

using Arguments = std::span<const Value>;

Value not_(Evaluation&, Arguments a) { return Value::boolean(!a[0].as_boolean()); }

/// `decisive` if one item is; else null if one is null; else the opposite.
Value search(Evaluation& call, std::string_view function, const Value& list, bool decisive) {
  const Value* null = nullptr;
  bool found = false;
  for (const Value& item : as_items(list)) {
    if (item.is_null())
      null = &item;
    else if (!item.is(Tag::boolean))
      return wrong_argument(call, function, "list", "list of booleans", item);
    else
      found = found || item.as_boolean() == decisive;
  }
  if (found) return Value::boolean(decisive);
  return null != nullptr ? null_item(call, function, *null) : Value::boolean(!decisive);
}

Value all(Evaluation& call, Arguments a) { return search(call, "all", a[0], false); }
Value any(Evaluation& call, Arguments a) { return search(call, "any", a[0], true); }

constexpr auto booleans = ParameterKind::list_of_booleans;

}  // namespace

std::vector<Builtin> boolean_rows() {
  return {
      {.name = "not",
       .family = "boolean",
       .parameters = {{"negand", ParameterKind::boolean}},
       .result = TypeKind::boolean,
       .sentence = "False for true, true for false.",
       .label = "否定",
       .examples = {{"not(true)", "false"}, {"not(null)", "null"}},
       .body = not_},
      {.name = "all",
       .family = "boolean",
       .parameters = {{"list", booleans}},
       .result = TypeKind::boolean,
       .sentence = "False if an item is false, else null if an item is null, else true.",
       .label = "全部为真",
       .examples = {{"all([true, false])", "false"},
                    {"all([])", "true"},
                    {"all([true, null])", "null"},
                    {"all([false, null])", "false"}},
       .body = all},
      {.name = "all",
       .family = "boolean",
       .parameters = {{"b", booleans}},
       .variadic = true,
       .result = TypeKind::boolean,
       .sentence = "The same for the arguments.",
       .label = "各项全部为真",
       .examples = {{"all(true, false, true)", "false"}, {"all(true, null)", "null"}},
       .body = all},
      {.name = "any",
       .family = "boolean",
       .parameters = {{"list", booleans}},
       .result = TypeKind::boolean,
       .sentence = "True if an item is true, else null if an item is null, else false.",
       .label = "任一为真",
       .examples = {{"any([true, false])", "true"},
                    {"any([])", "false"},
                    {"any([false, null])", "null"},
                    {"any([true, null])", "true"}},
       .body = any},
      {.name = "any",
       .family = "boolean",
       .parameters = {{"b", booleans}},
       .variadic = true,
       .result = TypeKind::boolean,
       .sentence = "The same for the arguments.",
       .label = "各项任一为真",
       .examples = {{"any(false, true)", "true"}, {"any(false, null)", "null"}},
       .body = any},
  };
}

}  // namespace riskrule::feel
