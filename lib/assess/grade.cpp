// The grade of the whole matter: gates first, then an index for each body that estimated, then what the report says.
// Every voice is kept; the grade is the highest of those that count.
#include <algorithm>

#include "grading.hpp"
#include "riskrule/grade/matrix.hpp"
#include "workspace.hpp"

namespace riskrule::assessing {

Decimal score_of(const std::vector<pack::RankScore>& scale, Level level) {
  const auto found = std::ranges::find(scale, level, &pack::RankScore::level);
  return found == scale.end() ? Decimal::not_a_number() : found->score;
}

std::optional<Degree> degree_of(const pack::CompiledComputation& computation, const Estimate& estimate) {
  if (!estimate.likelihood || !estimate.impact) return {};
  Degree degree{.by = estimate.by.value_or(""), .stage = estimate.stage};
  degree.value = grade::degree_value(score_of(computation.source->likelihood, *estimate.likelihood),
                                     score_of(computation.source->impact, *estimate.impact));
  for (const auto& represented : computation.degrees)
    if (represented.band.holds(degree.value)) degree.degree = represented.band.word;
  return degree;
}

namespace {

/// One risk point's part in an index, with the places that it was read from.
struct Input {
  const RiskPoint* point;
  const Estimate* estimate;
  std::string point_at;
  std::string estimate_at;
};

ProofNode leaf(std::string operation, std::string text, std::string value, std::string at) {
  ProofNode node{.operation = std::move(operation), .text = std::move(text), .value = std::move(value)};
  node.at = std::move(at);
  return node;
}

class Grader {
 public:
  Grader(const Job& job, std::vector<std::string>& notes) : job_(job), notes_(notes) {}

  GradeResult run() {
    out_.basis = job_.pack.grade_basis;
    out_.scale = job_.pack.grade_words;
    vote_by_gates();
    vote_by_index();
    if (computed_) out_.origin = GradeOrigin::computed;
    vote_by_report();
    decide();
    return std::move(out_);
  }

 private:
  const RiskAssessment* assessment() const {
    return job_.matter.risk_assessment ? &*job_.matter.risk_assessment : nullptr;
  }

  void count(const std::string& word) {
    const auto rank = job_.pack.scale ? job_.pack.scale->find(word) : std::nullopt;
    if (rank) ranks_.push_back(*rank);
  }

  void vote_by_gates() {
    for (const auto& gate : job_.pack.gates) {
      const feel::Value when = evaluate(job_, gate.when);
      if (when.is_null()) notes_.push_back("定性门槛“" + gate.source->says + "”无法判断");
      if (!when.is_true()) continue;
      const auto grade = std::ranges::find(job_.pack.grades, gate.source->grade, &pack::GradeSource::id);
      out_.votes.push_back(
          {.by = "定性门槛 " + gate.source->id,
           .grade = grade->word,
           .why = gate.source->says + "（" + gate.basis.citation + (gate.binding ? "）" : "，未核实）")});
      out_.proof.push_back(prove(job_, {"gate", &gate.when}));
      count(grade->word);
    }
  }

  /// The bodies that estimated, each once, in the order of the matter.
  std::vector<std::string> bodies() const {
    std::vector<std::string> out;
    for (const auto& point : *assessment()->points)
      if (point.estimates)
        for (const auto& e : *point.estimates)
          if (e.stage == job_.pack.computation->source->stage && std::ranges::find(out, e.by.value_or("")) == out.end())
            out.push_back(e.by.value_or(""));
    return out;
  }

  bool estimated() const {
    return assessment() != nullptr && assessment()->points &&
           std::ranges::any_of(*assessment()->points,
                               [](const RiskPoint& p) { return p.estimates && !p.estimates->empty(); });
  }

  void vote_by_index() {
    if (assessment() == nullptr || !assessment()->points || assessment()->points->empty()) return;
    if (!job_.pack.computation) {
      if (estimated()) notes_.push_back("事项含概率、影响估计，但所用规则包没有规定等级计算方法，故未计算");
      return;
    }
    for (const auto& body : bodies()) vote_of(body);
  }

  void vote_of(const std::string& body) {
    const std::string name = body.empty() ? "评估估计" : body;
    std::vector<Input> inputs;
    const auto& points = *assessment()->points;
    for (std::size_t i = 0; i < points.size(); ++i) {
      if (points[i].exempted_by) continue;
      if (!add_input(points[i], i, body, inputs)) {
        notes_.push_back(name + "：风险点 " + points[i].id + " 缺少估计或权重，未据此计算指数");
        return;
      }
    }
    std::vector<grade::Factor> factors;
    for (const auto& input : inputs) factors.push_back(factor(input));
    const auto index = index_of(factors);
    if (!index) {
      for (const auto& d : index.diagnostics()) notes_.push_back(name + "：" + d.message + " [" + d.code + "]");
      return;
    }
    const auto* band = grade::find_band(job_.pack.computation->bands, index->value);
    if (band == nullptr) return notes_.push_back(name + "：指数 " + index->value.to_string() + " 不在任何区间内");
    cast(name, inputs, *index, *band);
  }

  bool add_input(const RiskPoint& point, std::size_t i, const std::string& body, std::vector<Input>& inputs) const {
    if (!point.estimates || !point.weight) return false;
    const std::string at = "/risk_assessment/points/" + std::to_string(i);
    for (std::size_t e = 0; e < point.estimates->size(); ++e) {
      const Estimate& estimate = (*point.estimates)[e];
      if (estimate.stage != job_.pack.computation->source->stage || estimate.by.value_or("") != body) continue;
      if (!estimate.likelihood || !estimate.impact) return false;
      inputs.push_back({&point, &estimate, at, at + "/estimates/" + std::to_string(e)});
      return true;
    }
    return false;
  }

  grade::Factor factor(const Input& input) const {
    const auto& source = *job_.pack.computation->source;
    return {input.point->id, *input.point->weight, score_of(source.likelihood, *input.estimate->likelihood),
            score_of(source.impact, *input.estimate->impact)};
  }

  Result<grade::Index> index_of(const std::vector<grade::Factor>& factors) const {
    switch (job_.pack.computation->source->variant) {
      case pack::IndexVariant::representative_values:
        return grade::index_by_representative_values(factors, job_.pack.computation->degrees);
      case pack::IndexVariant::raw_products: return grade::index_by_raw_products(factors);
      case pack::IndexVariant::likelihood_grades: break;
    }
    return grade::index_by_likelihood_grades(factors);
  }

  void cast(const std::string& name, const std::vector<Input>& inputs, const grade::Index& index,
            const grade::IndexBand& band) {
    const auto& computation = *job_.pack.computation;
    const std::string variant(data::label_of(computation.source->variant));
    GradeVote vote{.by = name,
                   .grade = band.grade,
                   .index = {},
                   .why = "综合风险指数 " + index.value.normalized().to_string() + "（" + variant + "，" +
                          computation.basis.citation + "）"};
    vote.index = index.value;
    out_.votes.push_back(std::move(vote));
    out_.proof.push_back(proof(name, variant, inputs, index));
    if (const auto next = grade::next_band_up(computation.bands, index.value))
      out_.why_not_next.push_back(name + "：指数 " + index.value.normalized().to_string() + "，" +
                                  (next->bound_is_in ? "达到 " : "超过 ") + next->bound.to_string() + " 才为“" +
                                  next->grade + "”，尚差 " + next->distance.normalized().to_string());
    computed_ = true;
    count(band.grade);
  }

  ProofNode proof(const std::string& name, const std::string& variant, const std::vector<Input>& inputs,
                  const grade::Index& index) const {
    const auto& source = *job_.pack.computation->source;
    ProofNode whole{
        .operation = "sum", .text = "T = Σ w × R（" + variant + "，" + name + "）", .value = index.value.to_string()};
    for (std::size_t i = 0; i < inputs.size(); ++i) {
      const auto& term = index.terms[i];
      const auto& input = inputs[i];
      const Decimal p = score_of(source.likelihood, *input.estimate->likelihood);
      const Decimal q = score_of(source.impact, *input.estimate->impact);
      ProofNode product{
          .operation = "product", .text = "w × R（" + term.name + "）", .value = term.product.to_string()};
      product.inputs.push_back(leaf("read", "w", term.weight.to_string(), input.point_at + "/weight"));
      ProofNode r{.operation = "degree",
                  .text = term.degree.empty() ? "R" : "R = “" + term.degree + "”的代表值",
                  .value = term.r.to_string()};
      r.inputs.push_back(leaf("score", "p", p.to_string(), input.estimate_at + "/likelihood"));
      if (source.variant != pack::IndexVariant::likelihood_grades)
        r.inputs.push_back(leaf("score", "q", q.to_string(), input.estimate_at + "/impact"));
      product.inputs.push_back(std::move(r));
      whole.inputs.push_back(std::move(product));
    }
    return whole;
  }

  void vote_by_report() {
    if (assessment() == nullptr || !assessment()->asserted_grade) return;
    const std::string& asserted = *assessment()->asserted_grade;
    const auto rank = job_.pack.scale ? job_.pack.scale->find(asserted) : std::nullopt;
    const std::string word = rank ? job_.pack.scale->word(*rank) : asserted;
    out_.votes.push_back({.by = "报告", .grade = word, .why = "报告断言"});
    if (computed_) return;
    out_.votes.back().why += "，未经计算：" + why_not_computed();
    out_.proof.push_back(leaf("read", "asserted_grade", asserted, "/risk_assessment/asserted_grade"));
    if (!rank && job_.pack.scale) notes_.push_back("报告所称等级“" + asserted + "”不在规则包的等级序列中");
    if (rank) stand_by(*rank);
  }

  /// The report's grade counts where nothing was computed; where a gate reaches as high, the grade is the gate's.
  void stand_by(grade::GradeScale::Rank rank) {
    const auto& scale = *job_.pack.scale;
    const auto by_gates = grade::GradeScale::max(ranks_);
    ranks_.push_back(rank);
    if (by_gates && *by_gates >= rank) return;
    out_.origin = GradeOrigin::asserted;
    if (rank < scale.highest())
      out_.why_not_next.push_back("“" + scale.word(rank) + "”为报告断言，未经计算，与更高等级“" + scale.word(rank + 1) +
                                  "”的距离无从得知：" + why_not_computed());
  }

  std::string why_not_computed() const {
    if (!estimated()) return "报告没有逐项概率与影响估计";
    return job_.pack.computation ? "估计或权重不完整" : "规则包没有规定等级计算方法";
  }

  void decide() {
    const auto highest = grade::GradeScale::max(ranks_);
    if (!highest) return;
    out_.grade = job_.pack.scale->word(*highest);
    if (out_.origin == GradeOrigin::none) out_.origin = GradeOrigin::computed;  // by a gate alone
    for (const auto& vote : out_.votes)
      if (vote.by == "报告" && computed_ && vote.grade != *out_.grade)
        notes_.push_back("报告断言“" + vote.grade + "”，按估计计算为“" + *out_.grade + "”，二者不一致");
  }

  const Job& job_;
  std::vector<std::string>& notes_;
  GradeResult out_;
  std::vector<grade::GradeScale::Rank> ranks_;
  bool computed_ = false;
};

}  // namespace

GradeResult grade(const Job& job, std::vector<std::string>& notes) { return Grader(job, notes).run(); }

}  // namespace riskrule::assessing
