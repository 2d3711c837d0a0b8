// Where weights come from: as given, divided by their sum, or by pairwise comparison (AHP).
#include <algorithm>

#include "poll.hpp"
#include "riskrule/data/json.hpp"
#include "riskrule/grade/ahp.hpp"

namespace riskrule::assessing {
namespace {

using grade::PairwiseMatrix;

constexpr std::string_view points_at = "/risk_assessment/points";
constexpr std::string_view comparisons_at = "/risk_assessment/comparisons";

/// The risk points that count, and where they stand.
struct Points {
  std::vector<std::string> ids;
  std::vector<std::size_t> places;
};

Points points_of(const RiskAssessment& assessment) {
  Points out;
  for (std::size_t i = 0; i < assessment.points->size(); ++i) {
    if ((*assessment.points)[i].exempted_by) continue;
    out.ids.push_back((*assessment.points)[i].id);
    out.places.push_back(i);
  }
  return out;
}

/// Each weight divided by the sum of all.
void divide(Weights& out) {
  auto divided = grade::normalise(out.weights);
  if (!divided) {
    out.problem = "权重不能归一化：" + divided.diagnostics().front().message;
    return;
  }
  out.weights = *std::move(divided);
  for (std::size_t k = 0; k < out.weights.size(); ++k) {
    ProofNode w = step("normalised", "w ÷ Σ w", out.weights[k].weight);
    w.inputs.push_back(std::move(out.proof[k]));
    out.proof[k] = std::move(w);
  }
}

Weights given(const RiskAssessment& assessment, const Points& points, bool normalised) {
  Weights out;
  for (std::size_t k = 0; k < points.ids.size(); ++k) {
    const auto& point = (*assessment.points)[points.places[k]];
    const std::string at = data::pointer_to(points_at, points.places[k]) + "/weight";
    if (!point.weight) {
      out.missing.push_back(at);
      out.problem = "缺少风险点的权重";
      continue;
    }
    out.weights.push_back({point.id, *point.weight});
    out.proof.push_back(leaf("read", "w", point.weight->to_string(), at));
  }
  if (out.problem.empty() && normalised) divide(out);
  return out;
}

/// The comparisons of experts as matrices; says which pair is missing, stands twice or names no risk point.
class Experts {
 public:
  Experts(const RiskAssessment& assessment, const Points& points, const pack::PairwiseRule& rule, Weights& out)
      : all_(assessment.comparisons.value_or({})), ids_(points.ids), rule_(rule), out_(out) {}

  void run() {
    if (all_.empty()) return fail("缺少专家的两两比较", std::string(comparisons_at));
    if (ids_.size() > PairwiseMatrix::max_size)
      return fail("风险点超过 " + std::to_string(PairwiseMatrix::max_size) + " 个，不能两两比较");
    for (std::size_t k = 0; k < all_.size() && out_.problem.empty(); ++k)
      take(all_[k], data::pointer_to(comparisons_at, k));
    if (out_.problem.empty()) rule_.group == pack::GroupRule::judgements ? join_judgements() : join_priorities();
    if (out_.problem.empty()) finish();
  }

 private:
  void fail(std::string problem, std::string missing = {}) {
    out_.problem = std::move(problem);
    if (!missing.empty()) out_.missing.push_back(std::move(missing));
  }
  void fail(const Diagnostics& problems) { fail("两两比较不能成为权重：" + problems.front().message); }

  void take(const PairwiseComparisons& expert, const std::string& at) {
    const std::size_t n = ids_.size();
    std::vector<std::optional<Decimal>> upper(n * n);
    const auto place = [&](const std::string& id) {
      return static_cast<std::size_t>(std::ranges::find(ids_, id) - ids_.begin());
    };
    for (std::size_t j = 0; j < expert.judgements.size(); ++j) {
      const auto& one = expert.judgements[j];
      const std::size_t a = place(one.more);
      const std::size_t b = place(one.than);
      if (a == n || b == n || a == b || upper[std::min(a, b) * n + std::max(a, b)])
        return fail("两两比较 " + at + "/judgements/" + std::to_string(j) + " 所称风险点不存在、相同，或该对已比较过");
      upper[std::min(a, b) * n + std::max(a, b)] = a < b ? one.times : Decimal(1) / one.times;
    }
    std::vector<Decimal> judgements;
    for (std::size_t a = 0; a < n; ++a)
      for (std::size_t b = a + 1; b < n; ++b) {
        if (!upper[a * n + b]) return fail("缺少 " + ids_[a] + " 与 " + ids_[b] + " 的比较", at + "/judgements");
        judgements.push_back(*upper[a * n + b]);
      }
    auto matrix = PairwiseMatrix::from_upper(n, judgements);
    if (!matrix) return fail(matrix.diagnostics());
    matrices_.push_back(*std::move(matrix));
    votes_.push_back(static_cast<int>(std::min<std::int64_t>(expert.votes.value_or(1), 1'000'000)));
  }

  /// The weights of one matrix, if it is consistent enough.
  std::optional<std::vector<Decimal>> weigh(const PairwiseMatrix& matrix, const std::string& whose,
                                            const std::string& at) {
    const auto priorities = rule_.priorities == pack::PriorityRule::eigenvector
                                ? grade::eigenvector_priorities(matrix, {.tolerance = *Decimal::parse("1E-28")})
                                : grade::geometric_mean_priorities(matrix);
    if (!priorities) return fail(priorities.diagnostics()), std::nullopt;
    const auto table = grade::find_random_index_table(rule_.random_index);
    const auto consistency = grade::check_consistency(*priorities, *table, rule_.ratio_below);
    if (!consistency) return fail(consistency.diagnostics()), std::nullopt;
    const std::string ratio = rescale(consistency->ratio, 6, Rounding::half_even).normalized().to_string();
    if (!consistency->consistent)
      return fail(whose + "的一致性比率 CR = " + ratio + "（" + consistency->table + "），未低于 " +
                  rule_.ratio_below.to_string()),
             std::nullopt;
    ProofNode cr = step("consistency", "CR（" + whose + "，" + consistency->table + "）", consistency->ratio);
    cr.inputs.push_back(leaf("lambda", "λmax", priorities->lambda_max.to_string(), at));
    ratios_.push_back(std::move(cr));
    return priorities->weights;
  }

  void join_judgements() {
    const auto group = grade::aggregate_judgements(matrices_, votes_);
    if (!group) return fail(group.diagnostics());
    if (auto weights = weigh(*group, "专家组", std::string(comparisons_at))) joined_ = *std::move(weights);
  }

  void join_priorities() {
    std::vector<std::vector<Decimal>> members;
    for (std::size_t k = 0; k < matrices_.size(); ++k) {
      auto weights =
          weigh(matrices_[k], all_[k].by.value_or("专家" + std::to_string(k + 1)), data::pointer_to(comparisons_at, k));
      if (!weights) return;
      members.push_back(*std::move(weights));
    }
    const std::vector<Decimal> authority(votes_.begin(), votes_.end());
    auto joined = grade::aggregate_priorities(members, authority);
    if (!joined) return fail(joined.diagnostics());
    joined_ = *std::move(joined);
  }

  /// Rounding at the 34th digit is taken out, so that the weights add up to 1 exactly.
  void finish() {
    for (std::size_t i = 0; i < ids_.size(); ++i) out_.weights.push_back({ids_[i], joined_[i]});
    auto divided = grade::normalise(out_.weights);
    if (!divided) return fail(divided.diagnostics());
    out_.weights = *std::move(divided);
    for (const auto& weight : out_.weights) {
      ProofNode w = step("pairwise",
                         "w（" + weight.name + "，" + std::string(data::label_of(rule_.priorities)) + "，" +
                             std::string(data::label_of(rule_.group)) + "）",
                         weight.weight);
      w.at = std::string(comparisons_at);
      w.inputs = ratios_;
      out_.proof.push_back(std::move(w));
    }
  }

  std::vector<PairwiseComparisons> all_;
  const std::vector<std::string>& ids_;
  const pack::PairwiseRule& rule_;
  Weights& out_;
  std::vector<PairwiseMatrix> matrices_{};
  std::vector<int> votes_{};
  std::vector<ProofNode> ratios_{};
  std::vector<Decimal> joined_{};
};

}  // namespace

Weights weights_of(const RiskAssessment& assessment, pack::WeightSource source,
                   const Stated<pack::PairwiseRule>& rule) {
  const Points points = points_of(assessment);
  if (source != pack::WeightSource::pairwise)
    return given(assessment, points, source == pack::WeightSource::normalised);
  Weights out;
  Experts(assessment, points, *rule, out).run();
  return out;
}

std::optional<Weights> Poll::row_weights_or_abstain(const pack::FuzzyMethod& fuzzy, const std::string& body,
                                                    Judged judged) {
  Weights out;
  const auto rows = assessment()->memberships.value_or({});
  for (const auto& id : points_of(*assessment()).ids) {
    const auto row = std::ranges::find_if(rows, [&](const Membership& m) {
      return m.point == id && m.by.value_or("") == body && m.stage == stage_ && m.judged == judged;
    });
    if (fuzzy.weights == pack::WeightSource::pairwise || row == rows.end() || !row->weight)
      return weights_or_abstain(body, fuzzy.weights, fuzzy.pairwise);
    out.weights.push_back({id, *row->weight});
    out.proof.push_back(leaf("read", "w", row->weight->to_string(),
                             "/risk_assessment/memberships/" + std::to_string(row - rows.begin()) + "/weight"));
  }
  if (fuzzy.weights == pack::WeightSource::normalised) divide(out);
  if (out.problem.empty()) return out;
  abstain(body, out.problem);
  return {};
}

}  // namespace riskrule::assessing
