/// Expressions and decision tables over Arrow streams.
#pragma once

#include "riskrule/c/expression.hpp"
#include "riskrule/c/model.hpp"

namespace riskrule {
namespace c {

/// The members of riskrule_column_options, without a scale.
struct ColumnOptions : riskrule_column_options {
  ColumnOptions() noexcept : riskrule_column_options() {
    struct_size = sizeof(riskrule_column_options);
    scale = -1;
  }
};

/// Makes `out` the stream of answers to the stream `in`, which is taken over in any case. True on success; `out`, which
/// the caller releases, may outlive the expression.
inline bool stream(const Expression& expression, ArrowArrayStream& in, const ColumnOptions& options,
                   ArrowArrayStream& out, OnError on_error RISKRULE_C_OR_THROW) {
  detail::Attempt attempt(on_error);
  return attempt.ended(riskrule_expression_stream(expression.get(), &in, &options, &out, attempt.error()));
}

/// The same of a decision that is a table over inputs of the model.
inline bool stream(const Model& model, const std::string& decision, ArrowArrayStream& in, const ColumnOptions& options,
                   ArrowArrayStream& out, OnError on_error RISKRULE_C_OR_THROW) {
  detail::Attempt attempt(on_error);
  return attempt.ended(riskrule_model_stream(model.get(), decision.c_str(), &in, &options, &out, attempt.error()));
}

}  // namespace c
}  // namespace riskrule
