// Degrees and indexes: sections 4 and 5.
#include "commands.hpp"
#include "tools.hpp"

namespace vectors {
namespace {

const std::vector<std::string> likelihoods = {"很低", "较低", "中等", "较高", "很高"};
const std::vector<std::string> impacts = {"可忽略", "较小", "中等", "较大", "严重"};

std::size_t place(const std::vector<std::string>& all, const std::string& word) {
  return static_cast<std::size_t>(std::find(all.begin(), all.end(), word) - all.begin());
}

std::string degree(const Words& line) {
  const auto grid = usual_grid(line[1] == "end" ? end_scores() : midpoint_scores());
  const std::string* word = grid.at(place(likelihoods, line[2]), place(impacts, line[3]));
  return word == nullptr ? "no cell" : *word;
}

/// What a program with binary numbers would do: the cells that it puts one band too high.
std::string binary_cells() {
  const double scores[] = {0.2, 0.4, 0.6, 0.8, 1.0};
  const double bounds[] = {0.04, 0.16, 0.36, 0.64};
  std::string out;
  for (int i = 1; i <= 5; ++i)
    for (int j = 1; j <= 5; ++j) {
      int level = 1;
      for (const double bound : bounds) level += scores[i - 1] * scores[j - 1] <= bound ? 0 : 1;
      if (level == *grade::level_of_ranks(i, j) + 1)
        out += (out.empty() ? "(" : " (") + std::to_string(i) + "," + std::to_string(j) + ")";
    }
  return out;
}

std::string moved_by_midpoints() {
  const auto ends = usual_grid(end_scores());
  const auto middles = usual_grid(midpoint_scores());
  int moved = 0;
  for (std::size_t i = 0; i < 5; ++i)
    for (std::size_t j = 0; j < 5; ++j) moved += *ends.at(i, j) == *middles.at(i, j) ? 0 : 1;
  return std::to_string(moved);
}

std::string index(const Words& line) {
  std::vector<grade::Factor> factors;
  for (std::size_t i = 2; i < line.size(); ++i) {
    const auto parts = parts_of(line[i], ':');
    const auto ranks = parts_of(parts.back(), ',');
    const auto score = [&](std::size_t k) { return d(ranks.at(k)) / 5; };
    factors.push_back({"f", d(parts.front()), score(0), score(1)});
  }
  std::vector<grade::RepresentedBand> bands;
  for (const auto& band : degree_bands()) bands.push_back({band, band.up_to});
  const auto t = line[1] == "A"   ? grade::index_by_representative_values(factors, bands)
                 : line[1] == "B" ? grade::index_by_raw_products(factors)
                                  : grade::index_by_likelihood_grades(factors);
  if (!t) return t.diagnostics()[0].message;
  if (line[1] == "C") return shown(t->value);
  const std::vector<grade::IndexBand> grades = {{"低", {}, false, d("0.36"), false},
                                                {"中", d("0.36"), true, d("0.64"), true},
                                                {"高", d("0.64"), false, {}, false}};
  return shown(t->value) + " " + grade::find_band(grades, t->value)->grade;
}

std::string degrees(const Words& line) {
  const auto grid = usual_grid(end_scores());
  std::vector<std::string> out;
  for (std::size_t i = 1; i < line.size(); ++i) {
    const auto ranks = parts_of(line[i], ',');
    out.push_back(*grid.at(std::stoul(ranks.at(0)) - 1, std::stoul(ranks.at(1)) - 1));
  }
  return joined(out);
}

}  // namespace

std::string answer_degrees(const Words& line) {
  const std::string& command = line[0];
  if (command == "degree") return degree(line);
  if (command == "level") return std::to_string(*grade::level_of_ranks(std::stoi(line[1]), std::stoi(line[2])));
  if (command == "cells") return std::to_string(usual_grid(end_scores()).count(line[1]));
  if (command == "product") return shown(grade::degree_value(d(line[1]), d(line[2])));
  if (command == "binary_cells") return binary_cells();
  if (command == "moved_by_midpoints") return moved_by_midpoints();
  if (command == "on_a_bound")
    return std::to_string(
        grade::cells_on_bounds(*grade::Scale::make(degree_bands()), end_scores(), end_scores()).size());
  if (command == "index") return index(line);
  if (command == "degrees") return degrees(line);
  return {};
}

std::string answer(const Words& line) {
  if (line.empty()) return "an empty line";
  for (const auto family :
       {&answer_degrees, &answer_weights, &answer_surveys, &answer_cards, &answer_matrix, &answer_outline})
    if (auto out = family(line); !out.empty()) return out;
  return "there is no command " + line[0];
}

}  // namespace vectors
