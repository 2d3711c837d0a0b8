// Distances, single changes and one-at-a-time sensitivity, where every input is known.
#include <algorithm>

#include "explore_parts.hpp"

namespace riskrule::assessing {
namespace {

/// Dials with more settings than this are searched by halving: what they move is the vote alone.
constexpr std::int64_t few = 16;

class Known {
 public:
  Known(Lab& lab, const Board& board, const GradeVote& now, const Stated<std::string>& whole, ExploredVote& out)
      : lab_(lab), board_(board), now_(now), whole_(whole), out_(out) {}

  void run() {
    tell_distances();
    for (const Dial& dial : board_.moves.empty() ? board_.dials : board_.moves)
      for (const bool up : {true, false}) look(dial, up);
    std::ranges::stable_sort(out_.single, {}, &GradeMove::steps);
    keep_nearest();
    for (const Dial& dial : board_.dials) add_bar(dial);
    std::ranges::stable_sort(out_.tornado, [&](const auto& a, const auto& b) { return width(a) > width(b); });
  }

 private:
  /// Which of the bands beside the value is the higher grade is the pack's word: some cards count upwards to the better.
  void tell_distances() {
    if (now_.next)
      out_.up = BoundDistance{now_.next->grade, now_.next->bound, now_.next->bound_is_in, now_.next->distance};
    if (!now_.value || lab_.method().bands.empty())
      return out_.not_asked.push_back("距更低等级：该方法没有区间，只能由单项变动和最小变动看出");
    const auto around = grade::distances(lab_.method().bands, *now_.value);
    for (const auto& next : {around.up, around.down})
      if (next && now_.grade && lab_.rank(next->grade) < lab_.rank(*now_.grade))
        out_.down = BoundDistance{next->grade, next->bound, next->bound_is_in, next->distance};
  }

  bool moves(const Dial& dial, std::int64_t to) {
    if (dial.size <= few) {
      const auto whole = lab_.whole({{&dial, to}});
      return whole && whole != whole_;
    }
    return lab_.ask({{&dial, to}}).grade != now_.grade;
  }

  /// The nearest setting on one side that moves the grade: one by one, or by halving where there are many; the setting
  /// before it does not.
  void look(const Dial& dial, bool up) {
    const std::int64_t from = *dial.now;
    const std::int64_t most = up ? dial.size - 1 - from : from;
    const auto at = [&](std::int64_t steps) { return up ? from + steps : from - steps; };
    std::int64_t found = 0;
    if (dial.size <= few) {
      for (std::int64_t s = 1; s <= most && found == 0; ++s)
        if (moves(dial, at(s))) found = s;
    } else if (most > 0 && moves(dial, at(most))) {
      std::int64_t stays = 0;
      found = most;
      while (found - stays > 1)
        (moves(dial, at(stays + (found - stays) / 2)) ? found : stays) = stays + (found - stays) / 2;
      for (int k = 0; k < few && found < most && !lab_.ask({{&dial, at(found)}}).grade; ++k)
        ++found;  // past a tie or hole
    }
    if (found == 0) return;
    auto move = grade_move(lab_, {{&dial, at(found)}}, now_);
    if (move.whole_grade && whole_ && *move.whole_grade != *whole_)
      move.direction = lab_.rank(*move.whole_grade) < lab_.rank(*whole_) ? MoveDirection::down : MoveDirection::up;
    if (move.grade || move.whole_grade != whole_) out_.single.push_back(std::move(move));
  }

  /// Of the moves within one row of memberships, the smallest in each direction.
  void keep_nearest() {
    if (board_.moves.empty()) return;
    std::vector<GradeMove> kept;
    for (auto& move : out_.single) {
      const auto same = [&](const GradeMove& k) {
        return k.direction == move.direction && k.moves[0].at == move.moves[0].at;
      };
      if (std::ranges::none_of(kept, same)) kept.push_back(std::move(move));
    }
    out_.single = std::move(kept);
  }

  void add_bar(const Dial& dial) {
    const Turn first{&dial, 0};
    const Turn last{&dial, dial.size - 1};
    TornadoBar bar{.of = dial.of, .input = dial.input, .at = dial.at};
    bar.first = dial.word_of(first.to);
    bar.last = dial.word_of(last.to);
    const auto low = lab_.ask({first});
    const auto high = lab_.ask({last});
    bar.low = low.value;
    bar.high = high.value;
    bar.grade_low = low.grade;
    bar.grade_high = high.grade;
    bar.whole_low = lab_.whole({first});
    bar.whole_high = lab_.whole({last});
    out_.tornado.push_back(std::move(bar));
  }

  /// By value, and where there is none, by grade.
  Decimal width(const TornadoBar& bar) const {
    if (bar.low && bar.high) return abs(*bar.high - *bar.low);
    const auto rank = [&](const Stated<std::string>& grade) {
      return grade ? static_cast<std::int64_t>(lab_.rank(*grade)) : -1;
    };
    return std::abs(rank(bar.grade_high) - rank(bar.grade_low));
  }

  Lab& lab_;
  const Board& board_;
  const GradeVote& now_;
  const Stated<std::string>& whole_;
  ExploredVote& out_;
};

}  // namespace

void explore_known(Lab& lab, const Board& board, const GradeVote& now, const Stated<std::string>& whole,
                   ExploredVote& out) {
  Known(lab, board, now, whole, out).run();
}

}  // namespace riskrule::assessing
