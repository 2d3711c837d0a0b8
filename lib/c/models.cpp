// DMN models.
#include "handles.hpp"
#include "riskrule/data/diagnostic_json.hpp"
#include "riskrule/dmn/check.hpp"
#include "riskrule/dmn/json_run.hpp"

namespace dmn = riskrule::dmn;
namespace feel = riskrule::feel;
using riskrule::Diagnostics;
using riskrule::Result;
using riskrule::c::bad_argument;
using riskrule::c::copy_text;
using riskrule::c::create;
using riskrule::c::NamedModel;

namespace {

Result<NamedModel> load(std::string xml, const riskrule_model_options& options, const riskrule::c::HostLimits& limits) {
  dmn::LoadOptions how;
  how.mode = options.mode == RISKRULE_STRICT ? feel::Mode::strict : feel::Mode::standard;
  how.limits = limits.limits();
  how.import = [&options](std::string_view uri, std::string_view) -> std::optional<dmn::Model> {
    for (std::size_t i = 0; i < options.import_count; ++i)
      if (options.imports[i]->named.model.namespace_uri() == uri) return options.imports[i]->named.model;
    return {};
  };
  std::string file = copy_text(options.file);
  auto model = dmn::load_dmn(xml, file, how);
  if (!model) return std::move(model.diagnostics());
  return NamedModel{*std::move(model), std::move(xml), std::move(file), limits};
}

std::optional<std::string_view> optional_name(const char* name) {
  return name == nullptr ? std::nullopt : std::optional<std::string_view>(name);
}

}  // namespace

extern "C" {

riskrule_status riskrule_model_load(const char* xml, size_t length, const riskrule_model_options* options,
                                    riskrule_model** out, riskrule_error** error) {
  return riskrule::c::create_with(
      out, error, options, sizeof(*options), [&](const auto& known, const auto& limits) -> Result<NamedModel> {
        if (riskrule::c::any_null(known.imports, known.import_count))
          return riskrule::c::argument_problem("an imported model is NULL");
        if (auto refused = riskrule::c::refuse_text(xml, length, limits.limits().json_bytes))
          return *std::move(refused);
        return load(copy_text(xml, length), known, limits);
      });
}
void riskrule_model_free(riskrule_model* model) { delete model; }

riskrule_status riskrule_model_describe(const riskrule_model* model, riskrule_text** out, riskrule_error** error) {
  if (out != nullptr) *out = nullptr;
  if (model == nullptr) return bad_argument(error, "the model is NULL");
  return create(out, error, [&] { return Result<std::string>(dmn::describe_json(model->named.model)); });
}

riskrule_status riskrule_model_evaluate(const riskrule_model* model, const char* name, const char* inputs,
                                        size_t length, riskrule_text** out, riskrule_error** error) {
  if (out != nullptr) *out = nullptr;
  if (model == nullptr) return bad_argument(error, "the model is NULL");
  return riskrule::c::read_text(inputs, length, out, error, [&](std::string text) {
    return dmn::evaluate_json(model->named.model, optional_name(name), std::move(text), model->named.limits.limits());
  });
}

riskrule_status riskrule_model_explain(const riskrule_model* model, const char* name, const char* inputs, size_t length,
                                       riskrule_text** out, riskrule_error** error) {
  if (out != nullptr) *out = nullptr;
  if (model == nullptr) return bad_argument(error, "the model is NULL");
  return riskrule::c::read_text(inputs, length, out, error, [&](std::string text) {
    return dmn::explain_json(model->named.model, optional_name(name), std::move(text), model->named.limits.limits());
  });
}

riskrule_status riskrule_model_check(const riskrule_model* model, riskrule_text** out, riskrule_error** error) {
  if (out != nullptr) *out = nullptr;
  if (model == nullptr) return bad_argument(error, "the model is NULL");
  return create(out, error, [&] {
    Diagnostics all;
    for (auto& f : dmn::check(model->named.model, model->named.xml, model->named.file))
      all.push_back(std::move(f.diagnostic));
    return Result<std::string>(riskrule::data::to_json(all));
  });
}

}  // extern "C"
