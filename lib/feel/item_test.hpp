// The condition of most filters and quantifiers, `i.amount > 980`, on items one after another.
#pragma once

#include "feel/in_place.hpp"

namespace riskrule::feel {

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
    for (unsigned order = 0; order < 3; ++order)
      holding_ |= (comparison_holds(code.op, static_cast<int>(order), 1) ? 1U : 0U) << order;
  }

  Answer of(const Value& item) noexcept {
    if (!bound_.known) return Answer::unknown;
    const Value* value = name_.empty() ? &item : item.is(Tag::context) ? entry_of(item) : nullptr;
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
  /// The entries of contexts that were read as one list share the texts of their names, and mostly their places.
  const Value* entry_of(const Value& context) noexcept {
    const auto entries = context.as_context();
    if (place_ < entries.size()) {
      const std::string_view name = entries[place_].name;
      if (name.data() == shared_ && name.size() == name_.size()) return &entries[place_].value;
    }
    return find(entries);
  }
  [[gnu::noinline]] const Value* find(std::span<const Entry> entries) noexcept {
    for (const Entry& entry : entries) {
      if (!same_text(entry.name, name_)) continue;
      place_ = static_cast<std::size_t>(&entry - entries.data());
      shared_ = entry.name.data();
      return &entry.value;
    }
    return nullptr;
  }

  /// Of two numbers with one exponent; which is larger takes no branch, for nothing could guess it.
  Answer answer(const SmallNumber& a, const SmallNumber& b) const noexcept {
    const unsigned order = 1U + (a.coefficient > b.coefficient ? 1U : 0U) - (a.coefficient < b.coefficient ? 1U : 0U);
    return static_cast<Answer>((holding_ >> order) & 1U);
  }
  [[gnu::noinline]] Answer scaled(SmallNumber a) const noexcept {
    SmallNumber b = bound_;
    return align(a, b) ? answer(a, b) : Answer::unknown;
  }

  /// The item itself, `i.name`, or `name` within a filter; then name_ is set.
  bool reads_item(const Program& program, const Instruction& read, std::uint32_t item) noexcept {
    if (read.op == Op::local) return read.a == item;
    const bool is_member = read.op == Op::member && program.code[read.a].op == Op::local;
    const bool of_item = is_member ? program.code[read.a].a == item : read.op == Op::item_name && read.a == item;
    if (of_item) name_ = program.constants[read.b].as_string();
    return of_item;
  }

  std::string_view name_{};
  SmallNumber bound_{};
  unsigned holding_ = 0;  ///< bits: the comparison holds for an item below, at, above the bound
  std::size_t place_ = 0;
  const char* shared_ = nullptr;
};

}  // namespace riskrule::feel
