#include <fstream>
#include <iostream>
#include <iterator>
#include <riskrule/riskrule_c.hpp>

int main(int, char** argv) {
  std::ifstream file(argv[1]);
  const std::string json{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  try {
    const riskrule::c::Matter matter = riskrule::c::Matter::read(json, argv[1]);
    const riskrule::c::Assessment assessment = riskrule::c::assess(matter);
    for (const riskrule::c::Finding& finding : assessment.findings()) {
      std::cout << finding.duty << ": " << finding.verdict << '\n';
    }
    std::cout << assessment.grade() << '\n';
  } catch (const riskrule::c::Error& error) {
    std::cerr << error.what();
    return 1;
  }
}
