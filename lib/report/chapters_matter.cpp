// Chapters 1 to 3: the matter, how it was assessed, how society reacted.
#include "report/compose.hpp"
#include "riskrule/base/never_destroyed.hpp"

namespace riskrule::report {

void add_basic_facts(const Source& source, Document& to) {
  const Matter& m = source.matter;
  to.heading(1, "一、重大行政决策事项的基本情况", "chapter-1");
  to.add(facts_of(m, {"id", "title", "kind", "excluded_as", "special_law", "jurisdiction", "organ", "responsible_units",
                      "period"}));
  Sections sections(to);
  sections.next("起草背景");
  to.add(Paragraph{value_of(m.background)});
  sections.next("主要内容");
  add_facts(to, m.content);
  sections.next("需人工判断的事实");
  add_facts(to, m.judgements);
  sections.next("决策事项目录");
  add_facts(to, m.catalogue);
  sections.next("决策建议与启动");
  add_facts(to, m.proposal);
  sections.next("草案拟订");
  add_facts(to, m.drafting);
  sections.next("引用依据");
  add_table(to, m.citations);
  sections.next("材料");
  add_table(to, m.documents);
}

namespace {

void add_timeline(const Source& source, Document& to) {
  Table table{{"日期", "事项"}, {}};
  for (const Dated& dated : timeline(source.matter))
    table.rows.push_back({{plain(date_text(dated.date)), plain(dated.what)}});
  if (table.rows.empty()) return to.add(Paragraph{not_stated()});
  to.add(std::move(table));
}

void add_consultation(const Consultation& c, std::size_t number, Document& to) {
  to.heading(3, std::to_string(number) + ". " + label(c.way));
  to.add(facts_of(
      c, {"opened", "closed", "draft_published", "explanation_published", "manner_stated", "shortening_explained",
          "shortening_reason", "channels", "participants", "participant_count", "declared_opinions"}));
  if (c.hearing) to.add(facts_of(*c.hearing));
  if (c.returns) to.add(facts_of(*c.returns));
  to.add(Paragraph{plain("收到的意见：") + (c.opinions && !c.opinions->empty()
                                                ? plain(std::to_string(c.opinions->size()) + " 条")
                                                : value_of(c.opinions))});
  if (c.opinions && !c.opinions->empty()) add_table(to, *c.opinions);
}

}  // namespace

void add_process(const Source& source, Document& to) {
  const Matter& m = source.matter;
  to.heading(1, "二、风险评估的主体、方式和过程", "chapter-2");
  Sections sections(to);
  static const NeverDestroyed<RiskAssessment> nothing;
  const RiskAssessment& assessed = m.risk_assessment ? *m.risk_assessment : *nothing;
  sections.next("评估主体");
  add_facts(to, assessed.assessor);
  sections.next("评估方式");
  add_facts(to, m.risk_assessment,
            {"performed", "reason_not_performed", "date", "of_draft", "methods", "method_type", "controllable",
             "adjusted", "found_controllable_again", "chapters"});
  sections.next("各方面的评估");
  add_table(to, assessed.aspects);
  sections.next("合法性审查");
  add_facts(to, m.legality_review);
  sections.next("集体讨论决定与公布");
  add_facts(to, m.decision);
  sections.next("未履行的程序");
  add_table(to, m.not_performed);
  sections.next("决策执行");
  add_facts(to, m.execution);
  sections.next("过程");
  add_timeline(source, to);
}

void add_reactions(const Source& source, Document& to) {
  const Matter& m = source.matter;
  to.heading(1, "三、社会各方面对重大行政决策的反映", "chapter-3");
  Sections sections(to);
  sections.next("征求意见");
  if (m.consultations && !m.consultations->empty()) {
    std::size_t number = 0;
    for (const Consultation& consultation : *m.consultations) add_consultation(consultation, ++number, to);
  } else {
    to.add(Paragraph{value_of(m.consultations)});
  }
  sections.next("专家论证");
  add_facts(to, m.expert_review,
            {"performed", "reason_not_performed", "way", "date", "necessity_covered", "feasibility_covered",
             "soundness_covered", "from_pool", "leading_hints_given", "conclusion"});
  if (m.expert_review) {
    to.heading(3, "专家");
    add_table(to, m.expert_review->experts);
    to.heading(3, "专家建议");
    add_table(to, m.expert_review->suggestions);
  }
  sections.next("职责相关单位");
  add_table(to, m.affected_units);
}

}  // namespace riskrule::report
