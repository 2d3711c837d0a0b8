#include "riskrule/feel/float_columns.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <optional>
#include <vector>

#include "feel/column_export.hpp"
#include "feel/column_type.hpp"

namespace riskrule::feel {

namespace {

constexpr std::array<double, 16> powers{1e0, 1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                        1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};

/// The whole number n for which v is the float nearest to n / 10^scale, if it has at most as many digits as any such
/// float tells apart. n and the power are exact in a double, so the division is rounded once, as reading the text is.
std::optional<std::int64_t> units_of(double v, int scale, bool is_short) noexcept {
  const double power = powers[static_cast<std::size_t>(scale)];
  const double n = std::nearbyint(v * power);
  const double most = is_short ? 1e6 : 1e15;
  if (!(std::fabs(n) < most)) return {};
  const double back = n / power;
  const bool same = is_short ? static_cast<float>(back) == static_cast<float>(v) : back == v;
  return same ? std::optional(static_cast<std::int64_t>(n)) : std::nullopt;
}

bool is_set(const void* bits, std::size_t at) noexcept {
  return bits == nullptr || ((static_cast<const std::uint8_t*>(bits)[at / 8] >> (at % 8)) & 1U) != 0;
}

void put(std::vector<std::uint8_t>& bytes, std::size_t row, std::int64_t units) {
  const std::int64_t halves[2] = {units, units < 0 ? -1 : 0};
  std::memcpy(bytes.data() + row * sizeof halves, halves, sizeof halves);
}

/// Is this an array of so many floats, as far as that shows?
bool is_sound(const ArrowArray& from, std::size_t rows, std::int64_t max_rows) noexcept {
  return from.n_buffers == 2 && from.buffers != nullptr && from.offset >= 0 && from.offset <= max_rows &&
         from.length >= static_cast<std::int64_t>(rows) && (rows == 0 || from.buffers[1] != nullptr);
}

double float_at(const ArrowArray& from, std::size_t row, bool is_short) noexcept {
  const std::size_t at = row + static_cast<std::size_t>(from.offset);
  return is_short ? static_cast<const float*>(from.buffers[1])[at] : static_cast<const double*>(from.buffers[1])[at];
}

Diagnostic no_decimal(const std::string& name, int scale, std::size_t row) {
  return column_problem("columns.float",
                        "row " + std::to_string(row) + " of column `" + name +
                            "` holds a float that is no decimal of " + std::to_string(scale) +
                            " digits after the point",
                        "/" + name, static_cast<std::int64_t>(row));
}

/// Rows before `first` belong to nobody: what they hold does not matter.
Result<ExportedArray> converted(const DecimalColumn& column, const ArrowArray& from, std::size_t rows,
                                std::size_t first) {
  ExportedArray out{.rows = static_cast<std::int64_t>(rows), .buffers = {{}, std::vector<std::uint8_t>(rows * 16)}};
  auto& validity = out.buffers[0];
  if (from.buffers[0] != nullptr && from.null_count != 0) validity.resize((rows + 7) / 8);
  for (std::size_t row = 0; row < rows; ++row) {
    if (!validity.empty() && !is_set(from.buffers[0], row + static_cast<std::size_t>(from.offset))) {
      ++out.nulls;
      continue;
    }
    if (!validity.empty()) validity[row / 8] |= static_cast<std::uint8_t>(1U << (row % 8));
    const auto units = units_of(float_at(from, row, column.is_short), column.scale, column.is_short);
    if (!units && row >= first) return no_decimal(column.name, column.scale, row - first);
    put(out.buffers[1], row, units.value_or(0));
  }
  return out;
}

}  // namespace

Result<DecimalColumns> DecimalColumns::make(const ArrowSchema& schema, const std::map<std::string, int>& scales) {
  const bool good = schema.release != nullptr && schema.format != nullptr && std::strcmp(schema.format, "+s") == 0 &&
                    (schema.n_children == 0 || schema.children != nullptr);
  if (!good) return column_problem("columns.schema", "the schema is not that of a batch, a struct of columns", "");
  DecimalColumns out;
  out.foreign_ = &schema;
  Diagnostics problems;
  std::vector<std::string> names;
  for (std::int64_t i = 0; i < schema.n_children; ++i) {
    const ArrowSchema& child = *schema.children[i];
    DecimalColumn column{.name = child.name == nullptr ? "" : child.name};
    names.push_back(column.name);
    if (const auto wanted = scales.find(column.name); wanted != scales.end()) {
      const std::string_view format = child.format == nullptr ? "" : child.format;
      column.scale = wanted->second;
      column.is_short = format == "f";
      if (column.scale < 0 || column.scale > finest)
        problems.push_back(
            column_problem("columns.scale", "the digits after the point must be 0 to 15", "/" + column.name));
      if (format != "f" && format != "g")
        problems.push_back(column_problem(
            "columns.format", "column `" + column.name + "` holds no floats of 32 or 64 bits", "/" + column.name));
    }
    out.columns_.push_back(std::move(column));
  }
  for (const auto& [name, scale] : scales) {
    if (std::find(names.begin(), names.end(), name) != names.end()) continue;
    problems.push_back(missing_column(name, names));
  }
  if (!problems.empty()) return problems;
  return out;
}

data::OwnedSchema DecimalColumns::schema() const {
  ExportedSchema made{.format = "+s", .flags = 0};
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    ArrowSchema& child = made.add_child();
    if (columns_[i].scale < 0) {
      child = *foreign_->children[i];
      child.release = [](ArrowSchema* self) { self->release = nullptr; };  // the foreign schema owns what it points at
    } else {
      export_schema({.format = "d:38," + std::to_string(columns_[i].scale), .name = columns_[i].name}, child);
    }
  }
  data::OwnedSchema out;
  export_schema(std::move(made), *out);
  return out;
}

Result<data::OwnedArray> DecimalColumns::convert(data::OwnedArray batch, std::int64_t max_rows) const {
  if (!batch || batch->n_children != static_cast<std::int64_t>(columns_.size()) || batch->length < 0 ||
      batch->offset < 0)
    return column_problem("columns.array", "the batch does not have the columns of its schema", "");
  if (batch->length > max_rows || batch->offset > max_rows)
    return column_problem("limit.rows", "a batch has at most " + std::to_string(max_rows) + " rows", "");
  const auto first = static_cast<std::size_t>(batch->offset);
  const auto rows = static_cast<std::size_t>(batch->length) + first;
  ExportedArray made{.rows = static_cast<std::int64_t>(rows), .buffers = {{}}};
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    ArrowArray& from = *batch->children[i];
    ArrowArray& child = made.add_child();
    if (columns_[i].scale < 0) {
      child = from;
      from.release = nullptr;  // moved
      continue;
    }
    const std::string& name = columns_[i].name;
    if (!is_sound(from, rows, max_rows))
      return column_problem("columns.array", "column `" + name + "` is malformed", "/" + name);
    auto column = converted(columns_[i], from, rows, first);
    if (!column) return column.diagnostics();
    export_array(*std::move(column), child);
  }
  data::OwnedArray out;
  export_array(std::move(made), *out);
  out->length = batch->length;
  out->offset = batch->offset;
  return out;
}

}  // namespace riskrule::feel
