// What several parts can bring about together, and the cheapest way to each outcome.
#pragma once

#include <map>

#include "explore_parts.hpp"

namespace riskrule::assessing {

using Settings = std::vector<std::int64_t>;

/// One way to set the dials of a part.
struct Choice {
  Settings at;
  std::int64_t steps = 0;
  Decimal value;
};

/// The turns that set a part so.
void add_turns(const Board& board, const Part& part, const Settings& to, std::vector<Turn>& out);

/// What parts bring about together, as a number: the place of the greatest value, saturated counts of each value, or
/// the place of a sum among those met so far.
class States {
 public:
  States(const Board& board, const std::vector<std::vector<Choice>>& choices);

  std::size_t effect(std::size_t part, const Choice& choice) const;
  std::size_t join(std::size_t state, std::size_t effect);
  /// More than can be searched, known beforehand (counts) or met on the way (sums).
  bool too_many() const;

 private:
  struct Less {
    bool operator()(const Decimal& a, const Decimal& b) const { return a < b; }
  };

  Decimal added(std::size_t part, const Choice& choice) const;
  std::size_t place_of_sum(const Decimal& sum);

  const Board& board_;
  std::vector<Decimal> values_{};
  std::vector<Decimal> sums_{};
  std::map<Decimal, std::size_t, Less> places_{};
};

/// The cheapest way to each state, part by part.
class Ways {
 public:
  Ways(const Board& board, std::vector<std::vector<Choice>> choices, bool fewest_parts)
      : board_(board), choices_(std::move(choices)), states_(board, choices_), fewest_parts_(fewest_parts) {}

  /// False if there are too many states to search.
  bool run();
  /// The turns that lead to each state, the cheapest first; that where nothing moves is left out.
  std::vector<std::vector<Turn>> turns() const;

 private:
  struct Way {
    std::int64_t steps = 0;
    std::int64_t parts = 0;
    std::size_t from = 0;
    std::size_t choice = 0;
  };

  void add_part(std::size_t i);
  std::pair<std::int64_t, std::int64_t> key(const Way& way) const {
    return fewest_parts_ ? std::pair(way.parts, way.steps) : std::pair(way.steps, way.parts);
  }
  std::vector<Turn> turns_to(std::size_t state) const;

  const Board& board_;
  std::vector<std::vector<Choice>> choices_;
  States states_;
  bool fewest_parts_;
  std::vector<std::map<std::size_t, Way>> layers_{};
};

}  // namespace riskrule::assessing
