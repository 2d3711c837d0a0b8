// The limits of a caller, and options that begin with their size.
#pragma once

#include <algorithm>
#include <cstring>
#include <memory>
#include <optional>

#include "riskrule/base/limits.hpp"
#include "riskrule/riskrule.h"

namespace riskrule::c {

/// The caller's options as far as both sides know them; the rest is 0. Empty if the size is below that of the first
/// release, `least`. NULL stands for options that are all 0.
template <class Options>
std::optional<Options> known_part(const Options* given, std::size_t least) {
  Options known{};
  if (given == nullptr) return known;
  if (given->struct_size < least) return {};
  std::memcpy(&known, given, std::min<std::size_t>(given->struct_size, sizeof known));
  return known;
}

/// Limits with the host's hook: what the library asks is passed on. Cheap to copy; every copy keeps the hook alive.
class HostLimits {
 public:
  HostLimits() = default;
  explicit HostLimits(const riskrule_limits& given);

  const Limits& limits() const noexcept { return limits_; }

 private:
  std::shared_ptr<riskrule_limits> given_;  // only read; the hook gets it as the library hands its context on
  Limits limits_;
};

/// True unless their size is below that of the first release.
inline bool fits(const riskrule_limits* given) { return known_part(given, sizeof(riskrule_limits)).has_value(); }
/// Limits that fit; NULL: the defaults.
HostLimits read_limits(const riskrule_limits* given);

inline constexpr const char* short_options = "struct_size of the options is smaller than any release has had";

}  // namespace riskrule::c
