#include "segments.hpp"

#include <algorithm>

#include "feel/zones.hpp"

namespace riskrule::dmn {

using feel::Tag;
using feel::Value;

namespace {

constexpr int finest = 9;                                 // digits after the point that the whole numbers hold
constexpr std::int64_t largest = std::int64_t{1} << 62U;  // of the whole numbers of constants

constexpr auto powers = [] {
  std::array<std::uint64_t, 19> out{};
  std::uint64_t power = 1;
  for (auto& p : out) {
    p = power;
    power *= 10;
  }
  return out;
}();

bool is_duration(const Value& v) noexcept { return v.is(Tag::years_months) || v.is(Tag::days_time); }

bool is_zero_duration(const Value& v) noexcept {
  return v.is(Tag::years_months) ? v.as_years_months().months == 0 : v.as_days_time() == DayTimeDuration{};
}

bool is_local(const Time& time) noexcept { return !time.offset && time.zone.empty(); }

}  // namespace

std::vector<SegmentRange> joined(std::vector<SegmentRange> ranges) {
  std::sort(ranges.begin(), ranges.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<SegmentRange> out;
  for (const SegmentRange& range : ranges) {
    if (!out.empty() && range.first <= out.back().last + 1)
      out.back().last = std::max(out.back().last, range.last);
    else
      out.push_back(range);
  }
  return out;
}

Segments::Segments(std::span<const CompiledTest> cells) {
  for (const CompiledTest& cell : cells)
    for (const CellTest& test : cell.form.tests) {
      learn_scale(test.low);
      learn_scale(test.high);
    }
  for (const CompiledTest& cell : cells)
    for (const CellTest& test : cell.form.tests) {
      learn(test, test.low);
      learn(test, test.high);
    }
  for (Line& line : lines_) {
    std::sort(line.bounds.begin(), line.bounds.end());
    line.bounds.erase(std::unique(line.bounds.begin(), line.bounds.end()), line.bounds.end());
    for (std::size_t i = 0; i < line.bounds.size(); i += Line::step) line.tops.push_back(line.bounds[i]);
    line.first = count_;
    count_ += line.segments();
  }
  first_name_ = count_;
  other_name_ = first_name_ + names_.size();
  false_ = other_name_ + 1;
  null_ = false_ + 2;
  count_ = null_ + 1;
}

void Segments::learn_scale(const Value& constant) noexcept {
  if (constant.is(Tag::number))
    scale_ = std::max(scale_, std::min(finest, -constant.as_number().normalized().exponent()));
}

void Segments::learn(const CellTest& test, const Value& constant) {
  if (constant.is(Tag::string) && test.kind != CellTest::Kind::interval) names_.add(constant.as_string());
  has_dates_ = has_dates_ || constant.is(Tag::date);
  has_date_times_ = has_date_times_ || constant.is(Tag::date_time);
  const auto known = key(constant);
  if (!known) return;
  lines_[known->axis].bounds.push_back(known->units);
  // Date-times are equal to the second: `= t` is [t, t + 1 s).
  if (constant.is(Tag::date_time)) lines_[known->axis].bounds.push_back(known->units + 1);
}

std::optional<Segments::Key> Segments::number_key(const Decimal& value) const noexcept {
  const auto parts = value.parts();
  const int shift = parts.exponent + scale_;
  if (parts.high != 0 || shift < -18 || shift > 18) return {};
  Key out;
  std::uint64_t units = 0;
  if (shift < 0) {
    const std::uint64_t unit = powers[static_cast<std::size_t>(-shift)];
    units = parts.low / unit;
    out.exact = parts.low % unit == 0;
  } else if (__builtin_mul_overflow(parts.low, powers[static_cast<std::size_t>(shift)], &units)) {
    return {};
  }
  if (units >= static_cast<std::uint64_t>(largest)) return {};
  out.units = static_cast<std::int64_t>(units);
  if (parts.negative) out.units = -out.units - (out.exact ? 0 : 1);
  return out;
}

std::optional<Segments::Key> Segments::key(const Value& value) const noexcept {
  switch (value.tag()) {
    case Tag::number: return number_key(value.as_number());
    case Tag::date: return Key{date, true, days_from_civil(value.as_date())};
    case Tag::years_months: {
      const auto months = value.as_years_months().months;
      if (months >= largest || months <= -largest) return {};
      return Key{years_months, true, months};
    }
    case Tag::days_time: {
      const auto d = value.as_days_time();
      if (d.seconds >= largest || d.seconds <= -largest) return {};
      return Key{days_time, d.nanos == 0, d.nanos < 0 ? d.seconds - 1 : d.seconds};
    }
    case Tag::date_time: {
      const auto instant = feel::instant_of(value.as_date_time());
      if (!instant) return {};
      return Key{is_local(value.as_date_time().time) ? local_moment : moment, instant->nanos == 0, instant->seconds};
    }
    default: return {};
  }
}

/// How many bounds are less.
std::size_t Segments::Line::below(std::int64_t units) const noexcept {
  if (bounds.empty()) return 0;
  const std::int64_t* top = tops.data();
  for (std::size_t left = tops.size(); left > 1;) {  // without a branch that a predictor could miss
    const std::size_t half = left / 2;
    top += top[half] < units ? half : 0;
    left -= half;
  }
  const std::size_t begin = static_cast<std::size_t>(top - tops.data()) * step;
  const std::size_t end = std::min(begin + step, bounds.size());
  std::size_t count = begin;
  for (std::size_t i = begin; i < end; ++i) count += bounds[i] < units ? 1U : 0U;
  return count;
}

std::uint32_t Segments::on_line(const Key& key) const noexcept {
  const Line& line = lines_[key.axis];
  const std::size_t at = line.below(key.units);
  const bool on_bound = at < line.bounds.size() && line.bounds[at] == key.units;
  return line.first + 2 * static_cast<std::uint32_t>(at) + (on_bound ? key.exact ? 1U : 2U : 0U);
}

std::size_t Segments::bytes() const noexcept {
  std::size_t out = names_.bytes();
  for (const Line& line : lines_) out += (line.bounds.capacity() + line.tops.capacity()) * sizeof(std::int64_t);
  return out;
}

std::uint32_t Segments::find(const Value& value) const noexcept {
  switch (value.tag()) {
    case Tag::null: return null_;
    case Tag::boolean: return false_ + (value.as_boolean() ? 1 : 0);
    case Tag::string: {
      const std::uint32_t name = names_.find(value.as_string());
      return name == TextMap::none ? other_name_ : first_name_ + name;
    }
    default: break;
  }
  const auto known = key(value);
  return known && !is_mixed(known->axis) ? on_line(*known) : nowhere;
}

/// May an answer about the line's values come of constants that stand on another? A date compares with a date-time, and
/// a local date-time with one that has an offset, by the clock alone (feel::order_by_clock).
bool Segments::is_mixed(Axis axis) const noexcept {
  switch (axis) {
    case date: return has_date_times_;
    case moment: return has_dates_ || !lines_[local_moment].bounds.empty();
    case local_moment: return has_dates_ || !lines_[moment].bounds.empty();
    default: return false;
  }
}

std::optional<Segments::Constants> Segments::constants(Axis axis) const noexcept {
  if (is_mixed(axis)) return {};
  return Constants{lines_[axis].bounds, lines_[axis].first, axis == number ? scale_ : 0};
}

/// All segments of values of the constant's kind.
SegmentRange Segments::kind_of(const Value& constant) const noexcept {
  if (constant.is(Tag::string)) return {first_name_, other_name_};
  if (constant.is(Tag::boolean)) return {false_, false_ + 1};
  const Line& line = lines_[key(constant)->axis];
  return {line.first, line.first + line.segments() - 1};
}

/// Is there an answer for every segment?
bool Segments::is_told(const CellForm& cell, const CellTest& test) const noexcept {
  const bool is_interval = test.kind == CellTest::Kind::interval;
  const bool denied = cell.negated || test.kind == CellTest::Kind::not_equal;
  for (const Value* constant : {&test.low, &test.high}) {
    if (constant->is_null()) continue;
    if (constant->is(Tag::string) || constant->is(Tag::boolean)) {
      if (is_interval) return false;
      continue;
    }
    const auto known = key(*constant);
    if (!known || (!known->exact && !(constant->is(Tag::date_time) && !is_interval))) return false;
    if (constant->is(Tag::date_time) && denied) return false;  // a local one differs from those with an offset
    if (is_duration(*constant) && !is_interval && is_zero_duration(*constant)) return false;  // P0M = PT0S
  }
  return !is_interval || test.low.is_null() || test.high.is_null() || key(test.low)->axis == key(test.high)->axis;
}

std::optional<SegmentRange> Segments::interval(const CellTest& test) const {
  auto range = kind_of(test.low.is_null() ? test.high : test.low);
  if (!test.low.is_null()) range.first = on_line(*key(test.low)) + (test.low_closed ? 0 : 1);
  if (!test.high.is_null()) {
    const std::uint32_t high = on_line(*key(test.high));
    range.last = high - (test.high_closed ? 0 : 1);
  }
  return range.first <= range.last ? std::optional(range) : std::nullopt;
}

/// Where the test passes; for not_equal: where it would not.
std::optional<SegmentRange> Segments::truth(const CellTest& test) const {
  if (test.kind == CellTest::Kind::interval) return interval(test);
  const Value& value = test.low;
  if (value.is_null()) return SegmentRange{null_, null_};
  if (value.is(Tag::string) || value.is(Tag::boolean)) {
    const std::uint32_t at = find(value);
    return SegmentRange{at, at};
  }
  Key known = *key(value);
  known.exact = true;
  const std::uint32_t at = on_line(known);
  if (!value.is(Tag::date_time)) return SegmentRange{at, at};
  ++known.units;
  return SegmentRange{at, on_line(known) - 1};
}

std::vector<SegmentRange> Segments::all_but(std::vector<SegmentRange> ranges) const {
  std::vector<SegmentRange> out;
  std::uint32_t next = 0;
  for (const SegmentRange& range : joined(std::move(ranges))) {
    if (range.first > next) out.push_back({next, range.first - 1});
    next = range.last + 1;
  }
  if (next < count_) out.push_back({next, count_ - 1});
  return out;
}

/// Adds where the test passes; for a negated cell where it passes or can not be told.
void Segments::add_test(const CellForm& cell, const CellTest& test, std::vector<SegmentRange>& out) const {
  std::vector<SegmentRange> told;  // neither here nor there: null
  const bool is_interval = test.kind == CellTest::Kind::interval;
  if (!is_interval && test.low.is_null()) {
    told = {{0, count_ - 1}};
  } else {
    told = {kind_of(test.low.is_null() ? test.high : test.low)};
    if (!is_interval && !cell.strict) told.push_back({null_, null_});
  }
  const auto where = truth(test);
  std::vector<SegmentRange> passes;
  if (where) passes = {*where};
  if (test.kind == CellTest::Kind::not_equal) {
    auto not_here = all_but(told);
    not_here.push_back(*where);
    passes = all_but(std::move(not_here));
  }
  out.insert(out.end(), passes.begin(), passes.end());
  if (!cell.negated) return;
  const auto untold = all_but(std::move(told));
  out.insert(out.end(), untold.begin(), untold.end());
}

bool Segments::passing(const CellForm& cell, std::vector<SegmentRange>& out) const {
  switch (cell.kind) {
    case CellForm::Kind::cut:
    case CellForm::Kind::free: return false;
    case CellForm::Kind::never: return true;
    case CellForm::Kind::any: out.push_back({0, count_ - 1}); return true;
    case CellForm::Kind::tests: break;
  }
  for (const CellTest& test : cell.tests)
    if (!is_told(cell, test)) return false;
  if (cell.tests.size() == 1 && !cell.negated && cell.tests.front().kind != CellTest::Kind::not_equal) {
    if (const auto where = truth(cell.tests.front())) out.push_back(*where);
    return true;
  }
  std::vector<SegmentRange> ranges;
  for (const CellTest& test : cell.tests) add_test(cell, test, ranges);
  ranges = cell.negated ? all_but(std::move(ranges)) : joined(std::move(ranges));
  out.insert(out.end(), ranges.begin(), ranges.end());
  return true;
}

}  // namespace riskrule::dmn
