// What the fuzz targets share. A target is one function of bytes: it returns, or what it promises does not hold.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <string>
#include <string_view>

#include "riskrule/base/limits.hpp"
#include "riskrule/feel/expression.hpp"

/// The name that libFuzzer calls; the replay calls it too.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace riskrule::fuzz {

/// Small bounds: an input that costs seconds is tried once instead of thousands of others.
inline Limits limits() {
  Limits out;
  out.json_bytes = 1U << 16U;
  out.expression_bytes = 1U << 14U;
  out.steps = 20'000;
  out.list_items = 20'000;
  out.string_bytes = 1U << 14U;
  out.arena_bytes = 1U << 24U;
  out.regex_bytes = 1 << 18;
  return out;
}

/// Ends the program with a reason, as a finding.
[[noreturn]] inline void fail(std::string_view promise, std::string_view first, std::string_view second = {}) {
  std::cerr << promise << "\n  " << first << "\n  " << second << "\n";
  std::abort();
}

/// A value and, of a null, why: what must not depend on how it was found.
inline std::string outcome(const feel::Value& value) {
  std::string out = feel::to_feel(value);
  if (value.is_null() && value.reason() != nullptr) out += " (" + std::string(value.reason()->code) + ")";
  return out;
}

}  // namespace riskrule::fuzz
