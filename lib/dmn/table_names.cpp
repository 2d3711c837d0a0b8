// Hit policies and aggregators as DMN writes them.
#include <array>

#include "riskrule/dmn/table.hpp"

namespace riskrule::dmn {

namespace {

struct PolicyName {
  std::string_view text;
  HitPolicy policy;
};
constexpr std::array<PolicyName, 7> policy_names{{{"UNIQUE", HitPolicy::unique},
                                                  {"FIRST", HitPolicy::first},
                                                  {"PRIORITY", HitPolicy::priority},
                                                  {"ANY", HitPolicy::any},
                                                  {"COLLECT", HitPolicy::collect},
                                                  {"RULE ORDER", HitPolicy::rule_order},
                                                  {"OUTPUT ORDER", HitPolicy::output_order}}};

struct AggregatorName {
  std::string_view text;
  Aggregator aggregator;
};
constexpr std::array<AggregatorName, 4> aggregator_names{
    {{"SUM", Aggregator::sum}, {"MIN", Aggregator::min}, {"MAX", Aggregator::max}, {"COUNT", Aggregator::count}}};

}  // namespace

std::optional<HitPolicy> hit_policy_from(std::string_view text) {
  for (const auto& name : policy_names)
    if (name.text == text) return name.policy;
  return std::nullopt;
}

std::optional<Aggregator> aggregator_from(std::string_view text) {
  for (const auto& name : aggregator_names)
    if (name.text == text) return name.aggregator;
  return std::nullopt;
}

}  // namespace riskrule::dmn
