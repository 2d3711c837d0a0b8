// riskrule: of a major administrative decision (重大行政决策), what did the law require and was it done, what are the
// risks, which grade follows, what may now be decided, and why. In the order of the pipe:
//
//     bytes --read--> Matter --apply(pack)--> Findings --estimate--> Risks --grade--> Grade --conclude--> Assessment --render--> report
//
//   auto matter = riskrule::read_matter(json, "matter.json");
//   if (!matter) return fail(riskrule::to_text(matter.diagnostics()));
//   auto assessment = riskrule::assess(*matter);
//   if (!assessment) return fail(riskrule::to_text(assessment.diagnostics()));
//   std::cout << riskrule::report::to_text(*matter, *assessment);
//
// Nothing throws, prints, or reads a clock, a file or a locale. Link riskrule::riskrule.
#pragma once

// clang-format off
#include "riskrule/core.hpp"
#include "riskrule/model/io.hpp"
#include "riskrule/pack/pack.hpp"
#include "riskrule/pack/write.hpp"
#include "riskrule/assess/assess.hpp"
#include "riskrule/assess/many.hpp"
#include "riskrule/assess/compare.hpp"
#include "riskrule/assess/explore.hpp"
#include "riskrule/assess/similar.hpp"
#include "riskrule/assess/survey.hpp"
#include "riskrule/assess/follow_up.hpp"
#include "riskrule/report/report.hpp"
#include "riskrule/report/answers.hpp"
#include "riskrule/feel/expression.hpp"
