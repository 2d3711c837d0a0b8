// Columns that are made: values go in row by row, an Arrow array comes out.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "riskrule/data/arrow.hpp"
#include "riskrule/feel/expression.hpp"

namespace riskrule::feel {

enum class OutputKind : std::uint8_t {
  rule,     ///< 32-bit integers
  integer,  ///< 64-bit integers
  decimal,
  boolean,
  date,
  years_months,
  days_time,
  word,  ///< codes of a dictionary
  text
};

struct OutputType {
  OutputKind kind = OutputKind::text;
  int scale = 0;                     ///< of a decimal
  std::vector<std::string> words{};  ///< the dictionary, sorted
  bool is_list = false;
};

struct OutputColumn {
  std::string name{};
  OutputType type{};
};

class ColumnBuilder {
 public:
  /// The type must outlive it.
  explicit ColumnBuilder(const OutputType& type) : ColumnBuilder(type, type.is_list) {}

  /// False if the column can not hold the value exactly. A value that is no list makes a list of one.
  [[nodiscard]] bool append(const Value& value);
  void append_null();
  /// Rows of a column of the same type, but no texts and no lists: `rows` says which, in order.
  void append_from(const ColumnBuilder& from, std::span<const std::uint32_t> rows);
  /// Numbers, codes or truth values, none of them null: each times `times`, which the column can hold.
  void append_units(std::span<const std::int64_t> units, std::int64_t times);
  /// All rows of a column of the same type.
  [[nodiscard]] bool append_all(ColumnBuilder&& from);
  void reserve(std::size_t rows);
  std::size_t rows() const noexcept { return rows_; }
  /// Can it be the source of append_from()?
  bool has_width() const noexcept { return !is_list_ && type_->kind != OutputKind::text; }

  /// Moves the rows out. `out` owns them.
  void finish(ArrowArray& out) &&;

 private:
  ColumnBuilder(const OutputType& type, bool is_list);

  bool append_value(const Value& value);
  bool append_number(const Value& value);
  bool append_text(const Value& value);
  bool append_list(const Value& value);
  bool append_end(std::size_t end);
  void append_bit(std::vector<std::uint8_t>& bits, bool bit) const;
  void append_validity(bool valid);
  template <class T>
  bool put(T value);
  template <class T>
  void put_all(std::span<const std::int64_t> units, std::int64_t times);
  template <std::size_t width>
  void gather(const ColumnBuilder& from, std::span<const std::uint32_t> rows);

  const OutputType* type_;
  bool is_list_;
  std::size_t width_ = 0;  ///< bytes of a value in data_; 0: bits
  std::size_t rows_ = 0;
  std::size_t nulls_ = 0;
  std::vector<std::uint8_t> validity_{};  ///< empty as long as there is no null
  std::vector<std::uint8_t> data_{};      ///< values, or the offsets of texts and lists
  std::vector<std::uint8_t> bytes_{};     ///< of texts
  std::unique_ptr<ColumnBuilder> items_{};
};

/// The schema of these columns, as a struct.
void make_schema(std::span<const OutputColumn> columns, ArrowSchema& out);
/// The batch of these columns.
void make_batch(std::vector<ColumnBuilder> columns, std::int64_t rows, ArrowArray& out);

}  // namespace riskrule::feel
