// A table that is not told some of its inputs: it may say only what it would say whatever they are.
#include "dmn/settle.hpp"

#include <gtest/gtest.h>

namespace riskrule::dmn {
namespace {

using feel::Value;

/// Small whole numbers, the same in every run.
class Draw {
 public:
  std::size_t below(std::size_t n) {
    state_ = state_ * 6364136223846793005U + 1442695040888963407U;
    return static_cast<std::size_t>(state_ >> 33U) % n;
  }
  template <std::size_t N>
  const char* one_of(const char* const (&all)[N]) {
    return all[below(N)];
  }

 private:
  std::uint64_t state_ = 20240901;
};

constexpr HitPolicy policies[] = {HitPolicy::unique,  HitPolicy::first,      HitPolicy::priority,    HitPolicy::any,
                                  HitPolicy::collect, HitPolicy::rule_order, HitPolicy::output_order};
constexpr std::size_t columns = 3;
constexpr std::int64_t values = 4;  // every input is 1, 2, 3 or 4

feel::Scope scope() {
  feel::Scope out;
  for (const char* name : {"a", "b", "c"}) out.add(name, feel::simple_type(feel::TypeKind::number));
  return out;
}

TableSource random_table(Draw& draw) {
  static constexpr const char* cells[] = {"-",   "-", "1", "2, 3", "< 3", "not(2)", "[2..4)", "? > 1 and ? != 3",
                                          "> b", "a"};
  static constexpr const char* outputs[] = {"1", "1", "2", "3", "c"};
  TableSource out;
  out.hit_policy = policies[draw.below(std::size(policies))];
  if (out.hit_policy == HitPolicy::collect && draw.below(2) == 0) out.aggregator = Aggregator::sum;
  for (const char* name : {"a", "b", "c"})
    out.inputs.push_back({.expression = {name}, .type = feel::simple_type(feel::TypeKind::number)});
  out.outputs = {{.allowed = {"3, 2, 1, 4"}, .otherwise = {draw.below(2) == 0 ? "" : "2"}}};
  const std::size_t rules = 1 + draw.below(12);
  for (std::size_t r = 0; r < rules; ++r) {
    Rule rule;
    for (std::size_t c = 0; c < columns; ++c) rule.inputs.push_back({draw.one_of(cells)});
    rule.outputs = {{draw.one_of(outputs)}};
    out.rules.push_back(std::move(rule));
  }
  return out;
}

bool is_unsettled(const Value& value) {
  return value.is_null() && value.reason() != nullptr && value.reason()->code == "dmn.unsettled";
}

/// Calls `see` with the inputs, each null replaced by each value that it may have.
template <class See>
void complete(std::vector<Value> inputs, std::size_t from, const See& see) {
  while (from < inputs.size() && !inputs[from].is_null()) ++from;
  if (from == inputs.size()) return see(inputs);
  for (std::int64_t v = 1; v <= values; ++v) {
    inputs[from] = Value::number(Decimal(v));
    complete(inputs, from + 1, see);
  }
}

TEST(Settle, SaysWhatHoldsWhateverIsNotTold) {
  Draw draw;
  std::size_t settled = 0;
  std::size_t unsettled = 0;
  for (int i = 0; i < 3000; ++i) {
    const auto table = compile_table(random_table(draw), scope(), {.mode = feel::Mode::strict});
    ASSERT_TRUE(table) << to_text(table.diagnostics());
    feel::Evaluation call;
    std::vector<Value> inputs;
    for (std::size_t c = 0; c < columns; ++c)
      inputs.push_back(draw.below(2) == 0 ? Value()
                                          : Value::number(Decimal(1 + static_cast<std::int64_t>(draw.below(values)))));
    const Value said = settle(*table, call, inputs);
    (is_unsettled(said) ? unsettled : settled) += 1;
    if (is_unsettled(said) || said.is_null()) continue;  // null: nothing is said; why is another test's
    const std::string text = feel::to_feel(said);
    if (text.find("null") != std::string::npos) continue;  // the output itself is not told
    complete(inputs, 0,
             [&](const std::vector<Value>& all) { EXPECT_EQ(feel::to_feel(table->evaluate(call, all)), text) << i; });
  }
  EXPECT_GT(settled, 500U);
  EXPECT_GT(unsettled, 500U);
}

TEST(Settle, IsTheTableWhereEverythingIsTold) {
  Draw draw;
  for (int i = 0; i < 500; ++i) {
    const auto table = compile_table(random_table(draw), scope(), {.mode = feel::Mode::strict});
    ASSERT_TRUE(table);
    feel::Evaluation call;
    complete(std::vector<Value>(columns), 0, [&](const std::vector<Value>& all) {
      const std::string told = feel::to_feel(table->evaluate(call, all));
      EXPECT_EQ(feel::to_feel(settle(*table, call, all)), told);
      call.recording = feel::Recording::proof;
      EXPECT_EQ(feel::to_feel(settle(*table, call, all)), told);
      call.recording = feel::Recording::nothing;
      call.reset();
    });
  }
}

TEST(Settle, NamesTheRuleAndTheInput) {
  TableSource source;
  source.inputs = {{.expression = {"a"}}, {.expression = {"b"}}};
  source.outputs = {{}};
  source.rules = {{.inputs = {{"1"}, {"-"}}, .outputs = {{"1"}}}, {.inputs = {{"> 1"}, {"2"}}, .outputs = {{"2"}}}};
  const auto table = compile_table(source, scope(), {.mode = feel::Mode::strict});
  ASSERT_TRUE(table);
  feel::Evaluation call;
  const Value inputs[] = {Value::number(Decimal(2)), Value(), Value()};
  const Value value = settle(*table, call, inputs);
  ASSERT_TRUE(is_unsettled(value));
  EXPECT_EQ(value.reason()->message, "it can not be told whether rule 2 matches: `b`");
  EXPECT_EQ(reads_of(*table), (std::vector<std::uint32_t>{0, 1}));
}

}  // namespace
}  // namespace riskrule::dmn
