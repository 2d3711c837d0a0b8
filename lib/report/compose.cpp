#include "report/compose.hpp"

#include <array>

namespace riskrule::report {

Document compose_report(const Source& source) {
  Document out;
  out.title = source.matter.title;
  out.subtitle = "重大行政决策风险评估报告";
  add_cover(source, out);
  add_basic_facts(source, out);
  add_process(source, out);
  add_reactions(source, out);
  add_risks(source, out);
  add_grade(source, out);
  add_outcome(source, out);
  add_findings(source, out);
  add_reasons(source, out);
  add_instruments(source, out);
  return out;
}

void Sections::next(std::string_view text) {
  static constexpr std::array<std::string_view, 10> numerals{"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};
  to_.heading(2, "（" + std::string(numerals[count_++ % numerals.size()]) + "）" + std::string(text));
}

Style style_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::met: return Style::met;
    case Verdict::violated: return Style::violated;
    case Verdict::excused: return Style::excused;
    case Verdict::cannot_tell: return Style::cannot_tell;
    case Verdict::not_due: return Style::not_due;
  }
  return Style::plain;
}

Style style_of(Permission permission) {
  switch (permission) {
    case Permission::may_decide: return Style::met;
    case Permission::may_not_decide: return Style::violated;
    case Permission::after_measures:
    case Permission::cannot_tell_yet: return Style::cannot_tell;
  }
  return Style::plain;
}

Piece badge(const Finding& finding) { return {label(finding.verdict), style_of(finding.verdict)}; }

Line not_binding(const Finding& finding) {
  if (finding.binding) return {};
  return {{"不具约束力", Style::advisory}};
}

Line missing_line(const Source& source, const Finding& finding) {
  Line out;
  for (const std::string& pointer : finding.missing) {
    if (!out.empty()) out += plain("；");
    const std::string where = place_label(source.matter, pointer);
    if (!where.empty()) out += plain(where + " ");
    out.push_back({pointer, Style::code});
  }
  return out;
}

Line finding_line(const Finding& finding) {
  return plain(finding.says + " ") + clauses(finding.basis) + not_binding(finding);
}

std::string reasons_id(const Source& source, const Finding& finding) {
  return "duty-" + std::to_string(&finding - source.assessment.findings.data() + 1);
}

bool is_explained(const Finding& finding) {
  return finding.verdict == Verdict::violated || finding.verdict == Verdict::cannot_tell;
}

const Finding* find_duty(const Source& source, std::string_view duty) {
  for (const Finding& finding : source.assessment.findings)
    if (finding.duty == duty) return &finding;
  return nullptr;
}

std::string origin_sentence(const GradeResult& grade) {
  switch (grade.origin) {
    case GradeOrigin::computed: return "该等级为计算得出：依据事项所载的概率、影响估计或定性门槛，计算过程见论证。";
    case GradeOrigin::asserted: return "该等级为报告断言：报告没有载明支撑该等级的概率、影响估计，未经计算，无从复核。";
    case GradeOrigin::none: return "没有等级：既无可供计算的估计，报告也未载明规则包所认的等级。";
  }
  return {};
}

Line packs_line(const Assessment& assessment) {
  Line out;
  for (const PackRef& pack : assessment.packs) {
    if (!out.empty()) out += plain("；");
    out += plain(pack.title + " ");
    out.push_back({pack.pack + " " + pack.version, Style::code});
  }
  return out.empty() ? none() : out;
}

}  // namespace riskrule::report
