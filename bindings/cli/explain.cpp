// explain: findings, grade and outcome, step by step.
#include <iostream>

#include "commands.hpp"
#include "inputs.hpp"
#include "riskrule/base/guess.hpp"
#include "terminal.hpp"

namespace riskrule::cli {

int run_explain(const ExplainArguments& arguments) {
  const auto one = assess_file(arguments.matter, arguments.pack, arguments.as_of);
  if (!one) return bad;
  const std::string text = explain(one->assessment, arguments.finding);
  if (text.empty()) {
    std::vector<std::string> ids;
    for (const auto& finding : one->assessment.findings) ids.push_back(finding.duty);
    print({{.code = "usage.finding",
            .message = "there is no finding `" + arguments.finding + "` in this assessment",
            .guess = nearest(arguments.finding, ids)}});
    return bad;
  }
  std::cout << text << std::flush;
  return done;
}

}  // namespace riskrule::cli
