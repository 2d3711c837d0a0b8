// DMN models (OMG Decision Model and Notation 1.1 to 1.5): load the XML once, evaluate decisions many times.
//
//   auto loaded = dmn::load_dmn(xml, "credit.dmn");
//   if (!loaded) return report(loaded.diagnostics());            // every problem, with line and column
//   const dmn::Model& model = *loaded;
//
//   feel::Evaluation call;                                        // scratch, one per thread, reused
//   feel::Entry entries[] = {{"Applicant Age", feel::Value::number(Decimal(42))}};
//   feel::Value grade = model.evaluate_decision(call, "Risk Grade", feel::make_context(call.arena, entries));
//   // the value lives in `call` until call.reset(); what went wrong is the reason of a null, see problems below
//
// Boxed expressions (literal, context, list, relation, function, invocation, decision table, conditional, filter, for,
// some, every), business knowledge models, decision services, item definitions with their constraints, and imports are
// all there. Functions of kind Java or PMML are run by the host (feel::Evaluation::external); without one they yield null
// with `feel.external`.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "riskrule/base/limits.hpp"
#include "riskrule/base/result.hpp"
#include "riskrule/feel/expression.hpp"

namespace riskrule::dmn {

struct ModelData;  // the compiled form, private (lib/dmn/model_data.hpp)

/// One thing that went wrong while evaluating, beside the null it led to.
struct Problem {
  std::string element;  ///< the decision, input or service in which it showed
  std::string code;     ///< as in feel::NullReason: `dmn.missing_input`, `dmn.type`, `feel.divide_by_zero`, …
  std::string message;  ///< one sentence with its causes
};

/// A loaded model. Immutable and cheap to copy; any number of threads may evaluate it at once, each with its own
/// feel::Evaluation. Values it yields live in that Evaluation, in the inputs, or in the model, and must not outlive
/// them.
class Model {
 public:
  explicit Model(std::shared_ptr<const ModelData> data) noexcept : data_(std::move(data)) {}

  std::string_view name() const noexcept;
  std::string_view namespace_uri() const noexcept;
  /// Names in the order of the file, without those of imported models.
  std::vector<std::string_view> decisions() const;
  std::vector<std::string_view> inputs() const;
  std::vector<std::string_view> services() const;
  std::vector<std::string_view> knowledge_models() const;
  /// The names of the inputs that a decision needs, directly or not, in order of first need; of a decision service, of
  /// its inputs and input decisions. Empty for an unknown one.
  std::vector<std::string_view> inputs_of(std::string_view element) const;
  /// The FEEL type of an input or a decision, `any` where the model states none or knows no such name. An input, also of
  /// an imported model, may be named `<namespace>#<name>`.
  feel::TypePtr type_of(std::string_view element) const;

  /// The value of a decision. `inputs` is a context with an entry per input, by name; for an input of an imported model
  /// an entry `<namespace>#<name>` goes before one `<name>`. An entry named like a decision does not replace it. Null
  /// with `dmn.unknown_decision` if there is no such decision. Adds to `problems`, if given, every decision or input on
  /// the way that came to null for a reason. Cost: each required decision is evaluated once.
  feel::Value evaluate_decision(feel::Evaluation& call, std::string_view name, const feel::Value& inputs,
                                std::vector<Problem>* problems = nullptr) const;
  /// The value of a decision service: of its output decision, or a context of them if there are several. `inputs` has
  /// an entry per input and input decision of the service. Null with `dmn.unknown_service` if there is none.
  feel::Value evaluate_service(feel::Evaluation& call, std::string_view name, const feel::Value& inputs,
                               std::vector<Problem>* problems = nullptr) const;
  /// The value of a business knowledge model for arguments by parameter name, a context.
  feel::Value evaluate_knowledge(feel::Evaluation& call, std::string_view name, const feel::Value& arguments,
                                 std::vector<Problem>* problems = nullptr) const;

  const ModelData& data() const noexcept { return *data_; }
  const std::shared_ptr<const ModelData>& share() const noexcept { return data_; }

 private:
  std::shared_ptr<const ModelData> data_;
};

struct LoadOptions {
  /// standard: an expression that does not compile is a warning and yields null, as the standard asks; strict: an
  /// error.
  feel::Mode mode = feel::Mode::standard;
  Limits limits{};
  std::size_t xml_bytes = 64U << 20U;     ///< size of the text
  std::uint32_t xml_depth = 256;          ///< nesting of elements
  std::uint32_t requirement_depth = 500;  ///< the longest chain of requirements
  /// Finds an imported model: called with the import's namespace and its `locationURI` (may be empty).
  std::function<std::optional<Model>(std::string_view namespace_uri, std::string_view location)> import{};
};

/// Loads a model; `file` names it in diagnostics. Errors: `dmn.xml`, `dmn.encoding`, `dmn.doctype` (a document type
/// that declares entities is refused, nothing is ever expanded), `dmn.root`, `dmn.duplicate_id`, `dmn.duplicate_name`,
/// `dmn.unknown_reference`, `dmn.import`, `dmn.cycle` (with the path), `limit.xml_bytes`, `limit.xml_depth`,
/// `limit.requirement_depth`; what is wrong in an expression has its `feel.` code. With a value the diagnostics may
/// hold warnings. Linear in the text but for the compilation of its expressions.
Result<Model> load_dmn(std::string_view xml, std::string file, const LoadOptions& options = {});

}  // namespace riskrule::dmn
