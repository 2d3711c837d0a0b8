// Columns: what evaluating a table made, as Arrow arrays that consumers share.
#pragma once

#include <pybind11/pybind11.h>

#include <memory>
#include <vector>

#include "riskrule/data/arrow.hpp"

namespace riskrule::python {

namespace py = pybind11;

struct PyColumns {
  std::shared_ptr<data::OwnedSchema> schema;
  std::vector<std::shared_ptr<data::OwnedArray>> batches;
  py::object totals = py::none();

  std::int64_t rows() const;
  std::int64_t columns() const { return (**schema).n_children; }
  const char* name(std::int64_t column) const { return (**schema).children[column]->name; }
};

/// What a capsule of that name holds; raises ValueError for any other capsule.
template <class Struct>
Struct* pointer_in(const py::capsule& capsule, const char* name) {
  auto* out = static_cast<Struct*>(PyCapsule_GetPointer(capsule.ptr(), name));
  if (out == nullptr) throw py::error_already_set();
  return out;
}

/// Rows [first, last) of a column, as Python objects.
py::list values(const PyColumns& columns, std::int64_t column, std::int64_t first, std::int64_t last);

/// A capsule with a stream of these columns. The memory is shared, not copied.
py::capsule export_stream(const PyColumns& columns);
py::capsule export_schema(const PyColumns& columns);

}  // namespace riskrule::python
