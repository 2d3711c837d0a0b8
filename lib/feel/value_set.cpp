#include "feel/value_set.hpp"

#include <algorithm>
#include <bit>
#include <functional>

#include "feel/machine.hpp"
#include "feel/zones.hpp"

namespace riskrule::feel {

namespace {
std::size_t hash_of_moment(const Instant& instant) noexcept { return static_cast<std::size_t>(instant.seconds); }
}  // namespace

std::size_t hash(const Value& value) noexcept {
  switch (value.tag()) {
    case Tag::boolean: return value.as_boolean() ? 1 : 2;
    case Tag::number: return hash(value.as_number());
    case Tag::string: return std::hash<std::string_view>()(value.as_string());
    case Tag::date: return hash_of_moment(instant_at(at_midnight(value.as_date()), 0));  // may equal a date and time
    case Tag::date_time: {
      const auto instant = instant_of(value.as_date_time());
      return instant ? hash_of_moment(*instant) : 0;
    }
    case Tag::years_months:
      return static_cast<std::size_t>(value.as_years_months().months);  // 0 months equal 0 seconds
    case Tag::days_time: return static_cast<std::size_t>(value.as_days_time().seconds);
    case Tag::record: return static_cast<std::size_t>(Tag::context);  // a record may equal a context
    default: return static_cast<std::size_t>(value.tag());
  }
}

ValueSet::ValueSet(Evaluation& call, std::size_t room) : call_(call), items_(call.arena) {
  const std::size_t size = std::bit_ceil(std::max<std::size_t>(room, 4) * 2);
  mask_ = size - 1;
  slots_ = call.arena.make_array<std::uint32_t>(size);
  std::fill(slots_, slots_ + size, 0U);
}

std::size_t ValueSet::insert(const Value& value) {
  for (std::size_t at = (hash(value) * 0x9E3779B97F4A7C15U >> 7U) & mask_;; at = (at + 1) & mask_) {
    if (slots_[at] == 0) {
      items_.push_back(value);
      slots_[at] = static_cast<std::uint32_t>(items_.size());
      return items_.size() - 1;
    }
    const std::size_t index = slots_[at] - 1;
    if (!step(call_) || equal(call_, items_.items()[index], value).is_true()) return index;
  }
}

}  // namespace riskrule::feel
