#include "riskrule/model/io.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

namespace riskrule {
namespace {

std::string seed(const std::string& name) {
  std::ifstream in(std::filesystem::path(RISKRULE_SOURCE_DIR) / "seeds" / "matters" / (name + ".json"),
                   std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

Matter songjiang() {
  auto matter = read_matter(seed("songjiang-quality-2024"), "songjiang-quality-2024.json");
  EXPECT_TRUE(matter) << to_text(matter.diagnostics());
  return matter ? *std::move(matter) : Matter();
}

TEST(MatterIo, TheLeastMatter) {
  const auto matter = read_matter(R"({"id": "m", "title": "t", "jurisdiction": "310117"})");
  ASSERT_TRUE(matter) << to_text(matter.diagnostics());
  EXPECT_EQ(matter->title, "t");
  EXPECT_TRUE(matter->kind.is_absent());
  EXPECT_EQ(write_matter(*matter), "{\n  \"id\": \"m\",\n  \"title\": \"t\",\n  \"jurisdiction\": \"310117\"\n}\n");
}

TEST(MatterIo, AbsentUnknownNoneAndStatedStayApart) {
  const std::string text =
      "{\n  \"id\": \"m\",\n  \"title\": \"t\",\n  \"kind\": null,\n  \"jurisdiction\": \"310117\",\n  \"advice\": "
      "[]\n}\n";
  const auto matter = read_matter(text);
  ASSERT_TRUE(matter);
  EXPECT_TRUE(matter->kind.is_unknown());
  EXPECT_TRUE(matter->organ.is_absent());
  EXPECT_TRUE(matter->advice && matter->advice->empty());
  EXPECT_EQ(write_matter(*matter), text);
}

TEST(MatterIo, EverySeedReadsAndComesBackTheSame) {
  std::size_t count = 0;
  const auto folder = std::filesystem::path(RISKRULE_SOURCE_DIR) / "seeds" / "matters";
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".json" || entry.path().stem().string().find("expected") != std::string::npos)
      continue;
    const std::string name = entry.path().stem().string();
    const auto matter = read_matter(seed(name), name + ".json");
    ASSERT_TRUE(matter) << to_text(matter.diagnostics());
    if (!matter->provenance) {  // what is doubtful in a published case stands in tests/corpus/cases
      EXPECT_EQ(to_text(matter.diagnostics()), "");
    }
    const std::string written = write_matter(*matter);
    const auto again = read_matter(written);
    ASSERT_TRUE(again) << to_text(again.diagnostics());
    EXPECT_EQ(write_matter(*again), written);
    ++count;
  }
  EXPECT_GE(count, 2U);
}

TEST(MatterIo, SongjiangStatesWhatItsReportStates) {
  const Matter m = songjiang();
  ASSERT_TRUE(m.consultations);
  ASSERT_EQ(m.consultations->size(), 2U);
  const Consultation& call = (*m.consultations)[0];
  EXPECT_TRUE(call.way == ConsultationWay::open_call);
  EXPECT_EQ(*call.opened, (Date{2023, 9, 21}));
  EXPECT_TRUE(call.closed.is_absent());
  EXPECT_TRUE(call.opinions && call.opinions->empty());
  const Consultation& round = (*m.consultations)[1];
  EXPECT_EQ(*round.closed, (Date{2023, 10, 25}));
  ASSERT_EQ(round.opinions->size(), 6U);
  for (const Opinion& opinion : *round.opinions) EXPECT_EQ(*opinion.outcome, OpinionOutcome::adopted);
  EXPECT_EQ(m.expert_review->experts->size(), 3U);
  EXPECT_EQ(*m.expert_review->date, (Date{2023, 11, 7}));
  const RiskAssessment& risk = *m.risk_assessment;
  EXPECT_EQ(*risk.assessor->kind, AssessorKind::responsible_unit);
  EXPECT_EQ(risk.points->size(), 2U);
  for (const RiskPoint& point : *risk.points) {
    EXPECT_TRUE(point.area.is_absent());
    EXPECT_TRUE(point.estimates.is_absent());
  }
  for (const RiskAreaFinding& area : *risk.areas) EXPECT_TRUE(area.present.is_absent() && area.finding.is_absent());
  EXPECT_TRUE(risk.handling_plan && risk.handling_plan->empty());
  EXPECT_EQ(risk.measures->size(), 2U);
  EXPECT_EQ(*risk.asserted_grade, "低");
  EXPECT_TRUE(risk.controllable.is_absent());
  EXPECT_TRUE(risk.date.is_absent());
  EXPECT_TRUE(m.legality_review.is_absent());
}

TEST(MatterIo, WarningsAndNotesComeWithTheMatter) {
  const auto matter = read_matter(R"({"id": "m", "title": "t", "jurisdiction": "310117",
  "consultations": [{"way": "pigeon", "declared_opinions": 2, "opinions": []}]})",
                                  "m.json");
  ASSERT_TRUE(matter);
  ASSERT_EQ(matter.diagnostics().size(), 2U);
  EXPECT_EQ(matter.diagnostics()[0].code, "json.open_word");
  EXPECT_EQ(matter.diagnostics()[0].severity, Severity::note);
  EXPECT_EQ(matter.diagnostics()[1].code, "matter.opinions");
  EXPECT_EQ(matter.diagnostics()[1].severity, Severity::warning);
  EXPECT_EQ(matter.diagnostics()[1].place.line, 2U);
  EXPECT_EQ(matter.diagnostics()[1].file, "m.json");
}

TEST(MatterIo, LimitsHold) {
  EXPECT_EQ(read_matter("{}", "m.json", {.json_bytes = 1}).diagnostics().front().code, "limit.json_bytes");
}

}  // namespace
}  // namespace riskrule
