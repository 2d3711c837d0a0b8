// Described structs in Python: attributes from the description, no class per struct.
#pragma once

#include <pybind11/pybind11.h>

#include <memory>
#include <optional>
#include <string>

#include "riskrule/data/describe.hpp"

namespace riskrule::python {

namespace py = pybind11;

/// A read-only view of a described object, which `owner` keeps alive.
class Record {
 public:
  Record(std::shared_ptr<const void> owner, const data::TypeInfo& type, const void* object)
      : owner_(std::move(owner)), type_(&type), object_(object) {}

  const Record& record() const noexcept { return *this; }
  py::object attribute(const std::string& name) const;
  py::list names() const;
  std::string repr() const;
  std::string json() const;
  bool operator==(const Record& other) const;

  const data::TypeInfo& type() const noexcept { return *type_; }
  const void* object() const noexcept { return object_; }
  const std::shared_ptr<const void>& owner() const noexcept { return owner_; }

 private:
  std::shared_ptr<const void> owner_;
  const data::TypeInfo* type_;
  const void* object_;
};

/// The Python value of a described object: structures are Records, numbers decimal.Decimal, dates datetime.date, lists
/// tuples, words str; not stated is None, stated to be unknown is riskrule.UNKNOWN.
py::object to_python(const std::shared_ptr<const void>& owner, const data::TypeInfo& type, const void* object);

/// The same as dicts and lists all the way down, what is not stated left out; needs no owner.
py::object to_plain(const data::TypeInfo& type, const void* object);

/// The described object in a Record, Matter, Assessment or Answer; nothing for other objects.
std::optional<Record> record_in(PyObject* object);

/// What every class whose objects are described has: attributes, `dir()`, `to_dict`, equality and hash by content.
/// `View` has `Record record() const`.
template <class View, class Class>
void bind_described(Class& type) {
  type.def("__getattr__", [](const View& v, const std::string& name) { return v.record().attribute(name); })
      .def("__dir__",
           [](const py::object& self) {
             py::list names = self.cast<const View&>().record().names();
             for (const auto name : py::module_::import("builtins").attr("dir")(py::type::of(self))) names.append(name);
             return names;
           })
      .def("to_dict", [](const View& v) { return to_plain(v.record().type(), v.record().object()); })
      .def("__eq__",
           [](const View& v, const py::object& other) {
             return py::isinstance<View>(other) && v.record() == other.cast<const View&>().record();
           })
      .def("__hash__", [](const View& v) { return std::hash<std::string>()(v.record().json()); });
}

void bind_record(py::module_& module);

}  // namespace riskrule::python
