// Weights, experts and fuzzy evaluation: sections 9 and 10.
#include "commands.hpp"
#include "tools.hpp"

namespace vectors {
namespace {

grade::PairwiseMatrix golden() {
  const Decimal one = 1;
  return *grade::PairwiseMatrix::from_upper(5, std::vector<Decimal>{one / 2, 4, 3, 3, 7, 5, 5, one / 2, one / 3, one});
}

std::string table_name(std::string name) {
  std::replace(name.begin(), name.end(), '_', ' ');
  return name;
}

std::string golden_answer(const Words& line) {
  const auto eigen = grade::eigenvector_priorities(golden(), {.tolerance = d("1E-28")});
  const auto means = grade::geometric_mean_priorities(golden());
  std::vector<std::string> out;
  if (line[1] == "eigenvector" || line[1] == "geometric_mean") {
    for (const auto& w : (line[1] == "eigenvector" ? eigen : means)->weights) out.push_back(shown(w, 6));
    return joined(out);
  }
  if (line[1] == "lambda") return shown(eigen->lambda_max, 6);
  const auto table = grade::find_random_index_table(line.size() > 2 ? table_name(line[2]) : "Saaty");
  const auto found = grade::check_consistency(*eigen, *table, d("0.1"));
  return shown(line[1] == "index" ? found->index : found->ratio, 6);
}

std::string random_index(const Words& line) {
  std::vector<std::string> out;
  for (std::size_t i = 2; i < line.size(); ++i) {
    const auto ri = grade::random_index(*grade::find_random_index_table(table_name(line[1])), std::stoul(line[i]));
    if (!ri) return "none";
    out.push_back(line[i] == "16" ? shown(*ri, 6) : ri->to_string());
  }
  return joined(out);
}

std::string weight_sum(const Words& line) {
  std::vector<grade::Weight> weights;
  for (std::size_t i = 2; i < line.size(); ++i) weights.push_back({"w", d(line[i])});
  const Decimal rest = grade::missing_weight(weights);
  const bool refused = has_errors(grade::check_weights(weights, d(line[1])));
  return shown(abs(rest)) + (rest.is_negative() ? " more, " : " less, ") + (refused ? "refused" : "borne");
}

std::vector<std::vector<Decimal>> lists(const Words& line) {
  std::vector<std::vector<Decimal>> out;
  for (std::size_t i = 1; i < line.size(); ++i) {
    auto& row = out.emplace_back();
    for (const auto& cell : parts_of(line[i], ',')) row.push_back(d(cell));
  }
  return out;
}

std::string borda(const Words& line) {
  std::vector<grade::BordaItem> items;
  for (auto& row : lists(line)) items.push_back({"item", row});
  std::vector<std::string> out;
  const auto found = grade::borda_counts(items);
  for (const auto& one : *found) out.push_back(std::to_string(one.count));
  return joined(out);
}

std::string kendall(const Words& line) {
  const auto found = grade::kendall_w(lists(line));
  return shown(found->w) + " " + shown(found->chi_square);
}

std::vector<Decimal> row(const std::string& text) {
  std::vector<Decimal> out;
  for (const auto& word : words_of(text)) out.push_back(d(word));
  return out;
}

/// Six groups of a published study with their weights.
grade::FuzzyResult published() {
  const std::vector<grade::Weight> weights = {{"policy", d("0.29")},      {"society", d("0.28")},
                                              {"environment", d("0.06")}, {"finance", d("0.06")},
                                              {"technique", d("0.06")},   {"organisation", d("0.26")}};
  const std::vector<std::vector<Decimal>> rows = {
      row("0.02 0.04 0.13 0.17 0.36 0.16 0.10"), row("0 0.07 0.13 0.27 0.25 0.19 0.08"),
      row("0 0.06 0.06 0.13 0.31 0.38 0.06"),    row("0 0.06 0.06 0.38 0.31 0.19 0.06"),
      row("0.06 0 0.06 0.13 0.5 0.19 0.06"),     row("0.03 0.07 0.07 0.35 0.29 0.17 0.03")};
  return *grade::evaluate_fuzzy(weights, rows, grade::FuzzyOperator::product_sum, {grade::Normalise::never, d("0.01")});
}

std::string fuzzy(const Words& line) {
  const auto b = published().grades;
  if (line[0] == "published_groups")
    return shown(*grade::centroid(b, row("1 2 3 4 5 6 7"),
                                  line[1] == "divided" ? grade::Centroid::divided : grade::Centroid::undivided),
                 2);
  Decimal sum;
  for (const auto& one : b) sum += one;
  return shown(sum, 2);
}

std::string fuzzy_operator(const std::string& name) {
  const std::vector<std::string> names = {"min_max", "product_max", "min_sum", "product_sum"};
  const std::vector<grade::Weight> weights = {{"a", d("0.6")}, {"b", d("0.4")}};
  const std::vector<std::vector<Decimal>> rows = {row("0.5 0.5 0"), row("0.2 0.3 0.5")};
  const auto how = static_cast<grade::FuzzyOperator>(std::find(names.begin(), names.end(), name) - names.begin());
  std::vector<std::string> out;
  const auto found = grade::evaluate_fuzzy(weights, rows, how, {grade::Normalise::never, 0});
  for (const auto& one : found->grades) out.push_back(shown(one));
  return joined(out);
}

}  // namespace

std::string answer_weights(const Words& line) {
  const std::string& command = line[0];
  if (command == "golden") return golden_answer(line);
  if (command == "random_index") return random_index(line);
  if (command == "small_ratio") {
    const auto two = grade::PairwiseMatrix::from_upper(2, std::vector<Decimal>{9});
    return shown(
        grade::check_consistency(*grade::geometric_mean_priorities(*two), grade::saaty_random_index, d("0.1"))->ratio);
  }
  if (command == "weight_sum") return weight_sum(line);
  if (command == "borda") return borda(line);
  if (command == "authority") return shown(*grade::authority(d(line[1]), d(line[2])), 3);
  if (command == "kendall") return kendall(line);
  if (command == "published_groups" || command == "published_sums") return fuzzy(line);
  if (command == "operator") return fuzzy_operator(line[1]);
  return {};
}

}  // namespace vectors
