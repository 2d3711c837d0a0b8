// 评分卡: what every item adds, the total, its band.
#include <algorithm>

#include "poll.hpp"

namespace riskrule::assessing {
namespace {

/// What the total alone is called, as an item.
constexpr std::string_view total_item = "总分";

/// A sheet that states points of groups, or the total alone: what they stand for becomes one item.
grade::ScoreCard coarse(grade::ScoreCard card, const ScoreSheet& sheet, bool total_only) {
  const auto join = [&](const std::string& name, auto belongs) {
    Decimal maximum;
    for (const auto& item : card.items)
      if (belongs(item)) maximum += item.maximum;
    std::erase_if(card.items, belongs);
    card.items.push_back({name, name, maximum, {}});
  };
  if (total_only) join(std::string(total_item), [](auto&) { return true; });
  for (const auto& given : sheet.group_points.value_or({}))
    if (std::ranges::find(card.items, given.group, &grade::CardItem::group) != card.items.end())
      join(given.group, [&](auto& item) { return item.group == given.group; });
  return card;
}

/// The answers of one sheet as the grade layer takes them, with what is missing or can not be read.
class Sheet {
 public:
  Sheet(const pack::CardMethod& card, const ScoreSheet& sheet, const std::string& at)
      : card_(card), sheet_(sheet), at_(at) {
    total_only = sheet.answers.empty() && !sheet.group_points && sheet.declared_total;
    if (total_only) {
      take_points(std::string(total_item), *sheet.declared_total, at + "/declared_total");
      return;
    }
    for (const auto& item : card.items)
      if (!is_given(item.group)) take(item);
    for (std::size_t k = 0; sheet.group_points && k < sheet.group_points->size(); ++k) take_group(k);
    for (std::size_t k = 0; k < sheet.answers.size(); ++k)
      if (std::ranges::find(card.items, sheet.answers[k].item, &pack::CardItem::id) == card.items.end())
        problem = "评分卡没有项目“" + sheet.answers[k].item + "”";
  }

  std::vector<grade::CardAnswer> answers;
  std::vector<ProofNode> proof;  ///< one for each answer, without its value
  std::vector<std::string> missing;
  std::string unanswered;
  std::string problem;
  bool total_only = false;

 private:
  bool is_given(const std::string& group) const {
    const auto groups = sheet_.group_points.value_or({});
    return std::ranges::find(groups, group, &GroupPoints::group) != groups.end();
  }

  void take_points(std::string item, const Decimal& points, const std::string& at) {
    ProofNode node{.operation = "points", .text = item};
    node.inputs.push_back(leaf("read", "points", points.to_string(), at));
    answers.push_back({.item = std::move(item), .option = {}, .points = points});
    proof.push_back(std::move(node));
  }

  void take_group(std::size_t k) {
    const auto& given = (*sheet_.group_points)[k];
    if (std::ranges::find(card_.items, given.group, &pack::CardItem::group) == card_.items.end())
      problem = "评分卡没有分组“" + given.group + "”";
    take_points(given.group, given.points, at_ + "/group_points/" + std::to_string(k) + "/points");
  }

  /// Unknown is not 0.
  void not_answered(const std::string& what, const std::string& at) {
    unanswered += (unanswered.empty() ? "" : "、") + what;
    if (std::ranges::find(missing, at) == missing.end()) missing.push_back(at);
  }

  void take(const pack::CardItem& item) {
    const auto found = std::ranges::find(sheet_.answers, item.id, &ScoreAnswer::item);
    if (found == sheet_.answers.end()) return not_answered(item.id, at_ + "/answers");
    const std::string at = at_ + "/answers/" + std::to_string(found - sheet_.answers.begin());
    ProofNode node{.operation = "points", .text = item.id};
    grade::CardAnswer answer{.item = item.id, .option = {}, .points = {}};
    if (item.opposition) {
      if (!take_opposition(item, *found, at, answer, node)) return;
    } else if (found->option) {
      answer.option = *found->option;
      node.inputs.push_back(leaf("read", "option", answer.option, at + "/option"));
    } else if (found->share) {
      if (!take_share(item, *found->share, answer)) return;
      node.inputs.push_back(leaf("read", answer.option, found->share->to_string(), at + "/share"));
    } else {
      return not_answered(item.id, at + "/option");
    }
    answers.push_back(std::move(answer));
    proof.push_back(std::move(node));
  }

  bool take_share(const pack::CardItem& item, const Decimal& share, grade::CardAnswer& answer) {
    for (const auto& option : item.options.value_or({})) {
      if (!option.from && !option.to) continue;
      const bool above =
          !option.from || share > *option.from || (option.from_closed.value_or(true) && share == *option.from);
      const bool below = !option.to || share < *option.to || (option.to_closed.value_or(true) && share == *option.to);
      if (!above || !below) continue;
      if (!answer.option.empty()) {
        problem = "项目“" + item.id + "”的比例 " + share.to_string() + " 同时在“" + answer.option + "”和“" +
                  option.word + "”内，来源未说明归属";
        return false;
      }
      answer.option = option.word;
    }
    if (answer.option.empty()) problem = "项目“" + item.id + "”的比例 " + share.to_string() + " 不在任何选项内";
    return !answer.option.empty();
  }

  bool take_opposition(const pack::CardItem& item, const ScoreAnswer& given, const std::string& at,
                       grade::CardAnswer& answer, ProofNode& node) {
    std::vector<grade::OpinionClass> classes;
    for (const auto& c : *item.opposition) {
      const auto shares = given.intensities.value_or({});
      const auto found = std::ranges::find(shares, c.word, &IntensityShare::intensity);
      if (found == shares.end()) {
        not_answered(item.id + "（" + c.word + "）", at + "/intensities");
        return false;
      }
      classes.push_back({found->share, c.intensity});
      ProofNode part = step("product", "a × b（" + c.word + "）", found->share * c.intensity);
      part.inputs.push_back(leaf("read", "a", found->share.to_string(),
                                 at + "/intensities/" + std::to_string(found - shares.begin()) + "/share"));
      part.inputs.push_back(leaf("pack", "b", c.intensity.to_string(), {}));
      node.inputs.push_back(std::move(part));
    }
    const auto points = grade::opinion_points(item.maximum, classes);
    if (!points) {
      problem = "项目“" + item.id + "”：" + points.diagnostics().front().message;
      return false;
    }
    answer.points = *points;
    return true;
  }

  const pack::CardMethod& card_;
  const ScoreSheet& sheet_;
  const std::string& at_;
};

}  // namespace

void Poll::by_card(const pack::CardMethod& card) {
  bool any = false;
  if (assessment() != nullptr && assessment()->score_sheets)
    for (std::size_t i = 0; i < assessment()->score_sheets->size(); ++i) {
      const auto& sheet = (*assessment()->score_sheets)[i];
      if (sheet.card != method_.source->id) continue;
      any = true;
      number_ = i;
      vote_by_sheet(card, sheet, "/risk_assessment/score_sheets/" + std::to_string(i));
    }
  if (!any) abstain("", "没有填写该评分卡", {"/risk_assessment/score_sheets"});
}

void Poll::vote_by_sheet(const pack::CardMethod& card, const ScoreSheet& sheet, const std::string& at) {
  const std::string name = sheet.by ? *sheet.by : method_.source->title;
  Sheet read(card, sheet, at);
  if (!read.missing.empty() || !read.problem.empty()) {
    abstain(name, read.problem.empty() ? "未作答：" + read.unanswered : read.problem, std::move(read.missing));
    return;
  }
  const auto total = grade::score(coarse(method_.card, sheet, read.total_only), read.answers);
  if (!total) {
    abstain(name, total.diagnostics().front().message + " [" + total.diagnostics().front().code + "]");
    return;
  }
  ProofNode proof = step("sum", "总分（" + name + "）", total->total);
  for (std::size_t i = 0; i < total->terms.size(); ++i) {
    read.proof[i].value = total->terms[i].points.normalized().to_string();
    proof.inputs.push_back(std::move(read.proof[i]));
  }
  const bool by_groups = sheet.group_points && !sheet.group_points->empty();
  cast(name,
       read.total_only ? "报告所称总分"
       : by_groups     ? "总分（含报告所称分组得分）"
                       : "总分",
       total->total, std::move(proof));
}

}  // namespace riskrule::assessing
