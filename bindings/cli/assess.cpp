// assess and explain.
#include <iostream>
#include <optional>

#include "commands.hpp"
#include "open_pack.hpp"
#include "riskrule/assess/assess.hpp"
#include "riskrule/base/guess.hpp"
#include "riskrule/data/json.hpp"
#include "riskrule/model/io.hpp"
#include "riskrule/report/report.hpp"
#include "terminal.hpp"

namespace riskrule::cli {
namespace {

/// A matter with its text, so that later problems find their place.
struct Input {
  std::string name;
  std::string text;
  Shared<Matter> matter;
};

std::optional<Input> read_matter_file(const std::string& path) {
  Diagnostics problems;
  auto text = read_input(path, problems);
  if (!text) {
    print(problems);
    return {};
  }
  auto matter = read_matter(*text, shown_name(path));
  print(matter.diagnostics());
  if (!matter) return {};
  return Input{shown_name(path), std::move(*text), Shared<Matter>(std::move(*matter))};
}

/// A diagnostic that knows only its JSON pointer, placed in the matter's text.
Diagnostics placed(const Input& input, Diagnostics problems) {
  const auto tree = data::parse_json(input.text, input.name);
  if (!tree) return problems;
  for (auto& d : problems)
    if (d.place.line == 0 && !d.pointer.empty()) {
      const std::string pointer = d.pointer;
      d = located_at(*tree, pointer, std::move(d));
    }
  return problems;
}

bool parse_as_of(const std::string& text, std::optional<Date>& date) {
  if (text.empty()) return true;
  date = parse_date(text);
  if (!date)
    print({{.code = "usage.date", .message = "`" + text + "` is not a date such as 2024-03-01", .file = "--as-of"}});
  return date.has_value();
}

std::optional<Assessment> assess_under(const Input& input, const std::string& pack_name, std::optional<Date> as_of) {
  const AssessOptions options{.as_of = as_of};
  Result<Assessment> result = Diagnostic{};
  if (pack_name.empty()) {
    result = assess(input.matter, options);
  } else {
    const auto pack = open_pack(pack_name);
    print(pack.diagnostics());
    if (!pack) return {};
    result = assess(input.matter, *pack, options);
  }
  print(placed(input, result.diagnostics()));
  return result ? std::optional(std::move(*result)) : std::nullopt;
}

std::string render(const AssessArguments& arguments, const Matter& matter, const Assessment& assessment) {
  if (arguments.format == "json") return write_assessment(assessment);
  if (arguments.format == "markdown") return report::to_markdown(matter, assessment);
  if (arguments.format == "html") return report::to_html(matter, assessment);
  return report::to_text(matter, assessment,
                         {.colour = arguments.output.empty() && colours(), .every_duty = arguments.every_duty});
}

/// Several JSON documents become one list; other formats follow one another.
std::string joined(const std::vector<std::string>& texts, const std::string& format) {
  const bool list = format == "json" && texts.size() > 1;
  std::string out = list ? "[\n" : "";
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (list && i > 0) out += ",\n";
    out += texts[i];
  }
  return list ? out + "]\n" : out;
}

bool matches(const std::vector<std::string>& fail_on, const Assessment& assessment) {
  for (const auto& what : fail_on) {
    if (what == "violated" && assessment.counts.violated > 0) return true;
    if (what == "cannot_tell" && assessment.counts.cannot_tell > 0) return true;
    if (what == "blocked" && assessment.outcome.permission == Permission::may_not_decide) return true;
  }
  return false;
}

}  // namespace

int run_assess(const AssessArguments& arguments) {
  std::optional<Date> as_of;
  if (!parse_as_of(arguments.as_of, as_of)) return bad;
  const auto packs = arguments.packs.empty() ? std::vector<std::string>{""} : arguments.packs;
  if (arguments.format == "html" && arguments.matters.size() * packs.size() > 1) {
    print(
        {{.code = "usage.html", .message = "an HTML page holds one assessment; name one matter and at most one pack"}});
    return bad;
  }
  std::vector<std::string> texts;
  bool failed = false;
  bool matched = false;
  for (const auto& path : arguments.matters) {
    const auto input = read_matter_file(path);
    failed |= !input;
    if (!input) continue;
    for (const auto& pack : packs) {
      const auto assessment = assess_under(*input, pack, as_of);
      failed |= !assessment;
      if (!assessment) continue;
      matched |= matches(arguments.fail_on, *assessment);
      texts.push_back(render(arguments, input->matter, *assessment));
    }
  }
  if (failed) return bad;  // no half of an answer
  Diagnostics problems;
  const bool written = write_output(arguments.output, joined(texts, arguments.format), problems);
  print(problems);
  if (!written) return bad;
  return matched ? found : done;
}

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
