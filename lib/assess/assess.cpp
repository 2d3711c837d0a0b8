#include "riskrule/assess/assess.hpp"

#include "workspace.hpp"

namespace riskrule {

Workspace::Workspace(const Limits& limits) : state_(std::make_unique<State>(limits)) {}
Workspace::~Workspace() = default;
Workspace::Workspace(Workspace&&) noexcept = default;
Workspace& Workspace::operator=(Workspace&&) noexcept = default;

namespace {

std::vector<PackRef> pack_refs(const pack::Compiled& pack) {
  std::vector<PackRef> out;
  for (std::size_t i = 0; i < pack.layers.size(); ++i) {
    PackRef ref{.pack = pack.layers[i].pack, .version = pack.layers[i].version, .title = pack.layers[i].title};
    for (const auto& duty : pack.duties) {
      if (duty.layer != i) continue;
      ++ref.duties;
      ref.binding += duty.binding ? 1 : 0;
    }
    out.push_back(std::move(ref));
  }
  return out;
}

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

/// The traces go with the assessment: its proofs are written from them when someone asks.
void hand_over(Workspace::State& scratch, const std::shared_ptr<assessing::Evidence>& evidence, Assessment& out) {
  auto& call = scratch.call;
  scratch.usual_bytes = call.arena.bytes() + call.arena.bytes() / 4;
  scratch.usual_nodes = call.trace.nodes().size();
  evidence->seal(std::exchange(call.trace, {}), std::exchange(call.arena, feel::Arena(call.limits().arena_bytes)));
  for (std::size_t i = 0; i < out.findings.size(); ++i)
    out.findings[i].proof = Proof(evidence, static_cast<std::uint32_t>(i));
}

}  // namespace

Result<Assessment> assess(const Matter& matter, const pack::Pack& pack, Workspace& workspace,
                          std::optional<Date> as_of) {
  if (!as_of) as_of = latest_date(matter);
  if (!as_of)
    return Diagnostic{.code = "assess.no_date",
                      .message = "the matter states no date at all; say as of which date it is to be judged"};
  auto& scratch = workspace.state();
  scratch.call.reset();
  scratch.call.calendar = &pack.compiled().calendar;
  scratch.call.arena.reserve(scratch.usual_bytes);
  scratch.call.trace.reserve(scratch.usual_nodes);
  const auto evidence = std::make_shared<assessing::Evidence>(pack.shared());
  const assessing::Job job{matter, pack.compiled(), scratch, *evidence, *as_of};
  assessing::bind(job);

  Assessment out;
  out.engine = "riskrule " RISKRULE_VERSION;
  out.matter = matter.id;
  out.title = matter.title;
  out.jurisdiction = matter.jurisdiction;
  out.as_of = *as_of;
  out.packs = pack_refs(job.pack);
  out.findings = assessing::find(job);
  out.counts = count(out.findings);
  out.risks = assessing::assess_risks(job);
  out.grade = assessing::grade(job, out.notes);
  out.outcome = assessing::conclude(job, out);
  out.advice = assessing::advise(job, out);
  if (!scratch.call.stopped.empty())
    return Diagnostic{.code = std::string(scratch.call.stopped),
                      .message = "the assessment passed the limit `" + std::string(scratch.call.stopped) + "`"};
  hand_over(scratch, evidence, out);
  return out;
}

Result<Assessment> assess(const Matter& matter, const pack::Pack& pack, const AssessOptions& options) {
  Workspace workspace(options.limits);
  return assess(matter, pack, workspace, options.as_of);
}

Result<Assessment> assess(const Matter& matter, const AssessOptions& options) {
  const auto as_of = options.as_of ? options.as_of : latest_date(matter);
  if (!as_of) return assess(matter, *pack::builtin("cn"), options);  // says that there is no date
  auto pack = pack::choose(matter, *as_of);
  if (!pack) return std::move(pack.diagnostics());
  return assess(matter, *pack, options);
}

}  // namespace riskrule
