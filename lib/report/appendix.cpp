// The appendices: every duty with its verdict, the reasons, the instruments.
#include <algorithm>

#include "report/compose.hpp"

namespace riskrule::report {
namespace {

void append(Line& to, const std::string& lead, const Stated<std::string>& text) {
  if (text) to += plain((to.empty() ? "" : "\n") + lead + *text);
}

/// What is missing, what to do, what else is known.
Line remarks(const Source& source, const Finding& finding) {
  Line out;
  if (!finding.missing.empty()) out = plain("缺少：") + missing_line(source, finding);
  if (finding.verdict == Verdict::violated) append(out, "补救：", finding.remedy);
  append(out, "说明：", finding.note);
  return out.empty() ? Line{{"—", Style::quiet}} : out;
}

Row row_of(const Source& source, const Finding& finding, std::size_t number) {
  Piece verdict = badge(finding);
  if (is_explained(finding)) verdict.target = reasons_id(source, finding);
  const Line force = plain(finding.on + "\n" + label(finding.force)) + plain(finding.binding ? "" : "\n") + not_binding(finding);
  return {{plain(std::to_string(number)), {verdict}, plain(finding.says), force, clauses(finding.basis), remarks(source, finding)}};
}

Facts facts_of_finding(const Source& source, const Finding& finding) {
  Facts out;
  out.facts.push_back({"依据", finding.basis.empty() ? none() : clauses(finding.basis)});
  Line force = plain(finding.on + "，" + label(finding.force));
  if (!finding.binding) force += plain("　") + not_binding(finding);
  out.facts.push_back({"义务", force + plain("　编号 ") + Line{{finding.duty, Style::code}}});
  if (finding.judged_on) out.facts.push_back({"判定日期", value_of(finding.judged_on)});
  if (!finding.missing.empty()) out.facts.push_back({"缺少的信息", missing_line(source, finding)});
  if (finding.verdict == Verdict::violated && finding.remedy) out.facts.push_back({"补救", plain(*finding.remedy)});
  if (finding.verdict == Verdict::violated && finding.liability) out.facts.push_back({"责任", plain(*finding.liability)});
  if (finding.note) out.facts.push_back({"说明", plain(*finding.note)});
  return out;
}

/// Each instrument once, by its best known clause.
void collect(const std::vector<Basis>& from, std::vector<const Basis*>& into) {
  for (const Basis& basis : from) {
    const auto same = [&](const Basis* b) { return b->number == basis.number && b->title == basis.title; };
    const auto it = std::find_if(into.begin(), into.end(), same);
    if (it == into.end())
      into.push_back(&basis);
    else if (basis.text < (*it)->text)
      *it = &basis;
  }
}

}  // namespace

void add_findings(const Source& source, Document& to) {
  to.heading(1, "附一　合规判定明细", "appendix-1");
  const Counts& n = source.assessment.counts;
  to.paragraph("有约束力的义务：符合 " + std::to_string(n.met) + "，不符合 " + std::to_string(n.violated) + "，有理由豁免 " +
               std::to_string(n.excused) + "，无法判断 " + std::to_string(n.cannot_tell) + "，不适用 " +
               std::to_string(n.not_due) + "。标有“不具约束力”的义务不计入，其原因见说明。");
  Table table{{"序号", "判定", "要求", "义务主体、效力", "依据", "缺少、补救与说明"}, {}};
  for (const Finding& finding : source.assessment.findings)
    table.rows.push_back(row_of(source, finding, table.rows.size() + 1));
  if (table.rows.empty()) return to.add(Paragraph{none()});
  to.add(std::move(table));
}

void add_reasons(const Source& source, Document& to) {
  to.heading(1, "附二　不符合与无法判断各项的论证", "appendix-2");
  bool any = false;
  for (const Finding& finding : source.assessment.findings) {
    if (!is_explained(finding)) continue;
    any = true;
    to.add(Card{.tone = finding.binding ? style_of(finding.verdict) : Style::plain, .id = reasons_id(source, finding),
                .title = Line{badge(finding)} + plain(" " + finding.says), .facts = facts_of_finding(source, finding),
                .tree = tree_of(source, finding.proof)});
  }
  if (!any) to.add(Paragraph{none()});
}

void add_instruments(const Source& source, Document& to) {
  to.heading(1, "附三　规则包与依据文件", "appendix-3");
  add_table(to, source.assessment.packs);
  std::vector<const Basis*> all;
  for (const Finding& finding : source.assessment.findings) collect(finding.basis, all);
  collect(source.assessment.grade.basis, all);
  collect(source.assessment.outcome.basis, all);
  Table table{{"名称", "文号", "文本掌握程度", "施行日期", "失效日期"}, {}};
  for (const Basis* basis : all)
    table.rows.push_back({{plain(basis->title), plain(basis->number), plain(label(basis->text)),
                           value_of(basis->in_force_from), basis->in_force_to ? value_of(basis->in_force_to) : none()}});
  if (!table.rows.empty()) to.add(std::move(table));
}

}  // namespace riskrule::report
