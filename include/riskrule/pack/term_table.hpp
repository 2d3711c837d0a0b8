// A decision table as a pack writes it: what a term is, case by case. The words are those of DMN 1.5, clause 8.
#pragma once

#include "riskrule/model/words.hpp"

namespace riskrule::pack {

struct TableInput {
  std::string expression;
  Stated<std::string> allowed;
};
RISKRULE_DESCRIBE(TableInput, "决策表输入", "What a column of tests asks of.",
                  (expression, "表达式", "FEEL: what is tested.", required | non_empty),
                  (allowed, "可取值", "FEEL unary tests: the values that it may have; absent = any of its type."))

struct TableOutput {
  Stated<std::string> name;
  Stated<std::string> type;
  Stated<std::string> allowed;
  Stated<std::string> otherwise;
};
RISKRULE_DESCRIBE(TableOutput, "决策表输出", "What a column of results says.",
                  (name, "名称", "Its name; needed where there are several."),
                  (type, "类型", "FEEL type, for instance `number`; absent = any."),
                  (allowed, "可取值", "FEEL: the values that it may have, the most important first."),
                  (otherwise, "其他情形", "FEEL: the value where no rule matches; absent = null."))

struct TableRule {
  std::vector<std::string> when;
  std::vector<std::string> then;
  Stated<std::string> note;
};
RISKRULE_DESCRIBE(TableRule, "决策表规则", "One row.",
                  (when, "条件", "FEEL unary tests, one for each input; `-` takes everything.", required),
                  (then, "结果", "FEEL, one for each output.", required), (note, "说明", "What a reader should know."))

struct TermTable {
  std::string hit_policy;
  Stated<std::string> aggregator;
  std::vector<TableInput> inputs;
  std::vector<TableOutput> outputs;
  std::vector<TableRule> rules;
};
RISKRULE_DESCRIBE(TermTable, "决策表", "A decision table of DMN.",
                  (hit_policy, "命中策略",
                   "`UNIQUE`, `FIRST`, `PRIORITY`, `ANY`, `COLLECT`, `RULE ORDER` or `OUTPUT ORDER`.",
                   required | non_empty),
                  (aggregator, "汇总方式", "Of `COLLECT`: `SUM`, `MIN`, `MAX` or `COUNT`; absent = a list."),
                  (inputs, "输入", "The columns of tests.", required | non_empty),
                  (outputs, "输出", "The columns of results.", required | non_empty),
                  (rules, "规则", "The rows.", required | non_empty))

}  // namespace riskrule::pack
