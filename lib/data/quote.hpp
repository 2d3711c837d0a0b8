// What a user wrote, as messages show it: in back-ticks, at most 60 characters, on one line, always UTF-8.
#pragma once

#include <string>
#include <string_view>

namespace riskrule::data::detail {

std::string quote(std::string_view text);

/// `line` with what no terminal or JSON writer can show replaced by U+FFFD; columns stay where they were.
std::string printable(std::string_view line);

/// The length of the UTF-8 sequence at text[i]; 0 if there is none.
std::size_t utf8_length(std::string_view text, std::size_t i) noexcept;
bool is_utf8(std::string_view text) noexcept;

}  // namespace riskrule::data::detail
