// The tests inside a pack, run through the same pipe as any matter.
#include <algorithm>

#include "riskrule/data/read.hpp"
#include "riskrule/model/io.hpp"
#include "workspace.hpp"

namespace riskrule {
namespace {

/// The day for tests that state no date: the first on which every instrument of the pack is in force.
Date default_day(const pack::Pack& pack) {
  Date day;
  for (const auto& layer : pack.layers())
    for (const auto& instrument : layer.instruments)
      if (instrument.in_force && instrument.in_force->from) day = std::max(day, *instrument.in_force->from);
  return day;
}

std::string list(const std::vector<std::string>& all) {
  std::string out;
  for (const auto& one : all) out += (out.empty() ? "" : ", ") + one;
  return out.empty() ? "nothing" : out;
}

/// What went wrong, or nothing; of another verdict, a second paragraph explains it.
std::string compare(const pack::PackTest& test, const Finding& finding, const Assessment& assessment) {
  if (finding.verdict != test.verdict) {
    return "expected " + std::string(data::word_of(test.verdict)) + ", came out " +
           std::string(data::word_of(finding.verdict)) +
           (finding.missing.empty() ? "" : " (missing " + list(finding.missing) + ")") + "\n" +
           explain(assessment, test.duty);
  }
  if (test.force && finding.force != *test.force) {
    return "expected the force " + std::string(data::word_of(*test.force)) + ", came out " +
           std::string(data::word_of(finding.force));
  }
  if (!test.missing) return {};
  for (const auto& pointer : *test.missing)
    if (std::ranges::find(finding.missing, pointer) == finding.missing.end())
      return "expected `" + pointer + "` among what is missing, found " + list(finding.missing);
  return {};
}

std::string run(const pack::Pack& pack, const pack::PackTest& test, Workspace& workspace, Date default_date) {
  Diagnostics problems;
  Matter matter;
  auto tree = data::parse_json(test.given.text, "given", {}, problems);
  if (!tree || !data::read_into(tree->root(), matter_type(), &matter, problems, {}, data::Reading::fragment))
    return to_text(problems);
  const auto assessment =
      assess(matter, pack, workspace, std::max(default_date, latest_date(matter).value_or(default_date)));
  if (!assessment) return to_text(assessment.diagnostics());
  for (const auto& finding : assessment->findings)
    if (finding.duty == test.duty) return compare(test, finding, *assessment);
  return "there is no duty `" + test.duty + "`";
}

}  // namespace

std::vector<pack::TestOutcome> run_tests(const pack::Pack& pack) {
  std::vector<pack::TestOutcome> out;
  const auto& own = pack.layers().back();
  if (!own.tests) return out;
  Workspace workspace;
  const Date day = default_day(pack);
  for (const auto& test : *own.tests) {
    std::string message = run(pack, test, workspace, day);
    out.push_back({test.duty, test.name, message.empty(), std::move(message)});
  }
  return out;
}

}  // namespace riskrule
