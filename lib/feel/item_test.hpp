// The condition of most filters and quantifiers, `i.amount > 980`, on items one after another.
#pragma once

#include "feel/in_place.hpp"

namespace riskrule::feel {

/// Finds the entry of one name in contexts one after another. Those that were read as one list share the texts of their
/// names, and mostly their places.
class EntryFinder {
 public:
  explicit EntryFinder(std::string_view name) noexcept : name_(name) {}

  const Value* operator()(const Value& context) noexcept {
    const auto entries = context.as_context();
    if (place_ < entries.size()) {
      const std::string_view name = entries[place_].name;
      if (name.data() == shared_ && name.size() == name_.size()) return &entries[place_].value;
    }
    return search(entries);
  }

 private:
  [[gnu::noinline]] const Value* search(std::span<const Entry> entries) noexcept {
    for (const Entry& entry : entries) {
      if (!same_text(entry.name, name_)) continue;
      place_ = static_cast<std::size_t>(&entry - entries.data());
      shared_ = entry.name.data();
      return &entry.value;
    }
    return nullptr;
  }

  std::string_view name_;
  const char* shared_ = nullptr;  ///< the text of the name where it was found last
  std::size_t place_ = 0;
};

/// A comparison of the item, or of one of its entries, with a number that does not depend on it. The instructions are
/// looked at once, not for every item. Such a test takes no step and uses no memory.
class ItemTest {
 public:
  enum class Answer : std::uint8_t { no, yes, unknown };  ///< unknown: the condition must be evaluated

  /// `item`: the local that the item stands in while the condition is evaluated.
  ItemTest(const Frame& frame, std::uint32_t condition, std::uint32_t item) noexcept {
    const auto& code = frame.program.code[condition];
    const bool compares = code.op >= Op::equal && code.op <= Op::greater_equal && code.flag == 1;
    if (!compares || frame.call.recording == Recording::proof) return;
    const Instruction& bound = frame.program.code[code.b];
    if (!reads_item(frame.program, frame.program.code[code.a], item)) return;
    if (bound.op == Op::constant || bound.op == Op::slot) bound_ = small_of(*in_place(frame, bound));
    holding_ = holding[static_cast<std::size_t>(code.op) - static_cast<std::size_t>(Op::equal)];
  }

  /// Whether the condition is such a test at all.
  bool usable() const noexcept { return bound_.known; }

  Answer of(const Value& item) noexcept {
    if (!usable()) return Answer::unknown;
    const Value* value = !of_entry_ ? &item : item.is(Tag::context) ? find_(item) : nullptr;
    if (value == nullptr) return Answer::unknown;
    const SmallNumber a = small_of(*value);
    if (!a.known || a.exponent != bound_.exponent) return scaled(a);
    return answer(a, bound_);
  }

  /// How many items there are before the first with another answer.
  std::size_t lead(std::span<const Value> items, Answer answer) noexcept {
    std::size_t count = 0;
    while (count < items.size() && of(items[count]) == answer) ++count;
    return count;
  }

 private:
  /// By comparison from `equal` to `greater_equal`; bits: it holds for an item below, at, above the bound.
  static constexpr auto holding = [] {
    std::array<std::uint8_t, 6> out{};
    for (unsigned op = 0; op < out.size(); ++op)
      for (int order = 0; order < 3; ++order)
        if (comparison_holds(static_cast<Op>(static_cast<unsigned>(Op::equal) + op), order, 1))
          out[op] = static_cast<std::uint8_t>(out[op] | 1U << static_cast<unsigned>(order));
    return out;
  }();

  /// Of two numbers with one exponent; which is larger takes no branch, for nothing could guess it.
  Answer answer(const SmallNumber& a, const SmallNumber& b) const noexcept {
    const unsigned order = 1U + (a.coefficient > b.coefficient ? 1U : 0U) - (a.coefficient < b.coefficient ? 1U : 0U);
    return static_cast<Answer>((holding_ >> order) & 1U);
  }
  [[gnu::noinline]] Answer scaled(SmallNumber a) const noexcept {
    SmallNumber b = bound_;
    return align(a, b) ? answer(a, b) : Answer::unknown;
  }

  /// The item itself, `i.name`, or `name` within a filter: then find_ is set.
  bool reads_item(const Program& program, const Instruction& read, std::uint32_t item) noexcept {
    if (read.op == Op::local) return read.a == item;
    const bool is_member = read.op == Op::member && program.code[read.a].op == Op::local;
    const bool of_item = is_member ? program.code[read.a].a == item : read.op == Op::item_name && read.a == item;
    if (of_item) find_ = EntryFinder(program.constants[read.b].as_string());
    of_entry_ = of_item;
    return of_item;
  }

  EntryFinder find_{{}};
  SmallNumber bound_{};
  unsigned holding_ = 0;
  bool of_entry_ = false;  ///< else the item itself is compared
};

}  // namespace riskrule::feel
