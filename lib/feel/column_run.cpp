// A batch shared out to threads.
#include <algorithm>
#include <atomic>
#include <exception>
#include <system_error>
#include <thread>

#include "feel/column_kernel.hpp"

namespace riskrule::feel {

namespace {

class Run {
 public:
  Run(const ColumnKernel& kernel, std::span<const Column> columns, std::size_t rows)
      : kernel_(kernel), columns_(columns), rows_(rows), state_(kernel.prepare(columns)) {
    const std::size_t threads = std::max(1U, kernel.options.threads);
    constexpr std::size_t parts_per_thread = 4;
    const std::size_t parts = threads == 1 ? 1 : threads * parts_per_thread;
    const std::size_t blocks = (rows + ColumnKernel::block - 1) / ColumnKernel::block;
    part_rows_ = std::max<std::size_t>(1, (blocks + parts - 1) / parts) * ColumnKernel::block;
    parts_.resize((rows + part_rows_ - 1) / part_rows_);
  }

  Result<data::OwnedArray> run() {
    std::vector<std::thread> helpers;
    const std::size_t wanted = std::min<std::size_t>(std::max(1U, kernel_.options.threads), parts_.size());
    try {
      for (std::size_t i = 1; i < wanted; ++i) helpers.emplace_back([this] { work(false); });
    } catch (const std::system_error&) {  // as many as there are
    }
    work(true);
    for (auto& helper : helpers) helper.join();
    if (error_) std::rethrow_exception(error_);
    return gather();
  }

 private:
  struct Part {
    std::vector<ColumnBuilder> outputs{};
    std::optional<Diagnostic> problem{};
  };

  void work(bool is_caller) noexcept {
    try {
      for (std::size_t part = next_++; part < parts_.size() && !stop_; part = next_++) work_on(part, is_caller);
    } catch (...) {
      if (!stop_.exchange(true)) error_ = std::current_exception();
    }
  }

  void work_on(std::size_t index, bool is_caller) {
    Limits limits = kernel_.options.limits;
    if (!is_caller) {
      limits.cancel = [](void* stop) { return static_cast<std::atomic<bool>*>(stop)->load(); };
      limits.cancel_context = &stop_;
    }
    ColumnWorker worker(kernel_, columns_, state_.get(), limits);
    const std::size_t end = std::min(rows_, (index + 1) * part_rows_);
    std::size_t begin = index * part_rows_;
    for (auto& output : worker.outputs) output.reserve(end - begin);
    while (begin < end && !worker.problem && !stop_) {
      const std::size_t count = std::min(ColumnKernel::block, end - begin);
      if (is_caller && limits.cancel != nullptr && limits.cancel(limits.cancel_context)) {
        cancel();
        break;
      }
      kernel_.run(worker, begin, count);
      begin += count;
      done_ += count;
      if (is_caller && kernel_.options.progress && !worker.problem)
        kernel_.options.progress(static_cast<std::int64_t>(done_), static_cast<std::int64_t>(rows_));
    }
    if (worker.call.stopped == "limit.cancelled") cancel();
    parts_[index] = {std::move(worker.outputs), std::move(worker.problem)};
  }

  void cancel() noexcept {
    cancelled_ = true;
    stop_ = true;
  }

  Result<data::OwnedArray> gather() {
    if (cancelled_) return column_problem("limit.cancelled", "the evaluation was cancelled", "");
    std::vector<ColumnBuilder> all;
    for (const OutputColumn& output : kernel_.outputs) all.emplace_back(output.type);
    for (Part& part : parts_) {
      if (part.problem) return *std::move(part.problem);
      for (std::size_t i = 0; i < all.size(); ++i)
        if (!all[i].append_all(std::move(part.outputs[i])))
          return column_problem("columns.output",
                                "the texts of output `" + kernel_.outputs[i].name + "` pass 2 GB; give smaller batches",
                                "/" + kernel_.outputs[i].name);
    }
    data::OwnedArray out;
    make_batch(std::move(all), static_cast<std::int64_t>(rows_), *out);
    return out;
  }

  const ColumnKernel& kernel_;
  std::span<const Column> columns_;
  std::size_t rows_;
  std::shared_ptr<const void> state_;
  std::size_t part_rows_ = 0;
  std::vector<Part> parts_;
  std::atomic<std::size_t> next_ = 0;
  std::atomic<std::size_t> done_ = 0;
  std::atomic<bool> stop_ = false;
  std::atomic<bool> cancelled_ = false;
  std::exception_ptr error_{};
};

/// The batch as a whole; what its columns hold is their own affair.
bool check_batch(const ColumnKernel& kernel, const ArrowArray& batch, Diagnostics& problems) {
  const auto fail = [&](std::string code, std::string message) {
    problems.push_back(column_problem(std::move(code), std::move(message), ""));
    return false;
  };
  if (batch.release == nullptr) return fail("columns.array", "the batch has been released");
  const std::int64_t most = kernel.options.max_rows;
  if (batch.length > most)
    return fail("limit.rows",
                "a batch has at most " + std::to_string(most) + " rows, this one has " + std::to_string(batch.length));
  if (batch.length < 0 || batch.offset < 0 || batch.offset > (std::int64_t{1} << 56U))
    return fail("columns.array", "the batch has an impossible length");
  if (batch.n_children != static_cast<std::int64_t>(kernel.column_count) ||
      (batch.n_children > 0 && batch.children == nullptr))
    return fail("columns.array", "the batch has " + std::to_string(batch.n_children) + " columns, its schema " +
                                     std::to_string(kernel.column_count));
  const bool may_have_nulls = batch.n_buffers > 0 && batch.buffers != nullptr && batch.buffers[0] != nullptr;
  if (batch.null_count > 0 || (batch.null_count != 0 && may_have_nulls))
    return fail("columns.array", "the batch has rows that are null as a whole");
  return true;
}

}  // namespace

Result<data::OwnedArray> run_batch(const ColumnKernel& kernel, const ArrowArray& batch) {
  Diagnostics problems;
  if (!check_batch(kernel, batch, problems)) return problems;
  std::vector<Column> columns;
  for (const ColumnInput& input : kernel.inputs) {
    auto column = Column::bind(input.type, batch.children[input.column], batch.offset, batch.length,
                               kernel.options.max_rows, problems);
    if (column) columns.push_back(*std::move(column));
  }
  if (!problems.empty()) return problems;
  return Run(kernel, columns, static_cast<std::size_t>(batch.length)).run();
}

}  // namespace riskrule::feel
