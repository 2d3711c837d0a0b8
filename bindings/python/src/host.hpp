// Functions of other languages and the clock, as Python callables.
#pragma once

#include "values.hpp"

namespace riskrule::python {

class Watch;

/// What evaluations may call; either is None where there is none.
struct Host {
  py::object external = py::none();  ///< (mapping, arguments) -> value
  py::object now = py::none();       ///< () -> datetime

  bool empty() const { return external.is_none() && now.is_none(); }
};

/// A host from the arguments of Python; TypeError for what can not be called.
Host host_of(const py::object& external, const py::object& now);

/// For a class whose objects have a `host`: the collector sees the callables, which may refer to the object itself.
template <class T>
py::custom_type_setup collected() {
  return py::custom_type_setup([](PyHeapTypeObject* heap_type) {
    auto* type = &heap_type->ht_type;
    type->tp_flags |= Py_TPFLAGS_HAVE_GC;
    type->tp_traverse = [](PyObject* object, visitproc visit, void* arg) {
      Py_VISIT(Py_TYPE(object));
      if (!py::detail::is_holder_constructed(object)) return 0;
      const Host& host = py::cast<const T&>(py::handle(object)).host;
      Py_VISIT(host.external.ptr());
      Py_VISIT(host.now.ptr());
      return 0;
    };
    type->tp_clear = [](PyObject* object) {
      if (py::detail::is_holder_constructed(object)) py::cast<T&>(py::handle(object)).host = Host();
      return 0;
    };
  });
}

/// What an evaluation with the GIL has of its host, which must outlive it. An exception stops the evaluation and stays set,
/// for raise_stop().
class HostCalls {
 public:
  HostCalls() = default;
  HostCalls(const HostCalls&) = delete;
  HostCalls& operator=(const HostCalls&) = delete;

  /// Gives a new or reset evaluation its functions and the time; what it is handed is kept in `kept`. Raises.
  void begin(const Host& host, feel::Evaluation& call, Kept& kept) {
    if (!host.empty()) ask(host, call, kept);
  }

 private:
  static feel::Value run(feel::Evaluation& call, const feel::Value& mapping, std::span<const feel::Value> arguments,
                         const void* context);
  void ask(const Host& host, feel::Evaluation& call, Kept& kept);

  PyObject* external_ = nullptr;
  Kept* kept_ = nullptr;
  feel::ExternalFunctions functions_{};
};

/// The same over columns, on the one thread that works, without the GIL: an exception ends the watch.
class ColumnHost {
 public:
  /// Asks for the time, at once. Raises.
  ColumnHost(Host host, Watch& watch);
  ColumnHost(const ColumnHost&) = delete;
  ColumnHost& operator=(const ColumnHost&) = delete;

  const feel::Clock* clock() const noexcept { return around_.clock; }
  const feel::ExternalFunctions* functions() const noexcept {
    return around_.external == nullptr ? nullptr : &functions_;
  }

 private:
  static feel::Value run(feel::Evaluation& call, const feel::Value& mapping, std::span<const feel::Value> arguments,
                         const void* context);

  Host host_;
  Watch& watch_;
  Kept kept_{};
  HostCalls calls_{};
  feel::Evaluation around_{};  ///< the time lives here
  feel::ExternalFunctions functions_;
};

}  // namespace riskrule::python
