// What may now be decided, and what to do next. Which violation blocks is the pack's word (`effect`), not ours.
#include <algorithm>

#include "workspace.hpp"

namespace riskrule::assessing {
namespace {

const pack::CompiledDuty& duty_of(const Job& job, std::size_t index) { return job.pack.duties[index]; }

/// Violated, a duty of either kind stands in the way of a decision.
bool stops(pack::Effect effect) { return effect == pack::Effect::blocks || effect == pack::Effect::ends; }
bool completes(pack::Effect effect) { return effect == pack::Effect::incomplete; }

/// Ids of binding findings with this verdict and such an effect, and their clauses.
std::vector<SharedText> pick(const Job& job, const std::vector<Finding>& findings, Verdict verdict,
                             bool (*such)(pack::Effect), std::vector<Basis>& basis) {
  std::vector<SharedText> out;
  for (std::size_t i = 0; i < findings.size(); ++i) {
    const Finding& finding = findings[i];
    if (!finding.binding || finding.verdict != verdict || !such(duty_of(job, i).source->effect)) continue;
    out.push_back(finding.duty);
    basis.insert(basis.end(), finding.basis.begin(), finding.basis.end());
  }
  return out;
}

/// What the grade allows; where it says nothing, what the first permit that holds allows. Its words and clauses go to
/// `out`.
Permission by_grade_or_permit(const Job& job, const GradeResult& result, Outcome& out) {
  for (std::size_t i = 0; i < job.pack.grades.size(); ++i) {
    const auto& grade = job.pack.grades[i];
    if (!result.grade || *result.grade != grade.word) continue;
    out.says = grade.says.value_or("");
    if (job.pack.grade_bases[i]) out.basis.push_back(*job.pack.grade_bases[i]);
    if (grade.permission) return *grade.permission;
  }
  for (const auto& permit : job.pack.permits) {
    if (!evaluate(job, permit.when).is_true()) continue;
    out.says += (out.says.empty() ? "" : "；") + permit.source->says;
    out.basis.insert(out.basis.end(), permit.basis.begin(), permit.basis.end());
    return permit.source->permission;
  }
  return Permission::cannot_tell_yet;
}

}  // namespace

Outcome conclude(const Job& job, const Assessment& so_far) {
  Outcome out;
  std::vector<Basis> open_basis;
  out.blocked_by = pick(job, so_far.findings, Verdict::violated, stops, out.basis);
  const auto incomplete = pick(job, so_far.findings, Verdict::violated, completes, out.basis);
  out.open = pick(job, so_far.findings, Verdict::cannot_tell, stops, open_basis);
  const bool blocked = !out.blocked_by.empty();
  out.blocked_by.insert(out.blocked_by.end(), incomplete.begin(), incomplete.end());

  const Permission by_grade = by_grade_or_permit(job, so_far.grade, out);
  if (blocked) {
    out.permission = Permission::may_not_decide;
  } else if (by_grade == Permission::may_not_decide) {
    out.permission = by_grade;
  } else if (!out.open.empty()) {  // before what is incomplete: once told, it may block
    out.permission = Permission::cannot_tell_yet;
    out.basis.insert(out.basis.end(), open_basis.begin(), open_basis.end());
  } else if (!incomplete.empty()) {
    out.permission = Permission::after_measures;
  } else {
    out.permission = by_grade;
  }
  const std::string label(data::label_of(out.permission));
  out.says = out.says.empty() ? label : label + "。" + out.says;
  return out;
}

std::vector<AdviceItem> advise(const Job& job, const Assessment& so_far) {
  std::vector<AdviceItem> out;
  const auto add = [&](const Finding& finding, SharedText says) {
    out.push_back({.says = std::move(says), .on = finding.on, .duty = finding.duty, .basis = finding.basis});
  };
  for (const auto& finding : so_far.findings)
    if (finding.verdict == Verdict::violated && finding.binding) add(finding, finding.remedy.value_or(finding.says));
  std::int64_t unanswered = 0;
  for (std::size_t i = 0; i < so_far.findings.size(); ++i) {
    const auto& finding = so_far.findings[i];
    if (finding.verdict != Verdict::cannot_tell || !finding.binding) continue;
    ++unanswered;
    if (stops(duty_of(job, i).source->effect)) add(finding, "请载明有关信息，以便判断是否可以决策：" + finding.says);
  }
  if (unanswered > 0)
    out.push_back({.says = "请补充“无法判断”的 " + std::to_string(unanswered) + " 项所缺少的信息，然后重新评估",
                   .on = std::string(data::label_of(pack::Actor::responsible_unit))});
  for (const auto& finding : so_far.findings) {
    const bool not_taken = finding.verdict == Verdict::excused && finding.force == Force::may;
    if ((finding.verdict == Verdict::violated && !finding.binding) || not_taken)
      add(finding, "（参考）" + finding.remedy.value_or(finding.says));
  }
  return out;
}

}  // namespace riskrule::assessing
