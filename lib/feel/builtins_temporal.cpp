// Dates and times: their place in the calendar, identity, and the caller's clock.
#include <algorithm>
#include <array>

#include "feel/builtin_support.hpp"
#include "feel/machine.hpp"

namespace riskrule::feel {
namespace {

using Arguments = std::span<const Value>;

Date date_of(const Value& value) noexcept { return value.is(Tag::date) ? value.as_date() : value.as_date_time().date; }

Value day_of_year_(Evaluation&, Arguments a) { return Value::number(Decimal(day_of_year(date_of(a[0])))); }
Value week_of_year_(Evaluation&, Arguments a) { return Value::number(Decimal(week_of_year(date_of(a[0])))); }

Value day_of_week(Evaluation&, Arguments a) {
  static constexpr std::array<std::string_view, 7> names = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                            "Friday", "Saturday", "Sunday"};
  return Value::string(names[static_cast<std::size_t>(weekday(date_of(a[0])) - 1)]);
}

Value month_of_year(Evaluation&, Arguments a) {
  static constexpr std::array<std::string_view, 12> names = {"January",   "February", "March",    "April",
                                                             "May",       "June",     "July",     "August",
                                                             "September", "October",  "November", "December"};
  return Value::string(names[static_cast<std::size_t>(date_of(a[0]).month - 1)]);
}

constexpr std::uint32_t deepest = 1024;  // of lists within lists that are compared

bool is_same(Evaluation& call, const Value& a, const Value& b, std::uint32_t depth);

bool are_same_items(Evaluation& call, std::span<const Value> a, std::span<const Value> b, std::uint32_t depth) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [&](const Value& x, const Value& y) {
           return step(call) && is_same(call, x, y, depth);
         });
}

/// The same entries in any order: both have as many, and each of one is in the other.
bool are_same_entries(Evaluation& call, const Context& a, const Context& b, std::uint32_t depth) {
  return a.size() == b.size() && std::ranges::all_of(a, [&](const Context::Item& entry) {
           const Value* const other = b.find(entry.name);
           return step_through(call, b.size()) && other != nullptr && is_same(call, entry.value, *other, depth);
         });
}

bool are_same_ranges(Evaluation& call, const Range& a, const Range& b, std::uint32_t depth) {
  return a.unary == b.unary && a.low_closed == b.low_closed && a.high_closed == b.high_closed &&
         is_same(call, a.low, b.low, depth) && is_same(call, a.high, b.high, depth);
}

/// Unlike `=`, this tells 10:00:00Z from 11:00:00+01:00 and a zone from its offset, also inside of other values.
bool is_same(Evaluation& call, const Value& a, const Value& b, std::uint32_t depth) {
  if (a.tag() != b.tag() || depth == deepest) return false;
  switch (a.tag()) {
    case Tag::time: return a.as_time() == b.as_time();
    case Tag::date_time: return a.as_date_time() == b.as_date_time();
    case Tag::list: return are_same_items(call, a.as_list(), b.as_list(), depth + 1);
    case Tag::context: return are_same_entries(call, a.as_context(), b.as_context(), depth + 1);
    case Tag::range: return are_same_ranges(call, a.as_range(), b.as_range(), depth + 1);
    default: return equal(call, a, b).is_true();
  }
}

Value is(Evaluation& call, Arguments a) {
  const bool same = is_same(call, a[0], a[1], 0);
  return call.stopped.empty() ? Value::boolean(same) : stop(call, call.stopped);
}

Value no_clock(Evaluation& call, std::string_view function) {
  return null_because(call, "feel.no_clock",
                      join(call.arena, {"`", function, "`: the caller has not said what time it is"}));
}

Value now(Evaluation& call, Arguments) {
  return call.clock == nullptr ? no_clock(call, "now") : Value::date_time(&call.clock->now);
}
Value today(Evaluation& call, Arguments) {
  return call.clock == nullptr ? no_clock(call, "today") : Value::date(call.clock->now.date);
}

constexpr auto date = ParameterKind::date_or_date_time;

}  // namespace

std::vector<Builtin> temporal_rows() {
  return {
      {.name = "day of year",
       .family = "temporal",
       .parameters = {{"date", date}},
       .result = TypeKind::number,
       .sentence = "The number of the day in its year, 1 to 366.",
       .label = "年内第几日",
       .examples = {{R"(day of year(date("2019-09-17")))", "260"}, {"day of year(null)", "null"}},
       .body = day_of_year_},
      {.name = "day of week",
       .family = "temporal",
       .parameters = {{"date", date}},
       .result = TypeKind::string,
       .sentence = "The English name of the day of the week.",
       .label = "星期几",
       .examples = {{R"(day of week(date("2019-09-17")))", R"("Tuesday")"}, {R"(day of week("2019-09-17"))", "null"}},
       .body = day_of_week},
      {.name = "month of year",
       .family = "temporal",
       .parameters = {{"date", date}},
       .result = TypeKind::string,
       .sentence = "The English name of the month.",
       .label = "月份名",
       .examples = {{R"(month of year(date("2019-09-17")))", R"("September")"}, {"month of year(null)", "null"}},
       .body = month_of_year},
      {.name = "week of year",
       .family = "temporal",
       .parameters = {{"date", date}},
       .result = TypeKind::number,
       .sentence = "The number of the week by ISO 8601, 1 to 53.",
       .label = "年内第几周",
       .examples = {{R"(week of year(date("2003-12-29")))", "1"},
                    {R"(week of year(date("2010-01-01")))", "53"},
                    {"week of year(1)", "null"}},
       .body = week_of_year_},
      {.name = "is",
       .family = "temporal",
       .parameters = {{.name = "value1", .kind = ParameterKind::any, .optional = false, .nullable = true},
                      {.name = "value2", .kind = ParameterKind::any, .optional = false, .nullable = true}},
       .result = TypeKind::boolean,
       .sentence = "True if both are the same value of the same kind; times must also state the same offset.",
       .label = "完全相同",
       .examples = {{R"(is(date("2012-12-25"), time("23:00:50")))", "false"},
                    {R"(is(time("23:00:50Z"), time("23:00:50")))", "false"},
                    {"is(null, null)", "true"}},
       .body = is},
      {.name = "now",
       .family = "temporal",
       .parameters = {},
       .result = TypeKind::date_time,
       .sentence = "The date and time that the caller states as present; null if it states none.",
       .label = "现在",
       .examples = {{"now()", "null"}, {"now(1)", "null"}},
       .body = now},
      {.name = "today",
       .family = "temporal",
       .parameters = {},
       .result = TypeKind::date,
       .sentence = "The date that the caller states as present; null if it states none.",
       .label = "今天",
       .examples = {{"today()", "null"}, {"today(1)", "null"}},
       .body = today},
  };
}

}  // namespace riskrule::feel
