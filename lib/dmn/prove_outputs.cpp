// The outputs of rules that do not depend on the inputs.
#include <algorithm>

#include "prove.hpp"

namespace riskrule::dmn::prove {

using feel::Value;

void Outputs::read(const std::vector<Value>& slots) {
  rules_.assign(table_.rules.size(), {});
  for (std::size_t r = 0; r < rules_.size(); ++r)
    for (std::size_t o = 0; o < table_.outputs.size(); ++o) read(slots, r, o);
}

void Outputs::read(const std::vector<Value>& slots, std::size_t rule, std::size_t column) {
  Row& out = rules_[rule];
  const auto& expression = table_.rules[rule].outputs[column];
  Value value;
  if (expression) {
    value = expression.evaluate(call_, slots);
    const auto& clause = table_.outputs[column];
    const bool written_null = value.is_null() && expression.text() == "null";
    const bool fixed = expression.reads().empty() && (!value.is_null() || written_null);
    if (clause.type) value = coerce(call_, *clause.type, value);
    const bool fits =
        value.is_null() ? written_null : !clause.allowed || clause.allowed.evaluate(call_, slots, value).is_true();
    if (!fixed || !fits || value.is(feel::Tag::function)) out.known = false;
  }
  const auto& ranking = table_.outputs[column].ranking;
  const auto place = std::find_if(ranking.begin(), ranking.end(),
                                  [&](const Value& v) { return feel::equal(call_, v, value).is_true(); });
  out.values.push_back(value);
  out.rank.push_back(static_cast<std::size_t>(place - ranking.begin()));
}

bool Outputs::same(std::size_t a, std::size_t b) {
  if (!known(a) || !known(b)) return false;
  const auto& x = rules_[a].values;
  const auto& y = rules_[b].values;
  return std::equal(x.begin(), x.end(), y.begin(), y.end(),
                    [&](const Value& p, const Value& q) { return feel::equal(call_, p, q).is_true(); });
}

bool Outputs::ranks_before(std::size_t a, std::size_t b) const {
  return rules_[a].rank == rules_[b].rank ? a < b : rules_[a].rank < rules_[b].rank;
}

}  // namespace riskrule::dmn::prove
