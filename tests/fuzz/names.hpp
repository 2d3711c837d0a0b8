// Inputs for expressions: one of each kind, with names as FEEL allows them.
#pragma once

#include <string>
#include <vector>

#include "target.hpp"

namespace riskrule::fuzz {

class Names {
 public:
  Names() : call_(limits()) {
    add("n", "12.50");
    add("s", R"("风险")");
    add("a+b", "true");
    add("monthly income", "null");
    add("公开征求意见", R"([{opened: @"2024-02-29", days: 30}, {opened: null, days: -1}])");
    add("c", R"({x: 1, y: {z: [1, 2, 3]}, "strange key!": "k"})");
    add("d", R"(@"2024-02-29")");
    add("t", R"(@"10:00:00+08:00")");
    add("dt", R"(@"2024-02-29T23:59:59.5Z")");
    add("ym", R"(@"P1Y2M")");
    add("dd", R"(@"-P1DT2H")");
    add("r", "[1..10)");
    add("f", "function(x, y) x < y");
  }

  const feel::Scope& scope() const noexcept { return scope_; }
  const std::vector<feel::Value>& values() const noexcept { return values_; }

 private:
  void add(const char* name, const char* text) {
    const auto compiled = feel::compile(text, feel::Scope());
    if (!compiled) fail("an input of the fuzz target must compile", text);
    kept_.push_back(*compiled);
    scope_.add(name, compiled->type());
    values_.push_back(compiled->evaluate(call_, {}));
  }

  feel::Evaluation call_;
  feel::Scope scope_;
  std::vector<feel::Value> values_;
  std::vector<feel::Expression> kept_;
};

}  // namespace riskrule::fuzz
