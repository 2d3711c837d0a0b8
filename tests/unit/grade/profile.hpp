// The figures of the usual profile (methods of practice; the numbers are widely used, not read in a source). Tests
// only.
#pragma once

#include <gtest/gtest.h>

#include <array>

#include "riskrule/grade/index.hpp"
#include "riskrule/grade/matrix.hpp"

namespace riskrule::grade::profile {

inline Decimal d(std::string_view text) {
  const auto value = Decimal::parse(text);
  EXPECT_TRUE(value.has_value()) << text;
  return value.value_or(Decimal::not_a_number());
}

inline std::vector<Band> degree_bands() {
  return {{"微小", 0, d("0.04")},
          {"较小", d("0.04"), d("0.16")},
          {"一般", d("0.16"), d("0.36")},
          {"较大", d("0.36"), d("0.64")},
          {"重大", d("0.64"), 1}};
}

/// Each band is represented by its upper end.
inline std::vector<RepresentedBand> represented_bands() {
  std::vector<RepresentedBand> out;
  for (const Band& band : degree_bands()) out.push_back({band, band.up_to});
  return out;
}

/// Scores of the ranks 1 to 5, at the ends of their bands and in the middle.
inline std::array<Decimal, 5> end_scores() { return {d("0.2"), d("0.4"), d("0.6"), d("0.8"), d("1.0")}; }
inline std::array<Decimal, 5> midpoint_scores() { return {d("0.1"), d("0.3"), d("0.5"), d("0.7"), d("0.9")}; }

/// 低 T < 0.36; 中 0.36 ≤ T ≤ 0.64; 高 T > 0.64.
inline std::vector<IndexBand> index_bands() {
  return {{"低", std::nullopt, false, d("0.36"), false},
          {"中", d("0.36"), true, d("0.64"), true},
          {"高", d("0.64"), false, std::nullopt, false}};
}

inline Scale degrees() {
  auto scale = Scale::make(degree_bands());
  EXPECT_TRUE(scale.has_value());
  return *std::move(scale);
}

inline std::vector<std::string> codes(const Diagnostics& all) {
  std::vector<std::string> out;
  for (const auto& one : all) out.push_back(one.code);
  return out;
}

}  // namespace riskrule::grade::profile
