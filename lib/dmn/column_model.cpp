// A model's decision over columns: the table that it is, where that gives the same answers, else row by row.
#include <algorithm>

#include "column_table.hpp"
#include "feel/column_shape.hpp"
#include "model_data.hpp"

namespace riskrule::dmn {

using feel::TypeKind;
using feel::Value;

namespace {

bool is_free(const ItemTypePtr& type) { return type == nullptr || !type->constrained; }

/// True if what a table's output clause yields needs no coercing to the type.
bool agrees(const CompiledOutput& clause, const feel::Type& type) {
  if (type.kind == TypeKind::any) return true;
  if (clause.type) return clause.type->kind == type.kind;
  const auto fits = [&](const CompiledEntry& entry) {
    if (entry.kind == CompiledEntry::Kind::free) return false;
    const auto shape = feel::shape_of(entry.value);
    return shape.kind != feel::Shape::Kind::other && feel::shaped(shape, type).words == shape.words &&
           feel::shaped(shape, type).kind == shape.kind;
  };
  return !clause.otherwise && std::ranges::all_of(clause.entries, fits);
}

bool agrees(const CompiledTable& table, const ItemTypePtr& of) {
  if (of == nullptr) return true;
  if (of->constrained) return false;
  const feel::Type* type = of->type.get();
  if (lists_rules(table)) {
    if (type->kind == TypeKind::any) return true;
    if (type->kind != TypeKind::list || type->element == nullptr) return false;
    type = type->element.get();
  }
  if (type->kind == TypeKind::any) return true;
  if (table.outputs.size() == 1) return agrees(table.outputs[0], *type);
  if (type->kind != TypeKind::context || type->entries.size() != table.outputs.size()) return false;
  for (std::size_t i = 0; i < table.outputs.size(); ++i)
    if (table.source.outputs[i].name != type->entries[i].first || !agrees(table.outputs[i], *type->entries[i].second))
      return false;
  return true;
}

/// The names that the logic of a node reads, each in its slot; nothing if one of them is not an input of this model, or
/// if it has constraints.
std::optional<feel::Scope> scope_of_inputs(const Node& node) {
  std::vector<const Use*> uses;
  for (const Use& use : node.uses) {
    const bool plain = use.node != nullptr && use.node->kind == Node::Kind::input && use.node->owner == node.owner &&
                       is_free(use.node->type);
    if (!plain) return {};
    uses.push_back(&use);
  }
  std::ranges::sort(uses, {}, &Use::slot);
  feel::Scope scope;
  for (const Use* use : uses) {
    while (scope.slots() < use->slot) scope.add("");
    scope.add(use->node->name, use->node->variable);
  }
  return scope;
}

/// The decision as a table over inputs, where the model adds nothing to what the table says.
const Table* plain_table(const Node& node) {
  const auto* box = dynamic_cast<const TableBox*>(node.logic.get());
  if (box == nullptr) return nullptr;
  const CompiledTable& table = box->table.compiled();
  return agrees(table, box->type) && agrees(table, node.type) ? &box->table : nullptr;
}

/// Any decision: its inputs from columns, the whole graph for each row.
class DecisionKernel final : public feel::ColumnKernel {
 public:
  DecisionKernel(Model model, std::string decision) : model_(std::move(model)), decision_(std::move(decision)) {
    for (const auto name : model_.inputs_of(decision_)) names_.emplace_back(name);
  }

  feel::Scope scope() const {
    feel::Scope out;
    for (const auto& name : names_) out.add(name, model_.type_of(name));
    return out;
  }

  void find_outputs() {
    const auto type = model_.type_of(decision_);
    is_context_ = type->kind == TypeKind::context && !type->entries.empty();
    const auto add = [&](std::string name, const feel::Type& of) {
      outputs.push_back({std::move(name), feel::output_of(feel::shaped({}, of), options.scale)});
    };
    if (!is_context_) return add("value", *type);
    for (const auto& [name, of] : type->entries) add(name, *of);
  }

  bool run(feel::ColumnWorker& worker, std::size_t begin, std::size_t count) const override {
    for (std::size_t row = begin; row < begin + count; ++row) {
      const auto values = worker.read(row);
      auto* entries = worker.call.arena.make_array<feel::Entry>(names_.size());
      for (std::size_t i = 0; i < names_.size(); ++i) entries[i] = {names_[i], values[i]};
      const Value inputs_of_row = Value::context({{entries, names_.size()}});
      const Value value = model_.evaluate_decision(worker.call, decision_, inputs_of_row);
      if (!worker.good(row) || !put(worker, value, row)) return false;
    }
    return true;
  }

 private:
  bool put(feel::ColumnWorker& worker, const Value& value, std::size_t row) const {
    if (!is_context_) return worker.put(0, value, row);
    for (std::size_t i = 0; i < outputs.size(); ++i)
      if (!worker.put(i, feel::member_of(worker.call, value, outputs[i].name), row)) return false;
    return true;
  }

  Model model_;
  std::string decision_;
  std::vector<std::string> names_;
  bool is_context_ = false;
};

}  // namespace

Result<feel::ColumnProgram> bind_columns(const Model& model, std::string_view decision, const ArrowSchema& schema,
                                         const feel::ColumnOptions& options, const ColumnNames& names) {
  const Node* node = model.data().find(Node::Kind::decision, decision);
  if (node == nullptr)
    return Diagnostic{.code = "dmn.unknown_decision",
                      .message = "there is no decision `" + std::string(decision) + "` in this model"};
  if (const Table* table = plain_table(*node))
    if (const auto scope = scope_of_inputs(*node)) return bind_columns(*table, *scope, schema, options, names);
  auto kernel = std::make_shared<DecisionKernel>(model, std::string(decision));
  kernel->options = options;
  Diagnostics problems;
  const auto scope = kernel->scope();
  std::vector<std::uint32_t> all(scope.slots());
  for (std::uint32_t slot = 0; slot < scope.slots(); ++slot) all[slot] = slot;
  bind_inputs(*kernel, std::move(all), scope, schema, problems);
  if (!problems.empty()) return problems;
  kernel->find_outputs();
  return feel::ColumnProgram(std::move(kernel));
}

Result<data::OwnedStream> stream_columns(const Model& model, std::string_view decision, data::OwnedStream in,
                                         const feel::ColumnOptions& options, const ColumnNames& names) {
  return feel::stream_through(
      std::move(in), [&](const ArrowSchema& schema) { return bind_columns(model, decision, schema, options, names); });
}

}  // namespace riskrule::dmn
