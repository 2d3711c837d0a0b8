// The grade before and after measures, each by itself: what the report says of it against what its estimates come to.
#include <algorithm>

#include "grade_words.hpp"
#include "poll.hpp"

namespace riskrule::assessing {
namespace {

using Stage = AssessmentStage;

class Stages {
 public:
  Stages(const Job& job, const GradeResult& whole, bool computed, std::span<const grade::Gate> gates)
      : job_(job), whole_(whole), computed_(computed), gates_(gates) {}

  std::vector<StageGrade> run() {
    std::vector<StageGrade> out;
    if (!job_.matter.risk_assessment) return out;
    for (const Stage stage : {Stage::before, Stage::after}) {
      StageGrade one = at(stage);
      if (one.asserted && one.computed) one.agree = *one.asserted == *one.computed;
      if (one.asserted || one.computed) out.push_back(std::move(one));
    }
    return out;
  }

 private:
  const RiskAssessment& assessment() const { return *job_.matter.risk_assessment; }

  StageGrade at(Stage stage) const {
    StageGrade out{.stage = stage};
    if (const auto* said = asserted_at(stage)) out.asserted = in_words_of_the_pack(*said);
    if (stage == own_stage() && computed_)
      out.computed = *whole_.grade;
    else if (stage != own_stage())
      compute(stage, out);
    return out;
  }

  /// That of which the methods grade the whole.
  Stage own_stage() const {
    for (const auto& method : job_.pack.methods)
      if (method.source->stage) return *method.source->stage;
    return Stage::after;
  }

  /// A report that states one grade, and not of which stage, is taken to mean the stage that the methods look at; without
  /// methods there is nothing that it could be compared with.
  const std::string* asserted_at(Stage stage) const {
    const RiskAssessment& r = assessment();
    if (stage == Stage::before && r.asserted_grade_before) return &*r.asserted_grade_before;
    if (!r.asserted_grade) return nullptr;
    if (r.asserted_stage) return *r.asserted_stage == stage ? &*r.asserted_grade : nullptr;
    if (r.asserted_grade_before) return stage == Stage::after ? &*r.asserted_grade : nullptr;
    return computed_ && stage == own_stage() ? &*r.asserted_grade : nullptr;
  }

  std::string in_words_of_the_pack(const std::string& said) const {
    const auto rank = job_.pack.scale ? job_.pack.scale->find(said) : std::nullopt;
    return rank ? job_.pack.scale->word(*rank) : said;
  }

  /// By the methods that look at a stage, made to look at this one; what the others say holds for both.
  void compute(Stage stage, StageGrade& out) const {
    if (!job_.pack.scale || !has_estimates(stage)) return;
    std::vector<std::string> unheard;  // who abstains at a stage that the grade is not of is no news
    std::vector<std::size_t> ranks;
    for (const auto& method : job_.pack.methods) {
      if (!method.source->stage) {
        add_votes_of(*method.source, ranks);
        continue;
      }
      for (auto& ballot : Poll(job_, method, unheard, nullptr, stage).run()) {
        if (!ballot.vote.grade) continue;
        ranks.push_back(job_.pack.scale->find(*ballot.vote.grade).value_or(0));
        out.votes.push_back(std::move(ballot.vote));
        out.proof.push_back(std::move(ballot.proof));
      }
    }
    if (out.votes.empty()) return;
    const auto verdict = grade::combine(*job_.pack.scale, gates_, ranks, grade_word(job_.pack.combination));
    if (verdict) out.computed = job_.pack.scale->word(verdict->rank);
  }

  void add_votes_of(const pack::Method& method, std::vector<std::size_t>& ranks) const {
    for (const auto& vote : whole_.votes)
      if (vote.counts && vote.grade && vote.method && *vote.method == method.id)
        ranks.push_back(job_.pack.scale->find(*vote.grade).value_or(0));
  }

  bool has_estimates(Stage stage) const {
    const RiskAssessment& r = assessment();
    const auto of_stage = [&](const auto& one) { return one.stage == stage; };
    if (r.memberships && std::ranges::any_of(*r.memberships, of_stage)) return true;
    return r.points && std::ranges::any_of(*r.points, [&](const RiskPoint& point) {
             return point.estimates && std::ranges::any_of(*point.estimates, of_stage);
           });
  }

  const Job& job_;
  const GradeResult& whole_;
  bool computed_;
  std::span<const grade::Gate> gates_;
};

}  // namespace

std::vector<StageGrade> grade_stages(const Job& job, const GradeResult& whole, bool computed,
                                     std::span<const grade::Gate> gates) {
  return Stages(job, whole, computed, gates).run();
}

}  // namespace riskrule::assessing
