// Writing DMN XML (1.5, or 1.3), so that decisions made here open in a DMN editor.
//
//   dmn::ModelSource model{.name = "comment period", .namespace_uri = "urn:example"};
//   model.inputs = {{.name = "days", .type = feel::simple_type(feel::TypeKind::number)}};
//   model.decisions = {{.name = "verdict", .required = {"days"}, .body = std::string("days >= 30")}};
//   Result<std::string> xml = dmn::write_dmn(model);       // load_dmn reads it back to the same decisions
//
// Written are: inputs and decisions with their types and requirements; a decision's body as a literal expression or a
// decision table (hit policy, aggregation, input expressions and their allowed values, outputs with their names,
// possible values and defaults, rules, annotations); item definitions for the lists and contexts among the types.
// Not written are: other boxed expressions, business knowledge models, decision services, imports, constraints of item
// definitions, diagrams, and types that DMN can not name (ranges, functions, structures of the host), which become
// `Any`. Item definitions are named `type_1`, …; an expression that names a type of its own (`instance of tLoan`) will
// not find it. A character that XML can not hold becomes U+FFFD.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "riskrule/base/result.hpp"
#include "riskrule/dmn/table.hpp"

namespace riskrule::dmn {

struct InputSource {
  std::string name{};
  feel::TypePtr type{};  ///< null: any
};

struct DecisionSource {
  std::string name{};
  feel::TypePtr type{};                           ///< null: none is written
  std::vector<std::string> required{};            ///< names of inputs and decisions of this model
  std::variant<std::string, TableSource> body{};  ///< a FEEL expression, or a table
};

/// What is written is the same in both but for the namespace of its elements. Editors made with dmn-js read DMN 1.3 and
/// older.
enum class Edition : std::uint8_t { dmn_1_3, dmn_1_5 };

struct ModelSource {
  std::string name{};
  std::string namespace_uri{};
  std::vector<InputSource> inputs{};
  std::vector<DecisionSource> decisions{};
  Edition edition = Edition::dmn_1_5;
};

/// The XML. Same model, same bytes: elements stand in the order of the model, their ids are counted. Errors:
/// `dmn.duplicate_name` (an input or decision stands twice), `dmn.unknown_reference` (of what is required), `dmn.width`
/// (a rule with too few or too many cells). Expressions are not compiled here. Linear in the model.
Result<std::string> write_dmn(const ModelSource& model);

}  // namespace riskrule::dmn
