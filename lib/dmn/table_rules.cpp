// The cells of the rules: each distinct text of a column once, and only what is no constant by the FEEL compiler.
#include <map>

#include "cell_text.hpp"
#include "feel/program.hpp"
#include "table_compiler.hpp"
#include "table_tests.hpp"
#include "text_map.hpp"

namespace riskrule::dmn {

using feel::Value;

/// The texts of each column, and the problems of those that have some: they are told wherever the text stands.
struct TableCompiler::Pools {
  struct Column {
    TextMap texts{};
    std::map<std::uint32_t, Compiled> faulty{};
  };
  ConstantCells constants;
  std::vector<Column> inputs;
  std::vector<Column> outputs;
};

void TableCompiler::rules() {
  const auto& source = table_.source;
  Pools pools{ConstantCells(scope_, options_, table_.memory->arena), std::vector<Pools::Column>(source.inputs.size()),
              std::vector<Pools::Column>(source.outputs.size())};
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

std::uint32_t TableCompiler::input_cell(Pools& pools, std::size_t rule, std::size_t column) {
  const Cell& cell = table_.source.rules[rule].inputs[column];
  CompiledInput& input = table_.inputs[column];
  auto& pool = pools.inputs[column];
  const auto where = [&] { return "/rules/" + std::to_string(rule) + "/inputs/" + std::to_string(column); };
  const std::uint32_t number = pool.texts.add(cell.text);
  if (number < input.cells.size()) {
    if (const auto known = pool.faulty.find(number); known != pool.faulty.end()) take(known->second, cell, where());
    return number;
  }
  CompiledTest& out = input.cells.emplace_back();
  if (accepts_all(cell.text)) {
    out.form.kind = CellForm::Kind::any;
  } else if (const auto form = pools.constants.tests(cell.text, input.type.get())) {
    out.form = *form;
  } else {
    const auto compiled = compile_tests(cell.text, input.type);
    out.test = take(compiled, cell, where());
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
  const auto where = [&] { return "/rules/" + std::to_string(rule) + "/outputs/" + std::to_string(column); };
  const std::uint32_t number = pool.texts.add(cell.text);
  if (number < output.entries.size()) {
    if (const auto known = pool.faulty.find(number); known != pool.faulty.end()) take(known->second, cell, where());
    return number;
  }
  if (accepts_all(cell.text)) {
    output.entries.push_back(constant_entry(column, Value()));
    return number;
  }
  if (const auto value = pools.constants.value(cell.text, output.type.get())) {
    output.entries.push_back(constant_entry(column, *value));
    return number;
  }
  const auto compiled = compile_expression(cell.text, output.type);
  feel::Expression expression = take(compiled, cell, where());
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
