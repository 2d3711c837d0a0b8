#include "feel/parser.hpp"

#include "feel/lexer.hpp"

namespace riskrule::feel {

std::string_view to_string(Operator op) noexcept {
  switch (op) {
    case Operator::add: return "+";
    case Operator::subtract: return "-";
    case Operator::multiply: return "*";
    case Operator::divide: return "/";
    case Operator::power: return "**";
    case Operator::equal: return "=";
    case Operator::not_equal: return "!=";
    case Operator::less: return "<";
    case Operator::less_equal: return "<=";
    case Operator::greater: return ">";
    case Operator::greater_equal: return ">=";
  }
  return "";
}

std::optional<Operator> comparison_operator(const Token& token) noexcept {
  if (token.kind != TokenKind::symbol) return {};
  for (const auto op : {Operator::equal, Operator::not_equal, Operator::less, Operator::less_equal, Operator::greater,
                        Operator::greater_equal})
    if (token.text == to_string(op)) return op;
  return {};
}

Parser::Parser(std::string_view text, Checker& checker) : text_(text), checker_(checker) {
  std::optional<LexError> error;
  tokens_ = tokenize(text, error);
  if (error) fail_at(error->code, error->span, error->message);
}

const Token& Parser::peek(std::size_t ahead) const noexcept {
  return tokens_[std::min(at_ + ahead, tokens_.size() - 1)];
}
bool Parser::is_symbol(std::string_view symbol, std::size_t ahead) const noexcept {
  return peek(ahead).kind == TokenKind::symbol && peek(ahead).text == symbol;
}
bool Parser::is_word(std::string_view word, std::size_t ahead) const noexcept {
  return peek(ahead).kind == TokenKind::word && peek(ahead).text == word;
}
bool Parser::take_symbol(std::string_view symbol) {
  if (!is_symbol(symbol)) return false;
  ++at_;
  return true;
}
bool Parser::take_word(std::string_view word) {
  if (!is_word(word)) return false;
  ++at_;
  return true;
}
void Parser::expect_symbol(std::string_view symbol, std::string_view where) {
  if (!take_symbol(symbol)) fail("`" + std::string(symbol) + "` " + std::string(where));
}
void Parser::expect_word(std::string_view word, std::string_view where) {
  if (!take_word(word)) fail("`" + std::string(word) + "` " + std::string(where));
}
void Parser::expect_end() {
  if (peek().kind != TokenKind::end) fail("an operator or the end of the expression");
}

std::string Parser::found() const {
  return peek().kind == TokenKind::end ? "the end of the expression" : "`" + std::string(peek().text) + "`";
}

namespace {
/// What a full-width or mathematical mark was meant to be.
std::string_view narrow_form(std::string_view mark) noexcept {
  static constexpr std::pair<std::string_view, std::string_view> forms[] = {
      {"\uFF0C", ","},  {"\u3001", ","},  {"\uFF08", "("}, {"\uFF09", ")"}, {"\uFF1A", ":"},  {"\uFF1B", ","},
      {"\u201C", "\""}, {"\u201D", "\""}, {"\uFF1C", "<"}, {"\uFF1E", ">"}, {"\uFF1D", "="},  {"\uFF0B", "+"},
      {"\uFF0D", "-"},  {"\uFF0A", "*"},  {"\uFF0F", "/"}, {"\u3010", "["}, {"\u3011", "]"},  {"\uFF3B", "["},
      {"\uFF3D", "]"},  {"\uFF5B", "{"},  {"\uFF5D", "}"}, {"\u3002", "."}, {"\uFF02", "\""}, {"\u2265", ">="},
      {"\u2264", "<="}, {"\u2260", "!="}, {"\u00D7", "*"}, {"\u00F7", "/"}, {"\u2212", "-"}};
  for (const auto& [wide, narrow] : forms)
    if (mark == wide) return narrow;
  return {};
}
}  // namespace

Node* Parser::fail(std::string_view expected) {
  std::string guess;
  if (peek().kind == TokenKind::symbol) {
    if (const auto narrow = narrow_form(peek().text); !narrow.empty()) guess = std::string(narrow);
    if (peek().text == "&") guess = "and";
    if (peek().text == "|") guess = "or";
    if (peek().text == "'") guess = "\"";
    if (peek().text == "!") guess = "not(";
  }
  return fail_at("feel.syntax", peek().span, "expected " + std::string(expected) + ", found " + found(), guess);
}

Node* Parser::fail_at(std::string_view code, Span span, std::string message, std::string guess) {
  if (!failed_) checker_.error(code, span, std::move(message), std::move(guess));
  failed_ = true;
  at_ = tokens_.size() - 1;  // everything that is expected further up stays silent
  return checker_.pool().node(NodeKind::error, span);
}

Node* Parser::node(NodeKind kind, std::uint32_t begin) { return checker_.pool().node(kind, {begin, begin}); }

Node* Parser::done(Node* node) {
  if (failed_) return node;
  node->span.end = at_ == 0 ? node->span.begin : std::max(tokens_[at_ - 1].span.end, node->span.begin);
  constexpr std::uint32_t tallest = 2048;  // every walk over the tree is recursive
  checker_.finish(node);
  if (node->height > tallest)
    return fail_at("limit.expression_depth", node->span, "the expression has more than 2048 operations one in another");
  return node;
}

Node* Parser::expression() {
  Node* root = any_expression();
  if (!failed_) expect_end();
  return root;
}

bool Parser::is_too_deep() const noexcept { return depth_ >= checker_.options().limits.expression_depth; }

Node* Parser::too_deep() {
  const auto limit = checker_.options().limits.expression_depth;
  return fail_at("limit.expression_depth", peek().span,
                 "the expression is nested more than " + std::to_string(limit) + " deep");
}

Node* Parser::any_expression() {
  if (is_too_deep()) return too_deep();
  ++depth_;
  const bool outer = in_range_;
  in_range_ = false;
  Node* result = is_open_range() ? open_range(begin()) : disjunction();
  in_range_ = outer;
  --depth_;
  return result;
}

/// `< 5` and its like may stand for a range where an expression begins; after an operator only in parentheses, so that
/// `a => b` stays an error.
bool Parser::is_open_range() const noexcept {
  const auto op = comparison_operator(peek());
  return op && *op != Operator::equal && *op != Operator::not_equal;
}

Node* Parser::disjunction() {
  const auto start = begin();
  Node* first = conjunction();
  if (!is_word("or")) return first;
  Node* all = node(NodeKind::disjunction, start);
  all->kids.push_back(first);
  while (take_word("or")) all->kids.push_back(conjunction());
  return done(all);
}

Node* Parser::conjunction() {
  const auto start = begin();
  Node* first = comparison();
  if (!is_word("and")) return first;
  Node* all = node(NodeKind::conjunction, start);
  all->kids.push_back(first);
  while (take_word("and")) all->kids.push_back(comparison());
  return done(all);
}

Node* Parser::comparison() {
  Node* left = additive();
  while (!failed_) {
    Node* next = comparison_tail(left);
    if (next == left) break;
    left = next;
  }
  return left;
}

Node* Parser::comparison_tail(Node* left) {
  if (const auto op = comparison_operator(peek())) {
    ++at_;
    if (*op == Operator::equal && is_symbol("=")) return fail("a value (equality is written with one `=`)");
    return binary(NodeKind::compare, *op, left, additive());
  }
  if (take_word("between")) {
    Node* between = node(NodeKind::between, left->start);
    between->kids = {left, additive()};
    expect_word("and", "of `between`");
    between->kids.push_back(additive());
    return done(between);
  }
  return take_word("in") ? in_after(left) : left;
}

Node* Parser::additive() {
  Node* left = multiplicative();
  for (;;) {
    if (take_symbol("+"))
      left = binary(NodeKind::arithmetic, Operator::add, left, multiplicative());
    else if (take_symbol("-"))
      left = binary(NodeKind::arithmetic, Operator::subtract, left, multiplicative());
    else
      return left;
  }
}

Node* Parser::multiplicative() {
  Node* left = power();
  for (;;) {
    if (take_symbol("*"))
      left = binary(NodeKind::arithmetic, Operator::multiply, left, power());
    else if (take_symbol("/"))
      left = binary(NodeKind::arithmetic, Operator::divide, left, power());
    else
      return left;
  }
}

Node* Parser::power() {
  Node* left = unary();
  while (take_symbol("**")) left = binary(NodeKind::arithmetic, Operator::power, left, unary());
  return left;
}

Node* Parser::unary() {
  if (!is_symbol("-")) return postfix(primary());
  const auto start = begin();
  ++at_;
  if (peek().kind == TokenKind::number) return postfix(negative_number(start));
  if (is_too_deep()) return too_deep();
  ++depth_;
  Node* negation = node(NodeKind::negate, start);
  negation->kids.push_back(unary());
  --depth_;
  return done(negation);
}

Node* Parser::binary(NodeKind kind, Operator op, Node* left, Node* right) {
  Node* both = node(kind, left->start);
  both->op = op;
  both->kids = {left, right};
  return done(both);
}

Node* Parser::postfix(Node* operand) {
  while (!failed_) {
    if (take_symbol("."))
      operand = member_after(operand);
    else if (is_symbol("[") && !closes_range())
      operand = filter_after(operand);
    else if (is_symbol("("))
      operand = call_after(operand);
    else if (is_word("instance") && is_word("of", 1))
      operand = instance_after(operand);
    else
      break;
  }
  return operand;
}

/// In `]a..b[` the last bracket ends the range if nothing that could be a filter's content follows it.
bool Parser::closes_range() const noexcept {
  if (!in_range_) return false;
  const Token& next = peek(1);
  if (next.kind == TokenKind::end) return true;
  if (next.kind == TokenKind::word)
    return is_keyword(next.text) && next.text != "true" && next.text != "false" && next.text != "null" &&
           next.text != "if" && next.text != "for" && next.text != "some" && next.text != "every" &&
           next.text != "function";
  return next.kind == TokenKind::symbol && next.text != "(" && next.text != "[" && next.text != "{" &&
         next.text != "-" && next.text != "@" && next.text != "?";
}

Node* Parser::member_after(Node* operand) {
  const auto start = begin();
  std::string name;
  std::size_t count = checker_.find_member(*operand->type, &peek(), name);
  if (count == 0) {
    if (peek().kind != TokenKind::word) return fail("the name of a member after `.`");
    count = 1;
    while (peek(count).kind == TokenKind::word && !is_keyword(peek(count).text)) ++count;
    name = name_key(&peek(), count);
  }
  Node* member = node(NodeKind::member, operand->start);
  member->text = std::move(name);
  member->slot = start;  // where the name stands, for the report of an unknown member
  member->kids.push_back(operand);
  at_ += count;
  return done(member);
}

Node* Parser::filter_after(Node* operand) {
  Node* filter = node(NodeKind::filter, operand->start);
  ++at_;
  filter->variable = checker_.open_item_layer(Checker::item_type(operand->type));
  filter->kids = {operand, any_expression()};
  checker_.close_layer();
  expect_symbol("]", "that ends the filter");
  return done(filter);
}

Node* Parser::call_after(Node* callee) {
  Node* call = node(NodeKind::call, callee->start);
  ++at_;
  call->kids.push_back(callee);
  if (take_symbol(")")) return done(call);
  do {
    std::size_t length = 0;  // of a name before `:`
    while (peek(length).kind == TokenKind::word || (length > 0 && peek(length).kind == TokenKind::number)) ++length;
    if (length > 0 && is_symbol(":", length)) {
      call->names.push_back(name_key(&peek(), length));
      at_ += length + 1;
    } else if (!call->names.empty()) {
      return fail("a named argument `name: value`, as the others are named");
    }
    call->kids.push_back(any_expression());
    if (!call->names.empty() && call->names.size() + 1 != call->kids.size())
      return fail_at("feel.syntax", call->kids[1]->span, "either all arguments are named or none is");
  } while (take_symbol(","));
  expect_symbol(")", "that ends the arguments");
  return done(call);
}

Node* Parser::instance_after(Node* operand) {
  Node* test = node(NodeKind::instance_of, operand->start);
  at_ += 2;
  test->kids.push_back(operand);
  unmapped_type_ = false;
  const auto start = begin();
  test->stated = type();
  if (!unmapped_type_ || failed_) return done(test);
  test->stated = nullptr;
  checker_.strict_error("feel.unknown_type", {start, tokens_[at_ - 1].span.end},
                        "a list, range, context or function type must say what it holds, for instance `list<Any>`");
  return done(test);
}

}  // namespace riskrule::feel
