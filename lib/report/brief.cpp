// What a terminal shows: what is wrong first, then what is not known, then the rest.
#include "report/compose.hpp"

namespace riskrule::report {
namespace {

Item item_of(const Source& source, const Finding& finding, bool in_full) {
  Item item{Line{badge(finding)} + plain(" ") + finding_line(finding)};
  if (!in_full) return item;
  if (!finding.missing.empty()) item.below.push_back(plain("缺少：") + missing_line(source, finding));
  if (finding.verdict == Verdict::violated && finding.remedy) item.below.push_back(plain("补救：" + *finding.remedy));
  if (finding.verdict == Verdict::violated && finding.liability)
    item.below.push_back(plain("责任：" + *finding.liability));
  if (finding.note) item.below.push_back(plain("说明：" + *finding.note));
  return item;
}

/// The findings of one verdict, those that bind before those that don't.
void add_verdict(const Source& source, Document& to, Verdict verdict, bool in_full) {
  Items items;
  std::size_t binding_ones = 0;
  for (const bool binding : {true, false}) {
    for (const Finding& finding : source.assessment.findings)
      if (finding.verdict == verdict && finding.binding == binding)
        items.items.push_back(item_of(source, finding, in_full));
    if (binding) binding_ones = items.items.size();
  }
  if (items.items.empty()) return;
  const std::size_t others = items.items.size() - binding_ones;
  to.heading(2, label(verdict) + "（" + std::to_string(binding_ones) +
                    (others == 0 ? "" : "，另有不具约束力的 " + std::to_string(others)) + "）");
  to.add(std::move(items));
}

void add_short_risks(const Source& source, Document& to) {
  to.heading(2, "风险点（" + std::to_string(source.assessment.risks.size()) + "）");
  Items items;
  for (const AssessedRisk& risk : source.assessment.risks) {
    Item item{plain(risk.title + "　")};
    item.line += risk.fits_an_area ? value_of(risk.area) : Line{{"不属于任何一个规定的风险领域", Style::quiet}};
    for (const Degree& degree : risk.degrees)
      item.below.push_back(plain((degree.by.empty() ? "" : degree.by + "，") + label(degree.stage) +
                                 "：R = " + degree.value.to_string() + "，") +
                           Line{{degree.degree, Style::strong}});
    if (risk.note) item.below.push_back(plain(*risk.note));
    items.items.push_back(std::move(item));
  }
  if (items.items.empty()) return to.add(Paragraph{none()});
  to.add(std::move(items));
}

void add_short_grade(const GradeResult& grade, Document& to) {
  to.heading(2, "风险等级");
  to.add(Paragraph{Line{{grade.grade.value_or("无"), Style::strong}} + plain("（" + label(grade.origin) + "） ") +
                   clauses(grade.basis)});
  to.paragraph(origin_sentence(grade));
  Items items;
  for (const GradeVote& vote : grade.votes)
    items.items.push_back({plain(vote.by + "：" + vote.grade.value_or("（无）") + "。" + vote.why)});
  for (const std::string& reason : grade.why_not_next) items.items.push_back({plain("为何不是更高等级：" + reason)});
  to.add(std::move(items));
}

void add_short_outcome(const Source& source, Document& to) {
  const Outcome& outcome = source.assessment.outcome;
  to.heading(2, "决策结论");
  to.add(Paragraph{Line{{label(outcome.permission), style_of(outcome.permission)}} + plain(" " + outcome.says + " ") +
                   clauses(outcome.basis)});
  if (outcome.advised) to.add(Paragraph{plain("参考意见的依据：") + clauses(outcome.advised->basis)});
  const auto duties = [&](const std::string& lead, const std::vector<SharedText>& ids) {
    for (const SharedText& id : ids) {
      const Finding* finding = find_duty(source, id);
      to.add(Paragraph{plain(lead) + (finding == nullptr ? plain(*id) : finding_line(*finding))});
    }
  };
  duties("阻断项：", outcome.blocked_by);
  duties("待定项：", outcome.open);
}

void add_short_advice(const Source& source, Document& to) {
  if (source.assessment.advice.empty()) return;
  to.heading(2, "下一步建议");
  Items items;
  for (const AdviceItem& advice : source.assessment.advice)
    items.items.push_back({plain(advice.on + "：" + advice.says + " ") + clauses(advice.basis)});
  to.add(std::move(items));
}

}  // namespace

Document compose_brief(const Source& source, const TextOptions& options) {
  const Assessment& a = source.assessment;
  Document out;
  out.title = source.matter.title;
  out.add(Facts{{{"规则包", packs_line(a)},
                 {"基准日期", plain(date_text(a.as_of))},
                 {"判定", plain("不符合 " + std::to_string(a.counts.violated) + "，无法判断 " +
                                std::to_string(a.counts.cannot_tell) + "，有理由豁免 " +
                                std::to_string(a.counts.excused) + "，符合 " + std::to_string(a.counts.met) +
                                "，不适用 " + std::to_string(a.counts.not_due) + "（仅计有约束力的义务）")}}});
  add_verdict(source, out, Verdict::violated, true);
  add_verdict(source, out, Verdict::cannot_tell, true);
  add_verdict(source, out, Verdict::excused, true);
  add_verdict(source, out, Verdict::met, options.every_duty);
  if (options.every_duty) add_verdict(source, out, Verdict::not_due, true);
  add_short_risks(source, out);
  add_short_grade(a.grade, out);
  add_short_outcome(source, out);
  add_short_advice(source, out);
  if (a.notes.empty()) return out;
  out.heading(2, "说明");
  Items notes;
  for (const std::string& note : a.notes) notes.items.push_back({plain(note)});
  out.add(std::move(notes));
  return out;
}

}  // namespace riskrule::report
