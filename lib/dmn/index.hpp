// Which rules of a table may match, without testing them one by one.
//
// The values that an input can take fall into segments: the constants of the column's cells and the gaps between them,
// each string, true, false, null. Within a segment every cell has one answer, so a segment has one set of rules. An
// evaluation finds the segment of each input (binary search, hash) and intersects the sets.
//
// A set of one rule is just its number: columns whose ranges are disjoint, or whose texts differ, have no other, and an
// evaluation that meets one has only that rule to look at. A larger set is a row of leaves, 512 rules each, one after
// another; a leaf that does not change from one segment to the next is shared, and leaf 0 is the empty one. Before
// its leaves a set has a bit for each that is not empty, so that the intersection visits no others. The memory grows
// with the rules, not with rules times segments.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "segments.hpp"
#include "table_data.hpp"

namespace riskrule::dmn {

class TableIndex {
 public:
  /// Of fewer rules, one row at a time, each is tested.
  static constexpr std::size_t few_rules = 8;

  /// The index of a compiled table; null where it would not help (few rules, no cell with a form).
  static std::unique_ptr<const TableIndex> build(const CompiledTable& table, std::size_t least_rules = few_rules);

  /// Room for one item per input.
  struct Scratch {
    bool* open;  ///< after the visit began: the column's cells have to be evaluated, whatever the rule
    std::uint32_t* segments;
    const std::uint32_t** sets;
  };
  /// Calls `test(rule, columns)` for each rule that may match, ascending, until it is false. `columns` are those whose
  /// cells still have to be evaluated, besides the columns for which `open` is set.
  template <class Test>
  void visit(std::span<const feel::Value> inputs, const Scratch& scratch, Test test) const;
  /// The same where the segments have been found: one per column, `nowhere` where it is open. `sets` has room for one
  /// item per column.
  template <class Test>
  void visit_segments(std::span<const std::uint32_t> segments, const std::uint32_t** sets, Test test) const;
  const Segments& segments(std::size_t column) const noexcept { return columns_[column].segments; }

  /// The memory that it takes.
  std::size_t bytes() const noexcept;

 private:
  friend class IndexBuilder;
  static constexpr std::size_t words = 8;                         ///< of a leaf
  struct alignas(64) Leaf : std::array<std::uint64_t, words> {};  // one line of the cache

  static constexpr std::uint32_t one_rule = 0x80000000U;
  static constexpr std::uint32_t no_rule = 0xFFFFFFFFU;
  /// In place of the first segment of a cell that passes in several ranges of them.
  static constexpr std::uint32_t several = 0xFFFFFFFFU;

  struct Column {
    Segments segments;
    std::vector<std::uint32_t> set_of{};  ///< by segment: a set, or `one_rule` and the rule, or `no_rule`
    std::vector<std::uint32_t> sets{};    ///< set s is [s * stride, (s + 1) * stride): bits, then leaves
  };

  template <class Test>
  void visit_sets(const std::uint32_t** sets, std::size_t known, Test& test) const;
  template <class Test>
  bool visit_leaf(const Leaf& rules, std::size_t at, Test& test) const;
  const std::uint32_t* set(const Column& column, std::uint32_t number) const noexcept {
    return column.sets.data() + number * (bit_words_ + width_);
  }
  /// Does the rule's cell pass in the segment, or has it to be evaluated?
  bool may_pass(std::size_t rule, std::size_t column, std::uint32_t segment) const noexcept {
    const SegmentRange range = ranges_[rule * columns_.size() + column];
    if (range.first == several) [[unlikely]]
      return holds(columns_[column], segment, rule);
    return range.first <= segment && segment <= range.last;
  }
  bool holds(const Column& column, std::uint32_t segment, std::size_t rule) const noexcept;
  /// The same for all columns; those from `known` on are still to be looked up.
  bool may_match(std::size_t rule, std::span<const feel::Value> inputs, const Scratch& scratch,
                 std::size_t known) const noexcept;
  std::span<const std::uint32_t> unsure(std::size_t rule) const noexcept {
    if (unsure_.empty()) return {};
    return {unsure_.data() + unsure_from_[rule], unsure_from_[rule + 1] - unsure_from_[rule]};
  }

  std::size_t width_ = 0;      ///< leaves of a set
  std::size_t bit_words_ = 0;  ///< of the bits before them, 32 each
  std::vector<Column> columns_;
  std::vector<Leaf> leaves_;           ///< the empty one, those of the set of all rules, then others
  std::vector<std::uint32_t> all_;     ///< the set of all rules
  std::vector<SegmentRange> ranges_;   ///< where rule r's cell in column c passes, at r * columns + c
  std::vector<std::uint32_t> unsure_;  ///< columns whose cells have to be evaluated, rule by rule
  std::vector<std::uint32_t> unsure_from_;
};

template <class Test>
void TableIndex::visit(std::span<const feel::Value> inputs, const Scratch& scratch, Test test) const {
  std::size_t known = 0;
  const auto sets = scratch.sets;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const Column& column = columns_[i];
    const std::uint32_t segment = column.segments.find(inputs[i]);
    scratch.segments[i] = segment;
    scratch.open[i] = segment == Segments::nowhere;
    if (scratch.open[i]) continue;
    const std::uint32_t number = column.set_of[segment];
    if (number == no_rule) return;
    if ((number & one_rule) != 0) {
      const std::size_t rule = number & ~one_rule;
      if (may_match(rule, inputs, scratch, i + 1)) test(rule, unsure(rule));
      return;
    }
    sets[known++] = set(column, number);
  }
  visit_sets(sets, known, test);
}

template <class Test>
void TableIndex::visit_segments(std::span<const std::uint32_t> segments, const std::uint32_t** sets, Test test) const {
  std::size_t known = 0;
  for (std::size_t i = 0; i < segments.size(); ++i) {
    if (segments[i] == Segments::nowhere) continue;
    const std::uint32_t number = columns_[i].set_of[segments[i]];
    if (number == no_rule) return;
    if ((number & one_rule) != 0) {
      const std::size_t rule = number & ~one_rule;
      for (std::size_t c = 0; c < segments.size(); ++c)
        if (c != i && segments[c] != Segments::nowhere && !may_pass(rule, c, segments[c])) return;
      test(rule, unsure(rule));
      return;
    }
    sets[known++] = set(columns_[i], number);
  }
  visit_sets(sets, known, test);
}

/// `sets` has room for one at least.
template <class Test>
void TableIndex::visit_sets(const std::uint32_t** sets, std::size_t known, Test& test) const {
  if (known == 0) sets[known++] = all_.data();
  for (std::size_t b = 0; b < bit_words_; ++b) {
    std::uint32_t filled = sets[0][b];
    for (std::size_t k = 1; k < known; ++k) filled &= sets[k][b];
    for (; filled != 0; filled &= filled - 1) {
      const std::size_t at = b * 32 + static_cast<std::size_t>(std::countr_zero(filled));
      Leaf rules = leaves_[sets[0][bit_words_ + at]];
      for (std::size_t k = 1; k < known; ++k) {
        const Leaf& other = leaves_[sets[k][bit_words_ + at]];
        for (std::size_t w = 0; w < words; ++w) rules[w] &= other[w];
      }
      if (!visit_leaf(rules, at, test)) return;
    }
  }
}

template <class Test>
bool TableIndex::visit_leaf(const Leaf& rules, std::size_t at, Test& test) const {
  for (std::size_t w = 0; w < words; ++w)
    for (std::uint64_t bits = rules[w]; bits != 0; bits &= bits - 1) {
      const std::size_t rule = (at * words + w) * 64 + static_cast<std::size_t>(std::countr_zero(bits));
      if (!test(rule, unsure(rule))) return false;
    }
  return true;
}

}  // namespace riskrule::dmn
