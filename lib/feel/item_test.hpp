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
    holding_ = (comparison_holds(code.op, -1, 0) ? below : 0U) | (comparison_holds(code.op, 0, 0) ? same : 0U) |
               (comparison_holds(code.op, 1, 0) ? above : 0U);
  }

  Answer of(const Value& item) const noexcept {
    if (!bound_.known) return Answer::unknown;
    const Value* value = name_.empty() ? &item : item.is(Tag::context) ? find_entry(item, name_) : nullptr;
    if (value == nullptr) return Answer::unknown;
    SmallNumber a = small_of(*value);
    SmallNumber b = bound_;
    if (!a.known || (a.exponent != b.exponent && !align(a, b))) return Answer::unknown;
    const unsigned order = a.coefficient < b.coefficient ? below : a.coefficient > b.coefficient ? above : same;
    return (holding_ & order) != 0 ? Answer::yes : Answer::no;
  }

  /// How many items there are before the first with another answer.
  std::size_t lead(std::span<const Value> items, Answer answer) const noexcept {
    std::size_t count = 0;
    while (count < items.size() && of(items[count]) == answer) ++count;
    return count;
  }

 private:
  static constexpr unsigned below = 1, same = 2, above = 4;

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
  unsigned holding_ = 0;  ///< the orders of item and bound that the comparison holds for
};

}  // namespace riskrule::feel
