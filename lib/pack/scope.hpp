// The names that a pack's conditions may use: the matter's members, the words of the model, the terms.
#pragma once

#include "riskrule/feel/expression.hpp"

namespace riskrule::pack {

/// Slots 0 … n-1 are the matter's members in their order; every enumerator of the model is a constant bound to its
/// text.
feel::Scope matter_scope();

}  // namespace riskrule::pack
