// Literals, names and everything in brackets.
#include "feel/machine.hpp"
#include "feel/parser.hpp"

namespace riskrule::feel {

Node* Parser::primary() {
  switch (peek().kind) {
    case TokenKind::number: return number();
    case TokenKind::string: return string();
    case TokenKind::word: return name();
    case TokenKind::end: return fail("a value");
    case TokenKind::symbol: break;
  }
  if (is_symbol("(")) return parenthesis();
  if (is_symbol("[") || is_symbol("]")) return bracket();
  if (is_symbol("{")) return context();
  if (is_symbol("@")) return at_literal();
  if (is_symbol("?")) return name();
  return fail("a value");
}

Node* Parser::literal(Value value) {
  Node* n = node(NodeKind::literal, begin());
  n->value = value;
  ++at_;
  return done(n);
}

Node* Parser::number() {
  const auto value = Decimal::parse_rounded(peek().text);
  if (!value)
    return fail_at("feel.number_range", peek().span, "the number `" + std::string(peek().text) + "` is too large");
  if (checker_.strict() && !Decimal::parse(peek().text))
    return fail_at("feel.number_range", peek().span,
                   "the number `" + std::string(peek().text) + "` has more than 34 digits and would be rounded");
  return literal(Value::number(*value));
}

/// The sign is part of the literal (rule 35), so that it binds before `**` and `instance of`.
Node* Parser::negative_number(std::uint32_t start) {
  Node* positive = number();
  if (failed_) return positive;
  positive->value = Value::number(-positive->value.as_number());
  positive->span.begin = positive->start = start;
  return positive;
}

Node* Parser::bad_escape() {
  return fail_at("feel.escape", peek().span, "a `\\u` in this string is not followed by a code point");
}

Node* Parser::string() {
  const auto content = unescape(peek().text);
  if (!content) return bad_escape();
  return literal(Value::string(checker_.memory().copy(*content)));
}

/// `@"2024-01-01"`: a date, time, date and time, or duration, told apart by its shape.
Node* Parser::at_literal() {
  const auto start = begin();
  ++at_;
  if (peek().kind != TokenKind::string) return fail("a string after `@`");
  const std::string text = unescape(peek().text).value_or(std::string());
  const bool is_duration = text.starts_with("P") || text.starts_with("-P");
  const bool has_time = text.find('T') != std::string::npos;
  const bool is_time = text.find(':') != std::string::npos && text.substr(0, 3).find(':') != std::string::npos;
  const std::string_view function = is_duration ? "duration" : has_time ? "date and time" : is_time ? "time" : "date";
  Evaluation call;
  const Value argument = Value::string(text);
  Value value;
  for (const Builtin* row : builtin_rows(function))
    if (row->parameters.size() == 1 && row->parameters[0].kind == ParameterKind::string)
      value = row->body(call, {&argument, 1});
  if (value.is_null())
    checker_.strict_error("feel.literal", {start, peek().span.end},
                          "`" + text + "` is not a date, a time, a date and time or a duration");
  Node* n = node(NodeKind::literal, start);
  n->value = copy_value(checker_.memory(), value);
  ++at_;
  return done(n);
}

Node* Parser::name() {
  const auto found_name = checker_.find_name(&peek());
  const bool keyword = is_keyword(peek().text) && found_name.tokens <= 1;
  if (found_name.tokens > 0 && !keyword) {
    at_ += found_name.tokens;
    return done(found_name.node);
  }
  if (is_word("true") || is_word("false")) return literal(Value::boolean(is_word("true")));
  if (is_word("null")) return literal(Value());
  if (is_word("if")) return choice();
  if (is_word("for")) return loop();
  if (is_word("some")) return quantified(NodeKind::some);
  if (is_word("every")) return quantified(NodeKind::every);
  if (is_word("function")) return function();
  if (keyword) return fail("a value");
  if (is_symbol("?")) return fail_at("feel.syntax", peek().span, "`?` has a meaning in unary tests only");
  std::size_t count = 1;  // an unknown name goes on as far as words go
  while (peek(count).kind == TokenKind::word && !is_keyword(peek(count).text)) ++count;
  const Span span{begin(), peek(count - 1).span.end};
  const std::string text = name_key(&peek(), count);
  at_ += count;
  return done(checker_.unknown_name(text, span, is_symbol("(")));
}

Node* Parser::parenthesis() {
  const auto start = begin();
  ++at_;
  if (comparison_operator(peek())) {
    Node* range = open_range(start);
    expect_symbol(")", "that closes the range");
    return range;
  }
  Node* inner = any_expression();
  if (is_symbol("..")) return range_after(inner, start, false);
  expect_symbol(")", "that closes the parenthesis");
  inner->start = start;
  return inner;
}

/// `< 5`: all values below 5, as a range.
Node* Parser::open_range(std::uint32_t start) {
  if (is_too_deep()) return too_deep();
  ++depth_;
  Node* range = node(NodeKind::unary_range, start);
  range->op = *comparison_operator(peek());
  ++at_;
  range->kids.push_back(additive());
  --depth_;
  return done(range);
}

Node* Parser::bracket() {
  const auto start = begin();
  const bool opens_list = is_symbol("[");
  ++at_;
  if (opens_list && take_symbol("]")) return done(node(NodeKind::list, start));
  Node* first = any_expression();
  if (is_symbol("..")) return range_after(first, start, opens_list);
  if (!opens_list) return fail("`..` of a range");
  return list_after(first, start);
}

Node* Parser::range_after(Node* low, std::uint32_t start, bool low_closed) {
  ++at_;
  Node* range = node(NodeKind::range, start);
  range->low_closed = low_closed;
  const bool outer = in_range_;
  in_range_ = true;
  range->kids = {low, additive()};
  in_range_ = outer;
  range->high_closed = is_symbol("]");
  if (!take_symbol("]") && !take_symbol(")") && !take_symbol("[")) return fail("`]`, `)` or `[` that ends the range");
  return done(range);
}

Node* Parser::list_after(Node* first, std::uint32_t start) {
  Node* list = node(NodeKind::list, start);
  list->kids.push_back(first);
  while (take_symbol(",")) list->kids.push_back(any_expression());
  expect_symbol("]", "or `,` in the list");
  return done(list);
}

Node* Parser::context() {
  Node* context = node(NodeKind::context, begin());
  ++at_;
  checker_.open_layer();
  if (!take_symbol("}")) {
    do {
      const Span key_span = peek().span;
      const std::string key = context_key();
      if (failed_) break;
      for (const auto& name : context->names)
        if (name == key) checker_.strict_error("feel.duplicate", key_span, "the entry `" + key + "` is there twice");
      expect_symbol(":", "after the name of an entry");
      // A function sees its own name, so that it may call itself.
      Variable* self = is_word("function") ? checker_.declare(key, any_type()) : nullptr;
      Node* value = any_expression();
      if (self == nullptr) self = checker_.declare(key, value->type);
      self->type = value->type;
      context->names.push_back(key);
      context->variables.push_back(self);
      context->kids.push_back(value);
    } while (take_symbol(","));
    expect_symbol("}", "or `,` in the context");
  }
  checker_.close_layer();
  return done(context);
}

std::string Parser::context_key() {
  if (peek().kind == TokenKind::string) {
    const auto text = unescape(peek().text);
    if (!text) bad_escape();
    ++at_;
    return text.value_or(std::string());
  }
  return words_until_mark();
}

/// The name that ends before `:`, `,` or `)`, with single blanks between its words.
std::string Parser::words_until_mark() {
  if (peek().kind != TokenKind::word && peek().kind != TokenKind::symbol) {
    fail("a name");
    return {};
  }
  std::string name;
  while (peek().kind != TokenKind::end && !is_symbol(":") && !is_symbol(",") && !is_symbol(")") && !is_symbol("}")) {
    const bool apart = !name.empty() && peek().span.begin > tokens_[at_ - 1].span.end;
    if (apart) name += ' ';
    name += peek().text;
    ++at_;
  }
  if (name.empty()) fail("a name");
  return name;
}

}  // namespace riskrule::feel
