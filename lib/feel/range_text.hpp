// Ranges from text, for range().
#pragma once

#include <string>
#include <string_view>

#include "riskrule/feel/arena.hpp"
#include "riskrule/feel/value.hpp"

namespace riskrule::feel {

/// Reads `[1..3)`: two brackets round two literals of one ordered kind, the first not above the second. Null, and what
/// is wrong, if it is not one.
const Range* parse_range(Arena& arena, std::string_view text, std::string& problem);

}  // namespace riskrule::feel
