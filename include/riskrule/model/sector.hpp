// What a law for one kind of matter asks beside the general procedure: land, housing, fair competition, investment.
// Who states one of these members has the matter judged by the pack of that law too (pack member `joins`).
#pragma once

#include "riskrule/model/words.hpp"

namespace riskrule {

/// An amount of money with its unit, as the document writes it: 3.5 亿元.
struct Amount {
  Decimal value;
  AmountUnit unit = AmountUnit::yuan;
};
RISKRULE_DESCRIBE(Amount, "金额", "An amount of money, renminbi, with its unit.",
                  (value, "数额", "The number before the unit.", required | not_negative),
                  (unit, "单位", "The unit.", required))

/// An investment project (固定资产投资项目).
struct InvestmentProject {
  Stated<std::string> unit;
  Stated<ApprovalLevel> approval;
  Stated<Amount> investment;
};
RISKRULE_DESCRIBE(InvestmentProject, "投资项目", "An investment project.", (unit, "项目单位", "Who builds it."),
                  (approval, "审批层级", "Who approves it."), (investment, "总投资", "The sum invested."))

/// Taking of collective land (土地管理法实施条例 Arts 26-31).
struct LandExpropriation {
  Stated<Date> pre_notice;
  Stated<Date> pre_notice_ended;
  Stated<bool> surveyed;
  Stated<Date> compensation_plan;
  Stated<Date> plan_notice;
  Stated<Date> plan_notice_ended;
  Stated<std::int64_t> members;
  Stated<std::int64_t> members_objecting;
  Stated<bool> preliminary_work_done;
  Stated<Date> applied;
  Stated<Date> approved;
  Stated<Date> notice;
};
RISKRULE_DESCRIBE(LandExpropriation, "土地征收", "Taking of collective land.",
                  (pre_notice, "预公告日期", "First day of the pre-notice."),
                  (pre_notice_ended, "预公告截止日期", "Last day of the pre-notice."),
                  (surveyed, "是否完成现状调查", "Whether the land was surveyed."),
                  (compensation_plan, "补偿安置方案日期", "Day of the plan for compensation and resettlement."),
                  (plan_notice, "方案公告日期", "First day on which that plan was posted."),
                  (plan_notice_ended, "方案公告截止日期", "Last day on which it was posted."),
                  (members, "集体成员数", "Members of the collective.", not_negative),
                  (members_objecting, "认为不合法的成员数", "Members who find the plan unlawful.", not_negative),
                  (preliminary_work_done, "前期工作是否完成", "Whether all preliminary work was done."),
                  (applied, "申请日期", "Day of the application for approval."),
                  (approved, "批准日期", "Day of the approval, as received."),
                  (notice, "征收公告日期", "Day of the notice of expropriation."))

/// Taking of houses on state-owned land (国有土地上房屋征收与补偿条例 Arts 10-12).
struct HousingExpropriation {
  Stated<bool> plan_argued;
  Stated<Date> comments_opened;
  Stated<Date> comments_closed;
  Stated<bool> opinions_published;
  Stated<bool> old_quarter_renewal;
  Stated<std::int64_t> owners;
  Stated<std::int64_t> owners_objecting;
  Stated<Amount> compensation;
  Stated<Amount> funds_in_place;
  Stated<bool> special_account;
};
RISKRULE_DESCRIBE(HousingExpropriation, "房屋征收", "Taking of houses on state-owned land.",
                  (plan_argued, "补偿方案是否论证", "Whether the compensation plan was argued."),
                  (comments_opened, "征求意见开始日期", "First day on which the plan was open for comment."),
                  (comments_closed, "征求意见截止日期", "Last day."),
                  (opinions_published, "是否公布意见和修改情况", "Whether opinions and changes were published."),
                  (old_quarter_renewal, "是否旧城区改建", "Whether an old quarter is renewed."),
                  (owners, "被征收人数", "Owners whose houses are taken.", not_negative),
                  (owners_objecting, "认为方案不符合规定的人数", "Owners who find the plan not in line with the rules.",
                   not_negative),
                  (compensation, "补偿费用", "The compensation that is due."),
                  (funds_in_place, "到位资金", "The money that is in place."),
                  (special_account, "是否专户存储", "Whether it lies in a special account."))

/// An exception to fair competition, and what it needs (公平竞争审查条例 Arts 12, 17).
struct FairCompetitionException {
  Stated<bool> ground_listed;
  Stated<bool> no_less_harmful_alternative;
  Stated<bool> limited;
  Stated<bool> explained;
};
RISKRULE_DESCRIBE(FairCompetitionException, "例外", "An exception to fair competition, and what it needs.",
                  (ground_listed, "是否属于法定情形", "Whether its ground is one that the regulation lists."),
                  (no_less_harmful_alternative, "是否没有影响更小的替代方案",
                   "Whether no alternative harms competition less."),
                  (limited, "是否有期限或者终止条件", "Whether it has a time limit or a condition that ends it."),
                  (explained, "是否在结论中说明", "Whether the conclusion of the review explains it."))

/// The fair-competition review (公平竞争审查条例; 安徽省政府令第300号 Arts 27-30).
struct FairCompetitionReview {
  Stated<bool> performed;
  Stated<Date> first_review;
  Stated<Date> sent;
  Stated<Date> opinion;
  Stated<Open<FairReviewer>> reviewer;
  Stated<bool> passed;
  Stated<FairCompetitionException> exception;
  Stated<bool> businesses_heard;
  Stated<bool> public_interest;
  Stated<bool> public_heard;
  Stated<std::string> short_period_reason;
};
RISKRULE_DESCRIBE(FairCompetitionReview, "公平竞争审查", "The fair-competition review.",
                  (performed, "是否开展", "Whether it was done."),
                  (first_review, "起草单位初审日期", "Day of the drafter's own first review."),
                  (sent, "送审日期", "Day on which the draft was sent for review."),
                  (opinion, "结论日期", "Day of the conclusion."), (reviewer, "审查单位", "Who reviewed."),
                  (passed, "是否通过", "Whether the draft passed, without an exception."),
                  (exception, "例外", "The exception that it rests on, if it does."),
                  (businesses_heard, "是否听取经营者意见", "Whether businesses and associations were heard."),
                  (public_interest, "是否涉及社会公众利益", "Whether it touches the interests of the public."),
                  (public_heard, "是否听取公众意见", "Whether the public was heard."),
                  (short_period_reason, "审查期限较短的理由", "Why the review took less than the usual time."))

}  // namespace riskrule
