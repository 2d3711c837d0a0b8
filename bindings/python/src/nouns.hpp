// What the classes of the module hold.
#pragma once

#include <functional>
#include <memory>
#include <optional>

#include "record.hpp"
#include "riskrule/assess/assess.hpp"
#include "riskrule/model/io.hpp"
#include "riskrule/report/answers.hpp"

namespace riskrule::python {

/// A matter, shared with the assessments made from it.
struct PyMatter {
  std::shared_ptr<const Matter> matter;
  Diagnostics warnings{};
  Record record() const { return {matter, matter_type(), matter.get()}; }
};

struct PyPack {
  pack::Pack pack;
  Diagnostics warnings{};
};

struct PyAssessment {
  std::shared_ptr<const Matter> matter;
  pack::Pack pack;
  std::shared_ptr<const Assessment> assessment;
  Record record() const { return {assessment, assessment_type(), assessment.get()}; }
};

/// A described answer that renders itself.
struct PyAnswer {
  Record answer;
  std::string (*render)(const void* answer, report::Form form);
  std::string (*write)(const void* answer);
  const Record& record() const noexcept { return answer; }
};

/// The date that a date or a text states; nothing for None. Raises riskrule.Error.
std::optional<Date> as_date(const py::object& as_of);
/// A Pack, or the built-in one of that id.
pack::Pack as_pack(const py::object& pack);
/// The same; None: the one that follows from the matter and the date.
pack::Pack pack_for(const PyMatter& matter, const py::object& pack, const std::optional<Date>& as_of);
/// None, a callable, or True: what riskrule._progress makes of it.
py::object as_progress(const py::object& progress);
/// None: as many as riskrule._progress says.
unsigned as_threads(const py::object& threads);

void bind_matter(py::module_& module);
void bind_pack(py::module_& module);
void bind_assessment(py::module_& module);
void bind_many(py::module_& module);
void bind_answers(py::module_& module);
void bind_expression(py::module_& module);
void bind_model(py::module_& module);
void bind_columns(py::module_& module);
void bind_evaluate(py::module_& module);
void bind_table(py::module_& module);

}  // namespace riskrule::python
