// Dates, times and durations: arithmetic, order, properties (DMN 1.5, clause 10.3.2.3).
#include "feel/machine.hpp"
#include "feel/zones.hpp"

namespace riskrule::feel {
namespace {

Value date_time_value(Evaluation& call, const DateTime& value) {
  return Value::date_time(call.arena.make<DateTime>(value));
}
Value time_value(Evaluation& call, const Time& value) { return Value::time(call.arena.make<Time>(value)); }

Value out_of_range(Evaluation& call) {
  return null_because(call, "feel.date_range", "the result lies beyond the dates and durations that can be held");
}

bool is_day(const Value& v) noexcept { return v.is(Tag::date) || v.is(Tag::date_time); }
DateTime moment(const Value& v) noexcept { return v.is(Tag::date) ? at_midnight(v.as_date()) : v.as_date_time(); }
bool is_local(const Time& t) noexcept { return !t.offset && t.zone.empty(); }

std::optional<DayTimeDuration> negative(const DayTimeDuration& d) { return -d; }
std::optional<YearMonthDuration> negative(const YearMonthDuration& d) { return -d; }

Value add_months_to(Evaluation& call, const Value& day, std::int64_t months) {
  const auto moved = add_months(day.is(Tag::date) ? day.as_date() : day.as_date_time().date, months);
  if (!moved) return out_of_range(call);
  return day.is(Tag::date) ? Value::date(*moved) : date_time_value(call, {*moved, day.as_date_time().time});
}

/// So much later in the same place. A duration is counted in seconds that pass, not in what the clocks of a zone show
/// (clause 10.3.2.3.6), so the offset may change on the way.
std::optional<DateTime> later(const DateTime& from, const DayTimeDuration& duration) {
  if (from.time.zone.empty()) return add(from, duration);
  const auto instant = instant_of(from);
  const auto then = instant ? *instant + duration : std::nullopt;
  const auto offset = then ? zone_offset(from.time.zone, *then) : std::nullopt;
  auto moved = offset ? local_date_time(*then, *offset) : std::nullopt;
  if (moved) moved->time.zone = from.time.zone;
  return moved;
}

/// A date and a duration give a date: the part of a day that is left over is dropped.
Value add_duration_to(Evaluation& call, const Value& day, const DayTimeDuration& duration) {
  const auto moved = later(day.is(Tag::date) ? DateTime{day.as_date(), {}} : day.as_date_time(), duration);
  if (!moved) return out_of_range(call);
  return day.is(Tag::date) ? Value::date(moved->date) : date_time_value(call, *moved);
}

Value add_to_time(Evaluation& call, const Time& time, const DayTimeDuration& duration) {
  const auto whole = duration.seconds % seconds_per_day;
  const auto moved = add(DateTime{{2000, 1, 3}, time}, {whole, duration.nanos});
  return moved ? time_value(call, moved->time) : out_of_range(call);
}

/// temporal + sign * duration, if it is such a pair.
std::optional<Value> moved_by(Evaluation& call, const Value& a, const Value& b, bool back) {
  if (is_day(a) && b.is(Tag::years_months)) {
    const auto by = back ? negative(b.as_years_months()) : std::optional(b.as_years_months());
    return by ? add_months_to(call, a, by->months) : out_of_range(call);
  }
  if ((is_day(a) || a.is(Tag::time)) && b.is(Tag::days_time)) {
    const auto by = back ? negative(b.as_days_time()) : std::optional(b.as_days_time());
    if (!by) return out_of_range(call);
    return a.is(Tag::time) ? add_to_time(call, a.as_time(), *by) : add_duration_to(call, a, *by);
  }
  return {};
}

template <class D>
Value duration_value(Evaluation& call, const std::optional<D>& d) {
  if (!d) return out_of_range(call);
  if constexpr (std::is_same_v<D, YearMonthDuration>)
    return Value::years_months(*d);
  else
    return Value::days_time(*d);
}

Value scaled(Evaluation& call, const Value& duration, const Decimal& factor) {
  if (duration.is(Tag::years_months)) {
    const auto months = truncate(Decimal(duration.as_years_months().months) * factor).to_int64();
    return months ? Value::years_months({*months}) : out_of_range(call);
  }
  return duration_value(call, duration_of_seconds(total_seconds(duration.as_days_time()) * factor));
}

bool is_duration(const Value& v) noexcept { return v.is(Tag::years_months) || v.is(Tag::days_time); }

/// The seconds of a time on the clock of UTC, or of its own place if it has none.
std::optional<Instant> instant_of_time(const Time& t) { return instant_of(DateTime{{1970, 1, 1}, t}); }

int sign(std::strong_ordering o) noexcept { return o < 0 ? -1 : o > 0 ? 1 : 0; }

std::optional<int> order_of_times(const Time& a, const Time& b) {
  if (is_local(a) != is_local(b)) return {};
  const auto x = instant_of_time(a);
  const auto y = instant_of_time(b);
  if (!x || !y) return {};
  return sign(*x <=> *y);
}

std::optional<int> order_of_moments(const Value& a, const Value& b) {
  const DateTime x = moment(a);
  const DateTime y = moment(b);
  if (is_local(x.time) != is_local(y.time)) return {};
  const auto i = instant_of(x);
  const auto j = instant_of(y);
  if (!i || !j) return {};
  return sign(*i <=> *j);
}

Value seconds_with_fraction(const Time& t) {
  if (t.nanos == 0) return Value::number(Decimal(t.second));
  return Value::number(Decimal(t.second) + Decimal(t.nanos) / nanos_per_second);
}

Value offset_value(Evaluation& call, const Time& t, const DateTime& at) {
  const auto offset = t.offset ? t.offset : t.zone.empty() ? std::nullopt : zone_offset(t.zone, at);
  if (!offset) return null_because(call, "feel.no_offset", "the time has no offset");
  return Value::days_time({*offset, 0});
}

std::optional<Value> date_property(const Date& d, std::string_view name) {
  if (name == "year") return Value::number(Decimal(d.year));
  if (name == "month") return Value::number(Decimal(d.month));
  if (name == "day") return Value::number(Decimal(d.day));
  if (name == "weekday") return Value::number(Decimal(weekday(d)));
  return {};
}

std::optional<Value> time_property(Evaluation& call, const Time& t, const DateTime& at, std::string_view name) {
  if (name == "hour") return Value::number(Decimal(t.hour));
  if (name == "minute") return Value::number(Decimal(t.minute));
  if (name == "second") return seconds_with_fraction(t);
  if (name == "time offset") return offset_value(call, t, at);
  if (name != "timezone") return {};
  if (t.zone.empty()) return null_because(call, "feel.no_zone", "the time has no zone");
  return Value::string(t.zone);
}

std::optional<Value> duration_property(const Value& value, std::string_view name) {
  if (value.is(Tag::years_months)) {
    const auto months = value.as_years_months().months;
    if (name == "years") return Value::number(Decimal(months / 12));
    if (name == "months") return Value::number(Decimal(months % 12));
    return {};
  }
  const auto d = value.as_days_time();
  if (name == "days") return Value::number(Decimal(d.seconds / seconds_per_day));
  if (name == "hours") return Value::number(Decimal(d.seconds / 3600 % 24));
  if (name == "minutes") return Value::number(Decimal(d.seconds / 60 % 60));
  if (name == "seconds") return Value::number(total_seconds({d.seconds % 60, d.nanos}));
  return {};
}

std::optional<Value> range_property(const Range& range, std::string_view name) {
  if (name == "start") return range.low;
  if (name == "end") return range.high;
  if (name == "start included") return Value::boolean(range.low_closed);
  if (name == "end included") return Value::boolean(range.high_closed);
  return {};
}

}  // namespace

DateTime at_midnight(Date date) noexcept {
  DateTime out{date, {}};
  out.time.offset = 0;
  return out;
}

Value temporal_sum(Evaluation& call, const Value& a, const Value& b) {
  if (a.is(Tag::years_months) && b.is(Tag::years_months))
    return duration_value(call, a.as_years_months() + b.as_years_months());
  if (a.is(Tag::days_time) && b.is(Tag::days_time)) return duration_value(call, a.as_days_time() + b.as_days_time());
  if (const auto moved = moved_by(call, a, b, false)) return *moved;
  if (const auto moved = moved_by(call, b, a, false)) return *moved;
  return type_problem(call, "+", a, b);
}

Value temporal_difference(Evaluation& call, const Value& a, const Value& b) {
  if (a.is(Tag::years_months) && b.is(Tag::years_months))
    return duration_value(call, a.as_years_months() - b.as_years_months());
  if (a.is(Tag::days_time) && b.is(Tag::days_time)) return duration_value(call, a.as_days_time() - b.as_days_time());
  if (a.is(Tag::date) && b.is(Tag::date))
    return Value::days_time({days_between(b.as_date(), a.as_date()) * seconds_per_day, 0});
  const bool times = a.is(Tag::time) && b.is(Tag::time);
  if (times || (is_day(a) && is_day(b))) {
    const DateTime x = times ? DateTime{{1970, 1, 1}, a.as_time()} : moment(a);
    const DateTime y = times ? DateTime{{1970, 1, 1}, b.as_time()} : moment(b);
    const auto i = instant_of(x);
    const auto j = instant_of(y);
    if (is_local(x.time) != is_local(y.time) || !i || !j)
      return null_because(call, "feel.zone", "a local time and one with an offset have no distance");
    return Value::days_time(duration_between(*j, *i));
  }
  if (const auto moved = moved_by(call, a, b, true)) return *moved;
  return type_problem(call, "-", a, b);
}

Value temporal_product(Evaluation& call, const Value& a, const Value& b) {
  if (is_duration(a) && b.is(Tag::number)) return scaled(call, a, b.as_number());
  if (is_duration(b) && a.is(Tag::number)) return scaled(call, b, a.as_number());
  return type_problem(call, "*", a, b);
}

Value temporal_ratio(Evaluation& call, const Value& a, const Value& b) {
  if (is_duration(a) && b.is(Tag::number)) {
    if (b.as_number().is_zero()) return null_because(call, "feel.divide_by_zero", "a duration is divided by zero");
    if (a.is(Tag::days_time))
      return duration_value(call, duration_of_seconds(total_seconds(a.as_days_time()) / b.as_number()));
    const auto months = truncate(Decimal(a.as_years_months().months) / b.as_number()).to_int64();
    return months ? Value::years_months({*months}) : out_of_range(call);
  }
  if (!is_duration(a) || a.tag() != b.tag()) return type_problem(call, "/", a, b);
  const auto length = [](const Value& v) {
    return v.is(Tag::years_months) ? Decimal(v.as_years_months().months) : total_seconds(v.as_days_time());
  };
  if (length(b).is_zero()) return null_because(call, "feel.divide_by_zero", "a duration is divided by zero");
  return Value::number(length(a) / length(b));
}

std::optional<int> temporal_order(const Value& a, const Value& b) {
  if (a.is(Tag::date) && b.is(Tag::date)) return sign(a.as_date() <=> b.as_date());
  if (is_day(a) && is_day(b)) return order_of_moments(a, b);
  if (a.tag() != b.tag()) return {};
  switch (a.tag()) {
    case Tag::time: return order_of_times(a.as_time(), b.as_time());
    case Tag::years_months: return sign(a.as_years_months() <=> b.as_years_months());
    case Tag::days_time: return sign(a.as_days_time() <=> b.as_days_time());
    default: return {};
  }
}

std::optional<int> order_by_clock(const Value& a, const Value& b) {
  const bool times = a.is(Tag::time) && b.is(Tag::time);
  if (!times && !(is_day(a) && is_day(b))) return {};
  DateTime x = times ? DateTime{{1970, 1, 1}, a.as_time()} : moment(a);
  DateTime y = times ? DateTime{{1970, 1, 1}, b.as_time()} : moment(b);
  if (is_local(x.time) == is_local(y.time)) return {};
  DateTime& local = is_local(x.time) ? x : y;
  const DateTime& other = is_local(x.time) ? y : x;
  local.time.offset = other.time.offset;
  local.time.zone = other.time.zone;
  const auto i = instant_of(x);
  const auto j = instant_of(y);
  if (!i || !j) return {};
  return sign(*i <=> *j);
}

std::optional<Value> temporal_property(Evaluation& call, const Value& value, std::string_view name) {
  switch (value.tag()) {
    case Tag::date: return date_property(value.as_date(), name);
    case Tag::time: return time_property(call, value.as_time(), {{1970, 1, 1}, value.as_time()}, name);
    case Tag::date_time: {
      const DateTime& d = value.as_date_time();
      const auto property = date_property(d.date, name);
      return property ? property : time_property(call, d.time, d, name);
    }
    case Tag::years_months:
    case Tag::days_time: return duration_property(value, name);
    case Tag::range: return range_property(value.as_range(), name);
    default: return {};
  }
}

}  // namespace riskrule::feel
