// Shares of a survey: merges, bands of the share, minimum samples.
#include <algorithm>
#include <map>

#include "methods.hpp"
#include "riskrule/base/guess.hpp"
#include "riskrule/grade/survey.hpp"

namespace riskrule::pack {
namespace {

using data::pointer_to;

void check_merges(const LayerTools& layer, const OppositionMethod& method, const std::string& here) {
  std::map<SurveyAnswer, std::string> merge_of;
  std::vector<std::string> names;
  for (std::size_t i = 0; i < method.merges.size(); ++i) {
    const auto& merge = method.merges[i];
    names.push_back(merge.name);
    for (std::size_t k = 0; k < merge.answers.size(); ++k) {
      const auto [seen, is_new] = merge_of.emplace(merge.answers[k], merge.name);
      if (!is_new)
        layer.complain(
            pointer_to(pointer_to(here + "/merges", i) + "/answers", k), "survey.merged_twice",
            "`" + std::string(data::word_of(merge.answers[k])) + "` is counted as `" + seen->second + "` already");
    }
  }
  std::string left;
  for (const auto& item : data::type_of<SurveyAnswer>().items) {
    const auto in = [&](const auto& m) { return data::word_of(m.first) == item.name; };
    if (std::ranges::none_of(merge_of, in)) left += (left.empty() ? "" : ", ") + std::string(item.name);
  }
  if (!left.empty())
    layer.complain(here + "/merges", "survey.not_merged", "no merge says what is made of the answers " + left);
  if (std::ranges::find(names, method.decides) == names.end())
    layer.complain(here + "/decides", "pack.unknown_merge", "`" + method.decides + "` is no merge of this method",
                   nearest(method.decides, names));
}

}  // namespace

void MethodCompiler::take_opposition(const OppositionMethod& method) {
  const std::string here = at + "/opposition";
  check_merges(layer, method, here);
  take_bands(method.bands, {0, 1}, method.polarity, here + "/bands");
  if (method.interval && method.interval->finite_population && method.interval->kind == IntervalKind::clopper_pearson)
    layer.complain(here + "/interval", "pack.interval", "the finite population corrects Wilson's interval only");
  if (!method.minimum_samples) return;
  std::vector<grade::SampleBand> lines;
  for (const auto& line : *method.minimum_samples)
    lines.push_back(
        {line.from, line.to ? std::optional(*line.to) : std::nullopt, line.share, line.more_than, line.floor});
  for (auto& d : grade::check(lines)) find(here + "/minimum_samples", std::move(d));
}

}  // namespace riskrule::pack
