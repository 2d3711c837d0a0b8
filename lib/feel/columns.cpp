#include "riskrule/feel/columns.hpp"

#include <algorithm>

#include "feel/column_kernel.hpp"
#include "feel/column_shape.hpp"
#include "feel/column_vector.hpp"

namespace riskrule::feel {

namespace {

/// An expression: row by row, or where it is simple, many rows at once.
class ExpressionKernel final : public ColumnKernel {
 public:
  explicit ExpressionKernel(Expression expression) : expression_(std::move(expression)) {}

  void find_outputs() {
    const auto by_slot = columns_by_slot(*this);
    for (auto& [name, shape] : entry_shapes(expression_.program(), by_slot))
      outputs.push_back({std::string(name), output_of(std::move(shape), options.scale)});
    is_context_ = !outputs.empty();
    if (!is_context_) outputs.push_back({"value", output_of(shape_of(expression_.program(), by_slot), options.scale)});
    vector_ = VectorProgram::make(expression_.program(), *this, is_context_);
  }

  bool run(ColumnWorker& worker, std::size_t begin, std::size_t count) const override {
    if (!vector_) return run_rows(worker, begin, count);
    const std::size_t end = begin + count;
    for (; begin < end; begin += VectorProgram::block) {
      const std::size_t rows = std::min(VectorProgram::block, end - begin);
      if (!vector_->run(worker, begin, rows) && !run_rows(worker, begin, rows)) return false;
    }
    return true;
  }

 private:
  bool run_rows(ColumnWorker& worker, std::size_t begin, std::size_t count) const {
    for (std::size_t row = begin; row < begin + count; ++row) {
      const Value value = expression_.evaluate(worker.call, worker.read(row));
      if (!worker.good(row) || !put(worker, value, row)) return false;
    }
    return true;
  }

  bool put(ColumnWorker& worker, const Value& value, std::size_t row) const {
    if (!is_context_) return worker.put(0, value, row);
    const auto values = value.as_context().values();
    for (std::size_t i = 0; i < values.size(); ++i)
      if (!worker.put(i, values[i], row)) return false;
    return true;
  }

  Expression expression_;
  bool is_context_ = false;
  std::optional<VectorProgram> vector_{};
};

class InputBinder {
 public:
  InputBinder(ColumnKernel& kernel, const Scope& scope, const ArrowSchema& schema, Diagnostics& problems)
      : kernel_(kernel), scope_(scope), schema_(schema), problems_(problems) {}

  bool read_names() {
    const bool is_batch = schema_.release != nullptr && schema_.format != nullptr &&
                          std::string_view(schema_.format) == "+s" && schema_.dictionary == nullptr;
    const bool has_columns = schema_.n_children == 0 || (schema_.n_children > 0 && schema_.children != nullptr);
    if (!is_batch || !has_columns || schema_.n_children > most_columns) {
      problems_.push_back(
          column_problem("columns.schema", "the schema is not that of a batch, a struct of columns", ""));
      return false;
    }
    for (std::int64_t i = 0; i < schema_.n_children; ++i) {
      const ArrowSchema* child = schema_.children[i];
      names_.emplace_back(child != nullptr && child->release != nullptr && child->name != nullptr ? child->name : "");
    }
    kernel_.column_count = names_.size();
    return true;
  }

  void bind(std::uint32_t slot) {
    const auto name = std::find_if(scope_.names().begin(), scope_.names().end(),
                                   [&](const Scope::Name& n) { return !n.constant && n.slot == slot; });
    if (name == scope_.names().end())
      return fail("columns.missing", "the scope has no name for something that is read");
    const auto found = std::find(names_.begin(), names_.end(), name->name);
    if (found == names_.end()) return missing(name->name);
    if (std::find(found + 1, names_.end(), name->name) != names_.end())
      return fail("columns.duplicate", "several columns are called `" + name->name + "`", "/" + name->name);
    const auto column = static_cast<std::uint32_t>(found - names_.begin());
    if (schema_.children[column] == nullptr) return fail("columns.schema", "a column is missing");
    auto type = read_column_type(*schema_.children[column], problems_);
    if (!type) return;
    const TypePtr actual = type_of(*type);
    if (actual->kind != TypeKind::null && !conforms(*actual, *name->type))
      return fail("columns.type",
                  "column `" + name->name + "` is a " + to_string(*actual) + ", but a " + to_string(*name->type) +
                      " is expected",
                  type->path);
    kernel_.inputs.push_back({slot, column, *std::move(type)});
  }

 private:
  static constexpr std::int64_t most_columns = 1'000'000;

  void fail(std::string code, std::string message, const std::string& path = {}) {
    problems_.push_back(column_problem(std::move(code), std::move(message), path));
  }
  void missing(const std::string& name) { problems_.push_back(missing_column(name, names_)); }

  ColumnKernel& kernel_;
  const Scope& scope_;
  const ArrowSchema& schema_;
  Diagnostics& problems_;
  std::vector<std::string> names_;
};

}  // namespace

std::shared_ptr<const void> ColumnKernel::prepare(std::span<const Column> /*columns*/) const { return {}; }

void bind_inputs(ColumnKernel& kernel, std::vector<std::uint32_t> reads, const Scope& scope, const ArrowSchema& schema,
                 Diagnostics& problems) {
  kernel.slots = scope.slots();
  std::sort(reads.begin(), reads.end());
  reads.erase(std::unique(reads.begin(), reads.end()), reads.end());
  InputBinder binder(kernel, scope, schema, problems);
  if (!binder.read_names()) return;
  for (const std::uint32_t slot : reads) binder.bind(slot);
}

std::vector<const ColumnType*> columns_by_slot(const ColumnKernel& kernel) {
  std::vector<const ColumnType*> out(kernel.slots, nullptr);
  for (const ColumnInput& input : kernel.inputs) out[input.slot] = &input.type;
  return out;
}

ColumnWorker::ColumnWorker(const ColumnKernel& of, std::span<const Column> columns, const void* prepared,
                           const Limits& limits)
    : kernel(of), inputs(columns), state(prepared), call(limits), slots(of.slots) {
  surround(call, of.options);
  for (const OutputColumn& output : of.outputs) outputs.emplace_back(output.type);
}

std::span<const Value> ColumnWorker::read(std::size_t row) {
  call.reset();
  for (std::size_t i = 0; i < inputs.size(); ++i) slots[kernel.inputs[i].slot] = inputs[i].read(row, call.arena);
  return slots;
}

bool ColumnWorker::put(std::size_t output, const Value& value, std::size_t row) {
  if (outputs[output].append(value)) return true;
  const auto at = static_cast<std::int64_t>(row);
  const std::string& name = kernel.outputs[output].name;
  problem = column_problem("columns.output",
                           "row " + std::to_string(at) + " of output `" + name + "` can not hold " + to_feel(value),
                           "/" + name, at);
  return false;
}

bool ColumnWorker::good(std::size_t row) {
  if (call.stopped.empty()) [[likely]]
    return true;
  const auto at = static_cast<std::int64_t>(row);
  problem = column_problem(std::string(call.stopped), "row " + std::to_string(at) + " passed a bound of its evaluation",
                           "", at);
  return false;
}

Result<data::OwnedArray> ColumnProgram::evaluate(const ArrowArray& batch) const { return run_batch(*kernel_, batch); }

data::OwnedSchema ColumnProgram::schema() const {
  data::OwnedSchema out;
  make_schema(kernel_->outputs, *out);
  return out;
}

Result<ColumnProgram> bind_columns(const Expression& expression, const Scope& scope, const ArrowSchema& schema,
                                   const ColumnOptions& options) {
  auto kernel = std::make_shared<ExpressionKernel>(expression);
  kernel->options = options;
  Diagnostics problems;
  const auto reads = expression.reads();
  bind_inputs(*kernel, {reads.begin(), reads.end()}, scope, schema, problems);
  if (!problems.empty()) return problems;
  kernel->find_outputs();
  return ColumnProgram(std::move(kernel));
}

Result<data::OwnedStream> stream_columns(const Expression& expression, const Scope& scope, data::OwnedStream in,
                                         const ColumnOptions& options) {
  return stream_through(std::move(in),
                        [&](const ArrowSchema& schema) { return bind_columns(expression, scope, schema, options); });
}

}  // namespace riskrule::feel
