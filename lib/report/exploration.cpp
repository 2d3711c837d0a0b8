// An exploration as a document: one chapter per body that estimated.
#include "report/compose.hpp"
#include "report/render.hpp"

namespace riskrule::report {
namespace {

Line strong(std::string text) { return {{std::move(text), Style::strong}}; }
std::string number(const Decimal& d) { return d.normalized().to_string(); }

Line joined(const std::vector<std::string>& all, Style style = Style::plain) {
  Line out;
  for (const auto& one : all) {
    if (!out.empty()) out += plain("、");
    out.push_back({one, style});
  }
  return out.empty() ? none() : out;
}

std::string whole_text(const Stated<std::string>& grade) { return "总等级“" + grade.value_or("无") + "”"; }

Line distance_line(const Stated<BoundDistance>& to) {
  if (!to) return plain("没有");
  return plain("“" + to->grade + "”，界限 " + number(to->bound) + (to->bound_is_in ? "（达到即是）" : "（须越过）") +
               "，尚差 ") +
         strong(number(to->distance));
}

void add_standing(const ExploredBody& body, Document& to) {
  Facts facts;
  if (body.index) {
    facts.facts.push_back({"指数", plain(number(*body.index) + "，等级“" + body.grade.value_or("无") + "”")});
    facts.facts.push_back({"距更高等级", distance_line(body.up)});
    facts.facts.push_back({"距更低等级", distance_line(body.down)});
  } else {
    facts.facts.push_back({"指数范围", plain(number(body.lowest) + " 至 " + number(body.highest))});
    facts.facts.push_back({"可能的等级", joined(body.possible, Style::strong)});
    facts.facts.push_back({"未知输入", joined(body.unknown, Style::code)});
  }
  if (body.question)
    facts.facts.push_back(
        {"最能定论的问题", plain(body.question->risk + " 的" + label(body.question->input) + " ") +
                               Line{{body.question->at, Style::code}} +
                               plain("：答后平均余 " + number(body.question->grades_left) + " 个等级，至多 " +
                                     std::to_string(body.question->grades_at_most) + " 个")});
  to.add(std::move(facts));
}

Item item_of(const GradeMove& move) {
  Item item{plain(label(move.direction) + "，共 " + std::to_string(move.ranks) + " 级：指数 " + number(move.index) +
                  "，指数等级“" + move.grade + "”，") +
            strong(whole_text(move.whole_grade))};
  for (const auto& one : move.moves)
    item.below.push_back(
        plain(one.risk + " 的" + label(one.input) + "：" + label(one.from) + " → " + label(one.to) + " ") +
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
  Table table{{"风险点", "输入", "最低指数", "最高指数", "最低时", "最高时"}, {}};
  for (const auto& bar : bars)
    table.rows.push_back({{plain(bar.risk), plain(label(bar.input)), plain(number(bar.low)), plain(number(bar.high)),
                           plain("指数等级“" + bar.grade_low + "”，" + whole_text(bar.whole_low)),
                           plain("指数等级“" + bar.grade_high + "”，" + whole_text(bar.whole_high))}});
  to.add(std::move(table));
}

void add_measures(const MeasureReliance& measures, Document& to) {
  to.heading(2, "对措施的依赖");
  Facts facts;
  facts.facts.push_back({"措施前", plain(number(measures.index_before) + "，“" + measures.grade_before + "”")});
  facts.facts.push_back({"仅计完整措施", plain(number(measures.index_counted) + "，“" + measures.grade_counted + "”")});
  if (measures.grade_if_they_fail)
    facts.facts.push_back({"须落实的风险点", joined(measures.must_hold) + plain("：其措施落空，则指数等级升至“" +
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
  to.paragraph("指数 " + number(simulation.lowest) + " 至 " + number(simulation.highest) + "；定性门槛不在模拟之内。");
}

Document compose(const Exploration& e) {
  Document out;
  out.title = e.title;
  out.subtitle = "等级推演";
  out.heading(1, "总体", "whole");
  Facts facts;
  facts.facts.push_back({"风险等级", strong(e.grade.value_or("无")) + plain("（" + label(e.origin) + "）")});
  facts.facts.push_back({"方法", plain(e.method + " ") + clauses({e.basis})});
  out.add(std::move(facts));
  for (const auto& note : e.notes) out.paragraph(note);
  for (std::size_t i = 0; i < e.bodies.size(); ++i) {
    const ExploredBody& body = e.bodies[i];
    out.heading(1, "估计者：" + (body.by.empty() ? "未载明" : body.by), "body-" + std::to_string(i + 1));
    add_standing(body, out);
    if (body.index) {
      add_moves("改变指数等级的最小变动", body.smallest, out);
      add_moves("单独改变总等级的输入", body.single, out);
      add_tornado(body.tornado, out);
    }
    if (body.measures) add_measures(*body.measures, out);
    if (body.simulation) add_simulation(*body.simulation, out);
  }
  return out;
}

}  // namespace

std::string render(const Exploration& exploration, Form form, bool colour) {
  return render(compose(exploration), form, colour);
}

}  // namespace riskrule::report
