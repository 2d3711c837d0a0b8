// follow-up: measures, triggers, duties and evaluators after the decision.
#include "riskrule/assess/follow_up.hpp"

#include "inputs.hpp"
#include "shown.hpp"

namespace riskrule::cli {

int run_follow_up(const FollowUpArguments& arguments) {
  const auto one = assess_file(arguments.matter, arguments.pack, arguments.as_of);
  if (!one) return bad;
  const auto after = follow_up(one->input.matter, one->assessment);
  return show(arguments.shown, write_follow_up(after), after);
}

}  // namespace riskrule::cli
