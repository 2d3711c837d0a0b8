#include "open_pack.hpp"

#include <filesystem>

#include "terminal.hpp"

namespace riskrule::cli {

Result<pack::Pack> open_pack(const std::string& name) {
  std::error_code ignored;
  const bool is_id = !pack::builtin_library().text(name).empty();
  const bool is_path = name.ends_with(".json") || name.find('/') != std::string::npos;
  if (is_id || (!is_path && !std::filesystem::exists(name, ignored))) return pack::builtin(name);  // guesses the id
  Diagnostics problems;
  const auto text = read_input(name, problems);
  if (!text) return problems;
  return pack::load(*text, name);
}

}  // namespace riskrule::cli
