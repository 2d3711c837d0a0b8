// A seeded simulation of an index: drawn between the scores of neighbouring ranks, graded in integers.
#include <algorithm>

#include "explore_parts.hpp"
#include "riskrule/grade/monte_carlo.hpp"

namespace riskrule::assessing {
namespace {

grade::UncertainValue value_of(const std::vector<pack::RankScore>& scale, const Dial& dial,
                               const ExploreOptions& options) {
  const std::size_t mode = dial.now ? static_cast<std::size_t>(*dial.now) : ranks / 2;
  const std::size_t spread = dial.now ? std::min<std::size_t>(options.spread, ranks) : ranks;
  grade::UncertainValue out{options.pert ? grade::Shape::pert : grade::Shape::triangular,
                            scale[mode - std::min(mode, spread)].score, scale[mode].score,
                            scale[std::min(mode + spread, ranks - 1)].score};
  if (out.low == out.high) out.shape = grade::Shape::fixed;
  return out;
}

/// Draws hold nine digits; what rounding leaves over goes to the greatest weight, so that they still add up.
void round_weights(grade::UncertainIndex& index) {
  Decimal before;
  Decimal after;
  auto* greatest = &index.factors.front();
  for (auto& factor : index.factors) {
    before += factor.weight;
    factor.weight = rescale(factor.weight, grade::Sampler::digits, Rounding::half_even);
    after += factor.weight;
    if (factor.weight > greatest->weight) greatest = &factor;
  }
  greatest->weight += rescale(before - after, grade::Sampler::digits, Rounding::half_even);
}

grade::UncertainIndex index_of(const Lab& lab, const Board& board, const ExploreOptions& options) {
  const auto& degree = *lab.compiled().degree->source;
  grade::UncertainIndex out;
  const grade::UncertainValue one{grade::Shape::fixed, 1, 1, 1};  // an impact that is not read
  for (const auto& part : board.parts)
    out.factors.push_back(
        {.name = part.of,
         .likelihood = value_of(degree.likelihood, board.dials[part.dials[0]], options),
         .impact = part.dials.size() < 2 ? one : value_of(degree.impact, board.dials[part.dials[1]], options),
         .weight = part.weight});
  round_weights(out);
  return out;
}

/// Where R stands for a band of p × q: the draws of the simulation, each graded exactly.
Result<grade::MonteCarloRun> simulate_bands(const Lab& lab, const grade::UncertainIndex& index,
                                            const grade::MonteCarloOptions& options) {
  auto sampler = grade::Sampler::make(index, options.seed);
  if (!sampler) return sampler.diagnostics();
  const auto unit = [](std::int64_t nanos) {
    return Decimal::from_parts({false, 0, static_cast<std::uint64_t>(nanos), -grade::Sampler::digits});
  };
  const auto& bands = lab.method().bands;
  grade::MonteCarloRun out{.seed = options.seed, .draws = options.draws};
  for (const auto& band : bands) out.grades.push_back({band.grade, 0, Decimal()});
  for (std::uint64_t d = 0; d < options.draws; ++d) {
    if (is_cancelled(options, d)) return grade::simulation_cancelled();
    const auto& draw = sampler->next();
    Decimal t;
    for (std::size_t i = 0; i < draw.weights.size(); ++i) {
      const Decimal product = unit(draw.likelihoods[i]) * unit(draw.impacts[i]);
      for (const auto& degree : lab.compiled().degree->degrees)
        if (degree.band.holds(product)) t += unit(draw.weights[i]) * degree.representative;
    }
    const auto* band = grade::find_band(bands, t);
    ++(band == nullptr ? out.ungraded : out.grades[static_cast<std::size_t>(band - bands.data())].count);
    out.lowest = d == 0 || t < out.lowest ? t : out.lowest;
    out.highest = d == 0 || t > out.highest ? t : out.highest;
  }
  for (auto& grade : out.grades) grade.probability = Decimal(grade.count) / options.draws;
  return out;
}

Stated<Simulation> simulate_index(const Lab& lab, const Board& board, const ExploreOptions& options,
                                  Diagnostics& problems) {
  const auto index = index_of(lab, board, options);
  const auto drawn = draws_of(options);
  const auto& degree = *lab.compiled().degree->source;
  const bool by_bands =
      lab.method().source->index->variant == pack::IndexVariant::representative_values && degree.bands;
  const auto run = by_bands ? simulate_bands(lab, index, drawn) : grade::simulate(index, lab.method().bands, drawn);
  for (const auto& d : run.diagnostics()) problems.push_back(d);
  if (!run) return {};
  const std::string shape = options.pert ? "PERT 分布" : "三角分布";
  Simulation out{.seed = static_cast<std::int64_t>(run->seed), .draws = static_cast<std::int64_t>(run->draws)};
  out.assumption = "已知刻度在上下各 " + std::to_string(options.spread) + " 级之间按" + shape +
                   "抽取，未知刻度在全部刻度之间按" + shape + "抽取，权重不变（取九位小数）；这是假设，不是事项所载";
  for (const auto& one : run->grades)
    out.grades.push_back({one.grade, static_cast<std::int64_t>(one.count), one.probability});
  out.ungraded = static_cast<std::int64_t>(run->ungraded);
  out.lowest = run->lowest;
  out.highest = run->highest;
  return out;
}

}  // namespace

Stated<Simulation> simulate_vote(Lab& lab, const Board& board, const ExploreOptions& options, Diagnostics& problems) {
  return lab.method().source->index ? simulate_index(lab, board, options, problems)
                                    : simulate_dials(lab, board, options, problems);
}

}  // namespace riskrule::assessing
