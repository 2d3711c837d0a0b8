// Why an evaluation was stopped, as every door says it.
#pragma once

#include "riskrule/base/diagnostic.hpp"
#include "riskrule/feel/expression.hpp"

namespace riskrule::feel {

/// The error of an evaluation that passed a limit or was cancelled: its code is the limit (`limit.steps`). Ask only where
/// `call.stopped` is not empty.
inline Diagnostic stopped_at(const Evaluation& call) {
  return {.code = std::string(call.stopped), .message = "the evaluation was stopped at a limit"};
}

}  // namespace riskrule::feel
