#include "quote.hpp"

#include "riskrule/base/source.hpp"

namespace riskrule::data::detail {

namespace {
constexpr std::string_view replacement = "\xEF\xBF\xBD";  // U+FFFD

bool is_control(char c) noexcept { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }
}  // namespace

std::size_t utf8_length(std::string_view text, std::size_t i) noexcept {
  const auto byte = [&](std::size_t k) { return k < text.size() ? static_cast<unsigned char>(text[k]) : 0U; };
  const unsigned first = byte(i);
  if (first < 0x80) return i < text.size() ? 1 : 0;
  if (first < 0xC2 || first > 0xF4) return 0;
  const std::size_t length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  for (std::size_t k = 1; k < length; ++k)
    if ((byte(i + k) & 0xC0U) != 0x80U) return 0;
  const unsigned second = byte(i + 1);
  const bool overlong = (first == 0xE0 && second < 0xA0) || (first == 0xF0 && second < 0x90);
  const bool outside = (first == 0xED && second > 0x9F) || (first == 0xF4 && second > 0x8F);
  return overlong || outside ? 0 : length;
}

bool is_utf8(std::string_view text) noexcept {
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t length = utf8_length(text, i);
    if (length == 0) return false;
    i += length;
  }
  return true;
}

std::string printable(std::string_view line) {
  std::string out;
  for (std::size_t i = 0; i < line.size();) {
    const std::size_t length = utf8_length(line, i);
    if (length == 0) {
      if (starts_code_point(line[i])) out += replacement;
      ++i;
      continue;
    }
    if (is_control(line[i]) && line[i] != '\t')
      out += replacement;
    else
      out += line.substr(i, length);
    i += length;
  }
  return out;
}

std::string quote(std::string_view text) {
  constexpr int most = 60;
  std::string out = "`";
  int shown = 0;
  for (std::size_t i = 0; i < text.size(); ++shown) {
    if (shown == most) {
      out += "…";
      break;
    }
    const std::size_t length = utf8_length(text, i);
    if (length == 0 || is_control(text[i]))
      out += replacement;
    else
      out += text.substr(i, length);
    i += length == 0 ? 1 : length;
  }
  return out + "`";
}

}  // namespace riskrule::data::detail
