// A table read by those who take silence for no answer. In DMN the test of an input that is null fails, and the rule is
// passed over; here such a rule is open: it may match or not. Where that matters the table's value is null.
#pragma once

#include "riskrule/dmn/table.hpp"

namespace riskrule::dmn {

/// The table's value; null with `dmn.unsettled` where open rules may change it. They do not under FIRST behind a rule
/// that matches; nor under FIRST, ANY and PRIORITY where one matches and theirs are the same outputs. `call.recording` is
/// kept: recorded are the null reads that the value comes of, or the inputs and then the rules that decide it (`rule 2`,
/// with its tests and outputs), those that are open, or the default (`otherwise`). Cost: that of an evaluation; with a
/// null among the inputs, with cells that are no tests of constants, or with a proof, rules times inputs beside it.
feel::Value settle(const Table& table, feel::Evaluation& call, std::span<const feel::Value> slots);

/// The slots that the table's expressions read, ascending, each once.
std::vector<std::uint32_t> reads_of(const Table& table);

}  // namespace riskrule::dmn
