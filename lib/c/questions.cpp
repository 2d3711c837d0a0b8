// What is asked about assessments: each answer in one of four formats.
#include <cstddef>

#include "handles.hpp"
#include "riskrule/assess/compare.hpp"
#include "riskrule/assess/explore.hpp"
#include "riskrule/assess/follow_up.hpp"
#include "riskrule/assess/similar.hpp"
#include "riskrule/assess/survey.hpp"
#include "riskrule/report/answers.hpp"

using riskrule::Result;
using riskrule::c::any_null;
using riskrule::c::bad_argument;
using riskrule::c::copy_text;
using riskrule::c::create;
using riskrule::c::is_format;
using riskrule::c::no_format;

namespace {

std::string as_json(const riskrule::Comparison& answer) { return riskrule::write_comparison(answer); }
std::string as_json(const riskrule::Exploration& answer) { return riskrule::write_exploration(answer); }
std::string as_json(const riskrule::FollowUp& answer) { return riskrule::write_follow_up(answer); }
std::string as_json(const riskrule::SimilarCases& answer) { return riskrule::write_similar(answer); }
std::string as_json(const riskrule::Survey& answer) { return riskrule::write_survey(answer); }

template <class Answer>
std::string written(const Answer& answer, int32_t format) {
  using riskrule::report::Form;
  switch (format) {
    case RISKRULE_JSON: return as_json(answer);
    case RISKRULE_PLAIN: return riskrule::report::render(answer, Form::text);
    case RISKRULE_MARKDOWN: return riskrule::report::render(answer, Form::markdown);
    default: return riskrule::report::render(answer, Form::html);
  }
}

template <class Answer>
Result<std::string> written(const Result<Answer>& answer, int32_t format) {
  if (!answer) return answer.diagnostics();
  return written(*answer, format);
}

Result<riskrule::ExploreOptions> convert(const riskrule_explore_options& given, const riskrule::c::HostLimits& limits) {
  const auto as_of = riskrule::c::read_date(given.as_of);
  if (!as_of) return as_of.diagnostics();
  riskrule::ExploreOptions out;
  out.as_of = *as_of;
  out.seed = given.seed;
  out.draws = given.draws;
  out.pert = given.pert != 0;
  if (given.spread != 0) out.spread = given.spread;
  out.limits = limits.limits();
  return out;
}

Result<std::string> explored(const riskrule::Matter& matter, const riskrule_pack* pack,
                             const Result<riskrule::ExploreOptions>& options, int32_t format) {
  if (!options) return options.diagnostics();
  const auto chosen = pack == nullptr ? riskrule::c::choose_pack(matter, options->as_of) : Result(pack->pack);
  if (!chosen) return chosen.diagnostics();
  return written(riskrule::explore(matter, *chosen, *options), format);
}

Result<riskrule::SurveyMap> read_map(const char* map, std::size_t length) {
  if (auto refused = riskrule::c::refuse_text(map, length, riskrule::Limits{}.json_bytes)) return *std::move(refused);
  return riskrule::read_survey_map(copy_text(map, length), "map");
}

}  // namespace

extern "C" {

riskrule_status riskrule_compare(const riskrule_assessment* const* assessments, size_t count, int32_t format,
                                 riskrule_text** out, riskrule_error** error) {
  if (out != nullptr) *out = nullptr;
  if (any_null(assessments, count)) return bad_argument(error, "an assessment is NULL");
  if (!is_format(format)) return bad_argument(error, no_format);
  return create(out, error, [&] {
    std::vector<riskrule::Assessment> all;
    for (std::size_t i = 0; i < count; ++i) all.push_back(assessments[i]->assessment);
    return written(riskrule::compare(all), format);
  });
}

riskrule_status riskrule_compare_versions(const riskrule_matter* before, const riskrule_assessment* assessed_before,
                                          const riskrule_matter* after, const riskrule_assessment* assessed_after,
                                          int32_t format, riskrule_text** out, riskrule_error** error) {
  if (out != nullptr) *out = nullptr;
  if (before == nullptr || after == nullptr) return bad_argument(error, "a matter is NULL");
  if (assessed_before == nullptr || assessed_after == nullptr) return bad_argument(error, "an assessment is NULL");
  if (!is_format(format)) return bad_argument(error, no_format);
  return create(out, error, [&] {
    return Result<std::string>(written(
        riskrule::compare(before->matter, assessed_before->assessment, after->matter, assessed_after->assessment),
        format));
  });
}

riskrule_status riskrule_explore(const riskrule_matter* matter, const riskrule_pack* pack,
                                 const riskrule_explore_options* options, int32_t format, riskrule_text** out,
                                 riskrule_error** error) {
  if (out != nullptr) *out = nullptr;
  if (matter == nullptr) return bad_argument(error, "the matter is NULL");
  if (!is_format(format)) return bad_argument(error, no_format);
  return riskrule::c::create_with(out, error, options, sizeof(*options), [&](const auto& known, const auto& limits) {
    return explored(matter->matter, pack, convert(known, limits), format);
  });
}

riskrule_status riskrule_follow_up(const riskrule_matter* matter, const riskrule_assessment* assessment, int32_t format,
                                   riskrule_text** out, riskrule_error** error) {
  if (out != nullptr) *out = nullptr;
  if (matter == nullptr) return bad_argument(error, "the matter is NULL");
  if (assessment == nullptr) return bad_argument(error, "the assessment is NULL");
  if (!is_format(format)) return bad_argument(error, no_format);
  return create(out, error, [&] {
    return Result<std::string>(written(riskrule::follow_up(matter->matter, assessment->assessment), format));
  });
}

riskrule_status riskrule_similar(const riskrule_matter* matter, const riskrule_assessment* assessment,
                                 const riskrule_matter* const* bases, const riskrule_assessment* const* based,
                                 size_t count, const char* features, size_t features_length, size_t most,
                                 int32_t format, riskrule_text** out, riskrule_error** error) {
  if (out != nullptr) *out = nullptr;
  if (matter == nullptr || any_null(bases, count)) return bad_argument(error, "a matter is NULL");
  if (assessment == nullptr || any_null(based, count)) return bad_argument(error, "an assessment is NULL");
  if (!is_format(format)) return bad_argument(error, no_format);
  return riskrule::c::read_text(features, features_length, out, error, [&](const std::string& text) {
    const auto set =
        features == nullptr ? Result(riskrule::default_features()) : riskrule::read_features(text, "features");
    if (!set) return Result<std::string>(set.diagnostics());
    std::vector<riskrule::AssessedMatter> base;
    for (std::size_t i = 0; i < count; ++i)
      base.push_back(
          {static_cast<const riskrule::Matter&>(bases[i]->matter).id, bases[i]->matter, based[i]->assessment});
    return written(riskrule::find_similar({"", matter->matter, assessment->assessment}, base, *set, most), format);
  });
}

riskrule_status riskrule_survey_into(const char* csv, size_t length, const char* file, const char* map,
                                     size_t map_length, const riskrule_matter* matter, riskrule_matter** out,
                                     riskrule_error** error) {
  if (out != nullptr) *out = nullptr;
  if (map == nullptr) return bad_argument(error, "the map is NULL");
  if (matter == nullptr) return bad_argument(error, "the matter is NULL");
  return riskrule::c::read_text(csv, length, out, error, [&](std::string text) -> Result<riskrule::Matter> {
    const auto words = read_map(map, map_length);
    if (!words) return words.diagnostics();
    const auto survey = riskrule::read_survey(std::move(text), copy_text(file), *words);
    if (!survey) return survey.diagnostics();
    return riskrule::with_returns(matter->matter, words->consultation.value_or(""), survey->returns);
  });
}

riskrule_status riskrule_survey(const char* csv, size_t length, const char* file, const char* map, size_t map_length,
                                int32_t format, riskrule_text** out, riskrule_error** error) {
  if (out != nullptr) *out = nullptr;
  if (map == nullptr) return bad_argument(error, "the map is NULL");
  if (!is_format(format)) return bad_argument(error, no_format);
  return riskrule::c::read_text(csv, length, out, error, [&](std::string text) {
    const auto words = read_map(map, map_length);
    if (!words) return Result<std::string>(words.diagnostics());
    return written(riskrule::read_survey(std::move(text), copy_text(file), *words), format);
  });
}

}  // extern "C"
