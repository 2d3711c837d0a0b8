// From one kind of value to another.
#include <string>

#include "feel/builtin_support.hpp"
#include "feel/temporal_text.hpp"
#include "feel/text.hpp"

namespace riskrule::feel {
namespace {

using Arguments = std::span<const Value>;

/// The value, or null because the text is not one.
Value read_or_null(Evaluation& call, std::string_view function, std::string_view text,
                   const std::optional<Value>& value) {
  if (value) return *value;
  return null_because(call, "feel.argument_value",
                      join(call.arena, {"`", function, "`: `", text, "` can not be read"}));
}

Value date_from_text(Evaluation& call, Arguments a) {
  return read_or_null(call, "date", a[0].as_string(), read_date(a[0].as_string()));
}
Value time_from_text(Evaluation& call, Arguments a) {
  return read_or_null(call, "time", a[0].as_string(), read_time(call.arena, a[0].as_string()));
}
Value date_time_from_text(Evaluation& call, Arguments a) {
  return read_or_null(call, "date and time", a[0].as_string(), read_date_time(call.arena, a[0].as_string()));
}
Value duration_from_text(Evaluation& call, Arguments a) {
  return read_or_null(call, "duration", a[0].as_string(), read_duration(a[0].as_string()));
}

Date date_of(const Value& value) noexcept { return value.is(Tag::date) ? value.as_date() : value.as_date_time().date; }

Value date_from_date(Evaluation&, Arguments a) { return Value::date(date_of(a[0])); }

Value date_from_parts(Evaluation& call, Arguments a) {
  const auto year = a[0].as_number().to_int64();
  const auto month = a[1].as_number().to_int64();
  const auto day = a[2].as_number().to_int64();
  const auto date = year && month && day ? make_date(*year, *month, *day) : std::nullopt;
  return date ? Value::date(*date) : bad_argument(call, "date", "there is no such day");
}

Value time_from_temporal(Evaluation& call, Arguments a) {
  if (a[0].is(Tag::time)) return a[0];
  Time time;
  time.offset = 0;  // of a date: midnight UTC
  return Value::time(call.arena.make<Time>(a[0].is(Tag::date) ? time : a[0].as_date_time().time));
}

Value time_from_parts(Evaluation& call, Arguments a) {
  const auto hour = a[0].as_number().to_int64();
  const auto minute = a[1].as_number().to_int64();
  const auto seconds = duration_of_seconds(a[2].as_number());
  auto time = hour && minute && seconds ? make_time(*hour, *minute, seconds->seconds, seconds->nanos) : std::nullopt;
  if (!time) return bad_argument(call, "time", "there is no such time of day");
  if (!a[3].is_null()) {
    const DayTimeDuration offset = a[3].as_days_time();
    if (offset.nanos != 0 || offset.seconds > Time::max_offset || offset.seconds < -Time::max_offset)
      return bad_argument(call, "time", "`offset` is not whole seconds within 18 hours");
    time->offset = static_cast<std::int32_t>(offset.seconds);
  }
  return Value::time(call.arena.make<Time>(*time));
}

Value date_time_from_parts(Evaluation& call, Arguments a) {
  return Value::date_time(call.arena.make<DateTime>(DateTime{date_of(a[0]), a[1].as_time()}));
}

Value string_from(Evaluation& call, Arguments a) {
  return a[0].is(Tag::string) ? a[0] : make_string(call, write_value(a[0], false, call.limits().string_bytes));
}

Value parse_number(Evaluation& call, std::string_view original, std::string_view plain) {
  const auto number = Decimal::parse_rounded(plain);
  return read_or_null(call, "number", original, number ? std::optional(Value::number(*number)) : std::nullopt);
}

Value number_from_text(Evaluation& call, Arguments a) { return parse_number(call, a[0].as_string(), a[0].as_string()); }

/// A separator argument: one of the allowed characters; 0 for null, and nothing for anything else.
std::optional<char> separator(const Value& value, std::string_view allowed) {
  if (value.is_null()) return '\0';
  const std::string_view text = value.as_string();
  return text.size() == 1 && allowed.find(text[0]) != std::string_view::npos ? std::optional(text[0]) : std::nullopt;
}

Value number_with_separators(Evaluation& call, Arguments a) {
  const auto grouping = separator(a[1], " ,.");
  const auto decimal = separator(a[2], ".,");
  if (!grouping) return bad_argument(call, "number", "`grouping separator` is none of blank, `,`, `.`, null");
  if (!decimal) return bad_argument(call, "number", "`decimal separator` is none of `.`, `,`, null");
  const char point = *decimal == 0 ? '.' : *decimal;
  if (*grouping == point) return bad_argument(call, "number", "the separators are the same");
  std::string plain;
  for (const char c : a[0].as_string()) {
    if (c == *grouping) continue;
    plain += c == point ? '.' : c == '.' ? '?' : c;  // a point that is no separator makes the text malformed
  }
  return parse_number(call, a[0].as_string(), plain);
}

Value years_and_months(Evaluation&, Arguments a) {
  return Value::years_months(years_and_months_between(date_of(a[0]), date_of(a[1])));
}

using Kind = ParameterKind;

}  // namespace

std::vector<Builtin> conversion_rows() {
  return {
      {.name = "date",
       .family = "conversion",
       .parameters = {{"from", Kind::string}},
       .result = TypeKind::date,
       .sentence = "The date that a text states, as `YYYY-MM-DD`.",
       .label = "日期",
       .examples = {{R"(date("2012-12-25") - date("2012-12-24"))", R"(duration("P1D"))"},
                    {R"(date("2012-02-30"))", "null"}},
       .body = date_from_text},
      {.name = "date",
       .family = "conversion",
       .parameters = {{"from", Kind::date_or_date_time}},
       .result = TypeKind::date,
       .sentence = "The date of a date and time.",
       .label = "取日期",
       .examples = {{R"(date(date and time("2012-12-25T11:00:00Z")))", R"(date("2012-12-25"))"},
                    {"date(null)", "null"}},
       .body = date_from_date},
      {.name = "date",
       .family = "conversion",
       .parameters = {{"year", Kind::number}, {"month", Kind::number}, {"day", Kind::number}},
       .result = TypeKind::date,
       .sentence = "The date with these parts.",
       .label = "由年月日得日期",
       .examples = {{"date(2012, 12, 25)", R"(date("2012-12-25"))"}, {"date(2012, 13, 1)", "null"}},
       .body = date_from_parts},
      {.name = "date and time",
       .family = "conversion",
       .parameters = {{"from", Kind::string}},
       .result = TypeKind::date_time,
       .sentence = "The date and time that a text states; a lone date is its midnight.",
       .label = "日期时间",
       .examples = {{R"(date and time("2012-12-24T23:59:00").hour)", "23"},
                    {R"(date and time("2012-12-24"))", R"(date and time("2012-12-24T00:00:00"))"},
                    {R"(date and time("2012-12-24T24:00:00Z"))", R"(date and time("2012-12-25T00:00:00Z"))"},
                    {R"(date and time("2012-12-24T25:00:00"))", "null"}},
       .body = date_time_from_text},
      {.name = "date and time",
       .family = "conversion",
       .parameters = {{"date", Kind::date_or_date_time}, {"time", Kind::time}},
       .result = TypeKind::date_time,
       .sentence = "A date (of a date and time, its date) together with a time.",
       .label = "合并日期与时间",
       .examples = {{R"(date and time(date("2012-12-24"), time("23:59:00")))",
                     R"(date and time("2012-12-24T23:59:00"))"},
                    {R"(date and time(date("2012-12-24"), null))", "null"}},
       .body = date_time_from_parts},
      {.name = "time",
       .family = "conversion",
       .parameters = {{"from", Kind::string}},
       .result = TypeKind::time,
       .sentence = "The time of day that a text states, with an offset, a zone or neither.",
       .label = "时间",
       .examples = {{R"(time("23:59:00Z").time offset)", R"(duration("PT0S"))"}, {R"(time("24:00:01"))", "null"}},
       .body = time_from_text},
      {.name = "time",
       .family = "conversion",
       .parameters = {{"from", Kind::temporal}},
       .result = TypeKind::time,
       .sentence = "The time of a date and time; of a date, midnight UTC.",
       .label = "取时间",
       .examples = {{R"(time(date and time("2012-12-25T11:00:00Z")))", R"(time("11:00:00Z"))"}, {"time(null)", "null"}},
       .body = time_from_temporal},
      {.name = "time",
       .family = "conversion",
       .parameters = {{"hour", Kind::number},
                      {"minute", Kind::number},
                      {"second", Kind::number},
                      {.name = "offset", .kind = Kind::days_time, .optional = true, .nullable = true}},
       .result = TypeKind::time,
       .sentence = "The time of day with these parts; seconds may have a fraction.",
       .label = "由时分秒得时间",
       .examples = {{R"(time(23, 59, 0, duration("PT2H")))", R"(time("23:59:00+02:00"))"},
                    {"time(11, 59, 45.5, null)", R"(time("11:59:45.5"))"},
                    {"time(24, 0, 0, null)", "null"}},
       .body = time_from_parts},
      {.name = "number",
       .family = "conversion",
       .parameters = {{"from", Kind::string}},
       .result = TypeKind::number,
       .sentence = "The number that a text states, with `.` before its fraction.",
       .label = "数值",
       .examples = {{R"(number("1000000.01"))", "1000000.01"}, {R"(number("1,5"))", "null"}},
       .body = number_from_text},
      {.name = "number",
       .family = "conversion",
       .parameters = {{"from", Kind::string},
                      {.name = "grouping separator", .kind = Kind::string, .optional = false, .nullable = true},
                      {.name = "decimal separator", .kind = Kind::string, .optional = false, .nullable = true}},
       .result = TypeKind::number,
       .sentence =
           "The number that a text states, with separators of thousands and of the fraction; null is none and `.`.",
       .label = "按分隔符取数值",
       .examples = {{R"(number("1 000,5", " ", ","))", "1000.5"},
                    {R"(number("1,000,000.01", ",", "."))", "1000000.01"},
                    {R"(number("1.5", ".", "."))", "null"}},
       .body = number_with_separators},
      {.name = "string",
       .family = "conversion",
       .parameters = {{"from", Kind::any}},
       .result = TypeKind::string,
       .sentence = "The value as text; a text is itself.",
       .label = "文字",
       .examples = {{"string(1.10)", R"("1.10")"},
                    {R"(string([1, "a"]))", R"("[1, \"a\"]")"},
                    {"string(null)", "null"}},
       .body = string_from},
      {.name = "duration",
       .family = "conversion",
       .parameters = {{"from", Kind::string}},
       .result = TypeKind::any,
       .sentence = "The duration that a text states: years and months, or days and time.",
       .label = "时长",
       .examples = {{R"(duration("P26M").years)", "2"},
                    {R"(duration("PT24H").days)", "1"},
                    {R"(duration("P1H"))", "null"}},
       .body = duration_from_text},
      {.name = "years and months duration",
       .family = "conversion",
       .parameters = {{"from", Kind::date_or_date_time}, {"to", Kind::date_or_date_time}},
       .result = TypeKind::years_months,
       .sentence = "The whole years and months from one date to another.",
       .label = "相差年月",
       .examples = {{R"(years and months duration(date("2011-12-22"), date("2013-08-24")))", R"(duration("P1Y8M"))"},
                    {R"(years and months duration(date("2011-12-22"), null))", "null"}},
       .body = years_and_months},
  };
}

}  // namespace riskrule::feel
