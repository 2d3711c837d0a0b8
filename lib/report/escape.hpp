// Text of others made harmless: what can not be seen is shown, what a format would read as its own is escaped.
#pragma once

#include <string>
#include <string_view>

namespace riskrule::report {

/// The text with every control character, bidirectional control, invisible character and byte that is no UTF-8 written
/// out as ⟨U+202E⟩ or ⟨0xFF⟩. Line ends stay, a tab becomes a blank. All that a report prints goes through this.
std::string visible(std::string_view text);

/// For HTML, in text and in quoted attributes.
std::string html_escaped(std::string_view text);

/// For Markdown, table cells included; line ends become <br>. At the start of a line, marks of lists, headings and
/// rules are escaped too.
std::string markdown_escaped(std::string_view text, bool at_line_start = true);

}  // namespace riskrule::report
