// W2: FEEL over typed inputs. Target: a weighted index of six terms and its band within 100 ns, in exact decimals.
#include "riskrule/feel/expression.hpp"

#include <benchmark/benchmark.h>

#include <string>
#include <vector>

#include "workload.hpp"

namespace {

namespace feel = riskrule::feel;

void expression(benchmark::State& state, const char* name, bool tracing) {
  const auto work = generated::named(name);
  const auto model = riskrule::dmn::load_dmn(work.dmn, name);
  const auto compiled = feel::compile(work.text("feel"), work.scope());
  if (!model || !compiled) return state.SkipWithError("the expression does not compile");
  feel::Evaluation stored, call;
  if (tracing) call.recording = feel::Recording::proof;
  std::vector<std::vector<feel::Value>> rows;
  for (const auto& one : work.cases) {
    rows.push_back(generated::slots(stored, work, *model, one));
    call.reset();
    if (!generated::right(call, compiled->evaluate(call, rows.back()), one))
      return state.SkipWithError("a wrong answer");
  }
  generated::Ring ring(rows.size());
  for (auto _ : state) {
    call.reset();
    benchmark::DoNotOptimize(compiled->evaluate(call, rows[ring.next()]));
  }
}
BENCHMARK_CAPTURE(expression, index_of_6, "w2-a-6", false);
BENCHMARK_CAPTURE(expression, index_of_6_traced, "w2-a-6", true);
BENCHMARK_CAPTURE(expression, index_of_26, "w2-a-26", false);
BENCHMARK_CAPTURE(expression, period, "w2-b", false);
BENCHMARK_CAPTURE(expression, words, "w2-c", false);
BENCHMARK_CAPTURE(expression, filter_and_sum, "w2-d-sum", false);
BENCHMARK_CAPTURE(expression, some, "w2-d-some", false);

void compile_expression(benchmark::State& state) {
  const auto work = generated::named("w2-a-6");
  const auto scope = work.scope();
  for (auto _ : state) benchmark::DoNotOptimize(feel::compile(work.text("feel"), scope));
}
BENCHMARK(compile_expression)->Unit(benchmark::kMicrosecond);

}  // namespace
