// riskrule_c.hpp in C++11: matters, packs, assessments and what is asked of them.
#include <gtest/gtest.h>

#include <type_traits>
#include <utility>

#include "riskrule/riskrule_c.hpp"
#include "small_texts.hpp"

#if __cplusplus != 201103L
#error this program shows that C++11 is enough
#endif

namespace rr = riskrule::c;

namespace {

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

TEST(Cpp11, HandlesAreMovedAndNotCopied) {
  static_assert(!std::is_copy_constructible<rr::Matter>::value, "it is freed once");
  static_assert(!std::is_copy_assignable<rr::Assessment>::value, "it is freed once");
  static_assert(std::is_nothrow_move_constructible<rr::Pack>::value, "so that containers move it");
  static_assert(std::is_nothrow_copy_constructible<rr::Error>::value, "as exceptions must be");
  rr::Matter first = rr::Matter::read(small::matter(), "");
  rr::Matter second = std::move(first);
  EXPECT_FALSE(first);
  EXPECT_TRUE(second);
  EXPECT_TRUE(has(second.write(), "重大行政决策"));
}

TEST(Cpp11, AssessesRendersAndExplains) {
  const rr::Matter matter = rr::Matter::read(small::matter(), "m.json");
  const rr::Assessment assessment = rr::assess(matter);
  EXPECT_GT(assessment.finding_count(), 0U);
  const std::vector<rr::Finding> findings = assessment.findings();
  ASSERT_EQ(findings.size(), assessment.finding_count());
  for (const rr::Finding& finding : findings) {
    EXPECT_FALSE(finding.duty.empty());
    EXPECT_FALSE(finding.says.empty()) << finding.duty;
    EXPECT_FALSE(finding.basis.empty()) << finding.duty;
    EXPECT_TRUE(finding.verdict != "cannot_tell" || !finding.missing.empty()) << finding.duty;
  }
  EXPECT_EQ(assessment.grade_origin(), "none");
  EXPECT_FALSE(assessment.permission().empty());
  EXPECT_FALSE(assessment.outcome().empty());
  EXPECT_EQ(rr::render(matter, assessment, rr::Format::json), assessment.part(""));
  EXPECT_TRUE(has(rr::render(matter, assessment, rr::Format::html), "<html"));
  EXPECT_FALSE(rr::render(matter, assessment, rr::Format::text).empty());
  EXPECT_GT(assessment.explain("").size(), assessment.explain(findings.front().duty).size());
}

TEST(Cpp11, TakesTheDateThePackAndLimits) {
  const rr::Matter matter = rr::Matter::read(small::matter(), "");
  const rr::Pack pack = rr::Pack::choose(matter, "2024-03-01");
  const rr::Assessment by_pack = rr::assess(matter, pack, rr::AssessOptions("2024-03-01"));
  const rr::Assessment by_place = rr::assess(matter, rr::AssessOptions("2024-03-01"));
  EXPECT_EQ(by_pack.part(""), by_place.part(""));
  rr::Limits limits;
  limits.steps = 1;
  rr::AssessOptions options("2024-03-01");
  options.limits = &limits;
  rr::ErrorInfo error;
  const rr::Assessment stopped = rr::assess(matter, pack, options, error);
  EXPECT_TRUE(error && !stopped) << "one step is not enough";
}

TEST(Cpp11, LoadsPacksWithTheirParents) {
  EXPECT_TRUE(has(rr::Pack::ids(), "\"cn.shanghai\""));
  const rr::Pack shanghai = rr::Pack::builtin("cn.shanghai");
  EXPECT_EQ(shanghai.id(), "cn.shanghai");
  EXPECT_GT(shanghai.duty_count(), rr::Pack::builtin("cn").duty_count());
  EXPECT_LE(shanghai.binding_count(), shanghai.duty_count());
  EXPECT_TRUE(has(shanghai.test(), "\"passed\""));
  const std::string layers = rr::Pack::builtin("cn").write();
  const std::size_t first = layers.find('{');
  const std::size_t last = layers.rfind('}');
  const std::string country = layers.substr(first, last - first + 1);
  EXPECT_EQ(rr::Pack::load(country, "cn.json").duty_count(), rr::Pack::builtin("cn").duty_count());
  EXPECT_EQ(rr::Pack::load(country, "cn.json", {country}).id(), "cn");
}

TEST(Cpp11, AnswersQuestions) {
  const rr::Matter matter = rr::Matter::read(small::matter(), "");
  const rr::Assessment spring = rr::assess(matter, rr::AssessOptions("2024-03-01"));
  const rr::Assessment summer = rr::assess(matter, rr::AssessOptions("2024-06-01"));
  EXPECT_FALSE(rr::compare({&spring, &summer}, rr::Format::json).empty());
  EXPECT_FALSE(rr::compare_versions(matter, spring, matter, summer, rr::Format::text).empty());
  const rr::Matter measured = rr::Matter::read(small::file("seeds/matters/example-methods.json"), "");
  const rr::Pack index = rr::Pack::builtin("method.index-b");
  rr::ExploreOptions how;
  how.pack = &index;
  how.draws = 10;
  how.seed = 42;
  const std::string explored = rr::explore(measured, how, rr::Format::json);
  EXPECT_EQ(rr::explore(measured, how, rr::Format::json), explored);
  how.seed = 43;
  EXPECT_NE(rr::explore(measured, how, rr::Format::json), explored);
  EXPECT_FALSE(rr::follow_up(matter, summer, rr::Format::markdown).empty());
  EXPECT_FALSE(rr::similar(matter, spring, {{&matter, &summer}}, "", 1, rr::Format::text).empty());
  const std::string map =
      R"({"column": "a", "denominator": "valid", "confidence": "percent_95", "answers": [
          {"answer": "support", "words": ["yes"]}, {"answer": "conditional", "words": ["if"]},
          {"answer": "oppose", "words": ["no"]}]})";
  EXPECT_TRUE(has(rr::survey("a\nyes\nno\nyes\n", "r.csv", map, rr::Format::json), "\"returned\": 3"));
  EXPECT_TRUE(has(rr::check(small::bad_matter(), "m.json"), "json.unknown_member"));
}

TEST(Cpp11, WorksInJobs) {
  std::string lines;
  for (int i = 0; i < 20; ++i) lines += small::matter() + "\n";
  rr::JobOptions options;
  options.threads = 2;
  const rr::Job job = rr::Job::assess(lines, options);
  while (!job.wait(10)) EXPECT_LE(job.poll().done, 20U);
  const rr::Progress progress = job.poll();
  EXPECT_TRUE(progress.over);
  EXPECT_EQ(progress.done, 20U);
  EXPECT_EQ(progress.total, 20U);
  EXPECT_TRUE(has(job.result(), "\"line\""));
}

TEST(Cpp11, TellsWhatTheLibraryIs) {
  EXPECT_EQ(rr::abi_version(), 1U);
  EXPECT_FALSE(rr::version().empty());
  EXPECT_TRUE(rr::has_feature("jobs"));
  EXPECT_FALSE(rr::has_feature("magic"));
  EXPECT_TRUE(has(rr::schema("matter"), "2020-12"));
  EXPECT_EQ(rr::from_gb18030("\xb5\xcd", ""), "低");
}

}  // namespace
