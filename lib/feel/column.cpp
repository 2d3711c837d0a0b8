#include "feel/column.hpp"

#include <bit>

#include "feel/zones.hpp"

namespace riskrule::feel {

static_assert(std::endian::native == std::endian::little, "Arrow's buffers are read as those of a little-endian host");

namespace {

constexpr std::int64_t power_of_ten(int n) noexcept {
  std::int64_t out = 1;
  for (; n > 0; --n) out *= 10;
  return out;
}

Time time_from(std::int64_t units, int scale) noexcept {
  const std::int64_t unit = power_of_ten(scale);
  const std::int64_t seconds = units / unit;
  return *make_time(seconds / 3600, seconds / 60 % 60, seconds % 60, units % unit * power_of_ten(9 - scale));
}

DayTimeDuration duration_from(std::int64_t units, int scale) noexcept {
  const std::int64_t unit = power_of_ten(scale);
  return {units / unit, static_cast<std::int32_t>(units % unit * power_of_ten(9 - scale))};
}

}  // namespace

std::optional<Decimal> decimal_from(const std::byte* bytes, std::size_t width, int scale) noexcept {
  std::uint64_t words[4];
  const bool negative = (std::to_integer<unsigned>(bytes[width - 1]) & 0x80U) != 0;
  const std::uint64_t fill = negative ? ~std::uint64_t{0} : 0;
  for (auto& word : words) word = fill;
  std::memcpy(words, bytes, width);
  const bool is_short = words[1] == fill && words[2] == fill && words[3] == fill && (words[0] >> 63U) == (fill & 1U);
  if (is_short) [[likely]]
    return Decimal::from_parts({negative, 0, negative ? 0 - words[0] : words[0], -scale});
  riskrule::detail::U256 c{riskrule::detail::from_words(words[3], words[2]),
                           riskrule::detail::from_words(words[1], words[0])};
  if (negative) c = riskrule::detail::subtract({}, c);
  int exponent = -scale;
  while (riskrule::detail::digit_count(c) > Decimal::max_digits) {
    const auto tenth = riskrule::detail::divide(c, 10);
    if (tenth.remainder != 0) return {};
    c = tenth.quotient;
    ++exponent;
  }
  return Decimal::from_parts(
      {negative, riskrule::detail::high_word(c.low), riskrule::detail::low_word(c.low), exponent});
}

std::int64_t Column::integer(std::size_t row) const noexcept {
  const bool is_signed = type_->is_signed;
  switch (type_->width) {
    case 1: return is_signed ? std::int64_t{item<std::int8_t>(row)} : std::int64_t{item<std::uint8_t>(row)};
    case 2: return is_signed ? std::int64_t{item<std::int16_t>(row)} : std::int64_t{item<std::uint16_t>(row)};
    case 4: return is_signed ? std::int64_t{item<std::int32_t>(row)} : std::int64_t{item<std::uint32_t>(row)};
    default: return item<std::int64_t>(row);
  }
}

std::string_view Column::text(std::size_t row) const noexcept {
  const auto slice = [&](auto begin, auto end) {
    return std::string_view(bytes_ + begin, static_cast<std::size_t>(end - begin));
  };
  if (type_->width == 4) return slice(item<std::int32_t>(row), item<std::int32_t>(row + 1));
  if (type_->width == 8) return slice(item<std::int64_t>(row), item<std::int64_t>(row + 1));
  struct View {
    std::int32_t length, prefix, buffer, offset;
  };
  constexpr std::int32_t longest_inside = 12;
  const auto view = item<View>(row);
  const auto length = static_cast<std::size_t>(view.length);
  if (view.length <= longest_inside)
    return {reinterpret_cast<const char*>(data_ + (first_ + row) * sizeof(View) + sizeof(std::int32_t)), length};
  return {static_cast<const char*>(views_[view.buffer]) + view.offset, length};
}

Value Column::read_moment(std::size_t row, Arena& arena) const {
  const std::int64_t unit = power_of_ten(type_->scale);
  const std::int64_t units = item<std::int64_t>(row);
  const Instant instant{
      riskrule::detail::floor_divide(units, unit),
      static_cast<std::int32_t>(riskrule::detail::floor_modulo(units, unit) * power_of_ten(9 - type_->scale))};
  const bool local = type_->zone.empty();
  const auto offset = local ? 0 : *zone_offset(type_->zone, instant);
  auto* out = arena.make<DateTime>(*local_date_time(instant, offset));
  if (!local) out->time.offset = offset;
  return Value::date_time(out);
}

Value Column::read(std::size_t row, Arena& arena) const {
  if (is_null(row)) return {};
  switch (type_->kind) {
    case ColumnKind::nothing: return {};
    case ColumnKind::boolean: return Value::boolean(bit(row));
    case ColumnKind::integer:
      if (type_->width == 8 && !type_->is_signed) return Value::number(Decimal(item<std::uint64_t>(row)));
      return Value::number(Decimal(integer(row)));
    case ColumnKind::decimal:
      return Value::number(*decimal_from(data_ + (first_ + row) * type_->width, type_->width, type_->scale));
    case ColumnKind::text: return Value::string(text(row));
    case ColumnKind::date:
      return Value::date(*date_from_days(type_->width == 4 ? integer(row) : integer(row) / (seconds_per_day * 1000)));
    case ColumnKind::time: return Value::time(arena.make<Time>(time_from(integer(row), type_->scale)));
    case ColumnKind::moment: return read_moment(row, arena);
    case ColumnKind::years_months: return Value::years_months({integer(row)});
    case ColumnKind::days_time: return Value::days_time(duration_from(integer(row), type_->scale));
    case ColumnKind::coded: return values().read(static_cast<std::size_t>(integer(row)), arena);
    case ColumnKind::record: break;
  }
  auto* values = arena.make_array<Value>(children_.size());
  for (std::size_t i = 0; i < children_.size(); ++i) values[i] = children_[i].read(row, arena);
  return Value::context({names_.data(), values, children_.size()});
}

}  // namespace riskrule::feel
