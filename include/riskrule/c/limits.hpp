/// Bounds of one call.
#pragma once

#include "riskrule/c/error.hpp"

namespace riskrule {
namespace c {

/// The members of riskrule_limits; 0 is the default of each. `go_on` is asked on the calling thread and must not throw.
struct Limits : riskrule_limits {
  Limits() noexcept : riskrule_limits() { struct_size = sizeof(riskrule_limits); }
};

}  // namespace c
}  // namespace riskrule
