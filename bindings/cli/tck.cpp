#include <fstream>
#include <map>
#include <ostream>

#include "commands.hpp"
#include "riskrule/dmn/conformance.hpp"

namespace riskrule::cli {

namespace {

std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out + "\"";
}

void write_csv(const dmn::ConformanceReport& report, std::ostream& out) {
  for (const auto& result : report.cases)
    out << quoted(result.level) << ',' << quoted(result.folder) << ',' << quoted(result.file) << ','
        << quoted(result.id) << ',' << (result.passed ? "\"SUCCESS\"" : "\"ERROR\"") << ",\"\"\n";
}

void write_failures(const dmn::ConformanceReport& report, std::ostream& out) {
  struct Count {
    int failed = 0;
    int all = 0;
  };
  std::map<std::string, Count> folders;
  for (const auto& result : report.cases) {
    Count& count = folders[result.folder];
    ++count.all;
    if (result.passed) continue;
    ++count.failed;
    out << result.folder << ' ' << result.file << ' ' << result.id << ": " << result.detail << '\n';
  }
  for (const auto& [folder, count] : folders)
    if (count.failed != 0) out << folder << ": " << count.failed << " of " << count.all << " failed\n";
}

}  // namespace

int run_tck(const std::vector<std::string>& dirs, const std::string& csv, bool verbose, std::ostream& out,
            std::ostream& err) {
  constexpr int done = 0;
  constexpr int bad_input = 2;
  dmn::ConformanceReport report;
  for (const auto& dir : dirs) {
    auto part = dmn::run_conformance(dir);
    report.cases.insert(report.cases.end(), part.cases.begin(), part.cases.end());
    report.problems.insert(report.problems.end(), part.problems.begin(), part.problems.end());
  }
  for (const auto& problem : report.problems)
    if (problem.severity == Severity::error || verbose) err << to_text(problem) << '\n';
  if (report.cases.empty()) {
    err << "tck: there are no cases\n";
    return bad_input;
  }
  if (!csv.empty()) {
    std::ofstream file(csv, std::ios::binary);
    write_csv(report, file);
    if (!file.flush()) {
      err << "tck: `" << csv << "` can not be written\n";
      return bad_input;
    }
  }
  if (verbose) write_failures(report, out);
  const auto passed = report.passed();
  const auto all = report.cases.size();
  out << "tck: " << passed << " of " << all << " passed (" << passed * 1000 / all / 10 << '.'
      << passed * 1000 / all % 10 << " %)\n";
  return done;
}

}  // namespace riskrule::cli
