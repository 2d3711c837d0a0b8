// Stated<T>: what an input says of one member. Four things are told apart:
//
//   JSON                     C++                              meaning
//   member absent            absent()                         not stated
//   "closed": null           unknown()                        stated to be unknown
//   "opinions": []           has_value(), an empty vector     stated to be none
//   "closed": "2023-10-25"   has_value()                      stated
#pragma once

#include <concepts>
#include <optional>
#include <type_traits>
#include <utility>

namespace riskrule {

struct unknown_t {
  friend constexpr bool operator==(unknown_t, unknown_t) = default;
};
/// `member = unknown;` states that the value is not known.
inline constexpr unknown_t unknown{};

template <class T>
class Stated {
 public:
  using value_type = T;

  Stated() = default;
  Stated(unknown_t) noexcept : unknown_(true) {}  // NOLINT: reads as an assignment
  Stated(T value) : value_(std::move(value)) {}   // NOLINT
  /// So that `reason = "..."` and `amount = 5` work where T is a class with such a conversion.
  template <class U>
  requires(!std::same_as<std::remove_cvref_t<U>, Stated> && !std::same_as<std::remove_cvref_t<U>, unknown_t> &&
           !std::same_as<std::remove_cvref_t<U>, T> && std::is_class_v<T> && std::convertible_to<U, T>)
      Stated(U&& value)
      : value_(std::forward<U>(value)) {}  // NOLINT

  bool has_value() const noexcept { return value_.has_value(); }
  bool is_unknown() const noexcept { return unknown_; }
  bool is_absent() const noexcept { return !unknown_ && !value_.has_value(); }
  explicit operator bool() const noexcept { return has_value(); }

  T& operator*() noexcept { return *value_; }
  const T& operator*() const noexcept { return *value_; }
  T* operator->() noexcept { return &*value_; }
  const T* operator->() const noexcept { return &*value_; }
  /// The value, or `other` when there is none.
  T value_or(T other) const { return value_ ? *value_ : std::move(other); }
  /// Makes it a stated default value and returns it, for filling in.
  T& emplace() {
    unknown_ = false;
    return value_.emplace();
  }

  friend bool operator==(const Stated&, const Stated&) = default;

 private:
  std::optional<T> value_;
  bool unknown_ = false;
};

}  // namespace riskrule
