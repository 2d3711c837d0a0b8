// A diagnostic: one thing that is wrong, where it stands, what was expected, and a guess at what was meant.
//
//   bad.json:5:47: error: `hihg` is not one of very_low, low, medium, high, very_high; did you mean `high`? [json.enum]
//     at /risk_points/0/estimates/0/likelihood
//     |     {"stage": "before", "likelihood": "hihg"}
//     |                                       ^^^^^^
//
// Messages begin in lower case, end without a full stop, put what the user wrote in back-ticks and name no C++ type.
// Codes are `area.word`; a code once given is never given another meaning.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "riskrule/base/source.hpp"

namespace riskrule {

enum class Severity : std::uint8_t { error, warning, note };

struct Diagnostic {
  Severity severity = Severity::error;
  std::string code{};             ///< `area.word`, for instance `json.enum`
  std::string message{};          ///< one sentence, lower case, no full stop
  std::string file{};             ///< as the caller named it; empty for text in memory
  Place place{};                  ///< {0, 0} when not known
  std::string pointer{};          ///< JSON pointer of the node, or empty
  std::string line{};             ///< the source line, for the underlining; empty when not known
  std::uint32_t width = 1;        ///< code points to underline from `place.column`
  std::string guess{};            ///< what may have been meant, or empty
  std::uint32_t line_column = 1;  ///< column of the first code point of `line`, an excerpt where the line is long

  friend bool operator==(const Diagnostic&, const Diagnostic&) = default;
};

using Diagnostics = std::vector<Diagnostic>;

/// True if one of them is an error.
inline bool has_errors(const Diagnostics& all) noexcept {
  for (const auto& d : all)
    if (d.severity == Severity::error) return true;
  return false;
}

namespace detail {
inline std::uint32_t count_code_points(std::string_view text) noexcept {
  std::uint32_t count = 0;
  for (const char c : text) count += starts_code_point(c) ? 1U : 0U;
  return count;
}

/// The part of a long line (minified JSON) that is shown round byte `at`, cut between code points.
inline Span excerpt(std::string_view line, std::size_t at) noexcept {
  constexpr std::size_t longest = 160;
  constexpr std::size_t before = 60;
  if (line.size() <= longest) return {0, static_cast<std::uint32_t>(line.size())};
  std::size_t begin = at > before ? at - before : 0;
  std::size_t end = std::min(begin + longest, line.size());
  while (begin > 0 && !starts_code_point(line[begin])) --begin;
  while (end < line.size() && !starts_code_point(line[end])) ++end;
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}
}  // namespace detail

/// A diagnostic about `span` of `text`, with place, line and width filled in. Linear in `text`.
inline Diagnostic located(Diagnostic d, std::string_view text, Span span) {
  d.place = place_of(text, span.begin);
  const auto line = line_at(text, span.begin);
  const auto line_begin = static_cast<std::size_t>(line.data() - text.data());
  const std::size_t at = std::min<std::size_t>(span.begin, line_begin + line.size()) - line_begin;
  const Span shown = detail::excerpt(line, at);
  d.line = std::string(shown.in(line));
  d.line_column = detail::count_code_points(line.substr(0, shown.begin)) + 1;
  const std::size_t end = std::min<std::size_t>(span.end, line_begin + line.size());
  d.width = end > line_begin + at ? detail::count_code_points(line.substr(at, end - line_begin - at)) : 1;
  return d;
}

namespace detail {
/// Terminal columns of the code point that starts at `text[i]`: 2 for CJK and full-width forms.
inline int display_width(std::string_view text, std::size_t i) noexcept {
  const auto byte = [&](std::size_t k) { return k < text.size() ? static_cast<unsigned char>(text[k]) : 0U; };
  const unsigned first = byte(i);
  if (first < 0xE1) return 1;
  if (first >= 0xF0) return 2;
  const unsigned code = ((first & 0x0FU) << 12U) | ((byte(i + 1) & 0x3FU) << 6U) | (byte(i + 2) & 0x3FU);
  const bool wide = (code >= 0x1100 && code <= 0x115F) || (code >= 0x2E80 && code <= 0xA4CF) ||
                    (code >= 0xAC00 && code <= 0xD7A3) || (code >= 0xF900 && code <= 0xFAFF) ||
                    (code >= 0xFE30 && code <= 0xFE6F) || (code >= 0xFF00 && code <= 0xFF60) ||
                    (code >= 0xFFE0 && code <= 0xFFE6);
  return wide ? 2 : 1;
}
}  // namespace detail

inline std::string_view to_string(Severity s) noexcept {
  return s == Severity::error ? "error" : s == Severity::warning ? "warning" : "note";
}

/// The text shown at the head of this file. The underline counts display columns, so that it stands right under
/// Chinese.
inline std::string to_text(const Diagnostic& d) {
  std::string out = d.file.empty() ? std::string("<text>") : d.file;
  if (d.place.line != 0) out += ":" + std::to_string(d.place.line) + ":" + std::to_string(d.place.column);
  out += ": ";
  out += to_string(d.severity);
  out += ": " + d.message;
  if (!d.guess.empty()) out += "; did you mean `" + d.guess + "`?";
  out += " [" + d.code + "]";
  if (!d.pointer.empty()) out += "\n  at " + d.pointer;
  if (d.line.empty() || d.place.column == 0) return out;
  std::string blanks;
  std::string marks;
  std::uint32_t column = d.line_column - 1;
  for (std::size_t i = 0; i < d.line.size(); ++i) {
    if (!starts_code_point(d.line[i])) continue;
    ++column;
    const auto width = static_cast<std::size_t>(detail::display_width(d.line, i));
    if (column < d.place.column)
      blanks.append(width, d.line[i] == '\t' ? '\t' : ' ');
    else if (column < d.place.column + d.width)
      marks.append(width, '^');
  }
  if (marks.empty()) marks = "^";
  return out + "\n  | " + d.line + "\n  | " + blanks + marks;
}

/// All of them, one after the other, each ended by a line end.
inline std::string to_text(const Diagnostics& all) {
  std::string out;
  for (const auto& d : all) out += to_text(d) + "\n";
  return out;
}

}  // namespace riskrule
