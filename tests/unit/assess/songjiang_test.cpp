// The first real matter, checked by hand against the law before there was a program: each line of that check is a row.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "riskrule/assess/assess.hpp"
#include "riskrule/model/io.hpp"

namespace riskrule {
namespace {

struct Row {
  const char* duty;
  Verdict verdict;
  const char* missing;  ///< a pointer that must be named, or nullptr
  const char* why;
};

const Row rows[] = {
    {"sh-assessor-named", Verdict::met, nullptr, "the unit assessed the matter itself"},
    {"comment-period", Verdict::cannot_tell, "/consultations/0/closed", "the open call has no closing date"},
    {"sh-comment-period", Verdict::cannot_tell, "/consultations/0/closed", "the same under Shanghai's decree"},
    {"departments-heard", Verdict::met, nullptr, "the written round brought six opinions"},
    {"risk-points-stated", Verdict::met, nullptr, "two risks are named"},
    {"sh-field-ecology", Verdict::cannot_tell, nullptr, "the five fields are listed, then left without findings"},
    {"sh-grade-stated", Verdict::met, nullptr, "low risk"},
    {"prevention-measures", Verdict::met, nullptr, "publicity and supervision"},
    {"handling-plan", Verdict::violated, nullptr, "there is no handling plan: Decree 713, Art 23"},
    {"sh-handling-plan", Verdict::violated, nullptr, "the same: Shanghai Decree 35, Art 24"},
    {"controllable-before-decision", Verdict::cannot_tell, "/risk_assessment/controllable",
     "implied, not said in terms"},
};

const Assessment& assessment() {
  static const Assessment made = [] {
    std::ifstream in(RISKRULE_SOURCE_DIR "/seeds/matters/songjiang-quality-2024.json", std::ios::binary);
    const auto matter = read_matter(std::string(std::istreambuf_iterator<char>(in), {}), "songjiang");
    return *assess(*matter);
  }();
  return made;
}

TEST(Songjiang, ComesOutAsCheckedByHand) {
  for (const Row& row : rows) {
    SCOPED_TRACE(std::string(row.duty) + ": " + row.why);
    const auto& all = assessment().findings;
    const auto found = std::find_if(all.begin(), all.end(), [&](const Finding& f) { return f.duty == row.duty; });
    ASSERT_NE(found, all.end());
    EXPECT_EQ(data::word_of(found->verdict), data::word_of(row.verdict));
    if (row.missing != nullptr) {
      EXPECT_EQ(std::count(found->missing.begin(), found->missing.end(), row.missing), 1);
    }
    EXPECT_FALSE(found->basis.empty());
    EXPECT_FALSE(found->proof.empty());
  }
}

TEST(Songjiang, IsJudgedUnderItsDistrictsPackOnItsLastDay) {
  ASSERT_EQ(assessment().packs.size(), 3U);
  EXPECT_EQ(assessment().packs.back().pack, "cn.shanghai.songjiang");
  EXPECT_EQ(to_string(assessment().as_of), "2023-11-07");
}

TEST(Songjiang, HasAGradeThatIsAssertedAndSaysSo) {
  const auto& grade = assessment().grade;
  EXPECT_EQ(grade.grade.value_or(""), "低");
  EXPECT_EQ(grade.origin, GradeOrigin::asserted);
  ASSERT_EQ(grade.why_not_next.size(), 1U);
}

TEST(Songjiang, NamesTwoRisksThatFitNoField) {
  ASSERT_EQ(assessment().risks.size(), 2U);
  for (const auto& risk : assessment().risks) EXPECT_FALSE(risk.fits_an_area);
}

TEST(Songjiang, CanNotBeDecidedBeforeControllabilityIsSaid) {
  const auto& outcome = assessment().outcome;
  EXPECT_EQ(outcome.permission, Permission::cannot_tell_yet);
  EXPECT_EQ(std::count(outcome.open.begin(), outcome.open.end(), "controllable-before-decision"), 1);
}

// What the place's text restates only, or a may, never binds.
TEST(Songjiang, IsBoundByNothingThatIsOnlyRestated) {
  for (const auto& finding : assessment().findings) {
    const bool known = std::any_of(finding.basis.begin(), finding.basis.end(),
                                   [](const Basis& b) { return b.text <= TextStatus::partial; });
    EXPECT_TRUE(known || !finding.binding) << finding.duty;
    EXPECT_TRUE(known || finding.note.has_value()) << finding.duty;
  }
}

}  // namespace
}  // namespace riskrule
