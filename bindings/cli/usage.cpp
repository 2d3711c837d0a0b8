#include "usage.hpp"

#include <algorithm>
#include <iostream>

#include "riskrule/base/guess.hpp"
#include "terminal.hpp"

namespace riskrule::cli {
namespace {

using Words = std::vector<std::string>;

std::string listed(const Words& words) {
  std::string out;
  for (const auto& word : words) out += (out.empty() ? "" : ", ") + word;
  return out;
}

bool is_option(const std::string& word) { return word.size() > 1 && word.front() == '-'; }

/// The command that was named, or the program where none was.
const CLI::App& used(const CLI::App& app) {
  const auto named = app.get_subcommands();
  return named.empty() ? app : *named.front();
}

std::string full_name(const CLI::App& app) {
  const CLI::App& command = used(app);
  return &command == &app ? app.get_name() : app.get_name() + " " + command.get_name();
}

Words command_names(const CLI::App& app) {
  Words out;
  for (const auto* command : app.get_subcommands([](const CLI::App*) { return true; }))
    out.push_back(command->get_name());
  return out;
}

/// `--name` and `-n` of the options that may be given here.
Words option_names(const CLI::App& app) {
  Words out;
  for (const CLI::App* level : {&used(app), &app})
    for (const auto* option : level->get_options()) {
      for (const auto& name : option->get_lnames()) out.push_back("--" + name);
      for (const auto& name : option->get_snames()) out.push_back("-" + name);
    }
  return out;
}

Diagnostic unknown_option(const CLI::App& app, const std::string& word) {
  const std::string name = word.substr(0, word.find('='));
  return {.code = "usage.option",
          .message = "there is no option `" + name + "`",
          .guess = nearest(name, option_names(app))};
}

Diagnostic unknown_command(const CLI::App& app, const std::string& word) {
  const auto names = command_names(app);
  return {.code = "usage.command",
          .message = "there is no command `" + word + "`; the commands are " + listed(names),
          .guess = nearest(word, names)};
}

/// Everything that is wrong. The parser stops at what it misses first, so what it could not place is asked for.
Diagnostics problems_of(const CLI::App& app, const CLI::ParseError& error) {
  Diagnostics out;
  const bool has_command = !app.get_subcommands().empty();
  const auto left = app.remaining(true);
  for (const auto& word : left)
    if (is_option(word)) out.push_back(unknown_option(app, word));
  const auto other = std::ranges::find_if_not(left, is_option);
  if (!has_command && other != left.end()) out.push_back(unknown_command(app, *other));
  if (has_command && other != left.end() && dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr)
    out.push_back({.code = "usage.extra", .message = "there is one argument too many: `" + *other + "`"});
  if (!out.empty()) return out;
  if (!has_command && dynamic_cast<const CLI::RequiredError*>(&error) != nullptr)
    return {
        {.code = "usage.command", .message = "a command is missing; the commands are " + listed(command_names(app))}};
  return {{.code = "usage.arguments", .message = error.what()}};
}

int complain(const CLI::App& app, const CLI::ParseError& error) {
  auto problems = problems_of(app, error);
  for (auto& problem : problems) problem.file = full_name(app);
  print(problems);
  if (!settings().json_diagnostics) std::cerr << "`" << full_name(app) << " --help` tells more\n";
  return bad;
}

/// A FEEL expression may begin with `-`. A word with one `-` that `feel` could not place is that expression: the same
/// arguments again, with it behind `--`; nothing if that is not what happened.
Words with_expression_last(const CLI::App& app, Words arguments) {
  const auto left = app.remaining(true);
  if (used(app).get_name() != "feel" || used(app).get_option("expression")->count() > 0) return {};
  if (left.size() != 1 || left.front().starts_with("--")) return {};
  const auto found = std::ranges::find(arguments, left.front());
  if (found == arguments.end()) return {};
  arguments.erase(found);
  arguments.insert(arguments.end(), {"--", left.front()});
  return arguments;
}

void run(CLI::App& app, Words arguments) {
  std::ranges::reverse(arguments);  // as the parser takes them
  app.parse(std::move(arguments));
}

}  // namespace

CLI::Validator one_of(Words words) {
  std::string description = "{" + listed(words) + "}";
  std::erase(description, ' ');
  const auto check = [words = std::move(words)](const std::string& word) -> std::string {
    if (std::ranges::find(words, word) != words.end()) return {};
    const auto guess = nearest(word, words);
    return "`" + word + "` is not one of " + listed(words) + (guess.empty() ? "" : "; did you mean `" + guess + "`?");
  };
  return {check, std::move(description), "one of"};
}

std::optional<int> parse(CLI::App& app, int argc, char** argv) {
  const Words arguments(argv + 1, argv + argc);
  try {
    try {
      run(app, arguments);
    } catch (const CLI::RequiredError&) {
      auto moved = with_expression_last(app, arguments);
      if (moved.empty()) throw;
      run(app, std::move(moved));
    }
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) return app.exit(error);
    return complain(app, error);
  }
  return {};
}

}  // namespace riskrule::cli
