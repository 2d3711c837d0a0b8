// Recursive descent over the tokens. What a name is, is asked of the checker as it reads.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "feel/ast.hpp"
#include "feel/checker.hpp"
#include "feel/lexer.hpp"

namespace riskrule::feel {

class Parser {
 public:
  Parser(std::string_view text, Checker& checker);

  /// The whole text as one expression.
  Node* expression();
  /// The whole text as unary tests; `input` is their `?`.
  Node* unary_tests(Variable* input);

 private:
  // Tokens (parser.cpp).
  const Token& peek(std::size_t ahead = 0) const noexcept;
  bool is_symbol(std::string_view symbol, std::size_t ahead = 0) const noexcept;
  bool is_word(std::string_view word, std::size_t ahead = 0) const noexcept;
  bool take_symbol(std::string_view symbol);
  bool take_word(std::string_view word);
  void expect_symbol(std::string_view symbol, std::string_view where);
  void expect_word(std::string_view word, std::string_view where);
  void expect_end();
  Node* fail(std::string_view expected);
  Node* fail_at(std::string_view code, Span span, std::string message, std::string guess = {});
  Node* bad_escape();
  std::string found() const;
  Node* node(NodeKind kind, std::uint32_t begin);
  Node* done(Node* node);
  std::uint32_t begin() const noexcept { return peek().span.begin; }

  // Operators (parser.cpp).
  bool is_too_deep() const noexcept;
  Node* too_deep();
  Node* any_expression();
  bool is_open_range() const noexcept;
  Node* disjunction();
  Node* conjunction();
  Node* comparison();
  Node* comparison_tail(Node* left);
  Node* additive();
  Node* multiplicative();
  Node* power();
  Node* unary();
  Node* binary(NodeKind kind, Operator op, Node* left, Node* right);
  Node* postfix(Node* operand);
  Node* member_after(Node* operand);
  Node* filter_after(Node* operand);
  Node* call_after(Node* callee);
  Node* instance_after(Node* operand);
  bool closes_range() const noexcept;

  // Literals, names, brackets (parser_primary.cpp).
  Node* primary();
  Node* literal(Value value);
  Node* number();
  Node* negative_number(std::uint32_t start);
  Node* string();
  Node* at_literal();
  Node* name();
  Node* parenthesis();
  Node* bracket();
  Node* open_range(std::uint32_t start);
  Node* range_after(Node* low, std::uint32_t start, bool low_closed);
  Node* list_after(Node* first, std::uint32_t start);
  Node* context();
  std::string context_key();
  std::string words_until_mark();

  // Constructs with names of their own (parser_control.cpp).
  Node* choice();
  Node* loop();
  Node* quantified(NodeKind kind);
  bool iterators(Node& owner);
  Node* domain();
  Node* function();
  TypePtr type();
  TypePtr named_type();
  TypePtr type_argument();
  TypePtr function_type();
  TypePtr context_type();

  // Unary tests (parser_control.cpp).
  Node* tests(Variable* input);
  Node* test(Variable* input);
  Node* in_after(Node* value);

  std::string_view text_;
  Checker& checker_;
  std::vector<Token> tokens_;
  std::size_t at_ = 0;
  std::uint32_t depth_ = 0;
  bool failed_ = false;
  bool in_range_ = false;       ///< reading the upper end of a range: `[` may close it
  bool unmapped_type_ = false;  ///< the type that was read names none, or not what it holds
};

/// The comparison operator that a token is, if it is one.
std::optional<Operator> comparison_operator(const Token& token) noexcept;

}  // namespace riskrule::feel
