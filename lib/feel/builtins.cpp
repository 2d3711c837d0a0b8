// All built-in functions, in the order of the manual.
#include "riskrule/feel/builtins.hpp"

#include "feel/builtin_support.hpp"
#include "riskrule/base/never_destroyed.hpp"

namespace riskrule::feel {

std::span<const Builtin> builtins() {
  static const NeverDestroyed<std::vector<Builtin>> all([] {
    std::vector<Builtin> out;
    for (const auto family : {conversion_rows, boolean_rows, string_rows, numeric_rows, list_rows, aggregate_rows,
                              context_rows, temporal_rows, range_rows, riskrule_rows})
      for (Builtin& row : family()) out.push_back(std::move(row));
    return out;
  }());
  return *all;
}

}  // namespace riskrule::feel
