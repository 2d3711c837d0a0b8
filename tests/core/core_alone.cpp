// The core in a program that links nothing of the library: decimals, dates, a matter, a grade.
#include <iostream>
#include <vector>

#include "riskrule/core.hpp"

using riskrule::Decimal;

namespace {

Decimal number(std::string_view text) { return *Decimal::parse(text); }

bool check(bool holds, const char* what) {
  if (!holds) std::cerr << "does not hold: " << what << "\n";
  return holds;
}

}  // namespace

int main() {
  bool good = check(number("0.2") * number("0.2") <= number("0.04"), "0.2 * 0.2 <= 0.04");
  good &= check(riskrule::parse_date("2024-02-29").has_value(), "2024-02-29 exists");
  good &= check(!riskrule::parse_date("2024-02-30").has_value(), "2024-02-30 does not");

  riskrule::Matter matter;
  matter.title = "质量提升行动方案";
  good &= check(matter.consultations.is_absent(), "what is not stated is absent");
  good &= check(riskrule::data::type_of<riskrule::Organ>().find("level")->label == "层级", "members are described");

  const std::vector<riskrule::grade::Factor> factors{{"a", number("0.25"), number("0.6"), number("0.8")},
                                                     {"b", number("0.75"), number("0.4"), number("0.4")}};
  const auto index = riskrule::grade::index_by_raw_products(factors);
  good &= check(index && index->value == number("0.24"), "0.25 * 0.48 + 0.75 * 0.16 = 0.24");
  return good ? 0 : 1;
}
