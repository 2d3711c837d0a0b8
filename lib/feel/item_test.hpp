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

  /// Whether the condition is such a test at all.
  bool usable() const noexcept { return bound_.known; }

  Answer of(const Value& item) noexcept {
    if (!usable()) return Answer::unknown;
    const Value* value = !of_entry_ ? &item : item.is(Tag::context) ? find_(item) : nullptr;
    if (value == nullptr) return Answer::unknown;
    std::int64_t number = 0;
    return coefficient_at(bound_.exponent, *value, number) ? answer(range_.contains(number)) : scaled(small_of(*value));
  }

  // Of most lists all items are alike: the entry stands in the same place, its number has the exponent of the bound.
  // `lead` and `select` go on as long as that is so, and stop at an item that is to be asked by `of`. They are apart
  // (noinline), and work on a copy of the test: all that they need stays in registers.

  /// Learns from the first what the others will be alike to. There is one.
  void learn(std::span<const Value> items) noexcept {
    if (!of_entry_) return;
    find_.learn(items.front());
    find_.fetch(items.first(std::min<std::size_t>(items.size(), at_once)));
  }

  /// How many items have this answer before the first that has the other, or is not alike.
  [[gnu::noinline]] Lead lead(std::span<const Value> items, Answer wanted) const noexcept {
    const ItemTest test = *this;
    const CoefficientRange range = wanted == Answer::yes ? range_ : range_.others();
    const Value* item = items.data();
    const Value* const end = item + items.size();
    bool ended = false;
    for (std::int64_t number = 0; item != end && test.read_alike(*item, number); ++item) {
      ended = !range.contains(number);
      if (ended) break;
    }
    return {static_cast<std::size_t>(item - items.data()), ended};
  }

  /// Copies the items that it holds for to `out`, which has room for all. Whether one is kept takes no branch, for
  /// nothing could guess it.
  [[gnu::noinline]] Kept select(std::span<const Value> items, Value* out) const noexcept {
    const ItemTest test = *this;
    const Value* item = items.data();
    const Value* const end = item + items.size();
    Value* next = out;
    for (std::int64_t number = 0; item != end && test.read_alike(*item, number); ++item) {
      *next = *item;
      next += test.range_.contains(number) ? 1 : 0;
    }
    return {static_cast<std::size_t>(item - items.data()), static_cast<std::size_t>(next - out)};
  }

 private:
  ItemTest(const Frame& frame, const ItemCondition& condition) noexcept
      : find_(condition.name, condition.ends),
        bound_(condition.bound),
        range_(condition.range),
        comparison_(condition.comparison),
        of_entry_(condition.of_entry) {
    if (condition.slot == none) return;
    bound_ = small_of(frame.inputs[condition.slot]);
    range_ = range_of(comparison_, bound_.coefficient);
  }

  static const ItemCondition& condition_of(const Frame& frame, const Instruction& loop) noexcept {
    static constexpr ItemCondition unusable{};
    if (loop.test == 0 || frame.call.recording == Recording::proof) return unusable;
    return frame.program.item_conditions[loop.test - 1U];
  }

  static Answer answer(bool holds) noexcept { return holds ? Answer::yes : Answer::no; }

  bool read_alike(const Value& item, std::int64_t& number) const noexcept {
    const Value* value = &item;
    if (of_entry_) {
      value = item.is(Tag::context) ? find_.like_last(item) : nullptr;
      if (value == nullptr) return false;
    }
    return coefficient_at(bound_.exponent, *value, number);
  }

  [[gnu::noinline]] Answer scaled(SmallNumber a) const noexcept {
    SmallNumber b = bound_;
    if (!align(a, b)) return Answer::unknown;
    return answer(comparison_holds(comparison_, a.coefficient, b.coefficient));
  }

  EntryFinder find_;
  SmallNumber bound_;
  CoefficientRange range_;
  Op comparison_;
  bool of_entry_;  ///< else the item itself is compared
};

}  // namespace riskrule::feel
