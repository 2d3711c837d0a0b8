// What a Model holds.
#pragma once

#include "call.hpp"
#include "riskrule/dmn/model.hpp"

namespace riskrule::python {

struct PyModel {
  PyModel(dmn::Model loaded, std::string text, std::string name, bool is_strict, Diagnostics found, py::tuple imported,
          Host may_call)
      : model(std::move(loaded)),
        xml(std::move(text)),
        file(std::move(name)),
        strict(is_strict),
        warnings(std::move(found)),
        imports(std::move(imported)),
        host(std::move(may_call)) {}

  dmn::Model model;
  std::string xml;
  std::string file;
  bool strict;
  Diagnostics warnings;
  py::tuple imports;  ///< of Models
  Host host;
  mutable ScratchPool pool{};
};

/// A Model from dicts: inputs by name, decisions by name.
py::object build_model(const std::string& name, const std::string& uri, const py::dict& inputs,
                       const py::dict& decisions);

}  // namespace riskrule::python
