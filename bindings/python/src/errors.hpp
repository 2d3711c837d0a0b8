// Diagnostics as exceptions.
#pragma once

#include <pybind11/pybind11.h>

#include "riskrule/base/result.hpp"

namespace riskrule::python {

namespace py = pybind11;

/// riskrule.Error with the diagnostics, made but not raised.
py::object error_of(const Diagnostics& problems);
/// Raises it.
[[noreturn]] void raise(const Diagnostics& problems);
/// A list of dicts, as Error.diagnostics has them.
py::object as_list(const Diagnostics& problems);
/// Those that are no errors.
py::object warnings_of(const Diagnostics& problems);

template <class T>
T value_or_raise(Result<T> result) {
  if (!result) raise(result.diagnostics());
  return std::move(*result);
}

/// A Python object that is fetched once and lives for ever: `module.name`.
const py::object& imported(const char* module, const char* name);

}  // namespace riskrule::python
