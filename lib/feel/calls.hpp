// How arguments meet parameters, for the checker and the evaluator alike.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "riskrule/feel/builtins.hpp"

namespace riskrule::feel {

/// For each parameter the index of its argument, or -1 where an optional one is left out. A variadic row's last
/// parameter has the first of its arguments; the rest follow.
using Arrangement = std::vector<std::int32_t>;

/// How `count` arguments fit the row, by position or (names not empty) by name; nothing if they do not.
std::optional<Arrangement> arrange(const Builtin& row, std::size_t count, std::span<const std::string> names);

/// The argument as the parameter wants it: a lone value for a list of one and the other way round, null if it does not
/// fit. `fits` says which; a null argument fits.
Value as_argument(Evaluation& call, const Value& argument, ParameterKind kind, bool& fits);

}  // namespace riskrule::feel
