// FEEL text, in both modes: parse, check, compile, evaluate. Recording changes no answer, and a value written as
// FEEL reads back as itself.
#include "names.hpp"

namespace riskrule::fuzz {
namespace {

/// Values whose text is their source: no functions, whose bodies are not written, and nothing that was cut short.
bool is_source(const feel::Value& value, int depth = 0) {
  switch (value.tag()) {
    case feel::Tag::function: return false;
    case feel::Tag::list:
      if (depth == 16) return false;
      for (const auto& item : value.as_list())
        if (!is_source(item, depth + 1)) return false;
      return true;
    case feel::Tag::context:
      if (depth == 16) return false;
      for (const auto& entry : value.as_context().values())
        if (!is_source(entry, depth + 1)) return false;
      return true;
    default: return true;
  }
}

void read_back(const feel::Value& value) {
  if (!is_source(value)) return;
  const std::string text = feel::to_feel(value);
  if (text.size() > limits().expression_bytes) return;
  const auto again = feel::compile(text, feel::Scope(), {.limits = limits()});
  if (!again) fail("a value as FEEL source must compile", text);
  feel::Evaluation call(limits());
  const std::string second = feel::to_feel(again->evaluate(call, {}));
  if (call.stopped.empty() && second != text) fail("a value as FEEL source must read back", text, second);
}

void try_mode(std::string_view text, const Names& names, feel::Mode mode) {
  const auto compiled = feel::compile(text, names.scope(), {.mode = mode, .limits = limits()});
  if (!compiled) {
    if (to_text(compiled.diagnostics()).empty()) fail("what does not compile says why", text);
    return;
  }
  feel::Evaluation call(limits());
  const feel::Value value = compiled->evaluate(call, names.values());
  for (const auto recording : {feel::Recording::null_reads, feel::Recording::proof}) {
    feel::Evaluation recorded(limits());
    recorded.recording = recording;
    const feel::Value same = compiled->evaluate(recorded, names.values());
    if (call.stopped.empty() && recorded.stopped.empty() && outcome(value) != outcome(same))
      fail("recording must change no answer", outcome(value), outcome(same));
  }
  if (call.stopped.empty()) read_back(value);
}

}  // namespace
}  // namespace riskrule::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const riskrule::fuzz::Names names;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  riskrule::fuzz::try_mode(text, names, riskrule::feel::Mode::standard);
  riskrule::fuzz::try_mode(text, names, riskrule::feel::Mode::strict);
  return 0;
}
