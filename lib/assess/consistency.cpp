#include "consistency.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "riskrule/assess/assess.hpp"
#include "riskrule/base/concat.hpp"

namespace riskrule::assessing {

Diagnostic warning(std::string code, std::string pointer, std::string message) {
  return {.severity = Severity::warning,
          .code = std::move(code),
          .message = std::move(message),
          .pointer = std::move(pointer)};
}

namespace {

using Tell = std::function<void(Contradiction)>;

/// The member that holds what a report says of the grade at a stage.
std::string place_of(const RiskAssessment& r, AssessmentStage stage) {
  const bool apart = stage == AssessmentStage::before && r.asserted_grade_before;
  return apart ? "/risk_assessment/asserted_grade_before" : "/risk_assessment/asserted_grade";
}

std::string_view in_english(AssessmentStage stage) {
  return stage == AssessmentStage::before ? " before measures" : " after measures";
}

void stages_against_methods(const RiskAssessment& r, const GradeResult& grade, const Tell& tell) {
  const bool said = r.asserted_stage || r.asserted_grade_before;
  for (const StageGrade& stage : grade.stages) {
    if (stage.agree.value_or(true)) continue;
    const std::string_view label = said ? data::label_of(stage.stage) : std::string_view();
    tell({concat(
              {"报告断言", label, "“", *stage.asserted, "”，按规则包的方法计算为“", *stage.computed, "”，二者不一致"}),
          warning("grade.differs", place_of(r, stage.stage),
                  concat({"the report states the grade `", *stage.asserted, "`", said ? in_english(stage.stage) : "",
                          ", but by the methods of the pack it is `", *stage.computed, "`"}))});
  }
}

/// No measure makes a risk worse without a reason.
void after_against_before(const RiskAssessment& r, const pack::Compiled& pack, const GradeResult& grade,
                          const Tell& tell) {
  if (!pack.scale || grade.stages.size() < 2) return;
  const auto compare = [&](const Stated<std::string>& before, const Stated<std::string>& after, std::string_view whose,
                           std::string_view how) {
    if (!before || !after) return;
    const auto from = pack.scale->find(*before);
    const auto to = pack.scale->find(*after);
    if (!from || !to || *to <= *from) return;
    tell({concat({whose, "措施后等级“", *after, "”高于措施前等级“", *before, "”"}),
          warning("grade.worse_after", place_of(r, AssessmentStage::after),
                  concat({"the grade after measures, `", *after, "`, is worse than the one before them, `", *before,
                          "`, as ", how}))});
  };
  const auto& before = grade.stages.front();
  const auto& after = grade.stages.back();
  compare(before.asserted, after.asserted, "报告所称", "the report states them");
  compare(before.computed, after.computed, "计算所得", "they are computed");
}

/// Whether the clause of `text` in which a word stands denies it: 不存在高风险.
bool is_denied(std::string_view text, std::size_t at) {
  const auto ends_a_clause = [](std::string_view part) {
    return std::ranges::any_of(std::array<std::string_view, 7>{"，", "。", "；", "、", "：", ",", ";"},
                               [&](std::string_view end) { return part.ends_with(end); });
  };
  std::size_t begin = at;
  while (begin > 0 && !ends_a_clause(text.substr(0, begin))) --begin;
  const std::string_view before = text.substr(begin, at - begin);
  return std::ranges::any_of(std::array{"不", "无", "未", "没", "非", "较"},
                             [&](std::string_view word) { return before.find(word) != std::string_view::npos; });
}

/// The first spelling in `text` of the grade that the conclusion speaks of, if that is one that a reader can tell from an
/// ordinary word: 低风险 can, 低 can not.
std::optional<std::string_view> spoken_of(std::string_view text, const pack::GradeSource& grade) {
  constexpr std::size_t two_characters = 6;  // bytes
  if (!grade.also) return {};
  for (const auto& spelling : *grade.also)
    for (auto at = text.find(spelling); at != std::string_view::npos; at = text.find(spelling, at + 1))
      if (spelling.size() >= two_characters && !is_denied(text, at)) return spelling;
  return {};
}

void conclusion_against_grade(const Matter& matter, const pack::Compiled& pack, const Tell& tell) {
  const RiskAssessment& r = *matter.risk_assessment;
  if (!matter.conclusion || !r.asserted_grade || !pack.scale) return;
  const auto stated = pack.scale->find(*r.asserted_grade);
  if (!stated) return;
  if (spoken_of(*matter.conclusion, pack.grades[*stated])) return;  // the scale has the grades of the pack, in order
  std::optional<std::string_view> other;
  for (std::size_t i = 0; i < pack.grades.size() && !other; ++i) other = spoken_of(*matter.conclusion, pack.grades[i]);
  if (!other) return;
  tell({concat({"报告的结论称“", *other, "”，与报告所称等级“", *r.asserted_grade, "”不一致"}),
        warning("grade.conclusion", "/conclusion",
                concat({"the conclusion speaks of `", *other, "`, but the grade is stated to be `", *r.asserted_grade,
                        "`"}))});
}

/// What a grade allows, whether or not the text binds, against what the report recommends.
void recommendation_against_grade(const RiskAssessment& r, const pack::Compiled& pack, const GradeResult& result,
                                  const Tell& tell) {
  if (!r.recommendation || !result.grade) return;
  const auto grade = std::ranges::find(pack.grades, *result.grade, &pack::GradeSource::word);
  if (grade == pack.grades.end() || !grade->permission) return;
  const bool bold = *r.recommendation == Recommendation::proceed && *grade->permission != Permission::may_decide;
  const bool timid =
      *r.recommendation == Recommendation::do_not_proceed && *grade->permission == Permission::may_decide;
  if (!bold && !timid) return;
  const auto recommended = data::label_of(*r.recommendation);
  const auto allowed = data::label_of(*grade->permission);
  tell({concat({"报告建议“", recommended, "”，而等级“", *result.grade, "”按规则包为“", allowed, "”"}),
        warning("grade.recommendation", "/risk_assessment/recommendation",
                concat({"the report recommends `", data::word_of(*r.recommendation), "`, but to the grade `",
                        *result.grade, "` the pack says `", data::word_of(*grade->permission), "`"}))});
}

}  // namespace

void find_contradictions(const Matter& matter, const pack::Compiled& pack, const GradeResult& grade, const Tell& tell) {
  if (!matter.risk_assessment) return;
  const RiskAssessment& r = *matter.risk_assessment;
  stages_against_methods(r, grade, tell);
  after_against_before(r, pack, grade, tell);
  conclusion_against_grade(matter, pack, tell);
  recommendation_against_grade(r, pack, grade, tell);
}

}  // namespace riskrule::assessing

namespace riskrule {

namespace {

/// A label that contradicts the value: the degree that the report names for an estimate against that of the pack.
void check_labels(const Matter& matter, const pack::Compiled& pack, Diagnostics& out) {
  const auto& r = matter.risk_assessment;
  if (!pack.degree || !r || !r->points) return;
  for (std::size_t i = 0; i < r->points->size(); ++i) {
    const auto& estimates = (*r->points)[i].estimates;
    for (std::size_t k = 0; estimates && k < estimates->size(); ++k) {
      const Estimate& e = (*estimates)[k];
      if (!e.asserted_degree || !e.likelihood || !e.impact) continue;
      const auto& degree = pack.degree->at(*e.likelihood, *e.impact).band.word;
      if (degree == *e.asserted_degree) continue;
      out.push_back(assessing::warning(
          "grade.label",
          "/risk_assessment/points/" + std::to_string(i) + "/estimates/" + std::to_string(k) + "/asserted_degree",
          "the report names the degree `" + *e.asserted_degree + "`, but its likelihood and impact come to `" + degree +
              "` by the pack"));
    }
  }
}

}  // namespace

Diagnostics check_grades(const Matter& matter, const pack::Pack& pack) {
  Diagnostics out;
  check_labels(matter, pack.compiled(), out);
  const auto assessment = assess(matter, pack);
  if (!assessment) return out;
  assessing::find_contradictions(matter, pack.compiled(), assessment->grade,
                                 [&](assessing::Contradiction one) { out.push_back(std::move(one.diagnostic)); });
  return out;
}

}  // namespace riskrule
