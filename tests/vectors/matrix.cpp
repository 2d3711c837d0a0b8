// Cox's axioms: section 11.
#include <map>

#include "commands.hpp"
#include "tools.hpp"

namespace vectors {
namespace {

std::vector<Decimal> fifths() {
  auto out = end_scores();
  out.insert(out.begin(), Decimal());
  return out;
}

/// `微小,较小|一般|较大,重大`: colours lowest first, each with its levels.
grade::GradeScale colours_of(const std::string& text) {
  std::vector<grade::GradeName> names;
  int number = 0;
  for (const auto& colour : parts_of(text, '|'))
    names.push_back({"colour " + std::to_string(++number), parts_of(colour, ',')});
  return *grade::GradeScale::make(std::move(names));
}

template <class Ask>
auto of_grid(const std::string& colours, Ask ask) {
  const auto grid = usual_grid(end_scores());
  const auto scale = colours_of(colours);
  const auto bounds = fifths();
  return ask(grade::MatrixToCheck{grid, scale, bounds, bounds});
}

const std::string levels = "微小|较小|一般|较大|重大";

std::string weak(const Words& line) {
  const auto pairs = of_grid(levels, [](const auto& check) { return grade::weak_consistency(check); });
  for (const auto& pair : *pairs) {
    if (std::to_string(pair.higher + 1) != line[1] || std::to_string(pair.lower + 1) != line[2]) continue;
    return pair.consistent == grade::Consistent::yes  ? "yes"
           : pair.consistent == grade::Consistent::no ? "no"
                                                      : "at_equality";
  }
  return "no such pair";
}

/// How often each finding was made, in the order of the checks.
std::string check(const std::string& colours) {
  const auto found = of_grid(colours, [](const auto& asked) { return grade::check_matrix(asked); });
  std::vector<std::pair<std::string, int>> counts;
  for (const auto& one : *found) {
    const std::string name = std::string(to_string(one.problem.severity)) + ":" +
                             one.problem.code.substr(std::string("grade.matrix_").size());
    if (counts.empty() || counts.back().first != name) counts.emplace_back(name, 0);
    ++counts.back().second;
  }
  std::vector<std::string> out;
  for (const auto& [name, n] : counts) out.push_back(n == 1 ? name : std::to_string(n) + "*" + name);
  return out.empty() ? "sound" : joined(out);
}

std::string monotone() {
  const auto found = of_grid(levels, [](const auto& asked) { return grade::check_matrix(asked); });
  for (const auto& one : *found)
    if (one.problem.code == "grade.matrix_monotone") return "no";
  return "yes";
}

}  // namespace

std::string answer_matrix(const Words& line) {
  const std::string& command = line[0];
  if (command == "weak") return weak(line);
  if (command == "monotone") return monotone();
  if (command == "ties")
    return shown(*of_grid(line[1], [](const auto& asked) { return grade::tie_share(asked); }) * 100, 0);
  if (command == "resolution") {
    const auto found = of_grid(line[1], [](const auto& asked) { return grade::resolution(asked); });
    return "correct " + shown(found->correct * 100, 0) + " reversed " + shown(found->reversed * 100, 1);
  }
  if (command == "check") return check(line[1]);
  return {};
}

}  // namespace vectors
