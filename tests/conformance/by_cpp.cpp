// The suite through the C++ library. What only the C ABI says (that there is no such finding, schema or format) is said
// here in its words.
#include "door.hpp"
#include "riskrule/assess/check.hpp"
#include "riskrule/data/diagnostic_json.hpp"
#include "riskrule/data/json.hpp"
#include "riskrule/dmn/json.hpp"
#include "riskrule/dmn/json_run.hpp"
#include "riskrule/feel/json.hpp"
#include "riskrule/feel/stopped.hpp"
#include "riskrule/model/io.hpp"
#include "riskrule/report/report.hpp"

namespace conformance {
namespace {

using namespace riskrule;

Answer failed(const Diagnostics& problems, const char* status = "bad_input") {
  return {status, data::to_json(problems)};
}

Result<Assessment> assessed(const Case& one, const Matter& matter) {
  AssessOptions options;
  if (one.as_of) {
    options.as_of = parse_date(*one.as_of);
    if (!options.as_of)
      return Diagnostic{.code = "c.date", .message = "`" + *one.as_of + "` is not a date such as 2024-03-01"};
  }
  if (!one.pack) return assess(matter, options);
  const auto pack = pack::builtin(*one.pack);
  if (!pack) return pack.diagnostics();
  return assess(matter, *pack, options);
}

Answer rendered(const Case& one, const Matter& matter, const Assessment& assessment) {
  if (one.call == "explain") {
    const auto text = explain(assessment, one.duty.value_or(""));
    if (!text.empty()) return {"ok", text};
    return failed({{.code = "c.finding", .message = "there is no finding `" + *one.duty + "`"}});
  }
  if (one.format == "json") return {"ok", write_assessment(assessment)};
  if (one.format == "text") return {"ok", report::to_text(matter, assessment)};
  if (one.format == "markdown") return {"ok", report::to_markdown(matter, assessment)};
  if (one.format == "html") return {"ok", report::to_html(matter, assessment)};
  return failed({{.code = "c.argument", .message = "there is no such format"}}, "bad_argument");
}

Answer about_matter(const Case& one) {
  const auto matter = read_matter(read_file(one.matter), one.matter);
  if (!matter) return failed(matter.diagnostics());
  if (one.call == "write") return {"ok", write_matter(*matter)};
  const auto assessment = assessed(one, *matter);
  return assessment ? rendered(one, *matter, *assessment) : failed(assessment.diagnostics());
}

Answer feel_value(const Case& one) {
  const auto tree = data::parse_json(one.inputs_text);
  feel::Evaluation call;
  feel::Scope scope;
  std::vector<feel::Value> inputs;
  for (const auto member : tree->root().members()) {
    scope.add(std::string(member.name));
    inputs.push_back(feel::from_json(call.arena, member.value));
  }
  const auto expression =
      feel::compile(one.expression, scope, {.mode = one.mode == "strict" ? feel::Mode::strict : feel::Mode::standard});
  if (!expression) return failed(expression.diagnostics());
  const auto value = expression->evaluate(call, inputs);
  if (!call.stopped.empty()) return failed({feel::stopped_at(call)}, "stopped");
  data::JsonWriter out;
  dmn::write_value(out, value);
  return {"ok", std::move(out).take()};
}

Answer model_values(const Case& one) {
  const auto model = dmn::load_dmn(read_file(one.model), one.model);
  if (!model) return failed(model.diagnostics());
  const auto out = dmn::evaluate_json(*model, one.decision, one.inputs_text);
  return out ? Answer{"ok", *out} : failed(out.diagnostics());
}

}  // namespace

Answer by_cpp(const Case& one) {
  if (one.call == "feel") return feel_value(one);
  if (one.call == "model") return model_values(one);
  if (one.call == "check") return {"ok", data::to_json(check_document(read_file(one.file), one.file))};
  if (one.call != "schema") return about_matter(one);
  const auto schema = schema_of(one.type);
  if (!schema.empty()) return {"ok", schema};
  return failed({{.code = "c.schema", .message = "there is no schema of `" + one.type + "`"}});
}

}  // namespace conformance
