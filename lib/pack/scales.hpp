// Scales of ranks, as degrees and products use them.
#pragma once

#include "grading.hpp"

namespace riskrule::pack {

/// How many ranks a scale has.
std::size_t rank_count();
std::vector<Decimal> scores_of(const std::vector<RankScore>& ranks);
/// A scale has a score for each rank, and scores rise with them; reports what is wrong and returns whether it is sound.
bool check_ranks(const LayerTools& layer, const std::vector<RankScore>& ranks, const std::string& pointer);

}  // namespace riskrule::pack
