// Whether a foreign array is what its schema says, as far as the C interface lets one tell.
#include <algorithm>

#include "data/quote.hpp"
#include "feel/column.hpp"

namespace riskrule::feel {

namespace {

bool is_utf8(std::string_view text) noexcept {
  std::size_t i = 0;
  while (i < text.size()) {
    std::uint64_t eight = 0;
    if (text.size() - i >= sizeof eight) std::memcpy(&eight, text.data() + i, sizeof eight);
    const bool is_ascii = text.size() - i >= sizeof eight && (eight & 0x8080808080808080U) == 0;
    const std::size_t length = is_ascii ? sizeof eight : data::detail::utf8_length(text, i);
    if (length == 0) return false;
    i += length;
  }
  return true;
}

}  // namespace

class ColumnBinder {
 public:
  ColumnBinder(const ColumnType& type, const ArrowArray* array, std::int64_t most, Diagnostics& problems)
      : type_(type), array_(array), most_(most), problems_(problems) {}

  std::optional<Column> run(std::int64_t first, std::int64_t rows) {
    if (!check_shape(first, rows)) return {};
    out_.type_ = &type_;
    out_.first_ = static_cast<std::size_t>(array_->offset + first);
    out_.rows_ = static_cast<std::size_t>(rows);
    if (!take_buffers() || !take_children(first, rows)) return {};
    if (out_.rows_ != 0 && !check_rows()) return {};
    return std::move(out_);
  }

 private:
  bool fail(const std::string& what) {
    problems_.push_back(column_problem("columns.array", "column `" + type_.name + "` " + what, type_.path));
    return false;
  }
  bool fail_at(std::size_t row, const std::string& what) {
    const auto at = static_cast<std::int64_t>(row);
    problems_.push_back(column_problem(
        "columns.value", "row " + std::to_string(at) + " of column `" + type_.name + "` " + what, type_.path, at));
    return false;
  }

  bool check_shape(std::int64_t first, std::int64_t rows) {
    constexpr std::int64_t most = std::int64_t{1} << 56U;  // so that no sum of bytes overflows
    if (array_ == nullptr || array_->release == nullptr) return fail("has been released");
    const auto& a = *array_;
    if (a.length < 0 || a.offset < 0 || a.length > most || a.offset > most) return fail("has an impossible length");
    if (a.null_count < -1 || a.null_count > a.length) return fail("has an impossible count of nulls");
    if (first + rows > a.length)
      return fail("is " + std::to_string(a.length) + " rows long, but " + std::to_string(first + rows) + " are needed");
    if ((a.dictionary != nullptr) != (type_.kind == ColumnKind::coded))
      return fail(a.dictionary == nullptr ? "lacks its dictionary" : "has a dictionary that its schema does not know");
    return true;
  }

  bool take_buffers() {
    const bool is_view = type_.kind == ColumnKind::text && type_.width == 16;
    const std::int64_t wanted = type_.kind == ColumnKind::nothing  ? 0
                                : type_.kind == ColumnKind::record ? 1
                                : type_.kind == ColumnKind::text   ? 3
                                                                   : 2;
    const std::int64_t count = array_->n_buffers;
    if (is_view ? count < wanted || count > (1 << 20) : count != wanted)
      return fail("has " + std::to_string(count) + " buffers, not " + std::to_string(wanted));
    if (count == 0) return true;
    if (array_->buffers == nullptr) return fail("lacks its buffers");
    out_.validity_ = static_cast<const std::uint8_t*>(array_->buffers[0]);
    if (out_.validity_ == nullptr && array_->null_count > 0) return fail("has nulls, but no bits that say where");
    if (array_->null_count == 0) out_.validity_ = nullptr;
    if (count == 1 || out_.rows_ == 0) return true;
    out_.data_ = static_cast<const std::byte*>(array_->buffers[1]);
    if (out_.data_ == nullptr) return fail("lacks its values");
    if (is_view)
      out_.views_ = array_->buffers + 2;
    else if (count == 3)
      out_.bytes_ = static_cast<const char*>(array_->buffers[2]);
    return true;
  }

  bool take_children(std::int64_t first, std::int64_t rows) {
    const bool is_record = type_.kind == ColumnKind::record;
    const std::size_t wanted = is_record ? type_.children.size() : 0;
    if (array_->n_children != static_cast<std::int64_t>(wanted) || (wanted != 0 && array_->children == nullptr))
      return fail("has " + std::to_string(array_->n_children) + " children, not " + std::to_string(wanted));
    bool good = true;
    const auto take = [&](const ColumnType& type, const ArrowArray* array, std::int64_t from, std::int64_t count) {
      auto child = Column::bind(type, array, from, count, most_, problems_);
      good = good && child;
      if (!child) return;
      out_.names_.push_back(child->type().name);
      out_.children_.push_back(*std::move(child));
    };
    if (type_.kind == ColumnKind::coded) {
      const auto* values = array_->dictionary;
      if (values->length > most_) return fail("has a dictionary of more than " + std::to_string(most_) + " values");
      take(type_.children.front(), values, 0, values->length);
    }
    for (std::size_t i = 0; i < wanted; ++i) take(type_.children[i], array_->children[i], array_->offset + first, rows);
    return good;
  }

  /// The first row that is not null and not good.
  template <class Good>
  bool each(const char* what, Good good) {
    for (std::size_t row = 0; row < out_.rows_; ++row)
      if (!out_.is_null(row) && !good(row)) return fail_at(row, what);
    return true;
  }

  bool check_rows() {
    switch (type_.kind) {
      case ColumnKind::decimal: return check_decimals();
      case ColumnKind::text: return type_.width == 16 ? check_views() : check_offsets() && check_texts();
      case ColumnKind::date: return check_dates();
      case ColumnKind::time: return check_times();
      case ColumnKind::moment: return check_moments();
      case ColumnKind::coded: {
        const std::size_t count = out_.values().rows();
        return each("has a code that its dictionary does not have",
                    [&](std::size_t row) { return static_cast<std::uint64_t>(out_.integer(row)) < count; });
      }
      default: return true;
    }
  }

  bool check_decimals() {
    if (type_.width <= 8) return true;
    const std::size_t width = type_.width;
    const auto* values = out_.data_ + out_.first_ * width;
    return each("has more than 34 digits", [&](std::size_t row) {
      const std::byte* at = values + row * width;
      std::int64_t high = 0;
      std::memcpy(&high, at + 8, sizeof high);
      const bool is_short = width == 16 && high == static_cast<std::int32_t>(high);  // below 2^95
      return is_short || decimal_from(at, width, type_.scale).has_value();
    });
  }

  bool check_dates() {
    if (type_.width == 4) return true;
    constexpr std::int64_t day = seconds_per_day * 1000;
    return each("is not a whole day within the range of years", [&](std::size_t row) {
      const auto units = out_.integer(row);
      return units % day == 0 && date_from_days(units / day).has_value();
    });
  }

  std::int64_t unit() const noexcept {
    std::int64_t out = 1;
    for (int i = 0; i < type_.scale; ++i) out *= 10;
    return out;
  }

  bool check_times() {
    const std::int64_t day = seconds_per_day * unit();
    return each("is not a time of day", [&](std::size_t row) {
      const auto units = out_.integer(row);
      return units >= 0 && units < day;
    });
  }

  bool check_moments() {
    if (type_.scale >= 6) return true;  // 292 000 years at most
    constexpr std::int64_t margin = 2;  // days: an offset stays within the range of years
    const std::int64_t most = (days_from_civil({Date::max_year, 12, 31}) - margin) * seconds_per_day;
    return each("lies outside the range of years", [&](std::size_t row) {
      const auto seconds = out_.integer(row) / unit();
      return seconds < most && seconds > -most;
    });
  }

  template <class Offset>
  bool check_offsets_of() {
    auto last = out_.item<Offset>(0);
    if (last < 0) return fail_at(0, "has a text that begins before its buffer");
    const auto begin = last;
    for (std::size_t row = 0; row < out_.rows_; ++row) {
      const auto next = out_.item<Offset>(row + 1);
      if (next < last) return fail_at(row, "has a text that ends before it begins");
      last = next;
    }
    if (out_.bytes_ == nullptr && last > begin) return fail("lacks the bytes of its texts");
    if (out_.bytes_ == nullptr) out_.bytes_ = "";
    return true;
  }
  bool check_offsets() {
    return type_.width == 4 ? check_offsets_of<std::int32_t>() : check_offsets_of<std::int64_t>();
  }

  bool check_texts() {
    return each("is not UTF-8", [&](std::size_t row) { return is_utf8(out_.text(row)); });
  }

  bool check_views() {
    const std::int64_t buffers = array_->n_buffers - 3;
    const auto* sizes = static_cast<const char*>(array_->buffers[array_->n_buffers - 1]);
    if (buffers > 0 && sizes == nullptr) return fail("lacks the sizes of its buffers");
    const auto inside = [&](std::size_t row) {
      std::int32_t view[4];  // length, prefix, buffer, offset
      std::memcpy(view, out_.data_ + (out_.first_ + row) * sizeof view, sizeof view);
      if (view[0] >= 0 && view[0] <= 12) return true;
      if (view[0] < 0 || view[2] < 0 || view[2] >= buffers || view[3] < 0) return false;
      std::int64_t size = 0;
      std::memcpy(&size, sizes + static_cast<std::size_t>(view[2]) * sizeof size, sizeof size);
      return out_.views_[view[2]] != nullptr && std::int64_t{view[3]} + view[0] <= size;
    };
    return each("has a text that lies outside its buffers", inside) && check_texts();
  }

  const ColumnType& type_;
  const ArrowArray* array_;
  std::int64_t most_;
  Diagnostics& problems_;
  Column out_;
};

std::optional<Column> Column::bind(const ColumnType& type, const ArrowArray* array, std::int64_t first,
                                   std::int64_t rows, std::int64_t most, Diagnostics& problems) {
  return ColumnBinder(type, array, most, problems).run(first, rows);
}

}  // namespace riskrule::feel
