#pragma once

#include <CLI/CLI.hpp>

namespace riskrule::cli {

/// Adds the commands that ask on from an assessment.
void add_questions(CLI::App& app, int& exit_code);

}  // namespace riskrule::cli
