// The form of an input cell: what it says of its input, where that can be told without evaluating it. The table's index
// is built from forms, and so are the proofs about a table.
//
//   -                        any
//   "a", "b"                 tests: = "a", = "b"
//   [18..65)                 tests: one interval, low closed, high open
//   not(< 5, 9)              tests, negated: one interval without a low end, = 9
//   ? > 3 and ? != 7         cut: at 3 and 7
//   > b * 2, some condition  free
#pragma once

#include <cstdint>
#include <span>

#include "riskrule/feel/expression.hpp"

namespace riskrule::dmn {

/// One of the tests of a cell, against constants. All three answers of FEEL are fixed by it:
///
/// - `equal`, `not_equal` with a value of the constant's type: true or false. Times and date-times are equal if they
///   are so to the second; a local one never equals one with an offset or a zone; a date is a date-time at midnight
///   UTC; P0M equals PT0S.
///   A constant null: true or false whatever the input is.
///   An input null and another constant: equal is false and not_equal true, but null in strict mode.
///   Other types: null.
/// - `interval` with a value that both ends have an order with: true or false. Otherwise, for null too, null. The low
///   end may stand above the high one: such an interval is empty.
struct CellTest {
  enum class Kind : std::uint8_t { equal, not_equal, interval };

  Kind kind = Kind::equal;
  bool low_closed = false;   ///< of an interval: the end belongs to it; false at an unbounded end
  bool high_closed = false;  ///< the same
  bool is_range = false;     ///< of an interval: written `[…]`; the test of an input that is a range: is it the same?
  feel::Value low{};         ///< equal, not_equal: the constant; interval: null if it is unbounded
  feel::Value high{};        ///< interval: null if it is unbounded; never both
};

/// What a cell says of its input. The values live where the form was made and must not outlive it.
struct CellForm {
  enum class Kind : std::uint8_t {
    any,    ///< every input passes
    never,  ///< no input passes: the cell did not compile
    tests,  ///< as `tests` say
    cut,    ///< one answer in each gap between its `constants`, and at each; which, its expression tells
    free    ///< anything else: it has to be evaluated
  };

  Kind kind = Kind::free;
  bool negated = false;               ///< passes if every test is false (null is not false), else if some test is true
  bool strict = false;                ///< compiled in strict mode: nothing is known of an input that is not stated
  std::span<const CellTest> tests{};  ///< at least one where `kind` is tests, else none
  std::span<const feel::Value> constants{};  ///< of a cut cell, null among them if it mentions it; else none
};

/// A cell as a rule tests it.
struct CompiledTest {
  CellForm form{};
  feel::Expression test{};  ///< none where the form says it all: any, never, and tests that were read from the text
};

/// The form of compiled unary tests; it lives in the expression and in `memory`. Constants of tests: null, booleans,
/// numbers, strings, dates, times, date-times, durations (intervals: not null, not booleans); a cut cell has none with
/// a time. Linear in the tests; never evaluates.
CellForm form_of(const feel::Expression& cell, feel::Arena& memory);

/// Orders two constants of one kind: numbers, strings, dates, durations, booleans.
bool before(const feel::Value& a, const feel::Value& b);

/// Does the input pass the tests of a form of that kind? The same as evaluating the cell.
bool passes_tests(const CellForm& form, feel::Evaluation& call, const feel::Value& input);

/// The same of tests that name what is allowed, whose form it is. A trace shows how they are evaluated.
bool allows(const feel::Expression& tests, const CellForm& form, feel::Evaluation& call,
            std::span<const feel::Value> slots, const feel::Value& value);

/// Does the input pass the cell?
bool passes(const CompiledTest& cell, feel::Evaluation& call, std::span<const feel::Value> slots,
            const feel::Value& input);

}  // namespace riskrule::dmn
