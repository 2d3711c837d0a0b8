// Chapter 6: decision and advice.
#include "report/compose.hpp"

namespace riskrule::report {
namespace {

void add_duties(const Source& source, const std::vector<SharedText>& duties, const std::string& title, Document& to) {
  if (duties.empty()) return;
  to.heading(3, title + "（" + std::to_string(duties.size()) + "）");
  Items items;
  for (const SharedText& duty : duties) {
    const Finding* finding = find_duty(source, duty);
    if (finding == nullptr) {
      items.items.push_back({{{duty, Style::code}}});
      continue;
    }
    Item item{Line{badge(*finding)} + plain(" ") + finding_line(*finding)};
    if (is_explained(*finding)) item.line[0].target = reasons_id(source, *finding);
    items.items.push_back(std::move(item));
  }
  to.add(std::move(items));
}

void add_advice(const Source& source, Document& to) {
  Table table{{"序号", "内容", "对象", "依据"}, {}};
  for (const AdviceItem& item : source.assessment.advice)
    table.rows.push_back({{plain(std::to_string(table.rows.size() + 1)), plain(item.says), plain(item.on),
                           item.basis.empty() ? none() : clauses(item.basis)}});
  if (table.rows.empty()) return to.add(Paragraph{none()});
  to.add(std::move(table));
}

}  // namespace

void add_outcome(const Source& source, Document& to) {
  const Outcome& outcome = source.assessment.outcome;
  to.heading(1, "六、决策及建议", "chapter-6");
  Sections sections(to);
  sections.next("决策结论");
  Facts facts;
  facts.facts.push_back({"可否决策", {{label(outcome.permission), style_of(outcome.permission)}}});
  facts.facts.push_back({"结论", plain(outcome.says)});
  if (outcome.advised)
    facts.facts.push_back({"参考意见", Line{{label(outcome.advised->permission), Style::advisory}} +
                                           plain("（不具约束力，" + outcome.advised->why + "）") +
                                           clauses(outcome.advised->basis)});
  facts.facts.push_back({"依据", outcome.basis.empty() ? none() : clauses(outcome.basis)});
  to.add(std::move(facts));
  add_duties(source, outcome.blocked_by, "阻断项", to);
  add_duties(source, outcome.open, "待定项", to);
  sections.next("报告自身的结论与建议");
  to.add(Paragraph{plain("结论：") + value_of(source.matter.conclusion)});
  if (source.matter.advice && !source.matter.advice->empty()) {
    to.paragraph("建议：");
    Items items;
    for (const std::string& advice : *source.matter.advice) items.items.push_back({plain(advice)});
    to.add(std::move(items));
  } else {
    to.add(Paragraph{plain("建议：") + value_of(source.matter.advice)});
  }
  sections.next("下一步建议");
  add_advice(source, to);
}

}  // namespace riskrule::report
