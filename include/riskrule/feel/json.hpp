// JSON as FEEL values: objects are contexts, numbers keep every digit, texts stay texts (a date is made with date()).
#pragma once

#include "riskrule/data/json.hpp"
#include "riskrule/feel/value.hpp"

namespace riskrule::feel {

class Arena;

/// The value of a node. Texts view into the tree, which must outlive the value. A number of more than 34 digits is
/// rounded.
Value from_json(Arena& arena, data::JsonNode node);

}  // namespace riskrule::feel
