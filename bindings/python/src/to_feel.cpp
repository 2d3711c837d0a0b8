// Python objects as FEEL values.
#include <Python.h>
#include <datetime.h>

#include "errors.hpp"
#include "record.hpp"
#include "values.hpp"

namespace riskrule::python {
namespace {

using feel::Value;

constexpr feel::NullReason unknown_value{"feel.unknown_value", "the value is stated to be unknown"};
PyTypeObject* decimal_class = nullptr;  // found once, when the module is loaded
constexpr std::size_t deepest = 200;    // nesting of lists and dicts

std::string_view utf8(PyObject* text) {
  Py_ssize_t size = 0;
  const char* bytes = PyUnicode_AsUTF8AndSize(text, &size);
  if (bytes == nullptr) throw py::error_already_set();
  return {bytes, static_cast<std::size_t>(size)};
}

/// The number that the object's text states.
Value number_of_text(PyObject* object) {
  const auto text = py::reinterpret_steal<py::object>(PyObject_Str(object));
  if (!text) throw py::error_already_set();
  const auto number = Decimal::parse(utf8(text.ptr()));
  if (!number)
    raise({{.code = "python.number",
            .message = "`" + std::string(utf8(text.ptr())) + "` is not a number of at most 34 digits"}});
  return Value::number(*number);
}

Value number_of_int(PyObject* object) {
  int overflow = 0;
  const long long small = PyLong_AsLongLongAndOverflow(object, &overflow);
  if (overflow != 0) return number_of_text(object);
  if (small == -1 && PyErr_Occurred() != nullptr) throw py::error_already_set();
  return Value::number(Decimal(small));
}

/// Offset or zone of a tzinfo, for a time or datetime.
void put_zone(feel::Arena& arena, PyObject* object, Time& time) {
  const py::object info = py::handle(object).attr("tzinfo");
  if (info.is_none()) return;
  if (py::hasattr(info, "key")) {
    time.zone = arena.copy(utf8(py::str(info.attr("key")).ptr()));
    return;
  }
  const py::object offset = py::handle(object).attr("utcoffset")();
  if (offset.is_none()) return;
  time.offset = PyDateTime_DELTA_GET_DAYS(offset.ptr()) * 86'400 + PyDateTime_DELTA_GET_SECONDS(offset.ptr());
}

Date date_of(PyObject* object) {
  return {PyDateTime_GET_YEAR(object), static_cast<std::uint8_t>(PyDateTime_GET_MONTH(object)),
          static_cast<std::uint8_t>(PyDateTime_GET_DAY(object))};
}

Value moment(feel::Arena& arena, PyObject* object) {
  auto* out = arena.make<DateTime>();
  out->date = date_of(object);
  out->time = *make_time(PyDateTime_DATE_GET_HOUR(object), PyDateTime_DATE_GET_MINUTE(object),
                         PyDateTime_DATE_GET_SECOND(object), PyDateTime_DATE_GET_MICROSECOND(object) * 1000LL);
  put_zone(arena, object, out->time);
  return Value::date_time(out);
}

Value time_of_day(feel::Arena& arena, PyObject* object) {
  auto* out = arena.make<Time>(*make_time(PyDateTime_TIME_GET_HOUR(object), PyDateTime_TIME_GET_MINUTE(object),
                                          PyDateTime_TIME_GET_SECOND(object),
                                          PyDateTime_TIME_GET_MICROSECOND(object) * 1000LL));
  put_zone(arena, object, *out);
  return Value::time(out);
}

Value duration(PyObject* object) {
  const std::int64_t seconds =
      PyDateTime_DELTA_GET_DAYS(object) * seconds_per_day + PyDateTime_DELTA_GET_SECONDS(object);
  return Value::days_time(*make_duration(seconds, PyDateTime_DELTA_GET_MICROSECONDS(object) * 1000LL));
}

class Reader {
 public:
  Reader(feel::Arena& arena, Kept& kept) : arena_(arena), kept_(kept) {}

  Value value(PyObject* object) {
    if (PyUnicode_Check(object) != 0) return Value::string(arena_.copy(utf8(object)));
    if (object == Py_None) return Value::null();
    if (PyBool_Check(object) != 0) return Value::boolean(object == Py_True);
    if (PyLong_Check(object) != 0) return number_of_int(object);
    if (PyObject_TypeCheck(object, decimal_class) != 0) return number_of_text(object);
    if (PyDateTime_Check(object) != 0) return moment(arena_, object);
    if (PyDate_Check(object) != 0) return Value::date(date_of(object));
    if (PyTime_Check(object) != 0) return time_of_day(arena_, object);
    if (PyDelta_Check(object) != 0) return duration(object);
    if (object == imported("riskrule._states", "UNKNOWN").ptr()) return Value::null(&unknown_value);
    return compound(object);
  }

 private:
  Value compound(PyObject* object) {
    if (PyFloat_Check(object) != 0)
      type_error(
          "a float is not taken, because which decimal it stands for is not known; give a decimal.Decimal, for "
          "instance Decimal(\"0.1\")");
    if (++depth_ > deepest) type_error("lists and dicts are nested too deeply");
    const Value out = nested(object);
    --depth_;
    return out;
  }

  Value nested(PyObject* object) {
    if (PyObject_IsInstance(object, imported("riskrule._states", "Months").ptr()) == 1)
      return Value::years_months({py::handle(object).attr("months").cast<std::int64_t>()});
    if (PyObject_IsInstance(object, imported("riskrule._states", "Range").ptr()) == 1) return range(object);
    if (PyDict_Check(object) != 0) return context(object);
    if (PyList_Check(object) != 0 || PyTuple_Check(object) != 0) return list(object);
    if (const auto record = record_in(object)) {
      kept_.push_back(record->owner());
      return Value::record({&record->type(), record->object(), nullptr});
    }
    type_error("FEEL has no value for a " + std::string(Py_TYPE(object)->tp_name));
  }

  Value list(PyObject* object) {
    const auto items = py::reinterpret_steal<py::object>(PySequence_Tuple(object));  // ours: none can change it
    const auto size = static_cast<std::size_t>(PyTuple_GET_SIZE(items.ptr()));
    auto* out = arena_.make_array<Value>(size);
    for (std::size_t i = 0; i < size; ++i) out[i] = value(PyTuple_GET_ITEM(items.ptr(), static_cast<Py_ssize_t>(i)));
    return Value::list({{out, size}});
  }

  Value context(PyObject* object) {
    const auto items = py::reinterpret_steal<py::object>(PyDict_Items(object));
    const auto names = names_of(items.ptr());
    auto* values = arena_.make_array<Value>(names.size());
    for (std::size_t i = 0; i < names.size(); ++i) values[i] = value(half_of(items.ptr(), i, 1));
    names_ = names;
    return Value::context({names.data(), values, names.size()});
  }

  /// Those of the dict before, which the dicts of a list share, or new ones.
  std::span<const std::string_view> names_of(PyObject* items) {
    const auto size = static_cast<std::size_t>(PyList_GET_SIZE(items));
    std::size_t same = 0;
    while (same < size && same < names_.size() && name_of(items, same) == names_[same]) ++same;
    if (same == size && same == names_.size()) return names_;
    auto* names = arena_.make_array<std::string_view>(size);
    for (std::size_t i = 0; i < size; ++i) names[i] = i < same ? names_[i] : arena_.copy(name_of(items, i));
    return {names, size};
  }

  /// The name, 0, or the value, 1, of an item of a dict.
  static PyObject* half_of(PyObject* items, std::size_t i, Py_ssize_t half) {
    return PyTuple_GET_ITEM(PyList_GET_ITEM(items, static_cast<Py_ssize_t>(i)), half);
  }

  static std::string_view name_of(PyObject* items, std::size_t i) {
    PyObject* name = half_of(items, i, 0);
    if (PyUnicode_Check(name) == 0) type_error("the keys of a dict must be texts");
    return utf8(name);
  }

  Value range(PyObject* object) {
    const py::handle from(object);
    auto* out = arena_.make<feel::Range>();
    out->low = value(from.attr("low").ptr());
    out->high = value(from.attr("high").ptr());
    out->low_closed = from.attr("low_closed").cast<bool>();
    out->high_closed = from.attr("high_closed").cast<bool>();
    return Value::range(out);
  }

  feel::Arena& arena_;
  Kept& kept_;
  std::span<const std::string_view> names_{};  ///< of the dict that was read last
  std::size_t depth_ = 0;
};

}  // namespace

feel::Value to_feel(feel::Arena& arena, PyObject* object, Kept& kept) { return Reader(arena, kept).value(object); }

void init_to_feel() {
  PyDateTime_IMPORT;
  decimal_class = reinterpret_cast<PyTypeObject*>(imported("decimal", "Decimal").ptr());
}

}  // namespace riskrule::python
