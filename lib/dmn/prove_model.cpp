// The tables of a model, with what their slots hold.
#include <algorithm>

#include "compile_box.hpp"
#include "model_data.hpp"
#include "prove.hpp"
#include "riskrule/base/never_destroyed.hpp"

namespace riskrule::dmn {

namespace {

using prove::SlotTypes;

struct Found {
  const Node* node = nullptr;
  const TableBox* box = nullptr;
  SlotTypes types{};
};

/// All tables among the boxes of one element, in the order of the text.
class Tables {
 public:
  Tables(const Node& node, std::vector<Found>& out) : node_(node), out_(out) {}

  void walk(const BoxPtr& box, SlotTypes types) {
    const Box* b = box.get();
    if (b == nullptr) return;
    if (const auto* table = dynamic_cast<const TableBox*>(b)) return out_.push_back({&node_, table, types});
    if (const auto* context = dynamic_cast<const ContextBox*>(b)) {
      for (const auto& item : context->items) {
        walk(item.box, types);
        if (!item.name.empty()) set(types, item.slot, item.type);
      }
    } else if (const auto* list = dynamic_cast<const ListBox*>(b)) {
      for (const auto& item : list->items) walk(item, types);
    } else if (const auto* relation = dynamic_cast<const RelationBox*>(b)) {
      for (const auto& row : relation->rows)
        for (const auto& cell : row) walk(cell, types);
    } else if (const auto* function = dynamic_cast<const FunctionBox*>(b)) {
      for (std::size_t i = 0; i < function->parameters.size(); ++i)
        set(types, function->first + i, function->parameters[i].type);
      walk(function->body, types);
    } else if (const auto* invocation = dynamic_cast<const InvocationBox*>(b)) {
      walk(invocation->function, types);
      for (const auto& argument : invocation->arguments) walk(argument, types);
    } else if (const auto* choice = dynamic_cast<const ConditionalBox*>(b)) {
      for (const auto* part : {&choice->condition, &choice->then_box, &choice->else_box}) walk(*part, types);
    } else if (const auto* filter = dynamic_cast<const FilterBox*>(b)) {
      walk(filter->list, types), walk(filter->match, types);
    } else if (const auto* loop = dynamic_cast<const IteratorBox*>(b)) {
      walk(loop->in, types), walk(loop->body, types);
    }
  }
  static void set(SlotTypes& types, std::size_t slot, ItemTypePtr type) {
    if (slot >= types.size()) types.resize(slot + 1);
    types[slot] = std::move(type);
  }

 private:
  const Node& node_;
  std::vector<Found>& out_;
};

/// The elements used of an imported model, as the entries of a context.
ItemTypePtr imported(const Use& use) {
  static const NeverDestroyed<ItemTypePtr> anything(std::make_shared<const ItemType>());
  ItemType out;
  for (const Node* member : use.members)
    out.components.emplace_back(member->name, member->type ? member->type : *anything);
  return finished(std::move(out));
}

std::vector<Found> tables_of(const ModelData& model) {
  std::vector<Found> out;
  for (const auto& node : model.nodes) {
    SlotTypes types;
    for (const Use& use : node->uses) {
      if (use.node == nullptr)
        Tables::set(types, use.slot, imported(use));
      else if (use.node->kind == Node::Kind::input || use.node->kind == Node::Kind::decision)
        Tables::set(types, use.slot, use.node->type);
    }
    for (std::size_t i = 0; i < node->parameters.size(); ++i)
      Tables::set(types, node->self + 1 + i, node->parameters[i].type);
    Tables(*node, out).walk(node->logic, types);
  }
  return out;
}

/// Puts a finding at its rule's first test, or else at the table.
Diagnostic placed(const XmlPlaces& places, const TableBox& box, const Finding& finding) {
  Diagnostic d = finding.diagnostic;
  const auto& rules = box.table.source().rules;
  const bool about_rule = !d.pointer.empty() && !rules[finding.rules.back() - 1].inputs.empty();
  if (!about_rule) return places.at(box.offset, std::move(d));
  const Cell& cell = rules[finding.rules.back() - 1].inputs.front();
  d.place = {1, 1};
  d.width = std::max(1U, riskrule::detail::count_code_points(cell.text.substr(0, cell.text.find('\n'))));
  return places.in_text(cell.origin, std::move(d));
}

std::vector<Finding> check_tables(const Model& model, const CheckOptions& options, const XmlPlaces* places) {
  std::vector<Finding> out;
  for (const Found& found : tables_of(model.data())) {
    const Table& table = found.box->table;
    for (Finding& finding : prove::findings(table.compiled(), table, found.types, options)) {
      const std::string pointer = "/" + found.node->name + finding.diagnostic.pointer;
      if (places != nullptr) finding.diagnostic = placed(*places, *found.box, finding);
      finding.diagnostic.pointer = pointer;
      out.push_back(std::move(finding));
    }
  }
  return out;
}

}  // namespace

std::vector<Finding> check(const Model& model, const CheckOptions& options) {
  return check_tables(model, options, nullptr);
}

std::vector<Finding> check(const Model& model, std::string_view xml, const std::string& file,
                           const CheckOptions& options) {
  const XmlPlaces places(xml, file);
  return check_tables(model, options, &places);
}

}  // namespace riskrule::dmn
