// UTF-8 to UTF-16, for hosts whose strings are that.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace riskrule::data {

/// How many 16-bit units a text has in UTF-16. The text is valid UTF-8.
std::size_t utf16_length(std::string_view text) noexcept;

/// What was written, in units, and how many bytes of the text that is.
struct Utf16Written {
  std::size_t units;
  std::size_t bytes;
};

/// Writes a text, which is valid UTF-8, as UTF-16 in the machine's order of bytes: as many characters as fit into `room`
/// units, never half of a pair. Of what is no UTF-8 it makes something, but reads and writes nothing beyond either end.
Utf16Written write_utf16(std::string_view text, std::uint16_t* out, std::size_t room) noexcept;

}  // namespace riskrule::data
