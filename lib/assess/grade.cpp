// The grade of the whole matter: gates first, then the votes of every method, then what the report says. Every voice is
// kept; those that count are combined, and no combination goes below a gate that holds.
#include <algorithm>

#include "consistency.hpp"
#include "grade_words.hpp"
#include "poll.hpp"
#include "riskrule/base/concat.hpp"

namespace riskrule::assessing {
namespace {

class Grader {
 public:
  Grader(const Job& job, std::vector<std::string>& notes)
      : job_(job), notes_(notes), gates_(job.scratch.gates), votes_(job.scratch.votes) {
    gates_.clear();
    votes_.clear();
  }

  GradeResult run() {
    out_.basis = job_.pack.grade_basis;
    out_.scale = job_.pack.grade_words;
    out_.combination = job_.pack.combination;
    const std::size_t voices = job_.pack.gates.size() + job_.pack.methods.size() + 1;
    out_.votes.reserve(voices);
    out_.proof.reserve(voices);
    out_.why_not_next.reserve(job_.pack.methods.size() + 1);
    vote_by_gates();
    vote_by_methods();
    if (computed_) out_.origin = GradeOrigin::computed;
    vote_by_report();
    decide();
    out_.stages = grade_stages(job_, out_, computed_, gates_);
    tell_reservations();
    return std::move(out_);
  }

 private:
  const RiskAssessment* assessment() const {
    return job_.matter.risk_assessment ? &*job_.matter.risk_assessment : nullptr;
  }

  /// A gate of a pack that does not apply is none; where it can not be told whether it does, what holds is open.
  void vote_by_gates() {
    for (const auto& gate : job_.pack.gates) {
      const Applies applied = applies(job_, gate.layer);
      if (applied == Applies::no) continue;
      feel::Value when = evaluate(job_, gate.when);
      if (applied == Applies::unknown && when.is_true()) when = feel::Value();
      if (when.is_null()) notes_.push_back(concat({"定性门槛“", gate.source->says, "”无法判断"}));
      const auto& word = std::ranges::find(job_.pack.grades, gate.source->grade, &pack::GradeSource::id)->word;
      const auto condition = when.is_null()   ? grade::Condition::unknown
                             : when.is_true() ? grade::Condition::holds
                                              : grade::Condition::fails;
      gates_.push_back({condition, rank_of(word)});
      if (!when.is_true()) continue;
      GradeVote vote{.by = concat({"定性门槛 ", gate.source->id}),
                     .grade = word,
                     .why = concat({gate.source->says, "（", gate.basis.citation, gate.binding ? "）" : "，未核实）"})};
      vote.binding = gate.binding;
      out_.votes.push_back(std::move(vote));
      out_.proof.push_back(prove(job_, {"gate", &gate.when}));
    }
    gate_votes_ = out_.votes.size();
  }

  /// Of a grade of the pack.
  std::size_t rank_of(std::string_view word) const { return job_.pack.scale->find(word).value_or(0); }

  /// A degree that the report only names is no estimate.
  bool estimated() const {
    const auto whole = [](const Estimate& e) { return e.likelihood && e.impact; };
    return assessment() != nullptr && assessment()->points &&
           std::ranges::any_of(*assessment()->points, [&](const RiskPoint& p) {
             return p.estimates && std::ranges::any_of(*p.estimates, whole);
           });
  }

  void vote_by_methods() {
    if (job_.pack.methods.empty() && estimated())
      notes_.push_back("事项含概率、影响估计，但所用规则包没有规定等级计算方法，故未计算");
    for (const auto& method : job_.pack.methods)
      for (auto& ballot : Poll(job_, method, notes_).run()) {
        if (ballot.vote.grade) computed_ = true;
        tell_next(ballot.vote);
        out_.votes.push_back(std::move(ballot.vote));
        out_.proof.push_back(std::move(ballot.proof));
      }
  }

  void tell_next(const GradeVote& vote) {
    if (!vote.next) return;
    const std::string value = vote.value ? vote.value->normalized().to_string() : std::string();
    out_.why_not_next.push_back(
        concat({vote.by, "：", value.empty() ? "" : "数值 ", value, value.empty() ? "" : "，",
                vote.next->bound_is_in ? "达到 " : "越过 ", vote.next->bound.normalized().to_string(), " 才为“",
                vote.next->grade, "”，尚差 ", vote.next->distance.normalized().to_string()}));
  }

  /// Of two grades that the report states, that after measures counts.
  void vote_by_report() {
    if (assessment() == nullptr) return;
    const RiskAssessment& r = *assessment();
    if (r.asserted_grade_before)
      vote_by_report("报告（措施前）", *r.asserted_grade_before, "asserted_grade_before", !r.asserted_grade);
    if (r.asserted_grade) vote_by_report("报告", *r.asserted_grade, "asserted_grade", true);
  }

  void vote_by_report(const char* by, const std::string& asserted, const char* member, bool stands) {
    const auto rank = job_.pack.scale ? job_.pack.scale->find(asserted) : std::nullopt;
    GradeVote vote{.by = by, .grade = rank ? job_.pack.scale->word(*rank) : asserted, .why = {}};
    vote.counts = stands && !computed_ && rank.has_value();
    vote.why = computed_ ? "报告断言" : concat({"报告断言，未经计算：", why_not_computed()});
    if (!computed_ && !rank && job_.pack.scale)
      notes_.push_back(concat({"报告所称等级“", asserted, "”不在规则包的等级序列中"}));
    const bool counts = vote.counts;
    out_.votes.push_back(std::move(vote));
    out_.proof.push_back(leaf("read", member, asserted, concat({"/risk_assessment/", member})));
    if (counts) stand_by(*rank);
  }

  /// The report's grade counts where nothing was computed; where a gate reaches as high, the grade is the gate's.
  void stand_by(grade::GradeScale::Rank rank) {
    const auto& scale = *job_.pack.scale;
    for (const auto& gate : gates_)
      if (gate.condition == grade::Condition::holds && gate.rank >= rank) return;
    out_.origin = GradeOrigin::asserted;
    if (rank < scale.highest())
      out_.why_not_next.push_back(concat({"“", scale.word(rank), "”为报告断言，未经计算，与更高等级“",
                                          scale.word(rank + 1), "”的距离无从得知：", why_not_computed()}));
  }

  std::string_view why_not_computed() const {
    if (job_.pack.methods.empty() && estimated()) return "规则包没有规定等级计算方法";
    if (!estimated()) return "报告没有逐项概率与影响估计";
    return "各评级方法所需的信息不完整";
  }

  void decide() {
    if (!job_.pack.scale) return;
    for (std::size_t i = gate_votes_; i < out_.votes.size(); ++i)
      if (out_.votes[i].counts) votes_.push_back(rank_of(*out_.votes[i].grade));
    const auto verdict = grade::combine(*job_.pack.scale, gates_, votes_, grade_word(job_.pack.combination));
    if (!verdict) {
      if (!votes_.empty())
        notes_.push_back(concat({"各方意见不能合并为一个等级：", verdict.diagnostics().front().message}));
      return;
    }
    out_.grade = job_.pack.scale->word(verdict->rank);
    if (verdict->at_worst != verdict->rank) out_.at_worst = job_.pack.scale->word(verdict->at_worst);
    if (out_.origin == GradeOrigin::none) out_.origin = GradeOrigin::computed;  // by a gate alone
  }

  void tell_reservations() {
    if (!out_.grade) return;
    find_contradictions(job_.matter, job_.pack, out_,
                        [&](Contradiction one) { notes_.push_back(std::move(one.note)); });
    if (out_.origin == GradeOrigin::asserted && is_of_before())
      notes_.push_back("报告所称等级为采取措施前的等级，没有载明措施后的等级");
    const bool doubtful = std::ranges::any_of(
        out_.votes, [&](const GradeVote& v) { return v.counts && !v.binding && v.grade && *v.grade == *out_.grade; });
    const bool bound = std::ranges::any_of(
        out_.votes, [&](const GradeVote& v) { return v.counts && v.binding && v.grade && *v.grade == *out_.grade; });
    out_.binding = bound || !doubtful;
    if (!out_.binding) notes_.push_back("等级所依据的方法或门槛文本未核实或仅为转述，不具约束力，仅供参考");
  }

  /// Whether the one grade that the report states is that before measures.
  bool is_of_before() const {
    const RiskAssessment& r = *assessment();
    return !r.asserted_grade || (r.asserted_stage && *r.asserted_stage == AssessmentStage::before);
  }

  const Job& job_;
  std::vector<std::string>& notes_;
  GradeResult out_;
  std::vector<grade::Gate>& gates_;
  std::vector<std::size_t>& votes_;  // those that count
  std::size_t gate_votes_ = 0;       // the first ones
  bool computed_ = false;
};

}  // namespace

GradeResult grade(const Job& job, std::vector<std::string>& notes) { return Grader(job, notes).run(); }

}  // namespace riskrule::assessing
