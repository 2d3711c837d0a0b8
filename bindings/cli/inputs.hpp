// What the commands share: matters read from files, dates and packs as named on the command line.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "riskrule/assess/assess.hpp"

namespace riskrule::cli {

/// A matter with its text, so that later problems find their place.
struct Input {
  std::string name;
  std::string text;
  Shared<Matter> matter;
};

/// Reads one matter and prints what is wrong with it; nothing if it can not be used.
std::optional<Input> read_matter_file(const std::string& path);

/// Prints diagnostics that know only their JSON pointer with their place in the matter's text.
void print_placed(const Input& input, Diagnostics problems);

/// The date; absent for an empty text. False, and said, if it is none.
bool parse_as_of(const std::string& text, std::optional<Date>& date);

/// The pack that is named, or that follows from the matter and the date; problems are printed.
std::optional<pack::Pack> pack_for(const Input& input, const std::string& name, std::optional<Date> as_of);

/// A matter with its assessment.
struct AssessedInput {
  Input input;
  Assessment assessment;
};

/// Reads a matter and assesses it under the pack and date that are named, if any; problems are printed.
std::optional<AssessedInput> assess_file(const std::string& path, const std::string& pack_name,
                                         const std::string& as_of);

}  // namespace riskrule::cli
