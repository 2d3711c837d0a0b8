// A model's decision over columns: the table that it is, where that gives the same answers, else row by row.
#include <algorithm>

#include "column_table.hpp"
#include "feel/column_shape.hpp"
#include "riskrule/base/guess.hpp"
#include "run.hpp"

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

/// Evaluates row by row. Where the decision is a table, that decides in the frame that the requirements fill, so that the
/// deciding rule is known.
class DecisionKernel final : public feel::ColumnKernel {
 public:
  DecisionKernel(Model model, const Node& node, std::vector<std::string_view> names)
      : model_(std::move(model)), node_(node), names_(std::move(names)) {
    if (const auto* box = dynamic_cast<const TableBox*>(node.logic.get())) table_.emplace(box->table);
  }

  void find_outputs(const ColumnNames& names) {
    if (table_) {
      table_->slots = node_.frame_size;
      table_->options = options;
      table_->find_outputs(names);
      outputs = table_->outputs;
      return;
    }
    const feel::Type& type = *node_.variable;
    is_context_ = type.kind == feel::TypeKind::context && !type.entries.empty();
    if (!is_context_) return add_output("value", type);
    for (const auto& [name, entry] : type.entries) add_output(name, *entry);
  }

  bool run(feel::ColumnWorker& worker, std::size_t begin, std::size_t count) const override {
    for (std::size_t row = begin; row < begin + count; ++row)
      if (!(table_ ? run_table(worker, row) : run_any(worker, row))) return false;
    return true;
  }

 private:
  void add_output(std::string name, const feel::Type& type) {
    outputs.push_back(
        {std::move(name), feel::output_of(feel::shaped({.kind = feel::Shape::Kind::other}, type), options.scale)});
  }

  Run& begin(feel::ColumnWorker& worker, std::size_t row) const {
    const auto given = worker.read(row);
    feel::ContextMaker context(worker.call.arena, names_.size());
    for (std::size_t i = 0; i < names_.size(); ++i) context.add(names_[i], given[i]);
    return begin_run(worker.call, model_.data(), context.value(), nullptr);
  }

  bool run_table(feel::ColumnWorker& worker, std::size_t row) const {
    Run& run = begin(worker, row);
    const Frame frame = frame_of(run, node_);
    Decision decision = decide(table_->table(), worker.call, frame);
    decision.value = coerce(worker.call, node_.logic->type.get(), decision.value);
    decision.value = in_order(worker.call, coerce(worker.call, node_.type.get(), decision.value));
    return table_->put(worker, decision, row);
  }

  /// A type may have put the entries of the outputs into an order of its own.
  Value in_order(feel::Evaluation& call, const Value& value) const {
    const auto& names = table_->table().source.outputs;
    if (names.size() == 1) return value;
    if (value.is(feel::Tag::list)) {
      const auto items = value.as_list();
      auto* out = call.arena.make_array<Value>(items.size());
      for (std::size_t i = 0; i < items.size(); ++i) out[i] = in_order(call, items[i]);
      return Value::list({{out, items.size()}});
    }
    if (!value.is(feel::Tag::context)) return value;
    feel::ContextMaker out(call.arena, names.size());
    for (const auto& output : names) out.add(output.name, feel::member_of(call, value, output.name));
    return out.value();
  }

  bool run_any(feel::ColumnWorker& worker, std::size_t row) const {
    const Value value = value_of(begin(worker, row), node_);
    if (!worker.good(row)) return false;
    if (!is_context_) return worker.put(0, value, row);
    for (std::size_t i = 0; i < outputs.size(); ++i)
      if (!worker.put(i, feel::member_of(worker.call, value, outputs[i].name), row)) return false;
    return true;
  }

  Model model_;
  const Node& node_;
  std::vector<std::string_view> names_;
  std::optional<TableKernel> table_{};
  bool is_context_ = false;
};

}  // namespace

Result<feel::ColumnProgram> bind_columns(const Model& model, std::string_view decision, const ArrowSchema& schema,
                                         const feel::ColumnOptions& options, const ColumnNames& names) {
  const Node* node = model.data().find(Node::Kind::decision, decision);
  if (node == nullptr)
    return Diagnostic{.code = "dmn.unknown_decision",
                      .message = "there is no decision `" + std::string(decision) + "` in this model",
                      .guess = nearest(decision, model.decisions())};
  if (const Table* table = plain_table(*node))
    if (const auto scope = scope_of_inputs(*node)) return bind_columns(*table, *scope, schema, options, names);
  const auto inputs = model.inputs_of(decision);
  feel::Scope scope;
  std::vector<std::uint32_t> reads;
  for (const auto input : inputs) reads.push_back(scope.add(std::string(input), model.type_of(input)));
  auto kernel = std::make_shared<DecisionKernel>(model, *node, inputs);
  kernel->options = options;
  Diagnostics problems;
  bind_inputs(*kernel, std::move(reads), scope, schema, problems);
  if (!problems.empty()) return problems;
  kernel->find_outputs(names);
  return feel::ColumnProgram(std::move(kernel));
}

Result<data::OwnedStream> stream_columns(const Model& model, std::string_view decision, data::OwnedStream in,
                                         const feel::ColumnOptions& options, const ColumnNames& names) {
  return feel::stream_through(
      std::move(in), [&](const ArrowSchema& schema) { return bind_columns(model, decision, schema, options, names); });
}

}  // namespace riskrule::dmn
