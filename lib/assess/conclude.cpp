// What may now be decided, and what to do next. Which violation blocks is the pack's word (`effect`), not ours.
#include <algorithm>

#include "riskrule/base/concat.hpp"
#include "workspace.hpp"

namespace riskrule::assessing {
namespace {

const pack::CompiledDuty& duty_of(const Job& job, std::size_t index) { return job.pack.duties[index]; }

/// Violated, a duty of either kind stands in the way of a decision.
bool stops(pack::Effect effect) { return effect == pack::Effect::blocks || effect == pack::Effect::ends; }
bool completes(pack::Effect effect) { return effect == pack::Effect::incomplete; }

struct Count {
  std::size_t duties = 0;
  std::size_t clauses = 0;
};
/// Binding findings that bear on the decision.
struct Bearing {
  Count blocking;
  Count incomplete;
  Count open;  ///< those that can not be told and would block it
};
Bearing bearing_of(const Job& job, const std::vector<Finding>& findings) {
  Bearing out;
  Count other;
  for (std::size_t i = 0; i < findings.size(); ++i) {
    const Finding& finding = findings[i];
    const bool told = finding.verdict == Verdict::violated;
    if (!finding.binding || (!told && finding.verdict != Verdict::cannot_tell)) continue;
    const auto effect = duty_of(job, i).source->effect;
    Count& kind = stops(effect) ? (told ? out.blocking : out.open) : told && completes(effect) ? out.incomplete : other;
    ++kind.duties;
    kind.clauses += finding.basis.size();
  }
  return out;
}

/// Ids of the findings that were counted and, where wanted, their clauses. There is room for them.
void pick(const Job& job, const std::vector<Finding>& findings, const Count& counted, Verdict verdict,
          bool (*such)(pack::Effect), std::vector<SharedText>& ids, std::vector<Basis>* basis) {
  if (counted.duties == 0) return;
  for (std::size_t i = 0; i < findings.size(); ++i) {
    const Finding& finding = findings[i];
    if (finding.verdict != verdict || !finding.binding || !such(duty_of(job, i).source->effect)) continue;
    ids.push_back(finding.duty);
    if (basis != nullptr) basis->insert(basis->end(), finding.basis.begin(), finding.basis.end());
  }
}

/// What may be decided, in words.
struct Allowed {
  Permission permission = Permission::cannot_tell_yet;
  std::string_view by_grade{};
  std::string_view by_permit{};
};

/// What the grade allows, and what the first permit that holds allows. The clauses of what binds go to `out.basis`; the
/// first that binds nobody is `out.advised`, and decides nothing.
class Allowing {
 public:
  Allowing(const Job& job, const GradeResult& result, Outcome& out) : job_(job), result_(result), out_(out) {}

  Allowed run() {
    if (!by_grade()) by_permits();
    return allowed_;
  }

 private:
  /// Whether the grade settles it.
  bool by_grade() {
    const auto& pack = job_.pack;
    const auto grade =
        result_.grade ? std::ranges::find(pack.grades, *result_.grade, &pack::GradeSource::word) : pack.grades.end();
    if (grade == pack.grades.end() || applies(job_, pack.grades_layer) == Applies::no) return false;
    const auto& basis = pack.grade_bases[static_cast<std::size_t>(grade - pack.grades.begin())];
    const std::string_view says = grade->says ? std::string_view(*grade->says) : std::string_view();
    if (!grade->permission) {
      allowed_.by_grade = says;
      if (basis) out_.basis.push_back(*basis);
      return false;
    }
    std::string why = why_grade_binds_nobody(*basis);
    if (!why.empty()) {
      advise(*grade->permission, says, std::move(why), {*basis});
      return false;
    }
    allowed_.permission = *grade->permission;
    allowed_.by_grade = says;
    out_.basis.push_back(*basis);
    return true;
  }

  void by_permits() {
    for (const auto& permit : job_.pack.permits) {
      const Applies applied = applies(job_, permit.layer);
      if (applied == Applies::no || !evaluate(job_, permit.when).is_true()) continue;
      if (!permit.binding || applied == Applies::unknown) {
        advise(permit.source->permission, permit.source->says,
               applied == Applies::unknown ? doubtful : text_of(permit.basis.front()), permit.basis);
        continue;
      }
      allowed_.by_permit = permit.source->says;
      allowed_.permission = permit.source->permission;
      out_.basis.insert(out_.basis.end(), permit.basis.begin(), permit.basis.end());
      return;
    }
  }

  std::string why_grade_binds_nobody(const Basis& basis) const {
    if (!pack::binds(basis)) return text_of(basis);
    if (!result_.binding) return "等级只出自不具约束力的方法或者门槛";
    if (is_of_before()) return "报告只载明采取措施前的等级";
    return applies(job_, job_.pack.grades_layer) == Applies::unknown ? doubtful : "";
  }

  /// What may be decided follows from the grade that remains; a report that states only that before measures leaves it open.
  bool is_of_before() const {
    const auto& stages = result_.stages;
    return result_.origin == GradeOrigin::asserted && stages.size() == 1 &&
           stages.front().stage == AssessmentStage::before;
  }

  static std::string text_of(const Basis& basis) { return concat({"依据文本为“", data::label_of(basis.text), "”"}); }

  void advise(Permission permission, std::string_view says, std::string why, std::vector<Basis> basis) {
    if (out_.advised) return;
    out_.advised = AdvisedOutcome{permission, std::string(says), std::move(why), std::move(basis)};
  }

  static constexpr const char* doubtful = "规则包是否适用于该事项无法判断";

  const Job& job_;
  const GradeResult& result_;
  Outcome& out_;
  Allowed allowed_;
};

std::string in_words(const Outcome& outcome, const Allowed& allowed) {
  const bool grade = !allowed.by_grade.empty();
  const bool permit = !allowed.by_permit.empty();
  const AdvisedOutcome none;
  const bool has = outcome.advised.has_value();
  const AdvisedOutcome& advised = has ? *outcome.advised : none;
  return concat({data::label_of(outcome.permission), grade || permit ? "。" : "", allowed.by_grade,
                 grade && permit ? "；" : "", allowed.by_permit, has ? "。参考意见（不具约束力，" : "", advised.why,
                 has ? "）：" : "", has ? data::label_of(advised.permission) : "", advised.says.empty() ? "" : "，",
                 advised.says});
}

}  // namespace

Outcome conclude(const Job& job, const Assessment& so_far) {
  Outcome out;
  const auto& findings = so_far.findings;
  const auto [blocking, incomplete, open] = bearing_of(job, findings);
  out.blocked_by.reserve(blocking.duties + incomplete.duties);
  out.open.reserve(open.duties);
  out.basis.reserve(blocking.clauses + incomplete.clauses + open.clauses + 2);  // the grade's and a permit's
  pick(job, findings, blocking, Verdict::violated, stops, out.blocked_by, &out.basis);
  pick(job, findings, incomplete, Verdict::violated, completes, out.blocked_by, &out.basis);

  const Allowed allowed = Allowing(job, so_far.grade, out).run();
  if (blocking.duties > 0)
    out.permission = Permission::may_not_decide;
  else if (allowed.permission == Permission::may_not_decide)
    out.permission = allowed.permission;
  else if (open.duties > 0)  // before what is incomplete: once told, it may block
    out.permission = Permission::cannot_tell_yet;
  else
    out.permission = incomplete.duties > 0 ? Permission::after_measures : allowed.permission;

  // What is open decides nothing where something else does.
  const bool undecided = out.permission == Permission::cannot_tell_yet;
  pick(job, findings, open, Verdict::cannot_tell, stops, out.open, undecided ? &out.basis : nullptr);
  out.says = in_words(out, allowed);
  return out;
}

std::vector<AdviceItem> advise(const Job& job, const Assessment& so_far) {
  std::vector<AdviceItem> out;
  out.reserve(1 + bearing_of(job, so_far.findings).open.duties +
              static_cast<std::size_t>(std::ranges::count_if(so_far.findings, [](const Finding& f) {
                return f.verdict == Verdict::violated || f.verdict == Verdict::excused;
              })));
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
    if (stops(duty_of(job, i).source->effect))
      add(finding, concat({"请载明有关信息，以便判断是否可以决策：", finding.says}));
  }
  if (unanswered > 0)
    out.push_back({.says = concat({"请补充“无法判断”的 ", std::to_string(unanswered), " 项所缺少的信息，然后重新评估"}),
                   .on = std::string(data::label_of(pack::Actor::responsible_unit))});
  for (const auto& finding : so_far.findings) {
    const bool not_taken = finding.verdict == Verdict::excused && finding.force == Force::may;
    if ((finding.verdict == Verdict::violated && !finding.binding) || not_taken)
      add(finding, concat({"（参考）", finding.remedy.value_or(finding.says)}));
  }
  return out;
}

}  // namespace riskrule::assessing
