// Expressions that are just a name or a chain of members of one (`applicant.income`): their value stands somewhere
// already, and need not be evaluated.
#pragma once

#include <optional>

#include "feel/in_place.hpp"

namespace riskrule::dmn {

/// The slot whose value the expression is, if it is just a name.
inline std::optional<std::uint32_t> slot_of(const feel::Expression& expression) {
  if (!expression || expression.program().result) return {};
  const auto& root = expression.program().code[expression.program().root];
  return root.op == feel::Op::slot ? std::optional(root.a) : std::nullopt;
}

/// The expression's value. A trace shows names as it shows every other expression.
inline feel::Value evaluate(const feel::Expression& expression, feel::Evaluation& call,
                            std::span<const feel::Value> slots) {
  const feel::Program& program = expression.program();
  if (call.recording == feel::Recording::nothing && !program.result) {
    const feel::Frame frame{call, program, slots.data(), nullptr};
    const feel::Value* value = feel::in_place(frame, program.code[program.root]);
    if (value != nullptr && feel::step(call)) return *value;
  }
  return expression.evaluate(call, slots);
}

}  // namespace riskrule::dmn
