// White space as XML has it, around the texts of a model.
#pragma once

#include <string_view>

namespace riskrule::dmn {

inline constexpr std::string_view blanks = " \t\r\n";

inline bool is_blank(std::string_view text) noexcept {
  return text.find_first_not_of(blanks) == std::string_view::npos;
}

/// The text without the white space around it.
inline std::string_view trimmed(std::string_view text) noexcept {
  if (is_blank(text)) return {};
  const auto first = text.find_first_not_of(blanks);
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

}  // namespace riskrule::dmn
