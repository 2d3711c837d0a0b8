// Each duty against the matter: due, met, excused, violated, or not to be told.
#include <algorithm>

#include "riskrule/base/never_destroyed.hpp"
#include "workspace.hpp"

namespace riskrule::assessing {
namespace {

using pack::add_note;

// What many findings say is one text.
const NeverDestroyed<SharedText> by_reference("对该决策机关参照适用");
const NeverDestroyed<SharedText> not_applied("本规则包不适用于该事项");
const NeverDestroyed<SharedText> doubtful("本规则包是否适用于该事项无法判断");
const NeverDestroyed<SharedText> optional("本条为“可以”，没有采取不构成违反");

bool in_force(const Basis& basis, Date day) {
  return (!basis.in_force_from || *basis.in_force_from <= day) && (!basis.in_force_to || day <= *basis.in_force_to);
}

class Judge {
 public:
  Judge(const Job& job, const pack::CompiledDuty& duty, Finding& finding, std::vector<Step>* steps)
      : job_(job), duty_(duty), finding_(finding), steps_(steps) {}

  void run() {
    const bool referred = job_.scratch.layer_by_reference[duty_.layer].is_true() && finding_.force != Force::may;
    if (referred) finding_.force = Force::by_reference;
    if (due()) finding_.verdict = verdict();
    if (referred) add_note(finding_, *by_reference);  // last: the note of an undated event is the pack's as a whole
  }

 private:
  const feel::Value& step(std::string_view operation, pack::Condition condition) {
    if (steps_ != nullptr) steps_->push_back({operation, &job_.pack.conditions[condition.index]});
    return answer(job_, condition);
  }

  /// False when the verdict is settled before the duty itself is looked at.
  bool due() {
    finding_.verdict = Verdict::not_due;
    const Applies applied = applies(job_, duty_.layer);
    if (applied == Applies::no) {
      add_note(finding_, *not_applied);
      return false;
    }
    if (!instrument_in_force()) return false;
    if (applied == Applies::unknown) {
      due_in_doubt();
      return false;
    }
    if (!duty_.when) return true;
    const feel::Value& when = step("when", duty_.when);
    if (when.is_true()) return true;
    if (when.is_null()) {
      finding_.verdict = Verdict::cannot_tell;
      finding_.missing = missing_inputs(job_, duty_.when);
    }
    return false;
  }

  /// Whether the pack applies is a part of `when`: unknown, unless the rest of it is false.
  void due_in_doubt() {
    const feel::Value* when = duty_.when ? &step("when", duty_.when) : nullptr;
    if (when != nullptr && when->is_false()) return;
    finding_.verdict = Verdict::cannot_tell;
    auto missing = pointers_of(job_.scratch.layer_missing[duty_.layer]);
    if (when != nullptr)
      for (const auto& place : *missing_inputs(job_, duty_.when))
        if (std::ranges::find(missing, place) == missing.end()) missing.push_back(place);
    finding_.missing = std::move(missing);
    add_note(finding_, *doubtful);
    if (steps_ != nullptr) steps_->push_back({"applies", &job_.pack.layer_rules[duty_.layer].applies});
  }

  /// A rule applies by the date of the event that it judges.
  bool instrument_in_force() {
    Date day = job_.as_of;
    if (duty_.judged_on) {
      const feel::Value& judged = step("judged_on", duty_.judged_on);
      if (judged.is(feel::Tag::date))
        day = judged.as_date();
      else
        finding_.note = duty_.undated;
    }
    finding_.judged_on = day;
    if (finding_.basis.empty() || std::ranges::any_of(finding_.basis, [&](const Basis& b) { return in_force(b, day); }))
      return true;
    add_note(finding_, to_string(day) + " 时依据尚未施行或已失效");
    return false;
  }

  Verdict verdict() {
    const feel::Value& met = step("met", duty_.met);
    if (met.is_true()) return Verdict::met;
    const feel::Value* excused = duty_.excused ? &step("excused", duty_.excused) : nullptr;
    if (excused != nullptr && excused->is_true()) return Verdict::excused;
    const bool told = met.is_false();
    if (told && finding_.force == Force::may) {  // what may be done may be left undone
      add_note(finding_, *optional);
      return Verdict::excused;
    }
    if (told && (excused == nullptr || !excused->is_null())) return Verdict::violated;
    finding_.missing = missing_inputs(job_, told ? duty_.excused : duty_.met);
    return Verdict::cannot_tell;
  }

  const Job& job_;
  const pack::CompiledDuty& duty_;
  Finding& finding_;
  std::vector<Step>* steps_;
};

}  // namespace

void judge(const Job& job, const pack::CompiledDuty& duty, Finding& finding, std::vector<Step>* steps) {
  Judge(job, duty, finding, steps).run();
}

}  // namespace riskrule::assessing
