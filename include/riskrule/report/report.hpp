// The report of an assessment, in Chinese, in the six chapters that practice under 沪府办发〔2020〕5号 uses:
// basic facts; who, how, process; reactions of society; risk points and sources; impact and grade; decision and advice.
// Rendering reads the matter and the assessment only: it can not call the engine.
#pragma once

#include <string>

#include "riskrule/model/assessment.hpp"
#include "riskrule/model/matter.hpp"

namespace riskrule::report {

struct TextOptions {
  bool colour = false;      ///< ANSI colours, for a terminal
  bool every_duty = false;  ///< also the duties that are met or not due, in full
};

/// For a terminal: findings first, then grade, outcome and advice; every line with its clause.
std::string to_text(const Matter& matter, const Assessment& assessment, const TextOptions& options = {});
/// One line for lists of many matters: grade and its origin, what may be decided, counts of binding duties, id, title,
/// pack. Ended by a line end.
std::string to_line(const Matter& matter, const Assessment& assessment);
/// The six-chapter report as Markdown.
std::string to_markdown(const Matter& matter, const Assessment& assessment);
/// The six-chapter report as one self-contained HTML page: no script, no outside resource, printable on A4, readable on
/// a phone, risk matrix as inline SVG, everything escaped.
std::string to_html(const Matter& matter, const Assessment& assessment);

}  // namespace riskrule::report
