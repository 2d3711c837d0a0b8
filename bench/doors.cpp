// What the C ABI costs over the C++ function that it calls: an evaluation of a prepared expression (target: 50 ns at
// most), and an assessment from JSON to JSON (target: 1.2 times at most).
#include <benchmark/benchmark.h>

#include <fstream>
#include <sstream>
#include <string>

#include "riskrule/assess/assess.hpp"
#include "riskrule/feel/expression.hpp"
#include "riskrule/model/io.hpp"
#include "riskrule/riskrule.h"

namespace {

namespace feel = riskrule::feel;
using riskrule::Decimal;

constexpr const char* expression_text = "likelihood * impact";
const Decimal expected = *Decimal::parse("0.08");

void evaluate_cpp(benchmark::State& state) {
  feel::Scope scope;
  scope.add("likelihood");
  scope.add("impact");
  const auto product = feel::compile(expression_text, scope);
  feel::Evaluation call;
  const auto run = [&] {
    call.reset();
    const feel::Value inputs[] = {feel::Value::number(*Decimal::parse("0.2")),
                                  feel::Value::number(*Decimal::parse("0.4"))};
    return product->evaluate(call, inputs);
  };
  if (run().as_number() != expected) return state.SkipWithError("a wrong answer");
  feel::Value inputs[] = {feel::Value::number(*Decimal::parse("0.2")), feel::Value::number(*Decimal::parse("0.4"))};
  for (auto _ : state) {
    benchmark::DoNotOptimize(inputs);
    call.reset();
    benchmark::DoNotOptimize(product->evaluate(call, inputs));
  }
}
BENCHMARK(evaluate_cpp);

/// Two inputs set, the expression run, its number read: all that a host does for one row.
void evaluate_c(benchmark::State& state) {
  const char* names[] = {"likelihood", "impact"};
  riskrule_compile_options options{};
  options.struct_size = sizeof options;
  options.names = names;
  options.name_count = 2;
  riskrule_expression* product = nullptr;
  riskrule_call* call = nullptr;
  riskrule_expression_compile(expression_text, std::string_view(expression_text).size(), &options, &product, nullptr);
  riskrule_call_new(product, &call, nullptr);
  int64_t coefficient = 0;
  int32_t exponent = 0;
  const auto run = [&] {
    riskrule_call_set_number(call, 0, 2, -1);
    riskrule_call_set_number(call, 1, 4, -1);
    riskrule_call_run(call, nullptr);
    riskrule_call_number(call, &coefficient, &exponent);
  };
  run();
  if (coefficient != 8 || exponent != -2) state.SkipWithError("a wrong answer");
  for (auto _ : state) {
    run();
    benchmark::DoNotOptimize(coefficient);
  }
  riskrule_call_free(call);
  riskrule_expression_free(product);
}
BENCHMARK(evaluate_c);

std::string matter_text() {
  std::ifstream in(RISKRULE_SOURCE_DIR "/seeds/matters/songjiang-quality-2024.json", std::ios::binary);
  std::stringstream out;
  out << in.rdbuf();
  return out.str();
}

std::string assess_by_cpp(const std::string& json) {
  auto matter = riskrule::read_matter(json, "matter.json");
  return riskrule::write_assessment(*riskrule::assess(*std::move(matter)));
}

std::string assess_by_c(const std::string& json) {
  riskrule_matter* matter = nullptr;
  riskrule_assessment* assessment = nullptr;
  riskrule_text* text = nullptr;
  riskrule_matter_read(json.data(), json.size(), "matter.json", &matter, nullptr);
  riskrule_assess(matter, nullptr, nullptr, &assessment, nullptr);
  riskrule_render(matter, assessment, RISKRULE_JSON, &text, nullptr);
  std::string out(riskrule_text_data(text), riskrule_text_size(text));
  riskrule_text_free(text);
  riskrule_assessment_free(assessment);
  riskrule_matter_free(matter);
  return out;
}

void assess_json(benchmark::State& state, std::string (*assess)(const std::string&)) {
  const auto json = matter_text();
  if (assess(json).empty() || assess_by_c(json) != assess_by_cpp(json)) return state.SkipWithError("a wrong answer");
  for (auto _ : state) benchmark::DoNotOptimize(assess(json));
}
BENCHMARK_CAPTURE(assess_json, cpp, assess_by_cpp)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(assess_json, c, assess_by_c)->Unit(benchmark::kMicrosecond);

}  // namespace
