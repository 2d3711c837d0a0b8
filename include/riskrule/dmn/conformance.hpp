// Runs DMN conformance cases: test files (testCases.xsd of the public DMN conformance kit) beside the models they name.
//
//   dmn::ConformanceReport report = dmn::run_conformance("tck/compliance-level-3");
//   for (const auto& c : report.cases)
//     if (!c.passed) std::cout << c.folder << " " << c.id << ": " << c.detail << "\n";
//
// Numbers are compared by value; where the expected one is written with eight or more decimals (such are computed with
// doubles), a difference below 10^-8 counts for none. A result that is expected to be an error is null here.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "riskrule/dmn/model.hpp"

namespace riskrule::dmn {

struct CaseResult {
  std::string level{};   ///< folder of folders: `compliance-level-3`
  std::string folder{};  ///< `0001-filter`
  std::string file{};    ///< `0001-filter-test-01`
  std::string id{};      ///< of the case
  bool passed = false;
  std::string detail{};  ///< what was expected and what came, or why there was nothing; empty when passed
};

struct ConformanceReport {
  std::vector<CaseResult> cases{};  ///< in the order of folders and files by name
  Diagnostics problems{};           ///< files that can not be read or loaded, and warnings about models
  std::size_t passed() const noexcept;
};

/// Runs every test file under the directory. Reads files; imported models are looked for in the same folder by
/// namespace.
ConformanceReport run_conformance(const std::string& directory);

/// Runs the cases of one test file against its model. The results have no level and folder; `file` goes into
/// diagnostics.
Result<std::vector<CaseResult>> run_cases(std::string_view tests, std::string file, const Model& model);

}  // namespace riskrule::dmn
