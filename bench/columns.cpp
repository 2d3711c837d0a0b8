// A million rows as Arrow columns: through a table of 100 rules of numeric ranges, and through a weighted index with
// its bands. Target: 20 million rows a second through the table, on one core. Row by row for comparison. Two threads gain
// what a second core has to give: beside other work, nothing.
#include <benchmark/benchmark.h>

#include <array>
#include <deque>
#include <string>
#include <vector>

#include "riskrule/dmn/columns.hpp"
#include "table_workloads.hpp"

namespace {

namespace dmn = riskrule::dmn;
namespace feel = riskrule::feel;

constexpr std::size_t rows = 1'000'000;
constexpr std::size_t rules = 100;

/// A batch of columns of one type, with memory of its own. It must stay where it is.
template <class T>
struct Batch {
  std::vector<std::vector<T>> values;
  std::vector<std::string> names;
  std::string format;
  std::deque<ArrowSchema> column_schemas{};
  std::deque<ArrowArray> column_arrays{};
  std::vector<std::array<const void*, 2>> buffers{};
  std::vector<ArrowSchema*> schemas{};
  std::vector<ArrowArray*> arrays{};
  ArrowSchema schema{};
  ArrowArray array{};
  std::array<const void*, 1> no_nulls{};

  Batch(std::vector<std::string> names_, std::string format_, std::vector<std::vector<T>> values_)
      : values(std::move(values_)), names(std::move(names_)), format(std::move(format_)), buffers(names.size()) {
    constexpr auto keep = [](auto* object) { object->release = nullptr; };
    for (std::size_t i = 0; i < names.size(); ++i) {
      buffers[i] = {nullptr, values[i].data()};
      schemas.push_back(&column_schemas.emplace_back());
      arrays.push_back(&column_arrays.emplace_back());
      schemas[i]->format = format.c_str();
      schemas[i]->name = names[i].c_str();
      schemas[i]->release = keep;
      arrays[i]->length = static_cast<std::int64_t>(values[i].size());
      arrays[i]->n_buffers = 2;
      arrays[i]->buffers = buffers[i].data();
      arrays[i]->release = keep;
    }
    schema.format = "+s";
    schema.n_children = static_cast<std::int64_t>(names.size());
    schema.children = schemas.data();
    schema.release = keep;
    array.length = static_cast<std::int64_t>(rows);
    array.n_buffers = 1;
    array.buffers = no_nulls.data();
    array.n_children = schema.n_children;
    array.children = arrays.data();
    array.release = keep;
  }
  Batch(const Batch&) = delete;
  Batch& operator=(const Batch&) = delete;
};

template <class T>
const T* values_of(const ArrowArray& batch, std::size_t column) {
  return static_cast<const T*>(batch.children[column]->buffers[1]);
}

/// The answers of the program, as often as the benchmark wants them.
template <class Right>
void run(benchmark::State& state, const riskrule::Result<feel::ColumnProgram>& program, const ArrowArray& batch,
         Right right) {
  if (!program) return state.SkipWithError("the columns do not fit");
  const auto first = program->evaluate(batch);
  if (!first || !right(**first)) return state.SkipWithError("the answers are wrong");
  for (auto _ : state) benchmark::DoNotOptimize(program->evaluate(batch));
  state.counters["rows/s"] =
      benchmark::Counter(static_cast<double>(rows), benchmark::Counter::kIsIterationInvariantRate);
}

const bench::Workload& work() {
  static const bench::Workload out = bench::ranges(rules, bench::Hits::uniform);
  return out;
}

/// The rule that a row hits; its inputs are those of the ring.
const bench::Case& of_row(std::size_t row) { return work().cases[row % bench::ring]; }

template <class T>
void table(benchmark::State& state, const char* format, T unit) {
  std::vector<std::vector<T>> columns(3);
  for (std::size_t c = 0; c < columns.size(); ++c)
    for (std::size_t i = 0; i < rows; ++i)
      columns[c].push_back(static_cast<T>(*of_row(i).values[c].as_number().to_int64()) * unit);
  const Batch<T> batch({"a", "b", "c"}, format, std::move(columns));
  const auto decide = dmn::compile_table(work().source, bench::scope());
  const auto program =
      dmn::bind_columns(*decide, bench::scope(), batch.schema, {.threads = static_cast<unsigned>(state.range(0))});
  run(state, program, batch.array, [](const ArrowArray& made) {
    const auto* outputs = values_of<std::int64_t>(made, 0);
    const auto* deciding = values_of<std::int32_t>(made, 1);
    for (std::size_t i = 0; i < rows; ++i) {
      const auto rule = static_cast<std::int32_t>(of_row(i).rules.front());
      if (outputs[i] != rule || deciding[i] != rule + 1) return false;
    }
    return made.length == static_cast<std::int64_t>(rows);
  });
}
__extension__ typedef __int128 i128;
BENCHMARK_CAPTURE(table, int32, "i", std::int32_t{1})->Arg(1)->Arg(2)->UseRealTime()->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(table, decimal64, "d:18,2,64", std::int64_t{100})
    ->Arg(1)
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(table, decimal128, "d:38,2", i128{100})->Arg(1)->Arg(2)->UseRealTime()->Unit(benchmark::kMillisecond);

void table_row_by_row(benchmark::State& state) {
  const auto decide = dmn::compile_table(work().source, bench::scope());
  feel::Evaluation call;
  for (auto _ : state)
    for (std::size_t i = 0; i < rows; ++i) {
      call.reset();
      const auto found = decide->decide(call, of_row(i).values);
      if (found.rules.size() != 1 || found.rules[0] != of_row(i).rules.front())
        return state.SkipWithError("the answers are wrong");
    }
  state.counters["rows/s"] =
      benchmark::Counter(static_cast<double>(rows), benchmark::Counter::kIsIterationInvariantRate);
}
BENCHMARK(table_row_by_row)->UseRealTime()->Unit(benchmark::kMillisecond);

/// A number below 101, without a pattern.
std::int64_t scattered(std::size_t i) { return static_cast<std::int64_t>((i * 2654435761U >> 7U) % 101); }

/// Six weighted terms in hundredths, and the band that the index falls into.
constexpr std::array<std::int64_t, 6> weights{15, 25, 10, 20, 12, 18};
constexpr const char* weighted_index =
    "{index: 0.15 * R1 + 0.25 * R2 + 0.10 * R3 + 0.20 * R4 + 0.12 * R5 + 0.18 * R6, "
    "band: if index <= 0.36 then \"low\" else if index < 0.64 then \"medium\" else \"high\"}";

void index(benchmark::State& state) {
  std::vector<std::vector<std::int64_t>> terms(weights.size());
  std::vector<std::int64_t> sums(rows, 0);
  for (std::size_t t = 0; t < terms.size(); ++t)
    for (std::size_t i = 0; i < rows; ++i) {
      terms[t].push_back(scattered(i * 6 + t));
      sums[i] += weights[t] * terms[t].back();
    }
  const Batch<std::int64_t> batch({"R1", "R2", "R3", "R4", "R5", "R6"}, "d:18,2,64", terms);
  feel::Scope scope;
  for (const auto& name : batch.names) scope.add(name);
  const auto expression = feel::compile(weighted_index, scope);
  const auto program =
      feel::bind_columns(*expression, scope, batch.schema, {.threads = static_cast<unsigned>(state.range(0))});
  run(state, program, batch.array, [&](const ArrowArray& made) {
    const auto* found = values_of<i128>(made, 0);
    const auto* bands = values_of<std::int32_t>(made, 1);  // high, low, medium: sorted
    for (std::size_t i = 0; i < rows; ++i)
      if (found[i] != sums[i] || bands[i] != (sums[i] <= 3600 ? 1 : sums[i] < 6400 ? 2 : 0)) return false;
    return true;
  });
}
BENCHMARK(index)->Arg(1)->Arg(2)->UseRealTime()->Unit(benchmark::kMillisecond);

}  // namespace
