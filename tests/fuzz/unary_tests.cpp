// Unary tests. The first line is the expression of the input, the rest are the tests; the answer is true, false or null,
// and the same while recording.
#include "names.hpp"

namespace riskrule::fuzz {
namespace {

void try_mode(std::string_view tests, const Names& names, const feel::Expression& input, feel::Mode mode) {
  feel::CompileOptions options;
  options.mode = mode;
  options.input = input.type();
  options.limits = limits();
  const auto compiled = feel::compile_unary_tests(tests, names.scope(), options);
  if (!compiled) {
    if (to_text(compiled.diagnostics()).empty()) fail("what does not compile says why", tests);
    return;
  }
  feel::Evaluation call(limits());
  const feel::Value given = input.evaluate(call, names.values());
  const feel::Value answer = compiled->evaluate(call, names.values(), given);
  if (!answer.is_null() && !answer.is(feel::Tag::boolean)) fail("a test is true, false or null", outcome(answer));
  for (const auto recording : {feel::Recording::null_reads, feel::Recording::proof}) {
    feel::Evaluation recorded(limits());
    recorded.recording = recording;
    const feel::Value same = compiled->evaluate(recorded, names.values(), input.evaluate(recorded, names.values()));
    if (call.stopped.empty() && recorded.stopped.empty() && outcome(answer) != outcome(same))
      fail("recording must change no answer", outcome(answer), outcome(same));
  }
}

}  // namespace
}  // namespace riskrule::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace riskrule;
  static const fuzz::Names names;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto line = text.find('\n');
  if (line == std::string_view::npos) return 0;
  const auto input = feel::compile(text.substr(0, line), names.scope(), {.limits = fuzz::limits()});
  if (!input) return 0;
  fuzz::try_mode(text.substr(line + 1), names, *input, feel::Mode::standard);
  fuzz::try_mode(text.substr(line + 1), names, *input, feel::Mode::strict);
  return 0;
}
