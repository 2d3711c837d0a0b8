/// Compiled FEEL expressions.
#pragma once

#include "riskrule/c/handle.hpp"
#include "riskrule/c/host.hpp"
#include "riskrule/c/limits.hpp"

namespace riskrule {
namespace c {

enum class Mode : std::int32_t {
  standard = RISKRULE_STANDARD,  ///< DMN's semantics: what goes wrong is null
  strict = RISKRULE_STRICT       ///< unknown names, wrong types, impossible comparisons are errors of compiling
};

/// An input that an expression may read.
struct Input {
  std::string name;
  std::string type;  ///< "number", "string", "boolean", "date", …, as in riskrule.h; "": any
};

struct CompileOptions {
  std::vector<Input> inputs;  ///< numbered from 0, for Call
  Mode mode;
  std::string file;      ///< names the text in diagnostics
  const Limits* limits;  ///< also hold for its evaluations
  Host* host;            ///< functions and clock of its evaluations
  CompileOptions() : mode(Mode::standard), limits(nullptr), host(nullptr) {}
  CompileOptions(std::vector<Input> may_read, Mode with)
      : inputs(std::move(may_read)), mode(with), limits(nullptr), host(nullptr) {}
};

class Expression : public Handle<riskrule_expression> {
 public:
  Expression() noexcept {}

  /// All problems in one pass, each with its place in the text.
  static Expression compile(const std::string& text, const CompileOptions& options,
                            OnError on_error RISKRULE_C_OR_THROW) {
    std::vector<const char*> names;
    std::vector<const char*> types;
    for (const Input& input : options.inputs) {
      names.push_back(input.name.c_str());
      types.push_back(detail::or_null(input.type));
    }
    return Expression(
        detail::make<riskrule_expression>(on_error, [&](riskrule_expression** out, riskrule_error** error) {
          riskrule_compile_options raw = riskrule_compile_options();
          raw.struct_size = sizeof raw;
          raw.mode = static_cast<std::int32_t>(options.mode);
          raw.file = detail::or_null(options.file);
          raw.names = names.data();
          raw.types = types.data();
          raw.name_count = names.size();
          raw.limits = options.limits;
          const riskrule_host host = options.host == nullptr ? riskrule_host() : options.host->raw();
          raw.host = options.host == nullptr ? nullptr : &host;
          return riskrule_expression_compile(text.data(), text.size(), &raw, out, error);
        }));
  }

  /// JSON in, JSON out: an object with a member for each input ("": all are null).
  std::string evaluate(const std::string& inputs, OnError on_error RISKRULE_C_OR_THROW) const {
    return detail::make_text(on_error, [&](riskrule_text** out, riskrule_error** error) {
      return riskrule_expression_evaluate(get(), detail::or_null(inputs), inputs.size(), out, error);
    });
  }

 private:
  explicit Expression(Owned raw) noexcept : Handle(std::move(raw)) {}
};

/// The manual of the built-in functions as Markdown.
inline std::string builtins(OnError on_error RISKRULE_C_OR_THROW) {
  return detail::make_text(on_error, riskrule_builtins);
}

}  // namespace c
}  // namespace riskrule
