#include "host.hpp"

#include "watch.hpp"

namespace riskrule::python {
namespace {

using feel::Value;

/// What the callable gives. Raises.
Value called(PyObject* external, feel::Evaluation& call, const Value& mapping, std::span<const Value> arguments,
             Kept& kept) {
  const py::object given = py::handle(external)(from_feel(mapping), from_feel(Value::list({arguments})));
  return to_feel(call.arena, given.ptr(), kept);
}

Value stopped(feel::Evaluation& call) {
  call.stopped = "limit.cancelled";
  return {};
}

py::object callable(const py::object& given, const char* what) {
  if (!given.is_none() && PyCallable_Check(given.ptr()) == 0)
    type_error(std::string("`") + what + "` must be a callable, or None");
  return given;
}

}  // namespace

Host host_of(const py::object& external, const py::object& now) {
  return {callable(external, "external"), callable(now, "now")};
}

void HostCalls::ask(const Host& host, feel::Evaluation& call, Kept& kept) {
  external_ = host.external.ptr();
  kept_ = &kept;
  functions_ = {run, this};
  call.external = host.external.is_none() ? nullptr : &functions_;
  call.clock = nullptr;
  if (host.now.is_none()) return;
  const Value told = to_feel(call.arena, host.now().ptr(), kept);
  if (!told.is(feel::Tag::date_time)) type_error("`now` must give a datetime");
  call.clock = call.arena.make<feel::Clock>(told.as_date_time());
}

Value HostCalls::run(feel::Evaluation& call, const Value& mapping, std::span<const Value> arguments,
                     const void* context) {
  const auto& self = *static_cast<const HostCalls*>(context);
  if (PyErr_Occurred() != nullptr) return stopped(call);
  try {
    return called(self.external_, call, mapping, arguments, *self.kept_);
  } catch (py::error_already_set& error) {
    error.restore();
  } catch (const py::builtin_exception& error) {
    error.set_error();
  }
  return stopped(call);
}

ColumnHost::ColumnHost(Host host, Watch& watch) : host_(std::move(host)), watch_(watch), functions_{run, this} {
  calls_.begin(host_, around_, kept_);
}

Value ColumnHost::run(feel::Evaluation& call, const Value& mapping, std::span<const Value> arguments,
                      const void* context) {
  auto& self = *const_cast<ColumnHost*>(static_cast<const ColumnHost*>(context));
  const py::gil_scoped_acquire hold;
  Value out;
  if (self.watch_.guarded([&] { out = called(self.host_.external.ptr(), call, mapping, arguments, self.kept_); }))
    return out;
  return stopped(call);
}

}  // namespace riskrule::python
