// The risk matrix as an SVG picture.
#pragma once

#include <string>

#include "report/document.hpp"

namespace riskrule::report {

/// An <svg> element, escaped, without script or outside resource. Shades show the direction only, never a grade's
/// bounds, which the report does not know.
std::string chart_svg(const Chart& chart);

}  // namespace riskrule::report
