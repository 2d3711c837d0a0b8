// Rows of the Arrow arrays that the library makes, as Python objects.
#include <cstring>
#include <string_view>

#include "columns.hpp"
#include "errors.hpp"
#include "values.hpp"

namespace riskrule::python {
namespace {

using feel::Value;

template <class T>
T item(const ArrowArray& array, std::int64_t row) {
  return static_cast<const T*>(array.buffers[1])[array.offset + row];
}

bool bit(const void* bits, std::int64_t at) {
  return ((static_cast<const std::uint8_t*>(bits)[at / 8] >> (at % 8)) & 1U) != 0;
}

bool is_null(const ArrowArray& array, std::int64_t row) {
  return array.buffers[0] != nullptr && !bit(array.buffers[0], array.offset + row);
}

py::object number(const ArrowArray& array, std::int64_t row, int scale) {
  std::uint64_t halves[2];
  std::memcpy(halves, static_cast<const char*>(array.buffers[1]) + (array.offset + row) * 16, sizeof halves);
  const bool negative = (halves[1] >> 63U) != 0;
  if (negative) {
    halves[0] = 0 - halves[0];
    halves[1] = ~halves[1] + (halves[0] == 0 ? 1 : 0);
  }
  return decimal(Decimal::from_parts({negative, halves[1], halves[0], -scale}));
}

py::object text(const ArrowArray& array, std::int64_t row) {
  const auto begin = item<std::int32_t>(array, row);
  const auto end = item<std::int32_t>(array, row + 1);
  const char* bytes = static_cast<const char*>(array.buffers[2]) + begin;
  return py::reinterpret_steal<py::object>(PyUnicode_DecodeUTF8(bytes, end - begin, "strict"));
}

py::object duration(std::int64_t nanos) {
  return from_feel(Value::days_time(*make_duration(nanos / nanos_per_second, nanos % nanos_per_second)));
}

py::object value(const ArrowSchema& schema, const ArrowArray& array, std::int64_t row) {
  if (is_null(array, row)) return py::none();
  if (schema.dictionary != nullptr) return value(*schema.dictionary, *array.dictionary, item<std::int32_t>(array, row));
  const std::string_view format = schema.format;
  if (format == "i") return py::int_(item<std::int32_t>(array, row));
  if (format == "l") return py::int_(item<std::int64_t>(array, row));
  if (format == "u") return text(array, row);
  if (format == "b") return py::bool_(bit(array.buffers[1], array.offset + row));
  if (format == "tdD") return date(*date_from_days(item<std::int32_t>(array, row)));
  if (format == "tiM") return from_feel(Value::years_months({item<std::int32_t>(array, row)}));
  if (format == "tDn") return duration(item<std::int64_t>(array, row));
  if (format.starts_with("d:38,")) return number(array, row, std::stoi(std::string(format.substr(5))));
  py::list out;  // +l, the only other one
  for (auto i = item<std::int32_t>(array, row); i < item<std::int32_t>(array, row + 1); ++i)
    out.append(value(*schema.children[0], *array.children[0], i));
  return out;
}

}  // namespace

py::list values(const PyColumns& columns, std::int64_t column, std::int64_t first, std::int64_t last) {
  const ArrowSchema& schema = *(**columns.schema).children[column];
  py::list out;
  std::int64_t begin = 0;
  for (const auto& batch : columns.batches) {
    const std::int64_t rows = (**batch).length;
    for (std::int64_t row = std::max<std::int64_t>(0, first - begin); row < rows && begin + row < last; ++row)
      out.append(value(schema, *(**batch).children[column], row));
    begin += rows;
  }
  return out;
}

}  // namespace riskrule::python
