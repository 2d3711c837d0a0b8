// Distances, smallest changes and one-at-a-time sensitivity, where every input is known.
#include <algorithm>

#include "explore_parts.hpp"

namespace riskrule::assessing {
namespace {

using grade::Direction;
using grade::ScaledFactor;

/// One risk point's values when its ranks move step by step, one rank at a time, always for the most: all down to the
/// lowest on one side, all up on the other. So the s-th step up is the most that s ranks can add.
struct Ladder {
  ScaledFactor factor;
  std::vector<std::pair<std::size_t, std::size_t>> at;  ///< likelihood and impact on each step
};

using Ranks = std::pair<std::size_t, std::size_t>;

/// The best pair that is `steps` ranks away in a direction.
Ranks best_pair(const IndexMethod& method, Ranks from, std::size_t steps, bool up) {
  std::optional<Ranks> best;
  for (std::size_t p = steps + 1; p-- > 0;) {  // likelihood first
    const std::size_t q = steps - p;
    const std::size_t room_p = up ? ranks - 1 - from.first : from.first;
    const std::size_t room_q = !method.reads_impact ? 0 : up ? ranks - 1 - from.second : from.second;
    if (p > room_p || q > room_q) continue;
    const Ranks to = up ? Ranks{from.first + p, from.second + q} : Ranks{from.first - p, from.second - q};
    const Decimal& value = method.r[to.first][to.second];
    if (best && !(up ? value > method.r[best->first][best->second] : value < method.r[best->first][best->second]))
      continue;
    best = to;
  }
  return *best;
}

Ladder ladder_of(const IndexMethod& method, const IndexPoint& point) {
  const Ranks now{*point.now.likelihood, *point.now.impact};
  const std::size_t down = now.first + (method.reads_impact ? now.second : 0);
  const std::size_t up = ranks - 1 - now.first + (method.reads_impact ? ranks - 1 - now.second : 0);
  Ladder out{{.name = point.point->id, .weight = *point.point->weight, .at = down}, {}};
  for (std::size_t s = down; s > 0; --s) out.at.push_back(best_pair(method, now, s, false));
  out.at.push_back(now);
  for (std::size_t s = 1; s <= up; ++s) out.at.push_back(best_pair(method, now, s, true));
  for (const auto& [p, q] : out.at) out.factor.steps.push_back(method.r[p][q]);
  return out;
}

class Known {
 public:
  Known(const IndexMethod& method, const IndexModel& model, WholeGrade& whole, const Stated<std::string>& grade,
        ExploredBody& out, Diagnostics& problems)
      : method_(method), model_(model), whole_(whole), grade_(grade), out_(out), problems_(problems) {}

  void run() {
    for (const auto& point : model_.points) ladders_.push_back(ladder_of(method_, point));
    const auto factors = factors_of_ladders();
    const auto value = grade::index_value(factors);
    if (!keep(value)) return;
    out_.index = *value;
    const auto* band = grade::find_band(method_.bands, *value);
    if (band != nullptr) out_.grade = band->grade;
    const auto distances = grade::distances(method_.bands, *value);
    if (distances.up) out_.up = distance(*distances.up);
    if (distances.down) out_.down = distance(*distances.down);
    for (const Direction direction : {Direction::up, Direction::down})
      for (const auto smallest : {grade::Smallest::fewest_steps, grade::Smallest::fewest_factors})
        add_smallest(factors, direction, smallest);
    look_at_each_input(*value);
    add_tornado();
  }

 private:
  template <class T>
  bool keep(const Result<T>& result) {
    for (const auto& d : result.diagnostics()) problems_.push_back(d);
    return result.has_value();
  }

  static BoundDistance distance(const grade::NextBand& next) {
    return {next.grade, next.bound, next.bound_is_in, next.distance};
  }

  std::vector<ScaledFactor> factors_of_ladders() const {
    std::vector<ScaledFactor> out;
    for (const auto& ladder : ladders_) out.push_back(ladder.factor);
    return out;
  }

  void add_move(const IndexPoint& point, EstimateInput input, std::size_t from, std::size_t to,
                std::vector<InputMove>& moves) const {
    if (from == to) return;
    moves.push_back(
        {point.point->id, input, pointer_of(point, input), static_cast<Level>(from), static_cast<Level>(to)});
  }

  std::vector<InputMove> moves_of(const grade::Counterfactual& change) const {
    std::vector<InputMove> out;
    for (const auto& one : change.changes) {
      const auto& point = model_.points[one.factor];
      const auto& [p, q] = ladders_[one.factor].at[one.to];
      add_move(point, EstimateInput::likelihood, *point.now.likelihood, p, out);
      add_move(point, EstimateInput::impact, *point.now.impact, q, out);
    }
    return out;
  }

  void add_smallest(const std::vector<ScaledFactor>& factors, Direction direction, grade::Smallest smallest) {
    const auto change = grade::smallest_changes(factors, method_.bands, direction, smallest);
    if (!keep(change) || change->changes.empty()) return;
    GradeMove move{.direction = direction == Direction::up ? MoveDirection::up : MoveDirection::down};
    move.moves = moves_of(*change);
    move.ranks = static_cast<std::int64_t>(change->steps);
    move.index = change->value;
    move.grade = change->grade;
    const auto same = [&](const GradeMove& m) {
      return m.ranks == move.ranks && std::ranges::equal(m.moves, move.moves, [](const auto& a, const auto& b) {
               return a.at == b.at && a.to == b.to;
             });
    };
    if (std::ranges::any_of(out_.smallest, same)) return;
    move.whole_grade = whole_.after(move.moves, model_);
    out_.smallest.push_back(std::move(move));
  }

  /// Every rank of every input, all else as it is: the row of the tornado, and the nearest ranks that move the whole.
  void look_at_each_input(const Decimal& value) {
    for (const auto& point : model_.points) {
      look_at(point, EstimateInput::likelihood, value);
      if (method_.reads_impact) look_at(point, EstimateInput::impact, value);
    }
    std::ranges::stable_sort(out_.single, {}, &GradeMove::ranks);
  }

  Decimal index_with(const IndexPoint& point, EstimateInput input, std::size_t rank, const Decimal& value) const {
    RankPair moved = point.now;
    moved.of(input) = rank;
    return value - share_of(method_, point, *point.now.likelihood, *point.now.impact) +
           share_of(method_, point, *moved.likelihood, *moved.impact);
  }

  void look_at(const IndexPoint& point, EstimateInput input, const Decimal& value) {
    const std::size_t now = *point.now.of(input);
    std::array<Stated<std::string>, ranks> wholes;
    for (std::size_t rank = 0; rank < ranks; ++rank) {
      std::vector<InputMove> moves;
      add_move(point, input, now, rank, moves);
      wholes[rank] = moves.empty() ? grade_ : whole_.after(moves, model_);
    }
    for (const bool up : {true, false}) {
      for (std::size_t rank = now; up ? ++rank < ranks : rank-- > 0;) {
        if (wholes[rank] == grade_) continue;
        GradeMove move{.direction = up ? MoveDirection::up : MoveDirection::down};
        add_move(point, input, now, rank, move.moves);
        move.ranks = static_cast<std::int64_t>(up ? rank - now : now - rank);
        move.index = index_with(point, input, rank, value);
        const auto* band = grade::find_band(method_.bands, move.index);
        move.grade = band == nullptr ? std::string() : band->grade;
        move.whole_grade = wholes[rank];
        out_.single.push_back(std::move(move));
        break;
      }
    }
    TornadoBar bar{.risk = point.point->id, .input = input, .at = pointer_of(point, input)};
    bar.whole_low = wholes.front();
    bar.whole_high = wholes.back();
    bars_.push_back(std::move(bar));
  }

  /// The numbers of the bars: one run over all likelihoods and one over all impacts.
  void add_tornado() {
    for (const EstimateInput input : {EstimateInput::likelihood, EstimateInput::impact}) {
      if (input == EstimateInput::impact && !method_.reads_impact) continue;
      std::vector<ScaledFactor> factors;
      for (const auto& point : model_.points) factors.push_back(factor_of(point, input));
      const auto rows = grade::tornado(factors, method_.bands);
      if (!keep(rows)) return;
      for (const auto& row : *rows) {
        const std::string at = pointer_of(model_.points[row.factor], input);
        TornadoBar bar = *std::ranges::find(bars_, at, &TornadoBar::at);
        bar.low = row.low;
        bar.high = row.high;
        bar.grade_low = row.grade_low;
        bar.grade_high = row.grade_high;
        out_.tornado.push_back(std::move(bar));
      }
    }
    const auto wider = [](const TornadoBar& a, const TornadoBar& b) { return a.high - a.low > b.high - b.low; };
    std::ranges::stable_sort(out_.tornado, wider);
  }

  ScaledFactor factor_of(const IndexPoint& point, EstimateInput input) const {
    ScaledFactor out{.name = point.point->id, .weight = *point.point->weight, .at = point.now.of(input)};
    for (std::size_t rank = 0; rank < ranks; ++rank) {
      RankPair moved = point.now;
      moved.of(input) = rank;
      out.steps.push_back(method_.r[*moved.likelihood][*moved.impact]);
    }
    return out;
  }

  const IndexMethod& method_;
  const IndexModel& model_;
  WholeGrade& whole_;
  const Stated<std::string>& grade_;
  ExploredBody& out_;
  Diagnostics& problems_;
  std::vector<Ladder> ladders_;
  std::vector<TornadoBar> bars_;
};

}  // namespace

void explore_known(const IndexMethod& method, const IndexModel& model, WholeGrade& whole,
                   const Stated<std::string>& grade, ExploredBody& out, Diagnostics& problems) {
  Known(method, model, whole, grade, out, problems).run();
}

}  // namespace riskrule::assessing
