// Score cards and tables of bands: sections 7 and 3. The cards are those of the shipped packs.
#include "commands.hpp"
#include "pack/compiled.hpp"
#include "tools.hpp"

namespace vectors {
namespace {

const riskrule::pack::CompiledMethod& method_of(const std::string& card) {
  return riskrule::pack::builtin("method." + card)->compiled().methods.at(0);
}

Decimal most(const grade::CardItem& item) {
  Decimal out = item.options.empty() ? item.maximum : Decimal();
  for (const auto& option : item.options)
    if (option.points > out) out = option.points;
  return out;
}

std::string maxima(const Words& line) {
  Decimal sum;
  for (const auto& item : method_of(line[1]).card.items)
    if (line.size() < 3 || item.group == line[2]) sum += item.maximum;
  return shown(sum).find('E') == std::string::npos ? shown(sum) : sum.to_string();
}

std::string total(const std::string& card, const Decimal& value) {
  std::vector<std::string> out;
  for (const auto& band : method_of(card).bands)
    if (band.holds(value)) out.push_back(band.grade);
  return joined(out);
}

/// Everybody opposes with the greatest intensity; every other item has its best option.
std::string unanimous(const std::string& card) {
  std::vector<grade::CardAnswer> answers;
  for (const auto& item : method_of(card).card.items)
    answers.push_back(
        {item.id, item.options.empty() ? "" : item.options.front().word, item.options.empty() ? item.maximum : 0});
  const auto score = grade::score(method_of(card).card, answers);
  return score ? shown(score->total) + " " + total(card, score->total) : score.diagnostics()[0].message;
}

std::string opposition(const Words& line) {
  std::vector<grade::OpinionClass> classes;
  for (std::size_t i = 2; i < line.size(); ++i)
    classes.push_back({d(parts_of(line[i], ':')[0]), d(parts_of(line[i], ':')[1])});
  return shown(*grade::opinion_points(d(line[1]), classes));
}

/// The points of the options whose range holds a share.
std::string options(const Words& line) {
  std::vector<std::string> out;
  for (const auto& item : method_of(line[1]).source->score_card->items) {
    if (item.id != line[2]) continue;
    for (const auto& o : *item.options) {
      const auto bound = [](const auto& b) { return b ? std::optional(*b) : std::nullopt; };
      const grade::IndexBand range{o.word, bound(o.from), o.from_closed.value_or(true), bound(o.to),
                                   o.to_closed.value_or(true)};
      if (range.holds(d(line[3]))) out.push_back(shown(o.points));
    }
  }
  return joined(out);
}

/// `[21..35]:中`, `..20]:低`, `[36..:高`; a round bracket leaves the end out.
grade::IndexBand band_of(const std::string& text) {
  const auto colon = text.rfind(':');
  const auto dots = text.find("..");
  const std::string low = text.substr(0, dots);
  const std::string high = text.substr(dots + 2, colon - dots - 2);
  grade::IndexBand out{text.substr(colon + 1), {}, false, {}, false};
  if (!low.empty()) {
    out.from = d(low.substr(1));
    out.from_closed = low[0] == '[';
  }
  if (!high.empty()) {
    out.to = d(high.substr(0, high.size() - 1));
    out.to_closed = high.back() == ']';
  }
  return out;
}

std::string bands(const Words& line) {
  std::vector<grade::IndexBand> all;
  for (std::size_t i = 4; i < line.size(); ++i) all.push_back(band_of(line[i]));
  grade::PossibleValues possible{d(line[1]), d(line[2])};
  if (line[3] != "-") possible.step = d(line[3]);
  const auto found = codes_of(grade::check_bands(all, possible));
  return found.empty() ? "sound" : joined(found);
}

}  // namespace

std::string answer_cards(const Words& line) {
  const std::string& command = line[0];
  if (command == "maxima" || command == "group") return maxima(line);
  if (command == "items") return std::to_string(method_of(line[1]).card.items.size());
  if (command == "most") {
    Decimal sum;
    for (const auto& item : method_of(line[1]).card.items) sum += most(item);
    return shown(sum);
  }
  if (command == "unanimous") return unanimous(line[1]);
  if (command == "opposition") return opposition(line);
  if (command == "total") return total(line[1], d(line[2]));
  if (command == "options") return options(line);
  if (command == "bands") return bands(line);
  return {};
}

}  // namespace vectors
