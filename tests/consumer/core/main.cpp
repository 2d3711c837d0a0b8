#include <riskrule/core.hpp>

int main() {
  const auto p = *riskrule::Decimal::parse("0.8");
  return riskrule::grade::degree_value(p, p) <= *riskrule::Decimal::parse("0.64") ? 0 : 1;
}
