#include "cell_tests.hpp"

#include <algorithm>

namespace riskrule::dmn {

using feel::Operator;
using feel::Tag;
using feel::Value;

bool CellTests::compare(Operator op, const Value& bound) {
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
  tests_.push_back(test);
  return true;
}

bool CellTests::equality(CellTest::Kind kind, const Value& value) {
  if (!value.is_null() && !value.is(Tag::boolean) && !feel::has_order(value.tag())) return false;
  tests_.push_back({.kind = kind, .low = value});
  return true;
}

/// A list stands for its items. A null within it is not the literal null that strict mode lets pass.
bool CellTests::is_or_in(const Value& wanted) {
  if (wanted.is(Tag::range)) return interval(wanted.as_range());
  if (!wanted.is(Tag::list)) return equality(CellTest::Kind::equal, wanted);
  has_list_ = true;
  const auto items = wanted.as_list();
  return !items.empty() && std::all_of(items.begin(), items.end(), [&](const Value& item) {
    return !item.is_null() && !item.is(Tag::list) && is_or_in(item);
  });
}

bool CellTests::interval(const feel::Range& range) {
  const bool equality = range.unary && !range.low.is_null() && !range.high.is_null();  // (= 5) differs from = 5 at null
  if (equality || !(range.low.is_null() || feel::has_order(range.low.tag())) ||
      !(range.high.is_null() || feel::has_order(range.high.tag())))
    return false;
  if (range.low.is_null() && range.high.is_null()) return false;
  tests_.push_back({.kind = CellTest::Kind::interval,
                    .low_closed = range.low_closed,
                    .high_closed = range.high_closed,
                    .is_range = true,
                    .low = range.low,
                    .high = range.high});
  return true;
}

/// A list is false where none of its items is true, and not null: that matters to a negation.
bool CellTests::finish(CellForm& form, feel::Arena& memory) const {
  if (tests_.empty() || (form.negated && has_list_)) return false;
  auto* tests = memory.make_array<CellTest>(tests_.size());
  std::copy(tests_.begin(), tests_.end(), tests);
  form.kind = CellForm::Kind::tests;
  form.tests = {tests, tests_.size()};
  return true;
}

void CellTests::clear() noexcept {
  tests_.clear();
  has_list_ = false;
}

}  // namespace riskrule::dmn
