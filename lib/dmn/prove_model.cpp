// The tables of a model, with what their slots hold, and their places in the XML.
#include <algorithm>

#include "compile_box.hpp"
#include "model_data.hpp"
#include "prove.hpp"

namespace riskrule::dmn {

namespace {

using prove::SlotTypes;

struct Found {
  const Node* node = nullptr;
  const Table* table = nullptr;
  SlotTypes types{};
};

/// All tables among the boxes of one element, in the order of the text.
class Tables {
 public:
  Tables(const Node& node, std::vector<Found>& out) : node_(node), out_(out) {}

  void walk(const BoxPtr& box, SlotTypes types) {
    const Box* b = box.get();
    if (b == nullptr) return;
    if (const auto* table = dynamic_cast<const TableBox*>(b)) return out_.push_back({&node_, &table->table, types});
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
  static const ItemTypePtr anything = std::make_shared<const ItemType>();
  ItemType out;
  for (const Node* member : use.members)
    out.components.emplace_back(member->name, member->type ? member->type : anything);
  return std::make_shared<const ItemType>(std::move(out));
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

/// The tables as they stand in the XML, to be found again by their text.
class Places {
 public:
  Places(const Document& document, const LoadOptions& options) : loading_{document, options} { read(document.root()); }

  void locate(const Table& table, Diagnostic& d, std::size_t rule, bool has_rule) {
    const auto place =
        std::find_if(places_.begin(), places_.end(), [&](const Place& p) { return same(p.source, table.source()); });
    if (place == places_.end()) return;
    const auto pointer = d.pointer;
    if (has_rule && rule < place->source.rules.size() && !place->source.rules[rule].inputs.empty()) {
      const auto& text = place->texts[place->source.rules[rule].inputs.front().origin];
      d.place = {1, 1};
      d.width = std::max(1U, feel_width(text.text));
      d = loading_.document.in_text(text, std::move(d));
    } else {
      d = loading_.document.at(place->node, std::move(d));
    }
    d.pointer = pointer;
  }

 private:
  struct Place {
    pugi::xml_node node{};
    TableSource source{};
    std::vector<XmlText> texts{};
  };

  static std::uint32_t feel_width(const std::string& text) {
    return riskrule::detail::count_code_points(text.substr(0, text.find('\n')));
  }
  void read(pugi::xml_node at) {
    for (const auto node : at.children()) {
      if (local_name(node) == "decisionTable") {
        Place place;
        place.node = node;
        place.source = read_table(loading_, types_, node, place.texts);
        places_.push_back(std::move(place));
      } else {
        read(node);
      }
    }
  }
  static bool same(const std::vector<Cell>& a, const std::vector<Cell>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const Cell& x, const Cell& y) { return x.text == y.text; });
  }
  static bool same(const TableSource& a, const TableSource& b) {
    return a.hit_policy == b.hit_policy && a.inputs.size() == b.inputs.size() &&
           std::equal(a.inputs.begin(), a.inputs.end(), b.inputs.begin(),
                      [](const auto& x, const auto& y) { return x.expression.text == y.expression.text; }) &&
           std::equal(a.rules.begin(), a.rules.end(), b.rules.begin(), b.rules.end(), [](const Rule& x, const Rule& y) {
             return same(x.inputs, y.inputs) && same(x.outputs, y.outputs);
           });
  }

  Loading loading_;
  TypeTable types_;
  std::vector<Place> places_;
};

std::vector<Finding> check_tables(const Model& model, const CheckOptions& options, Places* places) {
  std::vector<Finding> out;
  for (const Found& found : tables_of(model.data()))
    for (Finding& finding : prove::findings(found.table->compiled(), *found.table, found.types, options)) {
      Diagnostic& d = finding.diagnostic;
      const bool has_rule = !d.pointer.empty();
      const std::size_t rule = has_rule ? finding.rules.back() - 1 : 0;
      d.pointer = "/" + found.node->name + d.pointer;
      if (places != nullptr) places->locate(*found.table, d, rule, has_rule);
      out.push_back(std::move(finding));
    }
  return out;
}

}  // namespace

std::vector<Finding> check(const Model& model, const CheckOptions& options) {
  return check_tables(model, options, nullptr);
}

std::vector<Finding> check(const Model& model, std::string_view xml, const std::string& file,
                           const CheckOptions& options) {
  const LoadOptions reading;
  auto document = Document::parse(xml, file, {reading.xml_bytes, reading.xml_depth});
  if (!document) return check_tables(model, options, nullptr);
  Places places(**document, reading);
  return check_tables(model, options, &places);
}

}  // namespace riskrule::dmn
