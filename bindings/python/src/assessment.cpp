// Assessment: what the rules say of a matter, and why.
#include <pybind11/stl.h>

#include "errors.hpp"
#include "nouns.hpp"
#include "riskrule/base/guess.hpp"
#include "riskrule/report/report.hpp"
#include "text.hpp"
#include "watch.hpp"

namespace riskrule::python {
namespace {

std::string explained(const PyAssessment& a, const std::string& duty) {
  auto text = explain(*a.assessment, duty);
  if (!text.empty()) return text;
  std::vector<std::string> known;
  for (const auto& finding : a.assessment->findings) known.push_back(finding.duty);
  raise({{.code = "c.finding", .message = "there is no finding `" + duty + "`", .guess = nearest(duty, known)}});
}

std::string schema(const std::string& type) {
  auto text = riskrule::schema_of(type);
  if (text.empty()) raise({{.code = "c.schema", .message = "there is no schema of `" + type + "`"}});
  return text;
}

PyAssessment run(const PyMatter& matter, const py::object& pack, const py::object& as_of) {
  const auto day = as_date(as_of);
  auto chosen = pack_for(matter, pack, day);
  Watch watch;
  auto result = [&] {
    const py::gil_scoped_release free;
    return assess(Shared<Matter>(matter.matter), chosen, {.as_of = day, .limits = watch.limits()});
  }();
  watch.finish();
  return {matter.matter, std::move(chosen), std::make_shared<const Assessment>(value_or_raise(std::move(result)))};
}

std::string repr(const PyAssessment& a) {
  const auto& counts = a.assessment->counts;
  return "<riskrule.Assessment " + a.assessment->matter + ": met " + std::to_string(counts.met) + ", violated " +
         std::to_string(counts.violated) + ", cannot tell " + std::to_string(counts.cannot_tell) + ", grade " +
         a.assessment->grade.grade.value_or("none") + " (" + std::string(data::word_of(a.assessment->grade.origin)) +
         ")>";
}

}  // namespace

void bind_assessment(py::module_& module) {
  py::class_<PyAssessment> type(module, "Assessment", "What the rules say of a matter, and why.");
  bind_described<PyAssessment>(type);
  type.def_property_readonly(
          "assessed", [](const PyAssessment& a) { return PyMatter{a.matter}; },
          "The matter that was assessed (`matter` is its id).")
      .def_property_readonly(
          "pack", [](const PyAssessment& a) { return PyPack{a.pack}; }, "The pack that was applied.")
      .def(
          "to_json",
          [](const PyAssessment& a) {
            return made_text_again([&](std::string room) { return write_assessment(*a.assessment, std::move(room)); });
          },
          "The assessment as JSON; byte for byte the same from every door.")
      .def(
          "to_text",
          [](const PyAssessment& a) { return made_text([&] { return report::to_text(*a.matter, *a.assessment); }); },
          "For a terminal.")
      .def(
          "to_markdown",
          [](const PyAssessment& a) {
            return made_text([&] { return report::to_markdown(*a.matter, *a.assessment); });
          },
          "The six-chapter report as Markdown.")
      .def(
          "to_html",
          [](const PyAssessment& a) { return made_text([&] { return report::to_html(*a.matter, *a.assessment); }); },
          "The same as one self-contained page.")
      .def("explain", &explained, py::arg("duty") = "",
           "Why: the finding of one duty, or everything that is due. Chinese text.")
      .def("_repr_html_", [](const py::object& self) { return imported("riskrule._html", "assessment")(self); })
      .def("__repr__", &repr)
      .def("__reduce__", [](const PyAssessment& a) {
        return py::make_tuple(imported("riskrule._core", "_assess_again"),
                              py::make_tuple(PyMatter{a.matter}, PyPack{a.pack}, to_string(a.assessment->as_of)));
      });
  module.def("_assess_again", &run, "Of pickle.");
  module.def(
      "assess", &run, py::arg("matter"), py::arg("pack") = py::none(), py::kw_only(), py::arg("as_of") = py::none(),
      "Assesses a matter. `pack`: a Pack, the id of a built-in one, or None: the one that follows from the matter's "
      "jurisdiction and date. `as_of`: a date; None: the latest that the matter states. Raises riskrule.Error.");
  module.def("schema", &schema, py::arg("type"),
             "The JSON Schema of \"matter\", \"pack\", \"assessment\", \"features\" or \"survey-map\".");
}

}  // namespace riskrule::python
