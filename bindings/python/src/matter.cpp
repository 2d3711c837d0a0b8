// Matter: what is stated, as it was read.
#include <pybind11/stl.h>

#include "errors.hpp"
#include "nouns.hpp"
#include "riskrule/data/gb18030.hpp"
#include "riskrule/model/io.hpp"
#include "text.hpp"

namespace riskrule::python {
namespace {

PyMatter read(const std::string& json, const std::string& file) {
  auto result = [&] {
    const py::gil_scoped_release free;
    return read_matter(json, file);
  }();
  Diagnostics warnings = result ? result.diagnostics() : Diagnostics();
  return {std::make_shared<const Matter>(value_or_raise(std::move(result))), std::move(warnings)};
}

}  // namespace

std::optional<Date> as_date(const py::object& as_of) {
  if (as_of.is_none()) return {};
  const std::string text =
      py::isinstance<py::str>(as_of) ? as_of.cast<std::string>() : as_of.attr("isoformat")().cast<std::string>();
  const auto date = parse_date(text);
  if (!date) raise({{.code = "c.date", .message = "`" + text + "` is not a date such as 2024-03-01"}});
  return date;
}

void bind_matter(py::module_& module) {
  py::class_<PyMatter> type(module, "Matter", "Everything that is stated about one major administrative decision.");
  bind_described<PyMatter>(type);
  type.def(py::init(&read), py::arg("json"), py::kw_only(), py::arg("file") = "",
           "Reads a matter from JSON text; `file` names it in errors. Raises riskrule.Error.")
      .def_property_readonly(
          "warnings", [](const PyMatter& m) { return warnings_of(m.warnings); },
          "What is doubtful in the text it was read from: diagnostics that are no errors.")
      .def(
          "to_json", [](const PyMatter& m) { return made_text([&] { return write_matter(*m.matter); }); },
          "The matter as JSON.")
      .def("_repr_html_", [](const py::object& self) { return imported("riskrule._html", "matter")(self); })
      .def("__repr__",
           [](const PyMatter& m) { return "<riskrule.Matter " + m.matter->id + " " + m.matter->title + ">"; })
      .def("__reduce__", [](const py::object& self) {
        return py::make_tuple(py::type::of(self), py::make_tuple(self.attr("to_json")()));
      });
  module.def(
      "utf8_from_gb18030",
      [](const py::bytes& bytes, const std::string& file) {
        return value_or_raise(data::utf8_from_gb18030(std::string_view(bytes), file));
      },
      py::arg("bytes"), py::arg("file") = "", "The text of bytes in GB 18030.");
}

}  // namespace riskrule::python
