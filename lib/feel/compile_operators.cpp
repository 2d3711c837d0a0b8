// Operators, lists and tests as instructions; operations on constants are done at once.
#include <limits>

#include "feel/compiler.hpp"
#include "feel/item_test.hpp"

namespace riskrule::feel {

std::uint32_t Compiler::emit_binary(Op op, const Node& node) {
  const auto left = emit(*node.kids[0]);
  const auto right = emit(*node.kids[1]);
  if (op == Op::sequence) return push({.op = op, .a = left, .b = right}, node);
  const bool exact = op != Op::divide && op != Op::power;
  const std::uint8_t flag = exact ? take_small({{left, right}}, node) : 0;
  return fold(push({.op = op, .flag = flag, .a = left, .b = right, .c = none}, node), node);
}

/// Is the operand where it stands, or made of such by exact arithmetic, and may it be a small number?
bool Compiler::may_be_small(std::uint32_t at, const Node& node) const {
  const Instruction& code = program_.code[at];
  const bool may_be_number = node.type->kind == TypeKind::any || node.type->kind == TypeKind::number;
  switch (code.op) {
    case Op::constant: return small_of(program_.constants[code.a]).known;
    case Op::slot:
    case Op::local:
    case Op::item_name: return may_be_number;
    case Op::member: return may_be_number && code.flag == 1 && code.c == none;  // not of a record
    case Op::negate:
    case Op::add:
    case Op::subtract:
    case Op::multiply: return code.flag == 1;
    default: return false;
  }
}

/// The flag of an operation on these. Only the outermost of several is tried as a whole, so that failing costs once.
std::uint8_t Compiler::take_small(std::span<const std::uint32_t> operands, const Node& node) {
  for (std::size_t i = 0; i < operands.size(); ++i)
    if (!may_be_small(operands[i], *node.kids[i])) return 0;
  for (const auto at : operands)
    if (const Op op = program_.code[at].op; op >= Op::negate && op <= Op::multiply) program_.code[at].flag = 0;
  return 1;
}

/// The terms that the operand is the sum of, if all are an input or a local name, times a constant or alone. They may be
/// added in any order, since small numbers are never rounded.
bool Compiler::gather_terms(std::uint32_t at, bool negative, std::vector<Term>& terms) const {
  const Instruction& code = program_.code[at];
  if (code.op == Op::add || code.op == Op::subtract)
    return gather_terms(code.a, negative, terms) && gather_terms(code.b, negative != (code.op == Op::subtract), terms);
  const Instruction* place = &code;
  SmallNumber weight{1, 0, true};
  if (code.op == Op::multiply) {
    const bool constant_first = is_constant(code.a);
    const Instruction& factor = program_.code[constant_first ? code.a : code.b];
    if (factor.op != Op::constant) return false;
    weight = small_of(program_.constants[factor.a]);
    place = &program_.code[constant_first ? code.b : code.a];
  }
  if (place->op != Op::slot && place->op != Op::local) return false;
  if (negative) weight = SmallNumber{0, weight.exponent, weight.known} - weight;
  terms.push_back({weight, place->op == Op::local, place->a});
  return weight.known;
}

/// Weighted sums, such as the index of a scheme of criteria, are evaluated in one loop.
void Compiler::note_sum(std::uint32_t at) {
  Instruction& code = program_.code[at];
  if (code.op != Op::add && code.op != Op::subtract) return;
  std::vector<Term> terms;
  if (!gather_terms(at, false, terms)) return;
  code.c = size32(program_.sums.size());
  program_.sums.push_back(std::move(terms));
}

/// Of what is tried on small numbers as a whole, and the two sides of such a comparison.
void Compiler::note_sums() {
  for (std::uint32_t at = 0; at < program_.code.size(); ++at) {
    const Instruction code = program_.code[at];
    if (code.op < Op::negate || code.op > Op::greater_equal || code.flag != 1) continue;
    if (code.op <= Op::multiply) {
      note_sum(at);
    } else {
      note_sum(code.a);
      note_sum(code.b);
    }
  }
}

std::uint32_t Compiler::emit_many(Op op, const Node& node) {
  const auto all = emit_all(node);
  if (op != Op::tests) return push({.op = op, .a = children(all), .b = size32(all.size())}, node);
  for (const auto test : all)
    if (program_.code[test].op == Op::test_value) program_.code[test].flag |= 2U;
  return push({.op = op, .a = children(all), .b = size32(all.size()), .c = words_of(all)}, node);
}

/// A set of the texts that are tested for, if these are all; or none.
std::uint32_t Compiler::words_of(std::span<const std::uint32_t> tests) {
  std::vector<std::string_view> words;
  for (const auto at : tests) {
    const Instruction& test = program_.code[at];
    if (test.op != Op::test_value || !is_constant(test.b)) return none;
    const Value& wanted = program_.constants[program_.code[test.b].a];
    if (!wanted.is(Tag::string)) return none;
    words.push_back(wanted.as_string());
  }
  program_.words.emplace_back(words);
  return size32(program_.words.size() - 1);
}

/// Is it the item itself, `i.name`, or `name` within a filter?
bool Compiler::reads_item(const Instruction& read, std::uint32_t item, ItemCondition& out) const {
  if (read.op == Op::local) return read.a == item;
  const bool is_member = read.op == Op::member && program_.code[read.a].op == Op::local;
  out.of_entry = is_member ? program_.code[read.a].a == item : read.op == Op::item_name && read.a == item;
  if (!out.of_entry) return false;
  out.name = KnownText(program_.constants[read.b].as_string());
  return true;
}

/// The condition of a filter or quantifier as a test of the item, which stands in that local: `test` of the instruction.
std::uint16_t Compiler::item_test(std::uint32_t condition, std::uint32_t item) {
  const Instruction& code = program_.code[condition];
  const bool compares = code.op >= Op::equal && code.op <= Op::greater_equal && code.flag == 1;
  ItemCondition out;
  if (!compares || !reads_item(program_.code[code.a], item, out)) return 0;
  out.comparison = code.op;
  const Instruction& bound = program_.code[code.b];
  if (bound.op == Op::slot) {
    out.slot = bound.a;
  } else if (bound.op == Op::constant) {
    out.bound = bound_of(code.op, program_.constants[bound.a]);
  } else {
    return 0;
  }
  constexpr std::size_t most = std::numeric_limits<std::uint16_t>::max();
  if (program_.item_conditions.size() == most) return 0;
  program_.item_conditions.push_back(out);
  return static_cast<std::uint16_t>(program_.item_conditions.size());
}

std::uint32_t Compiler::emit_in(const Node& node) {
  const auto value = emit(*node.kids[0]);
  const auto input = declare(node.variable);
  const auto test = emit(*node.kids[1]);
  const Instruction& code = program_.code[test];
  const std::uint8_t words = code.op == Op::tests && code.c != none ? 1 : 0;
  return push({.op = Op::in, .flag = words, .a = value, .b = test, .c = input}, node);
}

std::uint32_t Compiler::emit_test(const Node& node) {
  const auto operand = emit(*node.kids[0]);
  const auto input = place(*places_, node.variable);
  if (node.kind == NodeKind::test_compare)
    return push({.op = Op::test_compare, .flag = static_cast<std::uint8_t>(node.op), .a = input, .b = operand}, node);
  const std::uint8_t flag = node.uses_input ? 1 : 0;
  return push({.op = Op::test_value, .flag = flag, .a = input, .b = operand}, node);
}

/// An operation on constants becomes its result, unless that is null: then its reason is made when it runs.
std::uint32_t Compiler::fold(std::uint32_t at, const Node& node) {
  const Instruction code = program_.code[at];
  if (code.op == Op::list || code.op == Op::call_builtin) {
    const auto count = code.op == Op::list ? code.b : code.c;
    const auto first = code.op == Op::list ? code.a : code.b;
    for (std::uint32_t i = 0; i < count; ++i)
      if (!is_constant(program_.children[first + i])) return at;
  } else if (!is_constant(code.a) || (code.op != Op::negate && code.op != Op::unary_range && !is_constant(code.b))) {
    return at;
  }
  Evaluation call(Limits{.steps = 1000, .list_items = 1000, .string_bytes = 4096, .arena_bytes = 64U << 10U});
  call.mode = program_.mode;
  call.arena.reserve(512);
  Frame frame{call, program_, nullptr, nullptr};
  const Value result = operate(frame, code);
  if (result.is_null() || !call.stopped.empty() || result.is(Tag::function)) return at;
  program_.code.pop_back();
  return emit_constant(copy_value(program_.memory, result), node);
}

}  // namespace riskrule::feel
