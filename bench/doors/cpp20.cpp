// The library called from C++20: what the other doors are measured against.
#include "door.hpp"
#include "riskrule/assess/assess.hpp"
#include "riskrule/feel/expression.hpp"
#include "riskrule/model/io.hpp"

namespace {

namespace feel = riskrule::feel;
using riskrule::Decimal;

class Cpp20 {
 public:
  Cpp20() {
    feel::Scope scope;
    scope.add("likelihood");
    scope.add("impact");
    product_ = *feel::compile(door::expression, scope);
  }
  void take(const door::Row& row) {
    rows_.push_back({feel::Value::number(scaled(row.likelihood, -1)), feel::Value::number(scaled(row.impact, -1))});
  }
  feel::Value product(std::size_t i) {
    call_.reset();
    return product_.evaluate(call_, rows_[i]);
  }
  bool is(const feel::Value& found, std::int64_t hundredths) { return found.as_number() == scaled(hundredths, -2); }
  std::string assess(const std::string& json) {
    auto matter = riskrule::read_matter(json, "matter.json");
    return riskrule::write_assessment(*riskrule::assess(*std::move(matter)));
  }

 private:
  static Decimal scaled(std::int64_t coefficient, int exponent) {
    return *Decimal::parse(std::to_string(coefficient) + "E" + std::to_string(exponent));
  }
  feel::Expression product_;
  feel::Evaluation call_;
  std::vector<std::vector<feel::Value>> rows_;
};

}  // namespace

int main() { return door::serve<Cpp20>(); }
