// Requirements: who needs whom, without cycles.
#include <algorithm>

#include "loader.hpp"
#include "riskrule/base/guess.hpp"

namespace riskrule::dmn {

void Loader::read_requirements() {
  for (const auto& node : data_->nodes) {
    const auto element = sources_[node.get()].element;
    for (const auto requirement : children(element, "informationRequirement"))
      for (const auto reference : elements(requirement))
        if (reference.attribute("href")) require(*node, reference);
    for (const auto requirement : children(element, "knowledgeRequirement"))
      for (const auto reference : elements(requirement))
        if (reference.attribute("href")) require(*node, reference);
    if (node->kind == Node::Kind::service) read_service(*node, element);
  }
}

void Loader::require(Node& node, pugi::xml_node reference) {
  const Node* target = resolve(reference);
  const bool again = std::find(node.required.begin(), node.required.end(), target) != node.required.end();
  const bool itself = target == &node && node.kind == Node::Kind::knowledge;  // a function may call itself anyway
  if (target != nullptr && !again && !itself) node.required.push_back(target);
}

const Node* Loader::resolve(pugi::xml_node reference) {
  const auto href = attribute(reference, "href");
  const auto hash = href.find('#');
  const auto uri = hash == std::string_view::npos ? std::string_view() : href.substr(0, hash);
  const auto id = hash == std::string_view::npos ? href : href.substr(hash + 1);
  const auto find_in = [&](const ModelData& data) -> const Node* {
    const auto found = data.by_id.find(id);
    return found == data.by_id.end() ? nullptr : found->second;
  };
  if (uri.empty() || uri == data_->namespace_uri) {
    if (const Node* node = find_in(*data_)) return node;
  }
  for (const auto& import : imports_)
    if (import.data->namespace_uri == uri)
      if (const Node* node = find_in(*import.data)) return node;
  std::vector<std::string> known;
  for (const auto& [name, node] : data_->by_id) known.push_back("#" + name);
  loading_.error(reference, "dmn.unknown_reference", "there is no element `" + std::string(href) + "`",
                 nearest(href, known));
  return nullptr;
}

void Loader::read_service(Node& node, pugi::xml_node element) {
  const auto read = [&](const char* name, std::vector<const Node*>& out) {
    for (const auto reference : children(element, name))
      if (const Node* target = resolve(reference)) out.push_back(target);
  };
  read("outputDecision", node.outputs);
  read("inputData", node.service_inputs);
  read("inputDecision", node.service_inputs);
  for (const Node* output : node.outputs) node.required.push_back(output);
  if (node.outputs.empty())
    loading_.flaw(element, "dmn.no_output", "the decision service `" + node.name + "` has no output decision");
}

bool Loader::order() {
  std::vector<Node*> path;
  for (const auto& node : data_->nodes)
    if (!visit(node.get(), path)) return false;
  return true;
}

bool Loader::visit(Node* node, std::vector<Node*>& path) {
  const auto [place, fresh] = depth_.emplace(node, 0);
  if (!fresh) {
    if (place->second != 0) return true;
    std::string cycle;
    for (auto i = std::find(path.begin(), path.end(), node); i != path.end(); ++i) cycle += "`" + (*i)->name + "` -> ";
    loading_.error(sources_[node].element, "dmn.cycle",
                   "the requirements go in a circle: " + cycle + "`" + node->name + "`");
    return false;
  }
  const std::uint32_t most = loading_.options.requirement_depth;
  std::uint32_t depth = 1;  // counted, since what is required may have been visited before, on a path of its own
  bool too_long = path.size() >= most;
  path.push_back(node);
  for (const Node* target : node->required) {
    const auto own = sources_.find(target);
    if (own == sources_.end() || too_long) continue;
    if (!visit(own->second.node, path)) return false;
    depth = std::max(depth, depth_[target] + 1);
  }
  path.pop_back();
  too_long = too_long || depth > most;
  if (too_long) {
    loading_.error(sources_[node].element, "limit.requirement_depth",
                   "the chain of requirements is longer than " + std::to_string(most));
    return false;
  }
  depth_[node] = depth;
  ordered_.push_back(node);
  return true;
}

}  // namespace riskrule::dmn
