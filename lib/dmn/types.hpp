// The item definitions of one model, and what a type reference means in it.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "coerce.hpp"
#include "loading.hpp"
#include "xml.hpp"

namespace riskrule::dmn {

class TypeTable {
 public:
  /// Type tables by the names of their imports, of which several may be empty.
  using Imported = std::vector<std::pair<std::string, const TypeTable*>>;

  /// Reads all item definitions of the model. The imported ones must outlive this.
  void read(Loading& loading, pugi::xml_node definitions, Imported imported);

  /// The type that `reference` names at this element: a built-in type, an item definition, `import.type`, or one with a
  /// namespace prefix. Null if the reference is empty or unknown; an unknown one is a problem.
  ItemTypePtr find(Loading& loading, pugi::xml_node at, std::string_view reference) const;
  /// The same, and an unknown one is no problem.
  ItemTypePtr look_up(pugi::xml_node at, std::string_view reference) const;
  /// The type of an element's `typeRef` attribute.
  ItemTypePtr of(Loading& loading, pugi::xml_node at) const { return find(loading, at, attribute(at, "typeRef")); }
  ItemTypePtr defined(const std::string& name) const;
  const std::map<std::string, ItemTypePtr>& all() const noexcept { return types_; }

  /// Adds every type's name to the scope, for `instance of` and function parameters.
  void add_to(feel::Scope& scope) const;

 private:
  ItemTypePtr find_imported(std::string_view reference) const;
  ItemTypePtr find_in(pugi::xml_node at, std::string_view space, std::string_view name) const;
  ItemTypePtr read_one(Loading& loading, pugi::xml_node node);
  ItemTypePtr resolve(Loading& loading, pugi::xml_node at, const std::string& reference);
  void read_shape(Loading& loading, pugi::xml_node node, ItemType& out);
  void read_components(Loading& loading, pugi::xml_node node, ItemType& out);
  void read_function(Loading& loading, pugi::xml_node node, ItemType& out);
  void read_constraints(Loading& loading, pugi::xml_node node, ItemType& out);

  std::map<std::string, pugi::xml_node> sources_;  // only while reading
  std::map<std::string, ItemTypePtr> types_;
  Imported imported_;
  std::string namespace_;
  std::vector<std::string> open_;  // names being read, to see a definition that contains itself
};

/// The built-in type of that name (`number`, `date and time`, also `dateTime` of older models), or null.
ItemTypePtr builtin_type(std::string_view name);
/// The names that it knows.
std::vector<std::string_view> builtin_type_names();

}  // namespace riskrule::dmn
