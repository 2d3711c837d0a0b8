#include "python_column.hpp"

#include <algorithm>
#include <cstring>

#include "errors.hpp"
#include "values.hpp"

namespace riskrule::python {
namespace {

using feel::Tag;
using feel::Value;
using Bytes = std::vector<std::uint8_t>;

[[noreturn]] void mixed(const Column& column, std::size_t row) {
  throw py::type_error("column `" + column.name + "`, row " + std::to_string(row) +
                       ": a column must hold values of one type (numbers, texts, truth values, dates, …)");
}

template <class T>
void put(Bytes& bytes, T value) {
  const std::size_t at = bytes.size();
  bytes.resize(at + sizeof value);
  std::memcpy(bytes.data() + at, &value, sizeof value);
}

std::int64_t micros(std::int64_t seconds, std::int64_t nanos) { return seconds * 1'000'000 + nanos / 1000; }

/// Values of one kind become an array.
class Builder {
 public:
  Builder(Column& column, const std::vector<Value>& values) : column_(column), values_(values) {}

  void build() {
    const auto first = std::ranges::find_if(values_, [](const Value& v) { return !v.is_null(); });
    tag_ = first == values_.end() ? Tag::null : first->tag();
    choose_format(first == values_.end() ? Value() : *first);
    column_.rows = static_cast<std::int64_t>(values_.size());
    column_.validity.resize((values_.size() + 7) / 8);
    if (tag_ == Tag::boolean) column_.data.resize(column_.validity.size());
    if (tag_ == Tag::string) put(column_.data, std::int64_t{0});
    for (std::size_t row = 0; row < values_.size(); ++row) add(row);
  }

 private:
  void choose_format(const Value& first) {
    switch (tag_) {
      case Tag::null: column_.format = "n"; return;
      case Tag::boolean: column_.format = "b"; return;
      case Tag::number: choose_number(); return;
      case Tag::string: column_.format = "U"; return;
      case Tag::date: column_.format = "tdD"; return;
      case Tag::time: column_.format = "ttu"; return;
      case Tag::date_time: column_.format = first.as_date_time().time.offset ? "tsu:UTC" : "tsu:"; return;
      case Tag::years_months: column_.format = "tiM"; return;
      case Tag::days_time: column_.format = "tDu"; return;
      default: throw py::type_error("column `" + column_.name + "`: a column can not hold lists or dicts");
    }
  }

  void choose_number() {
    int finest = 0;
    bool is_small = true;
    for (const Value& value : values_) {
      if (!value.is(Tag::number)) continue;
      finest = std::min(finest, value.as_number().exponent());
      is_small = is_small && value.as_number().exponent() >= 0 && value.as_number().to_int64().has_value();
    }
    unit_ = Decimal::from_parts({.exponent = finest});
    column_.format = is_small ? "l" : "d:38," + std::to_string(-finest);
  }

  void add(std::size_t row) {
    const Value& value = values_[row];
    if (!value.is_null()) column_.validity[row / 8] |= static_cast<std::uint8_t>(1U << (row % 8));
    if (value.is_null()) ++column_.nulls;
    if (!value.is_null() && !value.is(tag_)) mixed(column_, row);
    switch (tag_) {
      case Tag::null: return;
      case Tag::boolean:
        if (value.is_true()) column_.data[row / 8] |= static_cast<std::uint8_t>(1U << (row % 8));
        return;
      case Tag::number: return add_number(value, row);
      case Tag::string: return add_text(value);
      case Tag::date:
        return put(column_.data, static_cast<std::int32_t>(value.is_null() ? 0 : days_from_civil(value.as_date())));
      case Tag::years_months:
        return put(column_.data, static_cast<std::int32_t>(value.is_null() ? 0 : value.as_years_months().months));
      default: return put(column_.data, value.is_null() ? 0 : micros_of(value, row));
    }
  }

  void add_number(const Value& value, std::size_t row) {
    const Decimal number = value.is_null() ? Decimal() : value.as_number();
    if (column_.format == "l") return put(column_.data, *number.to_int64());
    const Decimal scaled = number + unit_;  // the same number in the column's unit, if that takes at most 34 digits
    if (scaled.exponent() != unit_.exponent() || scaled != number)
      raise({{.code = "columns.value",
              .message = "row " + std::to_string(row) + " of column `" + column_.name +
                         "` does not fit the digits of the column, which are at most 34"}});
    auto parts = scaled.parts();
    if (parts.negative) {
      parts.low = 0 - parts.low;
      parts.high = ~parts.high + (parts.low == 0 ? 1 : 0);
    }
    put(column_.data, parts.low);
    put(column_.data, parts.high);
  }

  void add_text(const Value& value) {
    if (!value.is_null()) {
      const auto text = value.as_string();
      column_.text.insert(column_.text.end(), text.begin(), text.end());
    }
    put(column_.data, static_cast<std::int64_t>(column_.text.size()));
  }

  std::int64_t micros_of(const Value& value, std::size_t row) const {
    if (value.is(Tag::days_time)) return micros(value.as_days_time().seconds, value.as_days_time().nanos);
    if (value.is(Tag::time)) {
      const Time& t = value.as_time();
      if (t.offset || !t.zone.empty()) throw py::type_error("column `" + column_.name + "`: times must have no zone");
      return micros(second_of_day(t), t.nanos);
    }
    const DateTime& m = value.as_date_time();
    if (!m.time.zone.empty())
      throw py::type_error("column `" + column_.name +
                           "`: date-times with a named zone are not taken from lists; use " + "an offset");
    if (m.time.offset.has_value() != (column_.format == "tsu:UTC")) mixed(column_, row);
    const Instant at = instant_at(m, m.time.offset.value_or(0));
    return micros(at.seconds, at.nanos);
  }

  Column& column_;
  const std::vector<Value>& values_;
  Tag tag_ = Tag::null;
  Decimal unit_{};
};

/// True, and the column is made, if the object is a contiguous buffer of whole numbers or floats.
bool take_buffer(const py::handle& object, Column& column) {
  if (PyObject_CheckBuffer(object.ptr()) == 0 || PyBytes_Check(object.ptr()) != 0) return false;
  Py_buffer view;
  if (PyObject_GetBuffer(object.ptr(), &view, PyBUF_ND | PyBUF_FORMAT) != 0) {
    PyErr_Clear();
    return false;
  }
  const std::string_view format = view.format == nullptr ? "B" : view.format;
  const bool is_signed = format.size() == 1 && std::string_view("bhilq").find(format) != std::string_view::npos;
  const bool is_unsigned = format.size() == 1 && std::string_view("BHILQ").find(format) != std::string_view::npos;
  const bool is_float = format == "f" || format == "d";
  const bool good = view.ndim == 1 && (is_signed || is_unsigned || is_float);
  if (good) {
    const std::string_view sizes = is_signed ? "cs_i___l" : "CS_I___L";
    column.format =
        is_float ? (format == "f" ? "f" : "g") : std::string(1, sizes[static_cast<std::size_t>(view.itemsize) - 1]);
    column.rows = view.shape[0];
    const auto* bytes = static_cast<const std::uint8_t*>(view.buf);
    column.data.assign(bytes, bytes + view.len);
  }
  PyBuffer_Release(&view);
  return good;
}

/// Floats, ints and None as a column of floats; it is refused later, unless its decimals are declared.
bool take_floats(const py::list& items, Column& column) {
  if (std::none_of(items.begin(), items.end(), [](const auto& one) { return PyFloat_Check(one.ptr()) != 0; }))
    return false;
  column.format = "g";
  column.rows = static_cast<std::int64_t>(items.size());
  column.validity.resize((items.size() + 7) / 8);
  for (std::size_t row = 0; row < items.size(); ++row) {
    const PyObject* one = PyList_GET_ITEM(items.ptr(), static_cast<Py_ssize_t>(row));
    const bool is_null = one == Py_None;
    if (is_null) ++column.nulls;
    if (!is_null) column.validity[row / 8] |= static_cast<std::uint8_t>(1U << (row % 8));
    if (!is_null && PyFloat_Check(one) == 0 && PyLong_Check(one) == 0) mixed(column, row);
    put(column.data, is_null ? 0.0 : PyFloat_AsDouble(const_cast<PyObject*>(one)));
  }
  return true;
}

}  // namespace

void take_column(const py::handle& object, Column& column) {
  if (take_buffer(object, column)) return;
  const py::list items{py::reinterpret_borrow<py::object>(object)};
  if (take_floats(items, column)) return;
  feel::Arena arena;
  Kept kept;
  std::vector<Value> values;
  for (const auto one : items) values.push_back(to_feel(arena, one.ptr(), kept));
  Builder(column, values).build();
}

}  // namespace riskrule::python
