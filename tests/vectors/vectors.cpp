// Every test vector of tests/corpus/methods against the headers of the grade layer. A line is `command arguments => value`;
// `[5]` says which section of the methods the lines below it belong to. Says how many were reproduced.
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <set>

#include "commands.hpp"

namespace {

namespace fs = std::filesystem;

struct Count {
  std::size_t good = 0;
  std::size_t bad = 0;
  std::map<std::string, std::size_t> sections;
};

std::string trimmed(const std::string& text) {
  const auto first = text.find_first_not_of(' ');
  return first == std::string::npos ? std::string() : text.substr(first, text.find_last_not_of(' ') - first + 1);
}

void run_line(const std::string& where, const std::string& line, const std::string& section, Count& count) {
  const auto arrow = line.find("=>");
  const std::string expected = arrow == std::string::npos ? "a line with =>" : trimmed(line.substr(arrow + 2));
  const std::string found = vectors::answer(vectors::words_of(line.substr(0, arrow)));
  const bool good = arrow != std::string::npos && found == expected;
  (good ? count.good : count.bad) += 1;
  ++count.sections[section];
  if (!good)
    std::cout << where << ": " << trimmed(line.substr(0, arrow)) << "\n  expected " << expected << "\n  found    "
              << found << "\n";
}

void run_file(const fs::path& path, Count& count) {
  std::ifstream in(path);
  std::string section;
  std::string line;
  for (int number = 1; std::getline(in, line); ++number) {
    if (line.empty() || line.front() == '#') continue;
    if (line.front() == '[')
      section = line;
    else
      run_line(path.filename().string() + ":" + std::to_string(number), line, section, count);
  }
}

}  // namespace

int main() {
  std::set<fs::path> files;
  for (const auto& entry : fs::directory_iterator(fs::path(RISKRULE_SOURCE_DIR) / "tests/corpus/methods"))
    files.insert(entry.path());
  Count count;
  for (const auto& path : files) run_file(path, count);
  for (const auto& [section, n] : count.sections) std::cout << "section " << section << " " << n << "\n";
  std::cout << "vectors of the methods: " << count.good << " reproduced, " << count.bad << " not\n";
  return count.bad == 0 && count.good >= 260 ? 0 : 1;
}
