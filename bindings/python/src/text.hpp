// The str of a long text.
#pragma once

#include <pybind11/pybind11.h>

#include <string>
#include <string_view>

namespace riskrule::python {

namespace py = pybind11;

/// The str of a text, which is valid UTF-8. For JSON and pages, where Chinese stands among much ASCII, several times as
/// fast as Python's own decoder.
py::str to_str(std::string_view text);

/// The str of what `make` returns; Python's other threads go on while it is made.
template <class Make>
py::str made_text(Make make) {
  const std::string text = [&] {
    const py::gil_scoped_release release;
    return make();
  }();
  return to_str(text);
}

}  // namespace riskrule::python
