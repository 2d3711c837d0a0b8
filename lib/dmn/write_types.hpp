// FEEL types as item definitions.
#pragma once

#include <map>
#include <string>

#include "riskrule/feel/type.hpp"

namespace riskrule::dmn {

/// Text for an attribute or an element: markup, white space and what XML can not hold is escaped.
std::string xml_escaped(std::string_view text);

/// Names types as `typeRef` does; lists and contexts get an item definition each, the same for equal types.
class TypeWriter {
 public:
  /// Empty for a type that has no name in DMN.
  std::string name_of(const feel::TypePtr& type);
  /// The definitions that the names given so far need, in the order in which they were needed.
  const std::string& definitions() const noexcept { return definitions_; }

 private:
  std::string define(const feel::Type& type, const std::string& key);

  std::map<std::string, std::string> names_;  // by to_string of the type
  std::string definitions_;
};

}  // namespace riskrule::dmn
