#include "table_compiler.hpp"

#include "blank.hpp"
#include "index.hpp"
#include "named.hpp"

namespace riskrule::dmn {

namespace {

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

bool accepts_all(std::string_view text) noexcept {
  const auto cell = trimmed(text);
  return cell.empty() || cell == "-";
}

void TableCompiler::clauses() {
  const TableSource& source = table_.source;
  for (std::size_t i = 0; i < source.inputs.size(); ++i) {
    const auto& clause = source.inputs[i];
    const std::string where = "/inputs/" + std::to_string(i);
    CompiledInput input;
    input.type = clause.type;
    input.expression = expression(clause.expression, where + "/expression", nullptr);
    input.slot = slot_of(input.expression);
    input.allowed = tests(clause.allowed, where + "/allowed", clause.type);
    if (input.allowed) input.allowed_form = form_of(input.allowed, table_.memory->arena);
    table_.inputs.push_back(std::move(input));
  }
  for (std::size_t i = 0; i < source.outputs.size(); ++i) output(i);
}

void TableCompiler::output(std::size_t index) {
  const auto& clause = table_.source.outputs[index];
  const std::string where = "/outputs/" + std::to_string(index);
  CompiledOutput out;
  out.type = clause.type;
  out.allowed = tests(clause.allowed, where + "/allowed", clause.type);
  out.otherwise = expression(clause.otherwise, where + "/otherwise", clause.type);
  table_.has_default = table_.has_default || out.otherwise;
  if (!is_blank(clause.allowed.text)) rank(clause, out);
  table_.outputs.push_back(std::move(out));
}

/// Possible values that are a list of constants give an order; others (`[0..10]`) do not.
void TableCompiler::rank(const OutputClause& clause, CompiledOutput& out) {
  auto list = feel::compile("[" + clause.allowed.text + "]", scope_, {.limits = options_.limits});
  if (!list || !list->reads().empty()) return;
  const feel::Value values = list->evaluate(*table_.memory, {});
  if (!values.is(feel::Tag::list)) return;
  out.ranking.assign(values.as_list().begin(), values.as_list().end());
  table_.rankings.push_back(*std::move(list));
}

feel::Expression TableCompiler::expression(const Cell& cell, const std::string& where, const feel::TypePtr& type) {
  if (accepts_all(cell.text)) return {};
  return take(compile_expression(cell.text, type), cell, where);
}

feel::Expression TableCompiler::tests(const Cell& cell, const std::string& where, const feel::TypePtr& type) {
  if (accepts_all(cell.text)) return {};
  return take(compile_tests(cell.text, type), cell, where);
}

TableCompiler::Compiled TableCompiler::compile_expression(std::string_view text, const feel::TypePtr& type) const {
  return feel::compile(text, scope_, options(type));
}

TableCompiler::Compiled TableCompiler::compile_tests(std::string_view text, const feel::TypePtr& type) const {
  auto with = options(nullptr);
  with.input = type;
  return feel::compile_unary_tests(text, scope_, with);
}

feel::CompileOptions TableCompiler::options(const feel::TypePtr& result) const {
  feel::CompileOptions out;
  out.mode = options_.mode;
  out.limits = options_.limits;
  if (options_.mode == feel::Mode::strict) out.result = result;
  return out;
}

feel::Expression TableCompiler::take(const Compiled& compiled, const Cell& cell, const std::string& where) {
  for (Diagnostic d : compiled.diagnostics()) {
    if (options_.mode == feel::Mode::standard) d.severity = Severity::warning;
    d.pointer = where;
    report(std::move(d), cell);
  }
  return compiled ? *compiled : feel::Expression();
}

void TableCompiler::report(Diagnostic d, const Cell& cell) {
  if (options_.locate) options_.locate(d, cell);
  problems_.push_back(std::move(d));
}

Result<Table> compile_table(TableSource source, const feel::Scope& scope, const TableOptions& options) {
  auto table = std::make_shared<CompiledTable>();
  table->source = std::move(source);
  TableCompiler compiler(scope, options, *table);
  if (table->source.aggregator != Aggregator::none && table->source.hit_policy != HitPolicy::collect)
    compiler.report({.code = "dmn.aggregator", .message = "only the hit policy COLLECT aggregates"},
                    {.origin = Cell::nowhere});
  table->aggregate = aggregate_of(table->source.aggregator);
  compiler.clauses();
  compiler.rules();
  if (has_errors(compiler.problems())) return std::move(compiler.problems());
  if (options.index) table->index = TableIndex::build(*table);
  return Result<Table>(Table(std::move(table)), std::move(compiler.problems()));
}

}  // namespace riskrule::dmn
