// Lines for a terminal: wrapped by display columns, Chinese being two wide, coloured on request.
#pragma once

#include <string>

#include "report/document.hpp"

namespace riskrule::report {

constexpr std::size_t terminal_columns = 100;

/// `line` made visible, wrapped to terminal_columns; the first row begins with `first`, the others with `next` (both
/// ASCII or display columns as given by their own width). Each row ends with a line end. No row begins with a closing
/// mark or ends with an opening one.
std::string wrapped(const Line& line, const std::string& first, const std::string& next, bool colour);

/// Terminal columns that a text takes.
std::size_t columns_of(std::string_view text);

}  // namespace riskrule::report
