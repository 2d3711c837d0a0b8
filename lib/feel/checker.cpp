// What the types of operands allow, and what type comes out.
#include "feel/checker.hpp"

#include <algorithm>

#include "riskrule/base/guess.hpp"

namespace riskrule::feel {
namespace {

bool unknown(const Type& type) noexcept { return type.kind == TypeKind::any || type.kind == TypeKind::null; }
bool is_text(const Type& type) noexcept { return type.kind == TypeKind::string || type.kind == TypeKind::word; }
bool is_duration(TypeKind kind) noexcept { return kind == TypeKind::years_months || kind == TypeKind::days_time; }
bool is_day(TypeKind kind) noexcept { return kind == TypeKind::date || kind == TypeKind::date_time; }

TypePtr type_of_value(const Value& value) {
  switch (value.tag()) {
    case Tag::null: return simple_type(TypeKind::null);
    case Tag::boolean: return simple_type(TypeKind::boolean);
    case Tag::number: return simple_type(TypeKind::number);
    case Tag::string: return simple_type(TypeKind::string);
    case Tag::date: return simple_type(TypeKind::date);
    case Tag::time: return simple_type(TypeKind::time);
    case Tag::date_time: return simple_type(TypeKind::date_time);
    case Tag::years_months: return simple_type(TypeKind::years_months);
    case Tag::days_time: return simple_type(TypeKind::days_time);
    default: return any_type();
  }
}

/// What a + b is; nothing if it can not be.
std::optional<TypeKind> sum(TypeKind a, TypeKind b) noexcept {
  if (a == b) {
    const bool adds = a == TypeKind::number || a == TypeKind::string || is_duration(a);
    return adds ? std::optional(a) : std::nullopt;
  }
  if (is_duration(a)) std::swap(a, b);
  if (is_day(a) && is_duration(b)) return a;
  if (a == TypeKind::time && b == TypeKind::days_time) return a;
  return {};
}

std::optional<TypeKind> difference(TypeKind a, TypeKind b) noexcept {
  if (is_day(a) && is_day(b)) return TypeKind::days_time;
  if (a == TypeKind::time && b == TypeKind::time) return TypeKind::days_time;
  if (a == TypeKind::string || (is_duration(a) && a != b)) return {};
  return sum(a, b);
}

std::optional<TypeKind> product(TypeKind a, TypeKind b) noexcept {
  if (a == TypeKind::number && (b == TypeKind::number || is_duration(b))) return b;
  return is_duration(a) && b == TypeKind::number ? std::optional(a) : std::nullopt;
}

std::optional<TypeKind> ratio(TypeKind a, TypeKind b) noexcept {
  if (b == TypeKind::number && (a == TypeKind::number || is_duration(a))) return a;
  return is_duration(a) && a == b ? std::optional(TypeKind::number) : std::nullopt;
}

std::optional<TypeKind> arithmetic_result(Operator op, TypeKind a, TypeKind b) noexcept {
  switch (op) {
    case Operator::add: return sum(a, b);
    case Operator::subtract: return difference(a, b);
    case Operator::multiply: return product(a, b);
    case Operator::divide: return ratio(a, b);
    default: return a == TypeKind::number && b == TypeKind::number ? std::optional(a) : std::nullopt;
  }
}

TypePtr joined(const TypePtr& a, const TypePtr& b) {
  if (a->kind == TypeKind::null) return b;
  if (b->kind == TypeKind::null || conforms(*b, *a)) return a;
  return conforms(*a, *b) ? b : any_type();
}

bool ordered_kind(const Type& type) noexcept {
  switch (type.kind) {
    case TypeKind::boolean:
    case TypeKind::list:
    case TypeKind::range:
    case TypeKind::context:
    case TypeKind::record:
    case TypeKind::function: return false;
    default: return true;
  }
}

bool needs_order(Operator op) noexcept { return op != Operator::equal && op != Operator::not_equal; }

bool comparable(const Type& a, const Type& b) noexcept {
  if (unknown(a) || unknown(b)) return true;
  if (is_text(a) && is_text(b)) return true;
  if (is_day(a.kind) && is_day(b.kind)) return true;
  const auto is_structure = [](const Type& t) { return t.kind == TypeKind::record || t.kind == TypeKind::context; };
  return a.kind == b.kind || (is_structure(a) && is_structure(b));
}

/// What was meant by an operand that can not be compared with `wanted`: a date written as a text, or a word of an
/// enumeration that a member of the same name hides. `written` is its text.
std::string meant_operand(const Type& wanted, const Node& operand, std::string_view written) {
  const auto is_it = [&](const auto& item) { return item.name == written; };
  if (wanted.kind == TypeKind::word && std::ranges::any_of(wanted.described->items, is_it))
    return "\"" + std::string(written) + "\"";
  const bool text = operand.kind == NodeKind::literal && operand.value.is(Tag::string);
  if (wanted.kind == TypeKind::date && text && parse_date(operand.value.as_string())) return "@" + std::string(written);
  return {};
}

}  // namespace

void Checker::error(std::string_view code, Span span, std::string message, std::string guess) {
  if (problems_.size() >= options_.limits.diagnostics) return;
  Diagnostic d;
  d.code = std::string(code);
  d.message = std::move(message);
  d.file = options_.file;
  d.pointer = options_.pointer;
  d.guess = std::move(guess);
  problems_.push_back(located(std::move(d), text_, span));
}

void Checker::strict_error(std::string_view code, Span span, std::string message, std::string guess) {
  if (strict()) error(code, span, std::move(message), std::move(guess));
}

void Checker::expect_boolean(const Node& node, std::string_view what) {
  if (!may_be(*node.type, TypeKind::boolean))
    strict_error("feel.type", node.span,
                 std::string(what) + " must be true or false, but this is of type " + to_string(*node.type));
}

void Checker::expect_result(const Node& node, const Type& wanted) {
  if (unknown(*node.type) || conforms(*node.type, wanted)) return;
  if (node.type->kind == TypeKind::list && unknown(*item_type(node.type)) && wanted.kind == TypeKind::list) return;
  strict_error("feel.type", node.span,
               "this must be of type " + to_string(wanted) + ", but is of type " + to_string(*node.type));
}

Node* Checker::finish(Node* node) {
  for (const Node* kid : node->kids) node->height = std::max(node->height, kid->height + 1);
  const auto kid = [&](std::size_t i) -> const Node& { return *node->kids[i]; };
  const auto boolean = simple_type(TypeKind::boolean);
  switch (node->kind) {
    case NodeKind::literal:
      if (node->type->kind == TypeKind::any) node->type = type_of_value(node->value);
      break;
    case NodeKind::negate:
      node->type = kid(0).type;
      if (!unknown(*node->type) && node->type->kind != TypeKind::number && !is_duration(node->type->kind))
        strict_error("feel.type", node->span, "`-` can not take a value of type " + to_string(*node->type));
      break;
    case NodeKind::arithmetic: check_arithmetic(*node); break;
    case NodeKind::compare: check_compare(*node); break;
    case NodeKind::between:
      check_pair(kid(0), kid(1), node->span, "between", true);
      check_pair(kid(0), kid(2), node->span, "between", true);
      node->type = boolean;
      break;
    case NodeKind::in: check_in(*node); break;
    case NodeKind::conjunction:
    case NodeKind::disjunction:
      for (const Node* k : node->kids)
        expect_boolean(*k, node->kind == NodeKind::conjunction ? "each side of `and`" : "each side of `or`");
      node->type = boolean;
      break;
    case NodeKind::choice:
      expect_boolean(kid(0), "the condition of `if`");
      node->type = joined(kid(1).type, kid(2).type);
      break;
    case NodeKind::loop: node->type = list_of(node->kids.back()->type); break;
    case NodeKind::some:
    case NodeKind::every:
      expect_boolean(*node->kids.back(),
                     node->kind == NodeKind::some ? "the condition of `some`" : "the condition of `every`");
      node->type = boolean;
      break;
    case NodeKind::sequence: node->type = list_of(kid(0).type); break;
    case NodeKind::member: check_member(*node); break;
    case NodeKind::filter: check_filter(*node); break;
    case NodeKind::list: check_list(*node); break;
    case NodeKind::context: check_context(*node); break;
    case NodeKind::range:
      check_pair(kid(0), kid(1), node->span, "..", true);
      node->type = range_of(joined(kid(0).type, kid(1).type));
      break;
    case NodeKind::unary_range: node->type = range_of(kid(0).type); break;
    case NodeKind::function:
    case NodeKind::external: check_function(*node); break;
    case NodeKind::call: check_call(*node); break;
    case NodeKind::builtin: node->type = simple_type(TypeKind::function); break;
    case NodeKind::instance_of:
    case NodeKind::test_any:
    case NodeKind::test_not:
    case NodeKind::tests: node->type = boolean; break;
    case NodeKind::test_compare:
    case NodeKind::test_value: check_test(*node); break;
    default: break;
  }
  return node;
}

void Checker::check_arithmetic(Node& node) {
  const auto kind_of = [](const Node& n) { return n.type->kind == TypeKind::word ? TypeKind::string : n.type->kind; };
  const TypeKind a = kind_of(*node.kids[0]);
  const TypeKind b = kind_of(*node.kids[1]);
  const bool known = !unknown(*node.kids[0]->type) && !unknown(*node.kids[1]->type);
  if (!known) return;
  if (const auto result = arithmetic_result(node.op, a, b)) {
    node.type = simple_type(*result);
    return;
  }
  strict_error("feel.type", node.span,
               "`" + std::string(to_string(node.op)) + "` can not take values of type " +
                   to_string(*node.kids[0]->type) + " and " + to_string(*node.kids[1]->type));
}

void Checker::check_compare(Node& node) {
  check_pair(*node.kids[0], *node.kids[1], node.span, to_string(node.op), needs_order(node.op));
  node.type = simple_type(TypeKind::boolean);
}

/// A test is a comparison whose left side, the input, is not written. A list may also hold the input.
void Checker::check_test(Node& node) {
  Node input;
  input.type = node.variable->type;
  input.span = node.span;
  const Node& tested = *node.kids[0];
  if (node.kind == NodeKind::test_compare) {
    check_pair(input, tested, node.span, to_string(node.op), needs_order(node.op));
  } else if (!node.uses_input) {
    Node value = tested;
    if (!comparable(*input.type, *value.type)) value.type = item_type(value.type);
    check_pair(input, value, node.span, "in", false);
  }
  node.type = simple_type(TypeKind::boolean);
}

void Checker::check_function(Node& node) {
  std::vector<TypePtr> parameters;
  for (const Variable* v : node.variables) parameters.push_back(v->type);
  const TypePtr found = node.kind == NodeKind::external ? any_type() : node.kids[0]->type;
  node.type = function_of(std::move(parameters), node.stated ? node.stated : found);
}

void Checker::check_pair(const Node& left, const Node& right, Span span, std::string_view op, bool ordered) {
  const Type& a = *left.type;
  const Type& b = *right.type;
  const std::string sign = "`" + std::string(op) + "`";
  if (!comparable(a, b)) {
    const auto guess = meant_operand(a, right, right.span.in(text_)) + meant_operand(b, left, left.span.in(text_));
    strict_error("feel.type", span, sign + " can not compare values of type " + to_string(a) + " and " + to_string(b),
                 guess);
  } else if (ordered && (!ordered_kind(a) || !ordered_kind(b))) {
    strict_error("feel.type", span, sign + " can not order values of type " + to_string(ordered_kind(a) ? b : a));
  } else {
    check_words(left, right);
  }
}

void Checker::check_words(const Node& left, const Node& right) {
  if (left.type->kind == TypeKind::word) check_word(*left.type, right);
  if (right.type->kind == TypeKind::word) check_word(*right.type, left);
}

/// A constant that is compared with a word of an enumeration must be one of its items.
void Checker::check_word(const Type& word, const Node& other) {
  if (other.kind == NodeKind::list) {
    for (const Node* item : other.kids) check_word(word, *item);
    return;
  }
  if (other.kind != NodeKind::literal || !other.value.is(Tag::string)) return;
  if (word.described->kind == data::Kind::open_word) return;
  std::vector<std::string_view> items;
  std::string all;
  for (const auto& item : word.described->items) {
    if (item.name == other.value.as_string()) return;
    items.push_back(item.name);
    all += (all.empty() ? "" : ", ") + std::string(item.name);
  }
  strict_error("feel.unknown_word", other.span, "`" + std::string(other.value.as_string()) + "` is not one of " + all,
               nearest(other.value.as_string(), items));
}

void Checker::check_in(Node& node) {
  node.type = simple_type(TypeKind::boolean);
  const Type& value = *node.kids[0]->type;
  if (value.kind != TypeKind::word) return;
  for (const Node* test : node.kids)
    if (test->kind == NodeKind::test_value || test->kind == NodeKind::test_compare)
      check_words(*node.kids[0], *test->kids[0]);
}

void Checker::check_member(Node& node) {
  const Type& operand = *node.kids[0]->type;
  if (const TypePtr type = member_type(operand, node.text)) {
    node.type = type;
    return;
  }
  const auto names = member_names(operand);
  const Span span{node.slot, node.slot + static_cast<std::uint32_t>(node.text.size())};
  const Type& of = operand.kind == TypeKind::list ? *item_type(node.kids[0]->type) : operand;
  strict_error("feel.unknown_member", span, "a value of type " + to_string(of) + " has no member `" + node.text + "`",
               nearest(node.text, names));
}

void Checker::check_filter(Node& node) {
  const TypePtr item = item_type(node.kids[0]->type);
  const Node& condition = *node.kids[1];
  if (condition.type->kind == TypeKind::number) {
    node.type = item;
    return;
  }
  if (!may_be(*condition.type, TypeKind::boolean))
    strict_error("feel.type", condition.span,
                 "a filter must be a condition or a position, but this is of type " + to_string(*condition.type));
  node.type = condition.type->kind == TypeKind::boolean ? list_of(item) : any_type();
}

void Checker::check_list(Node& node) {
  TypePtr item = node.kids.empty() ? any_type() : node.kids.front()->type;
  for (const Node* kid : node.kids) item = joined(item, kid->type);
  node.type = list_of(item);
}

void Checker::check_context(Node& node) {
  std::vector<std::pair<std::string, TypePtr>> entries;
  for (std::size_t i = 0; i < node.kids.size(); ++i) entries.emplace_back(node.names[i], node.kids[i]->type);
  node.type = context_of(std::move(entries));
}

}  // namespace riskrule::feel
