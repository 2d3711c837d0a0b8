#include "feel/builtin_support.hpp"

#include <cstring>

#include "feel/machine.hpp"

namespace riskrule::feel {

std::string_view kind_name(const Value& value) noexcept {
  switch (value.tag()) {
    case Tag::null: return "null";
    case Tag::boolean: return "boolean";
    case Tag::number: return "number";
    case Tag::string: return "string";
    case Tag::date: return "date";
    case Tag::time: return "time";
    case Tag::date_time: return "date and time";
    case Tag::years_months: return "years and months duration";
    case Tag::days_time: return "days and time duration";
    case Tag::list: return "list";
    case Tag::context: return "context";
    case Tag::range: return "range";
    case Tag::function: return "function";
    case Tag::record: return "context";
  }
  return {};
}

std::string_view kind_name(ParameterKind kind) noexcept {
  switch (kind) {
    case ParameterKind::any: return "any value";
    case ParameterKind::boolean: return "boolean";
    case ParameterKind::number: return "number";
    case ParameterKind::string: return "string";
    case ParameterKind::date: return "date";
    case ParameterKind::time: return "time";
    case ParameterKind::date_time: return "date and time";
    case ParameterKind::date_or_date_time: return "date or date and time";
    case ParameterKind::years_months: return "years and months duration";
    case ParameterKind::days_time: return "days and time duration";
    case ParameterKind::duration: return "duration";
    case ParameterKind::list: return "list";
    case ParameterKind::list_of_numbers: return "list of numbers";
    case ParameterKind::list_of_strings: return "list of strings";
    case ParameterKind::list_of_booleans: return "list of booleans";
    case ParameterKind::context: return "context";
    case ParameterKind::range: return "range";
    case ParameterKind::function: return "function";
    case ParameterKind::temporal: return "date, time or duration";
  }
  return {};
}

bool takes(ParameterKind wanted, TypeKind kind) noexcept {
  using K = TypeKind;
  switch (wanted) {
    case ParameterKind::any: return true;
    case ParameterKind::boolean: return kind == K::boolean;
    case ParameterKind::number: return kind == K::number;
    case ParameterKind::string: return kind == K::string || kind == K::word;
    case ParameterKind::date: return kind == K::date;
    case ParameterKind::time: return kind == K::time;
    case ParameterKind::date_time: return kind == K::date_time;
    case ParameterKind::date_or_date_time: return kind == K::date || kind == K::date_time;
    case ParameterKind::years_months: return kind == K::years_months;
    case ParameterKind::days_time: return kind == K::days_time;
    case ParameterKind::duration: return kind == K::years_months || kind == K::days_time;
    case ParameterKind::list:
    case ParameterKind::list_of_numbers:
    case ParameterKind::list_of_strings:
    case ParameterKind::list_of_booleans: return kind == K::list;
    case ParameterKind::context: return kind == K::context || kind == K::record;
    case ParameterKind::range: return kind == K::range;
    case ParameterKind::function: return kind == K::function;
    case ParameterKind::temporal: return kind == K::date || kind == K::time || kind == K::date_time;
  }
  return false;
}

std::optional<TypeKind> item_kind(ParameterKind wanted) noexcept {
  switch (wanted) {
    case ParameterKind::list_of_numbers: return TypeKind::number;
    case ParameterKind::list_of_strings: return TypeKind::string;
    case ParameterKind::list_of_booleans: return TypeKind::boolean;
    default: return {};
  }
}

std::string_view join(Arena& arena, std::initializer_list<std::string_view> texts) {
  std::size_t size = 0;
  for (const auto text : texts) size += text.size();
  char* const out = arena.make_array<char>(size);
  std::size_t at = 0;
  for (const auto text : texts) {
    if (!text.empty()) std::memcpy(out + at, text.data(), text.size());
    at += text.size();
  }
  return {out, size};
}

std::string_view decimal_text(Arena& arena, const Decimal& d) {
  char* const out = arena.make_array<char>(Decimal::max_text);
  return {out, d.write(out)};
}

Value wrong_argument(Evaluation& call, std::string_view function, std::string_view parameter, std::string_view expected,
                     const Value& actual) {
  const auto message =
      join(call.arena, {"`", function, "`: `", parameter, "` takes a ", expected, ", not a ", kind_name(actual)});
  return null_because(call, "feel.argument_type", message, actual.is_null() ? actual.reason() : nullptr);
}

Value bad_argument(Evaluation& call, std::string_view function, std::string_view message) {
  return null_because(call, "feel.argument_value", join(call.arena, {"`", function, "`: ", message}));
}

Value null_item(Evaluation& call, std::string_view function, const Value& item) {
  return null_because(call, "feel.null_item", join(call.arena, {"`", function, "`: the list has a null in it"}),
                      item.reason());
}

Value make_string(Evaluation& call, std::string_view text) {
  if (text.size() > call.limits().string_bytes) return stop(call, "limit.string_bytes");
  if (call.arena.would_exceed(text.size())) return stop(call, "limit.arena_bytes");
  return Value::string(call.arena.copy(text));
}

Value make_list(Evaluation& call, const ArenaList<Value>& items) {
  if (items.size() > call.limits().list_items) return stop(call, "limit.list_items");
  return Value::list({items.items()});
}

std::optional<int> order_of(const Value& a, const Value& b) {
  const auto as_int = [](auto order) { return order < 0 ? -1 : order > 0 ? 1 : 0; };
  if (a.tag() == b.tag() && a.is(Tag::number)) return as_int(a.as_number() <=> b.as_number());
  if (a.tag() == b.tag() && a.is(Tag::string)) return as_int(a.as_string() <=> b.as_string());
  return temporal_order(a, b);
}

std::optional<std::int64_t> as_integer(const Decimal& d) noexcept { return truncate(d).to_int64(); }

std::optional<std::size_t> index_of(const Decimal& position, std::size_t count) noexcept {
  const auto n = position.to_int64();  // a position is a whole number
  if (!n || *n == 0) return std::nullopt;
  const auto distance = static_cast<std::uint64_t>(*n < 0 ? -(*n + 1) : *n - 1);  // from the end, or from the start
  if (distance >= count) return std::nullopt;
  return static_cast<std::size_t>(*n < 0 ? count - 1 - distance : distance);
}

}  // namespace riskrule::feel
