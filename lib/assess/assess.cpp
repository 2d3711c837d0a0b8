#include "riskrule/assess/assess.hpp"

#include "replay.hpp"

namespace riskrule {

Workspace::Workspace(const Limits& limits) : state_(std::make_unique<State>(limits)) {}
Workspace::~Workspace() = default;
Workspace::Workspace(Workspace&&) noexcept = default;
Workspace& Workspace::operator=(Workspace&&) noexcept = default;

namespace {

Counts count(const std::vector<Finding>& findings) {
  Counts counts;
  for (const auto& finding : findings) {
    if (!finding.binding) continue;
    switch (finding.verdict) {
      case Verdict::met: ++counts.met; break;
      case Verdict::violated: ++counts.violated; break;
      case Verdict::excused: ++counts.excused; break;
      case Verdict::cannot_tell: ++counts.cannot_tell; break;
      case Verdict::not_due: ++counts.not_due; break;
    }
  }
  return counts;
}

std::vector<Finding> judge_all(const assessing::Job& job, const Shared<Matter>& matter, const pack::Pack& pack) {
  const auto proofs =
      std::make_shared<const assessing::Replay>(matter, pack.shared(), job.scratch.call.limits(), job.as_of);
  std::vector<Finding> out;
  out.reserve(job.pack.duties.size());
  for (std::uint32_t i = 0; i < job.pack.duties.size(); ++i) {
    const auto& duty = job.pack.duties[i];
    Finding& finding = out.emplace_back(duty.finding);
    assessing::judge(job, duty, finding);
    finding.proof = Proof(proofs, i);
  }
  return out;
}

}  // namespace

Result<Assessment> assess(Shared<Matter> shared, const pack::Pack& pack, Workspace& workspace,
                          std::optional<Date> as_of) {
  const Matter& matter = *shared;
  if (!as_of) as_of = latest_date(matter);
  if (!as_of)
    return Diagnostic{.code = "assess.no_date",
                      .message = "the matter states no date at all; say as of which date it is to be judged"};
  auto& scratch = workspace.state();
  scratch.call.reset();
  scratch.call.calendar = &pack.compiled().calendar;
  const assessing::Job job{matter, pack.compiled(), scratch, *as_of};
  assessing::bind(job);

  Assessment out;
  out.engine = "riskrule " RISKRULE_VERSION;
  out.matter = matter.id;
  out.title = matter.title;
  out.jurisdiction = matter.jurisdiction;
  out.as_of = *as_of;
  out.packs = job.pack.refs;
  out.findings = judge_all(job, shared, pack);
  out.counts = count(out.findings);
  out.risks = assessing::assess_risks(job);
  out.notes.reserve(4);
  out.grade = assessing::grade(job, out.notes);
  out.outcome = assessing::conclude(job, out);
  out.advice = assessing::advise(job, out);
  if (!scratch.call.stopped.empty())
    return Diagnostic{.code = std::string(scratch.call.stopped),
                      .message = "the assessment passed the limit `" + std::string(scratch.call.stopped) + "`"};
  return out;
}

Result<Assessment> assess(Shared<Matter> matter, const pack::Pack& pack, const AssessOptions& options) {
  Workspace workspace(options.limits);
  return assess(std::move(matter), pack, workspace, options.as_of);
}

Result<Assessment> assess(Shared<Matter> matter, const AssessOptions& options) {
  const auto as_of = options.as_of ? options.as_of : latest_date(*matter);
  if (!as_of) return assess(std::move(matter), *pack::builtin("cn"), options);  // says that there is no date
  auto pack = pack::choose(*matter, *as_of);
  if (!pack) return std::move(pack.diagnostics());
  return assess(std::move(matter), *pack, options);
}

}  // namespace riskrule
