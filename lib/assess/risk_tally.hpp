// The sums of RiskProgram::evaluate.
#pragma once

#include <optional>

#include "risk_table.hpp"

namespace riskrule {

/// Adds a batch to the tally, by the rules in the last column of its answers; the first row that has none is a problem.
std::optional<Diagnostic> add_rows(const RiskTable& table, const ArrowArray& batch, const ArrowArray& answers,
                                   RiskTally& tally);

}  // namespace riskrule
