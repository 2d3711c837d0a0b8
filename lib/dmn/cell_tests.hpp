// The tests of a cell while it is read, whatever it is read from: what has a form, and which.
#pragma once

#include <vector>

#include "cell.hpp"
#include "feel/program.hpp"

namespace riskrule::dmn {

/// The functions are false, and add nothing, where a test has no form.
class CellTests {
 public:
  bool compare(feel::Operator op, const feel::Value& bound);
  /// What a test without an operator names: a value, a range, or a list of both.
  bool is_or_in(const feel::Value& wanted);
  bool interval(const feel::Range& range);

  /// All tests so far as a form; false within a negation where a list is among them.
  bool finish(CellForm& form, feel::Arena& memory) const;
  void clear() noexcept;

 private:
  bool equality(CellTest::Kind kind, const feel::Value& value);

  std::vector<CellTest> tests_;
  bool has_list_ = false;
};

}  // namespace riskrule::dmn
