// Decision tables for the benchmarks: shapes of rules, inputs in a ring so that no branch predictor learns one, and for
// each the rules that it matches.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "riskrule/dmn/table.hpp"

namespace bench {

constexpr std::size_t ring = 1024;
constexpr std::size_t most_inputs = 8;

/// Which rule an input of the ring matches.
enum class Hits { uniform, first, last, none };

struct Case {
  std::array<riskrule::feel::Value, most_inputs> values{};
  std::vector<std::size_t> rules{};  ///< that match; under FIRST the one that decides
};

struct Workload {
  riskrule::dmn::TableSource source{};
  std::vector<Case> cases{};
  std::vector<std::string> texts{};  ///< of the cases' strings
};

/// The output of rule r is the number r, or r % 4 where a policy needs possible values.
using Shape = Workload (*)(std::size_t rules, Hits hits);

Workload strings(std::size_t rules, Hits hits);     ///< equality: the third input tells the rules apart
Workload ranges(std::size_t rules, Hits hits);      ///< half-open: disjoint in one input, overlapping in two others
Workload wide(std::size_t rules, Hits hits);        ///< the same with eight inputs
Workload mixed(std::size_t rules, Hits hits);       ///< `-`, lists of strings, dates, a `not`
Workload thresholds(std::size_t rules, Hits hits);  ///< `>= i`, two words, true; FIRST
Workload half_free(std::size_t rules, Hits hits);   ///< a range and an expression that only evaluating tells
Workload all_free(std::size_t rules, Hits hits);    ///< nothing but such expressions: rule by rule, whatever one does

/// Eight rules in a row match each input.
Workload overlapping(std::size_t rules, riskrule::dmn::HitPolicy policy, riskrule::dmn::Aggregator aggregator);

/// The names of the inputs.
riskrule::feel::Scope scope();

}  // namespace bench
