// The cells of the rules: each distinct text of a column once, and only what is no constant by the FEEL compiler.
#include <map>

#include "cell_text.hpp"
#include "feel/program.hpp"
#include "table_compiler.hpp"
#include "table_tests.hpp"
#include "text_map.hpp"

namespace riskrule::dmn {

using feel::Value;

struct TableCompiler::CellPlace {
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

/// The number of the cell's text within its column. What is wrong with a text that has been read is told again.
std::uint32_t TableCompiler::number_of(PooledColumn& pool, const Cell& cell, const CellPlace& where) {
  const std::uint32_t number = pool.texts.add(cell.text);
  if (const auto known = pool.faulty.find(number); known != pool.faulty.end())
    take(known->second, cell, where.pointer());
  return number;
}

std::uint32_t TableCompiler::input_cell(Pools& pools, std::size_t rule, std::size_t column) {
  const Cell& cell = table_.source.rules[rule].inputs[column];
  CompiledInput& input = table_.inputs[column];
  auto& pool = pools.inputs[column];
  const CellPlace where{rule, "/inputs/", column};
  const std::uint32_t number = number_of(pool, cell, where);
  if (number < input.cells.size()) return number;
  CompiledTest& out = input.cells.emplace_back();
  if (accepts_all(cell.text)) {
    out.form.kind = CellForm::Kind::any;
  } else if (const auto form = pools.constants.tests(cell.text, input.type.get())) {
    out.form = *form;
  } else {
    const auto compiled = compile_tests(cell.text, input.type);
    out.test = take(compiled, cell, where.pointer());
    if (out.test)
      out.form = form_of(out.test, table_.memory->arena);
    else
      out.form.kind = CellForm::Kind::never;
    if (!compiled.diagnostics().empty()) pool.faulty.emplace(number, compiled);
  }
  return number;
}

std::uint32_t TableCompiler::output_cell(Pools& pools, std::size_t rule, std::size_t column) {
  const Cell& cell = table_.source.rules[rule].outputs[column];
  CompiledOutput& output = table_.outputs[column];
  auto& pool = pools.outputs[column];
  const CellPlace where{rule, "/outputs/", column};
  const std::uint32_t number = number_of(pool, cell, where);
  if (number < output.entries.size()) return number;
  if (accepts_all(cell.text)) {
    output.entries.push_back(constant_entry(column, Value()));
    return number;
  }
  if (const auto value = pools.constants.value(cell.text, output.type.get())) {
    output.entries.push_back(constant_entry(column, *value));
    return number;
  }
  const auto compiled = compile_expression(cell.text, output.type);
  feel::Expression expression = take(compiled, cell, where.pointer());
  if (!compiled.diagnostics().empty()) pool.faulty.emplace(number, compiled);
  const feel::Program* program = expression ? &expression.program() : nullptr;
  const bool constant =
      program != nullptr && program->code[program->root].op == feel::Op::constant && program->result == nullptr;
  CompiledEntry entry;
  if (constant) entry = constant_entry(column, program->constants[program->code[program->root].a]);
  entry.expression = std::move(expression);
  output.entries.push_back(std::move(entry));
  return number;
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
  static const Cell nowhere{.origin = Cell::nowhere};
  const Rule& rule = table_.source.rules[index];
  const auto count = [](std::size_t n, const char* what) { return std::to_string(n) + " " + what; };
  const Cell& at = rule.outputs.empty() ? rule.inputs.empty() ? nowhere : rule.inputs.front() : rule.outputs.front();
  report({.code = "dmn.width",
          .message = "rule " + std::to_string(index + 1) + " has " + count(rule.inputs.size(), "inputs and ") +
                     count(rule.outputs.size(), "outputs, the table ") + count(table_.inputs.size(), "and ") +
                     std::to_string(table_.outputs.size()),
          .pointer = "/rules/" + std::to_string(index)},
         at);
}

}  // namespace riskrule::dmn
