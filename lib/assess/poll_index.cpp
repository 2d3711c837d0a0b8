// 综合风险指数: T = Σ w × R.
#include "poll.hpp"
#include "riskrule/grade/index.hpp"

namespace riskrule::assessing {
namespace {

/// R of one estimate with its proof: p, and q where the variant reads it.
ProofNode prove_r(const pack::CompiledDegree& rule, pack::IndexVariant variant, const Input& input,
                  const grade::IndexTerm& term) {
  ProofNode r = step("degree", term.degree.empty() ? "R" : "R = “" + term.degree + "”的代表值", term.r);
  const auto add = [&](const char* name, const std::vector<pack::RankScore>& scale, Level level, const char* member) {
    r.inputs.push_back(leaf("score", name, score_of(scale, level).to_string(), input.estimate_at + member));
  };
  add("p", rule.source->likelihood, *input.estimate->likelihood, "/likelihood");
  if (variant != pack::IndexVariant::likelihood_grades)
    add("q", rule.source->impact, *input.estimate->impact, "/impact");
  return r;
}

Result<grade::Index> index_of(const pack::CompiledDegree& rule, pack::IndexVariant variant,
                              const std::vector<Input>& inputs, const Weights& weights) {
  if (variant == pack::IndexVariant::representative_values) {
    std::vector<grade::DegreedFactor> factors;
    for (std::size_t i = 0; i < inputs.size(); ++i) {
      const auto& degree = rule.at(*inputs[i].estimate->likelihood, *inputs[i].estimate->impact);
      factors.push_back({inputs[i].point->id, weights.weights[i].weight, degree.band.word, degree.representative});
    }
    return grade::index_of_degrees(factors);
  }
  std::vector<grade::Factor> factors;
  for (std::size_t i = 0; i < inputs.size(); ++i)
    factors.push_back({inputs[i].point->id, weights.weights[i].weight,
                       score_of(rule.source->likelihood, *inputs[i].estimate->likelihood),
                       score_of(rule.source->impact, *inputs[i].estimate->impact)});
  return variant == pack::IndexVariant::raw_products ? grade::index_by_raw_products(factors)
                                                     : grade::index_by_likelihood_grades(factors);
}

}  // namespace

void Poll::by_index(const pack::IndexMethod& index) {
  for (const auto& body : bodies()) {
    body_ = body;
    vote_by_index(index, body);
  }
}

void Poll::vote_by_index(const pack::IndexMethod& index, const std::string& body) {
  const auto inputs = inputs_of(body);
  if (!inputs) return;
  const auto weights = weights_or_abstain(body, index.weights, index.pairwise);
  if (!weights) return;
  const auto& rule = *job_.pack.degree;
  const auto result = index_of(rule, index.variant, *inputs, *weights);
  if (!result) {
    abstain(body,
            "指数不能计算：" + result.diagnostics().front().message + " [" + result.diagnostics().front().code + "]");
    return;
  }
  const std::string variant(data::label_of(index.variant));
  ProofNode sum = step("sum", "T = Σ w × R（" + variant + "，" + name_of(body) + "）", result->value);
  for (std::size_t i = 0; i < inputs->size(); ++i) {
    const auto& term = result->terms[i];
    ProofNode product = step("product", "w × R（" + term.name + "）", term.product);
    product.inputs.push_back(weights->proof[i]);
    product.inputs.push_back(prove_r(rule, index.variant, (*inputs)[i], term));
    sum.inputs.push_back(std::move(product));
  }
  cast(name_of(body), "综合风险指数（" + variant + "）", result->value, std::move(sum));
}

}  // namespace riskrule::assessing
