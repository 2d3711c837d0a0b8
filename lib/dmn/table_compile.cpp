#include <algorithm>
#include <array>

#include "feel/program.hpp"
#include "index.hpp"
#include "table_data.hpp"

namespace riskrule::dmn {

namespace {

bool is_blank(std::string_view text) noexcept { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

bool accepts_all(std::string_view text) noexcept {
  const auto first = text.find_first_not_of(" \t\r\n");
  return first == std::string_view::npos || (text[first] == '-' && is_blank(text.substr(first + 1)));
}

class Compiler {
 public:
  Compiler(const feel::Scope& scope, const TableOptions& options) : scope_(scope), options_(options) {}

  void clauses(CompiledTable& table) {
    const auto& source = table.source;
    for (std::size_t i = 0; i < source.inputs.size(); ++i) {
      const auto& clause = source.inputs[i];
      const std::string where = "/inputs/" + std::to_string(i);
      CompiledInput input;
      input.type = clause.type;
      input.expression = expression(clause.expression, where + "/expression", nullptr);
      input.allowed = tests(clause.allowed, where + "/allowed", clause.type);
      table.inputs.push_back(std::move(input));
    }
    for (std::size_t i = 0; i < source.outputs.size(); ++i) output(table, i);
  }

  void rules(CompiledTable& table) {
    for (std::size_t r = 0; r < table.source.rules.size(); ++r) {
      const Rule& rule = table.source.rules[r];
      const std::string where = "/rules/" + std::to_string(r);
      if (rule.inputs.size() != table.inputs.size() || rule.outputs.size() != table.outputs.size()) {
        wrong_width(table, rule, r);
        continue;
      }
      CompiledRule compiled;
      for (std::size_t i = 0; i < rule.inputs.size(); ++i)
        compiled.tests.push_back({tests(rule.inputs[i], where + "/inputs/" + std::to_string(i), table.inputs[i].type),
                                  accepts_all(rule.inputs[i].text)});
      for (std::size_t i = 0; i < rule.outputs.size(); ++i)
        compiled.outputs.push_back(
            expression(rule.outputs[i], where + "/outputs/" + std::to_string(i), table.outputs[i].type));
      table.rules.push_back(std::move(compiled));
    }
  }

  /// Outputs that are constants need no evaluation.
  static void constants(CompiledTable& table) {
    for (const CompiledRule& rule : table.rules)
      for (const feel::Expression& output : rule.outputs) {
        const feel::Program* program = output ? &output.program() : nullptr;
        const bool constant =
            program != nullptr && program->code[program->root].op == feel::Op::constant && program->result == nullptr;
        table.is_constant.push_back(constant);
        table.outputs_of_rules.push_back(constant ? program->constants[program->code[program->root].a] : feel::Value());
      }
  }

  void report(Diagnostic d, const Cell& cell) {
    if (options_.locate) options_.locate(d, cell);
    problems_.push_back(std::move(d));
  }
  Diagnostics& problems() noexcept { return problems_; }

 private:
  void wrong_width(const CompiledTable& table, const Rule& rule, std::size_t index) {
    const auto count = [](std::size_t n, const char* what) { return std::to_string(n) + " " + what; };
    const Cell& at = rule.outputs.empty() ? rule.inputs.empty() ? nowhere_ : rule.inputs.front() : rule.outputs.front();
    report({.code = "dmn.width",
            .message = "rule " + std::to_string(index + 1) + " has " + count(rule.inputs.size(), "inputs and ") +
                       count(rule.outputs.size(), "outputs, the table ") + count(table.inputs.size(), "and ") +
                       std::to_string(table.outputs.size()),
            .pointer = "/rules/" + std::to_string(index)},
           at);
  }

  void output(CompiledTable& table, std::size_t index) {
    const auto& clause = table.source.outputs[index];
    const std::string where = "/outputs/" + std::to_string(index);
    CompiledOutput out;
    out.type = clause.type;
    out.allowed = tests(clause.allowed, where + "/allowed", clause.type);
    out.otherwise = expression(clause.otherwise, where + "/otherwise", clause.type);
    table.has_default = table.has_default || out.otherwise;
    if (!is_blank(clause.allowed.text)) rank(table, clause, out);
    table.outputs.push_back(std::move(out));
  }

  /// Possible values that are a list of expressions give an order; others (`[0..10]`) do not.
  void rank(CompiledTable& table, const OutputClause& clause, CompiledOutput& out) {
    auto list = feel::compile("[" + clause.allowed.text + "]", feel::Scope(), {.limits = options_.limits});
    if (!list) return;
    const feel::Value values = list->evaluate(*table.constants, {});
    if (!values.is(feel::Tag::list)) return;
    out.ranking.assign(values.as_list().begin(), values.as_list().end());
    table.rankings.push_back(*std::move(list));
  }

  feel::Expression expression(const Cell& cell, const std::string& where, const feel::TypePtr& type) {
    if (accepts_all(cell.text)) return {};
    return take(feel::compile(cell.text, scope_, options(where, type)), cell, where);
  }
  feel::Expression tests(const Cell& cell, const std::string& where, const feel::TypePtr& type) {
    if (accepts_all(cell.text)) return {};
    auto with = options(where, nullptr);
    with.input = type;
    return take(feel::compile_unary_tests(cell.text, scope_, with), cell, where);
  }
  feel::CompileOptions options(const std::string& where, const feel::TypePtr& result) const {
    feel::CompileOptions out;
    out.mode = options_.mode;
    out.pointer = where;
    out.limits = options_.limits;
    if (options_.mode == feel::Mode::strict) out.result = result;
    return out;
  }
  feel::Expression take(Result<feel::Expression> compiled, const Cell& cell, const std::string& where) {
    for (Diagnostic d : compiled.diagnostics()) {
      if (options_.mode == feel::Mode::standard) d.severity = Severity::warning;
      d.pointer = where;
      report(std::move(d), cell);
    }
    return compiled ? *std::move(compiled) : feel::Expression();
  }

  const feel::Scope& scope_;
  const TableOptions& options_;
  Diagnostics problems_;
  Cell nowhere_{.origin = Cell::nowhere};
};

struct PolicyName {
  std::string_view text;
  HitPolicy policy;
};
constexpr std::array<PolicyName, 7> policy_names{{{"UNIQUE", HitPolicy::unique},
                                                  {"FIRST", HitPolicy::first},
                                                  {"PRIORITY", HitPolicy::priority},
                                                  {"ANY", HitPolicy::any},
                                                  {"COLLECT", HitPolicy::collect},
                                                  {"RULE ORDER", HitPolicy::rule_order},
                                                  {"OUTPUT ORDER", HitPolicy::output_order}}};

struct AggregatorName {
  std::string_view text;
  Aggregator aggregator;
};
constexpr std::array<AggregatorName, 4> aggregator_names{
    {{"SUM", Aggregator::sum}, {"MIN", Aggregator::min}, {"MAX", Aggregator::max}, {"COUNT", Aggregator::count}}};

/// The aggregation as FEEL, so that it has FEEL's arithmetic and order.
feel::Expression aggregate_of(Aggregator aggregator) {
  feel::Scope scope;
  scope.add("outputs", feel::list_of(feel::any_type()));
  const auto compiled = [&](std::string_view text) {
    auto result = feel::compile(text, scope);
    return result ? *std::move(result) : feel::Expression();
  };
  switch (aggregator) {
    case Aggregator::none: return {};
    case Aggregator::sum: return compiled("sum(outputs)");
    case Aggregator::min: return compiled("min(outputs)");
    case Aggregator::max: return compiled("max(outputs)");
    case Aggregator::count: return compiled("count(outputs)");
  }
  return {};
}

}  // namespace

Result<Table> compile_table(TableSource source, const feel::Scope& scope, const TableOptions& options) {
  auto table = std::make_shared<CompiledTable>();
  table->source = std::move(source);
  Compiler compiler(scope, options);
  if (table->source.aggregator != Aggregator::none && table->source.hit_policy != HitPolicy::collect)
    compiler.report({.code = "dmn.aggregator", .message = "only the hit policy COLLECT aggregates"},
                    {.origin = Cell::nowhere});
  table->aggregate = aggregate_of(table->source.aggregator);
  compiler.clauses(*table);
  compiler.rules(*table);
  Compiler::constants(*table);
  if (has_errors(compiler.problems())) return std::move(compiler.problems());
  if (options.index) table->index = TableIndex::build(*table);
  return Result<Table>(Table(std::move(table)), std::move(compiler.problems()));
}

std::optional<HitPolicy> hit_policy_from(std::string_view text) {
  for (const auto& name : policy_names)
    if (name.text == text) return name.policy;
  return std::nullopt;
}

std::optional<Aggregator> aggregator_from(std::string_view text) {
  for (const auto& name : aggregator_names)
    if (name.text == text) return name.aggregator;
  return std::nullopt;
}

}  // namespace riskrule::dmn
