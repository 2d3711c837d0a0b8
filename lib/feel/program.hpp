// The compiled form of an expression: instructions in one vector, children by index, names resolved to places.
#pragma once

#include <string>
#include <vector>

#include "feel/ast.hpp"
#include "feel/calls.hpp"
#include "feel/small_number.hpp"
#include "feel/word_set.hpp"
#include "riskrule/feel/expression.hpp"
#include "riskrule/feel/function.hpp"

namespace riskrule::feel {

enum class Op : std::uint8_t {
  constant,   ///< a: index in constants
  slot,       ///< a: input of the scope
  local,      ///< a: place in the frame
  item_name,  ///< a: local of the item, b: name (constant), c: what else it may be, or none
  negate,     ///< a; flag (as of those up to greater_equal): 1 = its operands may all be small numbers
  add,        ///< a, b, c: index in sums, or none
  subtract,   ///< the same
  multiply,
  divide,
  power,  ///< a, b
  equal,
  not_equal,
  less,
  less_equal,
  greater,
  greater_equal,  ///< a, b
  between,        ///< a: first of three children
  conjunction,    ///< a: first child, b: count
  disjunction,    ///< a: first child, b: count
  choice,         ///< a: condition, b: then, c: else
  loop,           ///< a: first child, b: domains, c: first local; children: domains..., body; flag: `partial` is read
  some,           ///< the same
  every,          ///< the same
  sequence,       ///< a: low, b: high; only as a domain
  member,         ///< a: operand, b: name (constant), c: index in members, or none; flag: a chain of reads
  filter,         ///< a: list, b: condition, c: local of the item
  position,       ///< a: list, b: position, which does not depend on the item
  list,           ///< a: first child, b: count
  context,        ///< a: first child, b: count, c: first local; children: values..., index in entry_names
  range,          ///< a: low, b: high; flag: closed ends (1 low, 2 high)
  unary_range,    ///< a; flag: Operator
  closure,        ///< a: index in functions
  call_builtin,   ///< a: index in calls, b: first argument, c: count
  call_value,     ///< a: index in calls, b: first child (the callee, then the arguments), c: count of arguments
  instance_of,    ///< a, b: index in types
  test_compare,   ///< a: local of the input, b: bound; flag: Operator
  test_value,     ///< a: local of the input, b: expression; flag: 1 = uses `?`, 2 = one of several
  test_not,       ///< a
  tests,          ///< a: first child, b: count, c: index in words if these are all, or none
  in,             ///< a: value, b: test, c: local of the input; flag: 1 = the test is of words
};

/// The kinds of value that an interval can be made of.
constexpr bool has_order(Tag tag) noexcept {
  switch (tag) {
    case Tag::number:
    case Tag::string:
    case Tag::date:
    case Tag::time:
    case Tag::date_time:
    case Tag::years_months:
    case Tag::days_time: return true;
    default: return false;
  }
}

inline constexpr std::uint32_t none = 0xFFFFFFFFU;

struct Instruction {
  Op op = Op::constant;
  std::uint8_t flag = 0;
  std::uint16_t test = 0;  ///< some, every, filter: index in item_conditions + 1, or 0
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  std::uint32_t c = 0;
  Span span{};
};

/// A member of a described struct that is known when compiling.
struct KnownMember {
  const data::TypeInfo* type = nullptr;
  const data::MemberInfo* member = nullptr;
};

/// One row that the arguments fit, and how.
struct FittingRow {
  const Builtin* row = nullptr;
  Arrangement arrangement;
};

struct Call {
  std::string_view label;            ///< `call count`, for the trace
  std::vector<FittingRow> rows{};    ///< of a built-in
  std::vector<std::string> names{};  ///< of the arguments, when named
};

struct Capture {
  bool from_slot = false;
  std::uint32_t outer = 0;  ///< slot, or place in the outer frame
  std::uint32_t inner = 0;  ///< place in the function's frame
};

/// A constant times an input or a local name.
struct Term {
  SmallNumber weight{};
  bool is_local = false;
  std::uint32_t place = 0;
};

/// The condition of most filters and quantifiers, `i.amount > 980`: a comparison of the item, or of one of its entries,
/// with a number that does not depend on it.
struct ItemCondition {
  Op comparison = Op::equal;
  bool of_entry = false;
  KnownText name{};           ///< of the entry
  std::uint32_t slot = none;  ///< of the number, if it is an input; else it is known:
  Bound bound{};
};

struct FunctionBody {
  std::uint32_t root = 0;
  std::uint32_t frame = 0;    ///< places it needs
  std::uint32_t height = 0;   ///< operations one in another
  std::uint32_t self = none;  ///< the place of the function itself in its frame, if it calls itself
  std::vector<std::string_view> parameters{};
  std::vector<Capture> captures{};
  TypePtr type{};
  bool checks_parameters = false;  ///< some parameter has a type
  bool external = false;           ///< root is the mapping of a function that the host runs
};

struct Program {
  std::string text;
  Mode mode = Mode::standard;
  TypePtr type = any_type();
  TypePtr result{};  ///< what the value is coerced to, if anything
  std::uint32_t root = 0;
  std::uint32_t frame = 0;
  std::uint32_t height = 0;
  std::uint32_t steps = 0;  ///< that an evaluation takes at least
  std::vector<Instruction> code{};
  std::vector<std::uint32_t> children{};
  std::vector<Value> constants{};
  std::vector<std::vector<std::string_view>> entry_names{};  ///< of contexts; those that one place makes share them
  std::vector<KnownMember> members{};
  std::vector<WordSet> words{};
  std::vector<std::vector<Term>> sums{};
  std::vector<ItemCondition> item_conditions{};
  std::vector<Call> calls{};
  std::vector<TypePtr> types{};
  std::vector<FunctionBody> functions{};
  std::vector<std::uint32_t> reads{};
  Arena memory{};  ///< of the constants
};

}  // namespace riskrule::feel
