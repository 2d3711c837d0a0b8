// What is wrong with a JSON text, in our words: called once, after the parser has refused it.
#pragma once

#include <cstdint>
#include <string_view>

#include "riskrule/base/diagnostic.hpp"

namespace riskrule::data::detail {

/// Where the parser stood after the last thing that was right.
struct JsonStop {
  enum class After : std::uint8_t { nothing, open, name, value };
  After after = After::nothing;  ///< what came last: nothing yet, an opening bracket, a member's name, a value
  char inside = '\0';            ///< the innermost open bracket, `{` or `[`; NUL at the top
  std::size_t opened = 0;        ///< where that bracket stands
  std::size_t cursor = 0;        ///< behind what came last
};

/// The error, without file, with place and underline.
Diagnostic explain_json(std::string_view text, const JsonStop& stop);

}  // namespace riskrule::data::detail
