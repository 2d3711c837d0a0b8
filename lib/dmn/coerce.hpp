// Does a value have a type, and can it be made to (DMN 1.5, 10.3.2.9.4)? Types are FEEL types plus the constraints that
// item definitions add.
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

/// True if the value is of the type; null is of every type.
bool has_type(feel::Evaluation& call, const feel::Type& type, const feel::Value& value);

/// The value, or what it converts to: the item of a list of one, a list of one item, midnight UTC of a date. Else null
/// with `dmn.type`.
feel::Value coerce(feel::Evaluation& call, const feel::Type& type, const feel::Value& value);
/// The same, and the constraints hold; else null with `dmn.type` or `dmn.allowed`. A null `type` accepts everything.
feel::Value coerce(feel::Evaluation& call, const ItemType* type, const feel::Value& value);

/// A null whose reason is made up of parts.
feel::Value null_with(feel::Evaluation& call, std::string_view code, const std::string& message,
                      const feel::NullReason* cause = nullptr);

}  // namespace riskrule::dmn
