// Constructs that bind names (for, some, every, function), types, and unary tests.
#include "feel/parser.hpp"

#include "riskrule/base/guess.hpp"

namespace riskrule::feel {

Node* Parser::choice() {
  Node* choice = node(NodeKind::choice, begin());
  ++at_;
  choice->kids.push_back(any_expression());
  expect_word("then", "after the condition of `if`");
  choice->kids.push_back(any_expression());
  expect_word("else", "of `if`");
  choice->kids.push_back(any_expression());
  return done(choice);
}

Node* Parser::loop() {
  Node* loop = node(NodeKind::loop, begin());
  ++at_;
  checker_.open_layer();
  if (iterators(*loop)) {
    expect_word("return", "of `for`");
    loop->variables.push_back(checker_.declare("partial", list_of(any_type())));
    loop->kids.push_back(any_expression());
  }
  checker_.close_layer();
  return done(loop);
}

Node* Parser::quantified(NodeKind kind) {
  Node* quantified = node(kind, begin());
  ++at_;
  checker_.open_layer();
  if (iterators(*quantified)) {
    expect_word("satisfies", kind == NodeKind::some ? "of `some`" : "of `every`");
    quantified->kids.push_back(any_expression());
  }
  checker_.close_layer();
  return done(quantified);
}

/// `a in list, b in 1..n`; a later domain sees the earlier names.
bool Parser::iterators(Node& owner) {
  do {
    std::size_t length = 0;
    while (peek(length).kind != TokenKind::end && !is_word("in", length)) ++length;
    if (peek(length).kind == TokenKind::end || length == 0) {
      at_ += length;
      fail(length == 0 ? "a name" : "`in` after the name");
      return false;
    }
    const std::string name(text_.substr(begin(), peek(length - 1).span.end - begin()));
    at_ += length + 1;
    Node* values = domain();
    if (failed_) return false;
    owner.kids.push_back(values);
    owner.variables.push_back(checker_.declare(name, Checker::item_type(values->type)));
  } while (take_symbol(","));
  return true;
}

Node* Parser::domain() {
  const auto start = begin();
  Node* low = any_expression();
  if (!take_symbol("..")) return low;
  Node* sequence = node(NodeKind::sequence, start);
  sequence->kids = {low, any_expression()};
  return done(sequence);
}

Node* Parser::function() {
  Node* function = node(NodeKind::function, begin());
  ++at_;
  expect_symbol("(", "after `function`");
  checker_.open_layer();
  if (!take_symbol(")")) {
    do {
      const std::string name = words_until_mark();
      if (failed_) break;
      function->variables.push_back(checker_.declare(name, take_symbol(":") ? type() : any_type()));
    } while (take_symbol(","));
    expect_symbol(")", "or `,` after a parameter");
  }
  if (take_symbol(":")) function->stated = type();
  const bool is_external = take_word("external");
  function->kids.push_back(any_expression());
  if (is_external) function->kind = NodeKind::external;
  checker_.close_layer();
  return done(function);
}

TypePtr Parser::type() {
  if (is_too_deep()) {
    too_deep();
    return any_type();
  }
  ++depth_;
  TypePtr result = any_type();
  if (is_symbol("<", 1) && is_word("list")) {
    at_ += 1;
    result = list_of(type_argument());
  } else if (is_symbol("<", 1) && is_word("range")) {
    at_ += 1;
    result = range_of(type_argument());
  } else if (is_symbol("<", 1) && is_word("context")) {
    at_ += 2;
    result = context_type();
  } else if (is_symbol("<", 1) && is_word("function")) {
    at_ += 2;
    result = function_type();
  } else {
    result = named_type();
  }
  --depth_;
  return result;
}

TypePtr Parser::type_argument() {
  expect_symbol("<", "of a type");
  TypePtr argument = type();
  expect_symbol(">", "that ends the type");
  return argument;
}

TypePtr Parser::context_type() {
  std::vector<std::pair<std::string, TypePtr>> entries;
  while (!failed_ && !is_symbol(">")) {
    std::string name = words_until_mark();
    expect_symbol(":", "after the name of an entry");
    entries.emplace_back(std::move(name), type());
    if (!take_symbol(",")) break;
  }
  expect_symbol(">", "that ends the type");
  return context_of(std::move(entries));
}

TypePtr Parser::function_type() {
  std::vector<TypePtr> parameters;
  while (!failed_ && !is_symbol(">")) {
    parameters.push_back(type());
    if (!take_symbol(",")) break;
  }
  expect_symbol(">", "that ends the parameters");
  expect_symbol("->", "before the type of the result");
  return function_of(std::move(parameters), type());
}

namespace {
struct NamedType {
  std::string_view name;
  TypeKind kind;
};
/// A constructed type without what it is made of is no type (DMN 1.5, table 61).
bool is_bare(const Type& type) noexcept {
  switch (type.kind) {
    case TypeKind::list:
    case TypeKind::range:
    case TypeKind::context:
    case TypeKind::function: return &type == simple_type(type.kind).get();
    default: return false;
  }
}

constexpr NamedType simple_types[] = {
    {"Any", TypeKind::any},
    {"Null", TypeKind::null},
    {"boolean", TypeKind::boolean},
    {"number", TypeKind::number},
    {"string", TypeKind::string},
    {"date", TypeKind::date},
    {"time", TypeKind::time},
    {"date and time", TypeKind::date_time},
    {"years and months duration", TypeKind::years_months},
    {"days and time duration", TypeKind::days_time},
    {"list", TypeKind::list},
    {"range", TypeKind::range},
    {"context", TypeKind::context},
    {"function", TypeKind::function},
};
}  // namespace

TypePtr Parser::named_type() {
  std::size_t longest = 0;
  TypePtr result = any_type();
  std::string key;
  for (std::size_t count = 1; count <= 16 && peek(count - 1).kind != TokenKind::end; ++count) {
    key += (count == 1 ? "" : " ") + std::string(peek(count - 1).text);
    for (const auto& known : simple_types) {
      if (known.name != key) continue;
      longest = count;
      result = simple_type(known.kind);
    }
    if (const auto* stated = checker_.scope().find_type(key)) {
      longest = count;
      result = *stated;
    }
  }
  if (longest == 0 && peek().kind == TokenKind::word && !checker_.strict()) {
    unmapped_type_ = true;  // `instance of` it is null (DMN 1.5, table 61)
    do ++at_;
    while (peek().kind == TokenKind::word && !is_keyword(peek().text));
    return result;
  }
  if (longest == 0) {
    std::vector<std::string_view> names;
    for (const auto& known : simple_types) names.push_back(known.name);
    if (peek().kind != TokenKind::word) {
      fail("a type");
    } else {
      fail_at("feel.unknown_type", peek().span, "`" + std::string(peek().text) + "` is not a type",
              nearest(peek().text, names));
    }
    return result;
  }
  at_ += longest;
  unmapped_type_ = unmapped_type_ || is_bare(*result);
  return result;
}

Node* Parser::unary_tests(Variable* input) {
  const auto start = begin();
  if (is_symbol("-") && peek(1).kind == TokenKind::end) {
    ++at_;
    return done(node(NodeKind::test_any, start));
  }
  if (is_word("not") && is_symbol("(", 1)) {  // a negation of tests, unless more follows
    const auto problems = checker_.problems();
    at_ += 2;
    Node* negation = node(NodeKind::test_not, start);
    negation->kids.push_back(tests(input));
    if (take_symbol(")") && peek().kind == TokenKind::end) return done(negation);
    checker_.forget_problems_since(problems);
    failed_ = false;
    at_ = 0;
  }
  Node* root = tests(input);
  if (!failed_) expect_end();
  return root;
}

Node* Parser::tests(Variable* input) {
  const auto start = begin();
  Node* first = test(input);
  if (!is_symbol(",")) return first;
  Node* all = node(NodeKind::tests, start);
  all->kids.push_back(first);
  while (take_symbol(",")) all->kids.push_back(test(input));
  return done(all);
}

Node* Parser::test(Variable* input) {
  const auto op = comparison_operator(peek());
  Node* test = node(op ? NodeKind::test_compare : NodeKind::test_value, begin());
  test->variable = input;
  if (op) {
    test->op = *op;
    ++at_;
    test->kids.push_back(additive());
    return done(test);
  }
  const auto uses = input->uses;
  test->kids.push_back(any_expression());
  test->uses_input = input->uses != uses;
  return done(test);
}

/// What follows `in`: tests in parentheses, or one test.
Node* Parser::in_after(Node* value) {
  Node* in = node(NodeKind::in, value->start);
  checker_.open_layer();
  in->variable = checker_.declare("?", value->type);
  in->kids.push_back(value);
  const auto start = at_;
  const auto problems = checker_.problems();
  bool parenthesised = false;
  if (is_symbol("(")) {
    ++at_;
    const bool unary = comparison_operator(peek()).has_value();
    in->kids.push_back(tests(in->variable));
    parenthesised = take_symbol(")");
    if (!parenthesised && (unary || !is_symbol(".."))) expect_symbol(")", "or `,` after the tests of `in`");
  }
  if (!parenthesised && !failed_) {
    at_ = start;  // what stood in parentheses was the beginning of a range
    checker_.forget_problems_since(problems);
    in->kids.resize(1);
    const auto op = comparison_operator(peek());
    Node* test = node(op ? NodeKind::test_compare : NodeKind::test_value, begin());
    test->variable = in->variable;
    if (op) {
      test->op = *op;
      ++at_;
    }
    test->kids.push_back(additive());
    in->kids.push_back(done(test));
  }
  checker_.close_layer();
  return done(in);
}

}  // namespace riskrule::feel
