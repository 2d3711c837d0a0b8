// Arrow arrays for tests: made by hand, and read back.
#pragma once

#include <gtest/gtest.h>

#include <cstring>
#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "feel/column.hpp"
#include "feel/column_export.hpp"

namespace riskrule::feel {

/// A column: its schema, its array. What a test wants to be wrong with them it changes afterwards.
struct TestColumn {
  data::OwnedSchema schema{};
  data::OwnedArray array{};
};

using Bytes = std::vector<std::uint8_t>;

template <class T>
void append(Bytes& out, const T& value) {
  const auto at = out.size();
  out.resize(at + sizeof value);
  std::memcpy(out.data() + at, &value, sizeof value);
}

inline Bytes bits_of(const std::vector<bool>& bits) {
  Bytes out((bits.size() + 7) / 8, 0);
  for (std::size_t i = 0; i < bits.size(); ++i)
    if (bits[i]) out[i / 8] = static_cast<std::uint8_t>(out[i / 8] | (1U << (i % 8)));
  return out;
}

inline TestColumn column_of(std::string name, std::string format, std::size_t rows, std::vector<Bytes> buffers,
                            std::int64_t nulls = 0) {
  TestColumn out;
  export_schema({.format = std::move(format), .name = std::move(name)}, *out.schema);
  ExportedArray made;
  made.rows = static_cast<std::int64_t>(rows);
  made.nulls = nulls;
  made.buffers = std::move(buffers);
  export_array(std::move(made), *out.array);
  return out;
}

template <class T>
Bytes validity_of(const std::vector<std::optional<T>>& values) {
  std::vector<bool> valid;
  bool any = false;
  for (const auto& value : values) {
    valid.push_back(value.has_value());
    any = any || !value;
  }
  return any ? bits_of(valid) : Bytes();
}

template <class T>
std::int64_t nulls_of(const std::vector<std::optional<T>>& values) {
  std::int64_t out = 0;
  for (const auto& value : values) out += value ? 0 : 1;
  return out;
}

/// Values of one width.
template <class T>
TestColumn fixed(std::string name, std::string format, const std::vector<std::optional<T>>& values) {
  Bytes data;
  for (const auto& value : values) append(data, value.value_or(T{}));
  return column_of(std::move(name), std::move(format), values.size(), {validity_of(values), std::move(data)},
                   nulls_of(values));
}

inline TestColumn booleans(std::string name, const std::vector<std::optional<bool>>& values) {
  std::vector<bool> bits;
  for (const auto& value : values) bits.push_back(value.value_or(false));
  return column_of(std::move(name), "b", values.size(), {validity_of(values), bits_of(bits)}, nulls_of(values));
}

/// Texts with offsets of 32 (`u`) or 64 bits (`U`).
template <class Offset = std::int32_t>
TestColumn texts(std::string name, const std::vector<std::optional<std::string>>& values) {
  Bytes offsets;
  Bytes bytes;
  append(offsets, Offset{0});
  for (const auto& value : values) {
    if (value) bytes.insert(bytes.end(), value->begin(), value->end());
    append(offsets, static_cast<Offset>(bytes.size()));
  }
  return column_of(std::move(name), sizeof(Offset) == 4 ? "u" : "U", values.size(),
                   {validity_of(values), std::move(offsets), std::move(bytes)}, nulls_of(values));
}

/// Codes and the texts that they stand for.
template <class Code>
TestColumn coded(std::string name, std::string format, const std::vector<std::optional<Code>>& codes,
                 const std::vector<std::optional<std::string>>& words) {
  TestColumn values = texts("", words);
  TestColumn out;
  ExportedSchema schema{.format = std::move(format), .name = std::move(name)};
  values.schema.move_to(&schema.add_dictionary());
  export_schema(std::move(schema), *out.schema);
  ExportedArray array;
  array.rows = static_cast<std::int64_t>(codes.size());
  array.nulls = nulls_of(codes);
  Bytes data;
  for (const auto& code : codes) append(data, code.value_or(Code{}));
  array.buffers = {validity_of(codes), std::move(data)};
  values.array.move_to(&array.add_dictionary());
  export_array(std::move(array), *out.array);
  return out;
}

/// Columns side by side: a batch, or a record column.
inline TestColumn record_of(std::string name, std::vector<TestColumn> columns, std::size_t rows) {
  TestColumn out;
  ExportedSchema schema{.format = "+s", .name = std::move(name)};
  ExportedArray array;
  array.rows = static_cast<std::int64_t>(rows);
  array.buffers.emplace_back();
  for (auto& column : columns) {
    column.schema.move_to(&schema.add_child());
    column.array.move_to(&array.add_child());
  }
  export_schema(std::move(schema), *out.schema);
  export_array(std::move(array), *out.array);
  return out;
}

template <class... Columns>
TestColumn batch_of(std::size_t rows, Columns... columns) {
  std::vector<TestColumn> all;
  (all.push_back(std::move(columns)), ...);
  return record_of("", std::move(all), rows);
}

/// The cells of a batch; lists become lists. Schema and batch must outlive it.
class Cells {
 public:
  Cells(const ArrowSchema& schema, const ArrowArray& batch) : batch_(batch) {
    constexpr std::int64_t enough = 1 << 20;  // values of a dictionary
    Diagnostics problems;
    for (std::int64_t i = 0; i < schema.n_children; ++i) {
      const ArrowSchema* described = schema.children[i];
      const ArrowArray* array = batch.children[i];
      is_list_.push_back(std::string_view(described->format) == "+l");
      if (is_list_.back()) {
        described = described->children[0];
        array = array->children[0];
      }
      types_.push_back(*read_column_type(*described, problems));
      columns_.push_back(*Column::bind(types_.back(), array, 0, array->length, enough, problems));
    }
  }

  Value at(std::size_t column, std::size_t row, Arena& arena) const {
    if (!is_list_[column]) return columns_[column].read(row, arena);
    const ArrowArray& array = *batch_.children[column];
    const auto* valid = static_cast<const std::uint8_t*>(array.buffers[0]);
    if (valid != nullptr && ((valid[row / 8] >> (row % 8)) & 1U) == 0) return {};
    const auto* ends = static_cast<const std::int32_t*>(array.buffers[1]);
    const auto count = static_cast<std::size_t>(ends[row + 1] - ends[row]);
    auto* out = arena.make_array<Value>(count);
    for (std::size_t i = 0; i < count; ++i)
      out[i] = columns_[column].read(static_cast<std::size_t>(ends[row]) + i, arena);
    return Value::list({{out, count}});
  }

 private:
  const ArrowArray& batch_;
  std::vector<bool> is_list_{};
  std::deque<ColumnType> types_{};
  std::vector<Column> columns_{};
};

}  // namespace riskrule::feel
