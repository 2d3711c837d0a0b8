// Shared<T>: a value that many hold and none changes, such as the words of a duty in every finding about it. Copying one
// costs a counter, not a copy of the value. Reads like the T that it holds.
//
//   Shared<std::string> says = std::string("应当公示");
//   Shared<std::string> again = says;                       // the same text, held twice
//   std::string line = "要求：" + says;
#pragma once

#include <concepts>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "riskrule/base/never_destroyed.hpp"

namespace riskrule {

/// Never empty-handed: a default Shared holds T(). Any number of threads may read one, or copies of one, at once.
template <class T>
class Shared {
 public:
  Shared() noexcept = default;
  Shared(const T& value) : value_(std::make_shared<const T>(value)) {}        // NOLINT: reads as a T
  Shared(T&& value) : value_(std::make_shared<const T>(std::move(value))) {}  // NOLINT: large ones are moved once
  /// Joins those who hold it already; null stands for T().
  explicit Shared(std::shared_ptr<const T> value) noexcept : value_(std::move(value)) {}
  /// So that `says = "…"` works as it does for a string.
  template <class U>
  requires(std::same_as<T, std::string>&& std::convertible_to<U, std::string_view> &&
           !std::same_as<std::remove_cvref_t<U>, Shared> && !std::same_as<std::remove_cvref_t<U>, T>) Shared(U&& value)
      : Shared(T(std::string_view(value))) {}  // NOLINT
  template <class List = T>
  requires(!std::same_as<List, std::string>) Shared(std::initializer_list<typename List::value_type> items)
      : Shared(T(items)) {}

  const T& operator*() const noexcept { return value_ ? *value_ : nothing(); }
  const T* operator->() const noexcept { return &**this; }
  operator const T&() const noexcept { return **this; }  // NOLINT
  operator std::string_view() const noexcept             // NOLINT
      requires std::same_as<T, std::string> {
    return **this;
  }

  /// A value of its own, to be changed; other holders keep theirs.
  T& own() {
    auto copy = std::make_shared<T>(**this);
    T& out = *copy;
    value_ = std::move(copy);
    return out;
  }

  bool empty() const noexcept { return (**this).empty(); }
  auto size() const noexcept { return (**this).size(); }
  auto begin() const noexcept { return (**this).begin(); }
  auto end() const noexcept { return (**this).end(); }
  const auto& front() const noexcept { return (**this).front(); }
  const auto& back() const noexcept { return (**this).back(); }
  const auto& operator[](std::size_t i) const noexcept { return (**this)[i]; }

  friend bool operator==(const Shared& a, const Shared& b) { return a.value_ == b.value_ || *a == *b; }
  template <class U>
  requires(!std::same_as<U, Shared> && !std::same_as<U, T>) friend bool operator==(const Shared& a, const U& b) {
    return *a == b;
  }
  friend bool operator==(const Shared& a, const T& b) { return *a == b; }

 private:
  static const T& nothing() noexcept {
    static const NeverDestroyed<T> value;
    return *value;
  }

  std::shared_ptr<const T> value_;
};

using SharedText = Shared<std::string>;

/// Texts are put together like strings. (Templates, so that no two strings become SharedTexts to fit.)
template <std::same_as<SharedText> A, std::convertible_to<std::string_view> B>
std::string operator+(const A& a, const B& b) {
  return std::string(*a).append(std::string_view(b));
}
template <class A, std::same_as<SharedText> B>
requires(std::convertible_to<A, std::string_view> && !std::same_as<std::remove_cvref_t<A>, SharedText>) std::string
operator+(A&& a, const B& b) {
  return std::string(std::forward<A>(a)).append(*b);
}

template <class Stream, std::same_as<SharedText> A>
Stream& operator<<(Stream& out, const A& text) {
  out << *text;
  return out;
}

}  // namespace riskrule
