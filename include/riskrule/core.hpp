// The core: everything that needs no library. Exact numbers, dates, the matter, grading.
// Needs the standard library and Boost.Describe (headers); link riskrule::core.
#pragma once

#include "riskrule/base/calendar.hpp"
#include "riskrule/base/date.hpp"
#include "riskrule/base/decimal.hpp"
#include "riskrule/base/diagnostic.hpp"
#include "riskrule/base/duration.hpp"
#include "riskrule/base/result.hpp"
#include "riskrule/base/stated.hpp"
#include "riskrule/base/time.hpp"
#include "riskrule/grade/index.hpp"
#include "riskrule/grade/matrix.hpp"
#include "riskrule/grade/scale.hpp"
#include "riskrule/model/assessment.hpp"
#include "riskrule/model/matter.hpp"
