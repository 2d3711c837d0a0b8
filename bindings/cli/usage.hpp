// Wrong command lines: what is wrong and what was meant, as a diagnostic like any other.
#pragma once

#include <CLI/CLI.hpp>
#include <optional>
#include <string>
#include <vector>

namespace riskrule::cli {

/// Takes one of `words`; any other is an error with a guess.
CLI::Validator one_of(std::vector<std::string> words);

/// Parses the arguments and runs the command. The exit code of help and of a wrong command line, which has then been said;
/// nothing if a command ran.
std::optional<int> parse(CLI::App& app, int argc, char** argv);

}  // namespace riskrule::cli
