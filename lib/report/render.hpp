// The three renderings of a document.
#pragma once

#include <string>

#include "report/document.hpp"
#include "riskrule/report/answers.hpp"

namespace riskrule::report {

std::string as_text(const Document& document, bool colour);
std::string as_markdown(const Document& document);
std::string as_html(const Document& document);

std::string render(const Document& document, Form form, bool colour);

}  // namespace riskrule::report
