// FEEL values as Python objects.
#include <Python.h>
#include <datetime.h>

#include "errors.hpp"
#include "record.hpp"
#include "values.hpp"

namespace riskrule::python {
namespace {

using feel::Tag;
using feel::Value;

PyObject* decimal_class = nullptr;  // found once, when the module is loaded

py::object owned(PyObject* object) {
  if (object == nullptr) throw py::error_already_set();
  return py::reinterpret_steal<py::object>(object);
}

py::object text(std::string_view bytes) {
  return owned(PyUnicode_FromStringAndSize(bytes.data(), static_cast<Py_ssize_t>(bytes.size())));
}

[[noreturn]] void out_of_range(const Value& value) {
  raise({{.code = "python.range", .message = "Python's datetime can not hold " + feel::to_feel(value)}});
}

bool fits(const Date& day) { return day.year >= 1 && day.year <= 9999; }
bool fits(const Time& time) { return time.nanos % 1000 == 0; }

py::object zone_of(const Time& time) {
  if (!time.zone.empty()) return imported("zoneinfo", "ZoneInfo")(text(time.zone));
  if (!time.offset) return py::none();
  const auto offset = owned(PyDelta_FromDSU(0, *time.offset, 0));
  return owned(PyTimeZone_FromOffset(offset.ptr()));
}

py::object time_of_day(const Value& value) {
  const Time& t = value.as_time();
  if (!fits(t)) out_of_range(value);
  return imported("datetime", "time")(t.hour, t.minute, t.second, t.nanos / 1000, zone_of(t));
}

py::object moment(const Value& value) {
  const DateTime& m = value.as_date_time();
  if (!fits(m.date) || !fits(m.time)) out_of_range(value);
  return imported("datetime", "datetime")(m.date.year, m.date.month, m.date.day, m.time.hour, m.time.minute,
                                          m.time.second, m.time.nanos / 1000, zone_of(m.time));
}

py::object duration(const Value& value) {
  const auto d = value.as_days_time();
  constexpr std::int64_t most_days = 999'999'999;
  const std::int64_t days = d.seconds / seconds_per_day;
  if (days > most_days || days <= -most_days || d.nanos % 1000 != 0) out_of_range(value);
  return owned(PyDelta_FromDSU(static_cast<int>(days), static_cast<int>(d.seconds % seconds_per_day), d.nanos / 1000));
}

/// As deep as Python nests calls: RecursionError beyond.
struct Deeper {
  Deeper() {
    if (Py_EnterRecursiveCall(" while making a list or a dict") != 0) throw py::error_already_set();
  }
  Deeper(const Deeper&) = delete;
  Deeper& operator=(const Deeper&) = delete;
  ~Deeper() { Py_LeaveRecursiveCall(); }
};

py::object list(std::span<const Value> items) {
  const Deeper deeper;
  py::list out(items.size());
  for (std::size_t i = 0; i < items.size(); ++i) out[i] = from_feel(items[i]);
  return out;
}

py::object context(const feel::Context& context) {
  const Deeper deeper;
  py::dict out;
  for (const auto [name, value] : context) out[text(name)] = from_feel(value);
  return out;
}

py::object range(const feel::Range& r) {
  return imported("riskrule._states", "Range")(from_feel(r.low), from_feel(r.high), r.low_closed, r.high_closed);
}

}  // namespace

void type_error(const std::string& message) { throw py::type_error(message); }

py::object decimal(const Decimal& number) {
  char buffer[Decimal::max_text];
  const auto written = text({buffer, number.write(buffer)});
  return owned(PyObject_CallOneArg(decimal_class, written.ptr()));
}

py::object date(const Date& day) {
  if (!fits(day)) out_of_range(Value::date(day));
  return owned(PyDate_FromDate(day.year, day.month, day.day));
}

py::object from_feel(const Value& value) {
  switch (value.tag()) {
    case Tag::null: return py::none();
    case Tag::boolean: return py::bool_(value.as_boolean());
    case Tag::number: return decimal(value.as_number());
    case Tag::string: return text(value.as_string());
    case Tag::date: return date(value.as_date());
    case Tag::time: return time_of_day(value);
    case Tag::date_time: return moment(value);
    case Tag::years_months: return imported("riskrule._states", "Months")(value.as_years_months().months);
    case Tag::days_time: return duration(value);
    case Tag::list: return list(value.as_list());
    case Tag::context: return context(value.as_context());
    case Tag::range: return range(value.as_range());
    case Tag::record: return to_plain(*value.as_record().type, value.as_record().object);
    case Tag::function: break;
  }
  return text(feel::to_feel(value));
}

py::tuple reasons_of(const Value& value) {
  py::list out;
  for (const auto* reason = value.is_null() ? value.reason() : nullptr; reason != nullptr; reason = reason->cause)
    out.append(imported("riskrule._answers", "Reason")(text(reason->code), text(reason->message),
                                                       text(feel::to_pointer(reason->path))));
  return py::tuple(out);
}

void init_from_feel() {
  PyDateTime_IMPORT;
  decimal_class = imported("decimal", "Decimal").ptr();
}

}  // namespace riskrule::python
