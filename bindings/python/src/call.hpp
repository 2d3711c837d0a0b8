// Calls of compiled things with Python arguments, quickly: no dict is made, no name is looked up twice, scratch is reused.
#pragma once

#include <atomic>
#include <chrono>
#include <string>
#include <vector>

#include "host.hpp"

namespace riskrule::python {

/// The scratch of one call.
struct Scratch {
  Scratch();
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;

  std::chrono::steady_clock::time_point next_turn{};  ///< of other threads that want the GIL
  feel::Evaluation call;
  std::vector<feel::Value> slots;
  Kept kept;
  HostCalls host;
};

/// One scratch that waits for the next call; calls that overlap make their own.
class ScratchPool {
 public:
  ScratchPool() = default;
  ScratchPool(const ScratchPool&) = delete;
  ScratchPool& operator=(const ScratchPool&) = delete;
  ~ScratchPool() { delete waiting_.load(); }

  class Lease {
   public:
    explicit Lease(ScratchPool& pool);
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;
    ~Lease();
    Scratch& operator*() noexcept { return *scratch_; }
    Scratch* operator->() noexcept { return scratch_; }

   private:
    ScratchPool& pool_;
    Scratch* scratch_;
  };

 private:
  std::atomic<Scratch*> waiting_ = nullptr;
};

/// Names in their slots. The texts are interned, so that the names of keyword arguments are mostly found by address.
class Names {
 public:
  explicit Names(const std::vector<std::string>& names);
  std::size_t size() const noexcept { return texts_.size(); }
  /// The slot of a name, looked for at `hint` first; nothing if there is none.
  std::optional<std::size_t> find(PyObject* name, std::size_t hint) const;
  const std::vector<std::string>& names() const noexcept { return names_; }

 private:
  std::vector<std::string> names_;
  std::vector<py::object> texts_;
};

/// The arguments of a call `(context=None, /, **inputs)` or, with `leading` texts before it, of a method of a model.
struct Arguments {
  PyObject* const* positional;
  Py_ssize_t count;
  PyObject* names;  ///< tuple, or null

  /// The dict at that place, or null; TypeError for what is none and for more arguments.
  PyObject* context(Py_ssize_t place, const char* function) const;
  /// Calls f(name, value) for each entry of the context and each keyword.
  template <class F>
  void each(PyObject* context, F f) const {
    if (context != nullptr) {
      const auto items = py::reinterpret_steal<py::object>(PyDict_Items(context));
      for (Py_ssize_t i = 0; i < PyList_GET_SIZE(items.ptr()); ++i) {
        PyObject* item = PyList_GET_ITEM(items.ptr(), i);
        f(PyTuple_GET_ITEM(item, 0), PyTuple_GET_ITEM(item, 1));
      }
    }
    const Py_ssize_t keywords = names == nullptr ? 0 : PyTuple_GET_SIZE(names);
    for (Py_ssize_t i = 0; i < keywords; ++i) f(PyTuple_GET_ITEM(names, i), positional[count + i]);
  }
};

/// Raises what stopped the evaluation: a signal, or a limit.
void raise_stop(const feel::Evaluation& call);

/// Adds a method that takes its arguments as they lie on the stack. `Self` is a class of pybind11 that holds one `View`.
template <class View, PyObject* (*body)(const View&, const Arguments&)>
PyObject* fast_call(PyObject* self, PyObject* const* arguments, Py_ssize_t count, PyObject* names) {
  try {
    const auto* view =
        static_cast<const View*>(reinterpret_cast<py::detail::instance*>(self)->get_value_and_holder().value_ptr());
    return body(*view, {arguments, count, names});
  } catch (py::error_already_set& error) {
    error.restore();
  } catch (const py::builtin_exception& error) {
    error.set_error();
  } catch (const std::bad_alloc&) {
    PyErr_NoMemory();
  } catch (const std::exception& error) {
    PyErr_SetString(PyExc_RuntimeError, error.what());
  }
  return nullptr;
}

void add_fast_method(const py::object& type, PyMethodDef& method);

template <class View, PyObject* (*body)(const View&, const Arguments&)>
void bind_fast(const py::object& type, const char* name, const char* text) {
  static PyMethodDef method{};
  method = {name, reinterpret_cast<PyCFunction>(reinterpret_cast<void (*)()>(&fast_call<View, body>)),
            METH_FASTCALL | METH_KEYWORDS, text};
  add_fast_method(type, method);
}

}  // namespace riskrule::python
