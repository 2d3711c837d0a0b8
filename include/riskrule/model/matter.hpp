// The matter: everything that is stated about one major administrative decision. The input of an assessment.
//
// Absent, unknown, none and stated are four different things (stated.hpp). Dates are calendar dates without zone.
// Persons appear by role or unit only.
#pragma once

#include "riskrule/model/procedure.hpp"
#include "riskrule/model/risk.hpp"
#include "riskrule/model/sector.hpp"

namespace riskrule {

struct Organ {
  std::string name;
  OrganLevel level = OrganLevel::county;
};
RISKRULE_DESCRIBE(Organ, "决策机关", "The organ that decides.", (name, "名称", "Its name.", required | non_empty),
                  (level, "层级", "Its level.", required))

struct YearRange {
  std::int64_t from = 0;
  std::int64_t to = 0;
};
RISKRULE_DESCRIBE(YearRange, "起止年份", "First and last year, both included.", (from, "起", "First year.", required),
                  (to, "止", "Last year.", required))

/// What the decision contains.
struct Content {
  Stated<std::string> summary;
  Stated<std::int64_t> sections;
  Stated<std::int64_t> tasks;
  Stated<std::int64_t> measures;
  Stated<bool> labour_divided;
};
RISKRULE_DESCRIBE(Content, "主要内容", "What the decision contains.", (summary, "概要", "In a few sentences."),
                  (sections, "板块数", "Number of sections.", not_negative),
                  (tasks, "任务数", "Number of tasks.", not_negative),
                  (measures, "措施数", "Number of measures.", not_negative),
                  (labour_divided, "是否分工", "Whether tasks are divided among units."))

struct Document {
  Open<DocumentKind> kind;
  std::string title;
  Stated<std::string> number;
  Stated<Date> date;
  Stated<bool> signed_;
  Stated<bool> complete;
  Stated<bool> published;
};
RISKRULE_DESCRIBE(Document, "材料", "A document of the file.", (kind, "类型", "Its kind.", required | non_empty),
                  (title, "标题", "Its title.", required | non_empty), (number, "文号", "Its number."),
                  (date, "日期", "Its date."), (signed_, "是否签章", "Whether it is signed or sealed."),
                  (complete, "内容是否齐全", "Whether it has every part that the rule asks for."),
                  (published, "是否公布", "Whether it was published."))

/// A document that the report cites as a legal basis.
struct Citation {
  std::string title;
  Stated<std::string> number;
};
RISKRULE_DESCRIBE(Citation, "引用依据", "A document that the report cites.",
                  (title, "名称", "As cited.", required | non_empty), (number, "文号", "As cited."))

/// A step that was not performed, and why (沪府令第35号 Art 34).
struct StepNotPerformed {
  Open<Step> step;
  Stated<std::string> reason;
};
RISKRULE_DESCRIBE(StepNotPerformed, "未履行程序", "A step that was not performed.",
                  (step, "环节", "The step.", required | non_empty), (reason, "理由", "Why."))

/// A dated step not covered elsewhere.
struct Event {
  std::string step;
  Date date;
};
RISKRULE_DESCRIBE(Event, "事件", "A dated step not covered elsewhere.",
                  (step, "环节", "What happened.", required | non_empty), (date, "日期", "When.", required))

/// The catalogue of decisions of a year (决策事项目录).
struct Catalogue {
  Stated<std::int64_t> year;
  Stated<Date> party_consent;
  Stated<Date> published;
};
RISKRULE_DESCRIBE(Catalogue, "决策事项目录", "The organ's catalogue of decisions (Decree 713, Art 3 ¶3).",
                  (year, "年度", "Its year."), (party_consent, "党委同意日期", "Day of the Party committee's consent."),
                  (published, "公布日期", "Day of publication."))

/// Where the facts were read, for a matter taken from a publication. What was not read is absent from the matter.
struct Provenance {
  Stated<std::string> title;
  Stated<std::string> publisher;
  Stated<std::string> published;
  Stated<SourceKind> kind;
  Stated<std::string> address;
  Stated<ReadExtent> extent;
  Stated<std::vector<std::string>> not_read;
  Stated<std::vector<std::string>> remarks;
};
RISKRULE_DESCRIBE(Provenance, "出处", "Where the facts were read, for a matter taken from a publication.",
                  (title, "标题", "Title of the publication."), (publisher, "发布者", "Who published it."),
                  (published, "发布时间", "When, as far as it is known: 2016, 2016-05 or 2016-05-20."),
                  (kind, "出处类别", "What kind of publication it is."),
                  (address, "地址", "Where it was found; it may be a copy."),
                  (extent, "所读范围", "How much of it was read."),
                  (not_read, "未读到", "What it has or should have that was not read."),
                  (remarks, "说明", "What a reader of the facts should know about it."))

struct Matter {
  std::string id;
  std::string title;
  Stated<MatterKind> kind;
  Stated<ExcludedKind> excluded_as;
  Stated<std::string> special_law;
  std::string jurisdiction;
  Stated<Organ> organ;
  Stated<std::vector<Unit>> responsible_units;
  Stated<YearRange> period;
  Stated<std::string> background;
  Stated<Content> content;
  Stated<Judgements> judgements;
  Stated<Catalogue> catalogue;
  Stated<Proposal> proposal;
  Stated<Drafting> drafting;
  Stated<std::vector<AffectedUnit>> affected_units;
  Stated<std::vector<Consultation>> consultations;
  Stated<ExpertReview> expert_review;
  Stated<RiskAssessment> risk_assessment;
  Stated<LegalityReview> legality_review;
  Stated<std::vector<Document>> documents;
  Stated<std::vector<Citation>> citations;
  Stated<std::vector<StepNotPerformed>> not_performed;
  Stated<Decision> decision;
  Stated<Execution> execution;
  Stated<InvestmentProject> project;
  Stated<LandExpropriation> land_expropriation;
  Stated<HousingExpropriation> housing_expropriation;
  Stated<FairCompetitionReview> fair_competition;
  Stated<std::vector<Event>> events;
  Stated<std::string> conclusion;
  Stated<std::vector<std::string>> advice;
  Stated<Provenance> provenance;
};
RISKRULE_DESCRIBE(
    Matter, "重大行政决策事项", "Everything that is stated about one major administrative decision.",
    (id, "编号", "A stable name for the matter.", required | non_empty),
    (title, "标题", "Its title.", required | non_empty), (kind, "类别", "The kind of matter."),
    (excluded_as, "排除类别", "Set when the procedure does not apply."),
    (special_law, "特别法", "A law that sets its own procedure for this matter, if there is one."),
    (jurisdiction, "行政区划代码",
     "GB/T 2260 code of the place, six digits, for instance 310117; 000000 where the place is not told.",
     required | non_empty),
    (organ, "决策机关", "The organ that decides."),
    (responsible_units, "决策承办单位", "The units responsible for the draft."),
    (period, "起止年份", "The years that the decision covers."), (background, "起草背景", "Why it is made."),
    (content, "主要内容", "What it contains."), (judgements, "需人工判断的事实", "What only a person can decide."),
    (catalogue, "决策事项目录", "The catalogue of the year."),
    (proposal, "决策建议", "How it was proposed and started."), (drafting, "草案拟订", "How the draft was made."),
    (affected_units, "职责相关单位", "Units whose duties it touches."),
    (consultations, "征求意见", "How opinions were heard."), (expert_review, "专家论证", "The expert review."),
    (risk_assessment, "风险评估", "The risk assessment."), (legality_review, "合法性审查", "The legality review."),
    (documents, "材料", "Documents in the file; an empty list says that there are none."),
    (citations, "引用依据", "Documents that the report cites."),
    (not_performed, "未履行程序", "Steps that were not performed, and why."),
    (decision, "集体讨论决定", "The collective decision."), (execution, "决策执行", "Carrying it out."),
    (project, "投资项目", "The investment project, if the matter is one."),
    (land_expropriation, "土地征收", "Taking of collective land, if the matter involves it."),
    (housing_expropriation, "房屋征收", "Taking of houses on state-owned land, if the matter involves it."),
    (fair_competition, "公平竞争审查", "The fair-competition review."),
    (events, "其他事件", "Dated steps not covered elsewhere."),
    (conclusion, "结论", "The report's conclusion, restated."), (advice, "建议", "The report's advice, restated."),
    (provenance, "出处", "Where the facts were read, for a matter taken from a publication."))

}  // namespace riskrule
