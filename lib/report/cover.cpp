// The cover: what a reader must know first.
#include "report/compose.hpp"

namespace riskrule::report {
namespace {

std::string count_of(std::string_view word, std::int64_t n) { return std::string(word) + " " + std::to_string(n); }

Style style_of_grade(GradeOrigin origin) {
  return origin == GradeOrigin::computed ? Style::strong : Style::cannot_tell;
}

/// What the conclusion says beyond its own word.
std::string beyond(const std::string& word, std::string_view says) {
  if (says.substr(0, word.size()) == word) says.remove_prefix(word.size());
  constexpr std::string_view stop = "。";
  if (says.substr(0, stop.size()) == stop) says.remove_prefix(stop.size());
  return std::string(says);
}

Tiles tiles(const Assessment& a) {
  const std::string origin = a.grade.origin == GradeOrigin::none ? "没有等级" : label(a.grade.origin);
  const std::string others = count_of(label(Verdict::cannot_tell), a.counts.cannot_tell) + "，" +
                             count_of(label(Verdict::met), a.counts.met) + "，" +
                             count_of(label(Verdict::excused), a.counts.excused) + "，" +
                             count_of(label(Verdict::not_due), a.counts.not_due) + "；仅计有约束力的义务";
  const Style tone = a.counts.violated > 0      ? Style::violated
                     : a.counts.cannot_tell > 0 ? Style::cannot_tell
                                                : Style::met;
  return {{{"风险等级", a.grade.grade.value_or("无"), origin, style_of_grade(a.grade.origin)},
           {"决策结论", label(a.outcome.permission), beyond(label(a.outcome.permission), a.outcome.says),
            style_of(a.outcome.permission)},
           {"程序合规", count_of(label(Verdict::violated), a.counts.violated) + " 项", others, tone}}};
}

void add_list(const Source& source, Document& to, Verdict verdict, bool binding, const std::string& title) {
  Items items;
  for (const Finding& finding : source.assessment.findings) {
    if (finding.verdict != verdict || finding.binding != binding) continue;
    Item item{plain(finding.says + " ") + clauses(finding.basis)};
    item.line.front().target = reasons_id(source, finding);
    if (!finding.missing.empty()) item.below.push_back(plain("缺少：") + missing_line(source, finding));
    if (verdict == Verdict::violated && finding.remedy) item.below.push_back(plain("补救：" + *finding.remedy));
    if (!binding && finding.note) item.below.push_back(plain("说明：" + *finding.note));
    items.items.push_back(std::move(item));
  }
  if (items.items.empty()) return;
  to.heading(3, title + "（" + std::to_string(items.items.size()) + "）");
  to.add(std::move(items));
}

}  // namespace

void add_cover(const Source& source, Document& to) {
  const Assessment& a = source.assessment;
  Facts facts;
  facts.facts.push_back({"决策机关", value_of(source.matter.organ)});
  facts.facts.push_back({"决策承办单位", value_of(source.matter.responsible_units)});
  facts.facts.push_back({"基准日期", plain(date_text(a.as_of))});
  facts.facts.push_back({"规则包", packs_line(a)});
  facts.facts.push_back({"引擎", plain(a.engine)});
  to.add(std::move(facts));
  to.add(tiles(a));
  to.heading(2, "摘要", "summary");
  to.paragraph(origin_sentence(a.grade));
  add_list(source, to, Verdict::violated, true, "不符合");
  add_list(source, to, Verdict::cannot_tell, true, "无法判断：信息不全");
  add_list(source, to, Verdict::violated, false, "仅供参考：不符合不具约束力的要求");
  if (a.notes.empty()) return;
  to.heading(3, "说明");
  Items notes;
  for (const std::string& note : a.notes) notes.items.push_back({plain(note)});
  to.add(std::move(notes));
}

}  // namespace riskrule::report
