// What a survey's share of opposition reads: how many answers are those that decide.
#include <algorithm>

#include "explore_parts.hpp"
#include "riskrule/data/json.hpp"

namespace riskrule::assessing {
namespace {

class SurveyBoard {
 public:
  SurveyBoard(Lab& lab, const pack::OppositionMethod& rule, std::size_t number)
      : rule_(rule),
        consultation_((*lab.given.consultations)[number]),
        returns_(*(*lab.matter.consultations)[number].returns),
        at_(data::pointer_to("/consultations", number) + "/returns") {}

  Board run() {
    out_.step = "一份答案";
    const auto deciding = std::ranges::find(rule_.merges, rule_.decides, &pack::AnswerMerge::name)->answers;
    std::vector<SurveyAnswer> others;
    for (const auto& merge : rule_.merges)
      for (const auto answer : merge.answers)
        if (merge.name != rule_.decides) others.push_back(answer);
    const auto missing = missing_of(rule_, returns_, at_);
    if (too_many())
      out_.not_asked.push_back("答案数过大，不推演");
    else if (missing.empty())
      add_known(deciding, others);
    else if (missing.size() == 1 && deciding.size() == 1 && missing[0] == count_of(returns_, deciding[0], at_).at)
      add_unknown(deciding[0], others, missing[0]);
    else
      out_.not_asked.push_back("除“" + rule_.decides + "”的一个计数外还缺少其他计数，不能列出各种可能");
    return std::move(out_);
  }

 private:
  /// Counts beyond any population: sums of them must not overflow.
  bool too_many() const {
    constexpr std::int64_t most = 100'000'000'000;
    const auto above = [&](const Count& count) { return count.value->value_or(0) > most; };
    bool out = rule_.denominator != SurveyShareOf::answered && above(total_of(returns_, rule_.denominator, at_));
    for (const auto& merge : rule_.merges)
      for (const auto answer : merge.answers) out = out || above(count_of(returns_, answer, at_));
    return out;
  }

  std::int64_t sum_of(const std::vector<SurveyAnswer>& answers) const {
    std::int64_t out = 0;
    for (const auto answer : answers) out += count_of(returns_, answer, at_).value->value_or(0);
    return out;
  }

  Dial dial(std::string at, std::int64_t size) const {
    Dial out{.of = consultation_.id.value_or(std::string(data::label_of(consultation_.way))),
             .input = ExploredInput::answers,
             .at = std::move(at),
             .size = size};
    out.word = [](std::int64_t s) { return std::to_string(s); };
    out.reset = put_back(returns_);
    return out;
  }

  /// Answers change their kind; how many there are in all stays the same.
  void add_known(const std::vector<SurveyAnswer>& deciding, const std::vector<SurveyAnswer>& others) {
    const std::int64_t now = sum_of(deciding);
    Dial out = dial(count_of(returns_, deciding.front(), at_).at, now + sum_of(others) + 1);
    out.now = now;
    out.word_now = std::to_string(now);
    out.drawn = Drawn::sample;
    out.turn = [&returns = returns_, was = returns_, deciding, others, now](std::int64_t s) {
      returns = was;
      move(returns, s > now ? others : deciding, s > now ? deciding : others, std::abs(s - now));
    };
    out_.dials.push_back(std::move(out));
  }

  /// From the answers that have most, to the first answer.
  static void move(Returns& returns, const std::vector<SurveyAnswer>& from, const std::vector<SurveyAnswer>& to,
                   std::int64_t n) {
    auto& gains = answers_of(returns, to.empty() ? from.front() : to.front());
    gains = gains.value_or(0) + n;
    while (n > 0) {
      auto& most = answers_of(returns, *std::ranges::max_element(from, {}, [&](SurveyAnswer a) {
                                return answers_of(returns, a).value_or(0);
                              }));
      const std::int64_t moved = std::min(n, most.value_or(0));
      if (moved == 0) return;
      most = *most - moved;
      n -= moved;
    }
  }

  /// The number is not known: any that the other counts leave room for.
  void add_unknown(SurveyAnswer answer, const std::vector<SurveyAnswer>& others, const std::string& at) {
    const auto total = rule_.denominator == SurveyShareOf::answered ? Stated<std::int64_t>()
                                                                    : *total_of(returns_, rule_.denominator, at_).value;
    if (!total) return out_.not_asked.push_back("没有载明总数，不能列出各种可能");
    Dial out = dial(at, std::max<std::int64_t>(*total - sum_of(others), 0) + 1);
    out.known = false;
    out.turn = [&returns = returns_, answer](std::int64_t s) { answers_of(returns, answer) = s; };
    out_.dials.push_back(std::move(out));
  }

  const pack::OppositionMethod& rule_;
  const Consultation& consultation_;
  Returns& returns_;
  std::string at_;
  Board out_{};
};

}  // namespace

Board board_of_survey(Lab& lab, const pack::OppositionMethod& rule, std::size_t consultation) {
  return SurveyBoard(lab, rule, consultation).run();
}

}  // namespace riskrule::assessing
