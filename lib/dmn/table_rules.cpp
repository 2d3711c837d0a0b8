// The cells of the rules: each distinct text of a column once, and only what is no constant by the FEEL compiler.
#include <map>

#include "cell_text.hpp"
#include "feel/program.hpp"
#include "riskrule/base/never_destroyed.hpp"
#include "table_compiler.hpp"
#include "table_tests.hpp"
#include "text_map.hpp"

namespace riskrule::dmn {

using feel::Value;

struct TableCompiler::CellPlace {
  const Cell& cell;
  std::size_t rule;
  const char* part;
  std::size_t column;
  std::string pointer() const { return "/rules/" + std::to_string(rule) + part + std::to_string(column); }
};

/// The texts of a column, and the problems of those that have some: they are told wherever the text stands.
struct TableCompiler::PooledColumn {
  TextMap texts{};
  std::map<std::uint32_t, Compiled> faulty{};
};

struct TableCompiler::Pools {
  ConstantCells constants;
  std::vector<PooledColumn> inputs;
  std::vector<PooledColumn> outputs;
};

void TableCompiler::rules() {
  const auto& source = table_.source;
  Pools pools{ConstantCells(scope_, options_, table_.memory->arena), std::vector<PooledColumn>(source.inputs.size()),
              std::vector<PooledColumn>(source.outputs.size())};
  table_.rules = source.rules.size();
  table_.cell_of.reserve(table_.rules * source.inputs.size());
  table_.entry_of.reserve(table_.rules * source.outputs.size());
  for (std::size_t r = 0; r < table_.rules; ++r) {
    const Rule& rule = source.rules[r];
    if (rule.inputs.size() != source.inputs.size() || rule.outputs.size() != source.outputs.size()) {
      wrong_width(r);
      continue;
    }
    for (std::size_t c = 0; c < rule.inputs.size(); ++c) table_.cell_of.push_back(input_cell(pools, r, c));
    for (std::size_t c = 0; c < rule.outputs.size(); ++c) table_.entry_of.push_back(output_cell(pools, r, c));
  }
}

/// The number of the cell's text within its column; `make` is asked for what a new text becomes. What is wrong with a
/// text that has been read is told again.
template <class Made, class Make>
std::uint32_t TableCompiler::pooled(PooledColumn& pool, std::vector<Made>& all, const CellPlace& where, Make make) {
  const std::uint32_t number = pool.texts.add(where.cell.text);
  if (const auto known = pool.faulty.find(number); known != pool.faulty.end())
    take(known->second, where.cell, where.pointer());
  if (number == all.size()) all.push_back(make());
  return number;
}

/// What FEEL made of a new text; its problems are kept for where it stands again.
feel::Expression TableCompiler::take_new(PooledColumn& pool, const Compiled& compiled, const CellPlace& where) {
  if (!compiled.diagnostics().empty()) pool.faulty.emplace(pool.texts.size() - 1, compiled);
  return take(compiled, where.cell, where.pointer());
}

std::uint32_t TableCompiler::input_cell(Pools& pools, std::size_t rule, std::size_t column) {
  const CellPlace where{table_.source.rules[rule].inputs[column], rule, "/inputs/", column};
  auto& pool = pools.inputs[column];
  return pooled(pool, table_.inputs[column].cells, where, [&] {
    const feel::TypePtr& type = table_.inputs[column].type;
    CompiledTest out;
    if (accepts_all(where.cell.text)) {
      out.form.kind = CellForm::Kind::any;
    } else if (const auto form = pools.constants.tests(where.cell.text, type.get())) {
      out.form = *form;
    } else {
      out.test = take_new(pool, compile_tests(where.cell.text, type), where);
      if (out.test)
        out.form = form_of(out.test, table_.memory->arena);
      else
        out.form.kind = CellForm::Kind::never;
    }
    return out;
  });
}

std::uint32_t TableCompiler::output_cell(Pools& pools, std::size_t rule, std::size_t column) {
  const CellPlace where{table_.source.rules[rule].outputs[column], rule, "/outputs/", column};
  auto& pool = pools.outputs[column];
  return pooled(pool, table_.outputs[column].entries, where, [&] {
    const feel::TypePtr& type = table_.outputs[column].type;
    if (accepts_all(where.cell.text)) return constant_entry(column, Value());
    if (const auto value = pools.constants.value(where.cell.text, type.get())) return constant_entry(column, *value);
    feel::Expression expression = take_new(pool, compile_expression(where.cell.text, type), where);
    const feel::Program* program = expression ? &expression.program() : nullptr;
    const bool constant =
        program != nullptr && program->code[program->root].op == feel::Op::constant && program->result == nullptr;
    CompiledEntry entry;
    if (constant) entry = constant_entry(column, program->constants[program->code[program->root].a]);
    entry.expression = std::move(expression);
    return entry;
  });
}

/// A constant is converted and checked now if that works out: the possible values must not depend on an input.
CompiledEntry TableCompiler::constant_entry(std::size_t column, const Value& value) {
  const CompiledOutput& output = table_.outputs[column];
  CompiledEntry out{.kind = CompiledEntry::Kind::constant, .value = value};
  if (value.is_null() || (output.allowed && !output.allowed.reads().empty())) return out;
  feel::Evaluation& call = *table_.memory;
  call.steps = 0;
  const Value checked = checked_output(table_, call, {}, column, value);
  if (checked.is_null() || !call.stopped.empty()) return out;
  out.kind = CompiledEntry::Kind::settled;
  out.value = checked;
  out.rank = rank_of(output, call, checked);
  return out;
}

void TableCompiler::wrong_width(std::size_t index) {
  static const NeverDestroyed<Cell> nowhere(Cell{.origin = Cell::nowhere});
  const Rule& rule = table_.source.rules[index];
  const auto count = [](std::size_t n, const char* what) { return std::to_string(n) + " " + what; };
  const Cell& at = rule.outputs.empty() ? rule.inputs.empty() ? *nowhere : rule.inputs.front() : rule.outputs.front();
  report({.code = "dmn.width",
          .message = "rule " + std::to_string(index + 1) + " has " + count(rule.inputs.size(), "inputs and ") +
                     count(rule.outputs.size(), "outputs, the table ") + count(table_.inputs.size(), "and ") +
                     std::to_string(table_.outputs.size()),
          .pointer = "/rules/" + std::to_string(index)},
         at);
}

}  // namespace riskrule::dmn
