// JSON as FEEL values: objects are contexts, numbers keep every digit, texts stay texts (a date is made with date()).
#pragma once

#include "riskrule/data/json.hpp"
#include "riskrule/feel/value.hpp"

namespace riskrule::feel {

class Arena;
struct Type;

/// The value of a node. Texts view into the tree, which must outlive the value. A number of more than 34 digits is
/// rounded.
Value from_json(Arena& arena, data::JsonNode node);

/// The same where a type is expected. JSON has no dates: where the type asks for a date, time, date and time or
/// duration, also inside lists and contexts, a text becomes one; a text that is none stays as it is.
Value from_json(Arena& arena, data::JsonNode node, const Type& type);

}  // namespace riskrule::feel
