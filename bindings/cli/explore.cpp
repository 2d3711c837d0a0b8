// explore: how firm a computed grade is.
#include "riskrule/assess/explore.hpp"

#include "inputs.hpp"
#include "shown.hpp"

namespace riskrule::cli {

int run_explore(const ExploreArguments& arguments) {
  std::optional<Date> as_of;
  if (!parse_as_of(arguments.as_of, as_of)) return bad;
  const auto input = read_matter_file(arguments.matter);
  if (!input) return bad;
  const auto pack = pack_for(*input, arguments.pack, as_of);
  if (!pack) return bad;
  const auto exploration = explore(input->matter, *pack,
                                   {.as_of = as_of,
                                    .seed = arguments.seed,
                                    .draws = arguments.draws,
                                    .pert = arguments.pert,
                                    .spread = arguments.spread});
  print_placed(*input, exploration.diagnostics());
  return exploration ? show(arguments.shown, write_exploration(*exploration), *exploration) : bad;
}

}  // namespace riskrule::cli
