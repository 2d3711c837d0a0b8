// One method at work on one matter: who votes, with which inputs, and how a value becomes a vote.
#pragma once

#include <optional>

#include "pack/compiled.hpp"
#include "riskrule/grade/survey.hpp"
#include "riskrule/grade/weights.hpp"
#include "workspace.hpp"

namespace riskrule::assessing {

/// A vote with its proof, and what it is about: a body that judged, or a score sheet or a consultation by its number.
struct Ballot {
  GradeVote vote;
  ProofNode proof;
  std::optional<std::string> body{};
  std::optional<std::size_t> number{};
};

inline ProofNode leaf(std::string operation, std::string text, std::string value, std::string at) {
  ProofNode node{.operation = std::move(operation), .text = std::move(text), .value = std::move(value)};
  if (!at.empty()) node.at = std::move(at);
  return node;
}

/// A step with its value and, later, its inputs.
inline ProofNode step(std::string operation, std::string text, const Decimal& value) {
  return {.operation = std::move(operation), .text = std::move(text), .value = value.normalized().to_string()};
}

/// One estimate of one risk point, with the places that it was read from.
struct Input {
  const RiskPoint* point;
  const Estimate* estimate;
  std::string point_at;
  std::string estimate_at;
};

/// The weights of the risk points with their proof, or what is missing or wrong.
struct Weights {
  std::vector<grade::Weight> weights;
  std::vector<ProofNode> proof;  ///< one for each weight
  std::vector<std::string> missing;
  std::string problem;
};

/// The weights of the risk points that are not exempted.
Weights weights_of(const RiskAssessment& assessment, pack::WeightSource from,
                   const Stated<pack::PairwiseRule>& rule);  // poll_weights.cpp

/// A count with its place.
struct Count {
  const Stated<std::int64_t>* value;
  std::string at;
};
Stated<std::int64_t>& answers_of(Returns& returns, SurveyAnswer answer);  // poll_opposition.cpp
Count count_of(const Returns& returns, SurveyAnswer answer, const std::string& at);
Count total_of(const Returns& returns, SurveyShareOf of, const std::string& at);
/// What must be known and is not: the answers that decide, and what the share is a share of.
std::vector<std::string> missing_of(const pack::OppositionMethod& rule, const Returns& returns, const std::string& at);

class Poll {
 public:
  /// `compared`: weights by comparison, if the caller has them already. `stage`: whose estimates count, where those of
  /// the method's own stage are not meant.
  Poll(const Job& job, const pack::CompiledMethod& method, std::vector<std::string>& notes,
       const Weights* compared = nullptr, std::optional<AssessmentStage> stage = {})
      : job_(job),
        method_(method),
        notes_(notes),
        compared_(compared),
        stage_(stage ? *stage : method.source->stage.value_or(AssessmentStage::after)) {}

  /// The votes of the method: at least one, which may abstain.
  std::vector<Ballot> run();

 private:
  void by_index(const pack::IndexMethod& index);                 // poll_index.cpp
  void by_counts(const pack::FactorCounts& counts);              // poll_counts.cpp
  void by_product(const pack::ProductMethod& product);           // poll_product.cpp
  void by_card(const pack::CardMethod& card);                    // poll_card.cpp
  void by_opposition(const pack::OppositionMethod& opposition);  // poll_opposition.cpp
  void by_fuzzy(const pack::FuzzyMethod& fuzzy);                 // poll_fuzzy.cpp

  void vote_by_index(const pack::IndexMethod& index, const std::string& body);
  void vote_by_counts(const pack::FactorCounts& counts, const std::string& body);
  void vote_by_product(const pack::ProductMethod& product, const std::string& body);
  void vote_by_sheet(const pack::CardMethod& card, const ScoreSheet& sheet, const std::string& at);
  void vote_by_survey(const pack::OppositionMethod& rule, const Consultation& consultation, const std::string& at);
  /// Whether the sample decides the grade.
  void tell_range(const pack::OppositionMethod& rule, const grade::Interval& range, Ballot& ballot);
  /// Notes what a minimum-sample rule finds lacking.
  void check_sample(const pack::OppositionMethod& rule, const Returns& returns, const grade::AnswerShare& share,
                    const std::string& name, const std::string& at);
  /// The vector B of one body, its value where a centroid is asked, and the proof.
  struct Evaluated {
    std::vector<Decimal> b;
    Decimal value;
    ProofNode proof;
  };
  std::optional<Evaluated> evaluate_memberships(const pack::FuzzyMethod& fuzzy, const std::string& body, Judged judged);
  void vote_by_memberships(const pack::FuzzyMethod& fuzzy, const std::string& body);
  void vote_by_greatest(const pack::FuzzyMethod& fuzzy, const std::string& name, const std::vector<Decimal>& b,
                        ProofNode proof);

  const RiskAssessment* assessment() const {
    return job_.matter.risk_assessment ? &*job_.matter.risk_assessment : nullptr;
  }
  /// The bodies that estimated at the method's stage, each once, in the order of the matter. Abstains if there is none.
  std::vector<std::string> bodies();
  /// The estimates of a body, one for each risk point that no earlier assessment covers. Abstains, and returns nothing, if
  /// one is missing.
  std::optional<std::vector<Input>> inputs_of(const std::string& body, bool detectability = false);
  /// The weights; abstains, and returns nothing, if there are none.
  std::optional<Weights> weights_or_abstain(const std::string& body, pack::WeightSource from,
                                            const Stated<pack::PairwiseRule>& rule);
  /// The weights that rows of memberships state themselves, where the row of every risk point does; otherwise as above.
  /// (Published studies weigh likelihood and impact differently.)
  std::optional<Weights> row_weights_or_abstain(const pack::FuzzyMethod& fuzzy, const std::string& body, Judged judged);
  /// Notes how a value that the report prints compares with what its own vector and its rows come to.
  void tell_declared(const pack::FuzzyMethod& fuzzy, const std::string& body, Judged judged,
                     const std::vector<Decimal>& values, const Decimal& computed);

  Ballot& add_ballot();
  /// A vote that has no grade, and why.
  Ballot& abstain(const std::string& by, const std::string& why, std::vector<std::string> missing = {});
  /// A vote by the bands of the method. `what` names the value; without a single band that holds it, it abstains.
  Ballot& cast(const std::string& by, const std::string& what, const Decimal& value, ProofNode proof);
  /// A vote of a grade that no band gave.
  Ballot& cast_grade(const std::string& by, const std::string& grade, const std::string& why, ProofNode proof);
  /// The next worse band.
  void tell_next(GradeVote& vote) const;
  std::string citation() const;
  std::size_t rank(const std::string& grade) const;

  static constexpr auto after = AssessmentStage::after;

  const Job& job_;
  const pack::CompiledMethod& method_;
  std::vector<std::string>& notes_;
  const Weights* compared_;
  std::optional<std::string> body_{};  ///< of the ballots that come next
  std::optional<std::size_t> number_{};
  AssessmentStage stage_;  // a method without one does not look at it
  std::vector<Ballot> ballots_{};
};

/// The grade at each stage of which the report or its estimates speak. `computed`: whether a method gave `whole` its grade;
/// `gates`: what the gates came to.
std::vector<StageGrade> grade_stages(const Job& job, const GradeResult& whole, bool computed,
                                     std::span<const grade::Gate> gates);

/// What a body is called in a vote.
inline std::string name_of(const std::string& body) { return body.empty() ? "评估估计" : body; }

/// The score of a rank.
inline const Decimal& score_of(const std::vector<pack::RankScore>& scale, Level level) {
  return scale[static_cast<std::size_t>(level)].score;
}

/// p × q of one estimate and its degree; empty when likelihood or impact is not stated.
std::optional<Degree> degree_of(const pack::CompiledDegree& rule, const Estimate& estimate);

}  // namespace riskrule::assessing
