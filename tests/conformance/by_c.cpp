// The suite through the C ABI, as a C program would call it.
#include <functional>
#include <memory>
#include <vector>

#include "door.hpp"
#include "riskrule/data/json.hpp"
#include "riskrule/riskrule.h"

namespace conformance {
namespace {

template <auto release>
struct Releases {
  template <class T>
  void operator()(T* handle) const {
    release(handle);
  }
};
template <class T, auto release>
using Owned = std::unique_ptr<T, Releases<release>>;
using Text = Owned<riskrule_text, riskrule_text_free>;
using Error = Owned<riskrule_error, riskrule_error_free>;
using MatterHandle = Owned<riskrule_matter, riskrule_matter_free>;
using PackHandle = Owned<riskrule_pack, riskrule_pack_free>;
using AssessmentHandle = Owned<riskrule_assessment, riskrule_assessment_free>;
using ExpressionHandle = Owned<riskrule_expression, riskrule_expression_free>;
using ModelHandle = Owned<riskrule_model, riskrule_model_free>;

const char* word_of(riskrule_status status) {
  switch (status) {
    case RISKRULE_OK: return "ok";
    case RISKRULE_BAD_INPUT: return "bad_input";
    case RISKRULE_BAD_ARGUMENT: return "bad_argument";
    case RISKRULE_STOPPED: return "stopped";
    default: return "failed";
  }
}

/// Thrown where a call fails.
struct Failed {
  Answer answer;
};

template <class Handle, class Call>
Handle make(Call call) {
  typename Handle::pointer out = nullptr;
  riskrule_error* error = nullptr;
  const riskrule_status status = call(&out, &error);
  const Error owned(error);
  if (status != RISKRULE_OK) throw Failed{{word_of(status), riskrule_error_json(error)}};
  return Handle(out);
}

template <class Call>
Answer text(Call call) {
  const auto made = make<Text>(call);
  return {"ok", {riskrule_text_data(made.get()), riskrule_text_size(made.get())}};
}

const char* terminated(const std::optional<std::string>& text) { return text ? text->c_str() : nullptr; }

MatterHandle read(const Case& one) {
  const std::string bytes = read_file(one.matter);
  return make<MatterHandle>([&](auto out, auto error) {
    return riskrule_matter_read(bytes.data(), bytes.size(), one.matter.c_str(), out, error);
  });
}

AssessmentHandle assessed(const Case& one, const MatterHandle& matter) {
  PackHandle pack;
  if (one.pack)
    pack = make<PackHandle>([&](auto out, auto error) { return riskrule_pack_builtin(one.pack->c_str(), out, error); });
  const riskrule_assess_options options{sizeof options, 0, terminated(one.as_of), nullptr};
  return make<AssessmentHandle>(
      [&](auto out, auto error) { return riskrule_assess(matter.get(), pack.get(), &options, out, error); });
}

Answer assess(const Case& one) {
  const auto matter = read(one);
  const auto assessment = assessed(one, matter);
  const std::vector<std::string> formats{"json", "text", "markdown", "html"};
  std::int32_t format = 0;
  while (format < 4 && formats[static_cast<std::size_t>(format)] != one.format) ++format;
  return text(
      [&](auto out, auto error) { return riskrule_render(matter.get(), assessment.get(), format, out, error); });
}

Answer explain(const Case& one) {
  const auto assessment = assessed(one, read(one));
  return text(
      [&](auto out, auto error) { return riskrule_explain(assessment.get(), terminated(one.duty), out, error); });
}

Answer feel(const Case& one) {
  const auto tree = riskrule::data::parse_json(one.inputs_text);
  std::vector<std::string> names;
  for (const auto member : tree->root().members()) names.emplace_back(member.name);
  std::vector<const char*> pointers;
  for (const auto& name : names) pointers.push_back(name.c_str());
  riskrule_compile_options options{};
  options.struct_size = sizeof options;
  options.mode = one.mode == "strict" ? RISKRULE_STRICT : RISKRULE_STANDARD;
  options.names = pointers.data();
  options.name_count = pointers.size();
  const auto expression = make<ExpressionHandle>([&](auto out, auto error) {
    return riskrule_expression_compile(one.expression.data(), one.expression.size(), &options, out, error);
  });
  return text([&](auto out, auto error) {
    return riskrule_expression_evaluate(expression.get(), one.inputs_text.data(), one.inputs_text.size(), out, error);
  });
}

Answer model(const Case& one) {
  const std::string xml = read_file(one.model);
  riskrule_model_options options{};
  options.struct_size = sizeof options;
  options.file = one.model.c_str();
  const auto loaded = make<ModelHandle>(
      [&](auto out, auto error) { return riskrule_model_load(xml.data(), xml.size(), &options, out, error); });
  return text([&](auto out, auto error) {
    return riskrule_model_evaluate(loaded.get(), terminated(one.decision), one.inputs_text.data(),
                                   one.inputs_text.size(), out, error);
  });
}

Answer write(const Case& one) {
  const auto matter = read(one);
  return text([&](auto out, auto error) { return riskrule_matter_write(matter.get(), out, error); });
}

Answer check(const Case& one) {
  const std::string bytes = read_file(one.file);
  return text(
      [&](auto out, auto error) { return riskrule_check(bytes.data(), bytes.size(), one.file.c_str(), out, error); });
}

}  // namespace

Answer by_c(const Case& one) try {
  if (one.call == "assess") return assess(one);
  if (one.call == "explain") return explain(one);
  if (one.call == "feel") return feel(one);
  if (one.call == "model") return model(one);
  if (one.call == "write") return write(one);
  if (one.call == "check") return check(one);
  return text([&](auto out, auto error) { return riskrule_schema(one.type.c_str(), out, error); });
} catch (const Failed& failed) {
  return failed.answer;
}

}  // namespace conformance
