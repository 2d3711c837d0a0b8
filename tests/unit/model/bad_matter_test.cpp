// Every wrong matter of tests/corpus/bad_matter is explained with exactly the text that stands beside it.
#include "riskrule/model/io.hpp"
#include "unit/corpus.hpp"

namespace riskrule {
namespace {

const Corpus corpus("bad_matter", ".json");

class BadMatter : public testing::TestWithParam<std::string> {};

TEST_P(BadMatter, IsExplained) {
  const auto matter = read_matter(corpus.input(GetParam()), corpus.file(GetParam()));
  EXPECT_FALSE(matter);
  corpus.expect(GetParam(), to_text(matter.diagnostics()));
}

INSTANTIATE_TEST_SUITE_P(Corpus, BadMatter, testing::ValuesIn(corpus.names()),
                         [](const auto& test) { return test.param; });

TEST(BadMatterCorpus, IsThereAndComplete) { corpus.expect_complete(45); }

}  // namespace
}  // namespace riskrule
