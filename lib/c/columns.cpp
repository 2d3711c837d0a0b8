// Columns: Arrow streams through expressions and decisions.
#include "riskrule/dmn/columns.hpp"
#include "handles.hpp"

using riskrule::Result;
using riskrule::c::bad_argument;
using riskrule::c::guarded;
using riskrule::data::OwnedStream;

namespace {

constexpr int32_t widest_scale = 38;

/// A stream with the host's hook, which it may ask as long as it is pulled.
struct Hooked {
  OwnedStream stream;
  riskrule::c::HostLimits limits;

  static Hooked& of(ArrowArrayStream* outer) { return *static_cast<Hooked*>(outer->private_data); }
};

void hand_out(OwnedStream stream, const riskrule::c::HostLimits& limits, ArrowArrayStream* out) {
  out->private_data = new Hooked{std::move(stream), limits};
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

riskrule::feel::ColumnOptions convert(const riskrule_column_options& given, const riskrule::c::HostLimits& limits) {
  riskrule::feel::ColumnOptions out;
  out.limits = limits.limits();
  out.threads = given.threads == 0 ? 1 : given.threads;
  if (given.scale >= 0) out.scale = given.scale;
  return out;
}

/// Runs `make` with the stream, which is taken over whatever happens.
template <class Make>
riskrule_status stream(ArrowArrayStream* in, const riskrule_column_options* options, ArrowArrayStream* out,
                       riskrule_error** error, bool has_handle, Make make) {
  OwnedStream taken;
  if (in != nullptr) taken = OwnedStream(*in);
  if (out != nullptr) *out = {};
  if (!has_handle) return bad_argument(error, "the handle is NULL");
  if (in == nullptr || !taken) return bad_argument(error, "the stream is NULL or has been released");
  if (out == nullptr) return bad_argument(error, "the output is NULL");
  riskrule_column_options defaults{};
  defaults.scale = -1;
  const auto known = options == nullptr ? std::optional(defaults) : riskrule::c::known_part(options, sizeof *options);
  if (!known || !riskrule::c::fits(known->limits)) return bad_argument(error, riskrule::c::short_options);
  if (known->scale < -1 || known->scale > widest_scale) return bad_argument(error, "the scale is not from -1 to 38");
  return guarded(error, [&]() -> riskrule_status {
    const auto limits = riskrule::c::read_limits(known->limits);
    Result<OwnedStream> made = make(std::move(taken), convert(*known, limits));
    if (!made) return riskrule::c::fail(error, std::move(made.diagnostics()));
    hand_out(*std::move(made), limits, out);
    return RISKRULE_OK;
  });
}

}  // namespace

extern "C" {

riskrule_status riskrule_expression_stream(const riskrule_expression* expression, struct ArrowArrayStream* in,
                                           const riskrule_column_options* options, struct ArrowArrayStream* out,
                                           riskrule_error** error) {
  return stream(in, options, out, error, expression != nullptr, [&](OwnedStream from, const auto& how) {
    return riskrule::feel::stream_columns(expression->named->expression, expression->named->scope, std::move(from),
                                          how);
  });
}

riskrule_status riskrule_model_stream(const riskrule_model* model, const char* decision, struct ArrowArrayStream* in,
                                      const riskrule_column_options* options, struct ArrowArrayStream* out,
                                      riskrule_error** error) {
  return stream(in, options, out, error, model != nullptr, [&](OwnedStream from, const auto& how) {
    return riskrule::dmn::stream_columns(model->named.model, riskrule::c::copy_text(decision), std::move(from), how);
  });
}

}  // extern "C"
