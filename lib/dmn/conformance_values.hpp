// Values as conformance cases write them, and their comparison.
#pragma once

#include <string>

#include "riskrule/feel/expression.hpp"
#include "xml.hpp"

namespace riskrule::dmn {

/// The value that the children of a node state: `value`, `component`s or a `list`. Null if there are none.
feel::Value read_value(feel::Evaluation& call, pugi::xml_node node);

/// True if `actual` is what was expected: the same kind, numbers by value, lists and contexts item by item.
bool is_expected(feel::Evaluation& call, const feel::Value& expected, const feel::Value& actual);

}  // namespace riskrule::dmn
