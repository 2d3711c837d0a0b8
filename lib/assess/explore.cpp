#include "riskrule/assess/explore.hpp"

#include <limits>

#include "explore_parts.hpp"
#include "riskrule/data/json.hpp"

namespace riskrule {
namespace assessing {

std::string pointer_of(const IndexPoint& point, EstimateInput input) {
  const std::string at = data::pointer_to("/risk_assessment/points", point.number);
  if (!point.estimate) return at + "/estimates";
  return data::pointer_to(at + "/estimates", *point.estimate) + "/" + std::string(data::word_of(input));
}

Decimal share_of(const IndexMethod& method, const IndexPoint& point, std::size_t likelihood, std::size_t impact) {
  return *point.point->weight * method.r[likelihood][impact];
}

Stated<std::string> WholeGrade::after(const std::vector<InputMove>& moves, const IndexModel& model) {
  const auto set = [&](const InputMove& move, Level level) {
    for (const auto& point : model.points) {
      if (point.point->id != move.risk) continue;
      Estimate& estimate = (*(*matter_.risk_assessment->points)[point.number].estimates)[*point.estimate];
      (move.input == EstimateInput::likelihood ? estimate.likelihood : estimate.impact) = level;
    }
  };
  for (const auto& move : moves) set(move, move.to);
  auto assessment = now();
  for (const auto& move : moves) set(move, move.from);
  if (assessment) return assessment->grade.grade;
  problems_ = std::move(assessment.diagnostics());
  return {};
}

}  // namespace assessing

namespace {

using namespace assessing;

/// Higher ranks must not have lower values, or a step up would not be one.
Diagnostics check_scale(const IndexMethod& method) {
  const auto wrong = [](const Decimal& low, const Decimal& high) { return !(low <= high); };
  bool bad = false;
  for (std::size_t i = 0; i < ranks; ++i)
    for (std::size_t j = 1; j < ranks; ++j)
      bad = bad || wrong(method.r[i][j - 1], method.r[i][j]) || wrong(method.r[j - 1][i], method.r[j][i]);
  if (!bad) return {};
  return {{.code = "explore.scale", .message = "the method's values do not rise with the ranks of its scales"}};
}

/// The engine computes no index of weights that do not add up to 1, and so nothing is explored.
Diagnostics check_weights(const IndexModel& model) {
  std::vector<grade::Factor> factors;
  for (const auto& point : model.points) factors.push_back({point.point->id, *point.point->weight, 1, 1});
  return grade::check_weights(factors);
}

ExploredBody explore_body(const IndexMethod& method, const IndexModel& model, WholeGrade& whole,
                          const Stated<std::string>& grade, const ExploreOptions& options, Diagnostics& problems) {
  ExploredBody out{.by = model.by};
  explore_unknown(method, model, out);
  if (out.unknown.empty()) explore_known(method, model, whole, grade, out, problems);
  out.measures = explore_measures(method, model, options.least_alike, problems);
  if (options.draws > 0) out.simulation = simulate_body(method, model, options, problems);
  return out;
}

}  // namespace

Result<Exploration> explore(const Matter& matter, const pack::Pack& pack, const ExploreOptions& options) {
  const auto as_of = options.as_of ? options.as_of : latest_date(matter);
  if (!as_of) return assess(matter, pack, {.limits = options.limits}).diagnostics();  // says that there is no date
  const auto method = index_method(pack.compiled());
  if (!method)
    return Diagnostic{
        .code = "explore.no_index",
        .message = "pack `" + pack.id() + "` computes no index; name one that does, for instance with --pack"};
  Diagnostics problems = check_scale(*method);
  const auto models = index_models(pack.compiled(), matter, problems);
  if (models.empty())
    problems.push_back({.code = "explore.no_estimates",
                        .message = "no risk point has an estimate of the stage that decides",
                        .pointer = "/risk_assessment/points"});
  if (!has_errors(problems))
    for (auto& d : check_weights(models.front())) problems.push_back(std::move(d));
  if (options.seed > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
    problems.push_back({.code = "explore.seed", .message = "the seed is above 9223372036854775807"});
  if (has_errors(problems)) return problems;
  WholeGrade whole(matter, pack, *as_of, options.limits);
  const auto now = whole.now();
  if (!now) return now.diagnostics();

  Exploration out{.engine = now->engine, .matter = now->matter, .title = now->title, .as_of = *as_of};
  out.packs = now->packs;
  out.method = method->title;
  out.basis = method->basis;
  out.origin = now->grade.origin;
  out.grade = now->grade.grade;
  out.notes = now->notes;
  for (const auto& model : models)
    out.bodies.push_back(explore_body(*method, model, whole, out.grade, options, problems));
  for (const auto& d : whole.problems()) problems.push_back(d);
  if (has_errors(problems)) return problems;
  return {std::move(out), std::move(problems)};
}

std::string write_exploration(const Exploration& exploration, data::JsonStyle style) {
  return data::write_json(exploration, style);
}

}  // namespace riskrule
