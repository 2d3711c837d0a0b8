// 群众意见比例: the share of one kind of answer in each survey, and whether the sample decides the grade.
#include <algorithm>
#include <array>

#include "grade_words.hpp"
#include "poll.hpp"
#include "riskrule/grade/survey.hpp"

namespace riskrule::assessing {

namespace {
constexpr std::array answer_members{&Returns::support, &Returns::conditional, &Returns::oppose, &Returns::indifferent,
                                    &Returns::unconcerned};
constexpr std::array total_members{&Returns::sent, &Returns::returned, &Returns::valid};
}  // namespace

Stated<std::int64_t>& answers_of(Returns& returns, SurveyAnswer answer) {
  return returns.*answer_members[static_cast<std::size_t>(answer)];
}

Count count_of(const Returns& returns, SurveyAnswer answer, const std::string& at) {
  return {&(returns.*answer_members[static_cast<std::size_t>(answer)]), at + "/" + std::string(data::word_of(answer))};
}

Count total_of(const Returns& returns, SurveyShareOf of, const std::string& at) {
  return {&(returns.*total_members[static_cast<std::size_t>(of)]), at + "/" + std::string(data::word_of(of))};
}

std::vector<std::string> missing_of(const pack::OppositionMethod& rule, const Returns& returns, const std::string& at) {
  std::vector<std::string> out;
  const bool all = rule.denominator == SurveyShareOf::answered;
  for (const auto& merge : rule.merges)
    for (const auto answer : merge.answers)
      if (const auto count = count_of(returns, answer, at); (all || merge.name == rule.decides) && !*count.value)
        out.push_back(count.at);
  if (all) return out;
  if (const auto total = total_of(returns, rule.denominator, at); !*total.value) out.push_back(total.at);
  return out;
}

namespace {

grade::SurveyCounts counts_of(const Returns& returns) {
  const auto total = [](const Stated<std::int64_t>& n) { return n ? std::optional(*n) : std::nullopt; };
  grade::SurveyCounts out{total(returns.sent), total(returns.returned), total(returns.valid), {}};
  for (std::size_t i = 0; i < data::type_of<SurveyAnswer>().items.size(); ++i) {
    const auto answer = static_cast<SurveyAnswer>(i);
    const auto count = count_of(returns, answer, "");
    if (*count.value) out.answers.push_back({std::string(data::word_of(answer)), **count.value});
  }
  return out;
}

/// The merges without answers that this survey does not count.
std::vector<grade::AnswerMerge> merges_of(const pack::OppositionMethod& rule, const Returns& returns) {
  std::vector<grade::AnswerMerge> out;
  for (const auto& merge : rule.merges) {
    grade::AnswerMerge one{merge.name, {}};
    for (const auto answer : merge.answers)
      if (*count_of(returns, answer, "").value) one.answers.emplace_back(data::word_of(answer));
    if (!one.answers.empty()) out.push_back(std::move(one));
  }
  return out;
}

std::optional<Result<grade::Interval>> interval_of(const pack::OppositionMethod& rule, const Returns& returns,
                                                   const grade::AnswerShare& share) {
  if (!rule.interval) return {};
  const auto confidence = grade_word(rule.interval->confidence);
  if (rule.interval->kind == pack::IntervalKind::clopper_pearson)
    return grade::clopper_pearson(share.count, share.of, grade::level_of(confidence));
  const bool corrected = rule.interval->finite_population && returns.population;
  return grade::wilson(share.count, share.of, grade::z_of(confidence),
                       corrected ? std::optional(*returns.population) : std::nullopt);
}

ProofNode prove(const pack::OppositionMethod& rule, const Returns& returns, const std::string& at,
                const grade::AnswerShare& share) {
  ProofNode out{.operation = "share",
                .text = rule.decides + " ÷ " + std::string(data::label_of(rule.denominator)),
                .value = share.share.to_string()};
  const auto add = [&](const std::string& operation, const Count& count) {
    if (*count.value) out.inputs.push_back(leaf(operation, "n", std::to_string(**count.value), count.at));
  };
  for (const auto& merge : rule.merges)
    for (const auto answer : merge.answers)
      if (merge.name == rule.decides || rule.denominator == SurveyShareOf::answered)
        add(merge.name == rule.decides ? "count" : "other", count_of(returns, answer, at));
  if (rule.denominator != SurveyShareOf::answered) add("of", total_of(returns, rule.denominator, at));
  return out;
}

std::string percent(const Decimal& share) {
  return rescale(share * 100, 2, Rounding::half_even).normalized().to_string() + " %";
}

}  // namespace

void Poll::by_opposition(const pack::OppositionMethod& rule) {
  const std::size_t before = ballots_.size();
  const auto& all = job_.matter.consultations;
  for (std::size_t i = 0; all && i < all->size(); ++i) {
    const auto& returns = (*all)[i].returns;
    if (!returns || (rule.unit && returns->unit && *returns->unit != *rule.unit)) continue;
    number_ = i;
    vote_by_survey(rule, (*all)[i], "/consultations/" + std::to_string(i) + "/returns");
  }
  if (ballots_.size() == before) abstain("", "没有载明回收统计的调查", {"/consultations"});
}

void Poll::vote_by_survey(const pack::OppositionMethod& rule, const Consultation& consultation, const std::string& at) {
  const Returns& returns = *consultation.returns;
  const std::string name =
      std::string(data::label_of(consultation.way)) + (consultation.id ? " " + *consultation.id : "");
  auto missing = missing_of(rule, returns, at);
  if (rule.unit && !returns.unit) missing.push_back(at + "/unit");
  if (!missing.empty()) {
    abstain(name, "缺少计数", std::move(missing));
    return;
  }
  const auto shares = grade::merge_answers(counts_of(returns), merges_of(rule, returns), grade_word(rule.denominator));
  if (!shares) {
    abstain(name, shares.diagnostics().front().message + " [" + shares.diagnostics().front().code + "]");
    return;
  }
  const auto& share = *std::ranges::find(*shares, rule.decides, &grade::AnswerShare::name);
  const auto range = interval_of(rule, returns, share);
  if (range && !*range) {
    abstain(name, range->diagnostics().front().message + " [" + range->diagnostics().front().code + "]");
    return;
  }
  ProofNode proof = prove(rule, returns, at, share);
  if (range) {
    proof.inputs.push_back(step("low", std::string(data::label_of(rule.interval->kind)) + "下限", (*range)->low));
    proof.inputs.push_back(step("high", std::string(data::label_of(rule.interval->kind)) + "上限", (*range)->high));
  }
  const std::string what = rule.decides + " " + std::to_string(share.count) + "/" + std::to_string(share.of) + "，比例";
  Ballot& ballot = cast(name, what, share.share, std::move(proof));
  if (range) tell_range(rule, **range, ballot);
  check_sample(rule, returns, share, name, at);
}

void Poll::tell_range(const pack::OppositionMethod& rule, const grade::Interval& range, Ballot& ballot) {
  ballot.vote.why += "；" + std::string(data::label_of(rule.interval->kind)) + "（" +
                     std::string(data::label_of(rule.interval->confidence)) + "）" + percent(range.low) + " 至 " +
                     percent(range.high);
  const auto possible = grade::grades_of(method_.bands, range);
  if (possible.size() < 2) return;
  ballot.vote.possible = possible;
  std::string list;
  for (const auto& grade : possible) list += (list.empty() ? "“" : "、“") + grade + "”";
  notes_.push_back(ballot.vote.by + "：样本不足以决定“" + method_.source->title + "”的等级，可能为" + list);
}

void Poll::check_sample(const pack::OppositionMethod& rule, const Returns& returns, const grade::AnswerShare& share,
                        const std::string& name, const std::string& at) {
  if (!rule.minimum_samples) return;
  if (!returns.population)
    return notes_.push_back(name + "：未载明受影响总数，无法判断样本量是否足够：" + at + "/population");
  std::vector<grade::SampleBand> lines;
  for (const auto& line : *rule.minimum_samples)
    lines.push_back(
        {line.from, line.to ? std::optional(*line.to) : std::nullopt, line.share, line.more_than, line.floor});
  const auto required = grade::required_sample(lines, *returns.population);
  if (!required)
    return notes_.push_back(name + "：最低样本规则没有适用于总数 " + std::to_string(*returns.population) + " 的档");
  if (share.of < *required)
    notes_.push_back(name + "：样本量 " + std::to_string(share.of) + " 少于最低要求 " + std::to_string(*required) +
                     "（总数 " + std::to_string(*returns.population) + "）");
}

}  // namespace riskrule::assessing
