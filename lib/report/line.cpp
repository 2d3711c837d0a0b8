// One assessment on one line.
#include <algorithm>

#include "report/escape.hpp"
#include "report/values.hpp"
#include "riskrule/report/report.hpp"

namespace riskrule::report {

std::string to_line(const Matter& matter, const Assessment& a) {
  std::string out = a.grade.grade.value_or("无等级") + "（" + label(a.grade.origin) + "）  " +
                    label(a.outcome.permission) + "  不符合 " + std::to_string(a.counts.violated) + "  无法判断 " +
                    std::to_string(a.counts.cannot_tell) + "  " + matter.id + "  " + matter.title;
  if (!a.packs.empty()) out += "  " + a.packs.back().pack;
  out = visible(out);
  std::replace(out.begin(), out.end(), '\n', ' ');
  return out + "\n";
}

}  // namespace riskrule::report
