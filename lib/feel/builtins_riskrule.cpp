// Not part of DMN: working days, by the calendar that the caller hands to the evaluation.
#include "feel/builtin_support.hpp"
#include "riskrule/base/calendar.hpp"

namespace riskrule::feel {
namespace {

using Arguments = std::span<const Value>;

Value no_calendar(Evaluation& call, std::string_view function) {
  const auto message = join(call.arena, {"`", function, "`: the caller has given no calendar of working days"});
  return null_because(call, "feel.no_calendar", message);
}

Value unknown_year(Evaluation& call, std::string_view function, std::int32_t year) {
  const auto message = join(call.arena, {"`", function, "`: the calendar of working days does not know the year ",
                                         decimal_text(call.arena, Decimal(year))});
  return null_because(call, "feel.calendar_year", message);
}

Value working_days_between(Evaluation& call, Arguments a) {
  constexpr std::string_view name = "working days between";
  if (call.calendar == nullptr) return no_calendar(call, name);
  const auto days = call.calendar->working_days_between(a[0].as_date(), a[1].as_date(), Counting{});
  return days ? Value::number(Decimal(*days)) : unknown_year(call, name, days.unknown_year);
}

Value add_working_days(Evaluation& call, Arguments a) {
  constexpr std::string_view name = "add working days";
  if (call.calendar == nullptr) return no_calendar(call, name);
  const auto count = a[1].as_number().to_int64();
  if (!count) return bad_argument(call, name, "`days` is no integer, or too large");
  const auto date = call.calendar->add_working_days(a[0].as_date(), *count, Counting{});
  return date ? Value::date(*date) : unknown_year(call, name, date.unknown_year);
}

constexpr auto date = ParameterKind::date;

}  // namespace

std::vector<Builtin> riskrule_rows() {
  return {
      {.name = "working days between",
       .family = "riskrule",
       .parameters = {{"from", date}, {"to", date}},
       .result = TypeKind::number,
       .sentence =
           "The working days after one date up to and with another, negative backwards; null for unknown years.",
       .label = "间隔工作日数",
       .examples = {{R"(working days between(date("2024-03-04"), date("2024-03-08")))", "4"},
                    {R"(working days between(date("2024-03-08"), date("2024-03-11")))", "1"},
                    {R"(working days between(date("2024-03-08"), date("2090-03-11")))", "null"}},
       .body = working_days_between},
      {.name = "add working days",
       .family = "riskrule",
       .parameters = {{"date", date}, {"days", ParameterKind::number}},
       .result = TypeKind::date,
       .sentence = "The last day of a period of so many working days that begins after a date.",
       .label = "顺延工作日",
       .examples = {{R"(add working days(date("2024-03-08"), 1))", R"(date("2024-03-11"))"},
                    {R"(add working days(date("2024-03-08"), 0.5))", "null"}},
       .body = add_working_days},
  };
}

}  // namespace riskrule::feel
