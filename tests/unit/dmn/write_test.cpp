#include "riskrule/dmn/write.hpp"

#include <gtest/gtest.h>

#include "dmn/box.hpp"
#include "dmn/model_data.hpp"
#include "riskrule/dmn/model.hpp"

namespace riskrule::dmn {
namespace {

using feel::simple_type;
using feel::TypeKind;

ModelSource sample() {
  TableSource table;
  table.hit_policy = HitPolicy::collect;
  table.aggregator = Aggregator::max;
  table.inputs = {{.expression = {"days"}, .type = simple_type(TypeKind::number), .allowed = {">= 0"}},
                  {.expression = {"way"}, .type = simple_type(TypeKind::string)}};
  table.outputs = {
      {.name = "points", .type = simple_type(TypeKind::number), .allowed = {"0, 1, 2"}, .otherwise = {"0"}}};
  table.rules = {{.inputs = {{"< 30"}, {"\"a&b\", \"<c>\""}}, .outputs = {{"2"}}, .note = "short & \"hidden\""},
                 {.inputs = {{"-"}, {"-"}}, .outputs = {{"if days < 7\n\tthen 2 else 1"}}}};
  ModelSource model{.name = "期限 <1>", .namespace_uri = "urn:sample"};
  model.inputs = {{.name = "days", .type = simple_type(TypeKind::number)},
                  {.name = "way", .type = simple_type(TypeKind::string)},
                  {.name = "people",
                   .type = feel::list_of(feel::context_of(
                       {{"age", simple_type(TypeKind::number)}, {"born", simple_type(TypeKind::date)}}))}};
  model.decisions = {
      {.name = "得分", .type = simple_type(TypeKind::number), .required = {"days", "way"}, .body = table},
      {.name = "verdict", .required = {"得分"}, .body = std::string("得分 >= 2 and \"x\" < \"y\"")}};
  return model;
}

/// The model that a loaded one would be written from: its inputs, and its decisions that are tables or literals.
ModelSource source_of(const Model& model) {
  ModelSource out{.name = std::string(model.name()), .namespace_uri = std::string(model.namespace_uri())};
  for (const auto& node : model.data().nodes) {
    DecisionSource decision{.name = node->name, .type = node->type ? node->type->type : nullptr};
    for (const Node* required : node->required) decision.required.push_back(required->name);
    if (node->kind == Node::Kind::input) {
      out.inputs.push_back({.name = node->name, .type = node->type ? node->type->type : nullptr});
      continue;
    }
    if (const auto* table = dynamic_cast<const TableBox*>(node->logic.get()))
      decision.body = table->table.source();
    else if (const auto* literal = dynamic_cast<const LiteralBox*>(node->logic.get()))
      decision.body = std::string(literal->expression.text());
    else
      continue;
    out.decisions.push_back(std::move(decision));
  }
  return out;
}

/// Loads what is written; strict, so that nothing is wrong with it.
Model reloaded(const ModelSource& source) {
  const auto xml = write_dmn(source);
  EXPECT_TRUE(xml) << to_text(xml.diagnostics());
  auto loaded = load_dmn(*xml, "written.dmn", {.mode = feel::Mode::strict});
  EXPECT_TRUE(loaded) << to_text(loaded.diagnostics()) << *xml;
  return *loaded;
}

std::string decide(const Model& model, const std::string& name, std::int64_t days, std::string_view way) {
  feel::Evaluation call;
  const feel::Entry entries[] = {{"days", feel::Value::number(Decimal(days))}, {"way", feel::Value::string(way)}};
  return feel::to_feel(model.evaluate_decision(call, name, feel::make_context(call.arena, entries)));
}

TEST(Write, EditionsDifferInTheirNamespaceAlone) {
  ModelSource model = sample();
  const std::string newest = *write_dmn(model);
  model.edition = Edition::dmn_1_3;
  std::string older = *write_dmn(model);
  const std::string_view theirs = "/20191111/";
  ASSERT_NE(older.find(theirs), std::string::npos);
  EXPECT_EQ(decide(reloaded(model), "得分", 10, "a&b"), "2");
  older.replace(older.find(theirs), theirs.size(), "/20230324/");
  EXPECT_EQ(older, newest);
}

TEST(Write, WhatIsWrittenIsReadBack) {
  const Model model = reloaded(sample());
  EXPECT_EQ(model.name(), "期限 <1>");
  EXPECT_EQ(model.inputs(), (std::vector<std::string_view>{"days", "way", "people"}));
  EXPECT_EQ(feel::to_string(*model.type_of("people")), "list<context<age: number, born: date>>");
  EXPECT_EQ(model.inputs_of("verdict"), (std::vector<std::string_view>{"days", "way"}));
  EXPECT_EQ(decide(model, "得分", 10, "a&b"), "2");
  EXPECT_EQ(decide(model, "得分", 3, "other"), "2");
  EXPECT_EQ(decide(model, "得分", 10, "other"), "1");
  EXPECT_EQ(decide(model, "得分", -1, "other"), "null") << "allowed values are kept";
  EXPECT_EQ(decide(model, "verdict", 10, "<c>"), "true");
}

TEST(Write, EveryPartOfATableComesBack) {
  const auto model = reloaded(sample());
  const auto back = source_of(model);
  const auto wanted = sample();
  ASSERT_EQ(back.decisions.size(), 2U);
  const auto& a = std::get<TableSource>(wanted.decisions[0].body);
  const auto& b = std::get<TableSource>(back.decisions[0].body);
  EXPECT_EQ(b.hit_policy, a.hit_policy);
  EXPECT_EQ(b.aggregator, a.aggregator);
  ASSERT_EQ(b.inputs.size(), 2U);
  EXPECT_EQ(b.inputs[0].allowed.text, ">= 0");
  EXPECT_EQ(b.outputs[0].name, "points");
  EXPECT_EQ(b.outputs[0].allowed.text, "0, 1, 2");
  EXPECT_EQ(b.outputs[0].otherwise.text, "0");
  ASSERT_EQ(b.rules.size(), 2U);
  EXPECT_EQ(b.rules[0].note, "short & \"hidden\"");
  EXPECT_EQ(b.rules[0].inputs[1].text, "\"a&b\", \"<c>\"");
  EXPECT_EQ(b.rules[1].outputs[0].text, "if days < 7\n\tthen 2 else 1");
}

TEST(Write, WritingWhatWasReadGivesTheSameBytes) {
  const auto first = write_dmn(sample());
  const auto second = write_dmn(source_of(reloaded(sample())));
  ASSERT_TRUE(first && second);
  EXPECT_EQ(*first, *second);
}

TEST(Write, EveryHitPolicyAndAggregation) {
  for (const char* policy : {"UNIQUE", "FIRST", "PRIORITY", "ANY", "COLLECT", "RULE ORDER", "OUTPUT ORDER"}) {
    auto model = sample();
    auto& table = std::get<TableSource>(model.decisions[0].body);
    table.hit_policy = *hit_policy_from(policy);
    table.aggregator = Aggregator::none;
    EXPECT_NE(write_dmn(model)->find("hitPolicy=\"" + std::string(policy) + "\""), std::string::npos);
  }
  for (const char* aggregation : {"SUM", "MIN", "MAX", "COUNT"}) {
    auto model = sample();
    std::get<TableSource>(model.decisions[0].body).aggregator = *aggregator_from(aggregation);
    EXPECT_NE(write_dmn(model)->find("aggregation=\"" + std::string(aggregation) + "\""), std::string::npos);
  }
}

TEST(Write, SaysWhatDoesNotFit) {
  auto model = sample();
  model.decisions[0].required = {"dayz"};
  model.decisions[1].name = "days";
  std::get<TableSource>(model.decisions[0].body).rules[0].inputs.pop_back();
  const auto xml = write_dmn(model);
  ASSERT_FALSE(xml);
  std::vector<std::string> codes;
  for (const auto& d : xml.diagnostics()) codes.push_back(d.code);
  EXPECT_EQ(codes, (std::vector<std::string>{"dmn.duplicate_name", "dmn.unknown_reference", "dmn.width"}));
  EXPECT_EQ(xml.diagnostics()[1].guess, "days");
}

TEST(Write, WhatXmlCanNotHoldIsReplaced) {
  ModelSource model{.name = "m", .namespace_uri = "urn:m"};
  model.decisions = {{.name = "d",
                      .body = std::string("\"a\x01"
                                          "b]]>\"")}};
  feel::Evaluation call;
  EXPECT_EQ(feel::to_feel(reloaded(model).evaluate_decision(call, "d", feel::Value::context({}))),
            "\"a\xEF\xBF\xBD"
            "b]]>\"");
}

}  // namespace
}  // namespace riskrule::dmn
