// Which segment of a table's index the rows of a column are in: what Segments::find() does for one value, done for many.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "feel/column.hpp"
#include "segments.hpp"

namespace riskrule::dmn {

/// Where along a line of whole numbers the segment changes. Padded to a power of two, less one.
template <class Number>
struct Steps {
  std::vector<Number> begins{};           ///< ascending; a number is in the segment after the last begin it has reached
  std::vector<std::uint32_t> segments{};  ///< one more
};

__extension__ typedef __int128 Wide;

class ColumnSegments {
 public:
  /// The segments, which must outlive it, and the column.
  ColumnSegments(const Segments& segments, const feel::ColumnType& type);

  /// The segments of the values of a coded column, by code.
  std::vector<std::uint32_t> of_codes(const feel::Column& column) const;
  /// The segments of rows [begin, begin + count); `nowhere` for what has none. `codes`: of a coded column.
  void find(const feel::Column& column, std::span<const std::uint32_t> codes, std::size_t begin, std::size_t count,
            std::uint32_t* out) const;

 private:
  enum class Way : std::uint8_t { by_value, narrow, wide, bits, text };

  void make_steps(const feel::ColumnType& type);

  const Segments& segments_;
  Way way_ = Way::by_value;
  std::uint32_t null_;
  Steps<std::int64_t> narrow_{};
  Steps<Wide> wide_{};
};

}  // namespace riskrule::dmn
