// What a cell compares its input with, and what a column is about.
#include <algorithm>

#include "feel/program.hpp"
#include "prove.hpp"

namespace riskrule::dmn::prove {

using feel::Instruction;
using feel::Op;
using feel::Tag;
using feel::Value;

namespace {

/// Walks a compiled cell. `input` is the place of `?`.
class Walk {
 public:
  Walk(const feel::Program& program, std::vector<Value>& constants) : program_(program), constants_(constants) {}

  bool test(std::uint32_t at, std::uint32_t input) {
    const Instruction& code = program_.code[at];
    switch (code.op) {
      case Op::constant: return program_.constants[code.a].is(Tag::boolean) || program_.constants[code.a].is_null();
      case Op::tests:
      case Op::conjunction:
      case Op::disjunction: return all(code, input);
      case Op::test_not: return test(code.a, input);
      case Op::test_compare: return code.a == input && constant(code.b);
      case Op::test_value: return code.a == input && ((code.flag & 1U) != 0 ? test(code.b, input) : constant(code.b));
      case Op::equal:
      case Op::not_equal:
      case Op::less:
      case Op::less_equal:
      case Op::greater:
      case Op::greater_equal:
        return (is_input(code.a, input) && constant(code.b)) || (is_input(code.b, input) && constant(code.a));
      case Op::between:
        return is_input(program_.children[code.a], input) && constant(program_.children[code.a + 1]) &&
               constant(program_.children[code.a + 2]);
      case Op::in: return is_input(code.a, input) && test(code.b, code.c);
      default: return false;
    }
  }

 private:
  bool all(const Instruction& code, std::uint32_t input) {
    for (std::uint32_t i = 0; i < code.b; ++i)
      if (!test(program_.children[code.a + i], input)) return false;
    return true;
  }
  bool is_input(std::uint32_t at, std::uint32_t input) const {
    return program_.code[at].op == Op::local && program_.code[at].a == input;
  }
  bool constant(std::uint32_t at) {
    const Instruction& code = program_.code[at];
    if (code.op == Op::range) return constant(code.a) && constant(code.b);  // one that ends before it begins
    return code.op == Op::constant && add(program_.constants[code.a]);
  }
  bool add(const Value& value) {
    switch (value.tag()) {
      case Tag::null:
      case Tag::boolean:
      case Tag::number:
      case Tag::string:
      case Tag::date:
      case Tag::years_months:
      case Tag::days_time: constants_.push_back(value); return true;
      case Tag::range: return end(value.as_range().low) && end(value.as_range().high);
      case Tag::list:
        return std::all_of(value.as_list().begin(), value.as_list().end(),
                           [&](const Value& item) { return add(item); });
      default: return false;  // times are equal to the second and ordered more finely: not cut
    }
  }
  bool end(const Value& value) { return value.is_null() || add(value); }  // an unbounded end mentions no null

  const feel::Program& program_;
  std::vector<Value>& constants_;
};

/// `name` or `name.member.member`.
void read_path(const feel::Expression& expression, Variable& out) {
  if (!expression) return;
  const feel::Program& program = expression.program();
  std::uint32_t at = program.root;
  while (program.code[at].op == Op::member) {
    out.members.push_back(program.constants[program.code[at].b].as_string());
    at = program.code[at].a;
  }
  std::reverse(out.members.begin(), out.members.end());
  out.plain = program.code[at].op == Op::slot;
  out.slot = program.code[at].a;
}

bool shares(const Variable& a, const Variable& b) {
  if (a.slot != b.slot) return false;
  const std::size_t common = std::min(a.members.size(), b.members.size());
  return std::equal(a.members.begin(), a.members.begin() + static_cast<std::ptrdiff_t>(common), b.members.begin());
}

/// Does a path lead through contexts, as far as is known?
bool path_fits(const Variable& variable, const SlotTypes& types) {
  if (variable.members.empty() || variable.slot >= types.size() || !types[variable.slot]) return true;
  return item_type_of(variable, types) != nullptr;
}

}  // namespace

bool constants_of(const feel::Expression& test, std::vector<Value>& constants) {
  return Walk(test.program(), constants).test(test.program().root, 0);
}

std::vector<Variable> variables_of(const CompiledTable& table, const SlotTypes& types) {
  std::vector<Variable> out;
  for (std::size_t i = 0; i < table.inputs.size(); ++i) {
    const std::string& text = table.source.inputs[i].expression.text;
    const auto known = std::find_if(out.begin(), out.end(), [&](const Variable& v) {
      return v.text == text && table.inputs[v.columns.front()].type == table.inputs[i].type;
    });
    if (known != out.end()) {
      known->columns.push_back(i);
      continue;
    }
    Variable variable;
    variable.text = text;
    variable.columns = {i};
    read_path(table.inputs[i].expression, variable);
    variable.plain = variable.plain && path_fits(variable, types);
    out.push_back(std::move(variable));
  }
  std::vector<bool> shared(out.size());
  for (std::size_t i = 0; i < out.size(); ++i)
    for (std::size_t j = 0; j < out.size(); ++j)
      if (i != j && out[i].plain && out[j].plain && shares(out[i], out[j])) shared[i] = true;
  for (std::size_t i = 0; i < out.size(); ++i) out[i].plain = out[i].plain && !shared[i];
  return out;
}

ItemTypePtr item_type_of(const Variable& variable, const SlotTypes& types) {
  ItemTypePtr type = variable.slot < types.size() ? types[variable.slot] : nullptr;
  for (const auto member : variable.members) {
    while (type && type->components.empty() && type->base) type = type->base;
    if (!type) return nullptr;
    const auto found = std::find_if(type->components.begin(), type->components.end(),
                                    [&](const auto& component) { return component.first == member; });
    if (found == type->components.end()) return nullptr;
    type = found->second;
  }
  return type;
}

}  // namespace riskrule::dmn::prove
