// Where inputs are unknown: the values and the grades that they leave possible, and the best question.
#include <algorithm>
#include <set>

#include "explore_parts.hpp"

namespace riskrule::assessing {
namespace {

/// So many ways to fill in what is unknown are tried one by one; beyond that the ends tell, between which values rise.
constexpr std::int64_t most_tried = 3125;

class Unknown {
 public:
  Unknown(Lab& lab, std::vector<const Dial*> open) : lab_(lab), open_(std::move(open)) {}

  /// Ranks of the grades that are possible with these dials set.
  std::set<std::size_t> grades(const std::vector<Turn>& set) {
    found_.clear();
    std::vector<const Dial*> rest;
    std::int64_t ways = 1;
    for (const Dial* dial : open_) {
      if (std::ranges::any_of(set, [&](const Turn& t) { return t.dial == dial; })) continue;
      rest.push_back(dial);
      ways = ways > most_tried ? ways : ways * dial->size;
    }
    std::vector<Turn> turns = set;
    if (ways <= most_tried)
      each(rest, 0, turns);
    else
      ends(rest, turns);
    return found_;
  }
  bool ungraded() const { return ungraded_; }

  void tell_values(ExploredVote& out) {
    std::vector<Turn> low;
    std::vector<Turn> high;
    for (const Dial* dial : open_) {
      low.push_back({dial, 0});
      high.push_back({dial, dial->size - 1});
    }
    const auto least = lab_.ask(low).value;
    const auto most = lab_.ask(high).value;
    out.lowest = least && most && *most < *least ? most : least;
    out.highest = least && most && *most < *least ? least : most;
  }

 private:
  void take(const std::vector<Turn>& turns) {
    const auto vote = lab_.ask(turns);
    if (vote.grade) found_.insert(lab_.rank(*vote.grade));
    for (const auto& grade : vote.possible.value_or({})) found_.insert(lab_.rank(grade));
    ungraded_ = ungraded_ || (!vote.grade && !vote.possible);
  }
  void each(const std::vector<const Dial*>& rest, std::size_t k, std::vector<Turn>& turns) {
    if (k == rest.size()) return take(turns);
    for (std::int64_t s = 0; s < rest[k]->size; ++s) {
      turns.push_back({rest[k], s});
      each(rest, k + 1, turns);
      turns.pop_back();
    }
  }
  void ends(const std::vector<const Dial*>& rest, std::vector<Turn>& turns) {
    const std::size_t kept = turns.size();
    for (const bool high : {false, true}) {
      turns.resize(kept);
      for (const Dial* dial : rest) turns.push_back({dial, high ? dial->size - 1 : 0});
      take(turns);
    }
    if (found_.empty()) return;
    for (std::size_t rank = *found_.begin(); rank <= *found_.rbegin(); ++rank) found_.insert(rank);
  }

  Lab& lab_;
  std::vector<const Dial*> open_;
  std::set<std::size_t> found_{};
  bool ungraded_ = false;
};

/// Of an input with many settings as many are asked about as there are tried ones, evenly over them.
SettlingQuestion question(Unknown& unknown, const Dial& dial) {
  constexpr std::int64_t most_answers = 101;
  SettlingQuestion out{.of = dial.of, .input = dial.input, .at = dial.at};
  const std::int64_t answers = std::min(dial.size, most_answers);
  std::int64_t in_all = 0;
  for (std::int64_t k = 0; k < answers; ++k) {
    const std::int64_t setting = answers == 1 ? 0 : k * (dial.size - 1) / (answers - 1);
    const auto left = static_cast<std::int64_t>(unknown.grades({{&dial, setting}}).size());
    in_all += left;
    out.grades_at_most = std::max(out.grades_at_most, left);
  }
  out.grades_left = Decimal(in_all) / answers;
  return out;
}

bool settles_more(const SettlingQuestion& a, const SettlingQuestion& b) {
  return a.grades_left < b.grades_left || (a.grades_left == b.grades_left && a.grades_at_most < b.grades_at_most);
}

}  // namespace

void explore_unknown(Lab& lab, const Board& board, ExploredVote& out) {
  std::vector<const Dial*> open;
  for (const Dial& dial : board.dials)
    if (!dial.known) open.push_back(&dial);
  if (open.empty()) return;
  Unknown unknown(lab, open);
  unknown.tell_values(out);
  for (const std::size_t rank : unknown.grades({})) out.possible.push_back(lab.compiled().scale->word(rank));
  if (unknown.ungraded()) out.not_asked.push_back("未知输入的一些取值使该方法不作出等级，“可能的等级”不包括这种情形");
  for (const Dial* dial : open) {
    if (out.unknown.empty() || out.unknown.back() != dial->at) out.unknown.push_back(dial->at);
    SettlingQuestion asked = question(unknown, *dial);
    if (!out.question || settles_more(asked, *out.question)) out.question = std::move(asked);
  }
}

}  // namespace riskrule::assessing
