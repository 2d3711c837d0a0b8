#include "limits.hpp"

namespace riskrule::c {
namespace {

/// A bound of the caller: 0 is the default, and what the stack bounds can not be raised above `most`.
template <class Bound, class Given>
void take(Bound& bound, Given given, Given most) {
  if (given != 0) bound = static_cast<Bound>(std::min(given, most));
}
template <class Bound, class Given>
void take(Bound& bound, Given given) {
  if (given != 0) bound = static_cast<Bound>(given);
}

bool ask_host(void* context) {
  const auto& host = *static_cast<const riskrule_limits*>(context);
  return host.go_on(host.user) == 0;
}

}  // namespace

HostLimits::HostLimits(const riskrule_limits& given) : given_(std::make_shared<riskrule_limits>(given)) {
  constexpr std::uint32_t json_nesting = 256;
  constexpr std::uint32_t nesting = 256;
  take(limits_.json_depth, given.json_depth, json_nesting);
  take(limits_.json_bytes, given.json_bytes);
  take(limits_.diagnostics, given.diagnostics);
  take(limits_.expression_bytes, given.expression_bytes);
  take(limits_.expression_depth, given.expression_depth, nesting);
  take(limits_.call_depth, given.call_depth, nesting);
  take(limits_.steps, given.steps);
  take(limits_.list_items, given.list_items);
  take(limits_.string_bytes, given.string_bytes);
  take(limits_.arena_bytes, given.arena_bytes);
  take(limits_.regex_bytes, given.regex_bytes);
  if (given.go_on == nullptr) return;
  limits_.cancel = ask_host;
  limits_.cancel_context = given_.get();
}

HostLimits read_limits(const riskrule_limits* given) {
  return given == nullptr ? HostLimits() : HostLimits(*known_part(given, sizeof(riskrule_limits)));
}

}  // namespace riskrule::c
