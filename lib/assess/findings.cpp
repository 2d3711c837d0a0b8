// Each duty against the matter: due, met, excused, violated, or not to be told.
#include <algorithm>

#include "workspace.hpp"

namespace riskrule::assessing {
namespace {

void add_note(Finding& finding, std::string text) {
  finding.note = finding.note ? *finding.note + "；" + text : std::move(text);
}

bool in_force(const Basis& basis, Date day) {
  return (!basis.in_force_from || *basis.in_force_from <= day) && (!basis.in_force_to || day <= *basis.in_force_to);
}

class Judge {
 public:
  Judge(const Job& job, const pack::CompiledDuty& duty) : job_(job), duty_(duty) {}

  Finding run() {
    describe();
    if (due()) finding_.verdict = verdict();
    if (finding_.verdict == Verdict::not_due) finding_.missing.clear();
    return std::move(finding_);
  }

 private:
  void describe() {
    const pack::Duty& source = *duty_.source;
    finding_.duty = source.id;
    finding_.pack = job_.pack.layers[duty_.layer].pack;
    finding_.basis = duty_.basis;
    finding_.force = source.force;
    finding_.binding = duty_.binding;
    finding_.on = data::label_of(source.on);
    finding_.says = source.says;
    finding_.remedy = source.remedy;
    if (!duty_.liability.empty()) finding_.liability = duty_.liability;
    finding_.note = source.note;
    if (!duty_.why_not_binding.empty()) add_note(finding_, duty_.why_not_binding);
    if (job_.scratch.layer_by_reference[duty_.layer].is_true() && finding_.force != Force::may) {
      finding_.force = Force::by_reference;
      add_note(finding_, "对该决策机关参照适用");
    }
  }

  void collect_missing(const Traced& traced, std::vector<std::string>& missing) const {
    job_.evidence.collect_missing(job_.scratch.call.trace, traced, missing);
  }

  Traced step(std::string_view operation, const feel::Expression& expression) {
    const Traced traced = evaluate(job_, expression);
    job_.evidence.add({operation, &expression, traced});
    return traced;
  }

  /// False when the verdict is settled before the duty itself is looked at.
  bool due() {
    finding_.verdict = Verdict::not_due;
    if (job_.scratch.layer_applies[duty_.layer].is_false()) {
      add_note(finding_, "本规则包不适用于该事项");
      return false;
    }
    if (!instrument_in_force()) return false;
    if (!duty_.when) return true;
    const Traced when = step("when", duty_.when);
    if (when.value.is_true()) return true;
    if (when.value.is_null()) {
      finding_.verdict = Verdict::cannot_tell;
      collect_missing(when, finding_.missing);
    }
    return false;
  }

  /// A rule applies by the date of the event that it judges.
  bool instrument_in_force() {
    Date day = job_.as_of;
    if (duty_.judged_on) {
      const Traced judged = step("judged_on", duty_.judged_on);
      if (judged.value.is(feel::Tag::date))
        day = judged.value.as_date();
      else
        add_note(finding_, "所判定事件的日期未载明，适用文件按基准日期确定");
    }
    finding_.judged_on = day;
    if (finding_.basis.empty() || std::ranges::any_of(finding_.basis, [&](const Basis& b) { return in_force(b, day); }))
      return true;
    add_note(finding_, to_string(day) + " 时依据尚未施行或已失效");
    return false;
  }

  Verdict verdict() {
    const Traced met = step("met", duty_.met);
    if (met.value.is_true()) return Verdict::met;
    const bool told = met.value.is_false();
    if (!told) collect_missing(met, finding_.missing);
    if (duty_.excused) {
      const Traced excused = step("excused", duty_.excused);
      if (excused.value.is_true()) {
        finding_.missing.clear();
        return Verdict::excused;
      }
      if (told && excused.value.is_null()) {
        collect_missing(excused, finding_.missing);
        return Verdict::cannot_tell;
      }
    }
    return told ? Verdict::violated : Verdict::cannot_tell;
  }

  const Job& job_;
  const pack::CompiledDuty& duty_;
  Finding finding_;
};

}  // namespace

std::vector<Finding> find(const Job& job) {
  std::vector<Finding> out;
  out.reserve(job.pack.duties.size());
  for (const auto& duty : job.pack.duties) {
    job.evidence.begin_proof();
    out.push_back(Judge(job, duty).run());
  }
  return out;
}

}  // namespace riskrule::assessing
