// Hit policies and aggregators as DMN writes them: what reads and what writes them, and guesses, goes by these lists.
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "riskrule/dmn/table.hpp"

namespace riskrule::dmn {

template <class Value>
struct TableName {
  std::string_view text;
  Value value;
  constexpr operator std::string_view() const noexcept { return text; }  // for nearest()
};

inline constexpr std::array<TableName<HitPolicy>, 7> hit_policy_names{{{"UNIQUE", HitPolicy::unique},
                                                                       {"FIRST", HitPolicy::first},
                                                                       {"PRIORITY", HitPolicy::priority},
                                                                       {"ANY", HitPolicy::any},
                                                                       {"COLLECT", HitPolicy::collect},
                                                                       {"RULE ORDER", HitPolicy::rule_order},
                                                                       {"OUTPUT ORDER", HitPolicy::output_order}}};

inline constexpr std::array<TableName<Aggregator>, 4> aggregator_names{
    {{"SUM", Aggregator::sum}, {"MIN", Aggregator::min}, {"MAX", Aggregator::max}, {"COUNT", Aggregator::count}}};

template <class Value, std::size_t n>
constexpr std::optional<Value> value_of(const std::array<TableName<Value>, n>& names, std::string_view text) noexcept {
  for (const auto& name : names)
    if (name.text == text) return name.value;
  return std::nullopt;
}

/// The text of a value; empty if it has none (`Aggregator::none`).
template <class Value, std::size_t n>
constexpr std::string_view text_of(const std::array<TableName<Value>, n>& names, Value value) noexcept {
  for (const auto& name : names)
    if (name.value == value) return name.text;
  return {};
}

}  // namespace riskrule::dmn
