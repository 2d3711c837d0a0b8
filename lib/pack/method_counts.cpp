// Counts of risk points by degree.
#include <algorithm>

#include "methods.hpp"
#include "riskrule/base/guess.hpp"

namespace riskrule::pack {
namespace {

using data::pointer_to;

/// The lines of one degree as bands of whole numbers.
std::vector<grade::IndexBand> counts_of(const LayerTools& layer, const FactorCounts& method, const std::string& degree,
                                        std::vector<std::size_t>& lines) {
  std::vector<grade::IndexBand> out;
  for (std::size_t i = 0; i < method.lines.size(); ++i) {
    const auto& line = method.lines[i];
    if (line.degree != degree) continue;
    lines.push_back(i);
    out.push_back({layer.grade_word(line.grade), Decimal(line.from), true,
                   line.to ? std::optional(Decimal(*line.to)) : std::nullopt, true});
  }
  return out;
}

/// One more than the greatest bound: if a line is without end it holds that, and what lies beyond.
Decimal beyond(const std::vector<grade::IndexBand>& bands) {
  Decimal out = 1;
  for (const auto& band : bands)
    for (const auto& bound : {band.from, band.to})
      if (bound && *bound >= out) out = *bound + 1;
  return out;
}

}  // namespace

void MethodCompiler::take_counts(const FactorCounts& method) {
  need_stage();
  if (!need_degree()) return;
  const std::string here = at + "/factor_counts/lines";
  std::vector<std::string> words;
  for (const auto& d : layer.out.degree->degrees) words.push_back(d.band.word);
  for (std::size_t i = 0; i < method.lines.size(); ++i) {
    const auto& line = method.lines[i];
    layer.check_grade(line.grade, pointer_to(here, i) + "/grade");
    if (std::ranges::find(words, line.degree) == words.end())
      layer.complain(pointer_to(here, i) + "/degree", "pack.unknown_degree",
                     "`" + line.degree + "` is no degree of this pack", nearest(line.degree, words));
  }
  bool some = false;  // of the degrees below, from the lowest
  for (const auto& word : words) {
    std::vector<std::size_t> lines;
    const auto bands = counts_of(layer, method, word, lines);
    if (bands.empty()) {
      if (some)
        find(here, "grade.no_line",
             "no line counts risk points of the degree `" + word + "`, but lower degrees are counted");
      continue;
    }
    if (!some && word != words.front())
      find(here, "grade.counts_hole", "no line holds where every risk point is below the degree `" + word + "`");
    some = true;
    for (auto& d : grade::check_bands(bands, {1, beyond(bands), 1})) {
      const std::size_t k = d.pointer.empty() ? 0 : static_cast<std::size_t>(std::stoul(d.pointer.substr(1)));
      d.message = "of the degree `" + word + "`: " + d.message;
      find(pointer_to(here, lines[k]), std::move(d));
    }
    check_order(bands, Polarity::higher_is_worse, here);
  }
}

}  // namespace riskrule::pack
