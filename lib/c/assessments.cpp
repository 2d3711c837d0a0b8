// Assessments and what is made from them.
#include <cstddef>

#include "handles.hpp"
#include "riskrule/base/guess.hpp"
#include "riskrule/report/report.hpp"

using riskrule::Assessment;
using riskrule::Result;
using riskrule::c::bad_argument;
using riskrule::c::copy_text;
using riskrule::c::create;
using riskrule::c::create_with;
using riskrule::c::HostLimits;

namespace {

Result<riskrule::AssessOptions> convert(const riskrule_assess_options& given, const HostLimits& limits) {
  const auto as_of = riskrule::c::read_date(given.as_of);
  if (!as_of) return as_of.diagnostics();
  return riskrule::AssessOptions{.as_of = *as_of, .limits = limits.limits()};
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
  const std::size_t least = offsetof(riskrule_assess_options, limits);
  return create_with(out, error, options, least, [&](const auto& known, const auto& limits) -> Result<Assessment> {
    const auto converted = convert(known, limits);
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
const char* riskrule_assessment_finding_says(const riskrule_assessment* assessment, size_t index) {
  const auto* finding = finding_at(assessment, index);
  return finding == nullptr ? "" : finding->says->c_str();
}
size_t riskrule_assessment_finding_basis_count(const riskrule_assessment* assessment, size_t index) {
  const auto* finding = finding_at(assessment, index);
  return finding == nullptr ? 0 : finding->basis->size();
}
const char* riskrule_assessment_finding_basis(const riskrule_assessment* assessment, size_t index, size_t basis) {
  const auto* finding = finding_at(assessment, index);
  return finding == nullptr || basis >= finding->basis->size() ? "" : (*finding->basis)[basis].citation->c_str();
}
size_t riskrule_assessment_finding_missing_count(const riskrule_assessment* assessment, size_t index) {
  const auto* finding = finding_at(assessment, index);
  return finding == nullptr ? 0 : finding->missing->size();
}
const char* riskrule_assessment_finding_missing(const riskrule_assessment* assessment, size_t index, size_t missing) {
  const auto* finding = finding_at(assessment, index);
  return finding == nullptr || missing >= finding->missing->size() ? "" : (*finding->missing)[missing].c_str();
}
const char* riskrule_assessment_grade(const riskrule_assessment* assessment) {
  return assessment == nullptr || !assessment->assessment.grade.grade ? ""
                                                                      : assessment->assessment.grade.grade->c_str();
}
const char* riskrule_assessment_grade_origin(const riskrule_assessment* assessment) {
  return assessment == nullptr ? "" : word(assessment->assessment.grade.origin);
}

const char* riskrule_assessment_permission(const riskrule_assessment* assessment) {
  return assessment == nullptr ? "" : word(assessment->assessment.outcome.permission);
}
const char* riskrule_assessment_outcome(const riskrule_assessment* assessment) {
  return assessment == nullptr ? "" : assessment->assessment.outcome.says.c_str();
}
riskrule_status riskrule_assessment_part(const riskrule_assessment* assessment, const char* pointer,
                                         riskrule_text** out, riskrule_error** error) {
  if (out != nullptr) *out = nullptr;
  if (assessment == nullptr) return bad_argument(error, "the assessment is NULL");
  return create(out, error,
                [&] { return riskrule::c::write_part(riskrule::assessment_type(), &assessment->assessment, pointer); });
}

riskrule_status riskrule_render(const riskrule_matter* matter, const riskrule_assessment* assessment, int32_t format,
                                riskrule_text** out, riskrule_error** error) {
  if (out != nullptr) *out = nullptr;
  if (matter == nullptr) return bad_argument(error, "the matter is NULL");
  if (assessment == nullptr) return bad_argument(error, "the assessment is NULL");
  if (!riskrule::c::is_format(format)) return bad_argument(error, riskrule::c::no_format);
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
    std::vector<std::string> known;
    for (const auto& finding : assessment->assessment.findings) known.push_back(finding.duty);
    return riskrule::Diagnostic{.code = "c.finding",
                                .message = "there is no finding `" + copy_text(duty) + "`",
                                .guess = riskrule::nearest(copy_text(duty), known)};
  });
}

}  // extern "C"
