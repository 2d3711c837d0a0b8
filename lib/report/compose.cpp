#include "report/compose.hpp"

#include <algorithm>
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
  static constexpr std::array<std::string_view, 10> numerals{"一", "二", "三", "四", "五",
                                                             "六", "七", "八", "九", "十"};
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

namespace {

/// A pointer that goes through a list: /affected_units/3/agrees is part 3 of the list /affected_units, then /agrees.
struct Split {
  std::string list, index, rest;
};

Split split(const std::string& pointer) {
  for (std::size_t end = pointer.size(); end != std::string::npos && end > 0;) {
    const std::size_t begin = pointer.rfind('/', end - 1);
    if (begin == std::string::npos) break;
    const std::string token = pointer.substr(begin + 1, end - begin - 1);
    if (!token.empty() && token.find_first_not_of("0123456789") == std::string::npos)
      return {pointer.substr(0, begin), token, pointer.substr(end)};
    end = begin;
  }
  return {pointer, {}, {}};
}

/// What several pointers share that differ in one index only: 职责相关单位（区经委、区科委） › 是否达成一致.
Line shared_line(const Source& source, const std::vector<Split>& group) {
  constexpr std::size_t most_names = 6;
  const Split& first = group.front();
  const std::string list = place_label(source.matter, first.list);
  const std::string whole = place_label(source.matter, first.list + "/" + first.index + first.rest);
  const std::string element = place_label(source.matter, first.list + "/" + first.index);
  const std::string pointer = first.list + "/*" + first.rest;
  const std::size_t bracket = std::string_view("（").size();
  if (list.empty() || whole.empty()) return {{pointer, Style::code}};
  std::string names;
  for (std::size_t i = 0; i < group.size() && i < most_names; ++i) {
    const std::string one = place_label(source.matter, group[i].list + "/" + group[i].index);
    names += (i == 0 ? "" : "、") + one.substr(list.size() + bracket, one.size() - list.size() - 2 * bracket);
  }
  if (group.size() > most_names) names += "等";
  return plain(list + "（" + names + "，共 " + std::to_string(group.size()) + " 项）" + whole.substr(element.size()) +
               " ") +
         Line{{pointer, Style::code}};
}

}  // namespace

Line missing_line(const Source& source, const Finding& finding) {
  std::vector<std::vector<Split>> groups;
  for (const std::string& pointer : finding.missing) {
    Split one = split(pointer);
    const auto same = [&](const std::vector<Split>& g) {
      return !one.index.empty() && g.front().list == one.list && g.front().rest == one.rest && !g.front().index.empty();
    };
    const auto it = std::find_if(groups.begin(), groups.end(), same);
    if (it == groups.end())
      groups.push_back({std::move(one)});
    else
      it->push_back(std::move(one));
  }
  Line out;
  for (const auto& group : groups) {
    if (!out.empty()) out += plain("；");
    if (group.size() > 1) {
      out += shared_line(source, group);
      continue;
    }
    const std::string pointer = group[0].list + (group[0].index.empty() ? "" : "/" + group[0].index) + group[0].rest;
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
    case GradeOrigin::computed: return "该等级为计算得出：依据事项所载的估计、调查、评分或定性门槛，计算过程见论证。";
    case GradeOrigin::asserted: return "该等级为报告断言：并非由概率、影响估计计算得出，未经复核。";
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
