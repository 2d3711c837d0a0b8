// Numbers.
#include "feel/builtin_support.hpp"
#include "feel/transcendental.hpp"

namespace riskrule::feel {
namespace {

using Arguments = std::span<const Value>;

/// The number with so many digits after its point (`scale`, which is cut to an integer), in the range that DMN gives.
Value rounded(Evaluation& call, std::string_view function, const Value& n, const Value& scale, Rounding how) {
  const auto digits = scale.is_null() ? std::optional<std::int64_t>(0) : as_integer(scale.as_number());
  if (!digits || *digits < -Decimal::max_exponent || *digits > -Decimal::min_exponent)
    return bad_argument(call, function, "`scale` is not between -6111 and 6176");
  return Value::number(rescale(n.as_number(), static_cast<int>(*digits), how));
}

Value decimal(Evaluation& call, Arguments a) { return rounded(call, "decimal", a[0], a[1], Rounding::half_even); }
Value floor_(Evaluation& call, Arguments a) { return rounded(call, "floor", a[0], a[1], Rounding::floor); }
Value ceiling_(Evaluation& call, Arguments a) { return rounded(call, "ceiling", a[0], a[1], Rounding::ceiling); }
Value round_up(Evaluation& call, Arguments a) { return rounded(call, "round up", a[0], a[1], Rounding::up); }
Value round_down(Evaluation& call, Arguments a) { return rounded(call, "round down", a[0], a[1], Rounding::down); }
Value round_half_up(Evaluation& call, Arguments a) {
  return rounded(call, "round half up", a[0], a[1], Rounding::half_up);
}
Value round_half_down(Evaluation& call, Arguments a) {
  return rounded(call, "round half down", a[0], a[1], Rounding::half_down);
}

Value abs_number(Evaluation&, Arguments a) { return Value::number(abs(a[0].as_number())); }

Value abs_duration(Evaluation& call, Arguments a) {
  if (a[0].is(Tag::years_months)) {
    const YearMonthDuration d = a[0].as_years_months();
    const auto positive = d.months < 0 ? -d : std::optional(d);
    return positive ? Value::years_months(*positive) : bad_argument(call, "abs", "the duration is too long");
  }
  const DayTimeDuration d = a[0].as_days_time();
  const auto positive = d < DayTimeDuration{} ? -d : std::optional(d);
  return positive ? Value::days_time(*positive) : bad_argument(call, "abs", "the duration is too long");
}

Value modulo_(Evaluation& call, Arguments a) {
  if (a[1].as_number().is_zero()) return null_because(call, "feel.divide_by_zero", "`modulo`: the divisor is 0");
  return Value::number(modulo(a[0].as_number(), a[1].as_number()));
}

Value sqrt_(Evaluation& call, Arguments a) {
  if (a[0].as_number().is_negative()) return bad_argument(call, "sqrt", "the number is negative");
  return Value::number(sqrt(a[0].as_number()));
}

Value log_(Evaluation& call, Arguments a) {
  if (!(a[0].as_number() > Decimal(0))) return bad_argument(call, "log", "the number is not positive");
  return Value::number(logarithm(a[0].as_number()));
}

Value exp_(Evaluation& call, Arguments a) {
  const Decimal result = exponential(a[0].as_number());
  return result.is_nan() ? bad_argument(call, "exp", "the result is too large") : Value::number(result);
}

Value is_multiple_of_two(const Value& n, const Decimal& rest) {
  return Value::boolean(modulo(n.as_number(), 2) == rest);
}
Value odd(Evaluation&, Arguments a) { return is_multiple_of_two(a[0], 1); }
Value even(Evaluation&, Arguments a) { return is_multiple_of_two(a[0], 0); }

constexpr auto number = ParameterKind::number;

}  // namespace

std::vector<Builtin> numeric_rows() {
  const std::vector<Parameter> number_and_optional_scale = {{"n", number}, {"scale", number, true}};
  const std::vector<Parameter> number_and_scale = {{"n", number}, {"scale", number}};
  return {
      {.name = "decimal",
       .family = "numeric",
       .parameters = number_and_scale,
       .result = TypeKind::number,
       .sentence = "The number rounded to so many digits after the point, halves to the even digit.",
       .label = "保留小数",
       .examples = {{"decimal(1/3, 2)", "0.33"},
                    {"decimal(2.5, 0)", "2"},
                    {"decimal(1234, -2)", "1200"},
                    {"decimal(1, null)", "null"}},
       .body = decimal},
      {.name = "floor",
       .family = "numeric",
       .parameters = number_and_optional_scale,
       .result = TypeKind::number,
       .sentence = "The greatest number of so many digits after the point (0 if not said) that is not above.",
       .label = "向下取整",
       .examples = {{"floor(-1.5)", "-2"}, {"floor(1.56, 1)", "1.5"}, {"floor(null)", "null"}},
       .body = floor_},
      {.name = "ceiling",
       .family = "numeric",
       .parameters = number_and_optional_scale,
       .result = TypeKind::number,
       .sentence = "The least number of so many digits after the point (0 if not said) that is not below.",
       .label = "向上取整",
       .examples = {{"ceiling(-1.5)", "-1"}, {"ceiling(1.52, 1)", "1.6"}, {R"(ceiling("1"))", "null"}},
       .body = ceiling_},
      {.name = "round up",
       .family = "numeric",
       .parameters = number_and_scale,
       .result = TypeKind::number,
       .sentence = "The number rounded away from zero.",
       .label = "远零舍入",
       .examples = {{"round up(5.5, 0)", "6"}, {"round up(-1.126, 2)", "-1.13"}, {"round up(5.5, 6177)", "null"}},
       .body = round_up},
      {.name = "round down",
       .family = "numeric",
       .parameters = number_and_scale,
       .result = TypeKind::number,
       .sentence = "The number rounded towards zero.",
       .label = "截尾舍入",
       .examples = {{"round down(5.5, 0)", "5"}, {"round down(-1.126, 2)", "-1.12"}, {"round down(1, null)", "null"}},
       .body = round_down},
      {.name = "round half up",
       .family = "numeric",
       .parameters = number_and_scale,
       .result = TypeKind::number,
       .sentence = "The number rounded to the nearest, halves away from zero (四舍五入).",
       .label = "四舍五入",
       .examples = {{"round half up(5.5, 0)", "6"},
                    {"round half up(-1.125, 2)", "-1.13"},
                    {"round half up(null, 0)", "null"}},
       .body = round_half_up},
      {.name = "round half down",
       .family = "numeric",
       .parameters = number_and_scale,
       .result = TypeKind::number,
       .sentence = "The number rounded to the nearest, halves towards zero.",
       .label = "五舍六入",
       .examples = {{"round half down(5.5, 0)", "5"},
                    {"round half down(-1.126, 2)", "-1.13"},
                    {"round half down(5, null)", "null"}},
       .body = round_half_down},
      {.name = "abs",
       .family = "numeric",
       .parameters = {{"n", number}},
       .result = TypeKind::number,
       .sentence = "The number without its sign.",
       .label = "绝对值",
       .examples = {{"abs(-10)", "10"}, {"abs(null)", "null"}},
       .body = abs_number},
      {.name = "abs",
       .family = "numeric",
       .parameters = {{"n", ParameterKind::duration}},
       .result = TypeKind::any,
       .sentence = "The duration without its sign.",
       .label = "时长的绝对值",
       .examples = {{R"(abs(duration("-PT5H")))", R"(duration("PT5H"))"}, {R"(abs(date("2024-01-01")))", "null"}},
       .body = abs_duration},
      {.name = "modulo",
       .family = "numeric",
       .parameters = {{"dividend", number}, {"divisor", number}},
       .result = TypeKind::number,
       .sentence = "The remainder of a division that rounds down: it has the sign of the divisor.",
       .label = "取模",
       .examples =
           {{"modulo(12, 5)", "2"}, {"modulo(-12, 5)", "3"}, {"modulo(10.1, -4.5)", "-3.4"}, {"modulo(1, 0)", "null"}},
       .body = modulo_},
      {.name = "sqrt",
       .family = "numeric",
       .parameters = {{"number", number}},
       .result = TypeKind::number,
       .sentence = "The square root, to 34 digits.",
       .label = "平方根",
       .examples = {{"sqrt(16)", "4"}, {"sqrt(2.25)", "1.5"}, {"sqrt(-1)", "null"}},
       .body = sqrt_},
      {.name = "log",
       .family = "numeric",
       .parameters = {{"number", number}},
       .result = TypeKind::number,
       .sentence = "The natural logarithm, to 34 digits.",
       .label = "自然对数",
       .examples = {{"log(1)", "0"}, {"decimal(log(10), 8)", "2.30258509"}, {"log(0)", "null"}},
       .body = log_},
      {.name = "exp",
       .family = "numeric",
       .parameters = {{"number", number}},
       .result = TypeKind::number,
       .sentence = "The number e (2.71828…) to the power of the argument, to 34 digits.",
       .label = "指数函数",
       .examples = {{"exp(0)", "1"}, {"decimal(exp(5), 8)", "148.41315910"}, {"exp(1000000)", "null"}},
       .body = exp_},
      {.name = "odd",
       .family = "numeric",
       .parameters = {{"number", number}},
       .result = TypeKind::boolean,
       .sentence = "True for an odd integer.",
       .label = "是否奇数",
       .examples = {{"odd(5)", "true"}, {"odd(2)", "false"}, {"odd(null)", "null"}},
       .body = odd},
      {.name = "even",
       .family = "numeric",
       .parameters = {{"number", number}},
       .result = TypeKind::boolean,
       .sentence = "True for an even integer.",
       .label = "是否偶数",
       .examples = {{"even(5)", "false"}, {"even(-2)", "true"}, {R"(even("2"))", "null"}},
       .body = even},
  };
}

}  // namespace riskrule::feel
