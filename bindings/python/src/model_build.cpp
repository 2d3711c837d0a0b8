// Model.build: a DMN model from dicts, by way of its XML.
#include <pybind11/stl.h>

#include <algorithm>

#include "errors.hpp"
#include "nouns.hpp"
#include "py_expression.hpp"
#include "py_model.hpp"
#include "riskrule/dmn/write.hpp"

namespace riskrule::python {
namespace {

py::object member(const py::dict& from, const char* name, const py::object& otherwise = py::none()) {
  return from.contains(name) ? py::object(from[name]) : otherwise;
}

/// TypeError for a member that would be passed over.
void check_members(const py::dict& from, const std::vector<std::string>& known, const std::string& what) {
  for (const auto& [name, value] : from) {
    const auto text = py::cast<std::string>(name);
    if (std::find(known.begin(), known.end(), text) == known.end())
      throw py::type_error(what + " has no member `" + text + "`; did you mean `" + nearest(text, known) + "`?");
  }
}

feel::TypePtr type_in(const py::dict& from) {
  const auto type = member(from, "type");
  return type.is_none() ? nullptr : simple_type_named(type.cast<std::string>());
}

dmn::Rule rule_of(const py::handle& row, std::size_t inputs, std::size_t outputs) {
  const auto cells = py::cast<std::vector<std::string>>(row);
  if (cells.size() != inputs + outputs && cells.size() != inputs + outputs + 1)
    throw py::value_error("a rule has " + std::to_string(cells.size()) + " cells, the table " +
                          std::to_string(inputs + outputs) + " columns, and perhaps a note");
  dmn::Rule out;
  for (std::size_t i = 0; i < inputs; ++i) out.inputs.push_back({cells[i]});
  for (std::size_t i = 0; i < outputs; ++i) out.outputs.push_back({cells[inputs + i]});
  if (cells.size() > inputs + outputs) out.note = cells.back();
  return out;
}

template <class T>
T word_or_raise(std::optional<T> word, const std::string& text, const char* what) {
  if (!word) throw py::value_error("`" + text + "` is no " + what);
  return *word;
}

dmn::TableSource table_of(const py::dict& from) {
  check_members(from, {"hit_policy", "aggregator", "inputs", "outputs", "rules"}, "a table");
  dmn::TableSource out;
  const auto policy = member(from, "hit_policy", py::str("UNIQUE")).cast<std::string>();
  out.hit_policy = word_or_raise(dmn::hit_policy_from(policy), policy, "hit policy");
  const auto aggregator = member(from, "aggregator", py::str("")).cast<std::string>();
  if (!aggregator.empty()) out.aggregator = word_or_raise(dmn::aggregator_from(aggregator), aggregator, "aggregator");
  for (auto& text : member(from, "inputs", py::list()).cast<std::vector<std::string>>())
    out.inputs.push_back({.expression = {std::move(text)}});
  for (auto& name : member(from, "outputs", py::make_tuple("")).cast<std::vector<std::string>>())
    out.outputs.push_back({.name = std::move(name)});
  for (const auto row : member(from, "rules", py::list()))
    out.rules.push_back(rule_of(row, out.inputs.size(), out.outputs.size()));
  return out;
}

dmn::DecisionSource decision_of(const std::string& name, const py::dict& from) {
  check_members(from, {"type", "requires", "text", "table"}, "a decision");
  const auto text = member(from, "text");
  const auto table = member(from, "table");
  if (text.is_none() == table.is_none())
    throw py::type_error("decision `" + name + "` must have a `text` or a `table`, one of them");
  dmn::DecisionSource out{.name = name, .type = type_in(from)};
  out.required = member(from, "requires", py::list()).cast<std::vector<std::string>>();
  if (text.is_none())
    out.body = table_of(table.cast<py::dict>());
  else
    out.body = text.cast<std::string>();
  return out;
}

}  // namespace

py::object build_model(const std::string& name, const std::string& uri, const py::dict& inputs,
                       const py::dict& decisions) {
  dmn::ModelSource source{.name = name, .namespace_uri = uri};
  for (const auto& [input, type] : inputs)
    source.inputs.push_back({py::cast<std::string>(input), simple_type_named(py::cast<std::string>(type))});
  for (const auto& [decision, body] : decisions)
    source.decisions.push_back(decision_of(py::cast<std::string>(decision), py::cast<py::dict>(body)));
  return imported("riskrule._core", "Model")(value_or_raise(dmn::write_dmn(source)), py::arg("file") = name + ".dmn");
}

}  // namespace riskrule::python
