// Values as text of bounded size.
#pragma once

#include <string>

#include "riskrule/feel/value.hpp"

namespace riskrule::feel {

/// The value as FEEL source, or as string() writes it. Writing ends with `…` once there are more than `most` bytes: a
/// small value that holds one list many times over can have an immense text.
std::string write_value(const Value& value, bool as_source, std::size_t most);

}  // namespace riskrule::feel
