/// The library itself: version, features, schemas, text encodings at the edge.
#pragma once

#include "riskrule/c/handle.hpp"

namespace riskrule {
namespace c {

inline std::string version() { return riskrule_version(); }
inline std::uint32_t abi_version() noexcept { return riskrule_abi_version(); }
/// "feel", "dmn", "arrow", "jobs", "gb18030", "host".
inline bool has_feature(const std::string& name) noexcept { return riskrule_has_feature(name.c_str()) != 0; }

/// The JSON Schema (2020-12) of what goes in ("matter", "pack", "features", "survey-map") or comes out ("assessment",
/// "comparison", "exploration", "follow-up", "similar", "survey").
inline std::string schema(const std::string& type, OnError on_error RISKRULE_C_OR_THROW) {
  return detail::make_text(
      on_error, [&](riskrule_text** out, riskrule_error** error) { return riskrule_schema(type.c_str(), out, error); });
}

/// GB 18030 to UTF-8. What is no GB 18030 is an error with its line and column; nothing is replaced.
inline std::string from_gb18030(const std::string& bytes, const std::string& file,
                                OnError on_error RISKRULE_C_OR_THROW) {
  return detail::make_text(on_error, [&](riskrule_text** out, riskrule_error** error) {
    return riskrule_text_from_gb18030(bytes.data(), bytes.size(), detail::or_null(file), out, error);
  });
}

}  // namespace c
}  // namespace riskrule
