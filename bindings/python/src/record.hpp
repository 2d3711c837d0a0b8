// Described structs in Python: attributes from the description, no class per struct.
#pragma once

#include <pybind11/pybind11.h>

#include <memory>
#include <string>

#include "riskrule/data/describe.hpp"

namespace riskrule::python {

namespace py = pybind11;

/// A read-only view of a described object, which `owner` keeps alive.
class Record {
 public:
  Record(std::shared_ptr<const void> owner, const data::TypeInfo& type, const void* object)
      : owner_(std::move(owner)), type_(&type), object_(object) {}

  py::object attribute(const std::string& name) const;
  py::list names() const;
  std::string repr() const;
  py::object to_dict() const;
  bool operator==(const Record& other) const;

  const data::TypeInfo& type() const noexcept { return *type_; }
  const void* object() const noexcept { return object_; }

 private:
  std::shared_ptr<const void> owner_;
  const data::TypeInfo* type_;
  const void* object_;
};

/// The Python value of a described object: structures are Records, numbers decimal.Decimal, dates datetime.date, lists
/// tuples, words str; not stated is None, stated to be unknown is riskrule.UNKNOWN.
py::object to_python(const std::shared_ptr<const void>& owner, const data::TypeInfo& type, const void* object);

void bind_record(py::module_& module);

}  // namespace riskrule::python
