// What a score card reads: options of items, shares of opposition, or points as printed.
#include <algorithm>

#include "explore_parts.hpp"
#include "riskrule/data/json.hpp"

namespace riskrule::assessing {
namespace {

/// A number moved by whole units from where it stands, between 0 and a maximum.
struct Grid {
  Decimal stated;
  Decimal unit;
  std::int64_t below;  ///< units down to 0
  std::int64_t above;  ///< units up to the maximum

  Grid(const Decimal& value, const Decimal& most, const Decimal& step)
      : stated(value), unit(step), below(whole(value)), above(whole(most - value)) {}
  std::int64_t size() const { return below + std::max<std::int64_t>(above, 0) + 1; }
  Decimal at(std::int64_t setting) const { return stated + unit * (setting - below); }

 private:
  std::int64_t whole(const Decimal& d) const { return floor(d / unit).to_int64().value_or(0); }
};

constexpr Decimal point = 1;
constexpr Decimal hundredth = Decimal::from_parts({false, 0, 1, -2});

class CardBoard {
 public:
  CardBoard(Lab& lab, const pack::CardMethod& card, std::size_t number)
      : card_(card),
        given_((*lab.given.risk_assessment->score_sheets)[number]),
        sheet_((*lab.matter.risk_assessment->score_sheets)[number]),
        at_(data::pointer_to("/risk_assessment/score_sheets", number)) {}

  Board run() {
    out_.join = Join::sum;
    out_.step = "选项一级，或者比例 0.01、得分 1";
    complete();
    const bool total_only = given_.answers.empty() && !given_.group_points && given_.declared_total;
    if (total_only) add_total();
    for (const auto& item : card_.items)
      if (!total_only && !is_grouped(item)) add_item(item);
    for (std::size_t k = 0; sheet_.group_points && k < sheet_.group_points->size(); ++k) add_group(k);
    if (total_only || sheet_.group_points)
      out_.not_asked.push_back("事项只载明总分或者分组得分的部分，不能推演到各评分项目");
    return std::move(out_);
  }

 private:
  bool is_grouped(const pack::CardItem& item) const {
    return sheet_.group_points &&
           std::ranges::find(*sheet_.group_points, item.group, &GroupPoints::group) != sheet_.group_points->end();
  }

  /// An answer that is not there stands there empty, so that it can be filled.
  void complete() {
    if (given_.answers.empty() && (given_.group_points || given_.declared_total)) return;
    for (const auto& item : card_.items)
      if (std::ranges::find(sheet_.answers, item.id, &ScoreAnswer::item) == sheet_.answers.end())
        sheet_.answers.push_back({.item = item.id});
  }

  Decimal maximum(const std::string& group) const {
    Decimal out;
    for (const auto& item : card_.items)
      if (group.empty() || item.group == group) out += item.maximum;
    return out;
  }

  void add(Dial dial, std::function<Decimal(const std::vector<std::int64_t>&)> value) {
    out_.parts.push_back({.of = dial.of, .dials = {out_.dials.size()}, .value = std::move(value)});
    out_.dials.push_back(std::move(dial));
  }

  /// A dial on a number; `put` writes it.
  static Dial dial_on(std::string of, ExploredInput input, std::string at, const Grid& grid,
                      const std::function<void(const Decimal&)>& put) {
    Dial out{.of = std::move(of), .input = input, .at = std::move(at), .size = grid.size(), .now = grid.below};
    out.word_now = grid.stated.to_string();
    out.word = [grid](std::int64_t s) { return grid.at(s).to_string(); };
    out.turn = [grid, put](std::int64_t s) { put(grid.at(s)); };
    out.reset = [put, stated = grid.stated] { put(stated); };
    out.drawn = Drawn::never;
    return out;
  }

  void add_points(const std::string& of, const std::string& at, const Decimal& stated, const Decimal& most,
                  const std::function<void(const Decimal&)>& put) {
    const Grid grid(stated, most, point);
    add(dial_on(of, ExploredInput::points, at, grid, put), [grid](const auto& s) { return grid.at(s[0]); });
  }
  void add_total() {
    add_points("总分", at_ + "/declared_total", *sheet_.declared_total, maximum({}),
               [&sheet = sheet_](const Decimal& points) { sheet.declared_total = points; });
  }
  void add_group(std::size_t k) {
    auto& given = (*sheet_.group_points)[k];
    add_points(given.group, data::pointer_to(at_ + "/group_points", k) + "/points", given.points, maximum(given.group),
               [&given](const Decimal& points) { given.points = points; });
  }

  void add_item(const pack::CardItem& item) {
    const auto answer = std::ranges::find(sheet_.answers, item.id, &ScoreAnswer::item);
    const auto k = static_cast<std::size_t>(answer - sheet_.answers.begin());
    const bool stated = k < given_.answers.size();
    const std::string at = stated ? data::pointer_to(at_ + "/answers", k) : at_ + "/answers";
    if (item.options) return add_options(item, *answer, at);
    const auto& classes = *item.opposition;
    const auto shares = answer->intensities.value_or({});
    const bool all = std::ranges::all_of(classes, [&](const auto& c) {
      return std::ranges::find(shares, c.word, &IntensityShare::intensity) != shares.end();
    });
    if (!all) return add_unknown_opposition(item, *answer, at);
    for (const auto& c : classes) add_opposition(item, c, *answer, at);
  }

  void add_options(const pack::CardItem& item, ScoreAnswer& answer, const std::string& at) {
    std::vector<pack::CardOption> options = *item.options;
    std::ranges::stable_sort(options, [](const auto& a, const auto& b) { return a.points < b.points; });
    Dial dial{.of = item.id, .input = ExploredInput::option, .at = at};
    dial.size = static_cast<std::int64_t>(options.size());
    dial.known = answer.option || answer.share;
    for (std::size_t s = 0; s < options.size(); ++s)
      if (answer.option ? options[s].word == *answer.option : answer.share && holds(options[s], *answer.share))
        dial.now = static_cast<std::int64_t>(s);
    dial.word_now = answer.option ? *answer.option : answer.share ? answer.share->to_string() : std::string();
    dial.word = [options](std::int64_t s) { return options[static_cast<std::size_t>(s)].word; };
    dial.turn = [options, &answer](std::int64_t s) { answer.option = options[static_cast<std::size_t>(s)].word; };
    dial.reset = put_back(answer);
    add(std::move(dial), [options](const auto& s) { return options[static_cast<std::size_t>(s[0])].points; });
  }

  static bool holds(const pack::CardOption& option, const Decimal& share) {
    const auto bound = [](const Stated<Decimal>& d) { return d ? std::optional(*d) : std::nullopt; };
    return (option.from || option.to) &&
           grade::IndexBand{option.word, bound(option.from), option.from_closed.value_or(true), bound(option.to),
                            option.to_closed.value_or(true)}
               .holds(share);
  }

  /// The share of one intensity, the others as they are.
  void add_opposition(const pack::CardItem& item, const pack::CardIntensity& c, ScoreAnswer& answer,
                      const std::string& at) {
    auto& shares = *answer.intensities;
    const auto own = std::ranges::find(shares, c.word, &IntensityShare::intensity);
    Decimal others;
    for (const auto& one : shares)
      if (&one != &*own) others += one.share;
    const Grid grid(own->share, Decimal(1) - others, hundredth);
    const std::string place = data::pointer_to(at + "/intensities", static_cast<std::size_t>(own - shares.begin()));
    add(dial_on(item.id + "（" + c.word + "）", ExploredInput::opposition, place + "/share", grid,
                [&share = own->share](const Decimal& to) { share = to; }),
        [grid, full = item.maximum * c.intensity](const auto& s) { return full * grid.at(s[0]); });
  }

  /// All who are not counted: of no intensity, then of each in turn, the mildest first.
  void add_unknown_opposition(const pack::CardItem& item, ScoreAnswer& answer, const std::string& at) {
    auto classes = *item.opposition;
    std::ranges::stable_sort(classes, [](const auto& a, const auto& b) { return a.intensity < b.intensity; });
    Decimal rest = 1;
    for (const auto& one : answer.intensities.value_or({})) rest -= one.share;
    Dial dial{.of = item.id, .input = ExploredInput::opposition, .at = at + "/intensities", .known = false};
    dial.size = static_cast<std::int64_t>(classes.size()) + 1;
    dial.word = [classes](std::int64_t s) {
      return s == 0 ? std::string("无人反对") : "其余均为“" + classes[static_cast<std::size_t>(s - 1)].word + "”";
    };
    dial.turn = [classes, rest, &answer, was = answer](std::int64_t s) {
      answer = was;
      if (!answer.intensities) answer.intensities.emplace();
      for (std::size_t k = 0; k < classes.size(); ++k) {
        const Decimal added = static_cast<std::int64_t>(k) + 1 == s ? rest : Decimal();
        const auto own = std::ranges::find(*answer.intensities, classes[k].word, &IntensityShare::intensity);
        if (own == answer.intensities->end())
          answer.intensities->push_back({classes[k].word, added});
        else
          own->share += added;
      }
    };
    dial.reset = put_back(answer);
    dial.drawn = Drawn::never;
    add(std::move(dial), {});
  }

  const pack::CardMethod& card_;
  const ScoreSheet& given_;
  ScoreSheet& sheet_;
  std::string at_;
  Board out_{};
};

}  // namespace

Board board_of_sheet(Lab& lab, const pack::CardMethod& card, std::size_t sheet) {
  return CardBoard(lab, card, sheet).run();
}

}  // namespace riskrule::assessing
