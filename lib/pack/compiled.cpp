#include "compiled.hpp"

namespace riskrule::pack {

void sum_up(Compiled& pack) {
  std::vector<PackRef> refs;
  for (const auto& layer : pack.layers)
    refs.push_back({.pack = layer.pack, .version = layer.version, .title = layer.title});
  for (const auto& duty : pack.duties) {
    ++refs[duty.layer].duties;
    refs[duty.layer].binding += duty.finding.binding ? 1 : 0;
  }
  pack.refs = std::move(refs);
  std::vector<std::string> words;
  for (const auto& grade : pack.grades) words.push_back(grade.word);
  pack.grade_words = std::move(words);
}

}  // namespace riskrule::pack
