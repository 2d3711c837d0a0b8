// A column of Python values, as what an Arrow array points into.
#pragma once

#include <pybind11/pybind11.h>

#include <cstdint>
#include <string>
#include <vector>

namespace riskrule::python {

namespace py = pybind11;

/// A column in the making, and later what its array and schema point into.
struct Column {
  std::string name;
  std::string format{};
  std::int64_t rows = 0;
  std::int64_t nulls = 0;
  std::vector<std::uint8_t> validity{};
  std::vector<std::uint8_t> data{};
  std::vector<std::uint8_t> text{};
  const void* buffers[3] = {};
};

/// A buffer of whole numbers or floats, or a sequence of values of one type. TypeError for anything else.
void take_column(const py::handle& object, Column& column);

}  // namespace riskrule::python
