// The whole assessment of the first real matter against reading its JSON alone. Target: at most 3 times.
// Also: a warm assessment allocates nothing that it does not return.
#include <benchmark/benchmark.h>

#include <fstream>
#include <iterator>
#include <string>

#include "riskrule/assess/assess.hpp"
#include "riskrule/data/json.hpp"
#include "riskrule/model/io.hpp"

namespace {

std::string songjiang() {
  std::ifstream file(RISKRULE_SOURCE_DIR "/seeds/matters/songjiang-quality-2024.json");
  return {std::istreambuf_iterator<char>(file), {}};
}

void parse_json(benchmark::State& state) {
  const std::string text = songjiang();
  if (!riskrule::data::parse_json(text)) return state.SkipWithError("the matter is not JSON");
  for (auto _ : state) benchmark::DoNotOptimize(riskrule::data::parse_json(text));
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}
BENCHMARK(parse_json);

void read_matter(benchmark::State& state) {
  const std::string text = songjiang();
  const auto matter = riskrule::read_matter(text);
  if (!matter || matter->consultations->empty()) return state.SkipWithError("the matter was not read");
  for (auto _ : state) benchmark::DoNotOptimize(riskrule::read_matter(text));
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}
BENCHMARK(read_matter);

bool right(const riskrule::Result<riskrule::Assessment>& assessment) {
  return assessment && assessment->counts.violated >= 2 && assessment->grade.grade.value_or("") == "低";
}

void bytes_to_assessment(benchmark::State& state) {
  const std::string text = songjiang();
  const auto pack = riskrule::pack::builtin("cn.shanghai.songjiang");
  riskrule::Workspace workspace;
  const auto run = [&] { return riskrule::assess(std::move(*riskrule::read_matter(text)), *pack, workspace); };
  if (!right(run())) return state.SkipWithError("the assessment is wrong");
  for (auto _ : state) benchmark::DoNotOptimize(run());
}
BENCHMARK(bytes_to_assessment);

void assess_warm(benchmark::State& state) {
  const riskrule::Shared<riskrule::Matter> matter = std::move(*riskrule::read_matter(songjiang()));
  const auto pack = riskrule::pack::builtin("cn.shanghai.songjiang");
  riskrule::Workspace workspace;
  if (!right(riskrule::assess(matter, *pack, workspace))) return state.SkipWithError("the assessment is wrong");
  for (auto _ : state) benchmark::DoNotOptimize(riskrule::assess(matter, *pack, workspace));
}
BENCHMARK(assess_warm);

void compile_pack(benchmark::State& state) {
  const auto text = riskrule::pack::builtin_library().text("cn.shanghai.songjiang");
  if (!riskrule::pack::load(text)) return state.SkipWithError("the pack does not compile");
  for (auto _ : state) benchmark::DoNotOptimize(riskrule::pack::load(text));
}
BENCHMARK(compile_pack)->Unit(benchmark::kMillisecond);

}  // namespace
