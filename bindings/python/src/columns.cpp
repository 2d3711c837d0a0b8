#include "columns.hpp"

#include <pybind11/stl.h>

#include <cerrno>

#include "errors.hpp"
#include "nouns.hpp"

namespace riskrule::python {
namespace {

/// A struct that shares the memory of another one: its children are structs of their own, which a consumer may move out.
template <class Struct>
struct Shared {
  std::shared_ptr<const void> owner;
  std::vector<Struct> children;
  std::vector<Struct*> pointers;
  Struct dictionary{};

  static void release(Struct* object) {
    auto* self = static_cast<Shared*>(object->private_data);
    for (auto& child : self->children)
      if (child.release != nullptr) child.release(&child);
    if (self->dictionary.release != nullptr) self->dictionary.release(&self->dictionary);
    object->release = nullptr;
    delete self;
  }

  static void make(const Struct& from, const std::shared_ptr<const void>& owner, Struct* out) {
    auto self = std::make_unique<Shared>();
    self->owner = owner;
    self->children.resize(static_cast<std::size_t>(from.n_children));
    for (std::size_t i = 0; i < self->children.size(); ++i) {
      make(*from.children[i], owner, &self->children[i]);
      self->pointers.push_back(&self->children[i]);
    }
    if (from.dictionary != nullptr) make(*from.dictionary, owner, &self->dictionary);
    *out = from;
    out->children = self->pointers.data();
    out->dictionary = from.dictionary == nullptr ? nullptr : &self->dictionary;
    out->release = release;
    out->private_data = self.release();
  }
};

struct Stream {
  std::shared_ptr<data::OwnedSchema> schema;
  std::vector<std::shared_ptr<data::OwnedArray>> batches;
  std::size_t next = 0;

  static Stream& of(ArrowArrayStream* stream) { return *static_cast<Stream*>(stream->private_data); }
};

template <class Body>
int guarded(Body body) noexcept {
  try {
    body();
    return 0;
  } catch (const std::bad_alloc&) {
    return ENOMEM;
  }
}

void open(const PyColumns& columns, ArrowArrayStream& out) {
  out.get_schema = [](ArrowArrayStream* self, ArrowSchema* to) {
    return guarded([&] { Shared<ArrowSchema>::make(**Stream::of(self).schema, Stream::of(self).schema, to); });
  };
  out.get_next = [](ArrowArrayStream* self, ArrowArray* to) {
    auto& stream = Stream::of(self);
    *to = {};
    if (stream.next == stream.batches.size()) return 0;
    const auto& batch = stream.batches[stream.next];
    return guarded([&] {
      Shared<ArrowArray>::make(**batch, batch, to);
      ++stream.next;
    });
  };
  out.get_last_error = [](ArrowArrayStream*) -> const char* { return nullptr; };
  out.release = [](ArrowArrayStream* self) {
    delete &Stream::of(self);
    self->release = nullptr;
  };
  out.private_data = new Stream{columns.schema, columns.batches};
}

/// A capsule of the PyCapsule interface: whoever takes the struct out marks it as released.
template <class Struct>
py::capsule capsule(std::unique_ptr<data::Owned<Struct>> owned, const char* name) {
  py::capsule out(&**owned, name, [](PyObject* self) {
    auto* object = static_cast<Struct*>(PyCapsule_GetPointer(self, PyCapsule_GetName(self)));
    if (object->release != nullptr) object->release(object);
    delete reinterpret_cast<data::Owned<Struct>*>(object);
  });
  owned.release();
  return out;
}

std::int64_t place_of(const PyColumns& c, const std::string& name) {
  for (std::int64_t i = 0; i < c.columns(); ++i)
    if (name == c.name(i)) return i;
  std::string there;
  for (std::int64_t i = 0; i < c.columns(); ++i) there += (i == 0 ? "" : ", ") + std::string(c.name(i));
  throw py::key_error(name + "; the columns are " + there);
}

py::dict columns_of(const PyColumns& c, std::int64_t first, std::int64_t last) {
  py::dict out;
  for (std::int64_t i = 0; i < c.columns(); ++i) out[py::str(c.name(i))] = values(c, i, first, last);
  return out;
}

py::list rows_of(const PyColumns& c, std::int64_t first, std::int64_t last) {
  const auto by_name = columns_of(c, first, last);
  py::list out;
  for (std::int64_t row = 0; row < std::min(last, c.rows()) - first; ++row) {
    py::dict one;
    for (const auto& [name, column] : by_name) one[name] = column[py::int_(row)];
    out.append(one);
  }
  return out;
}

py::tuple names(const PyColumns& c) {
  py::list out;
  for (std::int64_t i = 0; i < c.columns(); ++i) out.append(c.name(i));
  return py::tuple(out);
}

py::dict formats(const PyColumns& c) {
  py::dict out;
  for (std::int64_t i = 0; i < c.columns(); ++i) out[py::str(c.name(i))] = (**c.schema).children[i]->format;
  return out;
}

/// A schema and an array of the PyCapsule interface, taken over, as a stream of one batch.
py::capsule batch_stream(const py::capsule& schema, const py::capsule& array) {
  auto* from_schema = pointer_in<ArrowSchema>(schema, "arrow_schema");
  auto* from_array = pointer_in<ArrowArray>(array, "arrow_array");
  return export_stream(
      {std::make_shared<data::OwnedSchema>(*from_schema), {std::make_shared<data::OwnedArray>(*from_array)}});
}

}  // namespace

std::int64_t PyColumns::rows() const {
  std::int64_t out = 0;
  for (const auto& batch : batches) out += (**batch).length;
  return out;
}

py::capsule export_stream(const PyColumns& columns) {
  auto out = std::make_unique<data::OwnedStream>();
  open(columns, **out);
  return capsule(std::move(out), "arrow_array_stream");
}

py::capsule export_schema(const PyColumns& columns) {
  auto out = std::make_unique<data::OwnedSchema>();
  Shared<ArrowSchema>::make(**columns.schema, columns.schema, &**out);
  return capsule(std::move(out), "arrow_schema");
}

void bind_columns(py::module_& module) {
  module.def("batch_stream", &batch_stream, py::arg("schema"), py::arg("array"),
             "A capsule with a batch as an Arrow stream.");
  py::class_<PyColumns>(module, "Columns", "Rows and columns that evaluate() made, as Apache Arrow arrays.")
      .def_property_readonly("names", &names)
      .def_property_readonly("formats", &formats, "The Arrow format of each column, such as `l` or `d:38,2`.")
      .def_property_readonly(
          "totals", [](const PyColumns& c) { return c.totals; }, "For a pack: what holds of all rows together.")
      .def(
          "to_dicts", [](const PyColumns& c) { return rows_of(c, 0, c.rows()); }, "A dict for each row.")
      .def(
          "to_dict", [](const PyColumns& c) { return columns_of(c, 0, c.rows()); }, "A list for each column.")
      .def(
          "head", [](const PyColumns& c, std::int64_t rows) { return rows_of(c, 0, std::max<std::int64_t>(0, rows)); },
          py::arg("rows") = 5, "The first rows, as dicts.")
      .def(
          "to_arrow", [](const py::object& self) { return py::module_::import("pyarrow").attr("table")(self); },
          "A pyarrow.Table.")
      .def(
          "to_pandas", [](const py::object& self) { return self.attr("to_arrow")().attr("to_pandas")(); },
          "A pandas.DataFrame; needs pyarrow too.")
      .def(
          "to_polars", [](const py::object& self) { return py::module_::import("polars").attr("DataFrame")(self); },
          "A polars.DataFrame.")
      .def("__len__", &PyColumns::rows)
      .def("__getitem__",
           [](const PyColumns& c, const std::string& name) { return values(c, place_of(c, name), 0, c.rows()); })
      .def("__arrow_c_schema__", &export_schema)
      .def(
          "__arrow_c_stream__", [](const PyColumns& c, const py::object&) { return export_stream(c); },
          py::arg("requested_schema") = py::none())
      .def("_repr_html_", [](const py::object& self) { return imported("riskrule._html", "columns")(self); })
      .def("__repr__", [](const PyColumns& c) {
        return "<riskrule.Columns " + py::cast<std::string>(py::str(", ").attr("join")(names(c))) + ": " +
               std::to_string(c.rows()) + " rows>";
      });
}

}  // namespace riskrule::python
