// riskrule._core. The typed face of it is bindings/python/riskrule/_core.pyi.
#include "nouns.hpp"
#include "values.hpp"

PYBIND11_MODULE(_core, module, pybind11::mod_gil_not_used()) {
  using namespace riskrule::python;  // NOLINT: the body of a module
  module.doc() = "The compiled part of riskrule.";
  init_to_feel();
  init_from_feel();
  bind_record(module);
  bind_matter(module);
  bind_pack(module);
  bind_assessment(module);
  bind_many(module);
  bind_answers(module);
  bind_expression(module);
  bind_model(module);
  bind_columns(module);
  bind_evaluate(module);
  bind_table(module);
  module.attr("__version__") = RISKRULE_VERSION;
}
