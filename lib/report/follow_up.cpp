// What happens after the decision, as a document.
#include "report/compose.hpp"
#include "report/render.hpp"

namespace riskrule::report {
namespace {

Style style_of(MeasureStanding standing) {
  switch (standing) {
    case MeasureStanding::done: return Style::met;
    case MeasureStanding::overdue: return Style::violated;
    case MeasureStanding::not_told: return Style::cannot_tell;
    case MeasureStanding::planned:
    case MeasureStanding::under_way:
    case MeasureStanding::undated: break;
  }
  return Style::excused;
}

void add_measures(const FollowUp& after, Document& to) {
  std::string counts;
  for (const auto& one : after.counts)
    counts += (counts.empty() ? "" : "，") + label(one.standing) + " " + std::to_string(one.count);
  to.heading(1, "措施（" + std::to_string(after.measures.size()) + "）", "measures");
  to.paragraph(counts, Style::strong);
  Items items;
  for (const auto& one : after.measures) {
    Item item{Line{{label(one.standing), style_of(one.standing)}} + plain(" " + one.what + " ")};
    item.line.push_back({one.at, Style::code});
    item.below.push_back(plain("责任主体：") + value_of(one.who) + plain("；完成日期：") + value_of(one.when) +
                         plain(one.days_over > 0 ? "，已逾期 " + std::to_string(one.days_over) + " 日" : ""));
    items.items.push_back(std::move(item));
  }
  to.add(std::move(items));
}

void add_triggers(const FollowUp& after, Document& to) {
  to.heading(1, "可能触发后评估、重新评估的情形", "triggers");
  Items items;
  for (const auto& one : after.triggers)
    items.items.push_back({plain(one.says + "：") + value_of(one.holds) + plain(" ") + Line{{one.at, Style::code}}});
  to.add(std::move(items));
}

void add_duties(const FollowUp& after, Document& to) {
  to.heading(1, "执行阶段的义务（" + std::to_string(after.duties.size()) + "）", "duties");
  Items items;
  for (const auto& finding : after.duties) {
    Item item{Line{badge(finding)} + plain(" ") + finding_line(finding)};
    for (const auto& pointer : finding.missing) item.below.push_back(plain("缺少：") + Line{{pointer, Style::code}});
    if (finding.verdict == Verdict::violated && finding.remedy) item.below.push_back(plain("补救：" + *finding.remedy));
    items.items.push_back(std::move(item));
  }
  if (items.items.empty()) return to.add(Paragraph{none()});
  to.add(std::move(items));
}

void add_conflicts(const FollowUp& after, Document& to) {
  to.heading(1, "评估单位的回避", "conflicts");
  Items items;
  for (const auto& one : after.conflicts)
    items.items.push_back({plain("后评估单位“" + one.evaluator + "”同时是" + one.part + " ") +
                           Line{{one.at, Style::code}} +
                           plain(one.contradicts ? "，与所载“未承担主要论证评估”矛盾" : "")});
  if (items.items.empty()) return to.paragraph("未发现后评估单位与决策前的承办、评估、审查单位或者专家同名。");
  to.add(std::move(items));
}

Document compose(const FollowUp& after) {
  Document out;
  out.title = after.title;
  out.subtitle = "决策后跟踪（" + date_text(after.as_of) + "）";
  add_measures(after, out);
  add_triggers(after, out);
  add_duties(after, out);
  add_conflicts(after, out);
  return out;
}

}  // namespace

std::string render(const FollowUp& follow_up, Form form, bool colour) {
  return render(compose(follow_up), form, colour);
}

}  // namespace riskrule::report
