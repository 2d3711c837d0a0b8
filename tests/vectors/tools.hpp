// What the commands share: the usual profile, and numbers as the corpus writes them.
#pragma once

#include "riskrule/core.hpp"

namespace vectors {

namespace grade = riskrule::grade;
using riskrule::Decimal;

inline Decimal d(const std::string& text) { return Decimal::parse(text).value_or(Decimal::not_a_number()); }
inline std::string shown(const Decimal& value) { return value.normalized().to_string(); }
/// Rounded half to even, with just so many digits.
inline std::string shown(const Decimal& value, int digits) {
  return rescale(value, digits, riskrule::Rounding::half_even).to_string();
}

inline std::vector<std::string> parts_of(const std::string& text, char separator) {
  std::vector<std::string> out(1);
  for (const char c : text) {
    if (c == separator)
      out.emplace_back();
    else
      out.back() += c;
  }
  return out;
}

inline std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const auto& word : words) out += (out.empty() ? "" : " ") + word;
  return out.empty() ? "none" : out;
}

inline std::vector<std::string> codes_of(const riskrule::Diagnostics& all) {
  std::vector<std::string> out;
  for (const auto& one : all) out.push_back(one.code);
  return out;
}

inline std::vector<grade::Band> degree_bands() {
  return {{"微小", 0, d("0.04")},
          {"较小", d("0.04"), d("0.16")},
          {"一般", d("0.16"), d("0.36")},
          {"较大", d("0.36"), d("0.64")},
          {"重大", d("0.64"), 1}};
}
inline std::vector<Decimal> end_scores() { return {d("0.2"), d("0.4"), d("0.6"), d("0.8"), 1}; }
inline std::vector<Decimal> midpoint_scores() { return {d("0.1"), d("0.3"), d("0.5"), d("0.7"), d("0.9")}; }
inline grade::Matrix usual_grid(const std::vector<Decimal>& scores) {
  return *grade::Matrix::from_bands(*grade::Scale::make(degree_bands()), scores, scores);
}

}  // namespace vectors
