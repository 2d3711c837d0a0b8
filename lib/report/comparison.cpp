// A comparison as a document: the whole first, then duty by duty, then risk by risk.
#include <algorithm>

#include "report/compose.hpp"
#include "report/render.hpp"

namespace riskrule::report {
namespace {

using Sides = std::vector<ComparedSide>;

Line grade_line(const ComparedSide& side) {
  return Line{{side.grade.value_or("无"), Style::strong}} + plain("（" + label(side.origin) + "）");
}

Line list_line(const std::vector<SharedText>& ids) {
  Line out;
  for (const auto& id : ids) {
    if (!out.empty()) out += plain("、");
    out.push_back({std::string(id), Style::code});
  }
  return out.empty() ? none() : out;
}

Line packs_of(const ComparedSide& side) {
  Line out;
  for (const PackRef& pack : side.packs) {
    if (!out.empty()) out += plain("；");
    out += plain(pack.title + " ");
    out.push_back({pack.pack + " " + pack.version, Style::code});
  }
  return out.empty() ? none() : out;
}

Line counts_line(const Counts& c) {
  return plain("符合 " + std::to_string(c.met) + "，不符合 " + std::to_string(c.violated) + "，豁免 " +
               std::to_string(c.excused) + "，无法判断 " + std::to_string(c.cannot_tell) + "，不适用 " +
               std::to_string(c.not_due));
}

/// One row per member, one column per side.
void add_whole(const Sides& sides, Document& to) {
  Table table{{"项目"}, {}, true};
  for (const auto& side : sides) table.head.push_back(side.name);
  const auto row = [&](const char* name, auto cell) {
    Row out{{plain(name)}};
    for (const auto& side : sides) out.cells.push_back(cell(side));
    table.rows.push_back(std::move(out));
  };
  row("规则包", packs_of);
  row("基准日期", [](const ComparedSide& s) { return plain(date_text(s.as_of)); });
  row("有约束力的义务", [](const ComparedSide& s) { return counts_line(s.counts); });
  row("风险等级", grade_line);
  row("可否决策", [](const ComparedSide& s) { return Line{{label(s.permission), style_of(s.permission)}}; });
  row("参考意见（不具约束力）", [](const ComparedSide& s) {
    return s.advised ? Line{{label(*s.advised), Style::advisory}} : none();
  });
  row("结论", [](const ComparedSide& s) { return plain(s.says); });
  row("阻断项", [](const ComparedSide& s) { return list_line(s.blocked_by); });
  row("待定项", [](const ComparedSide& s) { return list_line(s.open); });
  to.add(std::move(table));
}

void add_votes(const Sides& sides, Document& to) {
  Table table{{"一方", "来源", "等级", "数值", "理由"}, {}};
  for (const auto& side : sides) {
    for (const auto& vote : side.votes)
      table.rows.push_back({{plain(side.name), plain(vote.by), vote.grade ? Line{{*vote.grade, Style::strong}} : none(),
                             vote.value ? value_of(vote.value) : none(), plain(vote.why)}});
    for (const auto& note : side.notes)
      table.rows.push_back({{plain(side.name), plain("说明"), none(), none(), plain(note)}});
  }
  if (table.rows.empty()) return to.add(Paragraph{none()});
  to.add(std::move(table));
}

Item item_of(const Sides& sides, const DutyDifference& duty) {
  Item item{{{duty.duty, Style::code}}};
  for (std::size_t i = 0; i < duty.sides.size(); ++i) {
    const SideFinding& side = duty.sides[i];
    if (!side.has) continue;  // the reason says so
    Line line = plain(sides[i].name + "：");
    line += Line{{label(*side.verdict), style_of(*side.verdict)}} + plain(" " + *side.says + " ");
    line.push_back({"〔" + *side.citation + "〕", Style::clause});
    if (!*side.binding) line.push_back({"不具约束力", Style::advisory});
    item.below.push_back(std::move(line));
  }
  item.below.push_back(plain("原因：" + duty.why));
  return item;
}

bool has(const DutyDifference& duty, DutyAspect aspect) {
  return std::find(duty.differs.begin(), duty.differs.end(), aspect) != duty.differs.end();
}

/// What is violated first, then what can not be told, then the rest.
int weight(const DutyDifference& duty) {
  const auto any = [&](Verdict verdict, bool binding) {
    return std::any_of(duty.sides.begin(), duty.sides.end(), [&](const SideFinding& side) {
      return side.has && *side.verdict == verdict && *side.binding == binding;
    });
  };
  if (any(Verdict::violated, true)) return 0;
  if (any(Verdict::violated, false)) return 1;
  return any(Verdict::cannot_tell, true) ? 2 : 3;
}

template <class Wanted>
void add_duties(const Comparison& c, const std::string& title, Wanted wanted, Document& to) {
  std::vector<const DutyDifference*> found;
  for (const auto& duty : c.duties)
    if (wanted(duty)) found.push_back(&duty);
  std::stable_sort(found.begin(), found.end(), [](auto* a, auto* b) { return weight(*a) < weight(*b); });
  Items items;
  for (const auto* duty : found) items.items.push_back(item_of(c.sides, *duty));
  to.heading(2, title + "（" + std::to_string(items.items.size()) + "）");
  if (items.items.empty()) return to.add(Paragraph{none()});
  to.add(std::move(items));
}

/// Where it stands, a duty that some side lacks is not due: no disagreement, but told.
bool is_idle(const DutyDifference& duty) {
  return std::all_of(duty.sides.begin(), duty.sides.end(),
                     [](const SideFinding& side) { return !side.has || *side.verdict == Verdict::not_due; });
}

void add_idle(const Comparison& c, Document& to) {
  Line line;
  for (const auto& duty : c.duties) {
    if (!has(duty, DutyAspect::presence) || has(duty, DutyAspect::verdict) || !is_idle(duty)) continue;
    line += plain(line.empty() ? "并非各方都有，而在有的一方不适用：" : "、");
    line.push_back({duty.duty, Style::code});
  }
  if (!line.empty()) to.add(Paragraph{std::move(line)});
}

Line risk_line(const SideRisk& side) {
  if (!side.has) return plain("没有此风险点");
  Line out = side.area ? plain(*side.area) : not_stated();
  if (!side.fits_an_area) out += plain("（不属于规定的风险领域）");
  for (const auto& degree : side.degrees)
    out += plain("；" + (degree.by.empty() ? "" : degree.by + "，") + label(degree.stage) +
                 " R = " + degree.value.to_string() + " " + degree.degree);
  if (!side.measures.empty()) out += plain("；措施 " + std::to_string(side.measures.size()) + " 项");
  return out;
}

void add_risks(const Comparison& c, Document& to) {
  to.heading(2, "风险点差异（" + std::to_string(c.risks.size()) + "）");
  Items items;
  for (const auto& risk : c.risks) {
    Item item{Line{{risk.risk, Style::code}} + plain(" " + risk.title)};
    for (std::size_t i = 0; i < risk.sides.size(); ++i)
      item.below.push_back(plain(c.sides[i].name + "：") + risk_line(risk.sides[i]));
    items.items.push_back(std::move(item));
  }
  if (items.items.empty()) return to.add(Paragraph{none()});
  to.add(std::move(items));
}

void add_inputs(const std::vector<InputChange>& inputs, Document& to) {
  to.heading(2, "输入变化（" + std::to_string(inputs.size()) + "）");
  Items items;
  for (const auto& input : inputs) {
    Item item{Line{{label(input.kind), Style::strong}} + plain(" " + input.label + " ")};
    item.line.push_back({input.at_after.empty() ? input.at_before : input.at_after, Style::code});
    if (!input.before.empty()) item.below.push_back(plain("原：") + Line{{input.before, Style::code}});
    if (!input.after.empty()) item.below.push_back(plain("现：") + Line{{input.after, Style::code}});
    items.items.push_back(std::move(item));
  }
  if (items.items.empty()) return to.add(Paragraph{none()});
  to.add(std::move(items));
}

std::string verdict_sentence(const Comparison& c) {
  std::string out = c.grade_differs ? "风险等级不同" : "风险等级相同";
  out += c.outcome_differs ? "，可否决策（含参考意见）不同；" : "，可否决策相同；";
  return out + "有差异的义务 " + std::to_string(c.duties.size()) + " 项，相同的 " + std::to_string(c.duties_alike) +
         " 项。各方并列，不作合并。";
}

Document compose(const Comparison& c) {
  Document out;
  out.title = c.title;
  out.subtitle = c.inputs ? "两次评估的比较" : "评估比较";
  out.heading(1, "总体", "whole");
  out.paragraph(verdict_sentence(c), Style::strong);
  for (const auto& note : c.notes) out.paragraph(note);
  add_whole(c.sides, out);
  out.heading(2, "等级的各方意见");
  add_votes(c.sides, out);
  if (c.inputs) {
    out.heading(1, "输入", "inputs");
    add_inputs(*c.inputs, out);
  }
  out.heading(1, "义务", "duties");
  const auto verdicts = [](const DutyDifference& d) { return has(d, DutyAspect::verdict); };
  const auto presence = [](const DutyDifference& d) {
    return has(d, DutyAspect::presence) && !has(d, DutyAspect::verdict) && !is_idle(d);
  };
  add_duties(c, "判定不同的义务", verdicts, out);
  add_duties(c, "并非各方都有的义务", presence, out);
  add_duties(
      c, "判定相同、其他不同的义务", [&](const auto& d) { return !verdicts(d) && !has(d, DutyAspect::presence); }, out);
  add_idle(c, out);
  out.heading(1, "风险点", "risks");
  add_risks(c, out);
  return out;
}

}  // namespace

std::string render(const Comparison& comparison, Form form, bool colour) {
  return render(compose(comparison), form, colour);
}

}  // namespace riskrule::report
