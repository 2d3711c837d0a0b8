// The command line of the commands that ask on: compare and the like.
#include "questions.hpp"

#include "commands.hpp"
#include "usage.hpp"

namespace riskrule::cli {
namespace {

const CLI::Validator forms = one_of({"text", "json", "markdown", "html"});

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

void add_explore(CLI::App& app, int& exit_code) {
  auto* command = app.add_subcommand(
      "explore", "How firm the grade is: distance to the next, smallest changes, sensitivity, measures, simulation");
  auto a = std::make_shared<ExploreArguments>();
  command->add_option("matter", a->matter, "JSON file of a matter; - is standard input")->required();
  add_pack(*command, a->pack);
  add_as_of(*command, a->as_of);
  command->add_option("--draws", a->draws, "Draws of a simulation (default: none)")->check(CLI::NonNegativeNumber);
  command->add_option("--seed", a->seed, "Its seed; the same seed gives the same counts everywhere")
      ->check(CLI::NonNegativeNumber);
  command->add_option("--spread", a->spread, "Ranks by which a rank may be off, either way")
      ->check(CLI::NonNegativeNumber)
      ->capture_default_str();
  command->add_flag("--pert", a->pert, "Draw from PERT instead of triangular distributions");
  add_shown(*command, a->shown);
  command->footer("Example: riskrule explore matter.json --pack method.index-b --draws 100000 --seed 42");
  command->callback([a, &exit_code] { exit_code = run_explore(*a); });
}

void add_similar(CLI::App& app, int& exit_code) {
  auto* command = app.add_subcommand(
      "similar",
      "Case reference (案例参照法): the nearest assessed matters of a base, and what they had that this one lacks");
  auto a = std::make_shared<SimilarArguments>();
  command->add_option("matter", a->matter, "JSON file of a matter; - is standard input")->required();
  command->add_option("--base", a->base, "Folder of matters, or a file of one matter or of NDJSON")->required();
  command->add_option("--features", a->features,
                      "JSON file of features and weights (riskrule schema features; default: those in seeds/features)");
  command->add_option("-k,--nearest", a->most, "How many cases to show")
      ->check(CLI::NonNegativeNumber)
      ->capture_default_str();
  add_pack(*command, a->pack);
  add_as_of(*command, a->as_of);
  add_shown(*command, a->shown);
  command->footer("Example: riskrule similar matter.json --base archive/ -k 5");
  command->callback([a, &exit_code] { exit_code = run_similar(*a); });
}

void add_survey(CLI::App& app, int& exit_code) {
  auto* command = app.add_subcommand(
      "survey", "Visits and surveys (走访调查法): counts, shares and intervals from raw returns in CSV");
  auto a = std::make_shared<SurveyArguments>();
  command->add_option("csv", a->csv, "CSV file, one row per return, with a header; - is standard input")->required();
  command->add_option("--map", a->map, "JSON file: what the columns and words mean (riskrule schema survey-map)")
      ->required();
  command->add_option("--into", a->into,
                      "JSON file of a matter: write it with the counts in the consultation that the map names");
  add_shown(*command, a->shown);
  command->footer(
      "A word that the map does not have is an error: no answer is lost or counted as another.\n"
      "Example: riskrule survey returns.csv --map map.json --into matter.json -o with-returns.json");
  command->callback([a, &exit_code] { exit_code = run_survey(*a); });
}

void add_follow_up(CLI::App& app, int& exit_code) {
  auto* command = app.add_subcommand(
      "follow-up",
      "After the decision: measures overdue, triggers, duties of execution, evaluators who judge themselves");
  auto a = std::make_shared<FollowUpArguments>();
  command->add_option("matter", a->matter, "JSON file of a matter; - is standard input")->required();
  command->add_option("--as-of", a->as_of, "The day, YYYY-MM-DD; no clock is read")->required();
  add_pack(*command, a->pack);
  add_shown(*command, a->shown);
  command->footer("Example: riskrule follow-up matter.json --as-of 2025-06-30");
  command->callback([a, &exit_code] { exit_code = run_follow_up(*a); });
}

void add_recheck(CLI::App& app, int& exit_code) {
  auto* command = app.add_subcommand(
      "recheck", "Make an assessment again from its matter and name every difference, with its place");
  auto a = std::make_shared<RecheckArguments>();
  command->add_option("assessment", a->assessment, "JSON file of an assessment; - is standard input")->required();
  command->add_option("matter", a->matter, "JSON file of the matter that was assessed; - is standard input")
      ->required();
  command->add_option("--pack", a->pack,
                      "Pack's file, where it is none of those built in (default: the packs named there)");
  command->footer(
      "The packs and the date are those that the assessment names. Exits with 1 if anything differs.\n"
      "Example: riskrule assess matter.json --format json -o kept.json; riskrule recheck kept.json matter.json");
  command->callback([a, &exit_code] { exit_code = run_recheck(*a); });
}

}  // namespace

void add_questions(CLI::App& app, int& exit_code) {
  add_compare(app, exit_code);
  add_explore(app, exit_code);
  add_similar(app, exit_code);
  add_survey(app, exit_code);
  add_follow_up(app, exit_code);
  add_recheck(app, exit_code);
}

}  // namespace riskrule::cli
