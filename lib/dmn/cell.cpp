// The form of a compiled cell, and the test of an input by it.
#include "cell.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "cell_tests.hpp"
#include "feel/machine.hpp"
#include "feel/short_text.hpp"

namespace riskrule::dmn {

using feel::Instruction;
using feel::Op;
using feel::Operator;
using feel::Tag;
using feel::Value;

namespace {

/// Reads the tests of a compiled cell. Its functions are false where the cell has no such form.
class TestReader {
 public:
  TestReader(const feel::Program& program, CellTests& tests) : program_(program), tests_(tests) {}

  bool read(CellForm& form) {
    std::uint32_t at = program_.root;
    form.negated = program_.code[at].op == Op::test_not;
    if (form.negated) at = program_.code[at].a;
    const Instruction& code = program_.code[at];
    if (code.op != Op::tests) return test(at);
    for (std::uint32_t i = 0; i < code.b; ++i)
      if (!test(program_.children[code.a + i])) return false;
    return true;
  }

 private:
  bool test(std::uint32_t at) {
    const Instruction& code = program_.code[at];
    if (code.op != Op::test_compare && code.op != Op::test_value) return false;
    const Instruction& operand = program_.code[code.b];
    if (operand.op != Op::constant) return false;
    const Value& value = program_.constants[operand.a];
    return code.op == Op::test_compare ? tests_.compare(static_cast<Operator>(code.flag), value)
                                       : tests_.is_or_in(value);
  }

  const feel::Program& program_;
  CellTests& tests_;
};

/// Collects the constants of a cell that is a combination of comparisons of its input with constants.
class CutReader {
 public:
  explicit CutReader(const feel::Program& program) : program_(program) {}

  bool read() { return test(program_.root, 0); }
  const std::vector<Value>& constants() const noexcept { return constants_; }

 private:
  /// `input` is the place of `?`.
  bool test(std::uint32_t at, std::uint32_t input) {
    const Instruction& code = program_.code[at];
    switch (code.op) {
      case Op::constant: return program_.constants[code.a].is(Tag::boolean) || program_.constants[code.a].is_null();
      case Op::tests:
      case Op::conjunction:
      case Op::disjunction: return all(code, input);
      case Op::test_not: return test(code.a, input);
      case Op::test_compare: return code.a == input && constant(code.b);
      case Op::test_value: return code.a == input && ((code.flag & 1U) != 0 ? test(code.b, input) : constant(code.b));
      case Op::equal:
      case Op::not_equal:
      case Op::less:
      case Op::less_equal:
      case Op::greater:
      case Op::greater_equal:
        return (is_input(code.a, input) && constant(code.b)) || (is_input(code.b, input) && constant(code.a));
      case Op::between:
        return is_input(program_.children[code.a], input) && constant(program_.children[code.a + 1]) &&
               constant(program_.children[code.a + 2]);
      case Op::in: return is_input(code.a, input) && test(code.b, code.c);
      default: return false;
    }
  }
  bool all(const Instruction& code, std::uint32_t input) {
    for (std::uint32_t i = 0; i < code.b; ++i)
      if (!test(program_.children[code.a + i], input)) return false;
    return true;
  }
  bool is_input(std::uint32_t at, std::uint32_t input) const {
    return program_.code[at].op == Op::local && program_.code[at].a == input;
  }
  bool constant(std::uint32_t at) {
    const Instruction& code = program_.code[at];
    if (code.op == Op::range) return constant(code.a) && constant(code.b);  // one that ends before it begins
    return code.op == Op::constant && add(program_.constants[code.a]);
  }
  bool add(const Value& value) {
    switch (value.tag()) {
      case Tag::null:
      case Tag::boolean:
      case Tag::number:
      case Tag::string:
      case Tag::date:
      case Tag::years_months:
      case Tag::days_time: constants_.push_back(value); return true;
      case Tag::range: return end(value.as_range().low) && end(value.as_range().high);
      case Tag::list:
        return std::all_of(value.as_list().begin(), value.as_list().end(),
                           [&](const Value& item) { return add(item); });
      default: return false;  // times are equal to the second and ordered more finely: there is no gap between two
    }
  }
  bool end(const Value& value) { return value.is_null() || add(value); }  // an unbounded end mentions no null

  const feel::Program& program_;
  std::vector<Value> constants_;
};

/// True, false or null, as the cell's expression would say.
Value answer(const CellTest& test, bool strict, feel::Evaluation& call, const Value& input) {
  if (test.kind != CellTest::Kind::interval) {
    if (strict && input.is_null() && !test.low.is_null()) return input;
    return feel::compare(call, test.kind == CellTest::Kind::equal ? Op::equal : Op::not_equal, input, test.low);
  }
  const feel::Range range{test.low, test.high, test.low_closed, test.high_closed,
                          test.low.is_null() || test.high.is_null()};
  if (test.is_range && input.is(Tag::range)) return feel::equal(call, input, Value::range(&range));
  return feel::in_range(call, input, range);
}

/// The same of two texts, numbers or booleans, as most are, without making a value of it; nothing for other inputs.
std::optional<bool> quick_answer(const CellTest& test, const Value& input) {
  const Value& low = test.low;
  if (test.kind == CellTest::Kind::interval) {
    const bool numbers = input.is(Tag::number) && (low.is_null() || low.is(Tag::number)) &&
                         (test.high.is_null() || test.high.is(Tag::number));
    if (!numbers) return {};
    const auto& x = input.as_number();
    return (low.is_null() || (test.low_closed ? x >= low.as_number() : x > low.as_number())) &&
           (test.high.is_null() || (test.high_closed ? x <= test.high.as_number() : x < test.high.as_number()));
  }
  if (input.tag() != low.tag()) return {};
  const bool wanted = test.kind == CellTest::Kind::equal;
  switch (input.tag()) {
    case Tag::string: return (input.as_string() == low.as_string()) == wanted;
    case Tag::number: return (input.as_number() == low.as_number()) == wanted;
    case Tag::boolean: return (input.as_boolean() == low.as_boolean()) == wanted;
    default: return {};
  }
}

/// Does the test settle the cell: true, or not false where the cell is negated?
bool settles(const CellTest& test, const CellForm& form, feel::Evaluation& call, const Value& input) {
  if (const auto found = quick_answer(test, input)) return *found;
  const auto outer = std::exchange(call.mode, form.strict ? feel::Mode::strict : feel::Mode::standard);
  const Value found = answer(test, form.strict, call, input);
  call.mode = outer;
  return form.negated ? !found.is_false() : found.is_true();
}

}  // namespace

CellForm form_of(const feel::Expression& cell, feel::Arena& memory) {
  const feel::Program& program = cell.program();
  CellForm form;
  form.strict = program.mode == feel::Mode::strict;
  CellTests tests;
  if (TestReader(program, tests).read(form) && tests.finish(form, memory)) return form;
  form.negated = false;
  CutReader cut(program);
  if (!cut.read()) return form;
  auto* constants = memory.make_array<Value>(cut.constants().size());
  std::copy(cut.constants().begin(), cut.constants().end(), constants);
  form.kind = CellForm::Kind::cut;
  form.constants = {constants, cut.constants().size()};
  return form;
}

bool passes_tests(const CellForm& form, feel::Evaluation& call, const Value& input) {
  if (!feel::step(call)) return false;
  const bool is_text = input.is(Tag::string);
  for (const CellTest& test : form.tests) {
    const bool texts = is_text && test.kind == CellTest::Kind::equal && test.low.is(Tag::string);  // as most are
    if (texts ? feel::same_text(test.low.as_string(), input.as_string()) : settles(test, form, call, input))
      return !form.negated;
  }
  return form.negated;
}

bool allows(const feel::Expression& tests, const CellForm& form, feel::Evaluation& call, std::span<const Value> slots,
            const Value& value) {
  if (form.kind == CellForm::Kind::tests && call.recording == feel::Recording::nothing)
    return passes_tests(form, call, value);
  return tests.evaluate(call, slots, value).is_true();
}

bool before(const Value& a, const Value& b) {
  switch (a.tag()) {
    case Tag::number: return a.as_number() < b.as_number();
    case Tag::string: return a.as_string() < b.as_string();
    case Tag::date: return a.as_date() < b.as_date();
    case Tag::years_months: return a.as_years_months() < b.as_years_months();
    case Tag::days_time: return a.as_days_time() < b.as_days_time();
    case Tag::boolean: return !a.as_boolean() && b.as_boolean();
    default: return false;
  }
}

bool passes(const CompiledTest& cell, feel::Evaluation& call, std::span<const Value> slots, const Value& input) {
  if (cell.form.kind == CellForm::Kind::any) return true;
  if (cell.test) return cell.test.evaluate(call, slots, input).is_true();
  return cell.form.kind == CellForm::Kind::tests && passes_tests(cell.form, call, input);
}

}  // namespace riskrule::dmn
