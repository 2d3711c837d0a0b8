// Static types of expressions, for the checker. Immutable, shared; `any` checks nothing.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "riskrule/data/describe.hpp"

namespace riskrule::feel {

struct Type;
using TypePtr = std::shared_ptr<const Type>;

enum class TypeKind : std::uint8_t {
  any,
  null,
  boolean,
  number,
  string,
  date,
  time,
  date_time,
  years_months,
  days_time,
  word,  ///< a string out of a described enumeration
  list,
  range,
  context,
  record,
  function
};

struct Type {
  TypeKind kind = TypeKind::any;
  TypePtr element{};                                       ///< list, range
  std::vector<std::pair<std::string, TypePtr>> entries{};  ///< context, in order
  const data::TypeInfo* described = nullptr;               ///< record, word
  std::vector<TypePtr> parameters{};                       ///< function
  TypePtr result{};                                        ///< function
};

TypePtr any_type();
TypePtr simple_type(TypeKind kind);
TypePtr list_of(TypePtr element);
TypePtr range_of(TypePtr element);
TypePtr context_of(std::vector<std::pair<std::string, TypePtr>> entries);
TypePtr function_of(std::vector<TypePtr> parameters, TypePtr result);
/// The FEEL type of a described C++ type: a structure is a record, a list a list, an enumeration a word; a stated
/// value has the type of what is stated.
TypePtr type_from(const data::TypeInfo& info);
/// DMN conformance (clause 10.3.2.9): may a value of type `from` stand where `to` is expected?
bool conforms(const Type& from, const Type& to);
/// As a user would write it: `list<Consultation>`, `number`, `years and months duration`.
std::string to_string(const Type& type);

}  // namespace riskrule::feel
