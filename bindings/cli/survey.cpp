// survey: counts, shares and intervals from raw returns, and the counts into a matter.
#include "riskrule/assess/survey.hpp"

#include "inputs.hpp"
#include "shown.hpp"

namespace riskrule::cli {
namespace {

std::optional<SurveyMap> read_map(const std::string& path) {
  Diagnostics problems;
  const auto text = read_input(path, problems);
  print(problems);
  if (!text) return {};
  auto map = read_survey_map(*text, shown_name(path));
  print(map.diagnostics());
  return map ? std::optional(*std::move(map)) : std::nullopt;
}

/// The matter as JSON with the counts in the consultation that the map names.
int put_into(const SurveyArguments& arguments, const SurveyMap& map, const Survey& survey) {
  const auto input = read_matter_file(arguments.into);
  if (!input) return bad;
  const auto matter = with_returns(input->matter, map.consultation.value_or(""), survey.returns);
  print_placed(*input, matter.diagnostics());
  return matter && write_output(arguments.shown.output, write_matter(*matter)) ? done : bad;
}

}  // namespace

int run_survey(const SurveyArguments& arguments) {
  const auto map = read_map(arguments.map);
  if (!map) return bad;
  Diagnostics problems;
  auto text = read_input(arguments.csv, problems);
  print(problems);
  if (!text) return bad;
  const auto survey = read_survey(*std::move(text), shown_name(arguments.csv), *map);
  print(survey.diagnostics());
  if (!survey) return bad;
  return arguments.into.empty() ? show(arguments.shown, write_survey(*survey), *survey)
                                : put_into(arguments, *map, *survey);
}

}  // namespace riskrule::cli
