// The other answers as text for people, in Chinese, each in three forms. As JSON they are written by the library
// functions that make them (write_comparison and the like).
//
//   std::cout << report::render(*comparison, report::Form::markdown);
//
// Rendering reads the answer only. HTML is one self-contained page: no script, no outside resource, everything escaped.
#pragma once

#include <cstdint>
#include <string>

#include "riskrule/model/comparison.hpp"
#include "riskrule/model/exploration.hpp"
#include "riskrule/model/follow_up.hpp"
#include "riskrule/model/similar.hpp"
#include "riskrule/model/survey.hpp"

namespace riskrule::report {

enum class Form : std::uint8_t { text, markdown, html };

/// `colour`: ANSI colours, in text only.
std::string render(const Comparison& comparison, Form form, bool colour = false);
std::string render(const Exploration& exploration, Form form, bool colour = false);
std::string render(const SimilarCases& similar, Form form, bool colour = false);
std::string render(const Survey& survey, Form form, bool colour = false);
std::string render(const FollowUp& follow_up, Form form, bool colour = false);

}  // namespace riskrule::report
