#include "riskrule/dmn/columns.hpp"

#include <algorithm>

#include "column_table.hpp"
#include "feel/column_shape.hpp"

namespace riskrule::dmn {

using feel::Shape;
using feel::Value;

namespace {

void add_reads(const feel::Expression& expression, std::vector<std::uint32_t>& out) {
  if (!expression) return;
  const auto reads = expression.reads();
  out.insert(out.end(), reads.begin(), reads.end());
}

std::vector<std::uint32_t> reads_of(const CompiledTable& table) {
  std::vector<std::uint32_t> out;
  for (const CompiledInput& input : table.inputs) {
    add_reads(input.expression, out);
    add_reads(input.allowed, out);
    for (const CompiledTest& cell : input.cells) add_reads(cell.test, out);
  }
  for (const CompiledOutput& output : table.outputs) {
    add_reads(output.allowed, out);
    add_reads(output.otherwise, out);
    for (const CompiledEntry& entry : output.entries) add_reads(entry.expression, out);
  }
  return out;
}

Shape shape_of_output(const CompiledTable& table, std::size_t column, std::span<const feel::ColumnType* const> slots) {
  const CompiledOutput& clause = table.outputs[column];
  std::vector<std::string> words;  // gathered apart: joining them one by one would cost their square
  Shape out;
  const auto add = [&](Shape one) {
    words.insert(words.end(), one.words.begin(), one.words.end());
    one.words.clear();
    out = joined(std::move(out), one);
  };
  for (const CompiledEntry& entry : clause.entries)
    if (entry.kind != CompiledEntry::Kind::free)
      add(feel::shape_of(entry.value));
    else if (entry.expression)
      add(feel::shape_of(entry.expression.program(), slots));
  if (clause.otherwise) add(feel::shape_of(clause.otherwise.program(), slots));
  if (out.kind == Shape::Kind::word) {
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    out.words = std::move(words);
  }
  return clause.type ? feel::shaped(std::move(out), *clause.type) : out;
}

/// What an aggregator makes of outputs of a shape.
Shape aggregated(Shape shape, Aggregator aggregator) {
  if (aggregator == Aggregator::count) return feel::shape_of(Value::number(Decimal(0)));
  if (aggregator == Aggregator::sum) shape.is_small = false;
  return shape;
}

}  // namespace

void TableKernel::find_outputs(const ColumnNames& names) {
  const auto slots_of = columns_by_slot(*this);
  const bool is_list = lists_rules(table_);
  for (std::size_t i = 0; i < table_.outputs.size(); ++i) {
    const std::string& name = table_.source.outputs[i].name;
    const Shape shape = aggregated(shape_of_output(table_, i, slots_of), table_.source.aggregator);
    outputs.push_back({name.empty() ? "value" : name, feel::output_of(shape, options.scale)});
    outputs.back().type.is_list = is_list;
  }
  has_rule_ = !names.rule.empty();
  if (!has_rule_) return;
  outputs.push_back({names.rule, {.kind = feel::OutputKind::rule}});
  outputs.back().type.is_list = !takes_one_rule(table_);
}

bool TableKernel::run(feel::ColumnWorker& worker, std::size_t begin, std::size_t count) const {
  if (by_index_) return by_index_->run(*this, worker, begin, count);
  for (std::size_t row = begin; row < begin + count; ++row) {
    const auto slots_of_row = worker.read(row);
    const Decision decision = decide(table_, worker.call, slots_of_row);
    if (!put(worker, decision, row)) return false;
  }
  return true;
}

bool TableKernel::put(feel::ColumnWorker& worker, const Decision& decision, std::size_t row) const {
  if (!worker.good(row)) return false;
  for (std::size_t i = 0; i < table_.outputs.size(); ++i)
    if (!worker.put(i, output(worker, decision.value, i), row)) return false;
  return !has_rule_ || worker.put(outputs.size() - 1, rules(worker, decision.rules), row);
}

/// One output of the table's value: of a context, or of each context of a list.
Value TableKernel::output(feel::ColumnWorker& worker, const Value& value, std::size_t column) const {
  if (table_.outputs.size() == 1 || value.is_null()) return value;
  if (value.is(feel::Tag::context)) return value.as_context().values()[column];
  if (!value.is(feel::Tag::list)) return value;
  const auto items = value.as_list();
  auto* out = worker.call.arena.make_array<Value>(items.size());
  for (std::size_t i = 0; i < items.size(); ++i) out[i] = output(worker, items[i], column);
  return Value::list({{out, items.size()}});
}

Value TableKernel::rules(feel::ColumnWorker& worker, std::span<const std::size_t> hits) const {
  if (hits.empty()) return {};
  auto* out = worker.call.arena.make_array<Value>(hits.size());
  for (std::size_t i = 0; i < hits.size(); ++i) out[i] = Value::number(Decimal(hits[i] + 1));
  return takes_one_rule(table_) ? out[0] : Value::list({{out, hits.size()}});
}

std::shared_ptr<const void> TableKernel::prepare(std::span<const feel::Column> columns) const {
  return by_index_ ? by_index_->prepare(columns) : nullptr;
}

Result<feel::ColumnProgram> bind_columns(const Table& table, const feel::Scope& scope, const ArrowSchema& schema,
                                         const feel::ColumnOptions& options, const ColumnNames& names) {
  auto kernel = std::make_shared<TableKernel>(table);
  kernel->options = options;
  Diagnostics problems;
  bind_inputs(*kernel, reads_of(table.compiled()), scope, schema, problems);
  if (!problems.empty()) return problems;
  kernel->find_outputs(names);
  kernel->find_index();
  return feel::ColumnProgram(std::move(kernel));
}

Result<data::OwnedStream> stream_columns(const Table& table, const feel::Scope& scope, data::OwnedStream in,
                                         const feel::ColumnOptions& options, const ColumnNames& names) {
  return feel::stream_through(
      std::move(in), [&](const ArrowSchema& schema) { return bind_columns(table, scope, schema, options, names); });
}

}  // namespace riskrule::dmn
