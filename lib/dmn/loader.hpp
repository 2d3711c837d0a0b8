// From a document to a model, in steps: imports, types, elements, requirements, order, logic.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "compile_box.hpp"
#include "loading.hpp"
#include "model_data.hpp"

namespace riskrule::dmn {

class Loader {
 public:
  Loader(const Document& document, const LoadOptions& options)
      : loading_{document, options}, root_(document.root()), data_(std::make_shared<ModelData>()) {}

  Result<Model> load();

 private:
  struct Import {
    std::string name;
    const ModelData* data;
  };

  struct Source {
    Node* node = nullptr;
    pugi::xml_node element{};
  };

  bool read_root();
  void check_ids();
  void read_imports();
  void read_types();
  void read_nodes();
  Node& add_node(pugi::xml_node element, Node::Kind kind);
  void index_all();

  // requirements.cpp
  void read_requirements();
  void require(Node& node, pugi::xml_node reference);
  const Node* resolve(pugi::xml_node reference);
  void read_service(Node& node, pugi::xml_node element);
  /// Own nodes so that what is required comes first; false if there is a cycle or too long a chain.
  bool order();
  bool visit(Node* node, std::vector<Node*>& path);

  // compile_nodes.cpp
  void compile(Node& node);
  feel::Scope scope_of(Node& node);
  void use_imports(Node& node, feel::Scope& scope);
  void compile_decision(Node& node, pugi::xml_node element);
  void compile_knowledge(Node& node, pugi::xml_node element);
  void finish(Node& node, const BoxCompiler& compiler);
  void compile_service(Node& node, pugi::xml_node element);
  ItemTypePtr returned_type(pugi::xml_node element);

  const Import* import_of(const Node& node) const;

  Loading loading_;
  pugi::xml_node root_;
  std::shared_ptr<ModelData> data_;
  std::vector<Import> imports_;
  std::map<const Node*, Source> sources_;
  std::map<const Node*, std::uint32_t> depth_;  ///< length of the longest chain of requirements; 0 while visiting
  std::vector<Node*> ordered_;
};

}  // namespace riskrule::dmn
