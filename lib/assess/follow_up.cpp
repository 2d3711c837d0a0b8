#include "riskrule/assess/follow_up.hpp"

#include <algorithm>

#include "riskrule/base/never_destroyed.hpp"
#include "riskrule/data/json.hpp"

namespace riskrule {
namespace {

TrackedMeasure track(const Measure& measure, std::string at, const Stated<std::string>& risk, Date day) {
  TrackedMeasure out{.at = std::move(at), .risk = risk, .what = measure.what, .who = measure.who, .when = measure.when};
  out.standing = standing_of(measure, day);
  if (out.standing == MeasureStanding::overdue) out.days_over = days_between(*measure.when, day);
  return out;
}

void track_all(const Stated<std::vector<Measure>>& measures, const std::string& at, const Stated<std::string>& risk,
               FollowUp& out) {
  for (std::size_t i = 0; measures && i < measures->size(); ++i)
    out.measures.push_back(track((*measures)[i], data::pointer_to(at, i), risk, out.as_of));
}

void track_matter(const Matter& matter, FollowUp& out) {
  if (!matter.risk_assessment) return;
  const RiskAssessment& assessed = *matter.risk_assessment;
  const std::string at = "/risk_assessment";
  for (std::size_t i = 0; assessed.points && i < assessed.points->size(); ++i) {
    const RiskPoint& point = (*assessed.points)[i];
    track_all(point.measures, data::pointer_to(at + "/points", i) + "/measures", point.id, out);
  }
  track_all(assessed.measures, at + "/measures", {}, out);
  track_all(assessed.handling_plan, at + "/handling_plan", {}, out);
}

void count(FollowUp& out) {
  for (const auto standing : {MeasureStanding::planned, MeasureStanding::under_way, MeasureStanding::done,
                              MeasureStanding::overdue, MeasureStanding::undated, MeasureStanding::not_told})
    out.counts.push_back({standing, std::ranges::count(out.measures, standing, &TrackedMeasure::standing)});
}

/// The facts of a struct that hold or not, by their labels.
void add_triggers(const data::TypeInfo& type, const void* object, const std::string& at, const data::MemberInfo& last,
                  FollowUp& out) {
  for (const auto& member : type.members) {
    if (data::bare(member.type()).kind != data::Kind::boolean) continue;
    const auto& stated = *static_cast<const Stated<bool>*>(member.get(object));
    out.triggers.push_back({std::string(member.label), data::pointer_to(at, member.name), stated});
    if (&member == &last) return;
  }
}

/// The four of the post-decision evaluation are its first members; then every change that is carried out.
void find_triggers(const Matter& matter, FollowUp& out) {
  const auto& evaluation = data::type_of<PostEvaluation>();
  static const NeverDestroyed<PostEvaluation> nothing;
  const bool stated = matter.execution && matter.execution->post_evaluation;
  add_triggers(evaluation, stated ? &*matter.execution->post_evaluation : &*nothing, "/execution/post_evaluation",
               *evaluation.find("organ_finds_needed"), out);
  if (!matter.execution || !matter.execution->changes) return;
  const auto& change = data::type_of<Change>();
  for (std::size_t i = 0; i < matter.execution->changes->size(); ++i)
    add_triggers(change, &(*matter.execution->changes)[i], data::pointer_to("/execution/changes", i),
                 *change.find("major"), out);
}

bool is_under(std::string_view pointer, std::string_view root) {
  return pointer.starts_with(root) && (pointer.size() == root.size() || pointer[root.size()] == '/');
}

bool reads(const ProofNode& node, std::string_view root) {
  return (node.at && is_under(*node.at, root)) ||
         std::ranges::any_of(node.inputs, [&](const ProofNode& input) { return reads(input, root); });
}

bool rests_on(const Finding& finding, std::string_view root) {
  return std::ranges::any_of(finding.missing, [&](const auto& pointer) { return is_under(pointer, root); }) ||
         std::ranges::any_of(finding.proof, [&](const ProofNode& node) { return reads(node, root); });
}

class Conflicts {
 public:
  Conflicts(const PostEvaluation& evaluation, FollowUp& out) : evaluation_(evaluation), out_(out) {}

  void run(const Matter& matter) {
    for (std::size_t i = 0; matter.responsible_units && i < matter.responsible_units->size(); ++i)
      look((*matter.responsible_units)[i].name, "决策承办单位", data::pointer_to("/responsible_units", i) + "/name");
    if (matter.risk_assessment && matter.risk_assessment->assessor)
      look(matter.risk_assessment->assessor->name, "评估主体", "/risk_assessment/assessor/name");
    if (matter.legality_review) look(matter.legality_review->reviewer, "合法性审查单位", "/legality_review/reviewer");
    if (!matter.expert_review || !matter.expert_review->experts) return;
    for (std::size_t i = 0; i < matter.expert_review->experts->size(); ++i)
      look((*matter.expert_review->experts)[i].role, "专家", data::pointer_to("/expert_review/experts", i) + "/role");
  }

 private:
  static std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t");
    return first == std::string_view::npos ? std::string_view()
                                           : text.substr(first, text.find_last_not_of(" \t") - first + 1);
  }

  void look(const Stated<std::string>& name, const char* part, std::string at) {
    const auto evaluator = trimmed(*evaluation_.evaluator);
    if (!name || evaluator.empty() || trimmed(*name) != evaluator) return;
    const auto& denied = evaluation_.evaluator_did_pre_decision_work;
    out_.conflicts.push_back({*evaluation_.evaluator, part, std::move(at), denied && !*denied});
  }

  const PostEvaluation& evaluation_;
  FollowUp& out_;
};

}  // namespace

MeasureStanding standing_of(const Measure& measure, Date day) {
  if (measure.state && *measure.state == MeasureState::done) return MeasureStanding::done;
  const bool over = measure.when && *measure.when < day;
  if (!measure.state) return measure.when && !over ? MeasureStanding::planned : MeasureStanding::not_told;
  if (over) return MeasureStanding::overdue;
  if (!measure.when) return MeasureStanding::undated;
  return *measure.state == MeasureState::planned ? MeasureStanding::planned : MeasureStanding::under_way;
}

FollowUp follow_up(const Matter& matter, const Assessment& assessment) {
  FollowUp out{.engine = assessment.engine, .matter = assessment.matter, .title = assessment.title};
  out.as_of = assessment.as_of;
  track_matter(matter, out);
  count(out);
  find_triggers(matter, out);
  for (const auto& finding : assessment.findings)
    if (rests_on(finding, "/execution")) out.duties.push_back(finding);
  if (matter.execution && matter.execution->post_evaluation && matter.execution->post_evaluation->evaluator)
    Conflicts(*matter.execution->post_evaluation, out).run(matter);
  return out;
}

std::string write_follow_up(const FollowUp& follow_up, data::JsonStyle style) {
  return data::write_json(follow_up, style);
}

}  // namespace riskrule
