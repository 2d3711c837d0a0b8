// riskrule: the program. This file knows the command line and nothing else.
#include <CLI/CLI.hpp>
#include <iostream>

#include "commands.hpp"
#include "questions.hpp"
#include "riskrule/assess/assess.hpp"
#include "terminal.hpp"
#include "usage.hpp"

namespace {

using riskrule::cli::AssessArguments;
using riskrule::cli::DmnArguments;
using riskrule::cli::ExplainArguments;

using riskrule::cli::one_of;

const CLI::Validator text_or_json = one_of({"text", "json"});

void add_assess(CLI::App& app, int& exit_code) {
  auto* command = app.add_subcommand(
      "assess", "Assess matters: what did the law require, was it done, which grade follows; compare packs and dates");
  auto a = std::make_shared<AssessArguments>();
  command
      ->add_option(
          "matter", a->matters,
          "JSON files of matters; folders of them (*.json, *.ndjson, *.jsonl); - is standard input, one matter "
          "or one a line")
      ->required();
  command
      ->add_option("--pack", a->packs,
                   "Id of a built-in pack, ids joined by + (cn.shanghai+cn.land), or a pack's file. Without it the "
                   "packs follow from the matter's jurisdiction, date and kind. Named several times: where they "
                   "disagree and why, side by side")
      ->allow_extra_args(false);
  command
      ->add_option("--as-of", a->as_of,
                   "Judge as of this date, YYYY-MM-DD (default: the latest date that the matter states). Named several "
                   "times: the same facts under the rules of each date, side by side")
      ->allow_extra_args(false);
  command
      ->add_option("-f,--format", a->format,
                   "text (of folders and lines: a line each), json, ndjson (JSON on a line each), markdown or html")
      ->check(one_of({"text", "json", "ndjson", "markdown", "html"}))
      ->capture_default_str();
  command->add_option("-o,--output", a->output,
                      "Write to this file instead of standard output; it appears whole or not at all");
  command->add_option("--fail-on", a->fail_on, "Exit with 1 if the outcome has one of: violated, cannot_tell, blocked")
      ->check(one_of({"violated", "cannot_tell", "blocked"}))
      ->delimiter(',')
      ->allow_extra_args(false);
  command->add_option("-j,--threads", a->threads, "Threads for many matters (default: one per processor)")
      ->check(CLI::Range(0U, 1024U));
  command->add_flag("--lines", a->lines, "Standard input is one matter a line, whatever its first line looks like");
  command->add_flag("-a,--all", a->every_duty, "In text: also the duties that are met or not due, in full");
  command->footer(
      "Of folders and lines a bad matter is reported and the others go on; at the end standard error says how many "
      "there were. Files that are named appear all or not at all.\n"
      "Examples: riskrule assess matter.json --pack cn.shanghai --pack cn\n"
      "          riskrule assess archive/ --format ndjson -o assessments.ndjson");
  command->callback([a, &exit_code] { exit_code = riskrule::cli::run_assess(*a); });
}

void add_explain(CLI::App& app, int& exit_code) {
  auto* command = app.add_subcommand("explain", "Explain findings, grade and outcome, step by step");
  auto a = std::make_shared<ExplainArguments>();
  command->add_option("matter", a->matter, "JSON file of a matter; - is standard input")->required();
  command->add_option("--finding", a->finding, "Only the finding of this duty");
  command->add_option("--pack", a->pack, "Id of a built-in pack, ids joined by +, or a pack's file");
  command->add_option("--as-of", a->as_of, "Judge as of this date, YYYY-MM-DD");
  command->callback([a, &exit_code] { exit_code = riskrule::cli::run_explain(*a); });
}

void add_packs(CLI::App& app, int& exit_code) {
  auto* check = app.add_subcommand(
      "check", "Check packs, matters and the decision tables of DMN models: every problem, with its place");
  auto files = std::make_shared<std::vector<std::string>>();
  auto format = std::make_shared<std::string>("text");
  auto against = std::make_shared<std::string>();
  check->add_option("file", *files, "JSON files of packs or matters, XML files of DMN models")->required();
  check->add_option("-f,--format", *format, "text or json")->check(text_or_json)->capture_default_str();
  check->add_option("--pack", *against,
                    "Hold the grades of a matter against this pack (default: that of its place and date)");
  check->callback(
      [files, against, format, &exit_code] { exit_code = riskrule::cli::run_check(*files, *against, *format); });

  auto* test = app.add_subcommand("test", "Run the tests inside packs");
  auto packs = std::make_shared<std::vector<std::string>>();
  auto verbose = std::make_shared<bool>(false);
  test->add_option("pack", *packs, "Ids of built-in packs, or files (default: every built-in pack)");
  test->add_flag("-v,--verbose", *verbose, "A line for each test");
  test->callback([packs, verbose, &exit_code] { exit_code = riskrule::cli::run_test(*packs, *verbose); });

  auto* list = app.add_subcommand("packs", "List the built-in packs, or write the decision tables of one as DMN");
  auto list_format = std::make_shared<std::string>("text");
  auto dmn = std::make_shared<std::string>();
  auto output = std::make_shared<std::string>();
  list->add_option("-f,--format", *list_format, "text or json")->check(text_or_json)->capture_default_str();
  auto* tables = list->add_option("--dmn", *dmn, "Write the tables of this pack, an id or a file, as a DMN model");
  list->add_option("-o,--output", *output, "Write to this file instead of standard output")->needs(tables);
  list->callback([list_format, dmn, output, &exit_code] {
    exit_code = dmn->empty() ? riskrule::cli::run_packs(*list_format) : riskrule::cli::run_packs_dmn(*dmn, *output);
  });
}

void add_language(CLI::App& app, int& exit_code) {
  auto* schema = app.add_subcommand("schema", "Print a JSON Schema (2020-12)");
  auto type = std::make_shared<std::string>();
  schema->add_option("type", *type, "Of what")->required()->check(one_of(riskrule::schema_words()));
  schema->callback([type, &exit_code] { exit_code = riskrule::cli::run_schema(*type); });

  auto* write = app.add_subcommand("write", "Write a matter again: members in the order of the schema, in UTF-8");
  auto matter = std::make_shared<std::string>();
  auto output = std::make_shared<std::string>();
  write->add_option("matter", *matter, "JSON file of a matter; - is standard input")->required();
  write->add_option("-o,--output", *output, "Write to this file instead of standard output");
  write->callback([matter, output, &exit_code] { exit_code = riskrule::cli::run_write(*matter, *output); });

  auto* feel = app.add_subcommand("feel", "Evaluate a FEEL expression");
  auto expression = std::make_shared<std::string>();
  auto context = std::make_shared<std::string>();
  auto strict = std::make_shared<bool>(false);
  auto feel_format = std::make_shared<std::string>("feel");
  feel->add_option("expression", *expression,
                   "The expression; - is standard input. One that begins with an option (-f, --x) stands behind --")
      ->required();
  feel->add_option("-f,--format", *feel_format, "The value as feel or as json")
      ->check(one_of({"feel", "json"}))
      ->capture_default_str();
  feel->add_option("--context", *context, "JSON file whose members are the names that the expression may use");
  feel->add_flag("--strict", *strict, "Unknown names and wrong types are errors instead of null");
  feel->callback([expression, context, strict, feel_format, &exit_code] {
    exit_code = riskrule::cli::run_feel(*expression, *context, *strict, *feel_format == "json");
  });

  auto* builtins = app.add_subcommand("builtins", "The manual of the built-in functions");
  auto format = std::make_shared<std::string>("text");
  builtins->add_option("-f,--format", *format, "text or markdown")
      ->check(one_of({"text", "markdown"}))
      ->capture_default_str();
  builtins->callback([format, &exit_code] { exit_code = riskrule::cli::run_builtins(*format); });

  auto* tck = app.add_subcommand("tck", "Run DMN conformance cases");
  auto dirs = std::make_shared<std::vector<std::string>>();
  auto csv = std::make_shared<std::string>();
  auto verbose = std::make_shared<bool>(false);
  tck->add_option("dir", *dirs, "Folders of conformance cases")->required();
  tck->add_option("--csv", *csv, "Write a line for each case to this file");
  tck->add_flag("-v,--verbose", *verbose, "Also what failed, by folder");
  tck->callback([dirs, csv, verbose, &exit_code] {
    exit_code = riskrule::cli::run_tck(*dirs, *csv, *verbose, std::cout, std::cerr);
  });
}

void add_dmn(CLI::App& app, int& exit_code) {
  auto* command = app.add_subcommand("dmn", "Evaluate a DMN model and say how its decisions came about");
  auto a = std::make_shared<DmnArguments>();
  command->add_option("model", a->model, "DMN file (XML, DMN 1.1 to 1.5); - is standard input")->required();
  command->add_option("-i,--input", a->input,
                      "JSON object with a member for each input; - is standard input. Dates, times and durations are "
                      "texts such as 2024-03-01 or P30D. Without it the inputs that are needed are listed");
  command
      ->add_option("-d,--decision", a->decisions,
                   "Name of a decision, with --format values also of a decision service; may be repeated (default: the "
                   "decisions that no other requires)")
      ->allow_extra_args(false);
  command->add_option("-f,--format", a->format, "text; json, with every step; values, as JSON without the steps")
      ->check(one_of({"text", "json", "values"}))
      ->capture_default_str();
  command->footer("Example: riskrule dmn lending.dmn --input applicant.json --decision Routing");
  command->callback([a, &exit_code] { exit_code = riskrule::cli::run_dmn(*a); });
}

}  // namespace

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  CLI::App app("Assesses major administrative decisions (重大行政决策): duties, risks, grade, outcome, and why",
               "riskrule");
  app.set_version_flag("--version", "riskrule " RISKRULE_VERSION);
  app.require_subcommand(1);
  auto& settings = riskrule::cli::settings();
  app.add_option_function<std::string>(
         "--encoding", [&](const std::string& name) { settings.gb18030 = name == "gb18030"; },
         "Of the inputs: utf-8 (default) or gb18030. Output is UTF-8")
      ->check(one_of({"utf-8", "gb18030"}));
  app.add_option_function<std::string>(
         "--diagnostics", [&](const std::string& form) { settings.json_diagnostics = form == "json"; },
         "On standard error: text (default), or json, an object a line")
      ->check(text_or_json);
  app.fallthrough();
  app.footer(
      "Exit codes: 0 done; 1 done, and the answer is no: --fail-on matched, a test inside a pack failed, recheck found a "
      "difference; 2 bad input or usage, or the output could not be written.\n"
      "Example: riskrule assess matter.json --format html -o report.html");
  int exit_code = riskrule::cli::done;
  add_assess(app, exit_code);
  add_explain(app, exit_code);
  riskrule::cli::add_questions(app, exit_code);
  add_packs(app, exit_code);
  add_language(app, exit_code);
  add_dmn(app, exit_code);
  if (const auto ended = riskrule::cli::parse(app, argc, argv)) return *ended;
  if (exit_code != riskrule::cli::bad && !riskrule::cli::flush_output()) return riskrule::cli::bad;
  return exit_code;
}
