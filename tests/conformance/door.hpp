// A case of the suite, and what a door makes of it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace conformance {

struct Case {
  std::string name, call, matter, format, expression, mode, inputs_text, model, file, type;
  std::optional<std::string> pack, as_of, duty, decision;
};

struct Answer {
  std::string status = "ok";
  std::string output;
};

/// The bytes of a file of the repository.
std::string read_file(const std::string& path);

Answer by_c(const Case& one);
Answer by_cpp(const Case& one);

}  // namespace conformance
