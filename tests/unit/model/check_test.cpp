#include <gtest/gtest.h>

#include <limits>

#include "riskrule/model/io.hpp"

namespace riskrule {
namespace {

Matter good() {
  Matter m;
  m.id = "m";
  m.title = "t";
  m.jurisdiction = "310117";
  return m;
}

/// `severity code at pointer: message`, one a line.
std::string said_of(const Matter& m) {
  std::string out;
  for (const auto& d : check_matter(m))
    out += std::string(to_string(d.severity)) + " " + d.code + " at " + d.pointer + ": " + d.message + "\n";
  return out;
}

TEST(CheckMatter, NothingIsSaidOfAGoodOne) {
  Matter m = good();
  m.period = YearRange{2024, 2024};
  Consultation c;
  c.way = "open_call";
  c.opened = c.closed = Date{2024, 3, 1};
  c.returns = Returns{.sent = 3, .valid = 3, .support = 1, .conditional = 1, .oppose = 1, .indifferent = 0};
  c.declared_opinions = 0;
  c.opinions.emplace();
  m.consultations.emplace().push_back(c);
  m.risk_assessment.emplace().points.emplace().emplace_back().weight = Decimal(1);
  EXPECT_EQ(said_of(m), "");
}

TEST(CheckMatter, UnstatedThingsContradictNothing) {
  Matter m = good();
  Consultation c;
  c.opened = unknown;
  c.closed = Date{1990, 1, 1};
  Returns& returns = c.returns.emplace();
  returns.valid = 3;
  returns.support = 2;
  c.declared_opinions = 5;
  m.consultations.emplace().push_back(c);
  EXPECT_EQ(said_of(m), "");
}

TEST(CheckMatter, Jurisdiction) {
  for (const char* code : {"", "31011", "3101170", "31011x", "031011", "松江"}) {
    Matter m = good();
    m.jurisdiction = code;
    EXPECT_EQ(said_of(m), "error matter.jurisdiction at /jurisdiction: `" + std::string(code) +
                              "` is not a GB/T 2260 code of six digits\n");
  }
}

TEST(CheckMatter, Period) {
  Matter m = good();
  m.period = YearRange{2026, 2024};
  EXPECT_EQ(said_of(m), "error matter.period at /period/to: the last year 2024 comes before the first, 2026\n");
}

TEST(CheckMatter, PointersCount) {
  Matter m = good();
  m.consultations.emplace().resize(3);
  (*m.consultations)[2].opened = Date{2024, 3, 2};
  (*m.consultations)[2].closed = Date{2024, 3, 1};
  EXPECT_EQ(said_of(m),
            "error matter.order at /consultations/2/closed: the day 2024-03-01 comes before `opened`, 2024-03-02\n");
}

TEST(CheckMatter, Counts) {
  Matter m = good();
  Consultation& c = m.consultations.emplace().emplace_back();
  constexpr auto most = std::numeric_limits<std::int64_t>::max();
  Returns& returns = c.returns.emplace();
  returns.sent = most - 1;
  returns.valid = returns.support = returns.oppose = most;
  Hearing& hearing = c.hearing.emplace();
  hearing.invited = 2;
  hearing.present = 3;
  EXPECT_EQ(
      said_of(m),
      "error matter.counts at /consultations/0/returns/valid: 9223372036854775807 is more than `sent`, "
      "9223372036854775806\n"
      "error matter.counts at /consultations/0/returns: the answers add up to 18446744073709551614, more than `valid`, "
      "9223372036854775807\n"
      "error matter.counts at /consultations/0/hearing/present: 3 is more than `invited`, 2\n"
      "warning matter.hearing at /consultations/0/returns/valid: 9223372036854775807 are counted at a hearing of which 3 "
      "participants are said to have been present\n");
}

TEST(CheckMatter, Weights) {
  Matter m = good();
  m.risk_assessment.emplace().points.emplace().resize(2);
  (*m.risk_assessment->points)[1].weight = *Decimal::parse("1.000000000000000000000000000000001");
  EXPECT_EQ(said_of(m),
            "error matter.weight at /risk_assessment/points/1/weight: the weight 1.000000000000000000000000000000001 "
            "is above 1\n");
}

TEST(CheckMatter, WhatMayHaveHappenedIsOnlyDoubted) {
  Matter m = good();
  LegalityReview& review = m.legality_review.emplace();
  review.sent = Date{2024, 3, 2};
  review.opinion = Date{2024, 3, 1};
  Decision& decision = m.decision.emplace();
  decision.submitted = Date{2024, 5, 2};
  decision.date = Date{2024, 5, 1};
  decision.issued = Date{2024, 4, 30};
  decision.published = Date{2024, 4, 29};
  EXPECT_EQ(said_of(m),
            "warning matter.order at /legality_review/opinion: the day 2024-03-01 comes before `sent`, 2024-03-02\n"
            "warning matter.order at /decision/date: the day 2024-05-01 comes before `submitted`, 2024-05-02\n"
            "warning matter.order at /decision/issued: the day 2024-04-30 comes before `date`, 2024-05-01\n"
            "warning matter.order at /decision/published: the day 2024-04-29 comes before `issued`, 2024-04-30\n");
}

}  // namespace
}  // namespace riskrule
