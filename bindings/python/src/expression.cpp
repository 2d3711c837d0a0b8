// Expression: FEEL, compiled once.
#include <pybind11/stl.h>

#include <mutex>

#include "call.hpp"
#include "errors.hpp"
#include "nouns.hpp"
#include "py_expression.hpp"

namespace riskrule::python {
namespace {

using feel::Value;

std::shared_ptr<PyExpression> compile(const std::string& text, const py::object& names, bool strict,
                                      const py::object& external, const py::object& now) {
  feel::Scope scope;
  std::vector<std::string> all;
  std::vector<std::string> types;
  if (py::isinstance<py::str>(names)) type_error("`names` must be a sequence of names or a dict of their types");
  const bool typed = py::isinstance<py::dict>(names);
  for (const auto name : names) {
    all.push_back(py::cast<std::string>(name));
    types.push_back(typed ? py::cast<std::string>(names[name]) : feel::to_string(*feel::any_type()));
    scope.add(all.back(), simple_type_named(types.back()));
  }
  auto compiled = value_or_raise(
      feel::compile(text, scope, {.mode = strict ? feel::Mode::strict : feel::Mode::standard, .file = "<expression>"}));
  return std::make_shared<PyExpression>(std::move(compiled), std::move(scope), Names(all), std::move(types), strict,
                                        host_of(external, now));
}

/// The inputs in their slots.
void read_inputs(const PyExpression& e, const Arguments& arguments, Scratch& scratch) {
  scratch.host.begin(e.host, scratch.call, scratch.kept);
  scratch.slots.assign(e.names.size(), Value());
  std::size_t hint = 0;
  arguments.each(arguments.context(0, "evaluate"), [&](PyObject* name, PyObject* value) {
    const auto slot = e.names.find(name, hint++);
    if (!slot) {
      std::string message = "the expression has no name `" + py::cast<std::string>(py::handle(name)) + "`";
      const auto guess = nearest(py::cast<std::string>(py::handle(name)), e.names.names());
      throw py::type_error(guess.empty() ? message + "; `names` lists those it has"
                                         : message + "; did you mean `" + guess + "`?");
    }
    scratch.slots[*slot] = to_feel(scratch.call.arena, value, scratch.kept);
  });
}

PyObject* evaluate(const PyExpression& e, const Arguments& arguments) {
  ScratchPool::Lease scratch(e.pool);
  read_inputs(e, arguments, *scratch);
  const Value value = e.compiled.evaluate(scratch->call, scratch->slots);
  raise_stop(scratch->call);
  return from_feel(value).release().ptr();
}

PyObject* explain(const PyExpression& e, const Arguments& arguments) {
  ScratchPool::Lease scratch(e.pool);
  read_inputs(e, arguments, *scratch);
  scratch->call.recording = feel::Recording::proof;
  const Value value = e.compiled.evaluate(scratch->call, scratch->slots);
  scratch->call.recording = feel::Recording::nothing;
  raise_stop(scratch->call);
  py::list steps;
  for (const auto& node : scratch->call.trace.nodes())
    steps.append(imported("riskrule._answers", "Step")(node.depth, std::string(node.operation), std::string(node.text),
                                                       from_feel(node.value)));
  return imported("riskrule._answers", "Explanation")(from_feel(value), reasons_of(value), py::tuple(steps))
      .release()
      .ptr();
}

py::tuple state(const PyExpression& e) {
  py::dict names;
  for (std::size_t i = 0; i < e.types.size(); ++i) names[py::str(e.names.names()[i])] = e.types[i];
  return py::make_tuple(std::string(e.compiled.text()), names, e.strict, e.host.external, e.host.now);
}

}  // namespace

feel::TypePtr simple_type_named(const std::string& text) {
  std::vector<std::string> known;
  for (auto kind = feel::TypeKind::any; kind <= feel::TypeKind::days_time;
       kind = static_cast<feel::TypeKind>(static_cast<int>(kind) + 1)) {
    auto type = feel::simple_type(kind);
    known.push_back(feel::to_string(*type));
    if (known.back() == text) return type;
  }
  raise({{.code = "python.type",
          .message = "`" + text + "` is not the name of a simple FEEL type",
          .guess = nearest(text, known)}});
}

void bind_expression(py::module_& module) {
  py::class_<PyExpression, std::shared_ptr<PyExpression>> type(
      module, "Expression", "A FEEL expression, compiled once.", collected<PyExpression>());
  type.def(
          py::init(&compile), py::arg("text"), py::kw_only(), py::arg("names") = py::tuple(), py::arg("strict") = false,
          py::arg("external") = py::none(), py::arg("now") = py::none(),
          "Compiles. `names`: the names that it may use, which may hold blanks, or a dict of their FEEL types. `external` "
          "runs its functions of other languages, `now` tells the time.")
      .def_property_readonly("text", [](const PyExpression& e) { return std::string(e.compiled.text()); })
      .def_property_readonly("names", [](const PyExpression& e) { return py::tuple(py::cast(e.names.names())); })
      .def_property_readonly("strict", [](const PyExpression& e) { return e.strict; })
      .def_property_readonly("type", [](const PyExpression& e) { return feel::to_string(*e.compiled.type()); })
      .def("__repr__",
           [](const PyExpression& e) { return "<riskrule.Expression " + std::string(e.compiled.text()) + ">"; })
      .def("__eq__",
           [](const PyExpression& e, const py::object& other) {
             return py::isinstance<PyExpression>(other) && state(e).equal(state(other.cast<const PyExpression&>()));
           })
      .def("__hash__", [](const PyExpression& e) { return std::hash<std::string_view>()(e.compiled.text()); })
      .def("__reduce__", [](const PyExpression& e) {
        return py::make_tuple(imported("riskrule._core", "_expression_again"), state(e));
      });
  bind_fast<PyExpression, evaluate>(
      type, "evaluate", "The value for a context, inputs by name, or both. Null is None: `explain` tells why.");
  bind_fast<PyExpression, evaluate>(type, "__call__", "The same as evaluate.");
  bind_fast<PyExpression, explain>(type, "explain",
                                   "The value, why it is null if it is, and the steps that led to it.");
  module.def("_expression_again", &compile, "Of pickle.");
}

}  // namespace riskrule::python
