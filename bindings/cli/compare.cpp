// compare: two versions of one decision, what changed and what follows.
#include "riskrule/assess/compare.hpp"
#include "commands.hpp"
#include "inputs.hpp"
#include "shown.hpp"
#include "terminal.hpp"

namespace riskrule::cli {

int run_compare(const CompareArguments& arguments) {
  std::optional<Date> as_of;
  if (!parse_as_of(arguments.as_of, as_of)) return bad;
  const auto before = read_matter_file(arguments.before);
  const auto after = read_matter_file(arguments.after);
  if (!before || !after) return bad;
  const auto assessed_before = assess_under(*before, arguments.pack, as_of);
  const auto assessed_after = assess_under(*after, arguments.pack, as_of);
  if (!assessed_before || !assessed_after) return bad;
  const auto comparison = compare(before->matter, *assessed_before, after->matter, *assessed_after);
  return show(arguments.shown, write_comparison(comparison), comparison);
}

}  // namespace riskrule::cli
