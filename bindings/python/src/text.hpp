// The str of a long text.
#pragma once

#include <pybind11/pybind11.h>

#include <cstddef>
#include <string>
#include <string_view>

namespace riskrule::python {

namespace py = pybind11;

/// The str of a text, which is valid UTF-8. For JSON and pages, where Chinese stands among much ASCII, faster than
/// Python's own decoder.
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

/// The same for texts of some hundred kB that are made often: `make(room)` writes into the memory of this thread's last one.
/// Memory given back to the system at every call would cost as much as the text.
template <class Make>
py::str made_text_again(Make make) {
  constexpr std::size_t most_kept = std::size_t{4} << 20U;
  thread_local std::string room;
  room = [&] {
    const py::gil_scoped_release release;
    return make(std::move(room));
  }();
  py::str out = to_str(room);
  if (room.capacity() > most_kept) room = {};
  return out;
}

}  // namespace riskrule::python
