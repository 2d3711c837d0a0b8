// From the estimates of a matter to degrees and an index, by the computation of a pack.
#pragma once

#include <optional>

#include "pack/compiled.hpp"

namespace riskrule::assessing {

/// p × q of one estimate and its band; empty when likelihood or impact is not stated.
std::optional<Degree> degree_of(const pack::CompiledComputation& computation, const Estimate& estimate);

/// The score of a rank.
Decimal score_of(const std::vector<pack::RankScore>& scale, Level level);

}  // namespace riskrule::assessing
