// The C++20 library and the C++11 wrapper of its C ABI in one program, one source even: their names do not meet.
#include <gtest/gtest.h>

#include "riskrule/riskrule.hpp"
#include "riskrule/riskrule_c.hpp"

namespace {

TEST(BesideLibrary, BothGiveTheSameBytes) {
  const std::string json =
      R"({"id": "m", "title": "t", "jurisdiction": "310000", "risk_assessment": {"date": "2024-03-01"}})";
  const auto matter = riskrule::read_matter(json, "m.json");
  ASSERT_TRUE(matter);
  const auto assessment = riskrule::assess(*matter);
  ASSERT_TRUE(assessment);
  const auto wrapped = riskrule::c::Matter::read(json, "m.json");
  EXPECT_EQ(riskrule::c::render(wrapped, riskrule::c::assess(wrapped), riskrule::c::Format::text),
            riskrule::report::to_text(*matter, *assessment));
}

}  // namespace
