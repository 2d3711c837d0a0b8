// Decision tables of 10 to 10 000 rules: evaluation with inputs in a ring of 1024, compilation, explanation on demand.
// Targets: 1 000 rules of numeric ranges at most 500 ns, 10 000 rules at most 1.5 times that; compiled within 50 ms.
#include <benchmark/benchmark.h>

#include <array>
#include <string>
#include <vector>

#include "riskrule/dmn/table.hpp"

namespace {

using riskrule::Decimal;
using riskrule::feel::Value;
namespace dmn = riskrule::dmn;
namespace feel = riskrule::feel;

constexpr std::size_t ring = 1024;
constexpr std::size_t inputs = 3;

/// What an input of the ring is, and the rule that it hits.
struct Case {
  std::array<Value, inputs> values;
  std::size_t rule;
};

struct Workload {
  dmn::TableSource source;
  std::vector<Case> cases;
  std::vector<std::string> texts;  ///< of the cases' strings
};

/// A rule somewhere in the table, spread over it and without a pattern.
std::size_t scattered(std::size_t i, std::size_t rules) { return (i * 2654435761U >> 7U) % rules; }

std::string day(std::size_t i) {
  const auto date = *riskrule::date_from_days(static_cast<std::int64_t>(i));
  return "date(\"" + riskrule::to_string(date) + "\")";
}

Workload empty(dmn::HitPolicy policy, std::size_t rules) {
  Workload out;
  out.source.hit_policy = policy;
  for (const char* name : {"a", "b", "c"}) out.source.inputs.push_back({.expression = {name}});
  out.source.outputs = {{.name = "rule"}};
  out.source.rules.resize(rules);
  out.texts.reserve(ring);
  for (std::size_t r = 0; r < rules; ++r) out.source.rules[r].outputs = {{std::to_string(r)}};
  return out;
}

/// (a) Equality on strings: the third input tells the rules apart.
Workload strings(std::size_t rules) {
  auto out = empty(dmn::HitPolicy::unique, rules);
  for (std::size_t r = 0; r < rules; ++r)
    out.source.rules[r].inputs = {{"\"group " + std::to_string(r % 10) + "\""},
                                  {r % 2 == 0 ? "\"even\"" : "\"odd\""},
                                  {"\"item " + std::to_string(r) + "\""}};
  for (std::size_t i = 0; i < ring; ++i) {
    const std::size_t rule = scattered(i, rules);
    out.texts.push_back("group " + std::to_string(rule % 10) + "item " + std::to_string(rule));
    const std::string_view text = out.texts.back();
    out.cases.push_back({{Value::string(text.substr(0, 7)), Value::string(rule % 2 == 0 ? "even" : "odd"),
                          Value::string(text.substr(7))},
                         rule});
  }
  return out;
}

std::string half_open(std::size_t from, std::size_t to) {
  return "[" + std::to_string(from) + ".5.." + std::to_string(to) + ".5)";
}

/// (b) Numeric half-open ranges: disjoint in the first input, overlapping in the others.
Workload ranges(std::size_t rules) {
  auto out = empty(dmn::HitPolicy::unique, rules);
  for (std::size_t r = 0; r < rules; ++r)
    out.source.rules[r].inputs = {{half_open(r, r + 1)}, {half_open(r / 2, r + rules)}, {half_open(0, r + 2)}};
  for (std::size_t i = 0; i < ring; ++i) {
    const std::size_t rule = scattered(i, rules);
    const Value x = Value::number(Decimal(rule + 1));
    out.cases.push_back({{x, x, x}, rule});
  }
  return out;
}

/// (c) Mixed: `-`, lists of strings, dates, and a `not`.
Workload mixed(std::size_t rules) {
  auto out = empty(dmn::HitPolicy::first, rules);
  for (std::size_t r = 0; r < rules; ++r)
    out.source.rules[r].inputs = {{"[" + day(r * 3) + ".." + day(r * 3 + 2) + "]"},
                                  {r % 3 == 0 ? "-" : "\"low\", \"medium\""},
                                  {r % 4 == 0 ? "not(7)" : "> " + std::to_string(r % 50)}};
  for (std::size_t i = 0; i < ring; ++i) {
    const std::size_t rule = scattered(i, rules);
    const auto date = riskrule::date_from_days(static_cast<std::int64_t>(rule * 3 + 1));
    out.cases.push_back({{Value::date(*date), Value::string("medium"), Value::number(Decimal(60))}, rule});
  }
  return out;
}

/// (d) `Age >= i`, two words, true; FIRST. Ages below the number of rules hit the first rule; the last words none.
Workload thresholds(std::size_t rules) {
  auto out = empty(dmn::HitPolicy::first, rules);
  for (std::size_t r = 0; r < rules; ++r)
    out.source.rules[r].inputs = {{">= " + std::to_string(rules - r)}, {"\"Medium\", \"Low\""}, {"true"}};
  for (std::size_t i = 0; i < ring; ++i) {
    const std::size_t rule = scattered(i, rules);
    out.cases.push_back({{Value::number(Decimal(rules - rule)), Value::string("Low"), Value::boolean(true)}, rule});
  }
  return out;
}

feel::Scope scope() {
  feel::Scope out;
  for (const char* name : {"a", "b", "c"}) out.add(name);
  return out;
}

bool right(const dmn::Table& table, const Workload& work) {
  feel::Evaluation call;
  for (const Case& one : work.cases) {
    call.reset();
    const Value found = table.evaluate(call, one.values);
    if (!found.is(feel::Tag::number) || found.as_number() != Decimal(one.rule)) return false;
  }
  return true;
}

void evaluate(benchmark::State& state, Workload (*make)(std::size_t), bool index) {
  const Workload work = make(static_cast<std::size_t>(state.range(0)));
  const auto table = dmn::compile_table(work.source, scope(), {.index = index});
  if (!table || !right(*table, work)) return state.SkipWithError("the table's answers are wrong");
  feel::Evaluation call;
  std::size_t i = 0;
  for (auto _ : state) {
    call.reset();
    benchmark::DoNotOptimize(table->evaluate(call, work.cases[i++ % ring].values));
  }
}
BENCHMARK_CAPTURE(evaluate, strings, strings, true)->RangeMultiplier(10)->Range(10, 10000);
BENCHMARK_CAPTURE(evaluate, ranges, ranges, true)->RangeMultiplier(10)->Range(10, 10000);
BENCHMARK_CAPTURE(evaluate, mixed, mixed, true)->RangeMultiplier(10)->Range(10, 10000);
BENCHMARK_CAPTURE(evaluate, thresholds, thresholds, true)->RangeMultiplier(10)->Range(10, 10000);
BENCHMARK_CAPTURE(evaluate, ranges_scanned, ranges, false)->RangeMultiplier(10)->Range(10, 10000);

void compile_table(benchmark::State& state, Workload (*make)(std::size_t), bool index) {
  const Workload work = make(static_cast<std::size_t>(state.range(0)));
  const auto table = dmn::compile_table(work.source, scope(), {.index = index});
  if (!table || !right(*table, work)) return state.SkipWithError("the table's answers are wrong");
  for (auto _ : state) benchmark::DoNotOptimize(dmn::compile_table(work.source, scope(), {.index = index}));
}
BENCHMARK_CAPTURE(compile_table, strings, strings, true)->Arg(1000)->Arg(10000)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(compile_table, ranges, ranges, true)->Arg(1000)->Arg(10000)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(compile_table, ranges_unindexed, ranges, false)->Arg(10000)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(compile_table, mixed, mixed, true)->Arg(10000)->Unit(benchmark::kMillisecond);

void explain_all(benchmark::State& state) {
  const Workload work = ranges(static_cast<std::size_t>(state.range(0)));
  const auto table = dmn::compile_table(work.source, scope());
  feel::Evaluation call;
  const Case& one = work.cases.front();
  if (!table || table->explain(call, one.values).matched != std::vector<std::size_t>{one.rule})
    return state.SkipWithError("the explanation is wrong");
  for (auto _ : state) {
    call.reset();
    benchmark::DoNotOptimize(table->explain(call, one.values));
  }
}
BENCHMARK(explain_all)->Arg(1000)->Arg(10000)->Unit(benchmark::kMicrosecond);

void explain_one(benchmark::State& state) {
  const Workload work = ranges(static_cast<std::size_t>(state.range(0)));
  const auto table = dmn::compile_table(work.source, scope());
  feel::Evaluation call;
  const Case& one = work.cases.front();
  if (!table || !table->explain(call, one.values, one.rule).matched)
    return state.SkipWithError("the explanation is wrong");
  for (auto _ : state) {
    call.reset();
    benchmark::DoNotOptimize(table->explain(call, one.values, one.rule));
  }
}
BENCHMARK(explain_one)->Arg(1000)->Arg(10000);

}  // namespace
