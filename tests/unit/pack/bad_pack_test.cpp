// Every wrong pack of tests/corpus/bad_pack is explained with exactly the text that stands beside it.
#include "riskrule/pack/pack.hpp"
#include "unit/corpus.hpp"

namespace riskrule {
namespace {

const Corpus corpus("bad_pack", ".json");

class BadPack : public testing::TestWithParam<std::string> {};

TEST_P(BadPack, IsExplained) {
  const auto pack = pack::load(corpus.input(GetParam()), corpus.file(GetParam()));
  EXPECT_FALSE(pack);
  corpus.expect(GetParam(), to_text(pack.diagnostics()));
}

INSTANTIATE_TEST_SUITE_P(Corpus, BadPack, testing::ValuesIn(corpus.names()),
                         [](const auto& test) { return test.param; });

TEST(BadPackCorpus, IsThereAndComplete) { corpus.expect_complete(110); }

}  // namespace
}  // namespace riskrule
