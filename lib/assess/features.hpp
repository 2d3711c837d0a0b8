// The values of a feature in a matter, and the distance between two.
#pragma once

#include <optional>
#include <set>

#include "riskrule/assess/similar.hpp"

namespace riskrule::assessing {

/// What stands at a path: one value for each `*` on the way, those that are not stated left out.
struct FeatureValue {
  std::string shown;              ///< for people; empty = not stated
  std::optional<Decimal> amount;  ///< amount, count, rank
  std::set<std::string> words;    ///< same, set, text
  bool stated() const { return !shown.empty(); }
};

/// Why the feature can not be used, if so.
std::optional<Diagnostic> check(const Feature& feature);

/// The feature must be one that `check` finds nothing in.
FeatureValue value_of(const Feature& feature, const Matter& matter);

/// How many words the enumeration has that stands at the path of a `rank`.
std::size_t ranks_of(const Feature& feature);

/// The pairs of neighbouring characters; of a text of one, that character.
std::set<std::string> character_pairs(std::string_view text);

/// 1 − common / all; 0 where both are empty.
Decimal distance(const std::set<std::string>& a, const std::set<std::string>& b);

}  // namespace riskrule::assessing
