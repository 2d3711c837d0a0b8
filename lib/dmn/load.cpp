#include <algorithm>
#include <array>

#include "loader.hpp"

namespace riskrule::dmn {

namespace {

constexpr std::array<std::string_view, 5> dmn_namespaces{
    "http://www.omg.org/spec/DMN/20151101/dmn.xsd", "http://www.omg.org/spec/DMN/20180521/MODEL/",
    "https://www.omg.org/spec/DMN/20191111/MODEL/", "https://www.omg.org/spec/DMN/20211108/MODEL/",
    "https://www.omg.org/spec/DMN/20230324/MODEL/"};

bool is_dmn(std::string_view uri) noexcept {
  return std::find(dmn_namespaces.begin(), dmn_namespaces.end(), uri) != dmn_namespaces.end();
}

/// The next node in the order of the document, which lies in `node` only if that is to be entered.
pugi::xml_node next_node(pugi::xml_node node, pugi::xml_node root, bool enter) {
  if (enter && node.first_child()) return node.first_child();
  while (node && node != root && !node.next_sibling()) node = node.parent();
  return !node || node == root ? pugi::xml_node() : node.next_sibling();
}

}  // namespace

Result<Model> Loader::load() {
  if (!read_root()) return std::move(loading_.problems);
  check_ids();
  read_imports();
  if (has_errors(loading_.problems)) return std::move(loading_.problems);
  read_types();
  read_nodes();
  read_requirements();
  if (!order()) return std::move(loading_.problems);
  index_all();
  for (Node* node : ordered_) compile(*node);
  if (has_errors(loading_.problems)) return std::move(loading_.problems);
  return Result<Model>(Model(std::move(data_)), std::move(loading_.problems));
}

bool Loader::read_root() {
  if (local_name(root_) != "definitions" || !is_dmn(namespace_of(root_, prefix_of(root_)))) {
    loading_.error(root_, "dmn.root", "the root is not `definitions` of DMN 1.1 to 1.5");
    return false;
  }
  data_->name = attribute(root_, "name");
  data_->namespace_uri = attribute(root_, "namespace");
  return true;
}

void Loader::check_ids() {
  std::map<std::string_view, pugi::xml_node> seen;
  bool own = true;  // what is inside of foreign elements is not looked at
  for (auto node = root_; node; node = next_node(node, root_, own)) {
    own = node == root_ || is_kin(node, node.parent());
    const auto id = own ? attribute(node, "id") : std::string_view();
    if (!id.empty() && !seen.emplace(id, node).second)
      loading_.error(node, "dmn.duplicate_id", "the id `" + std::string(id) + "` stands here twice");
  }
}

void Loader::read_imports() {
  for (const auto node : children(root_, "import")) {
    const auto uri = attribute(node, "namespace");
    if (!is_dmn(attribute(node, "importType"))) {
      loading_.flaw(node, "dmn.import",
                    "`" + std::string(attribute(node, "importType")) + "` is not a kind of import that is read");
      continue;
    }
    auto model = loading_.options.import ? loading_.options.import(uri, attribute(node, "locationURI")) : std::nullopt;
    if (!model) {
      loading_.error(node, "dmn.import", "the imported model `" + std::string(uri) + "` is not at hand");
      continue;
    }
    imports_.push_back({std::string(attribute(node, "name")), &model->data()});
    data_->imports.push_back(*std::move(model));
  }
}

void Loader::read_types() {
  TypeTable::Imported imported;
  for (const auto& import : imports_) imported.emplace_back(import.name, &import.data->types);
  data_->types.read(loading_, root_, std::move(imported));
}

Node& Loader::add_node(pugi::xml_node element, Node::Kind kind) {
  auto owned = std::make_unique<Node>();
  Node& node = *owned;
  node.kind = kind;
  node.owner = data_.get();
  node.id = attribute(element, "id");
  node.name = attribute(element, "name");
  node.qualified = data_->namespace_uri + "#" + node.name;
  if (node.name.empty())
    loading_.flaw(element, "dmn.no_name", "`" + std::string(local_name(element)) + "` has no name");
  if (!data_->by_name.emplace(node.name, &node).second && !node.name.empty())
    loading_.flaw(element, "dmn.duplicate_name", "there are two elements named `" + node.name + "`");
  if (!node.id.empty()) data_->by_id.emplace(node.id, &node);
  sources_[&node] = {&node, element};
  data_->nodes.push_back(std::move(owned));
  return node;
}

void Loader::read_nodes() {
  for (const auto element : elements(root_)) {
    const auto name = local_name(element);
    if (name == "inputData") {
      Node& node = add_node(element, Node::Kind::input);
      node.type = data_->types.of(loading_, child(element, "variable"));
      node.variable = feel_type(node.type);
      node.held = node.type;
    } else if (name == "decision") {
      add_node(element, Node::Kind::decision);
    } else if (name == "businessKnowledgeModel") {
      add_node(element, Node::Kind::knowledge);
    } else if (name == "decisionService") {
      add_node(element, Node::Kind::service);
    }
  }
}

void Loader::index_all() {
  const auto add = [this](const Node* node) {
    if (data_->index.emplace(node, static_cast<std::uint32_t>(data_->all.size())).second) data_->all.push_back(node);
  };
  for (const auto& node : data_->nodes) {
    node->place = static_cast<std::uint32_t>(data_->all.size());
    add(node.get());
  }
  for (const auto& import : imports_)
    for (const Node* node : import.data->all) add(node);
}

const Loader::Import* Loader::import_of(const Node& node) const {
  for (const auto& import : imports_)
    if (import.data == node.owner) return &import;
  return nullptr;
}

Result<Model> load_dmn(std::string_view xml, std::string file, const LoadOptions& options) {
  auto document = Document::parse(xml, std::move(file), {options.xml_bytes, options.xml_depth});
  if (!document) return std::move(document.diagnostics());
  return Loader(**document, options).load();
}

}  // namespace riskrule::dmn
