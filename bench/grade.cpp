// Grading in bulk: a million risk points in columns; the smallest change of grade of a matter with 30 risk points; Monte
// Carlo over it. Targets on one core: 30 ms, 10 ms, 1 s for 100 000 draws.
#include <benchmark/benchmark.h>

#include "riskrule/grade/columns.hpp"
#include "riskrule/grade/monte_carlo.hpp"
#include "riskrule/grade/sensitivity.hpp"

namespace {

using riskrule::Decimal;
namespace grade = riskrule::grade;

constexpr std::size_t million = 1'000'000;

Decimal d(const char* text) { return *Decimal::parse(text); }

std::vector<Decimal> scores() { return {d("0.2"), d("0.4"), d("0.6"), d("0.8"), d("1")}; }

std::vector<grade::IndexBand> bands() {
  return {{"low", {}, false, d("0.36"), false},
          {"medium", d("0.36"), true, d("0.64"), true},
          {"high", d("0.64"), false, {}, false}};
}

struct Columns {
  std::vector<std::uint8_t> likelihoods;
  std::vector<std::uint8_t> impacts;
  std::vector<std::uint32_t> weights;
};

/// Ranks from a simple generator; weights of 1000 units each, so that they add up to 1.
Columns columns() {
  Columns out;
  std::uint32_t state = 713;
  for (std::size_t i = 0; i < million; ++i) {
    state = state * 1664525U + 1013904223U;
    out.likelihoods.push_back(static_cast<std::uint8_t>((state >> 24U) % 5));
    out.impacts.push_back(static_cast<std::uint8_t>((state >> 16U) % 5));
    out.weights.push_back(1000);
  }
  return out;
}

grade::CellGrid grid() {
  const auto scale = grade::Scale::make({{"1", 0, d("0.04")},
                                         {"2", d("0.04"), d("0.16")},
                                         {"3", d("0.16"), d("0.36")},
                                         {"4", d("0.36"), d("0.64")},
                                         {"5", d("0.64"), 1}});
  const auto matrix = grade::Matrix::from_bands(*scale, scores(), scores());
  std::vector<Decimal> values;
  for (const auto& p : scores())
    for (const auto& q : scores()) values.push_back(p * q);
  const std::vector<std::string> words = {"1", "2", "3", "4", "5"};
  return *grade::CellGrid::make(*matrix, words, values);
}

/// One by one, as a matter is graded, over the first thousand; and the degree of each by integers alone.
bool right(const Columns& all, const grade::CellGrid& cells) {
  constexpr std::size_t n = 1000;
  std::vector<std::uint8_t> out(n);
  const auto part = [](const auto& column) { return std::span(column).first(n); };
  const auto graded =
      grade::grade_columns(cells, {part(all.likelihoods), part(all.impacts), part(all.weights), n * 1000}, out);
  std::vector<grade::Factor> factors;
  bool same = graded.has_value();
  for (std::size_t i = 0; i < n && same; ++i) {
    factors.push_back({"f", d("0.001"), scores()[all.likelihoods[i]], scores()[all.impacts[i]]});
    same = out[i] + 1 == grade::level_of_ranks(all.likelihoods[i] + 1, all.impacts[i] + 1);
  }
  return same && grade::index_by_raw_products(factors)->value == graded->index;
}

void grade_a_million(benchmark::State& state) {
  const Columns all = columns();
  const grade::CellGrid cells = grid();
  if (!right(all, cells)) return state.SkipWithError("columns and single risk points disagree");
  std::vector<std::uint8_t> degrees(million);
  const auto table = bands();
  for (auto _ : state) {
    const auto graded = grade::grade_columns(cells, {all.likelihoods, all.impacts, all.weights}, degrees);
    benchmark::DoNotOptimize(grade::find_band(table, graded->index));
  }
}
BENCHMARK(grade_a_million)->Unit(benchmark::kMillisecond);

/// Thirty factors of unequal weight, each in the middle of a scale of the 25 products.
std::vector<grade::ScaledFactor> thirty() {
  std::vector<Decimal> steps = {d("0.04"), d("0.16"), d("0.36"), d("0.64"), d("1")};
  std::vector<grade::ScaledFactor> out;
  for (int i = 0; i < 30; ++i)
    out.push_back({"f" + std::to_string(i), Decimal(20 + i) / 1035, steps, static_cast<std::size_t>(i % 3)});
  return out;
}

void counterfactual_of_30(benchmark::State& state) {
  auto factors = thirty();
  const auto table = bands();
  const auto before = grade::index_value(factors);
  const auto change = grade::smallest_changes(factors, table, grade::Direction::up, grade::Smallest::fewest_factors);
  if (!change || change->changes.empty()) return state.SkipWithError("no change of grade was found");
  auto moved = factors;
  for (const auto& one : change->changes) moved[one.factor].at = one.to;
  const bool leaves = grade::find_band(table, *before)->grade != change->grade && grade::index_value(moved) &&
                      *grade::index_value(moved) == change->value;
  // Fewer factors can not do it: with one change less, even the greatest gains fall short.
  std::vector<Decimal> gains;
  for (const auto& f : factors) gains.push_back(f.weight * (f.steps.back() - f.steps[*f.at]));
  std::sort(gains.begin(), gains.end(), [](const Decimal& a, const Decimal& b) { return a > b; });
  Decimal least = *before;
  for (std::size_t i = 0; i + 1 < change->changes.size(); ++i) least += gains[i];
  if (!leaves || grade::find_band(table, least)->grade == change->grade)
    return state.SkipWithError("the change is not the smallest, or does not change the grade");
  for (auto _ : state)
    benchmark::DoNotOptimize(
        grade::smallest_changes(factors, table, grade::Direction::up, grade::Smallest::fewest_factors));
}
BENCHMARK(counterfactual_of_30)->Unit(benchmark::kMillisecond);

grade::UncertainIndex uncertain() {
  grade::UncertainIndex out;
  out.weights = grade::WeightShape::dirichlet;
  for (int i = 0; i < 30; ++i) {
    grade::UncertainFactor f{"f" + std::to_string(i), {}, {}, 0, static_cast<std::uint32_t>(i % 5 + 1)};
    f.likelihood = {grade::Shape::triangular, d("0.2"), d("0.6"), d("1")};
    f.impact = {grade::Shape::pert, d("0.2"), d("0.4"), d("1")};
    out.factors.push_back(std::move(f));
  }
  return out;
}

void monte_carlo_of_30(benchmark::State& state) {
  const auto index = uncertain();
  const auto table = bands();
  const auto first = grade::simulate(index, table, {.seed = 42, .draws = 1000});
  const auto again = grade::simulate(index, table, {.seed = 42, .draws = 1000});
  std::uint64_t all = first ? first->ungraded : 0;
  bool same = first && again;
  for (std::size_t i = 0; same && i < first->grades.size(); ++i) {
    all += first->grades[i].count;
    same = first->grades[i].count == again->grades[i].count;
  }
  if (!same || all != 1000 || first->lowest < d("0.04") || first->highest > 1)
    return state.SkipWithError("the draws are not the same, not all graded, or outside their range");
  for (auto _ : state) benchmark::DoNotOptimize(grade::simulate(index, table, {.seed = 42, .draws = 100'000}));
}
BENCHMARK(monte_carlo_of_30)->Unit(benchmark::kMillisecond);

}  // namespace
