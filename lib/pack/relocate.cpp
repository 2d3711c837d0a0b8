#include "compiler.hpp"

namespace riskrule::pack {
namespace {

/// Byte offset of the `column`th code point (from 1) of `text`.
std::size_t offset_of_column(std::string_view text, std::uint32_t column) noexcept {
  std::uint32_t seen = 0;
  for (std::size_t i = 0; i < text.size(); ++i)
    if (starts_code_point(text[i]) && ++seen == column) return i;
  return text.size();
}

}  // namespace

Diagnostic relocate(const data::JsonTree& tree, const std::string& pointer, Diagnostic inside) {
  const auto node = tree.find(pointer);
  const Place place = inside.place;
  const std::uint32_t width = inside.width;
  std::string at = pointer;
  auto holder = node;
  if (node && node->is(data::JsonKind::list) && place.line > 0) {
    std::uint32_t line = 1;
    for (const auto item : node->items()) {
      if (line++ != place.line) continue;
      holder = item;
      at = data::pointer_to(pointer, place.line - 1);
    }
  }
  if (!holder || !holder->is(data::JsonKind::string) || place.line == 0) return located_at(tree, at, std::move(inside));
  const Span span = holder->span();
  const std::string_view quoted = span.in(tree.text());
  if (holder->text() != quoted.substr(1, quoted.size() - 2)) return located_at(tree, at, std::move(inside));  // escapes
  const auto begin = span.begin + 1 + static_cast<std::uint32_t>(offset_of_column(holder->text(), place.column));
  inside.pointer = at;
  auto out = located_at(tree, Span{begin, begin + 1}, std::move(inside));
  out.width = width;
  return out;
}

}  // namespace riskrule::pack
