#include "riskrule/base/stated.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "riskrule/base/decimal.hpp"

namespace {

using namespace riskrule;

static_assert(!std::is_convertible_v<std::string, Stated<int>>);
static_assert(!std::is_convertible_v<double, Stated<Decimal>>);

TEST(Stated, FourThingsAreToldApart) {
  const Stated<std::vector<int>> absent;
  const Stated<std::vector<int>> not_known = unknown;
  const Stated<std::vector<int>> none = std::vector<int>{};
  const Stated<std::vector<int>> some = std::vector<int>{1};
  EXPECT_TRUE(absent.is_absent() && !absent.is_unknown() && !absent.has_value());
  EXPECT_TRUE(!not_known.is_absent() && not_known.is_unknown() && !not_known.has_value());
  EXPECT_TRUE(!none.is_absent() && !none.is_unknown() && none.has_value());
  EXPECT_TRUE(some && some->size() == 1);
  EXPECT_FALSE(absent == not_known);
  EXPECT_FALSE(absent == none);
  EXPECT_FALSE(not_known == none);
  EXPECT_FALSE(none == some);
}

TEST(Stated, AssignmentReplacesWhatWasStated) {
  Stated<int> s = 3;
  s = unknown;
  EXPECT_TRUE(s.is_unknown() && !s.has_value());
  s = 4;
  EXPECT_TRUE(s.has_value() && !s.is_unknown());
  EXPECT_EQ(*s, 4);
  s = {};
  EXPECT_TRUE(s.is_absent());
  s = unknown;
  EXPECT_EQ(s.emplace(), 0);
  EXPECT_TRUE(s.has_value() && !s.is_unknown());
}

TEST(Stated, ReadsAsItIsWritten) {
  Stated<std::string> reason = "urgent";
  EXPECT_EQ(*reason, "urgent");
  reason = "not urgent";
  EXPECT_EQ(reason, std::string("not urgent"));
  Stated<Decimal> amount = 5;
  amount = *amount + 1;
  EXPECT_EQ(*amount, 6);
  Stated<bool> closed = false;
  EXPECT_TRUE(closed.has_value()) << "stated to be false is stated";
  EXPECT_FALSE(*closed);
}

TEST(Stated, ValueOr) {
  EXPECT_EQ(Stated<int>(3).value_or(7), 3);
  EXPECT_EQ(Stated<int>().value_or(7), 7);
  EXPECT_EQ(Stated<int>(unknown).value_or(7), 7);
}

}  // namespace
