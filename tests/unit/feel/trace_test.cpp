// What a traced evaluation records: operations with their source text, reads with their place in the input.
#include <gtest/gtest.h>

#include <string>

#include "sample.hpp"

namespace riskrule::feel {
namespace {

/// One line per node: indented by depth, `operation | text | value`, and `@place` of a read.
std::string traced(const std::string& text) {
  const sample::PlanScope plan;
  CompileOptions options;
  options.mode = Mode::strict;
  const auto compiled = compile(text, plan.scope, options);
  if (!compiled) return to_text(compiled.diagnostics());
  Evaluation call;
  call.recording = Recording::proof;
  compiled->evaluate(call, plan.inputs);
  std::string out;
  for (const auto& node : call.trace.nodes()) {
    out += std::string(node.depth * 2, ' ') + std::string(node.operation) + " | " + std::string(node.text);
    if (node.value.is(Tag::number) || node.value.is(Tag::boolean) || node.value.is(Tag::string) || node.value.is_null())
      out += " | " + to_feel(node.value);
    if (node.path != nullptr) out += " @" + to_pointer(node.path);
    out += "\n";
  }
  return out;
}

TEST(FeelTrace, ChainOfMembersIsOneRead) {
  EXPECT_EQ(traced("main_risk.weight > 0.5"),
            "> | main_risk.weight > 0.5 | true\n"
            "  read | main_risk.weight | 0.7 @/main_risk/weight\n");
}

TEST(FeelTrace, ConstantsAreNotRecorded) {
  EXPECT_EQ(traced("1 + 2 = 3 and true"), "and | 1 + 2 = 3 and true | true\n");
}

TEST(FeelTrace, EveryItemNamesItsPlace) {
  EXPECT_EQ(traced("every r in risks satisfies r.weight < 0.5"),
            "every | every r in risks satisfies r.weight < 0.5 | false\n"
            "  read | risks @/risks\n"
            "  < | r.weight < 0.5 | false\n"
            "    read | r.weight | 0.7 @/risks/0/weight\n");
}

TEST(FeelTrace, OnlyTheBranchThatWasTaken) {
  EXPECT_EQ(traced("if main_risk.controlled then (main_risk.weight + 1) * 2 else 5 / main_risk.weight"),
            "if | if main_risk.controlled then (main_risk.weight + 1) * 2 else 5 / main_risk.weight | 3.4\n"
            "  read | main_risk.controlled | true @/main_risk/controlled\n"
            "  * | (main_risk.weight + 1) * 2 | 3.4\n"
            "    + | main_risk.weight + 1 | 1.7\n"
            "      read | main_risk.weight | 0.7 @/main_risk/weight\n");
}

TEST(FeelTrace, ANullSaysWhichInputIsMissing) {
  EXPECT_EQ(traced("budget > 5"),
            "> | budget > 5 | null\n"
            "  read | budget | null @/budget\n");
}

TEST(FeelTrace, CallsAndFilters) {
  EXPECT_EQ(traced("count(risks[level = high])"),
            "call count | count(risks[level = high]) | 1\n"
            "  filter | risks[level = high]\n"
            "    read | risks @/risks\n"
            "    = | level = high | true\n"
            "      read | level | \"high\" @/risks/0/level\n"
            "    = | level = high | false\n"
            "      read | level | \"low\" @/risks/1/level\n");
}

TEST(FeelTrace, NothingIsRecordedUnasked) {
  Evaluation call;
  compile("1 + 1", Scope())->evaluate(call, {});
  EXPECT_TRUE(call.trace.nodes().empty());
}

}  // namespace
}  // namespace riskrule::feel
