// riskrule._core: matters, packs, assessments. The typed face of it is bindings/python/riskrule/_core.pyi.
#include <pybind11/stl.h>

#include "record.hpp"
#include "riskrule/assess/assess.hpp"
#include "riskrule/data/diagnostic_json.hpp"
#include "riskrule/model/io.hpp"
#include "riskrule/report/report.hpp"

namespace riskrule::python {
namespace {

/// A matter, shared with the assessments made from it.
struct PyMatter {
  std::shared_ptr<const Matter> matter;
  Record record() const { return {matter, matter_type(), matter.get()}; }
};

struct PyAssessment {
  std::shared_ptr<const Matter> matter;
  std::shared_ptr<const Assessment> assessment;
  Record record() const { return {assessment, assessment_type(), assessment.get()}; }
};

/// Raises riskrule.Error with the diagnostics.
[[noreturn]] void raise(const Diagnostics& problems) {
  const auto type = py::module_::import("riskrule._states").attr("Error");
  const auto list = py::module_::import("json").attr("loads")(data::to_json(problems));
  const py::object error = type(to_text(problems), list);
  PyErr_SetObject(type.ptr(), error.ptr());
  throw py::error_already_set();
}

template <class T>
T value_or_raise(Result<T> result) {
  if (!result) raise(result.diagnostics());
  return std::move(*result);
}

std::optional<Date> as_date(const py::object& as_of) {
  if (as_of.is_none()) return {};
  const std::string text =
      py::isinstance<py::str>(as_of) ? as_of.cast<std::string>() : as_of.attr("isoformat")().cast<std::string>();
  const auto date = parse_date(text);
  if (!date) raise({{.code = "python.date", .message = "`" + text + "` is not a date such as 2024-03-01"}});
  return date;
}

PyMatter read(const std::string& json, const std::string& file) {
  Result<Matter> result = [&] {
    const py::gil_scoped_release free;
    return read_matter(json, file);
  }();
  return {std::make_shared<const Matter>(value_or_raise(std::move(result)))};
}

pack::Pack find_pack(const py::object& pack) {
  if (py::isinstance<py::str>(pack)) return value_or_raise(pack::builtin(pack.cast<std::string>()));
  return pack.cast<const pack::Pack&>();
}

PyAssessment run(const PyMatter& matter, const py::object& pack, const py::object& as_of) {
  const AssessOptions options{.as_of = as_date(as_of)};
  const auto chosen = pack.is_none() ? std::nullopt : std::optional(find_pack(pack));
  Result<Assessment> result = [&] {
    const py::gil_scoped_release free;
    const Shared<Matter> shared(matter.matter);
    return chosen ? assess(shared, *chosen, options) : assess(shared, options);
  }();
  return {matter.matter, std::make_shared<const Assessment>(value_or_raise(std::move(result)))};
}

void bind_matter(py::module_& module) {
  py::class_<PyMatter>(module, "Matter", "Everything that is stated about one major administrative decision.")
      .def(py::init(&read), py::arg("json"), py::kw_only(), py::arg("file") = "",
           "Reads a matter from JSON text; `file` names it in errors. Raises riskrule.Error.")
      .def(
          "to_json", [](const PyMatter& m) { return write_matter(*m.matter); }, "The matter as JSON.")
      .def("__getattr__", [](const PyMatter& m, const std::string& name) { return m.record().attribute(name); })
      .def("__dir__",
           [](const PyMatter& m) {
             auto names = m.record().names();
             names.append("to_json");
             return names;
           })
      .def("__eq__",
           [](const PyMatter& a, const py::object& b) {
             return py::isinstance<PyMatter>(b) && a.record() == b.cast<const PyMatter&>().record();
           })
      .def("__repr__",
           [](const PyMatter& m) { return "<riskrule.Matter " + m.matter->id + " " + m.matter->title + ">"; })
      .def(py::pickle([](const PyMatter& m) { return py::str(write_matter(*m.matter)); },
                      [](const py::str& json) { return read(json, "pickle"); }));
}

void bind_pack(py::module_& module) {
  py::class_<pack::Pack>(module, "Pack", "The rules of a place, compiled, with those of its parents. Immutable.")
      .def(py::init(
               [](const std::string& json, const std::string& file) { return value_or_raise(pack::load(json, file)); }),
           py::arg("json"), py::kw_only(), py::arg("file") = "",
           "Reads and compiles a pack from JSON text. Raises riskrule.Error.")
      .def_static(
          "builtin", [](const std::string& id) { return value_or_raise(pack::builtin(id)); }, py::arg("id"),
          "A pack that is built into the library, such as \"cn.shanghai\", or several together, \"cn.shanghai+cn.land\".")
      .def_static("builtin_ids", &pack::builtin_ids, "The ids of the built-in packs.")
      .def_property_readonly("id", &pack::Pack::id)
      .def_property_readonly("duty_count", &pack::Pack::duty_count, "Duties of this pack and its parents.")
      .def_property_readonly("binding_count", &pack::Pack::binding_count, "How many of them bind.")
      .def("__repr__", [](const pack::Pack& p) { return "<riskrule.Pack " + p.id() + ">"; });
}

void bind_assessment(py::module_& module) {
  py::class_<PyAssessment>(module, "Assessment", "What the rules say of a matter, and why.")
      .def(
          "to_json", [](const PyAssessment& a) { return write_assessment(*a.assessment); },
          "The assessment as JSON; byte for byte the same from every door.")
      .def(
          "to_text", [](const PyAssessment& a) { return report::to_text(*a.matter, *a.assessment); }, "For a terminal.")
      .def(
          "to_markdown", [](const PyAssessment& a) { return report::to_markdown(*a.matter, *a.assessment); },
          "The six-chapter report as Markdown.")
      .def(
          "to_html", [](const PyAssessment& a) { return report::to_html(*a.matter, *a.assessment); },
          "The same as one self-contained page.")
      .def(
          "explain", [](const PyAssessment& a, const std::string& duty) { return explain(*a.assessment, duty); },
          py::arg("duty") = "", "Why: the finding of one duty, or everything that is due. Chinese text.")
      .def("_repr_html_", [](const PyAssessment& a) { return report::to_html(*a.matter, *a.assessment); })
      .def("__getattr__", [](const PyAssessment& a, const std::string& name) { return a.record().attribute(name); })
      .def("__dir__",
           [](const PyAssessment& a) {
             auto names = a.record().names();
             for (const char* method : {"to_json", "to_text", "to_markdown", "to_html", "explain"})
               names.append(method);
             return names;
           })
      .def("__eq__",
           [](const PyAssessment& a, const py::object& b) {
             return py::isinstance<PyAssessment>(b) && a.record() == b.cast<const PyAssessment&>().record();
           })
      .def("__repr__", [](const PyAssessment& a) {
        const auto& counts = a.assessment->counts;
        return "<riskrule.Assessment " + a.assessment->matter + ": met " + std::to_string(counts.met) + ", violated " +
               std::to_string(counts.violated) + ", cannot tell " + std::to_string(counts.cannot_tell) + ", grade " +
               a.assessment->grade.grade.value_or("none") + " (" +
               std::string(data::word_of(a.assessment->grade.origin)) + ")>";
      });
}

}  // namespace
}  // namespace riskrule::python

PYBIND11_MODULE(_core, module, pybind11::mod_gil_not_used()) {
  using namespace riskrule::python;  // NOLINT: the body of a module
  module.doc() = "The compiled part of riskrule.";
  bind_record(module);
  bind_matter(module);
  bind_pack(module);
  bind_assessment(module);
  module.def(
      "assess", &run, py::arg("matter"), py::arg("pack") = py::none(), py::kw_only(), py::arg("as_of") = py::none(),
      "Assesses a matter. `pack`: a Pack, the id of a built-in one, or None: the one that follows from the matter's "
      "jurisdiction and date. `as_of`: a date; None: the latest that the matter states. Raises riskrule.Error.");
  module.def("schema", &riskrule::schema_of, py::arg("type"),
             "The JSON Schema of \"matter\", \"pack\" or \"assessment\".");
  module.attr("__version__") = RISKRULE_VERSION;
}
