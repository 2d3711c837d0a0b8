// The appendices: every duty with its verdict, the reasons, the instruments.
#include <algorithm>

#include "report/compose.hpp"

namespace riskrule::report {
namespace {

void append(Line& to, const std::string& lead, const Stated<SharedText>& text) {
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

Row row_of(const Source& source, const Finding& finding) {
  const std::size_t number = static_cast<std::size_t>(&finding - source.assessment.findings.data()) + 1;
  Piece verdict = badge(finding);
  if (is_explained(finding)) verdict.target = reasons_id(source, finding);
  Line force =
      plain(finding.on + "，" + label(finding.force)) + plain(finding.binding ? "" : "\n") + not_binding(finding);
  Row row{{plain(std::to_string(number)), {verdict}, plain(finding.says), std::move(force), clauses(finding.basis)}};
  if (is_explained(finding))
    row.cells.push_back(remarks(source, finding));
  else if (finding.note)
    row.cells[2].push_back({"\n说明：" + *finding.note, Style::quiet});
  return row;
}

/// The duties of one verdict. Where something is to be done, a column says what.
void add_verdict(const Source& source, Document& to, Verdict verdict, Sections& sections) {
  Table table{{"序号", "判定", "要求", "义务主体、效力", "依据"}, {}};
  if (verdict == Verdict::violated || verdict == Verdict::cannot_tell) table.head.emplace_back("缺少、补救与说明");
  for (const Finding& finding : source.assessment.findings)
    if (finding.verdict == verdict) table.rows.push_back(row_of(source, finding));
  if (table.rows.empty()) return;
  sections.next(label(verdict) + "（" + std::to_string(table.rows.size()) + "）");
  to.add(std::move(table));
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
  if (finding.verdict == Verdict::violated && finding.liability)
    out.facts.push_back({"责任", plain(*finding.liability)});
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
  to.paragraph("有约束力的义务：符合 " + std::to_string(n.met) + "，不符合 " + std::to_string(n.violated) +
               "，有理由豁免 " + std::to_string(n.excused) + "，无法判断 " + std::to_string(n.cannot_tell) +
               "，不适用 " + std::to_string(n.not_due) +
               "。标有“不具约束力”的义务不计入，其原因见说明。序号按规则包中的顺序。");
  if (source.assessment.findings.empty()) return to.add(Paragraph{none()});
  Sections sections(to);
  for (const Verdict verdict :
       {Verdict::violated, Verdict::cannot_tell, Verdict::excused, Verdict::met, Verdict::not_due})
    add_verdict(source, to, verdict, sections);
}

void add_reasons(const Source& source, Document& to) {
  to.heading(1, "附二　不符合与无法判断各项的论证", "appendix-2");
  bool any = false;
  for (const Finding& finding : source.assessment.findings) {
    if (!is_explained(finding)) continue;
    any = true;
    to.add(Card{.tone = finding.binding ? style_of(finding.verdict) : Style::plain,
                .id = reasons_id(source, finding),
                .title = Line{badge(finding)} + plain(" " + finding.says),
                .facts = facts_of_finding(source, finding),
                .tree = tree_of(source, finding.proof.steps())});
  }
  if (!any) to.add(Paragraph{none()});
}

void add_instruments(const Source& source, Document& to) {
  to.heading(1, "附三　规则包与依据文件", "appendix-3");
  add_table(to, *source.assessment.packs);
  std::vector<const Basis*> all;
  for (const Finding& finding : source.assessment.findings) collect(finding.basis, all);
  collect(source.assessment.grade.basis, all);
  collect(source.assessment.outcome.basis, all);
  if (source.assessment.outcome.advised) collect(source.assessment.outcome.advised->basis, all);
  Table table{{"名称", "文号", "文本掌握程度", "施行日期", "失效日期"}, {}};
  for (const Basis* basis : all)
    table.rows.push_back(
        {{plain(basis->title), plain(basis->number), plain(label(basis->text)), value_of(basis->in_force_from),
          basis->in_force_to ? value_of(basis->in_force_to) : none()}});
  if (!table.rows.empty()) to.add(std::move(table));
}

}  // namespace riskrule::report
