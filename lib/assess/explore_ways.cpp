#include "explore_ways.hpp"

#include <algorithm>

namespace riskrule::assessing {

void add_turns(const Board& board, const Part& part, const Settings& to, std::vector<Turn>& out) {
  for (std::size_t i = 0; i < to.size(); ++i) {
    const Dial& dial = board.dials[part.dials[i]];
    if (dial.now != to[i]) out.push_back({&dial, to[i]});
  }
}

States::States(const Board& board, const std::vector<std::vector<Choice>>& choices) : board_(board) {
  for (std::size_t i = 0; i < choices.size(); ++i)
    for (const auto& one : choices[i]) values_.push_back(added(i, one));
  std::ranges::sort(values_, Less());
  values_.erase(std::unique(values_.begin(), values_.end()), values_.end());
  place_of_sum(Decimal());
}

std::size_t States::effect(std::size_t part, const Choice& choice) const {
  if (board_.join == Join::counts) return static_cast<std::size_t>(choice.value.to_int64().value_or(0));
  const auto place = std::ranges::lower_bound(values_, added(part, choice), Less());
  return static_cast<std::size_t>(place - values_.begin()) + 1;
}

std::size_t States::join(std::size_t state, std::size_t effect) {
  if (board_.join == Join::greatest) return std::max(state, effect);
  if (board_.join == Join::sum) return place_of_sum(sums_[state] + values_[effect - 1]);
  std::size_t unit = 1;
  for (std::size_t k = 0; k < effect; ++k) unit *= static_cast<std::size_t>(board_.caps[k]) + 1;
  const std::size_t count = state / unit % (static_cast<std::size_t>(board_.caps[effect]) + 1);
  return count < static_cast<std::size_t>(board_.caps[effect]) ? state + unit : state;
}

bool States::too_many() const {
  constexpr std::size_t most = 20'000;
  if (sums_.size() > most) return true;
  std::size_t all = 1;
  for (const std::int64_t cap : board_.caps)
    if ((all *= static_cast<std::size_t>(std::min<std::int64_t>(cap, most)) + 1) > most) return true;
  return false;
}

Decimal States::added(std::size_t part, const Choice& choice) const {
  return board_.join == Join::sum ? board_.parts[part].weight * choice.value : choice.value;
}

std::size_t States::place_of_sum(const Decimal& sum) {
  const auto [place, is_new] = places_.try_emplace(sum, sums_.size());
  if (is_new) sums_.push_back(sum);
  return place->second;
}

bool Ways::run() {
  layers_.push_back({{0, Way{}}});
  for (std::size_t i = 0; i < choices_.size() && !states_.too_many(); ++i) add_part(i);
  return !states_.too_many();
}

std::vector<std::vector<Turn>> Ways::turns() const {
  std::vector<std::pair<std::pair<std::int64_t, std::int64_t>, std::size_t>> order;
  for (const auto& [state, way] : layers_.back())
    if (way.parts > 0) order.emplace_back(key(way), state);
  std::ranges::sort(order);
  std::vector<std::vector<Turn>> out;
  for (const auto& [cost, state] : order) out.push_back(turns_to(state));
  return out;
}

void Ways::add_part(std::size_t i) {
  const auto& part = choices_[i];
  std::map<std::size_t, std::size_t> cheapest;  // by effect
  for (std::size_t c = 0; c < part.size(); ++c) {
    const auto [kept, added] = cheapest.try_emplace(states_.effect(i, part[c]), c);
    if (!added && part[c].steps < part[kept->second].steps) kept->second = c;
  }
  std::map<std::size_t, Way> next;
  for (const auto& [state, way] : layers_.back())
    for (const auto& [effect, c] : cheapest) {
      const Way one{way.steps + part[c].steps, way.parts + (c == 0 ? 0 : 1), state, c};
      const auto [kept, added] = next.try_emplace(states_.join(state, effect), one);
      if (!added && key(one) < key(kept->second)) kept->second = one;
    }
  layers_.push_back(std::move(next));
}

std::vector<Turn> Ways::turns_to(std::size_t state) const {
  std::vector<Turn> out;
  std::vector<std::size_t> chosen(choices_.size());
  for (std::size_t i = choices_.size(); i-- > 0;) {
    const Way& way = layers_[i + 1].at(state);
    chosen[i] = way.choice;
    state = way.from;
  }
  for (std::size_t i = 0; i < choices_.size(); ++i) add_turns(board_, board_.parts[i], choices_[i][chosen[i]].at, out);
  return out;
}

}  // namespace riskrule::assessing
