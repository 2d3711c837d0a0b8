// What a column is about.
#include <algorithm>

#include "feel/program.hpp"
#include "prove.hpp"

namespace riskrule::dmn::prove {

using feel::Op;

namespace {

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
