// Code points in and out of UTF-8 text that is known to be valid.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "riskrule/base/source.hpp"

namespace riskrule::feel {

/// The code point at byte i, which is moved behind it; i < text.size().
constexpr char32_t next_code_point(std::string_view text, std::size_t& i) noexcept {
  const auto first = static_cast<unsigned char>(text[i++]);
  if (first < 0x80U) return first;
  char32_t c = first >= 0xF0U ? first & 0x07U : first >= 0xE0U ? first & 0x0FU : first & 0x1FU;
  for (; i < text.size() && !starts_code_point(text[i]); ++i)
    c = (c << 6U) | (static_cast<unsigned char>(text[i]) & 0x3FU);
  return c;
}

/// Writes a code point as UTF-8; returns the number of bytes, 1 to 4.
constexpr std::size_t write_code_point(char32_t c, char* out) noexcept {
  const auto tail = [c](unsigned shift) { return static_cast<char>(0x80U | ((c >> shift) & 0x3FU)); };
  if (c < 0x80) {
    out[0] = static_cast<char>(c);
    return 1;
  }
  if (c < 0x800) {
    out[0] = static_cast<char>(0xC0U | (c >> 6U));
    out[1] = tail(0);
    return 2;
  }
  if (c < 0x10000) {
    out[0] = static_cast<char>(0xE0U | (c >> 12U));
    out[1] = tail(6);
    out[2] = tail(0);
    return 3;
  }
  out[0] = static_cast<char>(0xF0U | (c >> 18U));
  out[1] = tail(12);
  out[2] = tail(6);
  out[3] = tail(0);
  return 4;
}

inline void append_code_point(std::string& out, char32_t c) {
  char bytes[4];
  out.append(bytes, write_code_point(c, bytes));
}

/// The number of code points.
constexpr std::size_t code_points(std::string_view text) noexcept {
  std::size_t count = 0;
  for (const char c : text) count += starts_code_point(c) ? 1U : 0U;
  return count;
}

/// The byte where code point `index` (from 0) begins; text.size() if there is none.
constexpr std::size_t byte_of(std::string_view text, std::size_t index) noexcept {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!starts_code_point(text[i])) continue;
    if (index == 0) return i;
    --index;
  }
  return text.size();
}

}  // namespace riskrule::feel
