// A host of the C ABI whose callbacks are functions of a test.
#pragma once

#include <functional>

#include "handle.hpp"

namespace c_test {

/// A host whose callbacks are functions of the test.
struct Host {
  using Answer = riskrule_answer*;
  std::function<std::int32_t(Answer, std::string_view mapping, std::string_view arguments)> call{};
  std::function<std::int32_t(Answer)> now{};
  int calls = 0;

  riskrule_host raw() {
    riskrule_host out{};
    out.struct_size = sizeof out;
    out.user = this;
    if (call)
      out.call = [](void* user, Answer answer, const char* mapping, std::size_t mapping_length, const char* arguments,
                    std::size_t arguments_length) -> std::int32_t {
        auto& self = *static_cast<Host*>(user);
        ++self.calls;
        EXPECT_EQ(mapping[mapping_length], 0);
        EXPECT_EQ(arguments[arguments_length], 0);
        return self.call(answer, {mapping, mapping_length}, {arguments, arguments_length});
      };
    if (now) out.now = [](void* user, Answer answer) { return static_cast<Host*>(user)->now(answer); };
    return out;
  }
};

inline std::int32_t say(riskrule_answer* answer, std::string_view json) {
  EXPECT_EQ(riskrule_answer_json(answer, json.data(), json.size()), RISKRULE_OK);
  return 1;
}

/// A host that answers every call with this JSON.
inline Host with(const std::string& json) {
  return {.call = [json](auto answer, auto, auto) { return say(answer, json); }};
}

/// An expression that may read `x`.
inline Handle<riskrule_expression> compile(Host& host, std::string_view text, const riskrule_limits* limits = nullptr) {
  const riskrule_host raw = host.raw();  // gone before the expression is evaluated
  const char* const name = "x";
  riskrule_compile_options options{};
  options.struct_size = sizeof options;
  options.names = &name;
  options.name_count = 1;
  options.limits = limits;
  options.host = &raw;
  return compile(text, &options);
}

inline std::string evaluated(const Handle<riskrule_expression>& expression, std::string_view inputs = "") {
  return text_of([&](auto out, auto error) {
    return riskrule_expression_evaluate(expression.get(), inputs.data(), inputs.size(), out, error);
  });
}
inline auto failure(const Handle<riskrule_expression>& expression) {
  return failure_of(
      [&](auto out, auto error) { return riskrule_expression_evaluate(expression.get(), nullptr, 0, out, error); });
}

/// The result as FEEL and, if it is null, why.
inline std::string called(const Handle<riskrule_expression>& expression) {
  Handle<riskrule_call> call;
  EXPECT_EQ(riskrule_call_new(expression.get(), call.slot(), nullptr), RISKRULE_OK);
  EXPECT_EQ(riskrule_call_run(call.get(), nullptr), RISKRULE_OK);
  const std::string reason = riskrule_call_reason(call.get());
  return riskrule_call_feel(call.get()) + (reason.empty() ? "" : ": " + reason);
}

}  // namespace c_test
