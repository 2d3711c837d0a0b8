// riskrule_c.hpp in C++11: failures as exceptions and as ErrorInfo, and misuse.
#include <gtest/gtest.h>

#include <functional>
#include <utility>

#include "riskrule/riskrule_c.hpp"
#include "small_texts.hpp"

namespace rr = riskrule::c;

namespace {

void expect_bad_matter(const rr::ErrorInfo& error) {
  EXPECT_EQ(error.status(), rr::Status::bad_input);
  ASSERT_FALSE(error.diagnostics().empty());
  const rr::Diagnostic& first = error.diagnostics().front();
  EXPECT_EQ(first.severity, rr::Severity::error);
  EXPECT_EQ(first.code, "json.unknown_member");
  EXPECT_EQ(first.file, "bad.json");
  EXPECT_EQ(first.line, 2U);
  EXPECT_EQ(first.column, 2U);
  EXPECT_EQ(first.pointer, "/titel");
  EXPECT_EQ(first.guess, "title");
  EXPECT_NE(error.message().find("bad.json:2:2"), std::string::npos);
  EXPECT_NE(error.json().find("\"json.unknown_member\""), std::string::npos);
}

TEST(Cpp11Errors, AreThrownWithEveryReason) {
  try {
    rr::Matter::read(small::bad_matter(), "bad.json");
    FAIL() << "it was read";
  } catch (const rr::Error& error) {
    expect_bad_matter(error.info());
    EXPECT_EQ(error.what(), error.info().message());
    EXPECT_EQ(error.status(), rr::Status::bad_input);
    EXPECT_EQ(error.diagnostics().size(), error.info().diagnostics().size());
    const rr::Error copy = error;
    EXPECT_STREQ(copy.what(), error.what());
  }
}

TEST(Cpp11Errors, FillAnErrorInfoThatSuccessClears) {
  rr::ErrorInfo error;
  const rr::Matter bad = rr::Matter::read(small::bad_matter(), "bad.json", error);
  EXPECT_FALSE(bad);
  EXPECT_TRUE(error);
  expect_bad_matter(error);
  const rr::Matter good = rr::Matter::read(small::matter(), "", error);
  EXPECT_TRUE(good);
  EXPECT_FALSE(error);
  EXPECT_EQ(error.message(), "");
  EXPECT_TRUE(error.diagnostics().empty());
}

/// Every function on handles that are empty: each must refuse, in an ErrorInfo and as an exception.
TEST(Cpp11Errors, EmptyHandlesAreRefused) {
  const rr::Matter matter;
  const rr::Pack pack;
  const rr::Assessment assessment;
  const rr::Expression expression;
  const rr::Model model;
  const rr::Job job;
  const rr::Format text = rr::Format::text;
  const std::vector<std::function<void(rr::OnError)>> uses = {
      [&](rr::OnError on) { matter.write(on); },
      [&](rr::OnError on) { matter.part("", on); },
      [&](rr::OnError on) { rr::assess(matter, on); },
      [&](rr::OnError on) { rr::assess(rr::Matter::read(small::matter(), ""), pack, rr::AssessOptions(), on); },
      [&](rr::OnError on) { rr::render(matter, assessment, text, on); },
      [&](rr::OnError on) { rr::Pack::choose(matter, "2024-01-01", on); },
      [&](rr::OnError on) { pack.write(on); },
      [&](rr::OnError on) { pack.test(on); },
      [&](rr::OnError on) { assessment.part("", on); },
      [&](rr::OnError on) { assessment.explain("", on); },
      [&](rr::OnError on) {
        rr::compare({&assessment, &assessment}, text, on);
      },
      [&](rr::OnError on) {
        rr::compare({nullptr, nullptr}, text, on);
      },
      [&](rr::OnError on) { rr::compare_versions(matter, assessment, matter, assessment, text, on); },
      [&](rr::OnError on) { rr::explore(matter, rr::ExploreOptions(), text, on); },
      [&](rr::OnError on) { rr::follow_up(matter, assessment, text, on); },
      [&](rr::OnError on) {
        rr::similar(matter, assessment, {{nullptr, nullptr}}, "", 1, text, on);
      },
      [&](rr::OnError on) { expression.evaluate("{}", on); },
      [&](rr::OnError on) { rr::Call call(expression, on); },
      [&](rr::OnError on) { model.describe(on); },
      [&](rr::OnError on) { model.evaluate("d", "{}", on); },
      [&](rr::OnError on) { model.explain("d", "{}", on); },
      [&](rr::OnError on) { model.check(on); },
      [&](rr::OnError on) { job.result(on); },
      [&](rr::OnError on) { rr::degree(pack, "high", "high", on); },
  };
  for (std::size_t i = 0; i < uses.size(); ++i) {
    rr::ErrorInfo error;
    uses[i](error);
    EXPECT_EQ(error.status(), rr::Status::bad_argument) << "use " << i;
    EXPECT_FALSE(error.message().empty()) << "use " << i;
    EXPECT_THROW(uses[i](rr::OnError()), rr::Error) << "use " << i;
  }
  rr::ExploreOptions by_nothing;
  by_nothing.pack = &pack;
  EXPECT_THROW(rr::explore(rr::Matter::read(small::matter(), ""), by_nothing, text), rr::Error);
  rr::JobOptions job_by_nothing;
  job_by_nothing.pack = &pack;
  EXPECT_THROW(rr::Job::assess(small::matter(), job_by_nothing), rr::Error);
}

TEST(Cpp11Errors, WhatCanNotFailAnswersNothingOfEmptyHandles) {
  const rr::Assessment assessment;
  EXPECT_EQ(assessment.finding_count(), 0U);
  EXPECT_TRUE(assessment.findings().empty());
  EXPECT_EQ(assessment.finding(3).duty, "");
  EXPECT_EQ(assessment.grade(), "");
  EXPECT_EQ(rr::Pack().id(), "");
  EXPECT_EQ(rr::Pack().duty_count(), 0U);
  rr::Call call;
  EXPECT_EQ(call.set(0, true), rr::Status::bad_argument);
  EXPECT_EQ(call.kind(), rr::Kind::null);
  EXPECT_EQ(call.text(), "");
  EXPECT_EQ(call.json(), "");
  EXPECT_EQ(rr::Job().poll().total, 0U);
}

TEST(Cpp11Errors, ClosedHandlesAreEmptyAndClosedTwice) {
  rr::Matter matter = rr::Matter::read(small::matter(), "");
  rr::Pack pack = rr::Pack::builtin("cn");
  const rr::Assessment assessment = rr::assess(matter, pack, rr::AssessOptions());
  pack.close();
  pack.close();
  matter.close();
  EXPECT_FALSE(matter);
  EXPECT_THROW(matter.write(), rr::Error);
  EXPECT_FALSE(assessment.explain("").empty()) << "it needs neither";
  EXPECT_THROW(rr::Matter::read("\"\xe4\xbd", ""), rr::Error) << "cut UTF-8";
}

}  // namespace
