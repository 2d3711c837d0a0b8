// explain: findings, grade and outcome, step by step.
#include <iostream>

#include "commands.hpp"
#include "inputs.hpp"
#include "riskrule/base/guess.hpp"
#include "terminal.hpp"

namespace riskrule::cli {

int run_explain(const ExplainArguments& arguments) {
  std::optional<Date> as_of;
  if (!parse_as_of(arguments.as_of, as_of)) return bad;
  const auto input = read_matter_file(arguments.matter);
  if (!input) return bad;
  const auto assessment = assess_under(*input, arguments.pack, as_of);
  if (!assessment) return bad;
  const std::string text = explain(*assessment, arguments.finding);
  if (text.empty()) {
    std::vector<std::string> ids;
    for (const auto& finding : assessment->findings) ids.push_back(finding.duty);
    print({{.code = "usage.finding",
            .message = "there is no finding `" + arguments.finding + "` in this assessment",
            .guess = nearest(arguments.finding, ids)}});
    return bad;
  }
  std::cout << text << std::flush;
  return done;
}

}  // namespace riskrule::cli
