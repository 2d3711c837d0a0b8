#include <fstream>
#include <iostream>
#include <iterator>
#include <riskrule/riskrule.hpp>

int main(int, char** argv) {
  std::ifstream file(argv[1]);
  auto matter = riskrule::read_matter(std::string(std::istreambuf_iterator<char>(file), {}), argv[1]);
  if (!matter) return std::cerr << riskrule::to_text(matter.diagnostics()), 1;
  auto assessment = riskrule::assess(*matter);
  if (!assessment) return std::cerr << riskrule::to_text(assessment.diagnostics()), 1;
  std::cout << riskrule::report::to_text(*matter, *assessment);
}
