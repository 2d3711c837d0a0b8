#include "errors.hpp"

#include <map>
#include <mutex>

#include "riskrule/data/diagnostic_json.hpp"

namespace riskrule::python {

const py::object& imported(const char* module, const char* name) {
  static auto* known = new std::map<std::pair<std::string, std::string>, py::object>;  // lives for ever
  static std::mutex mutex;
  {
    const std::lock_guard lock(mutex);
    if (const auto found = known->find({module, name}); found != known->end()) return found->second;
  }
  py::object object = py::module_::import(module).attr(name);  // may run Python: not under the lock
  const std::lock_guard lock(mutex);
  return known->try_emplace({module, name}, std::move(object)).first->second;
}

py::object as_list(const Diagnostics& problems) { return imported("json", "loads")(data::to_json(problems)); }

py::object warnings_of(const Diagnostics& problems) {
  Diagnostics out;
  for (const auto& problem : problems)
    if (problem.severity != Severity::error) out.push_back(problem);
  return as_list(out);
}

py::object error_of(const Diagnostics& problems) {
  return imported("riskrule._states", "Error")(to_text(problems), as_list(problems));
}

void raise(const Diagnostics& problems) {
  const py::object error = error_of(problems);
  PyErr_SetObject(imported("riskrule._states", "Error").ptr(), error.ptr());
  throw py::error_already_set();
}

}  // namespace riskrule::python
