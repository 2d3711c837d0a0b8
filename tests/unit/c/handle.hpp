// Owners of the C ABI's handles, for tests.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>

#include "riskrule/riskrule.h"

namespace c_test {

inline void release(riskrule_error* handle) { riskrule_error_free(handle); }
inline void release(riskrule_text* handle) { riskrule_text_free(handle); }
inline void release(riskrule_matter* handle) { riskrule_matter_free(handle); }
inline void release(riskrule_pack* handle) { riskrule_pack_free(handle); }
inline void release(riskrule_assessment* handle) { riskrule_assessment_free(handle); }
inline void release(riskrule_expression* handle) { riskrule_expression_free(handle); }
inline void release(riskrule_call* handle) { riskrule_call_free(handle); }
inline void release(riskrule_model* handle) { riskrule_model_free(handle); }
inline void release(riskrule_risks* handle) { riskrule_risks_free(handle); }
inline void release(riskrule_job* handle) { riskrule_job_free(handle); }

template <class T>
class Handle {
 public:
  Handle() = default;
  Handle(Handle&& other) noexcept : handle_(std::exchange(other.handle_, nullptr)) {}
  Handle& operator=(Handle&&) = delete;
  ~Handle() { c_test::release(handle_); }
  T* get() const { return handle_; }
  T* release() { return std::exchange(handle_, nullptr); }
  T** slot() {
    c_test::release(std::exchange(handle_, nullptr));
    return &handle_;
  }

 private:
  T* handle_ = nullptr;
};

/// The text that a call makes, which must succeed.
template <class Call>
std::string text_of(Call call) {
  Handle<riskrule_text> text;
  Handle<riskrule_error> error;
  EXPECT_EQ(call(text.slot(), error.slot()), RISKRULE_OK) << riskrule_error_message(error.get());
  return {riskrule_text_data(text.get()), riskrule_text_size(text.get())};
}
/// The status and the first code of a call that makes a text, which must fail.
template <class Call>
std::pair<riskrule_status, std::string> failure_of(Call call) {
  Handle<riskrule_text> text;
  Handle<riskrule_error> error;
  const auto status = call(text.slot(), error.slot());
  EXPECT_EQ(text.get(), nullptr);
  return {status, riskrule_error_code(error.get(), 0)};
}

inline Handle<riskrule_matter> matter(std::string_view json) {
  Handle<riskrule_matter> out;
  Handle<riskrule_error> error;
  EXPECT_EQ(riskrule_matter_read(json.data(), json.size(), "matter.json", out.slot(), error.slot()), RISKRULE_OK)
      << riskrule_error_message(error.get());
  return out;
}
inline Handle<riskrule_pack> pack(const char* id) {
  Handle<riskrule_pack> out;
  EXPECT_EQ(riskrule_pack_builtin(id, out.slot(), nullptr), RISKRULE_OK);
  return out;
}
inline Handle<riskrule_assessment> assess(const Handle<riskrule_matter>& of, const Handle<riskrule_pack>& under) {
  Handle<riskrule_assessment> out;
  EXPECT_EQ(riskrule_assess(of.get(), under.get(), nullptr, out.slot(), nullptr), RISKRULE_OK);
  return out;
}
inline Handle<riskrule_expression> compile(std::string_view text, const riskrule_compile_options* options = nullptr) {
  Handle<riskrule_expression> out;
  Handle<riskrule_error> error;
  EXPECT_EQ(riskrule_expression_compile(text.data(), text.size(), options, out.slot(), error.slot()), RISKRULE_OK)
      << riskrule_error_message(error.get());
  return out;
}

}  // namespace c_test
