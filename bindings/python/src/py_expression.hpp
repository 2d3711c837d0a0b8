// What an Expression holds.
#pragma once

#include "call.hpp"
#include "riskrule/base/guess.hpp"
#include "riskrule/feel/expression.hpp"

namespace riskrule::python {

struct PyExpression {
  PyExpression(feel::Expression expression, feel::Scope names_of, Names slots, std::vector<std::string> of,
               bool is_strict, Host may_call)
      : compiled(std::move(expression)),
        scope(std::move(names_of)),
        names(std::move(slots)),
        types(std::move(of)),
        strict(is_strict),
        host(std::move(may_call)) {}

  feel::Expression compiled;
  feel::Scope scope;
  Names names;
  std::vector<std::string> types;  ///< one per name
  bool strict;
  Host host;
  mutable ScratchPool pool{};
};

/// The simple FEEL type of that name (`number`, `date and time`, `Any`); raises riskrule.Error.
feel::TypePtr simple_type_named(const std::string& text);

}  // namespace riskrule::python
