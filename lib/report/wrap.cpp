#include "report/wrap.hpp"

#include <string_view>
#include <vector>

#include "report/escape.hpp"
#include "riskrule/base/diagnostic.hpp"

namespace riskrule::report {
namespace {

/// One code point as it is shown.
struct Glyph {
  std::string text;
  std::size_t width;
  Style style;
};

std::string_view ansi(Style style) {
  switch (style) {
    case Style::strong: return "\x1b[1m";
    case Style::quiet: return "\x1b[2m";
    case Style::clause: return "\x1b[36m";
    case Style::met: return "\x1b[32m";
    case Style::violated: return "\x1b[1;31m";
    case Style::cannot_tell: return "\x1b[33m";
    case Style::excused: return "\x1b[35m";
    case Style::not_due:
    case Style::advisory: return "\x1b[2m";
    case Style::code:
    case Style::plain: break;
  }
  return {};
}

bool one_of(std::string_view glyph, std::string_view set) {
  return !glyph.empty() && set.find(glyph) != std::string_view::npos;
}
bool is_closing(std::string_view glyph) { return one_of(glyph, "，。；：、）」』〕》】？！”’…％,.;:)]}%?!"); }
bool is_opening(std::string_view glyph) { return one_of(glyph, "（「『〔《【“‘([{"); }

std::vector<Glyph> glyphs_of(const Line& line) {
  std::vector<Glyph> out;
  for (const Piece& piece : line) {
    const std::string text = visible(piece.text);
    for (std::size_t i = 0; i < text.size();) {
      std::size_t end = i + 1;
      while (end < text.size() && !starts_code_point(text[end])) ++end;
      out.push_back({text.substr(i, end - i), static_cast<std::size_t>(detail::display_width(text, i)), piece.style});
      i = end;
    }
  }
  return out;
}

/// Whether a row may end between these two.
bool may_break(const Glyph& before, const Glyph& after) {
  if (is_closing(after.text) || is_opening(before.text)) return false;
  const bool digit = before.text.size() == 1 && before.text[0] >= '0' && before.text[0] <= '9';
  if (before.text == "第" || (digit && one_of(after.text, "号条款项年月日"))) return false;  // 第713号, 2023年
  return before.text == " " || before.width == 2 || after.width == 2;
}

/// End of the row that begins at `begin` and has `room` columns; at least one glyph further.
std::size_t row_end(const std::vector<Glyph>& glyphs, std::size_t begin, std::size_t room) {
  std::size_t used = 0;
  std::size_t last_break = begin;
  for (std::size_t i = begin; i < glyphs.size(); ++i) {
    if (glyphs[i].text == "\n") return i;
    if (i > begin && may_break(glyphs[i - 1], glyphs[i])) last_break = i;
    used += glyphs[i].width;
    if (used <= room || glyphs[i].text == " ") continue;
    return last_break > begin ? last_break : i > begin ? i : begin + 1;
  }
  return glyphs.size();
}

std::string row_text(const std::vector<Glyph>& glyphs, std::size_t begin, std::size_t end, bool colour) {
  while (end > begin && glyphs[end - 1].text == " ") --end;
  std::string out;
  std::string_view shown;
  for (std::size_t i = begin; i < end; ++i) {
    const std::string_view wanted = colour ? ansi(glyphs[i].style) : std::string_view();
    if (wanted != shown) out += (shown.empty() ? "" : "\x1b[0m") + std::string(wanted);
    shown = wanted;
    out += glyphs[i].text;
  }
  return shown.empty() ? out : out + "\x1b[0m";
}

}  // namespace

std::size_t columns_of(std::string_view text) {
  std::size_t out = 0;
  for (std::size_t i = 0; i < text.size(); ++i)
    if (starts_code_point(text[i])) out += static_cast<std::size_t>(detail::display_width(text, i));
  return out;
}

std::string wrapped(const Line& line, const std::string& first, const std::string& next, bool colour) {
  const auto glyphs = glyphs_of(line);
  std::string out;
  std::size_t begin = 0;
  do {
    const std::string& lead = out.empty() ? first : next;
    const std::size_t end = row_end(glyphs, begin, terminal_columns - columns_of(lead));
    const std::string row = lead + row_text(glyphs, begin, end, colour);
    out += row.substr(0, row.find_last_not_of(' ') + 1) + "\n";
    begin = end;
    while (begin < glyphs.size() && glyphs[begin].text == " ") ++begin;
    if (begin < glyphs.size() && glyphs[begin].text == "\n") ++begin;
  } while (begin < glyphs.size());
  return out;
}

}  // namespace riskrule::report
