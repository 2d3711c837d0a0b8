// Values as item definitions want them: FEEL types plus the constraints that item definitions add.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "cell.hpp"

namespace riskrule::dmn {

/// The tag of a kind whose values are all those with that tag; null for the other kinds.
constexpr feel::Tag tag_of(feel::TypeKind kind) noexcept {
  switch (kind) {
    case feel::TypeKind::boolean: return feel::Tag::boolean;
    case feel::TypeKind::number: return feel::Tag::number;
    case feel::TypeKind::string: return feel::Tag::string;
    case feel::TypeKind::date: return feel::Tag::date;
    case feel::TypeKind::time: return feel::Tag::time;
    case feel::TypeKind::date_time: return feel::Tag::date_time;
    case feel::TypeKind::years_months: return feel::Tag::years_months;
    case feel::TypeKind::days_time: return feel::Tag::days_time;
    default: return feel::Tag::null;
  }
}

struct ItemType;
using ItemTypePtr = std::shared_ptr<const ItemType>;

/// A type of a model: its FEEL type, and what its item definitions demand beyond that.
struct ItemType {
  std::string name{};  ///< as the model writes it; empty for one made here
  feel::TypePtr type = feel::any_type();
  ItemTypePtr base{};     ///< the definition it refines, whose constraints hold too
  ItemTypePtr element{};  ///< of a collection
  std::vector<std::pair<std::string, ItemTypePtr>> components{};
  feel::Expression allowed{};       ///< unary tests on a value, or on each element of a collection
  feel::Expression constraint{};    ///< unary tests on the whole value
  std::string allowed_text{};       ///< source of `allowed`
  CellForm allowed_form{};          ///< of `allowed`; in `memory`
  bool constrained = false;         ///< a constraint stands somewhere in it
  feel::Tag tag = feel::Tag::null;  ///< of every value of it, where having that tag is all that it takes; else null
  feel::Arena memory{};
};

/// The type, read to its end.
ItemTypePtr finished(ItemType type);
/// The text of the allowed values of the type, or of what it refines; empty for a collection: its are those of its items.
std::string_view allowed_values(const ItemType& type) noexcept;

/// The value, or what it converts to (feel::convert), else null with `dmn.type`.
feel::Value coerce(feel::Evaluation& call, const feel::Type& type, const feel::Value& value);
/// The same, and the constraints hold; else null with `dmn.type` or `dmn.allowed`.
feel::Value coerce_to(feel::Evaluation& call, const ItemType& type, const feel::Value& value);
/// The same. A null `type` accepts everything.
inline feel::Value coerce(feel::Evaluation& call, const ItemType* type, const feel::Value& value) {
  if (type == nullptr || value.is_null() || value.tag() == type->tag) return value;  // as most are
  return coerce_to(call, *type, value);
}

/// A null whose reason is made up of parts.
feel::Value null_with(feel::Evaluation& call, std::string_view code, const std::string& message,
                      const feel::NullReason* cause = nullptr);

}  // namespace riskrule::dmn
