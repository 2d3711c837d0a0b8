// Every pack of tests/corpus/doubtful_pack loads, and what is doubtful in it is said with exactly the text beside it.
#include "riskrule/pack/pack.hpp"
#include "unit/corpus.hpp"

namespace riskrule {
namespace {

const Corpus corpus("doubtful_pack", ".json");

class DoubtfulPack : public testing::TestWithParam<std::string> {};

TEST_P(DoubtfulPack, IsExplained) {
  const auto pack = pack::load(corpus.input(GetParam()), corpus.file(GetParam()));
  EXPECT_TRUE(pack) << to_text(pack.diagnostics());
  corpus.expect(GetParam(), to_text(pack.diagnostics()));
}

INSTANTIATE_TEST_SUITE_P(Corpus, DoubtfulPack, testing::ValuesIn(corpus.names()),
                         [](const auto& test) { return test.param; });

TEST(DoubtfulPackCorpus, IsThereAndComplete) { corpus.expect_complete(7); }

}  // namespace
}  // namespace riskrule
