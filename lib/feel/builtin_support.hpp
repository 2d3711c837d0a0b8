// What the bodies of the built-in functions share.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "riskrule/feel/builtins.hpp"

namespace riskrule::feel {

/// As a user would write it: `number`, `date and time`, `list`.
std::string_view kind_name(const Value& value) noexcept;
std::string_view kind_name(ParameterKind kind) noexcept;

/// Is a value of this type what the parameter wants, without any conversion? Of list<…> only that it is a list.
bool takes(ParameterKind wanted, TypeKind kind) noexcept;
/// Of lists of one kind of item: that kind; else nothing.
std::optional<TypeKind> item_kind(ParameterKind wanted) noexcept;

/// The texts one after the other, in the arena.
std::string_view join(Arena& arena, std::initializer_list<std::string_view> texts);
std::string_view decimal_text(Arena& arena, const Decimal& d);

/// `feel.argument_type`: `abs`: `n` must be a number, not a string.
Value wrong_argument(Evaluation& call, std::string_view function, std::string_view parameter, std::string_view expected,
                     const Value& actual);
/// `feel.argument_value`: `message` says of the function's argument what is wrong with it.
Value bad_argument(Evaluation& call, std::string_view function, std::string_view message);
/// `feel.null_item`: the list has a null where the function needs a value.
Value null_item(Evaluation& call, std::string_view function, const Value& item);

/// A copy in the arena; stops the call with `limit.string_bytes` if it is too long.
Value make_string(Evaluation& call, std::string_view text);
/// -1, 0, 1: how two values of one ordered kind compare; empty for others. Strings go by code point.
std::optional<int> order_of(const Value& a, const Value& b);

/// The value as a list: a lone value is a list of one. `room` must outlive the result.
inline std::span<const Value> as_items(const Value& value) noexcept {
  return value.is(Tag::list) ? value.as_list() : std::span<const Value>(&value, 1);
}

/// The integer of a number argument, rounded towards zero; empty if it does not fit.
std::optional<std::int64_t> as_integer(const Decimal& d) noexcept;

/// The item that a position names (1 is the first, -1 the last), as an index from 0; empty if outside.
std::optional<std::size_t> index_of(const Decimal& position, std::size_t count) noexcept;

/// A list that grows in the arena.
template <class T>
class ArenaList {
 public:
  explicit ArenaList(Arena& arena, std::size_t room = 16)
      : arena_(arena), items_(arena.make_array<T>(room)), room_(room) {}
  void push_back(const T& item) {
    if (size_ == room_) grow();
    items_[size_++] = item;
  }
  T pop_back() noexcept { return items_[--size_]; }
  bool empty() const noexcept { return size_ == 0; }
  std::span<T> items() const noexcept { return {items_, size_}; }
  std::size_t size() const noexcept { return size_; }

 private:
  void grow() {
    T* larger = arena_.template make_array<T>(room_ * 2);
    for (std::size_t i = 0; i < size_; ++i) larger[i] = items_[i];
    items_ = larger;
    room_ *= 2;
  }
  Arena& arena_;
  T* items_;
  std::size_t size_ = 0;
  std::size_t room_;
};

/// What has been gathered, as a value; stops the call with `limit.list_items` if it is too long.
Value make_list(Evaluation& call, const ArenaList<Value>& items);

/// Sorts by a relation, keeping the order of what it does not tell apart. Safe for any relation, n log n calls.
template <class T, class Precedes>
void merge_sort(Arena& arena, std::span<T> items, Precedes precedes) {
  T* from = items.data();
  T* to = arena.make_array<T>(items.size());
  for (std::size_t width = 1; width < items.size(); width *= 2) {
    for (std::size_t begin = 0; begin < items.size(); begin += 2 * width) {
      const std::size_t middle = std::min(begin + width, items.size());
      const std::size_t end = std::min(begin + 2 * width, items.size());
      std::size_t left = begin;
      std::size_t right = middle;
      for (std::size_t i = begin; i < end; ++i) {
        const bool take_right = left == middle || (right < end && precedes(from[right], from[left]));
        to[i] = take_right ? from[right++] : from[left++];
      }
    }
    std::swap(from, to);
  }
  if (from != items.data()) std::copy(from, from + items.size(), items.data());
}

// The families, each in its own file; builtins.cpp collects them.
std::vector<Builtin> conversion_rows();
std::vector<Builtin> boolean_rows();
std::vector<Builtin> string_rows();
std::vector<Builtin> list_rows();
std::vector<Builtin> aggregate_rows();
std::vector<Builtin> numeric_rows();
std::vector<Builtin> temporal_rows();
std::vector<Builtin> range_rows();
std::vector<Builtin> context_rows();
std::vector<Builtin> riskrule_rows();

}  // namespace riskrule::feel
