// The parsed form of an expression: nodes with spans and static types, names resolved to what they stand for.
#pragma once

#include <algorithm>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "riskrule/base/source.hpp"
#include "riskrule/feel/builtins.hpp"
#include "riskrule/feel/type.hpp"
#include "riskrule/feel/value.hpp"

namespace riskrule::feel {

enum class NodeKind : std::uint8_t {
  error,         ///< a problem has been reported
  literal,       ///< value
  slot,          ///< slot: an input of the scope
  local,         ///< variable
  builtin,       ///< rows: a built-in used as a value, or called
  unknown,       ///< text: a name that nothing is known of
  item_name,     ///< text: an entry of `variable` (a filter's item of unknown type), else kids[0], if any
  negate,        ///< kids: operand
  arithmetic,    ///< op; kids: left, right
  compare,       ///< op; kids: left, right
  between,       ///< kids: value, low, high
  in,            ///< kids: value, tests...; variable: the `?` of the tests
  conjunction,   ///< kids: operands
  disjunction,   ///< kids: operands
  choice,        ///< kids: condition, then, else
  loop,          ///< variables: one per domain, then `partial`; kids: domains..., body
  some,          ///< variables: one per domain; kids: domains..., condition
  every,         ///< the same
  sequence,      ///< the domain `low..high` of a loop; kids: low, high
  member,        ///< text; kids: operand
  filter,        ///< variable: the item; kids: list, condition
  list,          ///< kids: items
  context,       ///< names; variables; kids: values
  range,         ///< low_closed, high_closed; kids: low, high
  unary_range,   ///< op; kids: bound
  function,      ///< variables: parameters; kids: body
  external,      ///< a function of another language; kids: its mapping
  call,          ///< names (when named); kids: callee, arguments...
  instance_of,   ///< stated, null if it is no type; kids: value
  test_compare,  ///< op; variable; kids: bound
  test_value,    ///< variable; kids: expression
  test_any,      ///< `-`
  test_not,      ///< kids: tests
  tests,         ///< kids: tests, one of which must hold
};

enum class Operator : std::uint8_t {
  add,
  subtract,
  multiply,
  divide,
  power,
  equal,
  not_equal,
  less,
  less_equal,
  greater,
  greater_equal
};

std::string_view to_string(Operator op) noexcept;

/// A name bound inside an expression: parameter, loop variable, context entry, item of a filter, `?`.
struct Variable {
  std::string name;
  std::string key;  ///< name_key(name)
  TypePtr type = any_type();
  std::uint32_t uses = 0;
};

struct Node {
  NodeKind kind = NodeKind::error;
  Operator op = Operator::add;
  bool low_closed = false;
  bool high_closed = false;
  bool uses_input = false;   ///< test_value: its expression mentions `?`
  std::uint32_t height = 1;  ///< of the tree below, itself included
  std::uint32_t slot = 0;
  std::uint32_t start = 0;  ///< where it begins for what it is an operand of: its parenthesis, if it has one
  Span span{};
  TypePtr type = any_type();
  TypePtr stated{};  ///< instance_of; function: of its result, if stated
  Value value{};
  std::string text{};
  Variable* variable = nullptr;
  std::span<const Builtin* const> rows{};
  std::vector<Node*> kids{};
  std::vector<Variable*> variables{};
  std::vector<std::string> names{};
};

/// Owns the nodes and variables of one compilation. Texts of constants go to the program's arena.
class Pool {
 public:
  Node* node(NodeKind kind, Span span) {
    nodes_.emplace_back();
    nodes_.back().kind = kind;
    nodes_.back().span = span;
    nodes_.back().start = span.begin;
    return &nodes_.back();
  }
  Variable* variable(std::string name, std::string key, TypePtr type) {
    variables_.push_back({std::move(name), std::move(key), std::move(type)});
    return &variables_.back();
  }

 private:
  std::deque<Node> nodes_;
  std::deque<Variable> variables_;
};

/// The rows of a built-in by its name's key; empty if there is none.
std::span<const Builtin* const> builtin_rows(std::string_view key);
/// Tokens of the longest built-in name.
std::size_t longest_builtin();
/// All names, for guesses.
const std::vector<std::string_view>& builtin_names();

}  // namespace riskrule::feel
