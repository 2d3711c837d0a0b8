// What evaluations have of their host: functions of other languages, and the time.
#pragma once

#include <memory>

#include "limits.hpp"
#include "riskrule/feel/expression.hpp"

namespace riskrule::c {

/// The callbacks of a caller. Cheap to copy; every copy keeps alive what evaluations point to.
class Host {
 public:
  Host() = default;
  explicit Host(const riskrule_host& given);

  explicit operator bool() const noexcept { return given_ != nullptr; }
  /// Gives a new or reset evaluation its functions, and asks for the time if the host tells it. False, and the
  /// evaluation is stopped, if the host wants no more of it.
  bool begin(feel::Evaluation& call) const { return given_ == nullptr || ask(call); }

 private:
  struct Given;
  bool ask(feel::Evaluation& call) const;

  std::shared_ptr<const Given> given_;
};

/// True unless its size is below that of the first release.
inline bool fits(const riskrule_host* given) { return known_part(given, sizeof(riskrule_host)).has_value(); }
/// A host that fits; NULL: none.
Host read_host(const riskrule_host* given);

}  // namespace riskrule::c
