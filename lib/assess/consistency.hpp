// Where the grades that a report states contradict each other, what was computed, or its own conclusion.
#pragma once

#include <functional>
#include <string>

#include "pack/compiled.hpp"

namespace riskrule::assessing {

/// One contradiction: for the reader of an assessment, and for whoever checks the matter.
struct Contradiction {
  std::string note;       ///< Chinese
  Diagnostic diagnostic;  ///< English; a warning with its JSON pointer
};

Diagnostic warning(std::string code, std::string pointer, std::string message);

/// Codes: `grade.differs`, `grade.worse_after`, `grade.conclusion`, `grade.recommendation`.
void find_contradictions(const Matter& matter, const pack::Compiled& pack, const GradeResult& grade,
                         const std::function<void(Contradiction)>& tell);

}  // namespace riskrule::assessing
