// The pool: workers draw texts under one lock, so the source may block without holding up results; the caller's thread
// takes the results in order out of a ring of slots, whose length is the window.
#include "riskrule/assess/many.hpp"

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <limits>
#include <mutex>
#include <system_error>
#include <thread>

#include "riskrule/data/json.hpp"
#include "riskrule/model/io.hpp"

namespace riskrule {
namespace {

bool cancelled(const Limits& limits) { return limits.cancel != nullptr && limits.cancel(limits.cancel_context); }

/// Moves what was found in one line of a file to its line there; what has no place gets that of the matter.
void place(Diagnostics& problems, const MatterText& in) {
  for (auto& d : problems) {
    if (d.file.empty()) d.file = in.file;
    if (in.line == 0) continue;
    if (d.place.line == 0)
      d.place = {in.line, 1};
    else
      d.place.line += in.line - 1;
  }
}

/// Assesses one text after the other; one per thread.
class Worker {
 public:
  explicit Worker(const ManyOptions& options) : options_(options), workspace_(options.limits) {}

  ManyResult run(MatterText in, std::uint64_t index) {
    ManyResult out{.index = index, .file = in.file, .line = in.line};
    if (!in.problems.empty()) {
      out.problems = std::move(in.problems);
      return out;
    }
    auto matter = read_matter(in.text, in.file, options_.limits);
    out.problems = std::move(matter.diagnostics());
    if (matter) {
      out.matter = Shared<Matter>(*std::move(matter));
      assess_sides(in, out);
    }
    place(out.problems, in);
    if (!out.assessments.empty() && options_.render) out.text = options_.render(**out.matter, out.assessments);
    return out;
  }

 private:
  void assess_sides(const MatterText& in, ManyResult& out) {
    for (const auto& side : options_.sides) {
      auto assessment = assess_side(*out.matter, side);
      for (auto& d : assessment.diagnostics()) out.problems.push_back(located(in, std::move(d)));
      if (!assessment) {
        out.assessments.clear();
        return;
      }
      out.assessments.push_back(*std::move(assessment));
    }
  }

  Result<Assessment> assess_side(const Shared<Matter>& matter, const ManySide& side) {
    if (side.pack) return assess(matter, *side.pack, workspace_, side.as_of);
    const auto as_of = side.as_of ? side.as_of : latest_date(*matter);
    if (!as_of) return assess(matter, {.limits = options_.limits});  // says that there is no date
    const auto pack = pack::choose(*matter, *as_of);
    if (!pack) return pack.diagnostics();
    return assess(matter, *pack, workspace_, as_of);
  }

  /// What the engine says knows at most a JSON pointer.
  static Diagnostic located(const MatterText& in, Diagnostic d) {
    if (d.pointer.empty() || d.place.line != 0) return d;
    const auto tree = data::parse_json(in.text, in.file);
    if (!tree) return d;
    const std::string pointer = d.pointer;
    return data::located_at(*tree, pointer, std::move(d));
  }

  const ManyOptions& options_;
  Workspace workspace_;
};

class Tally {
 public:
  explicit Tally(std::size_t sides) : grades_(sides) {}

  void add(const ManyResult& one, ManySummary& to) {
    ++(one.assessments.empty() ? to.failed : to.assessed);
    for (std::size_t i = 0; i < one.assessments.size(); ++i) count(one.assessments[i].grade, grades_[i]);
  }
  void write(ManySummary& to) {
    for (auto& side : grades_) {
      std::ranges::stable_sort(side, {}, &Counted::rank);
      auto& out = to.grades.emplace_back();
      for (auto& one : side) out.push_back(std::move(one.grade));
    }
  }

 private:
  struct Counted {
    std::size_t rank;
    GradeCount grade;
  };
  static void count(const GradeResult& result, std::vector<Counted>& all) {
    const std::string word = result.grade.value_or("");
    for (auto& one : all)
      if (one.grade.grade == word) {
        ++one.grade.count;
        return;
      }
    const auto at = std::find(result.scale.begin(), result.scale.end(), word);
    const std::size_t last = std::numeric_limits<std::size_t>::max();
    all.push_back({word.empty() ? last : static_cast<std::size_t>(at - result.scale.begin()), {word, 1}});
  }

  std::vector<std::vector<Counted>> grades_;
};

/// Everything that threads share stands under `mutex_`; the source under `source_mutex_`, which is taken first.
class Pool {
 public:
  Pool(const MatterSource& source, const ManyOptions& options, std::size_t threads)
      : source_(source),
        options_(options),
        slots_(std::max(options.window == 0 ? threads * 4 : options.window, threads)) {
    threads_.reserve(threads);
    try {
      while (threads_.size() < threads) threads_.emplace_back([this] { work(); });
    } catch (const std::system_error&) {  // fewer threads than asked for will do
      if (threads_.empty()) throw;
    } catch (...) {
      stop();
      throw;
    }
  }
  Pool(const Pool&) = delete;
  Pool& operator=(const Pool&) = delete;
  ~Pool() { stop(); }

  /// The next result in order, or nothing when there are no more. Throws what a worker threw.
  std::optional<ManyResult> next() {
    std::unique_lock lock(mutex_);
    auto& slot = slots_[taken_out_ % slots_.size()];
    changed_.wait(lock, [&] { return slot || error_ || (ended_ && taken_out_ == taken_in_); });
    if (error_) std::rethrow_exception(error_);
    if (!slot) return {};
    std::optional<ManyResult> out = std::exchange(slot, std::nullopt);
    ++taken_out_;
    lock.unlock();
    changed_.notify_all();
    return out;
  }

  bool was_cancelled() const {
    const std::lock_guard lock(mutex_);
    return cancelled_;
  }

 private:
  void stop() {
    {
      const std::lock_guard lock(mutex_);
      ended_ = true;
    }
    changed_.notify_all();
    for (auto& thread : threads_)
      if (thread.joinable()) thread.join();
  }

  void work() noexcept {
    try {
      Worker worker(options_);
      while (auto in = draw()) finish(worker.run(std::move(in->text), in->index));
    } catch (...) {
      const std::lock_guard lock(mutex_);
      if (!error_) error_ = std::current_exception();
      ended_ = true;
    }
    changed_.notify_all();
  }

  struct Drawn {
    MatterText text;
    std::uint64_t index;
  };
  /// The next text, once there is a free slot for its result.
  std::optional<Drawn> draw() {
    const std::lock_guard one_at_a_time(source_mutex_);
    {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [&] { return ended_ || taken_in_ - taken_out_ < slots_.size(); });
      if (ended_) return {};
    }
    const bool stop = cancelled(options_.limits);
    auto text = stop ? std::nullopt : source_();
    const std::lock_guard lock(mutex_);
    cancelled_ = cancelled_ || stop;
    if (ended_ || !text) {
      ended_ = true;
      return {};
    }
    return Drawn{*std::move(text), taken_in_++};
  }

  void finish(ManyResult result) {
    {
      const std::lock_guard lock(mutex_);
      auto& slot = slots_[result.index % slots_.size()];
      slot = std::move(result);
    }
    changed_.notify_all();
  }

  const MatterSource& source_;
  const ManyOptions& options_;
  std::mutex source_mutex_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<std::optional<ManyResult>> slots_;
  std::uint64_t taken_in_ = 0;
  std::uint64_t taken_out_ = 0;
  bool ended_ = false;
  bool cancelled_ = false;
  std::exception_ptr error_;
  std::vector<std::thread> threads_;
};

/// Hands a result over and counts it; false when no more are wanted.
bool hand_over(ManyResult&& one, const ManySink& sink, Tally& tally, ManySummary& summary) {
  tally.add(one, summary);
  if (sink(std::move(one))) return true;
  summary.cancelled = true;
  return false;
}

void run_here(const MatterSource& source, const ManySink& sink, const ManyOptions& options, Tally& tally,
              ManySummary& summary) {
  Worker worker(options);
  for (std::uint64_t index = 0;; ++index) {
    summary.cancelled = cancelled(options.limits);
    auto in = summary.cancelled ? std::nullopt : source();
    if (!in || !hand_over(worker.run(*std::move(in), index), sink, tally, summary)) return;
  }
}

}  // namespace

ManySummary assess_many(const MatterSource& source, const ManySink& sink, const ManyOptions& options) {
  constexpr unsigned most_threads = 1024;
  const unsigned wanted = options.threads == 0 ? std::thread::hardware_concurrency() : options.threads;
  const unsigned threads = std::clamp(wanted, 1U, most_threads);
  ManySummary summary;
  Tally tally(options.sides.size());
  if (threads == 1) {
    run_here(source, sink, options, tally, summary);
  } else {
    Pool pool(source, options, threads);
    while (auto one = pool.next())
      if (!hand_over(*std::move(one), sink, tally, summary)) break;
    summary.cancelled = summary.cancelled || pool.was_cancelled();
  }
  tally.write(summary);
  return summary;
}

}  // namespace riskrule
