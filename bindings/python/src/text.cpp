#include "text.hpp"

#include <algorithm>
#include <cstdint>

#include "riskrule/data/utf16.hpp"

namespace riskrule::python {
namespace {

std::uint8_t greatest_byte(std::string_view text) noexcept {
  constexpr std::size_t block = 64;  // compilers compare so many at once
  const auto greatest = [](std::string_view part, std::size_t size) {
    std::uint8_t most = 0;
    for (std::size_t i = 0; i < size; ++i) most = std::max(most, static_cast<std::uint8_t>(part[i]));
    return most;
  };
  std::uint8_t most = 0;
  for (; text.size() >= block; text.remove_prefix(block)) most = std::max(most, greatest(text, block));
  return std::max(most, greatest(text, text.size()));
}

}  // namespace

py::str to_str(std::string_view text) {
  // A str has one, two or four bytes for each character, the least that its greatest character needs: two if a character
  // has three bytes in UTF-8 and none has four.
  const std::uint8_t greatest = greatest_byte(text);
  if (greatest < 0xE0 || greatest >= 0xF0) return py::str(text.data(), text.size());
  const std::size_t length = data::utf16_length(text);
  PyObject* out = PyUnicode_New(static_cast<Py_ssize_t>(length), 0xFFFF);
  if (out == nullptr) throw py::error_already_set();
  data::write_utf16(text, PyUnicode_2BYTE_DATA(out), length);
  return py::reinterpret_steal<py::str>(out);
}

}  // namespace riskrule::python
