// One pack, many threads, each with a workspace of its own: the same bytes everywhere, proofs included.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <thread>

#include "riskrule/assess/assess.hpp"
#include "riskrule/data/json_writer.hpp"
#include "riskrule/model/io.hpp"

namespace riskrule {
namespace {

Result<Matter> seed(const std::string& name) {
  std::ifstream in(RISKRULE_SOURCE_DIR "/seeds/matters/" + name + ".json", std::ios::binary);
  return read_matter(std::string(std::istreambuf_iterator<char>(in), {}), name);
}
Result<Matter> songjiang() { return seed("songjiang-quality-2024"); }

TEST(Threads, GiveTheSameBytes) {
  const auto matter = songjiang();
  ASSERT_TRUE(matter);
  const auto pack = pack::builtin("cn.shanghai.songjiang");
  ASSERT_TRUE(pack);
  std::vector<std::string> texts(8);
  std::vector<std::thread> threads;
  for (auto& text : texts)
    threads.emplace_back([&] {
      Workspace workspace;
      for (int i = 0; i < 3; ++i) text = write_assessment(*assess(*matter, *pack, workspace));
    });
  for (auto& thread : threads) thread.join();
  EXPECT_NE(texts[0].find("处置预案"), std::string::npos);
  for (const auto& text : texts) EXPECT_EQ(text, texts[0]);
}

TEST(Threads, ReadTheProofsOfOneAssessment) {
  const auto matter = songjiang();
  ASSERT_TRUE(matter);
  const auto assessment = assess(*matter);
  ASSERT_TRUE(assessment);
  std::vector<std::string> texts(4);
  std::vector<std::thread> threads;
  for (auto& text : texts) threads.emplace_back([&] { text = explain(*assessment) + write_assessment(*assessment); });
  for (auto& thread : threads) thread.join();
  for (const auto& text : texts) EXPECT_EQ(text, texts[0]);
}

// A workspace keeps what conditions lacked, for the next matter that lacks the same.
TEST(Workspaces, ShowNothingOfTheMatterBefore) {
  const auto one = songjiang();
  const auto other = seed("example-road-project");
  ASSERT_TRUE(one && other);
  const auto pack = pack::builtin("cn.shanghai.songjiang");
  Workspace shared;
  std::string before;
  for (const Matter* matter : {&*one, &*other, &*one}) {
    Workspace fresh;
    const std::string text = write_assessment(*assess(*matter, *pack, shared));
    EXPECT_EQ(text, write_assessment(*assess(*matter, *pack, fresh)));
    EXPECT_NE(text, before);
    before = text;
  }
}

// The proofs are written after the matter and the workspace are gone.
TEST(Proofs, OutliveTheMatterAndTheWorkspace) {
  std::optional<Assessment> kept;
  std::string before;
  {
    const auto matter = songjiang();
    ASSERT_TRUE(matter);
    Workspace workspace;
    const auto pack = pack::builtin("cn.shanghai.songjiang");
    before = write_assessment(*assess(*matter, *pack, workspace));
    kept = std::move(*assess(*matter, *pack, workspace));
  }
  EXPECT_EQ(write_assessment(*kept), before);
}

TEST(Proofs, AreTheSameKeptOrMadeAnew) {
  const auto matter = songjiang();
  ASSERT_TRUE(matter);
  const auto assessment = assess(*matter);
  for (const Finding& finding : assessment->findings) {
    const std::vector<ProofNode> made = finding.proof.made();
    EXPECT_EQ(data::write_json(made), data::write_json(finding.proof.steps())) << finding.duty;
    EXPECT_EQ(made.empty(), finding.proof.empty());
    EXPECT_EQ(&finding.proof.steps(), &finding.proof.steps());
  }
}

}  // namespace
}  // namespace riskrule
