// The outputs of rules that do not depend on the inputs.
#include <algorithm>

#include "prove.hpp"

namespace riskrule::dmn::prove {

using feel::Value;

void Outputs::read(const std::vector<Value>& slots) {
  rules_.assign(table_.rules, {});
  for (std::size_t r = 0; r < rules_.size(); ++r)
    for (std::size_t o = 0; o < table_.outputs.size(); ++o) read(slots, r, o);
}

void Outputs::read(const std::vector<Value>& slots, std::size_t rule, std::size_t column) {
  Row& out = rules_[rule];
  const CompiledOutput& output = table_.outputs[column];
  const CompiledEntry& entry = table_.entry(rule, column);
  const bool settled = entry.kind == CompiledEntry::Kind::settled;
  Value value = entry.value;
  if (!settled && (entry.expression || !value.is_null())) {
    bool fixed = true;
    if (entry.expression) {
      value = entry.expression.evaluate(call_, slots);
      fixed = entry.expression.reads().empty();
    }
    const bool written_null = value.is_null() && entry.expression && entry.expression.text() == "null";
    value = checked_output(table_, call_, slots, column, value);
    out.known = out.known && fixed && (written_null || !value.is_null()) && !value.is(feel::Tag::function);
  }
  out.values.push_back(value);
  out.rank.push_back(settled ? entry.rank : rank_of(output, call_, value));
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
