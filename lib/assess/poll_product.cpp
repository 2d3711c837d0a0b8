// Scores multiplied for each risk point (likelihood × severity, RPN); the worst point decides.
#include "poll.hpp"

namespace riskrule::assessing {

void Poll::by_product(const pack::ProductMethod& product) {
  for (const auto& body : bodies()) {
    body_ = body;
    vote_by_product(product, body);
  }
}

void Poll::vote_by_product(const pack::ProductMethod& product, const std::string& body) {
  const auto inputs = inputs_of(body, product.detectability.has_value());
  if (!inputs) return;
  ProofNode worst{.operation = "greatest", .text = "各风险点评分乘积的最大值（" + name_of(body) + "）"};
  Decimal value;
  for (const auto& input : *inputs) {
    ProofNode node{.operation = "product", .text = input.point->id};
    Decimal one = 1;
    const auto take = [&](const std::vector<pack::RankScore>& scale, Level level, const char* name,
                          const char* member) {
      one *= score_of(scale, level);
      node.inputs.push_back(leaf("score", name, score_of(scale, level).to_string(), input.estimate_at + member));
    };
    take(product.likelihood, *input.estimate->likelihood, "P", "/likelihood");
    take(product.severity, *input.estimate->impact, "S", "/impact");
    if (product.detectability) take(*product.detectability, *input.estimate->detectability, "D", "/detectability");
    node.value = one.normalized().to_string();
    worst.inputs.push_back(std::move(node));
    if (one > value) value = one;
  }
  worst.value = value.normalized().to_string();
  cast(name_of(body), "最大评分乘积", value, std::move(worst));
}

}  // namespace riskrule::assessing
