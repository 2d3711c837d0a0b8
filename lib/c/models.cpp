// DMN models.
#include <cstddef>

#include "handles.hpp"
#include "riskrule/data/diagnostic_json.hpp"
#include "riskrule/dmn/check.hpp"
#include "riskrule/dmn/json_run.hpp"
#include "riskrule/feel/stopped.hpp"

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
  return NamedModel{*std::move(model), std::move(xml), std::move(file), limits, riskrule::c::read_host(options.host)};
}

std::optional<std::string_view> optional_name(const char* name) {
  return name == nullptr ? std::nullopt : std::optional<std::string_view>(name);
}

/// Runs `run` with the surroundings that the host gives an evaluation.
template <class Run>
Result<std::string> surrounded(const riskrule::c::HostLimits& limits, const riskrule::c::Host& host, Run run) {
  feel::Evaluation around(limits.limits());  // the time lives here
  if (!host.begin(around)) return feel::stopped_at(around);
  return run(dmn::RunOptions{limits.limits(), around.clock, around.external});
}

/// Evaluates a model, of which a copy is kept meanwhile: the host may free its own.
template <class Run>
riskrule_status on_inputs(const riskrule_model* model, const char* name, const char* inputs, std::size_t length,
                          riskrule_text** out, riskrule_error** error, Run run) {
  if (out != nullptr) *out = nullptr;
  if (model == nullptr) return bad_argument(error, "the model is NULL");
  return riskrule::c::read_text(
      inputs, length, out, error,
      [&, of = model->named.model, limits = model->named.limits, host = model->named.host](std::string text) {
        return surrounded(limits, host,
                          [&](const auto& options) { return run(of, optional_name(name), std::move(text), options); });
      });
}

}  // namespace

extern "C" {

riskrule_status riskrule_model_load(const char* xml, size_t length, const riskrule_model_options* options,
                                    riskrule_model** out, riskrule_error** error) {
  return riskrule::c::create_with(
      out, error, options, offsetof(riskrule_model_options, host),
      [&](const auto& known, const auto& limits) -> Result<NamedModel> {
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
  return on_inputs(model, name, inputs, length, out, error, dmn::evaluate_json);
}

riskrule_status riskrule_model_explain(const riskrule_model* model, const char* name, const char* inputs, size_t length,
                                       riskrule_text** out, riskrule_error** error) {
  return on_inputs(model, name, inputs, length, out, error, dmn::explain_json);
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
