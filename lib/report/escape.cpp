#include "report/escape.hpp"

#include <array>
#include <cstdint>
#include <cstdio>

namespace riskrule::report {
namespace {

/// Bytes of the well-formed UTF-8 sequence at `i`, or 0; `code` gets its code point.
std::size_t decode(std::string_view text, std::size_t i, std::uint32_t& code) noexcept {
  const auto byte = [&](std::size_t k) -> std::uint32_t {
    return k < text.size() ? static_cast<unsigned char>(text[k]) : 0U;
  };
  const std::uint32_t first = byte(i);
  if (first < 0x80) return code = first, 1;
  const std::size_t length = first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0;
  if (length == 0) return 0;
  code = first & (0x7FU >> length);
  for (std::size_t k = 1; k < length; ++k) {
    if ((byte(i + k) & 0xC0U) != 0x80U) return 0;
    code = (code << 6U) | (byte(i + k) & 0x3FU);
  }
  constexpr std::array<std::uint32_t, 5> least{0, 0, 0x80, 0x800, 0x10000};
  const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
  return code < least[length] || surrogate || code > 0x10FFFF ? 0 : length;
}

struct Range {
  std::uint32_t first, last;
};
// Controls, soft hyphen, Arabic letter mark, zero-width space, marks of direction, separators, embeddings and
// overrides, word joiner and invisible operators, isolates, byte order mark, interlinear marks, tags.
constexpr std::array<Range, 11> unseen{{{0x00, 0x1F},
                                        {0x7F, 0x9F},
                                        {0xAD, 0xAD},
                                        {0x61C, 0x61C},
                                        {0x200B, 0x200B},
                                        {0x200E, 0x200F},
                                        {0x2028, 0x202E},
                                        {0x2060, 0x206F},
                                        {0xFEFF, 0xFEFF},
                                        {0xFFF9, 0xFFFB},
                                        {0xE0000, 0xE007F}}};

bool is_unseen(std::uint32_t code) noexcept {
  for (const Range& range : unseen)
    if (code >= range.first && code <= range.last) return true;
  return false;
}

std::string written_out(const char* format, std::uint32_t value) {
  std::array<char, 24> digits{};
  std::snprintf(digits.data(), digits.size(), format, static_cast<unsigned>(value));
  return "⟨" + std::string(digits.data()) + "⟩";
}

}  // namespace

std::string visible(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    std::uint32_t code = 0;
    const std::size_t length = decode(text, i, code);
    if (length == 0) {
      out += written_out("0x%02X", static_cast<unsigned char>(text[i++]));
      continue;
    }
    if (code == '\t')
      out += ' ';
    else if (code == '\r' && i + 1 < text.size() && text[i + 1] == '\n')
      ;  // the line end that follows says it
    else if (code != '\n' && is_unseen(code))
      out += written_out("U+%04X", code);
    else
      out += text.substr(i, length);
    i += length;
  }
  return out;
}

std::string html_escaped(std::string_view text) {
  std::string out;
  for (const char c : visible(text)) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\'': out += "&#39;"; break;
      default: out += c;
    }
  }
  return out;
}

std::string markdown_escaped(std::string_view text, bool at_line_start) {
  constexpr std::string_view special = R"(\`*_[]|~$)";
  constexpr std::string_view block_marks = "#+-=.)";
  std::string out;
  bool starting = at_line_start;  // nothing but digits and blanks so far
  for (const char c : visible(text)) {
    if (c == '\n')
      out += "<br>";
    else if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (special.find(c) != std::string_view::npos || (starting && block_marks.find(c) != std::string_view::npos))
      out += std::string("\\") + c;
    else if (c != ' ' || !starting || !out.empty())
      out += c;  // four blanks would begin a code block
    starting = starting && ((c >= '0' && c <= '9') || c == ' ');
  }
  return out;
}

}  // namespace riskrule::report
