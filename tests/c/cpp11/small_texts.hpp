// Inputs of the tests of riskrule_c.hpp.
#pragma once

#include <fstream>
#include <iterator>
#include <string>

namespace small {

/// A file of the repository.
inline std::string file(const std::string& path) {
  std::ifstream in((RISKRULE_SOURCE_DIR "/" + path).c_str());
  return std::string(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
}

inline std::string matter() {
  return R"({"id": "m", "title": "重大行政决策", "jurisdiction": "310000", "risk_assessment": {"date": "2024-03-01"}})";
}

inline std::string bad_matter() { return "{\"id\": \"m\",\n \"titel\": \"t\"}"; }

}  // namespace small
