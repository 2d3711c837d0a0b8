// Where something stands in a text. Positions count bytes; lines and columns count from 1, columns in code points.
#pragma once

#include <cstdint>
#include <string_view>

namespace riskrule {

/// A half-open range of bytes [begin, end) in one text.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  friend constexpr bool operator==(const Span&, const Span&) = default;
  constexpr std::uint32_t size() const noexcept { return end - begin; }
  constexpr std::string_view in(std::string_view text) const noexcept { return text.substr(begin, size()); }
};

/// A line and a column, both from 1; {0, 0} when the place is not known.
struct Place {
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  friend constexpr bool operator==(const Place&, const Place&) = default;
};

/// True for the first byte of a UTF-8 sequence, false for its continuation bytes.
constexpr bool starts_code_point(char c) noexcept { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }

/// Line and column of byte `offset` of `text`; linear in `offset`.
constexpr Place place_of(std::string_view text, std::size_t offset) noexcept {
  Place place{1, 1};
  for (std::size_t i = 0; i < offset && i < text.size(); ++i) {
    if (text[i] == '\n') {
      ++place.line;
      place.column = 1;
    } else if (starts_code_point(text[i])) {
      ++place.column;
    }
  }
  return place;
}

/// The whole line of `text` that holds byte `offset`, without its line end.
constexpr std::string_view line_at(std::string_view text, std::size_t offset) noexcept {
  if (offset > text.size()) offset = text.size();
  std::size_t begin = offset;
  while (begin > 0 && text[begin - 1] != '\n') --begin;
  std::size_t end = text.find('\n', offset);
  if (end == std::string_view::npos) end = text.size();
  if (end > begin && text[end - 1] == '\r') --end;
  return text.substr(begin, end - begin);
}

}  // namespace riskrule
