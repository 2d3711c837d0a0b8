// From the tree to instructions.
#include <algorithm>

#include "feel/compiler.hpp"

namespace riskrule::feel {

namespace {

Op op_of(Operator op) noexcept { return static_cast<Op>(static_cast<int>(Op::add) + static_cast<int>(op)); }
static_assert(static_cast<int>(Op::greater_equal) - static_cast<int>(Op::add) ==
              static_cast<int>(Operator::greater_equal));

}  // namespace

void Compiler::run(const Node& root, Variable* input) {
  Places places;
  places_ = &places;
  if (input != nullptr) declare(input);
  program_.height = root.height;
  program_.root = emit(root);
  note_sums();
  program_.frame = places.next;
  program_.steps = size32(program_.code.size());
  std::sort(program_.reads.begin(), program_.reads.end());
  program_.reads.erase(std::unique(program_.reads.begin(), program_.reads.end()), program_.reads.end());
}

std::uint32_t Compiler::emit(const Node& node) {
  switch (node.kind) {
    case NodeKind::error: return emit_constant(Value(), node);
    case NodeKind::literal: return emit_constant(node.value, node);
    case NodeKind::slot: return emit_slot(node);
    case NodeKind::local: return push({.op = Op::local, .a = place(*places_, node.variable)}, node);
    case NodeKind::builtin: return emit_builtin_value(node);
    case NodeKind::unknown: return unknown(node);
    case NodeKind::item_name: {
      const auto otherwise = node.kids.empty() ? none : emit(*node.kids[0]);
      return push(
          {.op = Op::item_name, .a = place(*places_, node.variable), .b = text_constant(node.text), .c = otherwise},
          node);
    }
    case NodeKind::negate: {
      const auto operand = emit(*node.kids[0]);
      return fold(push({.op = Op::negate, .flag = take_small({{operand}}, node), .a = operand}, node), node);
    }
    case NodeKind::arithmetic:
    case NodeKind::compare: return emit_binary(op_of(node.op), node);
    case NodeKind::sequence: return emit_binary(Op::sequence, node);
    case NodeKind::between: {
      const auto all = emit_all(node);
      return push({.op = Op::between, .a = children(all)}, node);
    }
    case NodeKind::in: return emit_in(node);
    case NodeKind::conjunction: return emit_many(Op::conjunction, node);
    case NodeKind::disjunction: return emit_many(Op::disjunction, node);
    case NodeKind::choice: {
      const auto all = emit_all(node);
      return push({.op = Op::choice, .a = all[0], .b = all[1], .c = all[2]}, node);
    }
    case NodeKind::loop: return emit_loop(Op::loop, node);
    case NodeKind::some: return emit_loop(Op::some, node);
    case NodeKind::every: return emit_loop(Op::every, node);
    case NodeKind::member: return emit_member(node);
    case NodeKind::filter: return emit_filter(node);
    case NodeKind::list: return fold(emit_many(Op::list, node), node);
    case NodeKind::context: return emit_context(node);
    case NodeKind::range: {
      const auto all = emit_all(node);
      const auto ends = static_cast<std::uint8_t>((node.low_closed ? 1 : 0) | (node.high_closed ? 2 : 0));
      return fold(push({.op = Op::range, .flag = ends, .a = all[0], .b = all[1]}, node), node);
    }
    case NodeKind::unary_range: {
      const auto bound = emit(*node.kids[0]);
      return fold(push({.op = Op::unary_range, .flag = static_cast<std::uint8_t>(node.op), .a = bound}, node), node);
    }
    case NodeKind::function:
    case NodeKind::external: return emit_function(node, nullptr);
    case NodeKind::call: return emit_call(node);
    case NodeKind::instance_of: {
      static constexpr NullReason unmapped{"feel.unknown_type", "what stands after `instance of` is not a type"};
      if (node.stated == nullptr) return emit_constant(Value::null(&unmapped), node);
      const auto operand = emit(*node.kids[0]);
      program_.types.push_back(node.stated);
      return push({.op = Op::instance_of, .a = operand, .b = size32(program_.types.size() - 1)}, node);
    }
    case NodeKind::test_any: return emit_constant(Value::boolean(true), node);
    case NodeKind::test_compare:
    case NodeKind::test_value: return emit_test(node);
    case NodeKind::test_not: {
      const auto tests = emit(*node.kids[0]);
      return push({.op = Op::test_not, .a = tests}, node);
    }
    case NodeKind::tests: return emit_many(Op::tests, node);
  }
  return none;
}

std::uint32_t Compiler::emit_slot(const Node& node) {
  program_.reads.push_back(node.slot);
  if (places_->outer == nullptr) return push({.op = Op::slot, .a = node.slot}, node);
  return push({.op = Op::local, .a = slot_place(*places_, node.slot)}, node);
}

std::uint32_t Compiler::emit_loop(Op op, const Node& node) {
  const std::size_t domains = node.kids.size() - 1;
  const auto first = places_->next;
  places_->next += size32(node.variables.size());
  std::vector<std::uint32_t> all;
  for (std::size_t i = 0; i < domains; ++i) {
    all.push_back(emit(*node.kids[i]));
    places_->locals[node.variables[i]] = first + size32(i);
  }
  const Variable* partial = op == Op::loop ? node.variables.back() : nullptr;
  if (partial != nullptr) places_->locals[partial] = first + size32(domains);
  all.push_back(emit(*node.kids.back()));
  const std::uint8_t reads_partial = partial != nullptr && partial->uses > 0 ? 1 : 0;
  const std::uint16_t test = op == Op::loop ? std::uint16_t{0} : item_test(all.back(), first + size32(domains) - 1);
  return push({.op = op, .flag = reads_partial, .test = test, .a = children(all), .b = size32(domains), .c = first},
              node);
}

std::uint32_t Compiler::emit_member(const Node& node) {
  const Node& of = *node.kids[0];
  const auto operand = emit(of);
  std::uint32_t known = none;
  if (of.type->kind == TypeKind::record) {
    if (const auto* member = of.type->described->find(node.text)) {
      program_.members.push_back({of.type->described, member});
      known = size32(program_.members.size() - 1);
    }
  }
  const Instruction& code = program_.code[operand];
  const bool chain = code.op == Op::slot || code.op == Op::local || (code.op == Op::member && code.flag == 1);
  const auto name = text_constant(node.text);
  return push(
      {.op = Op::member, .flag = chain ? std::uint8_t{1} : std::uint8_t{0}, .a = operand, .b = name, .c = known}, node);
}

std::uint32_t Compiler::emit_filter(const Node& node) {
  const auto list = emit(*node.kids[0]);
  const auto item = declare(node.variable);
  const auto condition = emit(*node.kids[1]);
  const bool position = node.kids[1]->type->kind == TypeKind::number && node.variable->uses == 0;
  if (position) return push({.op = Op::position, .a = list, .b = condition}, node);
  const auto test = item_test(condition, item);
  return push({.op = Op::filter, .test = test, .a = list, .b = condition, .c = item}, node);
}

std::uint32_t Compiler::emit_context(const Node& node) {
  auto names = node.names;
  std::sort(names.begin(), names.end());
  if (std::adjacent_find(names.begin(), names.end()) != names.end()) {
    static constexpr NullReason twice{"feel.duplicate", "the context has an entry twice"};
    return emit_constant(Value::null(&twice), node);
  }
  const auto first = places_->next;
  places_->next += size32(node.kids.size());
  std::vector<std::uint32_t> all;
  for (std::size_t i = 0; i < node.kids.size(); ++i) {
    const Node& value = *node.kids[i];
    const bool is_function = value.kind == NodeKind::function;
    all.push_back(is_function ? emit_function(value, node.variables[i]) : emit(value));
    places_->locals[node.variables[i]] = first + size32(i);
  }
  all.push_back(size32(program_.entry_names.size()));
  auto& entries = program_.entry_names.emplace_back();
  for (const auto& name : node.names) entries.push_back(program_.memory.copy(name));
  return push({.op = Op::context, .a = children(all), .b = size32(node.kids.size()), .c = first}, node);
}

std::uint32_t Compiler::emit_function(const Node& node, const Variable* self) {
  Places inner;
  inner.outer = places_;
  places_ = &inner;
  FunctionBody body;
  for (const Variable* v : node.variables) {
    declare(v);
    body.parameters.push_back(program_.memory.copy(v->name));
    body.checks_parameters = body.checks_parameters || v->type->kind != TypeKind::any;
  }
  if (self != nullptr && self->uses > 0) body.self = declare(self);
  body.type = node.type;
  body.external = node.kind == NodeKind::external;
  body.height = node.height;
  body.root = emit(*node.kids[0]);  // of an external function: its mapping
  body.frame = inner.next;
  body.captures = inner.captures;
  places_ = inner.outer;
  program_.functions.push_back(std::move(body));
  return push({.op = Op::closure, .a = size32(program_.functions.size() - 1)}, node);
}

std::uint32_t Compiler::emit_builtin_value(const Node& node) {
  auto* function = program_.memory.make<Function>();
  function->kind = Function::Kind::builtin;
  function->name = node.rows.front()->name;
  function->rows = node.rows;
  return emit_constant(Value::function(function), node);
}

std::uint32_t Compiler::emit_call(const Node& node) {
  const Node& callee = *node.kids[0];
  const bool builtin = callee.kind == NodeKind::builtin;
  Call call;
  call.names = node.names;
  const auto name = builtin ? callee.rows.front()->name : callee.span.in(program_.text);
  call.label = program_.memory.copy("call " + std::string(name));
  const auto all = emit_all(node, builtin ? 1 : 0);
  const auto count = size32(node.kids.size() - 1);
  for (const auto* row : builtin ? callee.rows : std::span<const Builtin* const>{})
    if (auto arrangement = arrange(*row, count, node.names)) call.rows.push_back({row, std::move(*arrangement)});
  program_.calls.push_back(std::move(call));
  const auto index = size32(program_.calls.size() - 1);
  const auto at =
      push({.op = builtin ? Op::call_builtin : Op::call_value, .a = index, .b = children(all), .c = count}, node);
  const bool folds = builtin && name != "now" && name != "today" && count > 0 &&
                     std::all_of(all.begin(), all.end(), [&](auto a) { return is_constant(a); });
  return folds ? fold(at, node) : at;
}

std::uint32_t Compiler::unknown(const Node& node) {
  auto* reason = program_.memory.make<NullReason>();
  reason->code = "feel.unknown_name";
  reason->message = program_.memory.copy("nothing is called `" + node.text + "` here");
  return emit_constant(Value::null(reason), node);
}

namespace {

/// What the strict checker has shown to be a scalar of the wanted kind, or null, is so.
bool needs_no_coercion(const Type& found, const Type& wanted, Mode mode) noexcept {
  if (wanted.kind == TypeKind::any) return true;
  const bool scalar =
      wanted.kind == TypeKind::boolean || wanted.kind == TypeKind::number || wanted.kind == TypeKind::date;
  return mode == Mode::strict && scalar && found.kind == wanted.kind;
}

Result<Expression> finish(std::string_view text, const Scope& scope, const CompileOptions& options, bool unary) {
  auto program = std::make_shared<Program>();
  program->text = std::string(text);
  program->mode = options.mode;
  program->memory.reserve(128);  // a table of 10 000 rules has tens of thousands of programs
  Pool pool;
  Checker checker(program->text, scope, options, pool, program->memory);
  if (text.size() > options.limits.expression_bytes) {
    checker.error("limit.expression_bytes", {0, 0},
                  "the expression has more than " + std::to_string(options.limits.expression_bytes) + " bytes");
    return checker.take_problems();
  }
  Variable* input = unary ? checker.declare("?", options.input ? options.input : any_type()) : nullptr;
  Parser parser(program->text, checker);
  const Node* root = unary ? parser.unary_tests(input) : parser.expression();
  if (checker.problems() == 0 && options.result) checker.expect_result(*root, *options.result);
  auto problems = checker.take_problems();
  if (has_errors(problems)) return problems;
  program->type = root->type;
  if (options.result && !needs_no_coercion(*root->type, *options.result, options.mode))
    program->result = options.result;
  Compiler(*program).run(*root, input);
  return Expression(std::shared_ptr<const Program>(std::move(program)));
}

}  // namespace

Result<Expression> compile(std::string_view text, const Scope& scope, const CompileOptions& options) {
  return finish(text, scope, options, false);
}

Result<Expression> compile_unary_tests(std::string_view text, const Scope& scope, const CompileOptions& options) {
  return finish(text, scope, options, true);
}

}  // namespace riskrule::feel
