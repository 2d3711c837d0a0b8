// compare: two versions of one decision, what changed and what follows.
#include "riskrule/assess/compare.hpp"
#include "commands.hpp"
#include "inputs.hpp"
#include "shown.hpp"
#include "terminal.hpp"

namespace riskrule::cli {

int run_compare(const CompareArguments& arguments) {
  if (arguments.before == "-" && arguments.after == "-") {
    print({{.code = "usage.stdin", .message = "standard input serves once", .file = "<stdin>"}});
    return bad;
  }
  const auto before = assess_file(arguments.before, arguments.pack, arguments.as_of);
  const auto after = assess_file(arguments.after, arguments.pack, arguments.as_of);
  if (!before || !after) return bad;
  const auto comparison = compare(before->input.matter, before->assessment, after->input.matter, after->assessment);
  return show(arguments.shown, write_comparison(comparison), comparison);
}

}  // namespace riskrule::cli
