// An answer in the form that was asked for, written where it was asked for.
#pragma once

#include "commands.hpp"
#include "riskrule/report/answers.hpp"
#include "terminal.hpp"

namespace riskrule::cli {

/// `json` is the answer as JSON. Returns the exit code.
template <class Answer>
int show(const ShownArguments& shown, const std::string& json, const Answer& answer) {
  using report::Form;
  const Form form = shown.format == "markdown" ? Form::markdown : shown.format == "html" ? Form::html : Form::text;
  const bool colour = shown.output.empty() && colours();
  return write_output(shown.output, shown.format == "json" ? json : report::render(answer, form, colour)) ? done : bad;
}

}  // namespace riskrule::cli
