// The handles of the C ABI, and the one place where a failure becomes a status.
#pragma once

#include <new>
#include <optional>
#include <string>
#include <utility>

#include "riskrule/assess/assess.hpp"
#include "riskrule/riskrule.h"

struct riskrule_error {
  std::string message;
  std::string json;
  riskrule::Diagnostics diagnostics;
};
struct riskrule_text {
  std::string text;
};
struct riskrule_matter {
  riskrule::Shared<riskrule::Matter> matter;  // with the assessments made from it
};
struct riskrule_pack {
  riskrule::pack::Pack pack;
};
struct riskrule_assessment {
  riskrule::Assessment assessment;
};

namespace riskrule::c {

/// What `error` is set to. Gives up silently when memory ran out: the status says enough.
void fail(riskrule_error** error, Diagnostics diagnostics) noexcept;

/// The same with one reason.
void fail(riskrule_error** error, const char* code, const char* message) noexcept;

inline riskrule_status bad_argument(riskrule_error** error, const char* what) noexcept {
  fail(error, "c.argument", what);
  return RISKRULE_BAD_ARGUMENT;
}

/// Runs `make`, which returns a Result of something that a Handle is made from. Nothing gets past it.
template <class Handle, class Make>
riskrule_status create(Handle** out, riskrule_error** error, Make make) noexcept {
  if (out == nullptr) return bad_argument(error, "the output is NULL");
  *out = nullptr;
  try {
    auto result = make();
    if (!result) {
      fail(error, std::move(result.diagnostics()));
      return RISKRULE_BAD_INPUT;
    }
    *out = new Handle{std::move(*result)};
    return RISKRULE_OK;
  } catch (const std::bad_alloc&) {
    fail(error, "c.memory", "memory ran out");
    return RISKRULE_NO_MEMORY;
  } catch (...) {
    fail(error, "c.internal", "an unexpected exception; this is a defect of the library");
    return RISKRULE_INTERNAL;
  }
}

/// A text from a pointer and a length; NULL stands for the empty text.
inline std::string copy_text(const char* data, std::size_t size) {
  return data == nullptr ? std::string() : std::string(data, size);
}
inline std::string copy_text(const char* terminated) {
  return terminated == nullptr ? std::string() : std::string(terminated);
}

}  // namespace riskrule::c
