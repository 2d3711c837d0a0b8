// Model: DMN, loaded once.
#include <pybind11/stl.h>

#include <algorithm>

#include "errors.hpp"
#include "nouns.hpp"
#include "py_model.hpp"
#include "riskrule/base/guess.hpp"
#include "riskrule/data/diagnostic_json.hpp"
#include "riskrule/dmn/check.hpp"
#include "riskrule/dmn/explain.hpp"
#include "riskrule/dmn/json.hpp"

namespace riskrule::python {
namespace {

using feel::Value;

std::shared_ptr<PyModel> load(const std::string& xml, const std::string& file, bool strict, const py::object& imports,
                              const py::object& external, const py::object& now) {
  const py::tuple models(imports);
  Host host = host_of(external, now);
  std::vector<dmn::Model> known;
  for (const auto one : models) known.push_back(one.cast<const PyModel&>().model);
  dmn::LoadOptions options{.mode = strict ? feel::Mode::strict : feel::Mode::standard};
  options.import = [&known](std::string_view uri, std::string_view) {
    const auto found = std::ranges::find(known, uri, &dmn::Model::namespace_uri);
    return found == known.end() ? std::nullopt : std::optional(*found);
  };
  auto result = [&] {
    const py::gil_scoped_release free;
    return dmn::load_dmn(xml, file, options);
  }();
  Diagnostics warnings = result ? result.diagnostics() : Diagnostics();
  return std::make_shared<PyModel>(value_or_raise(std::move(result)), xml, file, strict, std::move(warnings), models,
                                   std::move(host));
}

py::tuple texts(const std::vector<std::string_view>& all) {
  py::list out;
  for (const auto text : all) out.append(std::string(text));
  return py::tuple(out);
}

bool has(const std::vector<std::string_view>& names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

/// Raises for a decision that there is not.
void check_decision(const PyModel& m, std::string_view name, bool or_service) {
  auto all = m.model.decisions();
  if (or_service)
    for (const auto service : m.model.services()) all.push_back(service);
  if (has(all, name)) return;
  raise({{.code = "dmn.unknown_decision",
          .message = "there is no `" + std::string(name) + "` to evaluate in this model",
          .file = m.file,
          .guess = nearest(name, all)}});
}

std::string decision_of(const Arguments& arguments, const char* function) {
  if (arguments.count == 0 || PyUnicode_Check(arguments.positional[0]) == 0)
    type_error(std::string(function) + "() takes the name of a decision first");
  return py::cast<std::string>(py::handle(arguments.positional[0]));
}

/// The inputs as a context; what a decision service asks for by the name of a decision is an input too.
Value read_inputs(const PyModel& m, const Arguments& arguments, Scratch& scratch, const char* function) {
  scratch.host.begin(m.host, scratch.call, scratch.kept);
  std::vector<feel::Entry> entries;
  arguments.each(arguments.context(1, function), [&](PyObject* name, PyObject* value) {
    const auto text = py::cast<std::string>(py::handle(name));
    const auto inputs = m.model.inputs();
    const bool known = has(inputs, text) || has(m.model.decisions(), text) || text.find('#') != std::string::npos ||
                       m.imports.size() > 0;
    if (!known) {
      const auto guess = nearest(text, inputs);
      throw py::type_error("the model has no input `" + text + "`" +
                           (guess.empty() ? "; `inputs` lists those it has" : "; did you mean `" + guess + "`?"));
    }
    entries.push_back({scratch.call.arena.copy(text), to_feel(scratch.call.arena, value, scratch.kept)});
  });
  return feel::make_context(scratch.call.arena, entries);
}

PyObject* evaluate(const PyModel& m, const Arguments& arguments) {
  const auto name = decision_of(arguments, "evaluate");
  check_decision(m, name, true);
  ScratchPool::Lease scratch(m.pool);
  const Value inputs = read_inputs(m, arguments, *scratch, "evaluate");
  const Value value = has(m.model.decisions(), name) ? m.model.evaluate_decision(scratch->call, name, inputs)
                                                     : m.model.evaluate_service(scratch->call, name, inputs);
  raise_stop(scratch->call);
  return from_feel(value).release().ptr();
}

py::dict step_of(const dmn::Step& step) {
  py::dict out;
  out["name"] = step.name;
  out["kind"] = step.input ? "input" : "decision";
  out["value"] = from_feel(step.value);
  out["required"] = step.required;
  py::list tables;
  for (const auto& use : step.tables) {
    py::list rules;
    for (const std::size_t rule : use.rules) {
      py::dict one;
      one["rule"] = rule + 1;
      one["text"] = dmn::rule_text(*use.table, rule);
      rules.append(one);
    }
    py::dict table;
    table["element"] = use.element;
    table["value"] = from_feel(use.value);
    table["rules"] = rules;
    tables.append(table);
  }
  out["tables"] = tables;
  return out;
}

PyObject* explain(const PyModel& m, const Arguments& arguments) {
  const auto name = decision_of(arguments, "explain");
  check_decision(m, name, false);
  ScratchPool::Lease scratch(m.pool);
  const Value inputs = read_inputs(m, arguments, *scratch, "explain");
  const std::string_view wanted[] = {name};
  const auto why = dmn::explain_decisions(m.model, scratch->call, wanted, inputs);
  raise_stop(scratch->call);
  py::list steps;
  for (const auto& step : why.steps) steps.append(step_of(step));
  py::list problems;
  for (const auto& problem : why.problems) {
    py::dict one;
    one["element"] = problem.element;
    one["code"] = problem.code;
    one["message"] = problem.message;
    problems.append(one);
  }
  const auto* step = why.find(name);
  const py::object value = step == nullptr ? py::none() : from_feel(step->value);
  return imported("riskrule._answers", "DecisionExplanation")(value, steps, problems).release().ptr();
}

py::object check(const PyModel& m) {
  const auto findings = [&] {
    const py::gil_scoped_release free;
    return dmn::check(m.model, m.xml, m.file);
  }();
  Diagnostics all;
  for (const auto& finding : findings) all.push_back(finding.diagnostic);
  py::list out(as_list(all));
  for (std::size_t i = 0; i < findings.size(); ++i) {
    py::dict witness;
    for (const auto& one : findings[i].witness) witness[py::str(one.input)] = one.value;
    out[i]["rules"] = findings[i].rules;
    out[i]["witness"] = witness;
  }
  return out;
}

py::tuple state(const PyModel& m) {
  return py::make_tuple(m.xml, m.file, m.strict, m.imports, m.host.external, m.host.now);
}

}  // namespace

void bind_model(py::module_& module) {
  py::class_<PyModel, std::shared_ptr<PyModel>> type(module, "Model", "A DMN model. Immutable.", collected<PyModel>());
  type.def(
          py::init(&load), py::arg("xml"), py::kw_only(), py::arg("file") = "", py::arg("strict") = false,
          py::arg("imports") = py::tuple(), py::arg("external") = py::none(), py::arg("now") = py::none(),
          "Loads a model from XML text (DMN 1.1 to 1.5). `imports`: the models that it may import, found by namespace. "
          "`external` runs its functions of other languages, `now` tells the time.")
      .def_static("build", &build_model, py::arg("name"), py::kw_only(), py::arg("namespace"), py::arg("inputs"),
                  py::arg("decisions"), "A model from dicts; `write` gives its XML.")
      .def_property_readonly("name", [](const PyModel& m) { return std::string(m.model.name()); })
      .def_property_readonly("namespace", [](const PyModel& m) { return std::string(m.model.namespace_uri()); })
      .def_property_readonly("decisions", [](const PyModel& m) { return texts(m.model.decisions()); })
      .def_property_readonly("inputs", [](const PyModel& m) { return texts(m.model.inputs()); })
      .def_property_readonly("services", [](const PyModel& m) { return texts(m.model.services()); })
      .def_property_readonly(
          "warnings", [](const PyModel& m) { return warnings_of(m.warnings); },
          "What is doubtful in it: diagnostics that are no errors.")
      .def(
          "inputs_of",
          [](const PyModel& m, const std::string& decision) {
            check_decision(m, decision, false);
            return texts(m.model.inputs_of(decision));
          },
          py::arg("decision"), "The inputs that a decision needs, directly or not.")
      .def(
          "type_of", [](const PyModel& m, const std::string& name) { return feel::to_string(*m.model.type_of(name)); },
          py::arg("element"), "The FEEL type of an input or decision.")
      .def("check", &check, "Gaps, overlaps, conflicts and idle rules of its tables.")
      .def(
          "write", [](const PyModel& m) { return m.xml; }, "The XML text that it was loaded from.")
      .def("_repr_html_", [](const py::object& self) { return imported("riskrule._html", "model")(self); })
      .def("__repr__", [](const PyModel& m) { return "<riskrule.Model " + std::string(m.model.name()) + ">"; })
      .def("__eq__",
           [](const PyModel& m, const py::object& other) {
             return py::isinstance<PyModel>(other) && state(m).equal(state(other.cast<const PyModel&>()));
           })
      .def("__hash__", [](const PyModel& m) { return std::hash<std::string>()(m.xml); })
      .def("__reduce__",
           [](const PyModel& m) { return py::make_tuple(imported("riskrule._core", "_model_again"), state(m)); });
  bind_fast<PyModel, evaluate>(type, "evaluate", "The value of a decision or of a decision service.");
  bind_fast<PyModel, explain>(type, "explain", "How it comes about: every input and decision on the way.");
  module.def("_model_again", &load, "Of pickle.");
  module.def("check", &check, py::arg("what"));
}

}  // namespace riskrule::python
