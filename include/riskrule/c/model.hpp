/// DMN models.
#pragma once

#include "riskrule/c/expression.hpp"

namespace riskrule {
namespace c {

class Model;

struct ModelOptions {
  Mode mode;
  std::string file;                   ///< names the text in diagnostics
  std::vector<const Model*> imports;  ///< models that it may import, found by their namespaces
  const Limits* limits;               ///< also hold for its evaluations
  Host* host;                         ///< functions and clock of its evaluations
  explicit ModelOptions(std::string name = std::string())
      : mode(Mode::standard), file(std::move(name)), limits(nullptr), host(nullptr) {}
};

/// A model of DMN 1.1 to 1.5.
class Model : public Handle<riskrule_model> {
 public:
  Model() noexcept {}

  static Model load(const std::string& xml, const ModelOptions& options, OnError on_error RISKRULE_C_OR_THROW) {
    const std::vector<const riskrule_model*> imports = detail::handles<riskrule_model>(options.imports);
    return Model(detail::make<riskrule_model>(on_error, [&](riskrule_model** out, riskrule_error** error) {
      riskrule_model_options raw = riskrule_model_options();
      raw.struct_size = sizeof raw;
      raw.mode = static_cast<std::int32_t>(options.mode);
      raw.file = detail::or_null(options.file);
      raw.imports = imports.data();
      raw.import_count = imports.size();
      raw.limits = options.limits;
      const riskrule_host host = options.host == nullptr ? riskrule_host() : options.host->raw();
      raw.host = options.host == nullptr ? nullptr : &host;
      return riskrule_model_load(xml.data(), xml.size(), &raw, out, error);
    }));
  }

  /// What is in it, as JSON.
  std::string describe(OnError on_error RISKRULE_C_OR_THROW) const {
    return detail::make_text(on_error, [&](riskrule_text** out, riskrule_error** error) {
      return riskrule_model_describe(get(), out, error);
    });
  }

  /// A decision, service or knowledge model by name ("": the decisions that no other requires) on a JSON object of
  /// inputs: {"decisions": {NAME: value}, "problems"}.
  std::string evaluate(const std::string& name, const std::string& inputs, OnError on_error RISKRULE_C_OR_THROW) const {
    return detail::make_text(on_error, [&](riskrule_text** out, riskrule_error** error) {
      return riskrule_model_evaluate(get(), detail::or_null(name), detail::or_null(inputs), inputs.size(), out, error);
    });
  }

  /// The same of decisions, with every step on the way and the rules that matched.
  std::string explain(const std::string& name, const std::string& inputs, OnError on_error RISKRULE_C_OR_THROW) const {
    return detail::make_text(on_error, [&](riskrule_text** out, riskrule_error** error) {
      return riskrule_model_explain(get(), detail::or_null(name), detail::or_null(inputs), inputs.size(), out, error);
    });
  }

  /// Proves what can be proved of its tables: a JSON list as ErrorInfo::json.
  std::string check(OnError on_error RISKRULE_C_OR_THROW) const {
    return detail::make_text(
        on_error, [&](riskrule_text** out, riskrule_error** error) { return riskrule_model_check(get(), out, error); });
  }

  /// DMN XML from a description in JSON, as riskrule.h tells.
  static std::string write(const std::string& json, const std::string& file, OnError on_error RISKRULE_C_OR_THROW) {
    return detail::make_text(on_error, [&](riskrule_text** out, riskrule_error** error) {
      return riskrule_model_write(json.data(), json.size(), detail::or_null(file), out, error);
    });
  }

 private:
  explicit Model(Owned raw) noexcept : Handle(std::move(raw)) {}
};

}  // namespace c
}  // namespace riskrule
