/// Expressions and decision tables over Arrow streams.
#pragma once

#include "riskrule/c/expression.hpp"
#include "riskrule/c/model.hpp"
#include "riskrule/c/pack.hpp"

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

/// Risk points by a method of a pack: the stream of their grades, and what they come to together. For one thread at a
/// time, the stream included.
class Risks : public Handle<riskrule_risks> {
 public:
  Risks() noexcept {}

  /// Makes `out` the stream of grades; `method` "": the only one of the pack that can be asked.
  static Risks stream(const Pack& pack, const std::string& method, ArrowArrayStream& in, const ColumnOptions& options,
                      ArrowArrayStream& out, OnError on_error RISKRULE_C_OR_THROW) {
    return Risks(detail::make<riskrule_risks>(on_error, [&](riskrule_risks** made, riskrule_error** error) {
      return riskrule_risks_stream(pack.get(), detail::or_null(method), &in, &options, &out, made, error);
    }));
  }

  /// All rows so far, as JSON.
  std::string summary(OnError on_error RISKRULE_C_OR_THROW) const {
    return detail::make_text(on_error, [&](riskrule_text** out, riskrule_error** error) {
      return riskrule_risks_summary(get(), out, error);
    });
  }

 private:
  explicit Risks(Owned raw) noexcept : Handle(std::move(raw)) {}
};

}  // namespace c
}  // namespace riskrule
