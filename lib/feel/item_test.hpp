// The condition of most filters and quantifiers, `i.amount > 980`, on items one after another.
#pragma once

#include "feel/entry_finder.hpp"
#include "feel/in_place.hpp"

namespace riskrule::feel {

/// The coefficients for which a comparison with one of the same exponent holds.
inline CoefficientRange range_of(Op comparison, std::int64_t bound) noexcept {
  constexpr std::uint64_t gap = std::uint64_t{1} << 63;  // -2^63, which is no small number: it bounds both sides
  const auto at = static_cast<std::uint64_t>(bound);
  const auto from_to = [](std::uint64_t first, std::uint64_t last) { return CoefficientRange{first, last - first}; };
  switch (comparison) {
    case Op::equal: return from_to(at, at);
    case Op::not_equal: return from_to(at + 1, at - 1);
    case Op::less: return from_to(gap, at - 1);
    case Op::less_equal: return from_to(gap + 1, at);
    case Op::greater: return from_to(at + 1, gap);
    default: return from_to(at, gap - 1);
  }
}

inline Bound bound_of(Op comparison, const Value& value) noexcept {
  const SmallNumber number = small_of(value);
  return {number, range_of(comparison, number.coefficient)};
}

/// A comparison of the item, or of one of its entries, with a number that does not depend on it. The instructions are
/// looked at once, not for every item. Such a test takes no step and uses no memory.
class ItemTest {
 public:
  static constexpr std::size_t at_once = 32;              ///< items that are fetched, or made room for
  enum class Answer : std::uint8_t { no, yes, unknown };  ///< unknown: the condition must be evaluated
  struct Lead {
    std::size_t count;
    bool ended;  ///< by an item with the other answer
  };
  struct Kept {
    std::size_t asked;
    std::size_t kept;
  };

  /// The test of a filter or quantifier, if its condition is one, and no proof is wanted.
  ItemTest(const Frame& frame, const Instruction& loop) noexcept : ItemTest(frame, condition_of(frame, loop)) {}

  ItemTest(const ItemTest&) = delete;
  ItemTest& operator=(const ItemTest&) = delete;

  /// Whether the condition is such a test at all.
  bool usable() const noexcept { return bound_->number.known != 0; }

  Answer of(const Value& item) noexcept {
    if (!usable()) return Answer::unknown;
    const Value* value = !condition_.of_entry ? &item : item.is(Tag::context) ? find_(item) : nullptr;
    if (value == nullptr) return Answer::unknown;
    std::int64_t number = 0;
    return coefficient_at(exponent(), *value, number) ? answer(bound_->range.contains(number))
                                                      : scaled(small_of(*value));
  }

  // Of most lists all items are alike: the entry stands in the same place, its number has the exponent of the bound.
  // `lead` and `select` go on as long as that is so, and stop at an item that is to be asked by `of`. They go from number
  // to number in a list of numbers or a relation, else from context to context.

  /// Learns from the first item, if there is one, what the others will be alike to.
  void learn(Evaluation& call, std::span<const Value> items, bool is_relation) noexcept {
    if (!condition_.of_entry || items.empty()) return;
    in_rows_ = find_.learn(call, items.front()) != nullptr && is_relation;
    if (!in_rows_) find_.fetch(items.first(std::min<std::size_t>(items.size(), at_once)));
  }

  /// How many items have this answer before the first that has the other, or is not alike.
  Lead lead(std::span<const Value> items, Answer wanted) const noexcept {
    if (items.empty()) return {};
    const CoefficientRange range = wanted == Answer::yes ? bound_->range : bound_->range.others();
    if (condition_.of_entry && !in_rows_) return lead_of(Entries{exponent(), items.data(), find_}, items.size(), range);
    return lead_of(numbers(items), items.size(), range);
  }

  /// Copies the items that it holds for to `out`, which has room for all.
  Kept select(std::span<const Value> items, Value* out) const noexcept {
    if (items.empty()) return {};
    const CoefficientRange range = bound_->range;
    if (condition_.of_entry && !in_rows_) return select_of(Entries{exponent(), items.data(), find_}, items, range, out);
    return select_of(numbers(items), items, range, out);
  }

 private:
  ItemTest(const Frame& frame, const ItemCondition& condition) noexcept
      : condition_(condition), find_(condition.name), bound_(&condition.bound) {
    if (condition.slot == none) return;
    own_ = bound_of(condition.comparison, frame.inputs[condition.slot]);
    bound_ = &own_;
  }
  std::int32_t exponent() const noexcept { return bound_->number.exponent; }

  static const ItemCondition& condition_of(const Frame& frame, const Instruction& loop) noexcept {
    static constexpr ItemCondition unusable{};
    if (loop.test == 0 || frame.call.recording == Recording::proof) return unusable;
    return frame.program.item_conditions[loop.test - 1U];
  }

  static Answer answer(bool holds) noexcept { return holds ? Answer::yes : Answer::no; }

  /// Reads numbers of one exponent, one after another, that stand at even distances.
  struct Numbers {
    std::int32_t exponent;
    const Value* at;
    std::size_t stride;
    bool read(std::int64_t& number) noexcept {
      const Value& value = *at;
      at += stride;
      return coefficient_at(exponent, value, number);
    }
  };
  /// Reads those that are entries of contexts with the same names.
  struct Entries {
    std::int32_t exponent;
    const Value* at;
    EntryFinder find;
    bool read(std::int64_t& number) noexcept {
      const Value& item = *at++;
      const Value* value = item.is(Tag::context) ? find.like_last(item) : nullptr;
      return value != nullptr && coefficient_at(exponent, *value, number);
    }
  };
  Numbers numbers(std::span<const Value> items) const noexcept {
    if (!condition_.of_entry) return {exponent(), items.data(), 1};
    return {exponent(), find_.like_last(items.front()), find_.stride()};
  }

  // Apart (noinline), and with all that they need handed over: it stays in registers.

  template <class Reader>
  [[gnu::noinline]] static Lead lead_of(Reader numbers, std::size_t count, CoefficientRange range) noexcept {
    std::int64_t number = 0;
    for (std::size_t i = 0; i < count; ++i) {
      if (!numbers.read(number)) return {i, false};
      if (!range.contains(number)) return {i, true};
    }
    return {count, false};
  }

  /// Whether one is kept takes no branch, for nothing could guess it.
  template <class Reader>
  [[gnu::noinline]] static Kept select_of(Reader numbers, std::span<const Value> items, CoefficientRange range,
                                          Value* out) noexcept {
    Value* next = out;
    std::int64_t number = 0;
    std::size_t asked = 0;
    for (; asked < items.size() && numbers.read(number); ++asked) {
      *next = items[asked];
      next += range.contains(number) ? 1 : 0;
    }
    return {asked, static_cast<std::size_t>(next - out)};
  }

  [[gnu::noinline]] Answer scaled(SmallNumber a) const noexcept {
    SmallNumber b = bound_->number;
    if (!align(a, b)) return Answer::unknown;
    return answer(comparison_holds(condition_.comparison, a.coefficient, b.coefficient));
  }

  const ItemCondition& condition_;
  EntryFinder find_;
  const Bound* bound_;
  Bound own_{};           ///< if it is an input's
  bool in_rows_ = false;  ///< the items are a relation, and have the entry
};

}  // namespace riskrule::feel
