// A seeded simulation of the index: ranks that may be off by some, drawn between the scores of their neighbours.
#include "explore_parts.hpp"
#include "riskrule/grade/monte_carlo.hpp"

namespace riskrule::assessing {
namespace {

grade::UncertainValue value_of(const std::array<Decimal, ranks>& scores, const std::optional<std::size_t>& rank,
                               const ExploreOptions& options) {
  const std::size_t mode = rank.value_or(ranks / 2);
  const std::size_t spread = rank ? std::min<std::size_t>(options.spread, ranks) : ranks;
  grade::UncertainValue out{options.pert ? grade::Shape::pert : grade::Shape::triangular,
                            scores[mode - std::min(mode, spread)], scores[mode],
                            scores[std::min(mode + spread, ranks - 1)]};
  if (out.low == out.high) out.shape = grade::Shape::fixed;
  return out;
}

grade::UncertainIndex index_of(const IndexMethod& method, const IndexModel& model, const ExploreOptions& options) {
  grade::UncertainIndex out;
  const grade::UncertainValue one{grade::Shape::fixed, 1, 1, 1};  // an impact that is not read
  for (const auto& point : model.points)
    out.factors.push_back({.name = point.point->id,
                           .likelihood = value_of(method.likelihood, point.now.likelihood, options),
                           .impact = method.reads_impact ? value_of(method.impact, point.now.impact, options) : one,
                           .weight = *point.point->weight});
  return out;
}

/// Where R stands for a band of p × q: the draws of the simulation, each graded exactly.
Result<grade::MonteCarloRun> simulate_bands(const IndexMethod& method, const grade::UncertainIndex& index,
                                            const grade::MonteCarloOptions& options) {
  auto sampler = grade::Sampler::make(index, options.seed);
  if (!sampler) return sampler.diagnostics();
  const auto unit = [](std::int64_t nanos) {
    return Decimal::from_parts({false, 0, static_cast<std::uint64_t>(nanos), -grade::Sampler::digits});
  };
  grade::MonteCarloRun out{.seed = options.seed, .draws = options.draws};
  for (const auto& band : method.bands) out.grades.push_back({band.grade, 0, Decimal()});
  for (std::uint64_t d = 0; d < options.draws; ++d) {
    const auto& draw = sampler->next();
    Decimal t;
    for (std::size_t i = 0; i < draw.weights.size(); ++i) {
      const Decimal product = unit(draw.likelihoods[i]) * unit(draw.impacts[i]);
      for (const auto& degree : method.degrees)
        if (degree.band.holds(product)) t += unit(draw.weights[i]) * degree.representative;
    }
    const auto* band = grade::find_band(method.bands, t);
    ++(band == nullptr ? out.ungraded : out.grades[static_cast<std::size_t>(band - method.bands.data())].count);
    out.lowest = d == 0 || t < out.lowest ? t : out.lowest;
    out.highest = d == 0 || t > out.highest ? t : out.highest;
  }
  for (auto& grade : out.grades) grade.probability = Decimal(grade.count) / options.draws;
  return out;
}

std::string assumption(const ExploreOptions& options) {
  const std::string shape = options.pert ? "PERT 分布" : "三角分布";
  return "已知刻度在上下各 " + std::to_string(options.spread) + " 级之间按" + shape + "抽取，未知刻度在全部刻度之间按" +
         shape + "抽取，权重不变；这是假设，不是事项所载";
}

}  // namespace

Stated<Simulation> simulate_body(const IndexMethod& method, const IndexModel& model, const ExploreOptions& options,
                                 Diagnostics& problems) {
  const auto index = index_of(method, model, options);
  const grade::MonteCarloOptions drawn{.seed = options.seed, .draws = options.draws};
  const bool by_bands = !method.degrees.empty() && options.draws <= 100'000'000;  // else simulate() says what is wrong
  const auto run = by_bands ? simulate_bands(method, index, drawn) : grade::simulate(index, method.bands, drawn);
  for (const auto& d : run.diagnostics()) problems.push_back(d);
  if (!run) return {};
  Simulation out{.seed = static_cast<std::int64_t>(run->seed), .draws = static_cast<std::int64_t>(run->draws)};
  out.assumption = assumption(options);
  for (const auto& one : run->grades)
    out.grades.push_back({one.grade, static_cast<std::int64_t>(one.count), one.probability});
  out.ungraded = static_cast<std::int64_t>(run->ungraded);
  out.lowest = run->lowest;
  out.highest = run->highest;
  return out;
}

}  // namespace riskrule::assessing
