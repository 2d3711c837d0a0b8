// How society and the units concerned were heard: consultations, opinions, survey returns.
#pragma once

#include "riskrule/model/words.hpp"

namespace riskrule {

/// One opinion or suggestion received.
struct Opinion {
  Stated<std::string> from;
  Stated<Stance> stance;
  std::string text;
  Stated<OpinionOutcome> outcome;
  Stated<std::string> reason;
  Stated<bool> answered;
  Stated<bool> asks_hearing;
  Stated<Date> answered_on;
};
RISKRULE_DESCRIBE(Opinion, "意见", "One opinion or suggestion received.",
                  (from, "提出者", "Who gave it: a unit or a role, never a person's name."),
                  (stance, "态度", "For, against, or a suggestion."),
                  (text, "内容", "What it says.", required | non_empty), (outcome, "采纳情况", "What became of it."),
                  (reason, "理由", "Why it was adopted in part or not."),
                  (answered, "是否答复", "Whether the one who gave it was answered."),
                  (asks_hearing, "是否建议听证", "Whether it asks for a hearing (广东粤府令第303号 Art 14)."),
                  (answered_on, "答复日期", "Day of the answer."))

/// A share as the report prints it.
struct DeclaredShare {
  SurveyAnswer answer = SurveyAnswer::support;
  Stated<std::vector<SurveyAnswer>> together_with;
  Decimal share;
};
RISKRULE_DESCRIBE(DeclaredShare, "所称比例", "A share as the report prints it.",
                  (answer, "答案", "Which answer.", required),
                  (together_with, "合并答案", "Answers that the report counts together with it."),
                  (share, "比例", "Its share of the valid returns, 0 to 1, as printed.", required | not_negative))

/// Raw counts of a survey; the merging of options is the pack's business.
struct Returns {
  Stated<std::int64_t> sent;
  Stated<std::int64_t> returned;
  Stated<std::int64_t> valid;
  Stated<std::int64_t> support;
  Stated<std::int64_t> conditional;
  Stated<std::int64_t> oppose;
  Stated<std::int64_t> indifferent;
  Stated<std::int64_t> unconcerned;
  Stated<SurveyUnit> unit;
  Stated<std::int64_t> population;
  Stated<Affected> affected;
  Stated<std::vector<DeclaredShare>> declared_shares;
};
RISKRULE_DESCRIBE(Returns, "回收统计", "Raw counts of a survey or hearing, in persons, households or sheets.",
                  (sent, "发放数", "Sheets sent or persons asked.", not_negative),
                  (returned, "回收数", "Sheets that came back.", not_negative),
                  (valid, "有效数", "Valid returns.", not_negative), (support, "支持数", "In favour.", not_negative),
                  (conditional, "有条件支持数", "In favour on a condition.", not_negative),
                  (oppose, "反对数", "Against.", not_negative), (indifferent, "无所谓数", "Indifferent.", not_negative),
                  (unconcerned, "不关心数", "Do not care.", not_negative),
                  (unit, "统计单位", "Whether persons or households are counted."),
                  (population, "受影响总数", "How many there are in all, in the same unit.", not_negative),
                  (affected, "受影响方式", "Whether those asked are directly or indirectly affected."),
                  (declared_shares, "所称比例", "Shares as the report prints them."))

/// What only a hearing has.
struct Hearing {
  Stated<Date> notice;
  Stated<Date> list_published;
  Stated<Date> material_delivered;
  Stated<bool> selection_method_published;
  Stated<std::int64_t> invited;
  Stated<std::int64_t> present;
  Stated<bool> in_order;
  Stated<bool> record_signed;
  Stated<Date> report;
  Stated<std::string> chair;
  Stated<bool> chair_has_interest;
  Stated<Date> postponed_from;
  Stated<std::string> size_reason;
  Stated<bool> report_complete;
  Stated<bool> argued_again;
  Stated<bool> adoption_answered;
};
RISKRULE_DESCRIBE(
    Hearing, "听证", "What only a hearing has.",
    (notice, "公告日期", "Day on which draft, explanation, time and place were published."),
    (list_published, "名单公布日期", "Day on which the participants' names were published."),
    (material_delivered, "材料送达日期", "Day on which the participants had the material."),
    (selection_method_published, "是否公布遴选办法", "Whether the way of choosing participants was published."),
    (invited, "应到人数", "Participants invited.", not_negative),
    (present, "实到人数", "Participants present.", not_negative),
    (in_order, "是否依次陈述、质证、辩论", "Whether the unit presented, then participants stated, asked, debated."),
    (record_signed, "笔录是否签字", "Whether participants confirmed and signed the record."),
    (report, "听证报告日期", "Day of the hearing report."),
    (chair, "主持人", "The unit or role that presided, never a person's name."),
    (chair_has_interest, "主持人是否有利害关系", "Whether the chair has an interest in the matter."),
    (postponed_from, "原定日期", "The day it was first called for, if it was postponed."),
    (size_reason, "人数较少的理由", "Why fewer take part than is usual."),
    (report_complete, "听证报告内容是否齐全", "Whether the report has every part that the rule asks for."),
    (argued_again, "是否进一步论证", "Whether the draft was argued again after the hearing."),
    (adoption_answered, "是否书面答复采纳情况",
     "Whether participants were told in writing what became of their opinions."))

/// One round of hearing opinions.
struct Consultation {
  Stated<std::string> id;
  Open<ConsultationWay> way;
  Stated<Date> opened;
  Stated<Date> closed;
  Stated<bool> draft_published;
  Stated<bool> explanation_published;
  Stated<bool> manner_stated;
  Stated<Date> shortening_explained;
  Stated<std::string> shortening_reason;
  Stated<Date> announced;
  Stated<Date> material_delivered;
  Stated<std::vector<std::string>> channels;
  Stated<std::vector<Open<ParticipantKind>>> participants;
  Stated<std::int64_t> participant_count;
  Stated<Hearing> hearing;
  Stated<Returns> returns;
  Stated<std::int64_t> declared_opinions;
  Stated<std::vector<Opinion>> opinions;
};
RISKRULE_DESCRIBE(
    Consultation, "征求意见", "One round of hearing opinions.", (id, "编号", "Its name in this matter.", key),
    (way, "方式", "How opinions were heard.", required | non_empty), (opened, "开始日期", "First day."),
    (closed, "截止日期", "Last day."), (draft_published, "是否公布草案", "Whether the draft was published."),
    (explanation_published, "是否公布说明", "Whether an explanation was published with it."),
    (manner_stated, "是否载明途径和期限", "Whether it said how and until when to comment."),
    (shortening_explained, "缩短期限说明日期", "Day on which a shorter period was explained."),
    (shortening_reason, "缩短期限理由", "Why the period was shorter."),
    (announced, "预告日期", "Day on which a meeting or an interaction was announced."),
    (material_delivered, "材料送达日期", "Day on which those who take part in a meeting had the material."),
    (channels, "渠道", "Where it was published."), (participants, "参与者", "Who was asked."),
    (participant_count, "参与人数", "How many took part.", not_negative), (hearing, "听证", "What only a hearing has."),
    (returns, "回收统计", "Counts of a survey."),
    (declared_opinions, "申报意见数", "How many opinions the report says it received.", not_negative),
    (opinions, "意见", "The opinions; an empty list says that none came."))

}  // namespace riskrule
