// Visits and surveys (走访调查法): raw returns in CSV, one row per return, into counts, shares and intervals.
//
//   auto map = riskrule::read_survey_map(map_json, "map.json");
//   auto survey = riskrule::read_survey(csv, "returns.csv", *map);
//   auto matter = riskrule::with_returns(*before, "visit-1", survey->returns);
//
// Every word must be mapped: one that is not is a located error, so no answer is lost or counted as another. Merging is
// what the map says; the denominator is never implied. Intervals take the returns for a random sample, which
// questionnaires seldom are: they are a lower limit of the real uncertainty.
#pragma once

#include "riskrule/base/result.hpp"
#include "riskrule/data/json_writer.hpp"
#include "riskrule/model/io.hpp"
#include "riskrule/model/survey.hpp"

namespace riskrule {

/// Errors: those of reading JSON; `survey.answer` (no count of `returns`), `survey.word_twice`, `survey.separator`.
Result<SurveyMap> read_survey_map(std::string_view json, std::string file = {}, const Limits& limits = {});

/// Errors: those of CSV (data/csv.hpp); `survey.column` (there is none of that name), `survey.unmapped` (a word that the
/// map does not have), both located; and, without a place, those of grade/survey.hpp (`survey.total`, …), `grade.hole` and
/// `grade.overlap` of bands. Linear in the returns.
Result<Survey> read_survey(std::string csv, std::string file, const SurveyMap& map, const Limits& limits = {});

/// The matter with these returns in the consultation of that id. Other counts that were stated are replaced, which is a
/// warning, `survey.replaced`. Errors: `survey.consultation`.
Result<Matter> with_returns(Matter matter, std::string_view consultation, const Returns& returns);

/// As JSON; the same bytes everywhere.
std::string write_survey(const Survey& survey, data::JsonStyle style = data::JsonStyle::indented);

}  // namespace riskrule
