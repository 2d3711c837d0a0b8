// What the parts of the loader share: the document, the options, and the problems found so far.
#pragma once

#include <string>
#include <utility>

#include "riskrule/dmn/model.hpp"
#include "xml.hpp"

namespace riskrule::dmn {

struct Loading {
  const Document& document;
  const LoadOptions& options;
  Diagnostics problems{};

  bool strict() const noexcept { return options.mode == feel::Mode::strict; }
  /// The model can not be used.
  void error(pugi::xml_node node, std::string code, std::string message, std::string guess = {}) {
    add(document.at(node, {.code = std::move(code), .message = std::move(message), .guess = std::move(guess)}));
  }
  /// A part of the model can not be used: an error in strict mode; else a warning, and the part yields null.
  void flaw(pugi::xml_node node, std::string code, std::string message, std::string guess = {}) {
    add(document.at(node, {.severity = strict() ? Severity::error : Severity::warning,
                           .code = std::move(code),
                           .message = std::move(message),
                           .guess = std::move(guess)}));
  }
  /// What the FEEL compiler said of an element's text; `where` names the element for a reader of the model.
  void in_text(const XmlText& text, Diagnostic d, const std::string& where) {
    if (!strict() && d.severity == Severity::error) d.severity = Severity::warning;
    d.pointer = where;
    add(document.in_text(text, std::move(d)));
  }
  void in_text(const XmlText& text, const Diagnostics& all, const std::string& where) {
    for (const auto& d : all) in_text(text, d, where);
  }

 private:
  void add(Diagnostic d) {
    if (problems.size() < options.limits.diagnostics || d.severity == Severity::error) problems.push_back(std::move(d));
  }
};

}  // namespace riskrule::dmn
