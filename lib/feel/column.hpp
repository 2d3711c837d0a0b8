// A column of a batch: an Arrow array that has been checked, so that reading a row of it can not fail.
#pragma once

#include <cstddef>
#include <cstring>
#include <optional>
#include <vector>

#include "feel/column_type.hpp"

namespace riskrule::feel {

class Column {
 public:
  /// Rows [first, first + rows) of the array, as column of this type; both outlive it. Nothing if a problem was added.
  /// A dictionary has at most `most` values.
  static std::optional<Column> bind(const ColumnType& type, const ArrowArray* array, std::int64_t first,
                                    std::int64_t rows, std::int64_t most, Diagnostics& problems);

  const ColumnType& type() const noexcept { return *type_; }
  std::size_t rows() const noexcept { return rows_; }
  bool has_nulls() const noexcept { return validity_ != nullptr || type_->kind == ColumnKind::nothing; }
  bool is_null(std::size_t row) const noexcept {
    const std::size_t at = first_ + row;
    return validity_ != nullptr ? ((validity_[at / 8] >> (at % 8)) & 1U) == 0 : type_->kind == ColumnKind::nothing;
  }
  /// The value of a row; in the arena, or in the array.
  Value read(std::size_t row, Arena& arena) const;
  /// The text of a row that is not null.
  std::string_view text(std::size_t row) const noexcept;
  /// An item of the data buffer: T has the type's width. No buffer need be aligned.
  template <class T>
  T item(std::size_t row) const noexcept {
    T out;
    std::memcpy(&out, data_ + (first_ + row) * sizeof(T), sizeof(T));
    return out;
  }
  /// The same of any integer that fits 64 bits; unsigned ones wrap.
  std::int64_t integer(std::size_t row) const noexcept;
  bool bit(std::size_t row) const noexcept {
    const std::size_t at = first_ + row;
    return ((std::to_integer<unsigned>(data_[at / 8]) >> (at % 8)) & 1U) != 0;
  }
  /// Of a coded column: the values that its codes point at.
  const Column& values() const noexcept { return children_.front(); }

 private:
  friend class ColumnBinder;
  Value read_moment(std::size_t row, Arena& arena) const;

  const ColumnType* type_ = nullptr;
  const std::uint8_t* validity_ = nullptr;
  const std::byte* data_ = nullptr;     ///< values, offsets, views
  const char* bytes_ = nullptr;         ///< of texts with offsets
  const void* const* views_ = nullptr;  ///< the buffers that views point into
  std::size_t first_ = 0;
  std::size_t rows_ = 0;
  std::vector<Column> children_{};
  std::vector<std::string_view> names_{};  ///< of the children of a record: its contexts share them
};

/// The number coefficient * 10^-scale, from the little-endian two's complement of a decimal column; nothing if it has
/// more than 34 digits.
std::optional<Decimal> decimal_from(const std::byte* bytes, std::size_t width, int scale) noexcept;

}  // namespace riskrule::feel
