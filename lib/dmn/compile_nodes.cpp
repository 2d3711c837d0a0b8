// The logic of decisions, business knowledge models and services.
#include <algorithm>

#include "loader.hpp"

namespace riskrule::dmn {

void Loader::compile(Node& node) {
  const auto element = sources_[&node].element;
  switch (node.kind) {
    case Node::Kind::input: return;
    case Node::Kind::decision: return compile_decision(node, element);
    case Node::Kind::knowledge: return compile_knowledge(node, element);
    case Node::Kind::service: return compile_service(node, element);
  }
}

feel::Scope Loader::scope_of(Node& node) {
  feel::Scope scope;
  data_->types.add_to(scope);
  use_imports(node, scope);
  for (const Node* target : node.required) {
    const Import* import = import_of(*target);
    if (import == nullptr || import->name.empty())
      node.uses.push_back({.slot = scope.add(target->name, target->variable), .node = target});
  }
  return scope;
}

void Loader::use_imports(Node& node, feel::Scope& scope) {
  for (const auto& import : imports_) {
    if (import.name.empty()) continue;
    Use use;
    std::vector<std::pair<std::string, feel::TypePtr>> entries;
    for (const Node* target : node.required) {
      if (import_of(*target) != &import) continue;
      use.members.push_back(target);
      entries.emplace_back(target->name, target->variable);
    }
    if (use.members.empty()) continue;
    use.slot = scope.add(import.name, feel::context_of(std::move(entries)));
    node.uses.push_back(std::move(use));
  }
}

void Loader::compile_decision(Node& node, pugi::xml_node element) {
  const feel::Scope scope = scope_of(node);
  BoxCompiler compiler(loading_, data_->types, node.uses);
  node.type = data_->types.of(loading_, child(element, "variable"));
  node.logic = compiler.expression_in(element, scope, "/" + node.name);
  node.frame_size = compiler.frame_size();
  node.variable = node.type ? node.type->type : node.logic->seen;
  finish(node, compiler);
}

/// What is known once the logic is compiled. A service may be given the value of a decision: then it has the decision's
/// type, but did not come of its logic.
void Loader::finish(Node& node, const BoxCompiler& compiler) {
  const bool is_knowledge = node.kind == Node::Kind::knowledge;
  node.held = is_knowledge && !node.type ? node.logic->held : node.type;
  node.settled = node.logic->yields(node.type);
  const auto is_invocable = [](const Use& use) { return use.node != nullptr && use.node->invocable; };
  for (Use& use : node.uses) use.only_invoked = is_invocable(use) && !compiler.reads(use.slot);
  node.invocable =
      is_knowledge && !compiler.reads(node.self) && std::all_of(node.uses.begin(), node.uses.end(), is_invocable);
}

/// What a function returns by its variable's type: that of a function type, or the type itself as older models write
/// it.
ItemTypePtr Loader::returned_type(pugi::xml_node element) {
  auto type = data_->types.of(loading_, child(element, "variable"));
  if (!type || type->type->kind != feel::TypeKind::function) return type;
  if (!type->type->result) return nullptr;
  ItemType result;
  result.type = type->type->result;
  return finished(std::move(result));
}

void Loader::compile_knowledge(Node& node, pugi::xml_node element) {
  feel::Scope scope = scope_of(node);
  BoxCompiler compiler(loading_, data_->types, node.uses);
  node.type = returned_type(element);
  node.self = scope.add(node.name, feel::simple_type(feel::TypeKind::function));
  const auto logic = child(element, "encapsulatedLogic");
  node.parameters = compiler.parameters(logic, scope);
  node.logic = compiler.body(logic, scope, node.self + 1, node.parameters.size(), "/" + node.name);
  node.frame_size = compiler.frame_size();
  std::vector<feel::TypePtr> types;
  for (const auto& parameter : node.parameters) {
    node.parameter_names.emplace_back(parameter.name);
    types.push_back(feel_type(parameter.type));
  }
  node.function_type = feel::function_of(std::move(types), node.type ? node.type->type : node.logic->seen);
  node.variable = node.function_type;
  finish(node, compiler);
}

void Loader::compile_service(Node& node, pugi::xml_node element) {
  node.type = returned_type(element);
  std::vector<feel::TypePtr> types;
  for (const Node* input : node.service_inputs) {
    node.parameter_names.emplace_back(input->name);
    types.push_back(input->variable);
  }
  auto result = feel::any_type();
  if (node.type)
    result = node.type->type;
  else if (node.outputs.size() == 1)
    result = node.outputs.front()->variable;
  node.function_type = feel::function_of(std::move(types), std::move(result));
  node.variable = node.function_type;
}

}  // namespace riskrule::dmn
