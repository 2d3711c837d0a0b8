/// How a call failed, and where that goes: `ErrorInfo`, `Error`, `OnError`.
#pragma once

#include <cstddef>
#include <cstdint>
#include <exception>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "riskrule/riskrule.h"

#if defined(RISKRULE_C_NO_EXCEPTIONS) || !(defined(__cpp_exceptions) || defined(__EXCEPTIONS) || defined(_CPPUNWIND))
#define RISKRULE_C_THROWS 0
#define RISKRULE_C_OR_THROW
#else
#define RISKRULE_C_THROWS 1
#define RISKRULE_C_OR_THROW = ::riskrule::c::OnError()
#endif

namespace riskrule {
namespace c {

/// The statuses of riskrule.h.
enum class Status : std::int32_t {
  ok = RISKRULE_OK,
  bad_input = RISKRULE_BAD_INPUT,
  bad_argument = RISKRULE_BAD_ARGUMENT,
  no_memory = RISKRULE_NO_MEMORY,
  internal = RISKRULE_INTERNAL,
  stopped = RISKRULE_STOPPED
};

enum class Severity : std::int32_t { error = 0, warning = 1, note = 2 };

/// One thing that is wrong, with its place. Texts are "" where there is none; line and column count from 1, 0: unknown.
struct Diagnostic {
  Severity severity;
  std::string code;     ///< never changes its meaning, such as "json.enum"
  std::string message;  ///< one sentence, without the place
  std::string file;
  std::uint32_t line;
  std::uint32_t column;  ///< in characters
  std::string pointer;   ///< JSON pointer
  std::string guess;     ///< what was probably meant
};

/// Why a call failed, or that it did not: like std::error_code, true when something is wrong.
class ErrorInfo {
 public:
  ErrorInfo() : status_(Status::ok) {}
  /// Reads an error of the C ABI, which stays the caller's. NULL: memory ran out, or an empty handle was kept from it.
  ErrorInfo(Status status, const riskrule_error* error) : status_(status) {
    if (error == nullptr) {
      message_ = status == Status::no_memory ? "memory ran out" : "a handle is empty, closed or moved from";
      return;
    }
    message_ = riskrule_error_message(error);
    json_ = riskrule_error_json(error);
    const std::size_t count = riskrule_error_count(error);
    for (std::size_t i = 0; i < count; ++i) {
      diagnostics_.push_back(Diagnostic{
          static_cast<Severity>(riskrule_error_severity(error, i)), riskrule_error_code(error, i),
          riskrule_error_text(error, i), riskrule_error_file(error, i), riskrule_error_line(error, i),
          riskrule_error_column(error, i), riskrule_error_pointer(error, i), riskrule_error_guess(error, i)});
    }
  }

  explicit operator bool() const noexcept { return status_ != Status::ok; }
  Status status() const noexcept { return status_; }
  /// All diagnostics for a person, with underlined source lines; "" after success.
  const std::string& message() const noexcept { return message_; }
  /// The same as a JSON list; "" after success.
  const std::string& json() const noexcept { return json_; }
  const std::vector<Diagnostic>& diagnostics() const noexcept { return diagnostics_; }

 private:
  Status status_;
  std::string message_;
  std::string json_;
  std::vector<Diagnostic> diagnostics_;
};

#if RISKRULE_C_THROWS
/// A failure as an exception. Copying it does not throw.
class Error : public std::exception {
 public:
  explicit Error(ErrorInfo info) : info_(std::make_shared<const ErrorInfo>(std::move(info))) {}
  const char* what() const noexcept override { return info_->message().c_str(); }
  Status status() const noexcept { return info_->status(); }
  const std::vector<Diagnostic>& diagnostics() const noexcept { return info_->diagnostics(); }
  const ErrorInfo& info() const noexcept { return *info_; }

 private:
  std::shared_ptr<const ErrorInfo> info_;
};
#endif

/// Where a failure goes: into an ErrorInfo, which is cleared on success, or, made from nothing, into an exception.
class OnError {
 public:
  OnError(ErrorInfo& into) noexcept : into_(&into) {}  // implicit: one passes the ErrorInfo itself
#if RISKRULE_C_THROWS
  OnError() noexcept : into_(nullptr) {}
#endif
  void report(ErrorInfo info) const {
#if RISKRULE_C_THROWS
    if (into_ == nullptr) {
      if (info) throw Error(std::move(info));
      return;
    }
#endif
    *into_ = std::move(info);
  }

 private:
  ErrorInfo* into_;
};

namespace detail {

/// One call of the C ABI: owns the error that it may make.
class Attempt {
 public:
  explicit Attempt(OnError on_error) noexcept : on_error_(on_error), error_(nullptr) {}
  Attempt(const Attempt&) = delete;
  Attempt& operator=(const Attempt&) = delete;
  ~Attempt() { riskrule_error_free(error_); }

  riskrule_error** error() noexcept { return &error_; }
  /// Reports what came of it; true if it succeeded.
  bool ended(riskrule_status status) const {
    const bool good = status == RISKRULE_OK;
    on_error_.report(good ? ErrorInfo() : ErrorInfo(static_cast<Status>(status), error_));
    return good;
  }

 private:
  OnError on_error_;
  riskrule_error* error_;
};

}  // namespace detail
}  // namespace c
}  // namespace riskrule
