#include "call.hpp"

#include "errors.hpp"
#include "riskrule/feel/stopped.hpp"

namespace riskrule::python {
namespace {

/// As long as the interpreter lets a thread run that others wait for.
constexpr std::chrono::milliseconds turn{5};

/// Asked by the engine every so many steps, on the calling thread, which holds the GIL: signals are seen, and other
/// threads have their turn.
bool let_others(void* context) {
  auto& scratch = *static_cast<Scratch*>(context);
  const auto now = std::chrono::steady_clock::now();
  if (now < scratch.next_turn) return false;
  if (PyErr_CheckSignals() != 0) return true;
  { const py::gil_scoped_release free; }
  scratch.next_turn = std::chrono::steady_clock::now() + turn;
  return false;
}

Limits limits_of(Scratch& scratch) {
  Limits out;
  out.cancel = let_others;
  out.cancel_context = &scratch;
  return out;
}

}  // namespace

Scratch::Scratch() : call(limits_of(*this)) {}

ScratchPool::Lease::Lease(ScratchPool& pool) : pool_(pool), scratch_(pool.waiting_.exchange(nullptr)) {
  if (scratch_ == nullptr) scratch_ = new Scratch;
}

ScratchPool::Lease::~Lease() {
  scratch_->call.reset();
  scratch_->kept.clear();
  delete pool_.waiting_.exchange(scratch_);
}

Names::Names(const std::vector<std::string>& names) : names_(names) {
  for (const auto& name : names) {
    PyObject* text = PyUnicode_FromStringAndSize(name.data(), static_cast<Py_ssize_t>(name.size()));
    if (text == nullptr) throw py::error_already_set();
    PyUnicode_InternInPlace(&text);
    texts_.push_back(py::reinterpret_steal<py::object>(text));
  }
}

std::optional<std::size_t> Names::find(PyObject* name, std::size_t hint) const {
  if (hint < texts_.size() && texts_[hint].ptr() == name) return hint;
  for (std::size_t i = 0; i < texts_.size(); ++i)
    if (texts_[i].ptr() == name) return i;
  if (PyUnicode_Check(name) == 0) type_error("names must be texts");
  for (std::size_t i = 0; i < texts_.size(); ++i)
    if (PyUnicode_Compare(texts_[i].ptr(), name) == 0) return i;
  return {};
}

PyObject* Arguments::context(Py_ssize_t place, const char* function) const {
  if (count > place + 1) type_error(std::string(function) + "() takes at most one context; give inputs by name");
  PyObject* out = count > place ? positional[place] : Py_None;
  if (out == Py_None) return nullptr;
  if (PyDict_Check(out) == 0) type_error("the context must be a dict of inputs by name");
  return out;
}

void raise_stop(const feel::Evaluation& call) {
  if (call.stopped.empty()) return;
  if (PyErr_Occurred() != nullptr) throw py::error_already_set();
  raise({feel::stopped_at(call)});
}

void add_fast_method(const py::object& type, PyMethodDef& method) {
  auto* descriptor = PyDescr_NewMethod(reinterpret_cast<PyTypeObject*>(type.ptr()), &method);
  if (descriptor == nullptr) throw py::error_already_set();
  type.attr(method.ml_name) = py::reinterpret_steal<py::object>(descriptor);
}

}  // namespace riskrule::python
