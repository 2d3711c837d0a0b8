// Jobs: many matters assessed by threads of the library, asked from outside.
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "handles.hpp"
#include "riskrule/assess/many.hpp"
#include "riskrule/data/diagnostic_json.hpp"
#include "riskrule/data/json_writer.hpp"

using riskrule::Result;
using riskrule::c::bad_argument;
using riskrule::c::create;

namespace {

std::uint64_t count_lines(std::string_view text) {
  std::uint64_t out = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    if (text.substr(0, end).find_first_not_of(" \t\r") != std::string_view::npos) ++out;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

}  // namespace

struct riskrule_job {
 public:
  riskrule_job(std::string text, const riskrule_pack* pack, std::optional<riskrule::Date> as_of, std::string file,
               unsigned threads, const riskrule::Limits& limits)
      : text_(std::move(text)), file_(std::move(file)), total_(count_lines(text_)) {
    options_.threads = threads;
    options_.limits = limits;
    options_.limits.cancel = [](void* job) { return static_cast<riskrule_job*>(job)->cancelled_.load(); };
    options_.limits.cancel_context = this;
    options_.sides[0].as_of = as_of;
    if (pack != nullptr) options_.sides[0].pack = pack->pack;
    options_.render = [](const riskrule::Matter&, const std::vector<riskrule::Assessment>& all) {
      return riskrule::data::write_json(riskrule::assessment_type(), &all.front(), riskrule::data::JsonStyle::compact);
    };
    thread_ = std::thread([this] { work(); });
  }
  riskrule_job(const riskrule_job&) = delete;
  riskrule_job& operator=(const riskrule_job&) = delete;
  ~riskrule_job() {
    cancel();
    thread_.join();
  }

  void cancel() noexcept { cancelled_ = true; }

  bool wait(std::optional<std::chrono::milliseconds> most) {
    std::unique_lock lock(mutex_);
    const auto over = [this] { return over_; };
    if (most) return changed_.wait_for(lock, *most, over);
    changed_.wait(lock, over);
    return true;
  }
  std::uint64_t done() const noexcept { return done_; }
  std::uint64_t total() const noexcept { return total_; }

  Result<std::string> result() {
    wait({});
    if (failed_) throw std::bad_alloc();
    if (was_cancelled_) return riskrule::Diagnostic{.code = "limit.cancelled", .message = "the job was cancelled"};
    return out_;
  }

 private:
  void work() noexcept {
    try {
      std::size_t at = 0;
      riskrule::NdjsonLines lines(
          [&](char* to, std::size_t size) {
            const std::size_t count = std::min(size, text_.size() - at);
            text_.copy(to, count, at);
            at += count;
            return count;
          },
          file_, options_.limits);
      const auto summary = riskrule::assess_many([&] { return lines.next(); },
                                                 [&](riskrule::ManyResult&& one) {
                                                   take(one);
                                                   ++done_;
                                                   return true;
                                                 },
                                                 options_);
      was_cancelled_ = summary.cancelled;
    } catch (...) {
      failed_ = true;
    }
    const std::scoped_lock lock(mutex_);
    over_ = true;
    changed_.notify_all();
  }

  void take(const riskrule::ManyResult& one) {
    out_ += "{\"line\":" + std::to_string(one.line);
    if (one.assessments.empty())
      out_ += ",\"problems\":" + riskrule::data::to_json(one.problems, riskrule::data::JsonStyle::compact);
    else
      out_ += ",\"assessment\":" + one.text;
    out_ += "}\n";
  }

  std::string text_;
  std::string file_;
  std::uint64_t total_;
  riskrule::ManyOptions options_;
  std::string out_;  // the worker's until it is over
  bool failed_ = false;
  bool was_cancelled_ = false;
  std::atomic<std::uint64_t> done_ = 0;
  std::atomic<bool> cancelled_ = false;
  std::mutex mutex_;
  std::condition_variable changed_;
  bool over_ = false;
  std::thread thread_;
};

extern "C" {

riskrule_status riskrule_job_assess(const char* ndjson, size_t length, const riskrule_pack* pack,
                                    const riskrule_job_options* options, riskrule_job** out, riskrule_error** error) {
  if (out == nullptr) return bad_argument(error, "the output is NULL");
  *out = nullptr;
  if (ndjson == nullptr && length > 0) return bad_argument(error, "the text is NULL, but its length is not 0");
  const auto known = riskrule::c::known_part(options, sizeof *options);
  if (!known || !riskrule::c::fits(known->limits)) return bad_argument(error, riskrule::c::short_options);
  if (known->limits != nullptr && known->limits->go_on != nullptr)
    return bad_argument(error, "a job is cancelled by riskrule_job_cancel, not by go_on");
  constexpr std::uint32_t most_threads = 1024;
  if (known->threads > most_threads) return bad_argument(error, "a job has at most 1024 threads");
  return riskrule::c::guarded(error, [&]() -> riskrule_status {
    const auto as_of = riskrule::c::read_date(known->as_of);
    if (!as_of) return riskrule::c::fail(error, as_of.diagnostics());
    *out = new riskrule_job(riskrule::c::copy_text(ndjson, length), pack, *as_of, riskrule::c::copy_text(known->file),
                            known->threads, riskrule::c::read_limits(known->limits).limits());
    return RISKRULE_OK;
  });
}
void riskrule_job_free(riskrule_job* job) { delete job; }

int32_t riskrule_job_poll(riskrule_job* job, uint64_t* done, uint64_t* total) {
  const int32_t over = riskrule_job_wait(job, 0);  // first: once all is over, the counts do not change any more
  if (done != nullptr) *done = job == nullptr ? 0 : job->done();
  if (total != nullptr) *total = job == nullptr ? 0 : job->total();
  return over;
}
int32_t riskrule_job_wait(riskrule_job* job, uint32_t milliseconds) {
  return job == nullptr || job->wait(std::chrono::milliseconds(milliseconds)) ? 1 : 0;
}
void riskrule_job_cancel(riskrule_job* job) {
  if (job != nullptr) job->cancel();
}
riskrule_status riskrule_job_result(riskrule_job* job, riskrule_text** out, riskrule_error** error) {
  if (out != nullptr) *out = nullptr;
  if (job == nullptr) return bad_argument(error, "the job is NULL");
  return create(out, error, [&] { return job->result(); });
}

}  // extern "C"
