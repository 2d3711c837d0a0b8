// tests/corpus/bad_pack/<name>.json is a pack that is wrong, <name>.expected the whole text of what is said about it.
// After a wanted change run this test with RISKRULE_UPDATE_CORPUS=1 in the environment and read the differences.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "riskrule/pack/pack.hpp"

namespace riskrule {
namespace {

namespace fs = std::filesystem;

const fs::path corpus = fs::path(RISKRULE_SOURCE_DIR) / "tests" / "corpus" / "bad_pack";

std::string content(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

std::vector<std::string> names() {
  std::vector<std::string> out;
  for (const auto& entry : fs::directory_iterator(corpus))
    if (entry.path().extension() == ".json") out.push_back(entry.path().stem().string());
  std::sort(out.begin(), out.end());
  return out;
}

class BadPack : public testing::TestWithParam<std::string> {};

TEST_P(BadPack, IsExplained) {
  const auto pack = pack::load(content(corpus / (GetParam() + ".json")), GetParam() + ".json");
  EXPECT_FALSE(pack);
  const std::string text = to_text(pack.diagnostics());
  const fs::path expected = corpus / (GetParam() + ".expected");
  if (std::getenv("RISKRULE_UPDATE_CORPUS") != nullptr) std::ofstream(expected, std::ios::binary) << text;
  EXPECT_EQ(text, content(expected));
}

INSTANTIATE_TEST_SUITE_P(Corpus, BadPack, testing::ValuesIn(names()), [](const auto& test) { return test.param; });

TEST(BadPackCorpus, IsThereAndComplete) {
  std::size_t expectations = 0;
  for (const auto& entry : fs::directory_iterator(corpus))
    expectations += entry.path().extension() == ".expected" ? 1U : 0U;
  EXPECT_GE(names().size(), 80U);
  EXPECT_EQ(expectations, names().size());
}

}  // namespace
}  // namespace riskrule
