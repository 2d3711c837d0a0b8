#include "report/render.hpp"

namespace riskrule::report {

std::string render(const Document& document, Form form, bool colour) {
  switch (form) {
    case Form::text: break;
    case Form::markdown: return as_markdown(document);
    case Form::html: return as_html(document);
  }
  return as_text(document, colour);
}

}  // namespace riskrule::report
