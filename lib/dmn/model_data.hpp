// The compiled form of a model: its DRG elements as nodes, each with the logic and with what its frame is filled from.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "box.hpp"
#include "riskrule/dmn/model.hpp"
#include "types.hpp"

namespace riskrule::dmn {

struct ModelData;
struct Node;

/// How a frame's slot is filled before the logic runs: with the value of one element, or with a context of the elements
/// that are used out of an imported model, under the import's name.
struct Use {
  std::uint32_t slot = 0;
  const Node* node = nullptr;          ///< null for an import
  std::vector<const Node*> members{};  ///< of an import
  bool only_invoked = false;           ///< a knowledge model whose function nothing asks for
};

/// An input, decision, business knowledge model or decision service.
struct Node {
  enum class Kind : std::uint8_t { input, decision, knowledge, service };
  Kind kind = Kind::input;
  const ModelData* owner = nullptr;
  std::uint32_t place = 0;  ///< in `all` of its owner
  std::string id{};
  std::string name{};
  std::string qualified{};                    ///< `<namespace>#<name>`
  ItemTypePtr type{};                         ///< of the variable; of a function: what it returns
  feel::TypePtr variable = feel::any_type();  ///< what an expression sees
  BoxPtr logic{};                             ///< decision: the expression; knowledge: the body of its function
  bool settled = false;                       ///< the logic's value is of `type` already
  std::vector<Use> uses{};
  std::uint32_t frame_size = 0;
  std::vector<const Node*> required{};  ///< all requirements, for the graph
  ItemTypePtr held{};  ///< what its value, if it is not null, has been coerced to; of a function: what it returns
  std::vector<Parameter> parameters{};  ///< knowledge
  std::uint32_t self = 0;               ///< knowledge: the slot of its own name
  /// knowledge: it can run without its function. Neither it nor what it requires asks for an input or a decision.
  bool invocable = false;
  std::vector<const Node*> outputs{};  ///< service
  std::vector<const Node*>
      service_inputs{};  ///< service: input data, then input decisions, in the order of its parameters
  std::shared_ptr<const feel::Type> function_type{};  ///< knowledge, service
  std::vector<std::string_view> parameter_names{};    ///< knowledge, service; point into parameters or nodes
};

struct ModelData {
  std::string name{};
  std::string namespace_uri{};
  std::vector<std::unique_ptr<Node>> nodes{};
  std::map<std::string, Node*, std::less<>> by_id{};
  std::vector<Model> imports{};                            ///< keeps them alive
  std::vector<const Node*> all{};                          ///< own and imported nodes
  std::unordered_map<const Node*, std::uint32_t> index{};  ///< position in `all`
  TypeTable types{};

  std::map<std::string, const Node*, std::less<>> by_name{};

  /// The element of that kind and name, or null.
  const Node* find(Node::Kind kind, std::string_view wanted) const {
    const auto found = by_name.find(wanted);
    return found == by_name.end() || found->second->kind != kind ? nullptr : found->second;
  }
};

}  // namespace riskrule::dmn
