// Result<T>: a value, or all the reasons why there is none.
#pragma once

#include <optional>
#include <utility>

#include "riskrule/base/diagnostic.hpp"

namespace riskrule {

/// A value, or every reason why there is none. With a value the diagnostics may still hold warnings and notes.
/// Invariant: without a value there is at least one error.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : value_(std::move(value)) {}  // NOLINT: a value is a result
  Result(T value, Diagnostics warnings) : value_(std::move(value)), diagnostics_(std::move(warnings)) {}
  Result(Diagnostics errors) : diagnostics_(std::move(errors)) { ensure_error(); }  // NOLINT
  Result(Diagnostic error) {
    diagnostics_.push_back(std::move(error));
    ensure_error();
  }  // NOLINT

  explicit operator bool() const noexcept { return value_.has_value(); }
  bool has_value() const noexcept { return value_.has_value(); }

  /// The value; the caller has tested that there is one.
  T& operator*() & noexcept { return *value_; }
  const T& operator*() const& noexcept { return *value_; }
  T&& operator*() && noexcept { return *std::move(value_); }
  T* operator->() noexcept { return &*value_; }
  const T* operator->() const noexcept { return &*value_; }

  const Diagnostics& diagnostics() const noexcept { return diagnostics_; }
  Diagnostics& diagnostics() noexcept { return diagnostics_; }

 private:
  void ensure_error() {
    if (!has_errors(diagnostics_))
      diagnostics_.push_back({.code = "internal.no_reason", .message = "no reason was given"});
  }

  std::optional<T> value_;
  Diagnostics diagnostics_;
};

}  // namespace riskrule
