// The command line of the commands that ask on: compare and the like.
#include "questions.hpp"

#include "commands.hpp"

namespace riskrule::cli {
namespace {

const CLI::IsMember forms({"text", "json", "markdown", "html"});

void add_shown(CLI::App& command, ShownArguments& shown) {
  command.add_option("-f,--format", shown.format, "text, json, markdown or html")->check(forms)->capture_default_str();
  command.add_option("-o,--output", shown.output,
                     "Write to this file instead of standard output; it appears whole or not at all");
}

void add_pack(CLI::App& command, std::string& pack) {
  command.add_option("--pack", pack,
                     "Id of a built-in pack, or a pack's file (default: by the matter's place and date)");
}

void add_as_of(CLI::App& command, std::string& as_of) {
  command.add_option("--as-of", as_of,
                     "Judge as of this date, YYYY-MM-DD (default: the latest that the matter states)");
}

void add_compare(CLI::App& app, int& exit_code) {
  auto* command =
      app.add_subcommand("compare", "Compare two versions of one decision: inputs, findings, risks, grade, outcome");
  auto a = std::make_shared<CompareArguments>();
  command->add_option("before", a->before, "JSON file of the earlier version")->required();
  command->add_option("after", a->after, "JSON file of the later version")->required();
  add_pack(*command, a->pack);
  add_as_of(*command, a->as_of);
  add_shown(*command, a->shown);
  command->footer(
      "Packs and dates are compared by assess: --pack A --pack B, --as-of D --as-of E.\n"
      "Example: riskrule compare 2023.json 2024.json --format markdown");
  command->callback([a, &exit_code] { exit_code = run_compare(*a); });
}

}  // namespace

void add_questions(CLI::App& app, int& exit_code) { add_compare(app, exit_code); }

}  // namespace riskrule::cli
