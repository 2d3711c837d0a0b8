#include <algorithm>

#include "compiler.hpp"

namespace riskrule::pack {
namespace {

/// Bytes of the first code point of JSON text between quotes: an escape is one, and so is a pair of surrogates.
std::size_t length_of_first(std::string_view quoted) noexcept {
  if (!quoted.starts_with('\\')) {
    std::size_t length = 1;
    while (length < quoted.size() && !starts_code_point(quoted[length])) ++length;
    return length;
  }
  if (!quoted.starts_with("\\u")) return 2;
  const bool high = quoted.size() > 4 && (quoted[2] == 'd' || quoted[2] == 'D') && quoted[3] != '7' &&
                    std::string_view("89abAB").find(quoted[3]) != std::string_view::npos;
  return high ? 12 : 6;
}

/// Byte offset of the code point number `index` (from 0) of JSON text between quotes.
std::uint32_t offset_of(std::string_view quoted, std::uint32_t index) noexcept {
  std::size_t at = 0;
  while (index-- > 0 && at < quoted.size()) at += length_of_first(quoted.substr(at));
  return static_cast<std::uint32_t>(std::min(at, quoted.size()));
}

std::uint32_t lines_of(std::string_view text) noexcept {
  return static_cast<std::uint32_t>(std::ranges::count(text, '\n')) + 1;
}

/// The number of a place's code point in `text`, from 0.
std::uint32_t index_of(std::string_view text, Place place) noexcept {
  std::size_t line_begin = 0;
  for (std::uint32_t line = 1; line < place.line; ++line) line_begin = text.find('\n', line_begin) + 1;
  return detail::count_code_points(text.substr(0, line_begin)) + place.column - 1;
}

}  // namespace

Diagnostic relocate(const data::JsonTree& tree, const std::string& pointer, Diagnostic inside) {
  Place place = inside.place;
  auto holder = tree.find(pointer);
  inside.pointer = pointer;
  if (place.line > 0 && holder && holder->is(data::JsonKind::list)) {
    std::size_t index = 0;
    for (const auto item : holder->items()) {
      inside.pointer = data::pointer_to(pointer, index++);
      holder = item;
      if (place.line <= lines_of(item.text())) break;
      place.line -= lines_of(item.text());
    }
  }
  if (place.line == 0 || !holder || !holder->is(data::JsonKind::string) || place.line > lines_of(holder->text())) {
    const std::string at = inside.pointer;  // a copy: arguments may be evaluated from the last
    return located_at(tree, at, std::move(inside));
  }
  const Span span = holder->span();
  const auto quoted = Span{span.begin + 1, span.end - 1}.in(tree.text());
  const std::uint32_t index = index_of(holder->text(), place);
  const auto begin = offset_of(quoted, index);
  const auto end = std::max(begin + 1, offset_of(quoted, index + inside.width));
  return located_at(tree, Span{span.begin + 1 + begin, span.begin + 1 + end}, std::move(inside));
}

Diagnostic relocate_part(const data::JsonTree& tree, const std::string& pointer, std::string_view text,
                         std::string_view part, Diagnostic problem) {
  const auto begin = static_cast<std::uint32_t>(part.data() - text.data());
  const Span span{begin, begin + static_cast<std::uint32_t>(part.size())};
  return relocate(tree, pointer, located(std::move(problem), text, span));
}

}  // namespace riskrule::pack
