// Searches over boxes: input by input, keeping the rules that are still alive; equal states are searched once.
#include <algorithm>
#include <set>
#include <unordered_map>

#include "prove.hpp"

namespace riskrule::dmn::prove {

namespace {

/// The gaps as a decision diagram: a node is a variable and, for sets of its classes, what follows. Node 0 holds no
/// gap, node 1 nothing but gap. Equal nodes are one node, so that neighbouring gaps are one box.
class GapSearch {
 public:
  GapSearch(const Grid& grid, Work& work) : grid_(grid), work_(work), memo_(grid.variables.size()) {
    const std::size_t rules = grid.table.rules;
    rest_.assign(grid.variables.size() + 1, Bits(rules, true));
    for (std::size_t v = grid.variables.size(); v-- > 0;) {
      rest_[v] = rest_[v + 1];
      for (const Class& c : grid.variables[v].classes)
        if (c.counts) rest_[v] &= c.may;
    }
    nodes_.resize(2);
    for (const auto& v : grid.variables) widest_ = std::max(widest_, v.classes.size());
  }

  std::optional<Gaps> run(std::size_t most) {
    const std::size_t root = visit(0, Bits(grid_.table.rules, true));
    if (work_.spent()) return std::nullopt;
    Gaps out;
    counts_.assign(nodes_.size(), 0);
    counts_[1] = 1;
    for (std::size_t n = 2; n < nodes_.size(); ++n)
      for (const auto& [next, classes] : nodes_[n].next)
        counts_[n] = counts_[n] > most_counted ? counts_[n] : counts_[n] + counts_[next];
    out.count = counts_[root];
    Box box(grid_.variables.size());
    list(root, 0, box, most, out.boxes);
    return out;
  }

 private:
  static constexpr std::uint64_t most_counted = 1'000'000'000;
  using Next = std::map<std::size_t, Bits>;  // what follows for these classes
  struct Node {
    std::size_t variable = 0;
    Next next{};
  };
  struct Hash {
    std::size_t operator()(const Bits& bits) const noexcept { return bits.hash(); }
  };

  std::size_t visit(std::size_t v, const Bits& alive) {
    if (!alive.any()) return everything(v);
    if (v == grid_.variables.size() || alive.meets(rest_[v])) return 0;
    if (const auto known = memo_[v].find(alive); known != memo_[v].end()) return known->second;
    const auto& variable = grid_.variables[v];
    Next next;
    if (v + 1 == grid_.variables.size()) {
      last(variable, alive, next);
    } else {
      if (!work_.spend(variable.classes.size() * (alive.words() + 8))) return 0;
      for (std::size_t c = 0; c < variable.classes.size() && !work_.spent(); ++c) {
        if (!variable.classes[c].counts) continue;
        Bits left = alive;
        left &= variable.classes[c].may;
        if (const std::size_t then = visit(v + 1, left); then != 0) add(next, then, c);
      }
    }
    const std::size_t node = unique(v, std::move(next));
    memo_[v].emplace(alive, node);
    return node;
  }
  void last(const Variable& variable, const Bits& alive, Next& next) {
    Bits taken(variable.classes.size());
    std::uint64_t steps = alive.words() * 8;
    for (std::size_t r = 0; r < variable.may.size(); ++r)
      if (alive.test(r)) taken |= variable.may[r], steps += taken.words();
    work_.spend(steps + variable.classes.size());
    for (std::size_t c = 0; c < variable.classes.size(); ++c)
      if (variable.classes[c].counts && !taken.test(c)) add(next, 1, c);
  }
  void add(Next& next, std::size_t then, std::size_t c) { next.try_emplace(then, Bits(widest_)).first->second.set(c); }
  /// From this variable on all that counts is a gap; nothing is one if some input has no value that counts.
  std::size_t everything(std::size_t v) const {
    for (; v < grid_.variables.size(); ++v)
      if (std::none_of(grid_.variables[v].classes.begin(), grid_.variables[v].classes.end(),
                       [](const Class& c) { return c.counts; }))
        return 0;
    return 1;
  }
  std::size_t unique(std::size_t v, Next next) {
    if (next.empty()) return 0;
    if (next.size() == 1 && covers_all(v, next.begin()->second)) return next.begin()->first;
    const auto key = std::make_pair(v, next);
    if (const auto known = unique_.find(key); known != unique_.end()) return known->second;
    nodes_.push_back({v, std::move(next)});
    unique_.emplace(key, nodes_.size() - 1);
    return nodes_.size() - 1;
  }
  bool covers_all(std::size_t v, const Bits& classes) const {
    const auto& all = grid_.variables[v].classes;
    for (std::size_t c = 0; c < all.size(); ++c)
      if (all[c].counts && !classes.test(c)) return false;
    return true;
  }

  Bits counting(std::size_t v) const {
    Bits out(widest_);
    for (std::size_t c = 0; c < grid_.variables[v].classes.size(); ++c)
      if (grid_.variables[v].classes[c].counts) out.set(c);
    return out;
  }
  void list(std::size_t node, std::size_t v, Box& box, std::size_t most, std::vector<Box>& out) const {
    if (node == 0 || out.size() == most) return;
    if (v == grid_.variables.size()) {
      out.push_back(box);
      return;
    }
    if (node == 1 || nodes_[node].variable != v) {
      box[v] = counting(v);
      return list(node, v + 1, box, most, out);
    }
    for (const auto& [next, classes] : nodes_[node].next) {
      box[v] = classes;
      list(next, v + 1, box, most, out);
    }
  }

  const Grid& grid_;
  Work& work_;
  std::size_t widest_ = 1;
  std::vector<Bits> rest_;  // by variable: rules that take all that counts from it on
  std::vector<std::unordered_map<Bits, std::size_t, Hash>> memo_;
  std::map<std::pair<std::size_t, Next>, std::size_t> unique_;
  std::vector<Node> nodes_;
  std::vector<std::uint64_t> counts_;
};

class Unsettled {
 public:
  Unsettled(const Grid& grid, std::size_t rule, Work& work)
      : grid_(grid), rule_(rule), work_(work), seen_(grid.variables.size() + 1), point_(grid.variables.size()) {}

  bool find(std::size_t v, const std::vector<Candidate>& alive) {
    if (work_.spent() || settled(v, alive)) return false;
    if (v == grid_.variables.size()) return true;
    std::vector<std::size_t> key;
    for (const Candidate& c : alive) key.push_back(c.rule);
    if (!seen_[v].insert(std::move(key)).second) return false;
    const Variable& variable = grid_.variables[v];
    std::vector<Candidate> left;
    for (std::size_t c = 0; c < variable.classes.size(); ++c) {
      if (!variable.may[rule_].test(c)) continue;
      if (!work_.spend(alive.size() + 8)) return false;
      left.clear();
      for (const Candidate& candidate : alive)
        if (variable.may[candidate.rule].test(c) && (!candidate.good || variable.must[candidate.rule].test(c)))
          left.push_back(candidate);
      point_[v] = c;
      if (find(v + 1, left)) return true;
    }
    return false;
  }
  const Point& point() const noexcept { return point_; }

 private:
  /// Does a good rule take all that is left of the box, and no bad one goes before it?
  bool settled(std::size_t v, const std::vector<Candidate>& alive) const {
    for (const Candidate& candidate : alive) {
      if (!candidate.good) return false;
      bool takes_all = true;
      for (std::size_t w = v; w < grid_.variables.size() && takes_all; ++w)
        takes_all = grid_.variables[w].may[rule_].within(grid_.variables[w].must[candidate.rule]);
      if (takes_all) return true;
    }
    return false;
  }

  const Grid& grid_;
  std::size_t rule_;
  Work& work_;
  std::vector<std::set<std::vector<std::size_t>>> seen_;  // candidates by variable that had nothing unsettled
  Point point_;
};

}  // namespace

std::optional<Gaps> gaps(const Grid& grid, std::size_t most, Work& work) { return GapSearch(grid, work).run(most); }

std::optional<Point> unsettled(const Grid& grid, std::size_t rule, const std::vector<Candidate>& order, Work& work) {
  Unsettled search(grid, rule, work);
  if (!search.find(0, order)) return std::nullopt;
  return search.point();
}

}  // namespace riskrule::dmn::prove
