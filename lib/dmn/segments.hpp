// The segments of one column: the values of its input, grouped so that each of its cells has one answer per group.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "cell.hpp"
#include "text_map.hpp"

namespace riskrule::dmn {

/// Segments from first to last, both included.
struct SegmentRange {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
};

/// An ordered kind of value has 2n + 1 segments for n constants: below the first, the first itself, up to the second…
/// Values are compared as whole numbers: units of 10^-scale, days, seconds, months. A value between two units is held
/// to be just above the lower one; a constant between two units has no segment, and its cell none either.
class Segments {
 public:
  static constexpr std::uint32_t nowhere = 0xFFFFFFFFU;
  /// The ordered kinds of value.
  enum Axis : std::uint8_t { number, date, local_moment, moment, years_months, days_time, axes };
  /// The constants of one of them, ascending: the i-th (from 0) has segment first + 2 * i + 1. In units of 10^-scale,
  /// days, seconds or months.
  struct Constants {
    std::span<const std::int64_t> units{};
    std::uint32_t first = 0;
    int scale = 0;
  };

  explicit Segments(std::span<const CompiledTest> cells);

  /// The segment of a value; `nowhere` for what is not grouped: lists, contexts, times, numbers beyond 64 bits.
  std::uint32_t find(const feel::Value& value) const noexcept;
  /// Appends the segments in which the cell passes, ascending and apart; false, and nothing, where that is not told.
  bool passing(const CellForm& cell, std::vector<SegmentRange>& out) const;
  std::uint32_t count() const noexcept { return count_; }
  /// For callers that group many values at once; nothing where the values of this kind are not grouped.
  std::optional<Constants> constants(Axis axis) const noexcept;
  /// Memory besides the object itself.
  std::size_t bytes() const noexcept;

 private:
  struct Key {
    Axis axis = number;
    bool exact = true;
    std::int64_t units = 0;
  };
  /// Sorted bounds, and every `step`-th of them once more: a search stays in few lines of the cache.
  struct Line {
    static constexpr std::size_t step = 16;
    std::vector<std::int64_t> bounds{};
    std::vector<std::int64_t> tops{};
    std::uint32_t first = 0;
    std::size_t below(std::int64_t units) const noexcept;
    std::uint32_t segments() const noexcept { return static_cast<std::uint32_t>(2 * bounds.size() + 1); }
  };

  std::optional<Key> key(const feel::Value& value) const noexcept;
  std::optional<Key> number_key(const Decimal& value) const noexcept;
  void learn_scale(const feel::Value& constant) noexcept;
  void learn(const CellTest& test, const feel::Value& constant);
  SegmentRange kind_of(const feel::Value& constant) const noexcept;
  std::uint32_t on_line(const Key& key) const noexcept;
  bool is_mixed(Axis axis) const noexcept;
  std::optional<SegmentRange> truth(const CellTest& test) const;
  std::optional<SegmentRange> interval(const CellTest& test) const;
  bool is_told(const CellForm& cell, const CellTest& test) const noexcept;
  void add_test(const CellForm& cell, const CellTest& test, std::vector<SegmentRange>& out) const;
  std::vector<SegmentRange> all_but(std::vector<SegmentRange> ranges) const;

  std::array<Line, axes> lines_;
  TextMap names_;
  int scale_ = 0;
  bool has_dates_ = false;
  bool has_date_times_ = false;
  std::uint32_t first_name_ = 0;
  std::uint32_t other_name_ = 0;
  std::uint32_t false_ = 0;  ///< true follows
  std::uint32_t null_ = 0;
  std::uint32_t count_ = 0;
};

/// Sorted, with those that touch joined.
std::vector<SegmentRange> joined(std::vector<SegmentRange> ranges);

}  // namespace riskrule::dmn
