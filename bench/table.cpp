// Decision tables of 10 to 10 000 rules: evaluation, compilation, explanation on demand.
// Targets: 1 000 rules of numeric ranges at most 500 ns, 10 000 rules at most 1.5 times that; `decide` (with the rules
// that matched) at most 1.1 times `evaluate`; 10 000 rules compiled within 50 ms.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <string>

#include "table_workloads.hpp"

namespace {

using namespace bench;  // NOLINT
using riskrule::Decimal;
using riskrule::feel::Value;
namespace dmn = riskrule::dmn;
namespace feel = riskrule::feel;

/// Does the table find the rules of each case, and the outputs that the plain row-by-row table finds?
bool right(const dmn::Table& table, const Workload& work) {
  const auto plain = dmn::compile_table(work.source, scope(), {.index = false});
  feel::Evaluation call;
  for (std::size_t i = 0; i < ring; ++i) {
    call.reset();
    const Case& one = work.cases[i];
    const auto found = table.decide(call, one.values);
    if (!std::equal(found.rules.begin(), found.rules.end(), one.rules.begin(), one.rules.end())) return false;
    if (i % 16 == 0 && feel::to_feel(found.value) != feel::to_feel(plain->evaluate(call, one.values))) return false;
  }
  return true;
}

void run_evaluate(benchmark::State& state, const Workload& work, bool index) {
  const auto table = dmn::compile_table(work.source, scope(), {.index = index});
  if (!table || !right(*table, work)) return state.SkipWithError("the table's answers are wrong");
  feel::Evaluation call;
  std::size_t i = 0;
  for (auto _ : state) {
    call.reset();
    benchmark::DoNotOptimize(table->evaluate(call, work.cases[i++ % ring].values));
  }
}

void evaluate(benchmark::State& state, Shape shape, bool index) {
  run_evaluate(state, shape(static_cast<std::size_t>(state.range(0)), Hits::uniform), index);
}
BENCHMARK_CAPTURE(evaluate, strings, strings, true)->RangeMultiplier(10)->Range(10, 10000);
BENCHMARK_CAPTURE(evaluate, ranges, ranges, true)->RangeMultiplier(10)->Range(10, 10000);
BENCHMARK_CAPTURE(evaluate, wide, wide, true)->RangeMultiplier(10)->Range(10, 10000);
BENCHMARK_CAPTURE(evaluate, mixed, mixed, true)->RangeMultiplier(10)->Range(10, 10000);
BENCHMARK_CAPTURE(evaluate, thresholds, thresholds, true)->RangeMultiplier(10)->Range(10, 10000);
BENCHMARK_CAPTURE(evaluate, half_free, half_free, true)->RangeMultiplier(10)->Range(10, 10000);
BENCHMARK_CAPTURE(evaluate, all_free, all_free, true)->RangeMultiplier(10)->Range(10, 1000);
BENCHMARK_CAPTURE(evaluate, ranges_scanned, ranges, false)->RangeMultiplier(10)->Range(10, 10000);

/// The answer with the rules that gave it.
void decide(benchmark::State& state, Shape shape) {
  const Workload work = shape(static_cast<std::size_t>(state.range(0)), Hits::uniform);
  const auto table = dmn::compile_table(work.source, scope());
  if (!table || !right(*table, work)) return state.SkipWithError("the table's answers are wrong");
  feel::Evaluation call;
  std::size_t i = 0;
  std::size_t sum = 0;
  for (auto _ : state) {
    call.reset();
    const auto found = table->decide(call, work.cases[i++ % ring].values);
    benchmark::DoNotOptimize(found.value);
    for (const std::size_t rule : found.rules) sum += rule;
  }
  benchmark::DoNotOptimize(sum);
}
BENCHMARK_CAPTURE(decide, strings, strings)->RangeMultiplier(10)->Range(10, 10000);
BENCHMARK_CAPTURE(decide, ranges, ranges)->RangeMultiplier(10)->Range(10, 10000);
BENCHMARK_CAPTURE(decide, mixed, mixed)->RangeMultiplier(10)->Range(10, 10000);
BENCHMARK_CAPTURE(decide, thresholds, thresholds)->RangeMultiplier(10)->Range(10, 10000);

void hit_at(benchmark::State& state, Shape shape, Hits hits) {
  run_evaluate(state, shape(static_cast<std::size_t>(state.range(0)), hits), true);
}
BENCHMARK_CAPTURE(hit_at, strings_first, strings, Hits::first)->Arg(1000)->Arg(10000);
BENCHMARK_CAPTURE(hit_at, strings_last, strings, Hits::last)->Arg(1000)->Arg(10000);
BENCHMARK_CAPTURE(hit_at, strings_none, strings, Hits::none)->Arg(1000)->Arg(10000);
BENCHMARK_CAPTURE(hit_at, ranges_first, ranges, Hits::first)->Arg(1000)->Arg(10000);
BENCHMARK_CAPTURE(hit_at, ranges_last, ranges, Hits::last)->Arg(1000)->Arg(10000);
BENCHMARK_CAPTURE(hit_at, ranges_none, ranges, Hits::none)->Arg(1000)->Arg(10000);
BENCHMARK_CAPTURE(hit_at, mixed_first, mixed, Hits::first)->Arg(1000)->Arg(10000);
BENCHMARK_CAPTURE(hit_at, mixed_last, mixed, Hits::last)->Arg(1000)->Arg(10000);
BENCHMARK_CAPTURE(hit_at, mixed_none, mixed, Hits::none)->Arg(1000)->Arg(10000);
BENCHMARK_CAPTURE(hit_at, thresholds_first, thresholds, Hits::first)->Arg(1000)->Arg(10000);
BENCHMARK_CAPTURE(hit_at, thresholds_last, thresholds, Hits::last)->Arg(1000)->Arg(10000);
BENCHMARK_CAPTURE(hit_at, thresholds_none, thresholds, Hits::none)->Arg(1000)->Arg(10000);

/// Eight rules match each input.
void eight_hits(benchmark::State& state, dmn::HitPolicy policy, dmn::Aggregator aggregator) {
  run_evaluate(state, overlapping(static_cast<std::size_t>(state.range(0)), policy, aggregator), true);
}
using dmn::Aggregator;
using dmn::HitPolicy;
BENCHMARK_CAPTURE(eight_hits, unique, HitPolicy::unique, Aggregator::none)->Arg(1000)->Arg(10000);
BENCHMARK_CAPTURE(eight_hits, first, HitPolicy::first, Aggregator::none)->Arg(1000)->Arg(10000);
BENCHMARK_CAPTURE(eight_hits, any, HitPolicy::any, Aggregator::none)->Arg(1000)->Arg(10000);
BENCHMARK_CAPTURE(eight_hits, priority, HitPolicy::priority, Aggregator::none)->Arg(1000)->Arg(10000);
BENCHMARK_CAPTURE(eight_hits, output_order, HitPolicy::output_order, Aggregator::none)->Arg(1000)->Arg(10000);
BENCHMARK_CAPTURE(eight_hits, rule_order, HitPolicy::rule_order, Aggregator::none)->Arg(1000)->Arg(10000);
BENCHMARK_CAPTURE(eight_hits, collect, HitPolicy::collect, Aggregator::none)->Arg(1000)->Arg(10000);
BENCHMARK_CAPTURE(eight_hits, sum, HitPolicy::collect, Aggregator::sum)->Arg(1000)->Arg(10000);
BENCHMARK_CAPTURE(eight_hits, min, HitPolicy::collect, Aggregator::min)->Arg(1000)->Arg(10000);
BENCHMARK_CAPTURE(eight_hits, max, HitPolicy::collect, Aggregator::max)->Arg(1000)->Arg(10000);
BENCHMARK_CAPTURE(eight_hits, count, HitPolicy::collect, Aggregator::count)->Arg(1000)->Arg(10000);

void compile_table(benchmark::State& state, Shape shape, bool index) {
  const Workload work = shape(static_cast<std::size_t>(state.range(0)), Hits::uniform);
  const auto table = dmn::compile_table(work.source, scope(), {.index = index});
  if (!table || !right(*table, work)) return state.SkipWithError("the table's answers are wrong");
  for (auto _ : state) benchmark::DoNotOptimize(dmn::compile_table(work.source, scope(), {.index = index}));
}
BENCHMARK_CAPTURE(compile_table, strings, strings, true)->Arg(1000)->Arg(10000)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(compile_table, ranges, ranges, true)->Arg(1000)->Arg(10000)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(compile_table, ranges_unindexed, ranges, false)->Arg(10000)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(compile_table, mixed, mixed, true)->Arg(1000)->Arg(10000)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(compile_table, wide, wide, true)->Arg(10000)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(compile_table, half_free, half_free, true)->Arg(10000)->Unit(benchmark::kMillisecond);

/// What became of every rule.
void explain_all(benchmark::State& state) {
  const Workload work = ranges(static_cast<std::size_t>(state.range(0)), Hits::uniform);
  const auto table = dmn::compile_table(work.source, scope());
  feel::Evaluation call;
  const Case& one = work.cases.front();
  if (!table || table->explain(call, one.values).matched != one.rules)
    return state.SkipWithError("the explanation is wrong");
  for (auto _ : state) {
    call.reset();
    benchmark::DoNotOptimize(table->explain(call, one.values));
  }
}
BENCHMARK(explain_all)->Arg(1000)->Arg(10000)->Unit(benchmark::kMicrosecond);

/// Why one rule did not match.
void explain_one(benchmark::State& state) {
  const Workload work = ranges(static_cast<std::size_t>(state.range(0)), Hits::uniform);
  const auto table = dmn::compile_table(work.source, scope());
  feel::Evaluation call;
  const Case& one = work.cases.front();
  const std::size_t other = one.rules.front() == 0 ? 1 : 0;
  if (!table || table->explain(call, one.values, other).matched) return state.SkipWithError("the explanation is wrong");
  for (auto _ : state) {
    call.reset();
    benchmark::DoNotOptimize(table->explain(call, one.values, other));
  }
}
BENCHMARK(explain_one)->Arg(1000)->Arg(10000);

}  // namespace
