// W3: decision graphs. Target: the lending graph, eleven decisions, within 2 us. `explained` writes down every step and
// the rules that matched.
#include <benchmark/benchmark.h>

#include <fstream>
#include <string>
#include <vector>

#include "riskrule/dmn/explain.hpp"
#include "workload.hpp"

namespace {

namespace dmn = riskrule::dmn;
namespace feel = riskrule::feel;

struct Graph {
  generated::Workload work;
  riskrule::Result<dmn::Model> model;
  feel::Evaluation stored{};  // holds the inputs
  std::vector<feel::Value> inputs{};
  std::string_view decision = work.text("decision");

  explicit Graph(const char* name) : work(generated::named(name)), model(dmn::load_dmn(work.dmn, name)) {
    if (model)
      for (const auto& one : work.cases) inputs.push_back(generated::context(stored, *model, one));
  }
  bool right() const {
    feel::Evaluation call;
    for (std::size_t i = 0; i < inputs.size(); ++i) {
      call.reset();
      if (!generated::right(call, model->evaluate_decision(call, decision, inputs[i]), work.cases[i])) return false;
    }
    return !inputs.empty();
  }
};

void decide(benchmark::State& state, const char* name) {
  const Graph graph(name);
  if (!graph.right()) return state.SkipWithError("a wrong answer");
  feel::Evaluation call;
  generated::Ring ring(graph.inputs.size());
  for (auto _ : state) {
    call.reset();
    benchmark::DoNotOptimize(graph.model->evaluate_decision(call, graph.decision, graph.inputs[ring.next()]));
  }
}
BENCHMARK_CAPTURE(decide, lending, "w3-lending");
BENCHMARK_CAPTURE(decide, stability, "w3-stability");

/// The conformance kit's lending example, where the kit is.
const bool kit = [] {
  const bool there = std::ifstream(RISKRULE_WORKLOADS "/w3-chapter-11.json").good();
  if (there) benchmark::RegisterBenchmark("decide/chapter_11", decide, "w3-chapter-11");
  return there;
}();

void explained(benchmark::State& state, const char* name) {
  const Graph graph(name);
  if (!graph.right()) return state.SkipWithError("a wrong answer");
  feel::Evaluation call;
  generated::Ring ring(graph.inputs.size());
  const std::string_view wanted[] = {graph.decision};
  for (auto _ : state) {
    call.reset();
    benchmark::DoNotOptimize(dmn::explain_decisions(*graph.model, call, wanted, graph.inputs[ring.next()]));
  }
}
BENCHMARK_CAPTURE(explained, lending, "w3-lending");
BENCHMARK_CAPTURE(explained, stability, "w3-stability");

void load(benchmark::State& state, const char* name) {
  const auto work = generated::named(name);
  if (!dmn::load_dmn(work.dmn, name)) return state.SkipWithError("the model does not load");
  for (auto _ : state) benchmark::DoNotOptimize(dmn::load_dmn(work.dmn, name));
}
BENCHMARK_CAPTURE(load, lending, "w3-lending")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(load, table_of_10000, "w1-b-10000")->Unit(benchmark::kMillisecond);

}  // namespace
