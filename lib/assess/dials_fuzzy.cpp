// What a fuzzy evaluation reads: rows of memberships. Each is a dial through its columns (all belong to one grade), and
// parts of a share may move from one column to another.
#include <algorithm>
#include <numeric>

#include "explore_parts.hpp"
#include "riskrule/data/json.hpp"

namespace riskrule::assessing {
namespace {

class FuzzyBoard {
 public:
  FuzzyBoard(Lab& lab, const pack::FuzzyMethod& fuzzy, const std::string& body)
      : lab_(lab), fuzzy_(fuzzy), body_(body), stage_(*lab.method().source->stage) {}

  Board run() {
    out_.step = "一行隶属度中的一个最小单位由一个评语移到另一个评语";
    complete();
    for (const auto& point : *lab_.matter.risk_assessment->points)
      if (!point.exempted_by)
        for (const Judged judged : judgements()) take(point.id, judged);
    out_.not_asked.push_back("最小变动只推演单独一行隶属度；几行同时变动的最小组合不推演");
    return std::move(out_);
  }

 private:
  std::vector<Judged> judgements() const {
    if (fuzzy_.target == pack::FuzzyTarget::degree_once) return {Judged::of_degree};
    return {Judged::of_likelihood, Judged::of_impact};
  }
  std::size_t place(const std::vector<Membership>& rows, const std::string& point, Judged judged) const {
    const auto row = std::ranges::find_if(rows, [&](const Membership& m) {
      return m.point == point && m.by.value_or("") == body_ && m.stage == stage_ && m.judged == judged;
    });
    return static_cast<std::size_t>(row - rows.begin());
  }

  /// A row that is not there stands there without shares, so that it can be filled.
  void complete() {
    auto& rows = *lab_.matter.risk_assessment->memberships;
    for (const auto& point : *lab_.matter.risk_assessment->points)
      for (const Judged judged : judgements()) {
        if (point.exempted_by || place(rows, point.id, judged) < rows.size()) continue;
        Membership row{.point = point.id, .stage = stage_, .judged = judged};
        if (!body_.empty()) row.by = body_;
        rows.push_back(std::move(row));
      }
  }

  void take(const std::string& point, Judged judged) {
    auto& rows = *lab_.matter.risk_assessment->memberships;
    const std::size_t k = place(rows, point, judged);
    const bool stated = k < lab_.given.risk_assessment->memberships->size();
    const std::string at = "/risk_assessment/memberships" + (stated ? "/" + std::to_string(k) + "/shares" : "");
    Membership& row = rows[k];
    const std::string of = judgements().size() == 1 ? point : point + "（" + std::string(data::label_of(judged)) + "）";
    Dial dial{.of = of, .input = ExploredInput::membership, .at = at};
    dial.size = static_cast<std::int64_t>(fuzzy_.grades.size());
    dial.reset = put_back(row);
    dial.word = [this_grades = &fuzzy_.grades](std::int64_t s) {
      return "全部为“" + (*this_grades)[static_cast<std::size_t>(s)].word + "”";
    };
    dial.turn = [&row, grades = &fuzzy_.grades](std::int64_t s) {
      row.shares.clear();
      for (std::size_t j = 0; j < grades->size(); ++j)
        row.shares.push_back({(*grades)[j].word, Decimal(static_cast<std::int64_t>(j) == s ? 1 : 0)});
    };
    dial.drawn = Drawn::shares;
    for (const auto& grade : fuzzy_.grades) {
      const auto share = std::ranges::find(row.shares, grade.word, &GradeShare::grade);
      if (share != row.shares.end()) dial.shares.push_back(share->share);
    }
    dial.known = dial.shares.size() == fuzzy_.grades.size();
    if (dial.known) {
      dial.word_now = text_of(row);
      add_shifts(row, dial);
    }
    out_.dials.push_back(std::move(dial));
  }

  static std::string text_of(const Membership& row) {
    std::string out;
    for (const auto& one : row.shares) out += (out.empty() ? "" : "，") + one.grade + " " + one.share.to_string();
    return out;
  }

  /// As finely as the row is stated, within reason.
  static Decimal unit_of(const Membership& row) {
    int exponent = -2;
    for (const auto& one : row.shares) exponent = std::clamp(one.share.parts().exponent, -9, exponent);
    return Decimal::from_parts({false, 0, 1, exponent});
  }

  /// The moves of a row: for a centroid towards the lowest and the highest column, always the farthest share first; for
  /// the greatest membership from each column to each other.
  void add_shifts(Membership& row, const Dial& dial) {
    const std::size_t n = row.shares.size();
    if (fuzzy_.result != pack::FuzzyResultRule::greatest) {
      std::vector<std::size_t> rising(n);
      std::iota(rising.begin(), rising.end(), std::size_t{0});
      add_shift(row, dial, {rising.begin(), rising.end() - 1}, n - 1);
      add_shift(row, dial, {rising.rbegin(), rising.rend() - 1}, 0);
      return;
    }
    for (std::size_t a = 0; a < n; ++a)
      for (std::size_t b = 0; b < n; ++b)
        if (a != b) add_shift(row, dial, {a}, b);
  }

  void add_shift(Membership& row, const Dial& dial, const std::vector<std::size_t>& from, std::size_t to) {
    const Decimal unit = unit_of(row);
    Decimal all;
    for (const std::size_t column : from) all += row.shares[column].share;
    Dial out = dial;
    out.size = floor(all / unit).to_int64().value_or(0) + 1;
    out.now = 0;
    const auto shift = [was = row, from, to, unit](std::int64_t s) {
      Membership moved = was;
      Decimal rest = unit * s;
      moved.shares[to].share += rest;
      for (const std::size_t column : from) {
        const Decimal taken = std::min(rest, moved.shares[column].share, [](auto& a, auto& b) { return a < b; });
        moved.shares[column].share -= taken;
        rest -= taken;
      }
      return moved;
    };
    out.word = [shift](std::int64_t s) { return text_of(shift(s)); };
    out.turn = [&row, shift](std::int64_t s) { row = shift(s); };
    if (out.size > 1) out_.moves.push_back(std::move(out));
  }

  Lab& lab_;
  const pack::FuzzyMethod& fuzzy_;
  const std::string& body_;
  AssessmentStage stage_;
  Board out_{};
};

}  // namespace

Board board_of_memberships(Lab& lab, const pack::FuzzyMethod& fuzzy, const std::string& body) {
  return FuzzyBoard(lab, fuzzy, body).run();
}

}  // namespace riskrule::assessing
