/// Many matters in threads of the library, asked how far they are.
#pragma once

#include "riskrule/c/limits.hpp"
#include "riskrule/c/pack.hpp"

namespace riskrule {
namespace c {

struct JobOptions {
  std::uint32_t threads;  ///< 0: one per processor
  std::string as_of;      ///< as in AssessOptions
  std::string file;       ///< names the text in diagnostics
  const Pack* pack;       ///< nullptr: the one that follows from each matter
  const Limits* limits;   ///< of each matter; `go_on` must be null
  JobOptions() : threads(0), pack(nullptr), limits(nullptr) {}
};

struct Progress {
  std::uint64_t done;
  std::uint64_t total;
  bool over;
};

/// Closing it cancels it, and waits for its end.
class Job : public Handle<riskrule_job> {
 public:
  Job() noexcept {}

  /// Assesses the matters of an NDJSON text, a matter a line.
  static Job assess(const std::string& ndjson, const JobOptions& options, OnError on_error RISKRULE_C_OR_THROW) {
    return Job(detail::make<riskrule_job>(on_error, [&](riskrule_job** out, riskrule_error** error) {
      if (options.pack != nullptr && !*options.pack) return riskrule_status(RISKRULE_BAD_ARGUMENT);
      riskrule_job_options raw = riskrule_job_options();
      raw.struct_size = sizeof raw;
      raw.threads = options.threads;
      raw.as_of = detail::or_null(options.as_of);
      raw.file = detail::or_null(options.file);
      raw.limits = options.limits;
      return riskrule_job_assess(ndjson.data(), ndjson.size(), options.pack == nullptr ? nullptr : options.pack->get(),
                                 &raw, out, error);
    }));
  }

  Progress poll() const noexcept {
    Progress out = Progress();
    out.over = riskrule_job_poll(get(), &out.done, &out.total) != 0;
    return out;
  }
  /// Waits at most so long; true when all is over.
  bool wait(std::uint32_t milliseconds) const noexcept { return riskrule_job_wait(get(), milliseconds) != 0; }
  /// Asks it to stop; what is under way is finished.
  void cancel() const noexcept { riskrule_job_cancel(get()); }
  /// Waits for the end: NDJSON, {"line", "assessment"} or {"line", "problems"} for each matter.
  std::string result(OnError on_error RISKRULE_C_OR_THROW) const {
    return detail::make_text(
        on_error, [&](riskrule_text** out, riskrule_error** error) { return riskrule_job_result(get(), out, error); });
  }

 private:
  explicit Job(Owned raw) noexcept : Handle(std::move(raw)) {}
};

}  // namespace c
}  // namespace riskrule
