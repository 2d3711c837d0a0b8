// Columns: Arrow streams through expressions and decisions.
#include "riskrule/dmn/columns.hpp"
#include "handles.hpp"
#include "riskrule/assess/columns.hpp"
#include "riskrule/data/json_writer.hpp"
#include "riskrule/feel/stopped.hpp"

using riskrule::Result;
using riskrule::c::bad_argument;
using riskrule::c::guarded;
using riskrule::data::OwnedStream;

namespace {

constexpr int32_t widest_scale = 38;

/// What the host gives a stream, as long as it is pulled.
struct Hooks {
  Hooks(const riskrule_limits* given, riskrule::c::Host of)
      : limits(riskrule::c::read_limits(given)), host(std::move(of)), around(limits.limits()) {}

  riskrule::c::HostLimits limits;
  riskrule::c::Host host;
  riskrule::feel::Evaluation around;  ///< the time lives here
};

/// A stream with its hooks.
struct Hooked {
  std::unique_ptr<const Hooks> hooks;
  OwnedStream stream;

  static Hooked& of(ArrowArrayStream* outer) { return *static_cast<Hooked*>(outer->private_data); }
};

void hand_out(OwnedStream stream, std::unique_ptr<const Hooks> hooks, ArrowArrayStream* out) {
  out->private_data = new Hooked{std::move(hooks), std::move(stream)};
  out->get_schema = [](ArrowArrayStream* outer, ArrowSchema* to) {
    auto& inner = Hooked::of(outer).stream;
    return inner->get_schema(&*inner, to);
  };
  out->get_next = [](ArrowArrayStream* outer, ArrowArray* to) {
    auto& inner = Hooked::of(outer).stream;
    return inner->get_next(&*inner, to);
  };
  out->get_last_error = [](ArrowArrayStream* outer) {
    auto& inner = Hooked::of(outer).stream;
    return inner->get_last_error(&*inner);
  };
  out->release = [](ArrowArrayStream* outer) {
    delete &Hooked::of(outer);
    outer->release = nullptr;
  };
}

riskrule::feel::ColumnOptions convert(const riskrule_column_options& given, const Hooks& hooks) {
  riskrule::feel::ColumnOptions out;
  out.limits = hooks.limits.limits();
  out.clock = hooks.around.clock;
  out.external = hooks.around.external;
  out.threads = given.threads == 0 || hooks.host ? 1 : given.threads;  // the host is called on the calling thread
  if (given.scale >= 0) out.scale = given.scale;
  return out;
}

/// Runs `make` with the stream, which is taken over whatever happens. `host` is null where there is no handle.
template <class Make>
riskrule_status stream(const riskrule::c::Host* host, ArrowArrayStream* in, const riskrule_column_options* options,
                       ArrowArrayStream* out, riskrule_error** error, Make make) {
  OwnedStream taken;
  if (in != nullptr) taken = OwnedStream(*in);
  if (out != nullptr) *out = {};
  if (host == nullptr) return bad_argument(error, "a handle is NULL");
  if (in == nullptr || !taken) return bad_argument(error, "the stream is NULL or has been released");
  if (out == nullptr) return bad_argument(error, "the output is NULL");
  riskrule_column_options defaults{};
  defaults.scale = -1;
  const auto known = options == nullptr ? std::optional(defaults) : riskrule::c::known_part(options, sizeof *options);
  if (!known || !riskrule::c::fits(known->limits)) return bad_argument(error, riskrule::c::short_options);
  if (known->scale < -1 || known->scale > widest_scale) return bad_argument(error, "the scale is not from -1 to 38");
  return guarded(error, [&]() -> riskrule_status {
    auto hooks = std::make_unique<Hooks>(known->limits, *host);
    if (!hooks->host.begin(hooks->around)) return riskrule::c::fail(error, {riskrule::feel::stopped_at(hooks->around)});
    Result<OwnedStream> made = make(std::move(taken), convert(*known, *hooks));
    if (!made) return riskrule::c::fail(error, std::move(made.diagnostics()));
    hand_out(*std::move(made), std::move(hooks), out);
    return RISKRULE_OK;
  });
}

std::string written(const riskrule::RiskSummary& summary) {
  const auto number = [](riskrule::data::JsonWriter& out, const std::optional<riskrule::Decimal>& value) {
    if (value)
      out.number(*value);
    else
      out.null();
  };
  riskrule::data::JsonWriter out;
  out.begin_object();
  out.name("rows"), out.integer(summary.rows);
  out.name("ungraded"), out.integer(summary.ungraded);
  out.name("degrees"), out.begin_list();
  for (const auto& one : summary.degrees) {
    out.begin_object();
    out.name("degree"), out.text(one.degree);
    out.name("rows"), out.integer(one.rows);
    out.end_object();
  }
  out.end_list();
  out.name("weight"), number(out, summary.weight);
  out.name("value"), number(out, summary.value);
  out.name("grade");
  if (summary.grade)
    out.text(*summary.grade);
  else
    out.null();
  out.name("why"), out.text(summary.why);
  out.end_object();
  return std::move(out).take();
}

}  // namespace

struct riskrule_risks {
  riskrule::RiskProgram program;
  std::shared_ptr<const riskrule::RiskTally> tally;
};

extern "C" {

riskrule_status riskrule_expression_stream(const riskrule_expression* expression, struct ArrowArrayStream* in,
                                           const riskrule_column_options* options, struct ArrowArrayStream* out,
                                           riskrule_error** error) {
  const auto named = expression == nullptr ? nullptr : expression->named;
  return stream(named ? &named->host : nullptr, in, options, out, error, [&](OwnedStream from, const auto& how) {
    return riskrule::feel::stream_columns(named->expression, named->scope, std::move(from), how);
  });
}

riskrule_status riskrule_model_stream(const riskrule_model* model, const char* decision, struct ArrowArrayStream* in,
                                      const riskrule_column_options* options, struct ArrowArrayStream* out,
                                      riskrule_error** error) {
  const auto of = model == nullptr ? std::nullopt : std::optional(model->named.model);  // the host may free its own
  return stream(of ? &model->named.host : nullptr, in, options, out, error, [&](OwnedStream from, const auto& how) {
    return riskrule::dmn::stream_columns(*of, riskrule::c::copy_text(decision), std::move(from), how);
  });
}

riskrule_status riskrule_risks_stream(const riskrule_pack* pack, const char* method, struct ArrowArrayStream* in,
                                      const riskrule_column_options* options, struct ArrowArrayStream* out,
                                      riskrule_risks** risks, riskrule_error** error) {
  if (risks != nullptr) *risks = nullptr;
  const riskrule::c::Host none;
  const bool can = pack != nullptr && risks != nullptr;
  const auto status = stream(can ? &none : nullptr, in, options, out, error, [&](OwnedStream from, const auto& how) {
    auto made = riskrule::stream_risks(pack->pack, std::move(from), {riskrule::c::copy_text(method), how});
    if (!made) return Result<OwnedStream>(std::move(made.diagnostics()));
    *risks = new riskrule_risks{made->program, made->tally};
    return Result<OwnedStream>(std::move(made->stream));
  });
  if (status != RISKRULE_OK && risks != nullptr) delete std::exchange(*risks, nullptr);
  return status;
}

riskrule_status riskrule_risks_summary(const riskrule_risks* risks, riskrule_text** out, riskrule_error** error) {
  if (out != nullptr) *out = nullptr;
  if (risks == nullptr) return bad_argument(error, "the summary is NULL");
  return riskrule::c::create(out, error,
                             [&] { return Result<std::string>(written(risks->program.summary(*risks->tally))); });
}
void riskrule_risks_free(riskrule_risks* risks) { delete risks; }

}  // extern "C"
