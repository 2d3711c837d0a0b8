#include "terminal.hpp"

#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "riskrule/data/diagnostic_json.hpp"
#include "riskrule/data/gb18030.hpp"

namespace riskrule::cli {
namespace {

Diagnostic file_error(const std::string& path, const std::string& verb, int reason = errno) {
  const std::string why = reason != 0 ? ": " + std::string(std::strerror(reason)) : std::string();
  return {.code = "file." + verb, .message = "`" + path + "` can not be " + verb + why, .file = path};
}

/// The file that is being written, for the handler of signals. One at a time.
char partial_file[4096];

void remove_partial_and_die(int signal) {
  unlink(partial_file);
  std::signal(signal, SIG_DFL);
  std::raise(signal);
}

void watch_partial(const std::string& path) {
  if (path.size() >= sizeof partial_file) return;
  path.copy(partial_file, path.size());
  partial_file[path.size()] = '\0';
  for (const int signal : {SIGINT, SIGTERM, SIGHUP})
    if (std::signal(signal, remove_partial_and_die) == SIG_IGN) std::signal(signal, SIG_IGN);  // as under nohup
}

void print_json(const Diagnostics& problems) {
  for (const auto& d : problems) {
    const auto list = data::to_json({d}, data::JsonStyle::compact);
    std::cerr << std::string_view(list).substr(1, list.size() - 2) << "\n";
  }
}

}  // namespace

Settings& settings() {
  static Settings all;
  return all;
}

std::string shown_name(const std::string& path) { return path == "-" ? "<stdin>" : path; }

std::optional<std::string> decode(std::string bytes, const std::string& name, Diagnostics& problems) {
  if (!settings().gb18030) return bytes;
  auto text = data::utf8_from_gb18030(bytes, name);
  if (text) return *std::move(text);
  problems.insert(problems.end(), text.diagnostics().begin(), text.diagnostics().end());
  return {};
}

std::optional<std::string> read_input(const std::string& path, Diagnostics& problems) {
  auto bytes = read_bytes(path, problems);
  if (!bytes) return {};
  return decode(*std::move(bytes), shown_name(path), problems);
}

std::optional<std::string> read_bytes(const std::string& path, Diagnostics& problems) {
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

Output::Output(std::string path) : path_(std::move(path)) {
  if (!is_file()) return;
  std::error_code ignored;
  const auto status = std::filesystem::status(path_, ignored);
  const bool replaced = !std::filesystem::exists(status) || std::filesystem::is_regular_file(status);
  if (replaced) {
    const auto target = std::filesystem::canonical(path_, ignored);
    if (!ignored) path_ = target.string();
    partial_ = path_ + ".part";
    watch_partial(partial_);
  }
  errno = 0;
  file_.open(replaced ? partial_ : path_, std::ios::binary | std::ios::trunc);
  if (!file_.is_open()) reason_ = errno;
  if (replaced && std::filesystem::exists(status))
    std::filesystem::permissions(partial_, status.permissions(), ignored);  // what was private stays so
}

Output::~Output() {
  if (file_.is_open() && !partial_.empty()) std::remove(partial_.c_str());  // never finished
}

bool Output::is_open(Diagnostics& problems) const {
  if (!is_file() || file_.is_open()) return true;
  problems.push_back(file_error(path_, "written", reason_));
  return false;
}

bool Output::write(const std::string& text, Diagnostics& problems) {
  if (!is_open(problems)) return false;
  std::ostream& out = is_file() ? file_ : std::cout;
  errno = 0;
  out << text << std::flush;
  if (out) return true;
  problems.push_back(file_error(is_file() ? path_ : "<stdout>", "written"));
  return false;
}

bool Output::finish(Diagnostics& problems) {
  if (!is_file()) return true;
  errno = 0;
  file_.close();
  if (file_ && (partial_.empty() || std::rename(partial_.c_str(), path_.c_str()) == 0)) return true;
  problems.push_back(file_error(path_, "written"));
  if (!partial_.empty()) std::remove(partial_.c_str());
  return false;
}

bool flush_output() {
  const bool all = std::cout.good();
  std::cout.clear();
  errno = 0;
  std::cout << std::flush;
  if (all && std::cout) return true;
  print({file_error("<stdout>", "written")});
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
  if (settings().json_diagnostics) return print_json(problems);
  const bool colour = isatty(STDERR_FILENO) != 0 && std::getenv("NO_COLOR") == nullptr;
  for (auto d : problems) {
    if (d.file.empty()) d.file = "riskrule";  // of no file: of how the program was called
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
