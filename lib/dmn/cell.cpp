#include "cell.hpp"

#include "feel/program.hpp"

namespace riskrule::dmn {

using feel::Op;
using feel::Operator;
using feel::Tag;
using feel::Value;

namespace {

/// Reads a compiled cell. Its functions are false where the cell has no form.
class Reader {
 public:
  Reader(const feel::Program& program, CellForm& form) : program_(program), form_(form) {}

  bool read() {
    std::uint32_t at = program_.root;
    if (program_.code[at].op == Op::test_not) {
      form_.negated = true;
      at = program_.code[at].a;
    }
    const auto& code = program_.code[at];
    if (code.op != Op::tests) return read_test(at);
    for (std::uint32_t i = 0; i < code.b; ++i)
      if (!read_test(program_.children[code.a + i])) return false;
    return true;
  }

 private:
  /// The constant that the instruction yields, if it does.
  const Value* constant(std::uint32_t at) const {
    const auto& code = program_.code[at];
    return code.op == Op::constant ? &program_.constants[code.a] : nullptr;
  }

  bool read_test(std::uint32_t at) {
    const auto& code = program_.code[at];
    if (code.op != Op::test_compare && code.op != Op::test_value) return false;
    const Value* operand = constant(code.b);
    if (operand == nullptr) return false;
    if (code.op == Op::test_compare) return compare(static_cast<Operator>(code.flag), *operand);
    if (operand->is(Tag::list)) return one_of(operand->as_list());
    return is_or_in(*operand);
  }

  bool compare(Operator op, const Value& bound) {
    if (op == Operator::equal) return equality(CellTest::Kind::equal, bound);
    if (op == Operator::not_equal) return equality(CellTest::Kind::not_equal, bound);
    if (!feel::has_order(bound.tag())) return false;
    CellTest test{.kind = CellTest::Kind::interval};
    const bool closed = op == Operator::less_equal || op == Operator::greater_equal;
    if (op == Operator::less || op == Operator::less_equal) {
      test.high = bound;
      test.high_closed = closed;
    } else {
      test.low = bound;
      test.low_closed = closed;
    }
    form_.tests.push_back(test);
    return true;
  }

  bool equality(CellTest::Kind kind, const Value& value) {
    if (!value.is_null() && !value.is(Tag::boolean) && !feel::has_order(value.tag())) return false;
    form_.tests.push_back({.kind = kind, .low = value});
    return true;
  }

  bool is_or_in(const Value& value) {
    return value.is(Tag::range) ? interval(value.as_range()) : equality(CellTest::Kind::equal, value);
  }

  bool interval(const feel::Range& range) {
    const bool equality =
        range.unary && !range.low.is_null() && !range.high.is_null();  // (= 5) differs from = 5 at null
    if (equality || !(range.low.is_null() || feel::has_order(range.low.tag())) ||
        !(range.high.is_null() || feel::has_order(range.high.tag())))
      return false;
    if (range.low.is_null() && range.high.is_null()) return false;
    form_.tests.push_back({.kind = CellTest::Kind::interval,
                           .low_closed = range.low_closed,
                           .high_closed = range.high_closed,
                           .low = range.low,
                           .high = range.high});
    return true;
  }

  /// A list stands for its items, but it is false where none of them is true: that matters to a negation. And a null
  /// within it is not the literal null that strict mode lets pass.
  bool one_of(std::span<const Value> items) {
    if (form_.negated || items.empty()) return false;
    for (const Value& item : items)
      if (item.is_null() || !is_or_in(item)) return false;
    return true;
  }

  const feel::Program& program_;
  CellForm& form_;
};

}  // namespace

CellForm form_of(const CompiledTest& cell) {
  CellForm form;
  if (cell.any || !cell.test) {
    form.kind = cell.any ? CellForm::Kind::any : CellForm::Kind::never;
    return form;
  }
  form.strict = cell.test.program().mode == feel::Mode::strict;
  if (Reader(cell.test.program(), form).read()) {
    form.kind = CellForm::Kind::tests;
  } else {
    form.tests.clear();
    form.negated = false;
  }
  return form;
}

}  // namespace riskrule::dmn
