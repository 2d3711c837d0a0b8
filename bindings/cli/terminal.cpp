#include "terminal.hpp"

#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

namespace riskrule::cli {
namespace {

Diagnostic file_error(const std::string& path, const std::string& verb) {
  const std::string why = errno != 0 ? std::strerror(errno) : "unknown reason";
  return {.code = "file." + verb, .message = "`" + path + "` can not be " + verb + ": " + why, .file = path};
}

}  // namespace

std::string shown_name(const std::string& path) { return path == "-" ? "<stdin>" : path; }

std::optional<std::string> read_input(const std::string& path, Diagnostics& problems) {
  std::ostringstream text;
  errno = 0;
  if (path == "-") {
    text << std::cin.rdbuf();
    return std::move(text).str();
  }
  std::error_code ignored;
  if (std::filesystem::is_directory(path, ignored)) {
    errno = EISDIR;
    problems.push_back(file_error(path, "read"));
    return {};
  }
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    problems.push_back(file_error(path, "read"));
    return {};
  }
  text << file.rdbuf();
  return std::move(text).str();
}

Output::Output(std::string path) : path_(std::move(path)), partial_(path_ + ".part") {
  errno = 0;
  if (is_file()) file_.open(partial_, std::ios::binary | std::ios::trunc);
}

Output::~Output() {
  if (file_.is_open()) std::remove(partial_.c_str());  // never finished
}

bool Output::write(const std::string& text, Diagnostics& problems) {
  std::ostream& out = is_file() ? file_ : std::cout;
  if (!file_.is_open() && is_file()) {
    problems.push_back(file_error(path_, "written"));
    return false;
  }
  out << text << std::flush;
  if (out) return true;
  problems.push_back(file_error(is_file() ? path_ : "<stdout>", "written"));
  return false;
}

bool Output::finish(Diagnostics& problems) {
  if (!is_file()) return true;
  file_.close();
  if (file_ && std::rename(partial_.c_str(), path_.c_str()) == 0) return true;
  problems.push_back(file_error(path_, "written"));
  std::remove(partial_.c_str());
  return false;
}

bool write_output(const std::string& path, const std::string& text) {
  Diagnostics problems;
  Output output(path);
  const bool written = output.write(text, problems) && output.finish(problems);
  print(problems);
  return written;
}

bool colours() { return isatty(STDOUT_FILENO) != 0 && std::getenv("NO_COLOR") == nullptr; }

void print(const Diagnostics& problems) {
  const bool colour = isatty(STDERR_FILENO) != 0 && std::getenv("NO_COLOR") == nullptr;
  for (const auto& d : problems) {
    const char* code = d.severity == Severity::error     ? "\033[31m"
                       : d.severity == Severity::warning ? "\033[33m"
                                                         : "\033[36m";
    if (colour) std::cerr << code;
    std::cerr << to_text(d);
    if (colour) std::cerr << "\033[0m";
    std::cerr << "\n";
  }
}

}  // namespace riskrule::cli
