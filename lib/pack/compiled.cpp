#include "compiled.hpp"

#include "dmn/settle.hpp"
#include "riskrule/base/never_destroyed.hpp"

namespace riskrule::pack {

feel::Value CompiledTerm::evaluate(feel::Evaluation& call, std::span<const feel::Value> slots) const {
  return table ? dmn::settle(*table, call, slots) : is.evaluate(call, slots);
}

void sum_up(Compiled& pack) {
  std::vector<PackRef> refs;
  for (const auto& layer : pack.layers)
    refs.push_back({.pack = layer.pack, .version = layer.version, .title = layer.title});
  static const NeverDestroyed<SharedText> undated("所判定事件的日期未载明，适用文件按基准日期确定");
  for (auto& duty : pack.duties) {
    if (duty.judged_on) duty.undated = with_note(duty.finding, *undated);
    ++refs[duty.layer].duties;
    refs[duty.layer].binding += duty.finding.binding ? 1 : 0;
  }
  pack.refs = std::move(refs);
  std::vector<std::string> words;
  for (const auto& grade : pack.grades) words.push_back(grade.word);
  pack.grade_words = std::move(words);
}

}  // namespace riskrule::pack
