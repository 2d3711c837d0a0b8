// Runs the suite through the C ABI or through C++. Usage: riskrule_conformance c|cpp REPOSITORY OUT_FOLDER
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "door.hpp"
#include "riskrule/data/json.hpp"

namespace conformance {

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream out;
  out << in.rdbuf();
  return out.str();
}

}  // namespace conformance

namespace {

using riskrule::data::JsonKind;

std::optional<std::string> text_at(riskrule::data::JsonNode object, std::string_view member) {
  const auto found = object.find(member);
  return found && found->is(JsonKind::string) ? std::optional(std::string(found->text())) : std::nullopt;
}

conformance::Case read_case(const std::filesystem::path& path) {
  const auto tree = riskrule::data::parse_json(conformance::read_file(path.string()), path.string());
  if (!tree) throw std::runtime_error(to_text(tree.diagnostics()));
  const auto root = tree->root();
  const auto text = [&](std::string_view member) { return text_at(root, member).value_or(""); };
  return {text("name"),          text("call"),
          text("matter"),        text("format"),
          text("expression"),    text("mode"),
          text("inputs_text"),   text("model"),
          text("file"),          text("type"),
          text_at(root, "pack"), text_at(root, "as_of"),
          text_at(root, "duty"), text_at(root, "decision")};
}

void write(const std::filesystem::path& path, const std::string& text) {
  std::ofstream(path, std::ios::binary) << text;
}

}  // namespace

int main(int count, char** arguments) try {
  if (count != 4) return std::cerr << "usage: riskrule_conformance c|cpp REPOSITORY OUT_FOLDER\n", 2;
  const auto answer = std::string_view(arguments[1]) == "c" ? conformance::by_c : conformance::by_cpp;
  const std::filesystem::path out = std::filesystem::absolute(arguments[3]);
  std::filesystem::create_directories(out);
  std::filesystem::current_path(arguments[2]);
  const char* folder = std::getenv("RISKRULE_CONFORMANCE");
  const auto cases = std::filesystem::path(folder == nullptr ? "tests/conformance" : folder) / "cases";
  for (const auto& entry : std::filesystem::directory_iterator(cases)) {
    const auto one = read_case(entry.path());
    const auto found = answer(one);
    write(out / one.name, found.output);
    write(out / (one.name + ".status"), found.status);
  }
  return 0;
} catch (const std::exception& e) {
  std::cerr << e.what() << "\n";
  return 1;
}
