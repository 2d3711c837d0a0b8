// Values as item definitions want them: FEEL types plus the constraints that item definitions add.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "riskrule/feel/expression.hpp"

namespace riskrule::dmn {

struct ItemType;
using ItemTypePtr = std::shared_ptr<const ItemType>;

/// A type of a model: its FEEL type, and what its item definitions demand beyond that.
struct ItemType {
  std::string name{};  ///< as the model writes it; empty for one made here
  feel::TypePtr type = feel::any_type();
  ItemTypePtr base{};     ///< the definition it refines, whose constraints hold too
  ItemTypePtr element{};  ///< of a collection
  std::vector<std::pair<std::string, ItemTypePtr>> components{};
  feel::Expression allowed{};     ///< unary tests on a value, or on each element of a collection
  feel::Expression constraint{};  ///< unary tests on the whole value
  std::string allowed_text{};     ///< source of `allowed`
  bool constrained = false;       ///< a constraint stands somewhere in it
};

/// The value, or what it converts to (feel::convert), else null with `dmn.type`.
feel::Value coerce(feel::Evaluation& call, const feel::Type& type, const feel::Value& value);
/// The same, and the constraints hold; else null with `dmn.type` or `dmn.allowed`. A null `type` accepts everything.
feel::Value coerce(feel::Evaluation& call, const ItemType* type, const feel::Value& value);

/// A null whose reason is made up of parts.
feel::Value null_with(feel::Evaluation& call, std::string_view code, const std::string& message,
                      const feel::NullReason* cause = nullptr);

}  // namespace riskrule::dmn
