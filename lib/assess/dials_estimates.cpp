// What indexes, counts of degrees and products read: ranks of likelihood, impact and detectability.
#include <algorithm>

#include "explore_parts.hpp"
#include "riskrule/data/json.hpp"
#include "riskrule/grade/matrix.hpp"

namespace riskrule::assessing {

Decimal index_value(const pack::CompiledDegree& degree, pack::IndexVariant variant, std::size_t p, std::size_t q) {
  const Decimal& likelihood = degree.source->likelihood[p].score;
  switch (variant) {
    case pack::IndexVariant::raw_products: return grade::degree_value(likelihood, degree.source->impact[q].score);
    case pack::IndexVariant::likelihood_grades: return likelihood;
    case pack::IndexVariant::representative_values: break;
  }
  return degree.at(static_cast<Level>(p), static_cast<Level>(q)).representative;
}

namespace {

using Member = Stated<Level> Estimate::*;

/// The estimate of a body at a stage; null if it made none.
template <class Point>
auto find(Point& point, const std::string& by, AssessmentStage stage) -> decltype(point.estimates->data()) {
  if (!point.estimates) return nullptr;
  for (auto& e : *point.estimates)
    if (e.stage == stage && e.by.value_or("") == by) return &e;
  return nullptr;
}

class Estimates {
 public:
  Estimates(Lab& lab, const std::string& body)
      : lab_(lab), source_(*lab.method().source), body_(body), stage_(*source_.stage) {}

  Board run() {
    out_.step = "刻度一级";
    complete();
    const Weights weights = weights_now();
    if (!weights.problem.empty()) {
      out_.not_asked.push_back("没有权重，不能推演：" + weights.problem);
      return std::move(out_);
    }
    auto& points = *lab_.matter.risk_assessment->points;
    for (std::size_t i = 0; i < points.size(); ++i)
      if (!points[i].exempted_by) take(points[i], i, weights);
    if (source_.index) out_.join = Join::sum;
    if (source_.product) out_.join = Join::greatest;
    if (source_.factor_counts) count();
    return std::move(out_);
  }

 private:
  bool reads_impact() const {
    return !source_.index || source_.index->variant != pack::IndexVariant::likelihood_grades;
  }
  bool reads_detectability() const { return source_.product && source_.product->detectability; }

  Weights weights_now() const {
    if (!source_.index) return {};
    return weights_of(*lab_.given.risk_assessment, source_.index->weights, source_.index->pairwise);
  }

  /// An estimate that is not there stands there empty, so that it can be filled.
  void complete() {
    for (auto& point : *lab_.matter.risk_assessment->points) {
      if (point.exempted_by || find(point, body_, stage_) != nullptr) continue;
      Estimate empty{.stage = stage_};
      if (!body_.empty()) empty.by = body_;
      if (!point.estimates) point.estimates.emplace();
      point.estimates->push_back(std::move(empty));
    }
  }

  void take(RiskPoint& point, std::size_t i, const Weights& weights) {
    const RiskPoint& given = (*lab_.given.risk_assessment->points)[i];
    const Estimate* stated = find(given, body_, stage_);
    const std::string at = data::pointer_to("/risk_assessment/points", i) + "/estimates";
    const std::string place =
        stated == nullptr ? at : data::pointer_to(at, static_cast<std::size_t>(stated - given.estimates->data()));
    Estimate& estimate = *find(point, body_, stage_);
    Part part{.of = point.id, .value = value(), .point = &given};
    if (!weights.weights.empty()) part.weight = weights.weights[out_.parts.size()].weight;
    const auto add = [&](ExploredInput input, Member member) {
      part.dials.push_back(out_.dials.size());
      const std::string tail = stated == nullptr ? "" : "/" + std::string(data::word_of(input));
      out_.dials.push_back(dial(point.id, input, place + tail, &(estimate.*member)));
    };
    add(ExploredInput::likelihood, &Estimate::likelihood);
    if (reads_impact()) add(ExploredInput::impact, &Estimate::impact);
    if (reads_detectability()) add(ExploredInput::detectability, &Estimate::detectability);
    if (stage_ == AssessmentStage::after) part.before = settings(find(given, body_, AssessmentStage::before));
    out_.parts.push_back(std::move(part));
  }

  static Dial dial(const std::string& of, ExploredInput input, std::string at, Stated<Level>* level) {
    Dial out{.of = of, .input = input, .at = std::move(at), .size = ranks, .known = level->has_value()};
    if (*level) out.now = static_cast<std::int64_t>(**level);
    out.word = [](std::int64_t s) { return std::string(data::word_of(static_cast<Level>(s))); };
    out.word_now = out.now ? out.word(*out.now) : std::string();
    out.turn = [level](std::int64_t s) { *level = static_cast<Level>(s); };
    out.reset = put_back(*level);
    return out;
  }

  std::optional<std::vector<std::int64_t>> settings(const Estimate* estimate) const {
    if (estimate == nullptr) return {};
    std::vector<std::int64_t> out;
    bool all = true;
    const auto add = [&](const Stated<Level>& level) {
      all = all && level.has_value();
      if (level) out.push_back(static_cast<std::int64_t>(*level));
    };
    add(estimate->likelihood);
    if (reads_impact()) add(estimate->impact);
    if (reads_detectability()) add(estimate->detectability);
    if (!all) return {};
    return out;
  }

  std::function<Decimal(const std::vector<std::int64_t>&)> value() const {
    const auto place = [](std::int64_t s) { return static_cast<std::size_t>(s); };
    if (source_.product)
      return [&rule = *source_.product, place](const auto& s) {
        const Decimal two = rule.likelihood[place(s[0])].score * rule.severity[place(s[1])].score;
        return s.size() < 3 ? two : two * (*rule.detectability)[place(s[2])].score;
      };
    const auto& degree = *lab_.compiled().degree;
    if (source_.factor_counts)
      return [&degree, place](const auto& s) { return Decimal(degree.cells[place(s[0])][place(s[1])]); };
    return [&degree, place, variant = source_.index->variant](const auto& s) {
      return index_value(degree, variant, place(s[0]), s.size() < 2 ? 0 : place(s[1]));
    };
  }

  /// One more than a line asks for makes no difference any more.
  void count() {
    out_.join = Join::counts;
    for (const auto& degree : lab_.compiled().degree->degrees) {
      std::int64_t cap = 0;
      for (const auto& line : source_.factor_counts->lines)
        if (line.degree == degree.band.word) cap = std::max({cap, line.from, line.to ? *line.to + 1 : 0});
      out_.caps.push_back(cap);
    }
  }

  Lab& lab_;
  const pack::Method& source_;
  const std::string& body_;
  AssessmentStage stage_;
  Board out_{};
};

}  // namespace

Board board_of_estimates(Lab& lab, const std::string& body) { return Estimates(lab, body).run(); }

}  // namespace riskrule::assessing
