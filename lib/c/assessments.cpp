// Assessments and what is made from them.
#include <algorithm>
#include <cstring>

#include "handles.hpp"
#include "riskrule/report/report.hpp"

using riskrule::Assessment;
using riskrule::Result;
using riskrule::c::bad_argument;
using riskrule::c::copy_text;
using riskrule::c::create;

namespace {

/// The caller's options, as far as both sides know them; the rest keeps its defaults.
Result<riskrule::AssessOptions> convert(const riskrule_assess_options* given) {
  riskrule_assess_options known{};
  if (given != nullptr) std::memcpy(&known, given, std::min<std::size_t>(given->struct_size, sizeof known));
  riskrule::AssessOptions options;
  if (known.as_of == nullptr) return options;
  options.as_of = riskrule::parse_date(known.as_of);
  if (options.as_of) return options;
  return riskrule::Diagnostic{.code = "c.date",
                              .message = "`" + copy_text(known.as_of) + "` is not a date such as 2024-03-01"};
}

const riskrule::Finding* finding_at(const riskrule_assessment* assessment, size_t index) {
  if (assessment == nullptr || index >= assessment->assessment.findings.size()) return nullptr;
  return &assessment->assessment.findings[index];
}

/// Words of enumerators are literals, ended by NUL.
template <class E>
const char* word(E value) {
  return riskrule::data::word_of(value).data();
}

std::string render(const riskrule::Matter& matter, const Assessment& assessment, int32_t format) {
  switch (format) {
    case RISKRULE_JSON: return riskrule::write_assessment(assessment);
    case RISKRULE_PLAIN: return riskrule::report::to_text(matter, assessment);
    case RISKRULE_MARKDOWN: return riskrule::report::to_markdown(matter, assessment);
    default: return riskrule::report::to_html(matter, assessment);
  }
}

}  // namespace

extern "C" {

riskrule_status riskrule_assess(const riskrule_matter* matter, const riskrule_pack* pack,
                                const riskrule_assess_options* options, riskrule_assessment** out,
                                riskrule_error** error) {
  if (out != nullptr) *out = nullptr;
  if (matter == nullptr) return bad_argument(error, "the matter is NULL");
  if (options != nullptr && options->struct_size < sizeof(riskrule_assess_options))
    return bad_argument(error, "struct_size of the options is smaller than any release has had");
  return create(out, error, [&]() -> Result<Assessment> {
    const auto converted = convert(options);
    if (!converted) return converted.diagnostics();
    return pack == nullptr ? riskrule::assess(matter->matter, *converted)
                           : riskrule::assess(matter->matter, pack->pack, *converted);
  });
}
void riskrule_assessment_free(riskrule_assessment* assessment) { delete assessment; }

size_t riskrule_assessment_finding_count(const riskrule_assessment* assessment) {
  return assessment == nullptr ? 0 : assessment->assessment.findings.size();
}
const char* riskrule_assessment_finding_duty(const riskrule_assessment* assessment, size_t index) {
  const auto* finding = finding_at(assessment, index);
  return finding == nullptr ? "" : finding->duty->c_str();
}
const char* riskrule_assessment_finding_verdict(const riskrule_assessment* assessment, size_t index) {
  const auto* finding = finding_at(assessment, index);
  return finding == nullptr ? "" : word(finding->verdict);
}
const char* riskrule_assessment_grade(const riskrule_assessment* assessment) {
  return assessment == nullptr || !assessment->assessment.grade.grade ? ""
                                                                      : assessment->assessment.grade.grade->c_str();
}
const char* riskrule_assessment_grade_origin(const riskrule_assessment* assessment) {
  return assessment == nullptr ? "" : word(assessment->assessment.grade.origin);
}

riskrule_status riskrule_render(const riskrule_matter* matter, const riskrule_assessment* assessment, int32_t format,
                                riskrule_text** out, riskrule_error** error) {
  if (out != nullptr) *out = nullptr;
  if (matter == nullptr) return bad_argument(error, "the matter is NULL");
  if (assessment == nullptr) return bad_argument(error, "the assessment is NULL");
  if (format < RISKRULE_JSON || format > RISKRULE_HTML) return bad_argument(error, "there is no such format");
  return create(out, error,
                [&] { return Result<std::string>(render(matter->matter, assessment->assessment, format)); });
}

riskrule_status riskrule_explain(const riskrule_assessment* assessment, const char* duty, riskrule_text** out,
                                 riskrule_error** error) {
  if (out != nullptr) *out = nullptr;
  if (assessment == nullptr) return bad_argument(error, "the assessment is NULL");
  return create(out, error, [&]() -> Result<std::string> {
    auto text = riskrule::explain(assessment->assessment, copy_text(duty));
    if (!text.empty()) return text;
    return riskrule::Diagnostic{.code = "c.finding", .message = "there is no finding `" + copy_text(duty) + "`"};
  });
}

}  // extern "C"
