// Score cards: items, options, maxima, what the total can not see.
#include <algorithm>

#include "methods.hpp"

namespace riskrule::pack {
namespace {

using data::pointer_to;

grade::CardItem item_of(const CardItem& item) {
  grade::CardItem out{item.id, item.group, item.maximum, {}};
  for (const auto& option : item.options.value_or({})) out.options.push_back({option.word, option.points});
  return out;
}

/// The best that an item can add: no points where higher is worse, the most where it is better.
Decimal best_of(const grade::CardItem& item, Polarity polarity) {
  const bool low = polarity == Polarity::higher_is_worse;
  if (item.options.empty()) return low ? Decimal() : item.maximum;
  const auto less = [](auto& a, auto& b) { return a.points < b.points; };
  const auto [least, most] = std::ranges::minmax_element(item.options, less);
  return low ? least->points : most->points;
}

}  // namespace

void MethodCompiler::take_card(const CardMethod& method) {
  const std::string here = at + "/score_card";
  out.card.polarity = method.polarity == Polarity::higher_is_worse ? grade::Polarity::higher_is_worse
                                                                   : grade::Polarity::higher_is_better;
  for (const auto& item : method.items) out.card.items.push_back(item_of(item));
  for (const auto& group : method.groups.value_or({})) out.card.groups.push_back({group.name, group.maximum});
  if (method.full) out.card.full = *method.full;
  out.card.bands = {{}};  // any total: what it means is said by `bands`, where a total may be in none or in two
  out.bands = bands(method.bands, here + "/bands");
  check_card(method, here);
  check_hidden_opposition(method, here);
}

void MethodCompiler::check_card(const CardMethod& method, const std::string& here) {
  for (std::size_t i = 0; i < method.items.size(); ++i) {
    const auto& item = method.items[i];
    const std::string place = pointer_to(here + "/items", i);
    if (item.options.has_value() == item.opposition.has_value())
      layer.complain(place, "pack.card_item", "an item has `options` or `opposition`, exactly one of them");
    std::vector<grade::IndexBand> ranges;
    for (std::size_t k = 0; item.options && k < item.options->size(); ++k) {
      const auto& option = (*item.options)[k];
      if (option.from || option.to) ranges.push_back(range(option.word, option, pointer_to(place + "/options", k)));
    }
    if (ranges.empty()) continue;
    for (auto& d : grade::check_bands(ranges, {0, 1})) {
      const std::string where = place + "/options" + d.pointer;
      find(where, std::move(d));
    }
  }
  if (!layer.out.scale) return;
  auto card = out.card;
  card.bands = out.bands;
  for (auto& f : grade::check(card, *layer.out.scale)) {
    const std::string place = f.item   ? pointer_to(here + "/items", *f.item)
                              : f.band ? pointer_to(here + "/bands", *f.band)
                                       : here;
    if (f.diagnostic.code != "grade.unknown") find(place, std::move(f.diagnostic));
  }
}

/// All else perfect, and everybody opposes with the greatest intensity: which grade is that?
void MethodCompiler::check_hidden_opposition(const CardMethod& method, const std::string& here) {
  for (std::size_t i = 0; i < method.items.size(); ++i) {
    if (!method.items[i].opposition) continue;
    Decimal worst;
    for (const auto& c : *method.items[i].opposition)
      worst = std::max(worst, c.intensity, [](auto& a, auto& b) { return a < b; });
    Decimal total = method.items[i].maximum * worst;
    for (std::size_t k = 0; k < out.card.items.size(); ++k)
      if (k != i) total += best_of(out.card.items[k], method.polarity);
    const auto* band = grade::find_band(out.bands, total);
    if (band == nullptr || !layer.out.scale) continue;
    if (layer.out.scale->find(band->grade) == layer.out.scale->lowest())
      find(pointer_to(here + "/items", i), "card.opposition_hidden",
           "if everybody opposes with the greatest intensity and all else is perfect, the total is " +
               total.normalized().to_string() + " and the grade `" + band->grade +
               "`: the score alone can not see unanimous opposition");
  }
}

}  // namespace riskrule::pack
