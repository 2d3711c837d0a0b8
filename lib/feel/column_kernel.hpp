// What evaluates the rows of a batch, and what it works with. Kernels: an expression (columns.cpp), a decision table
// (dmn/columns.cpp).
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "feel/column.hpp"
#include "feel/column_builder.hpp"
#include "riskrule/feel/columns.hpp"

namespace riskrule::feel {

/// A slot that is read, and the column that it is read from.
struct ColumnInput {
  std::uint32_t slot = 0;
  std::uint32_t column = 0;  ///< among the children of the batch
  ColumnType type{};
};

/// The scratch of one thread, and what it has made.
class ColumnWorker {
 public:
  ColumnWorker(const ColumnKernel& kernel, std::span<const Column> inputs, const void* state, const Limits& limits);

  /// The values of a row in their slots; what earlier rows left in the arena is gone.
  std::span<const Value> read(std::size_t row);
  /// Appends to a column; false, and `problem` is set, if it can not hold the value.
  bool put(std::size_t output, const Value& value, std::size_t row);
  /// False, and `problem` is set, if a limit was passed in that row.
  bool good(std::size_t row);

  const ColumnKernel& kernel;
  std::span<const Column> inputs;  ///< in the order of ColumnKernel::inputs
  const void* state;               ///< what ColumnKernel::prepare() made
  Evaluation call;
  std::vector<Value> slots;
  std::vector<ColumnBuilder> outputs;
  std::vector<std::uint32_t> scratch{};   ///< the kernel's
  std::vector<std::int64_t> registers{};  ///< the kernel's
  std::optional<Diagnostic> problem{};
};

class ColumnKernel {
 public:
  /// Rows that a kernel is given at once, at most.
  static constexpr std::size_t block = 1024;

  ColumnKernel() = default;
  ColumnKernel(const ColumnKernel&) = delete;
  ColumnKernel& operator=(const ColumnKernel&) = delete;
  virtual ~ColumnKernel() = default;

  /// What all threads need to know of a batch.
  virtual std::shared_ptr<const void> prepare(std::span<const Column> columns) const;
  /// Evaluates rows [begin, begin + count) and appends what they yield; false if the worker has a problem.
  virtual bool run(ColumnWorker& worker, std::size_t begin, std::size_t count) const = 0;

  std::vector<ColumnInput> inputs{};
  std::vector<OutputColumn> outputs{};
  ColumnOptions options{};
  std::size_t column_count = 0;  ///< of the batch
  std::uint32_t slots = 0;
};

/// Gives an evaluation what the caller's options name.
inline void surround(Evaluation& call, const ColumnOptions& options) noexcept {
  call.clock = options.clock;
  call.calendar = options.calendar;
  call.external = options.external;
}

/// Finds the columns for the slots that are read; what is wrong is added to the problems.
void bind_inputs(ColumnKernel& kernel, std::vector<std::uint32_t> reads, const Scope& scope, const ArrowSchema& schema,
                 Diagnostics& problems);
/// The columns by slot; null where there is none.
std::vector<const ColumnType*> columns_by_slot(const ColumnKernel& kernel);

/// Evaluates a batch.
Result<data::OwnedArray> run_batch(const ColumnKernel& kernel, const ArrowArray& batch);

using BindColumns = std::function<Result<ColumnProgram>(const ArrowSchema&)>;
Result<data::OwnedStream> stream_through(data::OwnedStream in, const BindColumns& bind);

/// The same of whatever makes batches of batches.
struct BoundColumns {
  std::function<data::OwnedSchema()> schema;
  std::function<Result<data::OwnedArray>(const ArrowArray&)> evaluate;
};
using BindAny = std::function<Result<BoundColumns>(const ArrowSchema&)>;
Result<data::OwnedStream> stream_through_any(data::OwnedStream in, const BindAny& bind);

}  // namespace riskrule::feel
