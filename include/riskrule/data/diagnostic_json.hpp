// Diagnostics as JSON, for programs.
#pragma once

#include <string>

#include "riskrule/base/diagnostic.hpp"
#include "riskrule/data/json_writer.hpp"

namespace riskrule::data {

/// A list of {severity, code, message, file, line, column, pointer, guess}; empty texts are left out, line and column
/// are 0 when the place is not known.
std::string to_json(const Diagnostics& all, JsonStyle style = JsonStyle::indented);

}  // namespace riskrule::data
