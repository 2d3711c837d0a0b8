// An exploration as a document: one chapter per vote.
#include "report/compose.hpp"
#include "report/render.hpp"

namespace riskrule::report {
namespace {

Line strong(std::string text) { return {{std::move(text), Style::strong}}; }
std::string number(const Decimal& d) { return d.normalized().to_string(); }
std::string number(const Stated<Decimal>& d) { return d ? number(*d) : "无"; }
std::string quoted(const Stated<std::string>& grade) { return "“" + grade.value_or("无") + "”"; }

/// Words of ranks as the report has them; options, counts and shares as they stand.
std::string shown(const std::string& setting) {
  for (const Level level : {Level::very_low, Level::low, Level::medium, Level::high, Level::very_high})
    if (setting == data::word_of(level)) return std::string(data::label_of(level));
  return setting;
}

Line joined(const std::vector<std::string>& all, Style style = Style::plain) {
  Line out;
  for (const auto& one : all) {
    if (!out.empty()) out += plain("、");
    out.push_back({one, style});
  }
  return out.empty() ? none() : out;
}

Line distance_line(const Stated<BoundDistance>& to) {
  if (!to) return plain("没有");
  return plain("“" + to->grade + "”，界限 " + number(to->bound) + (to->bound_is_in ? "（达到即是）" : "（须越过）") +
               "，尚差 ") +
         strong(number(to->distance));
}

void add_standing(const ExploredVote& vote, Document& to) {
  Facts facts;
  facts.facts.push_back({"方法", plain(vote.title + " ") + clauses({vote.basis})});
  if (vote.grade || vote.value)
    facts.facts.push_back(
        {"意见", plain(vote.value ? "数值 " + number(*vote.value) + "，等级" : "等级") + strong(quoted(vote.grade))});
  if (vote.abstains) facts.facts.push_back({"未作出等级", plain(*vote.abstains)});
  if (vote.unknown.empty() && vote.grade) {
    facts.facts.push_back({"距更高等级", distance_line(vote.up)});
    facts.facts.push_back({"距更低等级", distance_line(vote.down)});
  }
  if (!vote.unknown.empty()) {
    facts.facts.push_back({"数值范围", plain(number(vote.lowest) + " 至 " + number(vote.highest))});
    facts.facts.push_back({"未知输入", joined(vote.unknown, Style::code)});
  }
  if (!vote.unknown.empty() || vote.possible.size() > 1)
    facts.facts.push_back({"可能的等级", joined(vote.possible, Style::strong)});
  if (vote.question)
    facts.facts.push_back(
        {"最能定论的问题", plain(vote.question->of + " 的" + label(vote.question->input) + " ") +
                               Line{{vote.question->at, Style::code}} +
                               plain("：答后平均余 " + number(vote.question->grades_left) + " 个等级，至多 " +
                                     std::to_string(vote.question->grades_at_most) + " 个")});
  facts.facts.push_back({"一步", plain(vote.step)});
  to.add(std::move(facts));
}

Item item_of(const GradeMove& move) {
  Item item{plain(label(move.direction) + "，共 " + std::to_string(move.steps) + " 步：" +
                  (move.value ? "数值 " + number(*move.value) + "，" : "") + "意见等级" + quoted(move.grade) + "，") +
            strong("总等级" + quoted(move.whole_grade))};
  for (const auto& one : move.moves)
    item.below.push_back(
        plain(one.of + " 的" + label(one.input) + "：" + shown(one.from) + " → " + shown(one.to) + " ") +
        Line{{one.at, Style::code}});
  return item;
}

void add_moves(const char* title, const std::vector<GradeMove>& moves, Document& to) {
  to.heading(2, title);
  Items items;
  for (const auto& move : moves) items.items.push_back(item_of(move));
  if (items.items.empty()) return to.paragraph("没有。");
  to.add(std::move(items));
}

void add_tornado(const std::vector<TornadoBar>& bars, Document& to) {
  to.heading(2, "单因素敏感性（由大到小）");
  Table table{{"对象", "输入", "由", "至", "数值", "意见等级", "总等级"}, {}};
  for (const auto& bar : bars)
    table.rows.push_back({{plain(bar.of), plain(label(bar.input)), plain(shown(bar.first)), plain(shown(bar.last)),
                           plain(bar.low || bar.high ? number(bar.low) + " 至 " + number(bar.high) : "无"),
                           plain(quoted(bar.grade_low) + "至" + quoted(bar.grade_high)),
                           plain(quoted(bar.whole_low) + "至" + quoted(bar.whole_high))}});
  to.add(std::move(table));
}

void add_measures(const MeasureReliance& measures, Document& to) {
  to.heading(2, "对措施的依赖");
  Facts facts;
  const auto standing = [](const Stated<Decimal>& value, const Stated<std::string>& grade) {
    return plain((value ? number(*value) + "，" : "") + quoted(grade));
  };
  facts.facts.push_back({"措施前", standing(measures.value_before, measures.grade_before)});
  facts.facts.push_back({"仅计完整措施", standing(measures.value_counted, measures.grade_counted)});
  if (measures.grade_if_they_fail)
    facts.facts.push_back({"须落实的风险点", joined(measures.must_hold) + plain("：其措施落空，则意见等级升至“" +
                                                                                *measures.grade_if_they_fail + "”")});
  to.add(std::move(facts));
  Items items;
  for (const auto& one : measures.credits) {
    if (one.before == one.claimed) continue;
    Item item{plain(one.risk + "：" + number(one.before) + " → " + number(one.claimed) + "，") +
              strong(one.accepted ? "认可" : "不予认可，按 " + number(one.counted) + " 计")};
    for (const auto& reason : one.reasons) item.below.push_back(plain(reason));
    items.items.push_back(std::move(item));
  }
  for (const auto& doubt : measures.doubts) items.items.push_back({plain("疑点：" + doubt)});
  if (!items.items.empty()) to.add(std::move(items));
}

void add_simulation(const Simulation& simulation, Document& to) {
  to.heading(2,
             "随机模拟（" + std::to_string(simulation.draws) + " 次，种子 " + std::to_string(simulation.seed) + "）");
  to.paragraph(simulation.assumption);
  Table table{{"等级", "次数", "概率"}, {}};
  for (const auto& one : simulation.grades)
    table.rows.push_back({{strong(one.grade), plain(std::to_string(one.count)), plain(number(one.probability))}});
  if (simulation.ungraded > 0)
    table.rows.push_back({{none(), plain(std::to_string(simulation.ungraded)), plain("不在任何区间内")}});
  to.add(std::move(table));
  to.paragraph(
      (simulation.lowest ? "数值 " + number(simulation.lowest) + " 至 " + number(simulation.highest) + "；" : "") +
      std::string("定性门槛不在模拟之内。"));
}

Document compose(const Exploration& e) {
  Document out;
  out.title = e.title;
  out.subtitle = "等级推演";
  out.heading(1, "总体", "whole");
  Facts facts;
  facts.facts.push_back({"风险等级", strong(e.grade.value_or("无")) + plain("（" + label(e.origin) + "）")});
  out.add(std::move(facts));
  for (const auto& note : e.notes) out.paragraph(note);
  for (std::size_t i = 0; i < e.votes.size(); ++i) {
    const ExploredVote& vote = e.votes[i];
    out.heading(1, "意见：" + (vote.by == vote.title ? vote.by : vote.by + "（" + vote.title + "）"),
                "vote-" + std::to_string(i + 1));
    add_standing(vote, out);
    if (!vote.tornado.empty()) {
      add_moves("改变该意见的最小变动", vote.smallest, out);
      add_moves("单独改变等级的输入", vote.single, out);
      add_tornado(vote.tornado, out);
    }
    if (vote.measures) add_measures(*vote.measures, out);
    if (vote.simulation) add_simulation(*vote.simulation, out);
    for (const auto& one : vote.not_asked) out.paragraph("不适用：" + one + "。");
  }
  return out;
}

}  // namespace

std::string render(const Exploration& exploration, Form form, bool colour) {
  return render(compose(exploration), form, colour);
}

}  // namespace riskrule::report
