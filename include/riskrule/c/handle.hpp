/// What every handle has in common: owned, moved, closed early if one likes.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "riskrule/c/error.hpp"

namespace riskrule {
namespace c {

/// How a report or an answer is written.
enum class Format : std::int32_t {
  json = RISKRULE_JSON,
  text = RISKRULE_PLAIN,  ///< for a terminal, without colours
  markdown = RISKRULE_MARKDOWN,
  html = RISKRULE_HTML
};

namespace detail {

struct Release {
  void operator()(riskrule_text* handle) const noexcept { riskrule_text_free(handle); }
  void operator()(riskrule_matter* handle) const noexcept { riskrule_matter_free(handle); }
  void operator()(riskrule_pack* handle) const noexcept { riskrule_pack_free(handle); }
  void operator()(riskrule_assessment* handle) const noexcept { riskrule_assessment_free(handle); }
  void operator()(riskrule_expression* handle) const noexcept { riskrule_expression_free(handle); }
  void operator()(riskrule_call* handle) const noexcept { riskrule_call_free(handle); }
  void operator()(riskrule_model* handle) const noexcept { riskrule_model_free(handle); }
  void operator()(riskrule_risks* handle) const noexcept { riskrule_risks_free(handle); }
  void operator()(riskrule_job* handle) const noexcept { riskrule_job_free(handle); }
};

/// Runs `call(&out, &error)`, a function of the C ABI that makes a handle.
template <class Raw, class Call>
std::unique_ptr<Raw, Release> make(OnError on_error, Call call) {
  Attempt attempt(on_error);
  Raw* out = nullptr;
  const riskrule_status status = call(&out, attempt.error());
  std::unique_ptr<Raw, Release> owned(out);
  attempt.ended(status);
  return owned;
}

/// The same of one that makes a text; "" on failure.
template <class Call>
std::string make_text(OnError on_error, Call call) {
  const std::unique_ptr<riskrule_text, Release> text = make<riskrule_text>(on_error, call);
  return std::string(riskrule_text_data(text.get()), riskrule_text_size(text.get()));
}

/// An argument that is NULL where there is nothing to say.
inline const char* or_null(const std::string& text) noexcept { return text.empty() ? nullptr : text.c_str(); }

inline std::vector<const char*> pointers(const std::vector<std::string>& texts) {
  std::vector<const char*> out;
  for (const std::string& text : texts) out.push_back(text.c_str());
  return out;
}

/// The handles themselves, as the C ABI wants a list of them.
template <class Raw, class Handle>
std::vector<const Raw*> handles(const std::vector<const Handle*>& from) {
  std::vector<const Raw*> out;
  for (const Handle* handle : from) out.push_back(handle == nullptr ? nullptr : handle->get());
  return out;
}

}  // namespace detail

/// An owned handle of the C ABI. True unless it is empty.
template <class Raw>
class Handle {
 public:
  explicit operator bool() const noexcept { return raw_ != nullptr; }
  /// For functions of riskrule.h; stays owned here.
  Raw* get() const noexcept { return raw_.get(); }
  /// Releases it now. A second time does nothing.
  void close() noexcept { raw_.reset(); }

 protected:
  using Owned = std::unique_ptr<Raw, detail::Release>;
  Handle() noexcept {}
  explicit Handle(Owned raw) noexcept : raw_(std::move(raw)) {}

 private:
  Owned raw_;
};

}  // namespace c
}  // namespace riskrule
