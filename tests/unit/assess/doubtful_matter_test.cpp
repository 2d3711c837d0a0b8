// Every matter of tests/corpus/doubtful_matter can be read, and what in it is hard to believe is said with exactly the text
// beside it.
#include "riskrule/assess/assess.hpp"
#include "riskrule/data/json.hpp"
#include "riskrule/model/io.hpp"
#include "unit/corpus.hpp"

namespace riskrule {
namespace {

const Corpus corpus("doubtful_matter", ".json");

class DoubtfulMatter : public testing::TestWithParam<std::string> {};

TEST_P(DoubtfulMatter, IsExplained) {
  const std::string file = corpus.file(GetParam());
  const auto matter = read_matter(corpus.input(GetParam()), file);
  ASSERT_TRUE(matter) << to_text(matter.diagnostics());
  const auto tree = data::parse_json(corpus.input(GetParam()), file);
  Diagnostics all = matter.diagnostics();
  for (auto& d : check_credibility(*matter)) all.push_back(data::located_at(*tree, std::string(d.pointer), d));
  EXPECT_FALSE(has_errors(all));
  corpus.expect(GetParam(), to_text(all));
}

INSTANTIATE_TEST_SUITE_P(Corpus, DoubtfulMatter, testing::ValuesIn(corpus.names()),
                         [](const auto& test) { return test.param; });

TEST(DoubtfulMatterCorpus, IsThereAndComplete) { corpus.expect_complete(17); }

}  // namespace
}  // namespace riskrule
