// Boxed expressions from XML.
#pragma once

#include <string>

#include "box.hpp"
#include "loading.hpp"
#include "model_data.hpp"
#include "types.hpp"

namespace riskrule::dmn {

/// Compiles the boxed expressions of one element. Never fails: what can not be compiled is a BrokenBox and a problem.
class BoxCompiler {
 public:
  /// `uses` fill the first slots.
  BoxCompiler(Loading& loading, const TypeTable& types, std::span<const Use> uses);

  /// The expression among the children of `parent`, or a BrokenBox if there is none.
  BoxPtr expression_in(pugi::xml_node parent, const feel::Scope& scope, const std::string& where);
  /// The boxed expression that the element is.
  BoxPtr expression(pugi::xml_node node, const feel::Scope& scope, const std::string& where);
  /// Formal parameters of a function, added to the scope.
  std::vector<Parameter> parameters(pugi::xml_node function, feel::Scope& scope);
  /// What a function does with its parameters, which are slots from `first` on.
  BoxPtr body(pugi::xml_node function, const feel::Scope& scope, std::uint32_t first, std::size_t count,
              const std::string& where);

  /// Slots that a frame for what has been compiled needs.
  std::uint32_t frame_size() const noexcept { return frame_size_; }
  /// Does what has been compiled ask for the value in the slot? An invocation that knows its model does not.
  bool reads(std::uint32_t place) const noexcept { return place < slots_.size() && slots_[place].reads > 0; }

 private:
  BoxPtr make(pugi::xml_node node, const feel::Scope& scope, const std::string& where);
  BoxPtr broken(std::string_view code, std::string message);
  /// In place of what is written in another language than FEEL; null if all of `node` is FEEL.
  BoxPtr other_language(pugi::xml_node node, const std::string& where);
  BoxPtr literal(pugi::xml_node node, const feel::Scope& scope, const std::string& where);
  BoxPtr context(pugi::xml_node node, feel::Scope scope, const std::string& where);
  BoxPtr list(pugi::xml_node node, const feel::Scope& scope, const std::string& where);
  BoxPtr relation(pugi::xml_node node, const feel::Scope& scope, const std::string& where);
  BoxPtr function(pugi::xml_node node, feel::Scope scope, const std::string& where);
  BoxPtr invocation(pugi::xml_node node, const feel::Scope& scope, const std::string& where);
  BoxPtr table(pugi::xml_node node, const feel::Scope& scope, const std::string& where);
  BoxPtr conditional(pugi::xml_node node, const feel::Scope& scope, const std::string& where);
  BoxPtr filter(pugi::xml_node node, feel::Scope scope, const std::string& where);
  BoxPtr iterator(pugi::xml_node node, feel::Scope scope, const std::string& where);
  std::uint32_t add(feel::Scope& scope, std::string name, feel::TypePtr type, ItemTypePtr held = nullptr);
  void mark_read(std::span<const std::uint32_t> slots);
  void know_model(InvocationBox& box);

  /// What is known of a slot. Names of one scope may take the slots of another that is closed.
  struct Slot {
    ItemTypePtr held{};           ///< as Box::held
    const Node* model = nullptr;  ///< the knowledge model whose function stands in it
    std::uint32_t reads = 0;      ///< how many expressions ask for it
  };
  Slot& slot(std::uint32_t place);

  Loading& loading_;
  const TypeTable& types_;
  std::vector<Slot> slots_;
  std::uint32_t frame_size_ = 0;
};

/// The FEEL type of an item type, `any` for none.
inline feel::TypePtr feel_type(const ItemTypePtr& type) { return type ? type->type : feel::any_type(); }

/// The decision table's cells as text; the origin of a cell is the offset of its text, as in XmlText.
TableSource read_table(Loading& loading, const TypeTable& types, pugi::xml_node node);

}  // namespace riskrule::dmn
