// The names that a pack may use: in conditions the matter's members, the words of the model, the terms; in `joins`
// dotted paths of members.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "riskrule/feel/expression.hpp"
#include "riskrule/model/matter.hpp"

namespace riskrule::pack {

/// Slots 0 … n-1 are the matter's members in their order, slot n is `as_of`, the day of judgement; every enumerator of the model is a constant bound to its
/// text.
feel::Scope matter_scope();

struct UnknownMember {
  std::string_view name;  ///< the part of the path
  std::string message;
  std::string guess;
};
/// The first part of a dotted path that is no member of the matter; the path goes through structs only.
std::optional<UnknownMember> unknown_member(std::string_view path);
/// Whether the matter states the member at this dotted path, and does not state it to be false.
bool states(const Matter& matter, std::string_view path);

}  // namespace riskrule::pack
