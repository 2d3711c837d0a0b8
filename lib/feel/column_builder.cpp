#include "feel/column_builder.hpp"

#include <algorithm>
#include <cstring>
#include <limits>

#include "feel/column_export.hpp"

namespace riskrule::feel {

namespace {

std::size_t width_of(const OutputType& type, bool is_list) noexcept {
  if (is_list) return sizeof(std::int32_t);
  switch (type.kind) {
    case OutputKind::integer:
    case OutputKind::days_time: return 8;
    case OutputKind::decimal: return 16;
    case OutputKind::boolean: return 0;
    default: return 4;
  }
}

__extension__ typedef __int128 i128;

/// The number in units of 10^-scale, if that is a whole number of at most 38 digits.
std::optional<i128> units_of(const Decimal& number, int scale) noexcept {
  const auto parts = number.parts();
  riskrule::detail::u128 c = riskrule::detail::from_words(parts.high, parts.low);
  int shift = parts.exponent + scale;
  if (c == 0) return 0;
  for (; shift < 0; ++shift) {
    if (c % 10U != 0) return {};
    c /= 10U;
  }
  if (shift > 38 || riskrule::detail::digit_count(c) + shift > 38) return {};
  c *= riskrule::detail::power_of_ten(shift);
  return parts.negative ? -static_cast<i128>(c) : static_cast<i128>(c);
}

std::optional<std::int64_t> nanos_of(const DayTimeDuration& d) noexcept {
  const auto whole = riskrule::detail::checked_multiply(d.seconds, nanos_per_second);
  return whole ? riskrule::detail::checked_add(*whole, d.nanos) : whole;
}

}  // namespace

ColumnBuilder::ColumnBuilder(const OutputType& type, bool is_list)
    : type_(&type), is_list_(is_list), width_(width_of(type, is_list)) {
  if (is_list) items_.reset(new ColumnBuilder(type, false));
  if (!has_width()) append_end(0);
}

void ColumnBuilder::reserve(std::size_t rows) {
  data_.reserve(data_.size() + (width_ == 0 ? rows / 8 + 1 : rows * width_));
}

template <class T>
bool ColumnBuilder::put(T value) {
  const std::size_t at = data_.size();
  data_.resize(at + sizeof value);
  std::memcpy(data_.data() + at, &value, sizeof value);
  return true;
}

void ColumnBuilder::append_bit(std::vector<std::uint8_t>& bits, bool bit) const {
  if (rows_ / 8 == bits.size()) bits.push_back(0);
  bits[rows_ / 8] = static_cast<std::uint8_t>(bits[rows_ / 8] | (unsigned{bit} << (rows_ % 8)));
}

/// Counts the row.
void ColumnBuilder::append_validity(bool valid) {
  if (!valid && validity_.empty()) {
    validity_.assign(rows_ / 8 + (rows_ % 8 != 0 ? 1 : 0), 0xFF);
    if (rows_ % 8 != 0) validity_.back() = static_cast<std::uint8_t>((1U << (rows_ % 8)) - 1);
  }
  if (!valid) ++nulls_;
  if (nulls_ != 0) append_bit(validity_, valid);
  ++rows_;
}

void ColumnBuilder::append_null() {
  if (width_ == 0)
    append_bit(data_, false);
  else if (!has_width())
    data_.insert(data_.end(), data_.end() - sizeof(std::int32_t), data_.end());
  else
    data_.resize(data_.size() + width_);
  append_validity(false);
}

bool ColumnBuilder::append(const Value& value) {
  if (value.is_null()) {
    append_null();
    return true;
  }
  if (!(is_list_ ? append_list(value) : append_value(value))) return false;
  append_validity(true);
  return true;
}

bool ColumnBuilder::append_value(const Value& value) {
  switch (type_->kind) {
    case OutputKind::rule:
    case OutputKind::integer:
    case OutputKind::decimal: return append_number(value);
    case OutputKind::boolean:
      if (!value.is(Tag::boolean)) return false;
      append_bit(data_, value.as_boolean());
      return true;
    case OutputKind::date: {
      if (!value.is(Tag::date)) return false;
      const auto days = days_from_civil(value.as_date());
      return days == static_cast<std::int32_t>(days) && put(static_cast<std::int32_t>(days));
    }
    case OutputKind::years_months: {
      if (!value.is(Tag::years_months)) return false;
      const auto months = value.as_years_months().months;
      return months == static_cast<std::int32_t>(months) && put(static_cast<std::int32_t>(months));
    }
    case OutputKind::days_time: {
      const auto nanos = value.is(Tag::days_time) ? nanos_of(value.as_days_time()) : std::nullopt;
      return nanos && put(*nanos);
    }
    case OutputKind::word: {
      if (!value.is(Tag::string)) return false;
      const auto word = std::lower_bound(type_->words.begin(), type_->words.end(), value.as_string());
      return word != type_->words.end() && *word == value.as_string() &&
             put(static_cast<std::int32_t>(word - type_->words.begin()));
    }
    case OutputKind::text: return append_text(value);
  }
  return false;
}

bool ColumnBuilder::append_number(const Value& value) {
  if (!value.is(Tag::number)) return false;
  const auto units = units_of(value.as_number(), type_->kind == OutputKind::decimal ? type_->scale : 0);
  if (!units) return false;
  if (type_->kind == OutputKind::decimal) return put(*units);
  if (*units != static_cast<std::int64_t>(*units)) return false;
  const auto integer = static_cast<std::int64_t>(*units);
  return type_->kind == OutputKind::rule ? put(static_cast<std::int32_t>(integer)) : put(integer);
}

bool ColumnBuilder::append_text(const Value& value) {
  char number[Decimal::max_text];
  std::string other;
  std::string_view text;
  if (value.is(Tag::string)) {
    text = value.as_string();
  } else if (value.is(Tag::number)) {
    text = {number, value.as_number().write(number)};
  } else {
    other = to_string(value);
    text = other;
  }
  const auto* begin = reinterpret_cast<const std::uint8_t*>(text.data());
  if (!append_end(bytes_.size() + text.size())) return false;
  bytes_.insert(bytes_.end(), begin, begin + text.size());
  return true;
}

bool ColumnBuilder::append_list(const Value& value) {
  const auto items = value.is(Tag::list) ? value.as_list() : std::span<const Value>(&value, 1);
  for (const Value& item : items)
    if (!items_->append(item)) return false;
  return append_end(items_->rows());
}

/// The end of a text or list; false if it is too far for an offset.
bool ColumnBuilder::append_end(std::size_t end) {
  if (end > static_cast<std::size_t>(std::numeric_limits<std::int32_t>::max())) return false;
  return put(static_cast<std::int32_t>(end));
}

template <std::size_t width>
void ColumnBuilder::gather(const ColumnBuilder& from, std::span<const std::uint32_t> rows) {
  const std::size_t at = data_.size();
  data_.resize(at + rows.size() * width);
  std::uint8_t* out = data_.data() + at;
  const std::uint8_t* values = from.data_.data();
  for (std::size_t i = 0; i < rows.size(); ++i) std::memcpy(out + i * width, values + rows[i] * width, width);
}

void ColumnBuilder::append_from(const ColumnBuilder& from, std::span<const std::uint32_t> rows) {
  const auto is_set = [](const std::vector<std::uint8_t>& bits, std::size_t at) {
    return ((bits[at / 8] >> (at % 8)) & 1U) != 0;
  };
  if (width_ == 4) gather<4>(from, rows);
  if (width_ == 8) gather<8>(from, rows);
  if (width_ == 16) gather<16>(from, rows);
  const auto is_valid = [&](std::uint32_t row) { return from.nulls_ == 0 || is_set(from.validity_, row); };
  if (width_ != 0 && nulls_ == 0 && std::all_of(rows.begin(), rows.end(), is_valid)) {
    rows_ += rows.size();
    return;
  }
  for (const std::uint32_t row : rows) {
    if (width_ == 0) append_bit(data_, is_set(from.data_, row));
    append_validity(is_valid(row));
  }
}

template <class T>
void ColumnBuilder::put_all(std::span<const std::int64_t> units, std::int64_t times) {
  const std::size_t at = data_.size();
  data_.resize(at + units.size() * sizeof(T));
  for (std::size_t i = 0; i < units.size(); ++i) {
    const auto value = static_cast<T>(static_cast<T>(units[i]) * static_cast<T>(times));
    std::memcpy(data_.data() + at + i * sizeof value, &value, sizeof value);
  }
}

void ColumnBuilder::append_units(std::span<const std::int64_t> units, std::int64_t times) {
  if (width_ == 4) put_all<std::int32_t>(units, times);
  if (width_ == 8) put_all<std::int64_t>(units, times);
  if (width_ == 16) put_all<i128>(units, times);
  if (width_ != 0 && nulls_ == 0) {
    rows_ += units.size();
    return;
  }
  for (const std::int64_t unit : units) {
    if (width_ == 0) append_bit(data_, unit != 0);
    append_validity(true);
  }
}

bool ColumnBuilder::append_all(ColumnBuilder&& from) {
  if (rows_ == 0) {
    *this = std::move(from);
    return true;
  }
  const auto is_valid = [&](std::size_t at) {
    return from.nulls_ == 0 || ((from.validity_[at / 8] >> (at % 8)) & 1U) != 0;
  };
  const bool has_ends = !has_width();
  const std::size_t shift = is_list_ ? items_->rows() : bytes_.size();
  for (std::size_t row = 0; has_ends && row < from.rows_; ++row) {
    std::int32_t end = 0;
    std::memcpy(&end, from.data_.data() + (row + 1) * sizeof end, sizeof end);
    if (!append_end(shift + static_cast<std::size_t>(end))) return false;
  }
  if (!has_ends && width_ != 0) data_.insert(data_.end(), from.data_.begin(), from.data_.end());
  bytes_.insert(bytes_.end(), from.bytes_.begin(), from.bytes_.end());
  const bool bits_only = width_ != 0 && nulls_ == 0 && from.nulls_ == 0;
  if (bits_only) rows_ += from.rows_;
  for (std::size_t row = 0; !bits_only && row < from.rows_; ++row) {
    if (width_ == 0) append_bit(data_, ((from.data_[row / 8] >> (row % 8)) & 1U) != 0);
    append_validity(is_valid(row));
  }
  return !is_list_ || items_->append_all(std::move(*from.items_));
}

void ColumnBuilder::finish(ArrowArray& out) && {
  ExportedArray made;
  made.rows = static_cast<std::int64_t>(rows_);
  made.nulls = static_cast<std::int64_t>(nulls_);
  made.buffers.push_back(std::move(validity_));
  made.buffers.push_back(std::move(data_));
  if (is_list_) {
    std::move(*items_).finish(made.add_child());
  } else if (type_->kind == OutputKind::text) {
    made.buffers.push_back(std::move(bytes_));
  } else if (type_->kind == OutputKind::word) {
    const OutputType plain;
    ColumnBuilder words(plain);
    for (const auto& word : type_->words)
      if (!words.append(Value::string(word))) break;  // a dictionary of 2 GB; its codes would not be those of the rows
    std::move(words).finish(made.add_dictionary());
  }
  export_array(std::move(made), out);
}

void make_batch(std::vector<ColumnBuilder> columns, std::int64_t rows, ArrowArray& out) {
  ExportedArray made;
  made.rows = rows;
  made.buffers.emplace_back();
  for (auto& column : columns) std::move(column).finish(made.add_child());
  export_array(std::move(made), out);
}

}  // namespace riskrule::feel
