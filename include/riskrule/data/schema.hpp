// JSON Schema (draft 2020-12) of a described type, for editors and other programs.
//
// `title` is the Chinese label, `description` the sentence. Members that may be stated unknown also allow null; open
// words allow any text; nothing undescribed is allowed. What a schema cannot say (unique keys, days that exist, 34
// digits, contradictions between members) only the reader checks: what it accepts, the schema accepts too.
#pragma once

#include <string>
#include <string_view>

#include "riskrule/data/describe.hpp"

namespace riskrule::data {

/// The schema of `root`, a structure, as indented JSON; `id` becomes its `$id`. Same type and id, same bytes.
std::string json_schema(const TypeInfo& root, std::string_view id);

}  // namespace riskrule::data
