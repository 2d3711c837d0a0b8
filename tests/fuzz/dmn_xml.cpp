// DMN XML: load, evaluate everything with empty inputs, explain, prove. An explanation has the values of the evaluation.
#include "riskrule/dmn/check.hpp"
#include "riskrule/dmn/explain.hpp"
#include "riskrule/dmn/model.hpp"
#include "target.hpp"

namespace riskrule::fuzz {
namespace {

void evaluate(const dmn::Model& model) {
  const feel::Value nothing = feel::Value::context({});
  for (const auto name : model.decisions()) {
    feel::Evaluation call(limits());
    const feel::Value value = model.evaluate_decision(call, name, nothing);
    feel::Evaluation other(limits());
    const dmn::Explanation why = dmn::explain_decisions(model, other, {&name, 1}, nothing);
    const auto* step = why.find(name);
    const bool unknown = value.is_null() && value.reason() != nullptr && value.reason()->code == "dmn.unknown_decision";
    if (unknown) continue;  // without a name, or with that of an input
    if (step == nullptr) fail("an explanation has the decision that it explains", name);
    if (call.stopped.empty() && other.stopped.empty() && outcome(value) != outcome(step->value))
      fail("an explanation must change no answer", outcome(value), outcome(step->value));
  }
  for (const auto name : model.services()) {
    feel::Evaluation call(limits());
    model.evaluate_service(call, name, nothing);
  }
  for (const auto name : model.knowledge_models()) {
    feel::Evaluation call(limits());
    model.evaluate_knowledge(call, name, nothing);
  }
}

void load(std::string_view xml, feel::Mode mode) {
  dmn::LoadOptions options;
  options.mode = mode;
  options.limits = limits();
  options.xml_bytes = 1U << 16U;
  const auto model = dmn::load_dmn(xml, "fuzz.dmn", options);
  if (!model) {
    if (to_text(model.diagnostics()).empty()) fail("what does not load says why", xml);
    return;
  }
  evaluate(*model);
  for (const auto& finding : dmn::check(*model, xml, "fuzz.dmn", {.work = 20'000}))
    if (to_text(finding.diagnostic).empty()) fail("a finding says something", xml);
}

}  // namespace
}  // namespace riskrule::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view xml(reinterpret_cast<const char*>(data), size);
  riskrule::fuzz::load(xml, riskrule::feel::Mode::standard);
  riskrule::fuzz::load(xml, riskrule::feel::Mode::strict);
  return 0;
}
