#include "table_names.hpp"

namespace riskrule::dmn {

std::optional<HitPolicy> hit_policy_from(std::string_view text) { return value_of(hit_policy_names, text); }
std::optional<Aggregator> aggregator_from(std::string_view text) { return value_of(aggregator_names, text); }

}  // namespace riskrule::dmn
