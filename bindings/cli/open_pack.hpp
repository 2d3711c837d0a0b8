// A pack by its id or its file.
#pragma once

#include <string>

#include "riskrule/pack/pack.hpp"

namespace riskrule::cli {

/// A built-in pack's id, or the path of a file: what ends in .json, holds a slash or is there, and is no id.
Result<pack::Pack> open_pack(const std::string& name);

}  // namespace riskrule::cli
