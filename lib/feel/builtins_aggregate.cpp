// Lists: one value out of many, such as sum and median. Each takes a list, or its items as arguments.
#include "feel/builtin_support.hpp"
#include "feel/small_number.hpp"
#include "feel/value_set.hpp"

namespace riskrule::feel {
namespace {

using Arguments = std::span<const Value>;

Value empty_list(Evaluation& call, std::string_view function) {
  return null_because(call, "feel.empty_list", join(call.arena, {"`", function, "`: the list is empty"}));
}

/// The first item, compared with all others; `wanted` tells whether the other replaces it.
Value extreme(Evaluation& call, std::string_view function, const Value& list, int wanted) {
  const auto items = as_items(list);
  if (items.empty()) return empty_list(call, function);
  const Value* best = &items[0];
  for (const Value& item : items) {
    if (item.is_null()) return null_item(call, function, item);
    const auto order = order_of(item, *best);
    if (!order) return wrong_argument(call, function, "list", "list of comparable values of one type", item);
    if (*order == wanted) best = &item;
  }
  return *best;
}

Value min(Evaluation& call, Arguments a) { return extreme(call, "min", a[0], -1); }
Value max(Evaluation& call, Arguments a) { return extreme(call, "max", a[0], 1); }

/// Why these are not numbers, or a boolean if they are.
Value check_numbers(Evaluation& call, std::string_view function, std::span<const Value> items) {
  for (const Value& item : items) {
    if (item.is_null()) return null_item(call, function, item);
    if (!item.is(Tag::number)) return wrong_argument(call, function, "list", "list of numbers", item);
  }
  return Value::boolean(true);
}

using OfNumbers = Value (*)(Evaluation& call, std::span<const Value> numbers);

/// Null for an empty list, or one that holds anything but numbers.
Value of_numbers(Evaluation& call, std::string_view function, const Value& list, OfNumbers compute) {
  const auto items = as_items(list);
  if (items.empty()) return empty_list(call, function);
  const Value checked = check_numbers(call, function, items);
  return checked.is_null() ? checked : compute(call, items);
}

/// The sum, if all items are small numbers and so is it; else unknown.
SmallNumber small_total(std::span<const Value> items) noexcept {
  SmallNumber sum{0, 0, true};
  for (const Value& item : items) {
    std::int64_t alike = 0;
    if (coefficient_at(sum.exponent, item, alike))
      sum.known = !__builtin_add_overflow(sum.coefficient, alike, &sum.coefficient);
    else
      sum = sum + small_of(item);
    if (!sum.known) break;
  }
  return sum;
}

Decimal total(std::span<const Value> numbers) noexcept {
  if (const SmallNumber small = small_total(numbers); small.known) return to_decimal(small);
  Decimal out;
  for (const Value& n : numbers) out += n.as_number();
  return out;
}

Decimal average(std::span<const Value> numbers) noexcept { return total(numbers) / Decimal(numbers.size()); }

Value sum(Evaluation& call, Arguments a) {
  const auto items = as_items(a[0]);
  if (const SmallNumber small = small_total(items); small.known && !items.empty())
    return Value::number_from([&]() noexcept { return to_decimal(small); });
  return of_numbers(call, "sum", a[0], [](Evaluation&, std::span<const Value> n) { return Value::number(total(n)); });
}

Value mean(Evaluation& call, Arguments a) {
  return of_numbers(call, "mean", a[0],
                    [](Evaluation&, std::span<const Value> n) { return Value::number(average(n)); });
}

Value product(Evaluation& call, Arguments a) {
  return of_numbers(call, "product", a[0], [](Evaluation&, std::span<const Value> numbers) {
    Decimal out = 1;
    for (const Value& n : numbers) out *= n.as_number();
    return Value::number(out);
  });
}

std::span<Value> sorted_copy(Evaluation& call, std::span<const Value> numbers) {
  ArenaList<Value> out(call.arena, numbers.size());
  for (const Value& n : numbers) out.push_back(n);
  merge_sort(call.arena, out.items(), [](const Value& x, const Value& y) { return x.as_number() < y.as_number(); });
  return out.items();
}

Value median(Evaluation& call, Arguments a) {
  return of_numbers(call, "median", a[0], [](Evaluation& c, std::span<const Value> numbers) {
    const auto sorted = sorted_copy(c, numbers);
    const std::size_t half = sorted.size() / 2;
    if (sorted.size() % 2 == 1) return sorted[half];
    return Value::number((sorted[half - 1].as_number() + sorted[half].as_number()) / 2);
  });
}

Value stddev(Evaluation& call, Arguments a) {
  return of_numbers(call, "stddev", a[0], [](Evaluation& c, std::span<const Value> numbers) {
    if (numbers.size() < 2) return bad_argument(c, "stddev", "it needs at least two numbers");
    const Decimal middle = average(numbers);
    Decimal squares;
    for (const Value& n : numbers) squares += (n.as_number() - middle) * (n.as_number() - middle);
    return Value::number(sqrt(squares / Decimal(numbers.size() - 1)));
  });
}

Value most_frequent(Evaluation& call, std::span<const Value> numbers) {
  const auto sorted = sorted_copy(call, numbers);
  ArenaList<Value> out(call.arena);
  std::size_t most = 1;
  for (std::size_t begin = 0; begin < sorted.size();) {
    std::size_t end = begin + 1;
    while (end < sorted.size() && sorted[end].as_number() == sorted[begin].as_number()) ++end;
    if (end - begin > most) {
      most = end - begin;
      while (!out.empty()) out.pop_back();
    }
    if (end - begin == most) out.push_back(sorted[begin]);
    begin = end;
  }
  return make_list(call, out);
}

Value mode(Evaluation& call, Arguments a) {
  if (as_items(a[0]).empty()) return Value::list({});
  return of_numbers(call, "mode", a[0], most_frequent);
}

constexpr auto list = ParameterKind::list;
constexpr auto numbers = ParameterKind::list_of_numbers;

}  // namespace

std::vector<Builtin> aggregate_rows() {
  return {
      {.name = "min",
       .family = "list",
       .parameters = {{"list", list}},
       .result = TypeKind::any,
       .sentence = "The least item; null for none.",
       .label = "最小值",
       .examples = {{"min([3, 1, 2])", "1"},
                    {R"(min(["b", "a"]))", R"("a")"},
                    {"min([])", "null"},
                    {R"(min([1, "a"]))", "null"}},
       .body = min},
      {.name = "min",
       .family = "list",
       .parameters = {{"c", list}},
       .variadic = true,
       .result = TypeKind::any,
       .sentence = "The least argument.",
       .label = "各项最小值",
       .examples = {{"min(3, 1, 2)", "1"}, {"min(1, null)", "null"}},
       .body = min},
      {.name = "max",
       .family = "list",
       .parameters = {{"list", list}},
       .result = TypeKind::any,
       .sentence = "The greatest item; null for none.",
       .label = "最大值",
       .examples = {{"max([3, 1, 2])", "3"}, {"max([])", "null"}},
       .body = max},
      {.name = "max",
       .family = "list",
       .parameters = {{"c", list}},
       .variadic = true,
       .result = TypeKind::any,
       .sentence = "The greatest argument.",
       .label = "各项最大值",
       .examples = {{"max(3, 1, 2)", "3"}, {R"(max(1, "a"))", "null"}},
       .body = max},
      {.name = "sum",
       .family = "list",
       .parameters = {{"list", numbers}},
       .result = TypeKind::number,
       .sentence = "The sum of the numbers; null for none.",
       .label = "求和",
       .examples = {{"sum([1, 2, 3])", "6"}, {"sum([])", "null"}, {"sum([1, null])", "null"}},
       .body = sum},
      {.name = "sum",
       .family = "list",
       .parameters = {{"n", numbers}},
       .variadic = true,
       .result = TypeKind::number,
       .sentence = "The sum of the arguments.",
       .label = "各项之和",
       .examples = {{"sum(0.1, 0.2)", "0.3"}, {R"(sum(1, "2"))", "null"}},
       .body = sum},
      {.name = "mean",
       .family = "list",
       .parameters = {{"list", numbers}},
       .result = TypeKind::number,
       .sentence = "The arithmetic mean of the numbers; null for none.",
       .label = "平均值",
       .examples = {{"mean([1, 2, 3, 4])", "2.5"}, {"mean([])", "null"}},
       .body = mean},
      {.name = "mean",
       .family = "list",
       .parameters = {{"n", numbers}},
       .variadic = true,
       .result = TypeKind::number,
       .sentence = "The arithmetic mean of the arguments.",
       .label = "各项平均值",
       .examples = {{"mean(1, 2, 3)", "2"}, {"mean(1, null)", "null"}},
       .body = mean},
      {.name = "product",
       .family = "list",
       .parameters = {{"list", numbers}},
       .result = TypeKind::number,
       .sentence = "The product of the numbers; null for none.",
       .label = "乘积",
       .examples = {{"product([2, 3, 4])", "24"}, {"product([])", "null"}},
       .body = product},
      {.name = "product",
       .family = "list",
       .parameters = {{"n", numbers}},
       .variadic = true,
       .result = TypeKind::number,
       .sentence = "The product of the arguments.",
       .label = "各项之积",
       .examples = {{"product(2, 3, 4)", "24"}, {"product(2, null)", "null"}},
       .body = product},
      {.name = "median",
       .family = "list",
       .parameters = {{"list", numbers}},
       .result = TypeKind::number,
       .sentence = "The middle of the sorted numbers, or the mean of the two in the middle; null for none.",
       .label = "中位数",
       .examples = {{"median([8, 2, 5, 3, 4])", "4"}, {"median([6, 1, 2, 3])", "2.5"}, {"median([])", "null"}},
       .body = median},
      {.name = "median",
       .family = "list",
       .parameters = {{"n", numbers}},
       .variadic = true,
       .result = TypeKind::number,
       .sentence = "The median of the arguments.",
       .label = "各项中位数",
       .examples = {{"median(8, 2, 5, 3, 4)", "4"}, {"median(1, null)", "null"}},
       .body = median},
      {.name = "stddev",
       .family = "list",
       .parameters = {{"list", numbers}},
       .result = TypeKind::number,
       .sentence = "The sample standard deviation (divided by n - 1); null for less than two numbers.",
       .label = "样本标准差",
       .examples = {{"decimal(stddev([2, 4, 7, 5]), 8)", "2.08166600"},
                    {"stddev([47])", "null"},
                    {"stddev([])", "null"}},
       .body = stddev},
      {.name = "stddev",
       .family = "list",
       .parameters = {{"n", numbers}},
       .variadic = true,
       .result = TypeKind::number,
       .sentence = "The sample standard deviation of the arguments.",
       .label = "各项样本标准差",
       .examples = {{"stddev(1, 3, 5)", "2"}, {"stddev(1, null)", "null"}},
       .body = stddev},
      {.name = "mode",
       .family = "list",
       .parameters = {{"list", numbers}},
       .result = TypeKind::list,
       .sentence = "The most frequent numbers, ascending.",
       .label = "众数",
       .examples = {{"mode([3, 6, 1, 9, 6, 1, 3])", "[1, 3, 6]"}, {"mode([])", "[]"}, {"mode([1, null])", "null"}},
       .body = mode},
      {.name = "mode",
       .family = "list",
       .parameters = {{"n", numbers}},
       .variadic = true,
       .result = TypeKind::list,
       .sentence = "The most frequent arguments, ascending.",
       .label = "各项众数",
       .examples = {{"mode(6, 3, 9, 6, 6)", "[6]"}, {R"(mode(1, "a"))", "null"}},
       .body = mode},
  };
}

}  // namespace riskrule::feel
