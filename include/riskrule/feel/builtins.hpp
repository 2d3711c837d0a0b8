// The built-in functions of FEEL as rows: name, parameters, one sentence, examples, body. A new built-in is one row in
// one place (lib/feel/builtins_<family>.cpp); the parser, the checker, positional and named calls, `riskrule builtins`,
// the manual and the tests read the row.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "riskrule/feel/expression.hpp"

namespace riskrule::feel {

/// What a built-in's parameter accepts; `list` also takes a lone value (DMN 1.5, clause 10.3.4), arguments of a wrong
/// type make the result null (standard) or an error (strict).
enum class ParameterKind : std::uint8_t {
  any,
  boolean,
  number,
  string,
  date,
  time,
  date_time,
  date_or_date_time,
  years_months,
  days_time,
  duration,
  list,
  list_of_numbers,
  list_of_strings,
  list_of_booleans,
  context,
  range,
  function,
  temporal
};

struct Parameter {
  std::string_view name;
  ParameterKind kind = ParameterKind::any;
  bool optional = false;
  bool nullable = false;  ///< the body sees null; otherwise a null argument makes the result null
};

/// An example: manual and test at once. `result` is FEEL source, for instance `null`.
struct Example {
  std::string_view expression;
  std::string_view result;
};

struct Builtin {
  std::string_view name;    ///< may hold spaces: `string length`
  std::string_view family;  ///< conversion, boolean, string, list, numeric, temporal, range, context, sort, riskrule
  std::vector<Parameter> parameters;
  bool variadic = false;  ///< the last parameter takes all further positional arguments, as a list
  bool in_order = false;  ///< named arguments only in this order: another row has the same names
  TypeKind result = TypeKind::any;
  std::string_view sentence;  ///< English, one sentence
  std::string_view label;     ///< Chinese, a few words
  std::vector<Example> examples;
  Value (*body)(Evaluation& call,
                std::span<const Value> arguments);  ///< one argument per parameter; absent optional = null
};

/// Several rows may share a name: overloads, tried in order by parameter names or count, then by argument kinds.
std::span<const Builtin> builtins();
/// All rows of that name.
std::vector<const Builtin*> find_builtins(std::string_view name);

/// The manual of all of them by family, as plain text or Markdown.
std::string builtins_manual(bool markdown);

/// Calls a function value (built-in, user-defined, native) from inside a body, for sort(), list replace() and the like.
Value call_function(Evaluation& call, const Value& function, std::span<const Value> arguments);
/// A null with a reason; `message` must outlive the call (a literal, or in the arena).
Value null_because(Evaluation& call, std::string_view code, std::string_view message,
                   const NullReason* cause = nullptr);

}  // namespace riskrule::feel
