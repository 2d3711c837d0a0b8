// Makes instructions of the tree: what compile.cpp and compile_operators.cpp share.
#pragma once

#include <unordered_map>

#include "feel/parser.hpp"
#include "feel/program.hpp"

namespace riskrule::feel {

/// The frame of the expression, or of a function literal within it.
struct Places {
  Places* outer = nullptr;
  std::uint32_t next = 0;
  std::unordered_map<const Variable*, std::uint32_t> locals{};
  std::unordered_map<std::uint32_t, std::uint32_t> slots{};  ///< of functions: inputs that they captured
  std::vector<Capture> captures{};
};

/// Writes the instructions of a tree, children before parents.
class Compiler {
 public:
  explicit Compiler(Program& program) : program_(program) {}

  /// Fills the program in; `input` is the `?` of unary tests.
  void run(const Node& root, Variable* input);

 private:
  static std::uint32_t size32(std::size_t n) noexcept { return static_cast<std::uint32_t>(n); }

  std::uint32_t push(Instruction code, const Node& node) {
    code.span = node.span;
    program_.code.push_back(code);
    return size32(program_.code.size() - 1);
  }
  std::uint32_t constant(Value value) {
    program_.constants.push_back(value);
    return size32(program_.constants.size() - 1);
  }
  std::uint32_t text_constant(std::string_view text) { return constant(Value::string(program_.memory.copy(text))); }
  std::uint32_t emit_constant(Value value, const Node& node) {
    return push({.op = Op::constant, .a = constant(value)}, node);
  }
  std::uint32_t children(std::span<const std::uint32_t> all) {
    const auto first = size32(program_.children.size());
    program_.children.insert(program_.children.end(), all.begin(), all.end());
    return first;
  }
  std::vector<std::uint32_t> emit_all(const Node& node, std::size_t from = 0) {
    std::vector<std::uint32_t> all;
    for (std::size_t i = from; i < node.kids.size(); ++i) all.push_back(emit(*node.kids[i]));
    return all;
  }
  bool is_constant(std::uint32_t at) const noexcept { return program_.code[at].op == Op::constant; }

  std::uint32_t declare(const Variable* variable) { return places_->locals[variable] = places_->next++; }

  /// Where a variable is in the frame at hand; captured from outer frames as needed.
  static std::uint32_t place(Places& places, const Variable* variable) {
    const auto known = places.locals.find(variable);
    if (known != places.locals.end()) return known->second;
    if (places.outer == nullptr) return none;
    const std::uint32_t outer = place(*places.outer, variable);
    const std::uint32_t inner = places.next++;
    places.locals[variable] = inner;
    places.captures.push_back({false, outer, inner});
    return inner;
  }
  static std::uint32_t slot_place(Places& places, std::uint32_t slot) {
    const auto known = places.slots.find(slot);
    if (known != places.slots.end()) return known->second;
    const bool outermost = places.outer->outer == nullptr;
    const std::uint32_t outer = outermost ? slot : slot_place(*places.outer, slot);
    const std::uint32_t inner = places.next++;
    places.slots[slot] = inner;
    places.captures.push_back({outermost, outer, inner});
    return inner;
  }

  std::uint32_t emit(const Node& node);
  std::uint32_t emit_slot(const Node& node);
  std::uint32_t emit_binary(Op op, const Node& node);
  bool may_be_small(std::uint32_t at, const Node& node) const;
  std::uint8_t take_small(std::span<const std::uint32_t> operands, const Node& node);
  bool gather_terms(std::uint32_t at, bool negative, std::vector<Term>& terms) const;
  void note_sum(std::uint32_t at);
  void note_sums();
  std::uint32_t emit_many(Op op, const Node& node);
  std::uint32_t words_of(std::span<const std::uint32_t> tests);
  std::uint16_t item_test(std::uint32_t condition, std::uint32_t item);
  bool reads_item(const Instruction& read, std::uint32_t item, ItemCondition& out) const;
  std::uint32_t emit_loop(Op op, const Node& node);
  std::uint32_t emit_member(const Node& node);
  std::uint32_t emit_filter(const Node& node);
  std::uint32_t emit_context(const Node& node);
  std::uint32_t emit_function(const Node& node, const Variable* self);
  std::uint32_t emit_call(const Node& node);
  std::uint32_t emit_builtin_value(const Node& node);
  std::uint32_t emit_in(const Node& node);
  std::uint32_t emit_test(const Node& node);
  std::uint32_t unknown(const Node& node);
  std::uint32_t fold(std::uint32_t at, const Node& node);

  Program& program_;
  Places* places_ = nullptr;
};

}  // namespace riskrule::feel
