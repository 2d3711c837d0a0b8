// riskrule's evaluators as a Python module, for letter P of bench/peers alone: the package `riskrule` has no door to FEEL
// and DMN yet. Dictionaries in, plain Python values out, as the other engines' modules do it.
#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <charconv>
#include <string>
#include <utility>
#include <vector>

#include "riskrule/base/diagnostic.hpp"
#include "riskrule/dmn/model.hpp"
#include "riskrule/feel/expression.hpp"

namespace py = pybind11;

namespace {

namespace dmn = riskrule::dmn;
namespace feel = riskrule::feel;
using riskrule::Decimal;

std::string_view text_of(py::handle object) {
  Py_ssize_t size = 0;
  const char* data = PyUnicode_AsUTF8AndSize(object.ptr(), &size);
  if (data == nullptr) throw py::error_already_set();
  return {data, static_cast<std::size_t>(size)};
}

/// The decimal that Python prints for a float.
Decimal decimal_of(double number) {
  char text[32];
  const auto end = std::to_chars(text, text + sizeof text, number).ptr;
  return Decimal::parse({text, static_cast<std::size_t>(end - text)}).value_or(Decimal());
}

/// `is_date`: a text is one, `2024-03-01`.
feel::Value value_of(feel::Arena& arena, py::handle object, bool is_date) {
  PyObject* o = object.ptr();
  if (o == Py_True || o == Py_False) return feel::Value::boolean(o == Py_True);
  if (PyFloat_Check(o)) return feel::Value::number(decimal_of(PyFloat_AS_DOUBLE(o)));
  if (PyLong_Check(o)) return feel::Value::number(Decimal(PyLong_AsLongLong(o)));
  if (PyUnicode_Check(o)) {
    const auto date = is_date ? riskrule::parse_date(text_of(object)) : std::nullopt;
    return date ? feel::Value::date(*date) : feel::Value::string(text_of(object));
  }
  if (PyList_Check(o)) {
    const auto size = static_cast<std::size_t>(PyList_GET_SIZE(o));
    auto* items = arena.make_array<feel::Value>(size);
    for (std::size_t i = 0; i < size; ++i)
      items[i] = value_of(arena, PyList_GET_ITEM(o, static_cast<Py_ssize_t>(i)), false);
    return feel::Value::list({{items, size}});
  }
  if (!PyDict_Check(o)) return {};
  auto* entries = arena.make_array<feel::Entry>(static_cast<std::size_t>(PyDict_GET_SIZE(o)));
  std::size_t count = 0;
  Py_ssize_t at = 0;
  for (PyObject *key = nullptr, *value = nullptr; PyDict_Next(o, &at, &key, &value) != 0;)
    entries[count++] = {text_of(key), value_of(arena, value, is_date)};
  return feel::Value::context({{entries, count}});
}

py::object python_of(const feel::Value& value) {
  switch (value.tag()) {
    case feel::Tag::null: return py::none();
    case feel::Tag::boolean: return py::bool_(value.as_boolean());
    case feel::Tag::string: return py::str(value.as_string().data(), value.as_string().size());
    case feel::Tag::number:
      if (const auto whole = value.as_number().to_int64()) return py::int_(*whole);
      return py::float_(value.as_number().to_double());
    case feel::Tag::list: {
      py::list out;
      for (const auto& item : value.as_list()) out.append(python_of(item));
      return out;
    }
    default: return py::str(feel::to_string(value));
  }
}

template <class T>
T value_or_raise(riskrule::Result<T> result) {
  if (!result) throw py::value_error(riskrule::to_text(result.diagnostics()));
  return std::move(*result);
}

feel::TypePtr type_named(const std::string& name) {
  if (name == "number") return feel::simple_type(feel::TypeKind::number);
  if (name == "string") return feel::simple_type(feel::TypeKind::string);
  return name == "date" ? feel::simple_type(feel::TypeKind::date) : feel::any_type();
}

/// An expression over inputs of these names and types.
class Expression {
 public:
  Expression(const std::string& text, const std::vector<std::pair<std::string, std::string>>& inputs) {
    feel::Scope scope;
    for (const auto& [name, type] : inputs) {
      scope.add(name, type_named(type));
      names_.emplace_back(py::str(name));
      dates_.push_back(type == "date");
    }
    expression_ = value_or_raise(feel::compile(text, scope));
    row_.resize(inputs.size());
  }
  py::object evaluate(const py::dict& inputs) {
    call_.reset();
    for (std::size_t i = 0; i < names_.size(); ++i) row_[i] = value_of(call_.arena, inputs[names_[i]], dates_[i]);
    return python_of(expression_.evaluate(call_, row_));
  }

 private:
  feel::Expression expression_;
  feel::Evaluation call_;
  std::vector<py::str> names_;
  std::vector<bool> dates_;
  std::vector<feel::Value> row_;
};

class Model {
 public:
  explicit Model(const std::string& xml) : model_(value_or_raise(dmn::load_dmn(xml, "model.dmn"))) {
    for (const auto name : model_.inputs()) dated_ = dated_ || model_.type_of(name)->kind == feel::TypeKind::date;
  }
  py::object evaluate(const std::string& decision, const py::dict& inputs) {
    call_.reset();
    const auto context = value_of(call_.arena, inputs, dated_);
    return python_of(model_.evaluate_decision(call_, decision, context));
  }

 private:
  dmn::Model model_;
  bool dated_ = false;
  feel::Evaluation call_;
};

}  // namespace

PYBIND11_MODULE(riskrule_door, module) {
  py::class_<Expression>(module, "Expression")
      .def(py::init<const std::string&, const std::vector<std::pair<std::string, std::string>>&>())
      .def("evaluate", &Expression::evaluate);
  py::class_<Model>(module, "Model").def(py::init<const std::string&>()).def("evaluate", &Model::evaluate);
}
