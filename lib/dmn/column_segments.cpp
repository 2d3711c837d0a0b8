#include "column_segments.hpp"

#include <algorithm>
#include <bit>
#include <limits>

namespace riskrule::dmn {

using feel::ColumnKind;
using feel::Value;

namespace {

/// A line as a column counts it: a constant u of the segments stands at u * times / parts, in the column's units.
struct Scaling {
  Segments::Axis axis = Segments::number;
  int shift = 0;  ///< powers of ten from the segments' units to the column's
  std::int64_t times = 1;
};

std::optional<Scaling> scaling(const feel::ColumnType& type) noexcept {
  switch (type.kind) {
    case ColumnKind::integer: return Scaling{};
    case ColumnKind::decimal: return Scaling{Segments::number, type.scale};
    case ColumnKind::date: return Scaling{Segments::date, 0, type.width == 4 ? 1 : seconds_per_day * 1000};
    case ColumnKind::moment: return Scaling{type.zone.empty() ? Segments::local_moment : Segments::moment, type.scale};
    case ColumnKind::years_months: return Scaling{Segments::years_months};
    case ColumnKind::days_time: return Scaling{Segments::days_time, type.scale};
    default: return {};
  }
}

/// Where a constant stands among whole numbers: the first that is not below it, and the first above it. Saturated.
struct Stand {
  Wide from;
  Wide above;
};

Stand stand(std::int64_t units, const Scaling& by) noexcept {
  constexpr Wide most = static_cast<Wide>(~riskrule::detail::u128{0} >> 1U);
  Wide at = static_cast<Wide>(units) * by.times;
  if (by.shift >= 0) {
    if (__builtin_mul_overflow(at, static_cast<Wide>(riskrule::detail::power_of_ten(by.shift)), &at) || at == most)
      return units < 0 ? Stand{-most, -most} : Stand{most, most};
    return {at, at + 1};
  }
  const auto parts = static_cast<Wide>(riskrule::detail::power_of_ten(-by.shift));
  const Wide below = at / parts - (at % parts < 0 ? 1 : 0);
  return {below + (at % parts != 0 ? 1 : 0), below + 1};
}

struct Step {
  Wide begin;
  std::uint32_t segment;
};

/// Pads with what no number reaches further than: the last segment goes on.
template <class Number>
Steps<Number> padded(std::uint32_t first, std::span<const Step> steps) {
  Steps<Number> out;
  out.segments.push_back(first);
  for (const Step& step : steps) {
    out.begins.push_back(static_cast<Number>(step.begin));
    out.segments.push_back(step.segment);
  }
  const std::size_t size = std::bit_ceil(steps.size() + 1) - 1;
  constexpr auto last = static_cast<Number>(
      ~(sizeof(Number) == 8 ? riskrule::detail::u128{1} << 63U : riskrule::detail::u128{1} << 127U));
  out.begins.resize(size, last);
  out.segments.resize(size + 1, out.segments.back());
  return out;
}

/// The segments of many numbers. Four searches at a time, without a branch that a predictor could miss: they overlap.
template <class Number, class Load>
void search(const Steps<Number>& steps, std::size_t count, Load load, std::uint32_t* out) {
  const Number* begins = steps.begins.data();
  const std::uint32_t* segments = steps.segments.data();
  const std::size_t middle = steps.segments.size() / 2;
  const auto move = [begins](std::size_t& at, std::size_t half, const Number& number) {
    at += begins[at + half - 1] <= number ? half : 0;
  };
  std::size_t i = 0;
  for (; i + 4 <= count; i += 4) {
    const Number n0 = load(i), n1 = load(i + 1), n2 = load(i + 2), n3 = load(i + 3);
    std::size_t a0 = 0, a1 = 0, a2 = 0, a3 = 0;
    for (std::size_t half = middle; half > 0; half /= 2) {
      move(a0, half, n0);
      move(a1, half, n1);
      move(a2, half, n2);
      move(a3, half, n3);
    }
    out[i] = segments[a0];
    out[i + 1] = segments[a1];
    out[i + 2] = segments[a2];
    out[i + 3] = segments[a3];
  }
  for (; i < count; ++i) {
    const Number number = load(i);
    std::size_t at = 0;
    for (std::size_t half = middle; half > 0; half /= 2) move(at, half, number);
    out[i] = segments[at];
  }
}

template <class Item>
void search_items(const Steps<std::int64_t>& steps, const feel::Column& column, std::size_t begin, std::size_t count,
                  std::uint32_t* out) {
  search(
      steps, count, [&](std::size_t i) { return std::int64_t{column.item<Item>(begin + i)}; }, out);
}

/// Numbers of 64 bits; of wider columns those beyond them, which no step tells apart, become the last ones.
void search_narrow(const Steps<std::int64_t>& steps, const feel::Column& column, std::size_t begin, std::size_t count,
                   std::uint32_t* out) {
  const auto& type = column.type();
  constexpr auto most = std::numeric_limits<std::int64_t>::max();
  switch (type.width) {
    case 1:
      if (type.is_signed) return search_items<std::int8_t>(steps, column, begin, count, out);
      return search_items<std::uint8_t>(steps, column, begin, count, out);
    case 2:
      if (type.is_signed) return search_items<std::int16_t>(steps, column, begin, count, out);
      return search_items<std::uint16_t>(steps, column, begin, count, out);
    case 4:
      if (type.is_signed) return search_items<std::int32_t>(steps, column, begin, count, out);
      return search_items<std::uint32_t>(steps, column, begin, count, out);
    case 8:
      if (type.is_signed) return search_items<std::int64_t>(steps, column, begin, count, out);
      return search(
          steps, count,
          [&](std::size_t i) {
            return static_cast<std::int64_t>(std::min<std::uint64_t>(column.item<std::uint64_t>(begin + i), most));
          },
          out);
    default:
      return search(
          steps, count,
          [&](std::size_t i) {
            const Wide wide = column.item<Wide>(begin + i);
            const auto low = static_cast<std::int64_t>(wide);
            return wide == low ? low : wide < 0 ? -most - 1 : most;
          },
          out);
  }
}

}  // namespace

ColumnSegments::ColumnSegments(const Segments& segments, const feel::ColumnType& type)
    : segments_(segments), null_(segments.find(Value())) {
  if (type.kind == ColumnKind::boolean)
    way_ = Way::bits;
  else if (type.kind == ColumnKind::text)
    way_ = Way::text;
  else
    make_steps(type);
}

/// Brings the constants to the column's units, so that no value of the column has to be scaled.
void ColumnSegments::make_steps(const feel::ColumnType& type) {
  auto by = scaling(type);
  const auto constants = by ? segments_.constants(by->axis) : std::nullopt;
  if (!constants || type.width > 16) return;
  by->shift -= constants->scale;
  constexpr int most_shift = 38;  // of the powers of ten
  if (by->shift < -most_shift || by->shift > most_shift) return;
  std::vector<Step> steps;
  const auto add = [&](Wide begin, std::uint32_t segment) {
    if (!steps.empty() && steps.back().begin == begin)
      steps.back().segment = segment;
    else
      steps.push_back({begin, segment});
  };
  for (std::size_t i = 0; i < constants->units.size(); ++i) {
    const Stand at = stand(constants->units[i], *by);
    const auto segment = constants->first + static_cast<std::uint32_t>(2 * i) + 1;
    add(at.from, segment);
    add(at.above, segment + 1);
  }
  const auto fits = [](const Step& step) {
    return step.begin == static_cast<std::int64_t>(step.begin) &&
           step.begin != std::numeric_limits<std::int64_t>::min();
  };
  if (std::all_of(steps.begin(), steps.end(), fits)) {
    way_ = Way::narrow;
    narrow_ = padded<std::int64_t>(constants->first, steps);
  } else if (type.width == 16) {
    way_ = Way::wide;
    wide_ = padded<Wide>(constants->first, steps);
  }
}

std::vector<std::uint32_t> ColumnSegments::of_codes(const feel::Column& column) const {
  std::vector<std::uint32_t> out(column.values().rows());
  feel::Arena arena;
  for (std::size_t i = 0; i < out.size(); ++i) {
    arena.reset();
    out[i] = segments_.find(column.values().read(i, arena));
  }
  return out;
}

void ColumnSegments::find(const feel::Column& column, std::span<const std::uint32_t> codes, std::size_t begin,
                          std::size_t count, std::uint32_t* out) const {
  const auto each = [&](auto segment) {
    for (std::size_t i = 0; i < count; ++i) out[i] = column.is_null(begin + i) ? null_ : segment(begin + i);
  };
  if (column.type().kind == ColumnKind::coded)
    return each([&](std::size_t row) { return codes[static_cast<std::size_t>(column.integer(row))]; });
  feel::Arena arena;
  switch (way_) {
    case Way::narrow: search_narrow(narrow_, column, begin, count, out); break;
    case Way::wide:
      search(
          wide_, count, [&](std::size_t i) { return column.item<Wide>(begin + i); }, out);
      break;
    case Way::bits: return each([&](std::size_t row) { return segments_.find(Value::boolean(column.bit(row))); });
    case Way::text: return each([&](std::size_t row) { return segments_.find(Value::string(column.text(row))); });
    case Way::by_value:
      return each([&](std::size_t row) {
        arena.reset();
        return segments_.find(column.read(row, arena));
      });
  }
  if (!column.has_nulls()) return;
  for (std::size_t i = 0; i < count; ++i)
    if (column.is_null(begin + i)) out[i] = null_;
}

}  // namespace riskrule::dmn
